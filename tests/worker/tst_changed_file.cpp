// SPDX-License-Identifier: GPL-3.0-or-later
#include "SampleWorker.h"

#include <QTest>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>

using namespace h5scout;
using test::Asker;
using test::SampleWorker;

namespace
{

namespace fs = std::filesystem;
using AskFunction = std::function<protocol::Request(Asker&)>;

/// Clocks of file systems are coarse: a write right after the opening may bear the same time.
void moveTimeOn(const std::string& path)
{
    fs::last_write_time(path, fs::last_write_time(path) + std::chrono::seconds(1));
}

void writeByte(const std::string& path, std::uintmax_t position)
{
    std::fstream bytes(path, std::ios::binary | std::ios::in | std::ios::out);
    bytes.seekp(static_cast<std::streamoff>(position));
    bytes.put('x');
}

} // namespace

/// What a worker says when its file is written or cut while it is open.
class ChangedFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anUntouchedFileIsUnchanged_data();
    void anUntouchedFileIsUnchanged();
    void aShorterFileIsAnError_data();
    void aShorterFileIsAnError();
    void aShorterFileEndsARequestWithStages();
    void aWrittenFileIsMarked_data();
    void aWrittenFileIsMarked();
    void aDeletedFileIsUnchanged();
    void aReplacedFileIsUnchanged();
    void aBadRequestStaysOne();
};

namespace
{

void addRequestRows()
{
    QTest::addColumn<AskFunction>("request");
    QTest::newRow("describe") << AskFunction([](Asker& ask) { return ask.describe("/line"); });
    QTest::newRow("children") << AskFunction([](Asker& ask) { return ask.listChildren("/group", 0, 10); });
    QTest::newRow("attributes") << AskFunction([](Asker& ask) { return ask.listAttributes("/line"); });
    QTest::newRow("array") << AskFunction([](Asker& ask) { return ask.readArray("/line", {{0, 10}}); });
    QTest::newRow("envelope") << AskFunction([](Asker& ask) { return ask.readEnvelope("/line", 100); });
    QTest::newRow("image") << AskFunction([](Asker& ask) { return ask.readImage("/plane", 10, 10); });
    QTest::newRow("walk") << AskFunction([](Asker& ask) { return ask.walk("/"); });
}

} // namespace

void ChangedFileTest::anUntouchedFileIsUnchanged_data()
{
    addRequestRows();
}

void ChangedFileTest::anUntouchedFileIsUnchanged()
{
    QFETCH(AskFunction, request);
    SampleWorker sample;
    const protocol::Reply reply = sample.last(request(sample.ask));
    QVERIFY(reply.last());
    QVERIFY2(!reply.has_error(), reply.error().reason().c_str());
    QVERIFY(!reply.file_changed());
}

void ChangedFileTest::aShorterFileIsAnError_data()
{
    addRequestRows();
}

void ChangedFileTest::aShorterFileIsAnError()
{
    QFETCH(AskFunction, request);
    SampleWorker sample;
    const std::uintmax_t before = fs::file_size(sample.path());
    fs::resize_file(sample.path(), 3000);
    const protocol::Reply reply = sample.last(request(sample.ask));
    QVERIFY(reply.has_error());
    QVERIFY(reply.error().kind() == protocol::Error::FAILED);
    QCOMPARE(reply.error().reason(), "The file has become shorter since it was opened: it has 3000 bytes, it had " +
                                         std::to_string(before) + ".");
    QCOMPARE(reply.error().advice(), "Reload the file with F5.");
}

void ChangedFileTest::aShorterFileEndsARequestWithStages()
{
    SampleWorker sample;
    const protocol::Request request = sample.ask.readEnvelope("/huge", 1000); // never ends by itself
    sample.send(request);
    QVERIFY(sample.receive().has_value());
    fs::resize_file(sample.path(), 3000);
    const protocol::Reply last = sample.receiveLast(request);
    QVERIFY(last.has_error());
    QVERIFY2(last.error().reason().starts_with("The file has become shorter"), last.error().reason().c_str());
}

void ChangedFileTest::aWrittenFileIsMarked_data()
{
    addRequestRows();
}

void ChangedFileTest::aWrittenFileIsMarked()
{
    QFETCH(AskFunction, request);
    {
        SampleWorker sample;
        fs::resize_file(sample.path(), fs::file_size(sample.path()) + 100);
        const protocol::Reply reply = sample.last(request(sample.ask));
        QVERIFY2(!reply.has_error(), reply.error().reason().c_str());
        QVERIFY(reply.file_changed());
    }
    SampleWorker sample;
    writeByte(sample.path(), fs::file_size(sample.path()) - 1);
    moveTimeOn(sample.path());
    for (const protocol::Reply& reply : sample.all(request(sample.ask))) {
        QVERIFY2(!reply.has_error(), reply.error().reason().c_str());
        QVERIFY(reply.file_changed());
    }
    const protocol::Reply error = sample.last(sample.ask.describe("/none"));
    QVERIFY(error.has_error());
    QVERIFY(error.file_changed());
}

void ChangedFileTest::aDeletedFileIsUnchanged()
{
    SampleWorker sample;
    fs::remove(sample.path());
    const protocol::Reply reply = sample.last(sample.ask.readArray("/line", {{0, 10}}));
    QVERIFY(reply.has_array());
    QVERIFY(!reply.file_changed());
}

void ChangedFileTest::aReplacedFileIsUnchanged()
{
    SampleWorker sample;
    const std::string other = sample.path() + ".new";
    std::ofstream(other) << "no HDF5 file";
    fs::rename(other, sample.path());
    const protocol::Reply reply = sample.last(sample.ask.readArray("/line", {{0, 10}}));
    QVERIFY(reply.has_array());
    QVERIFY(!reply.file_changed());
}

void ChangedFileTest::aBadRequestStaysOne()
{
    SampleWorker sample;
    fs::resize_file(sample.path(), 3000);
    protocol::Request nothing;
    nothing.set_id(1000);
    const protocol::Reply reply = sample.last(nothing);
    QVERIFY(reply.error().kind() == protocol::Error::BAD_REQUEST);
}

QTEST_GUILESS_MAIN(ChangedFileTest)

#include "tst_changed_file.moc"
