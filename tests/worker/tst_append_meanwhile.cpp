// SPDX-License-Identifier: GPL-3.0-or-later
// What a worker does while it appends a large file: everything else that only reads.
#include "SampleWorker.h"
#include "StorageFiles.h"

#include "h5scout/import/SourceFile.h"

#include <QTest>

#include <filesystem>
#include <map>
#include <optional>

using namespace h5scout;
using namespace h5scout::test;

class AppendMeanwhileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void readersSeeTheFileAsItWas();
    void otherEditsWaitForTheEnd();
    void undoWaitsForTheEnd();
    void aWithdrawnAppendLeavesTheFileAsItWas();
    void theEndOfTheInputLeavesTheFileAsItWas();

private:
    protocol::Request append();
    /// Waits until the append has written something.
    void waitForProgress(const protocol::Request& append);
    /// The last replies of so many requests, and in which order they came.
    void takeLast(std::size_t count);
    std::vector<std::uint64_t> shape(const protocol::Reply& described) const
    {
        return {described.node().space().shape().begin(), described.node().space().shape().end()};
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    std::unique_ptr<SampleWorker> m_sample;
    std::string m_before; ///< the file with the empty array
    std::uint64_t m_rows = 0;
    std::vector<std::uint64_t> m_order;
    std::map<std::uint64_t, protocol::Reply> m_last;
};

void AppendMeanwhileTest::init()
{
    m_folder = std::make_unique<TemporaryFolder>();
    m_sample = std::make_unique<SampleWorker>();
    m_order.clear();
    m_last.clear();
    QVERIFY(m_sample->last(m_sample->ask.startEditing(m_folder->file("history"))).has_edit_state());
    protocol::Request request = m_sample->ask.edit();
    protocol::CreateArray& creation = *request.mutable_edit()->mutable_create_array();
    creation.set_parent("/");
    creation.set_name("made");
    creation.set_kind(static_cast<std::uint32_t>(NodeKind::EArray));
    creation.mutable_type()->set_kind(protocol::ELEMENT_KIND_FLOAT64);
    creation.mutable_type()->set_byte_size(8);
    creation.add_shape(4);
    QVERIFY(m_sample->last(request).has_edited());
    m_before = contentOf(m_sample->path());
}

void AppendMeanwhileTest::cleanup()
{
    m_sample.reset();
    m_folder.reset();
}

/// Of several blocks of 8 MiB.
protocol::Request AppendMeanwhileTest::append()
{
    m_rows = 600'000;
    std::string text;
    for (std::uint64_t row = 0; row < m_rows; ++row)
        text += std::to_string(row) + ",1,2,3\n";
    const std::string file = m_folder->file("rows.csv");
    writeContent(file, text);
    protocol::Request request = m_sample->ask.edit();
    protocol::AppendFile& action = *request.mutable_edit()->mutable_append_file();
    action.set_path("/made");
    action.set_file(file);
    const SourceStamp stamp = stampOfSource(file);
    action.set_file_bytes(stamp.byteCount);
    action.set_file_modified(stamp.modified);
    action.mutable_type()->set_kind(protocol::ELEMENT_KIND_FLOAT64);
    action.mutable_type()->set_byte_size(8);
    action.mutable_table()->set_delimiter(1);
    action.set_columns(4);
    return request;
}

void AppendMeanwhileTest::waitForProgress(const protocol::Request& append)
{
    const std::optional<protocol::Reply> reply = m_sample->receive();
    QVERIFY(reply && reply->id() == append.id());
    QVERIFY2(!reply->last(), reply->error().reason().c_str());
    QVERIFY(std::filesystem::file_size(m_sample->path()) > m_before.size());
}

void AppendMeanwhileTest::takeLast(std::size_t count)
{
    while (m_order.size() < count) {
        const std::optional<protocol::Reply> reply = m_sample->receive();
        QVERIFY(reply);
        if (!reply->last())
            continue;
        m_order.push_back(reply->id());
        m_last[reply->id()] = *reply;
    }
}

void AppendMeanwhileTest::readersSeeTheFileAsItWas()
{
    const protocol::Request edit = append();
    m_sample->send(edit);
    waitForProgress(edit);
    const protocol::Request describe = m_sample->ask.describe("/made");
    const protocol::Request read = m_sample->ask.readArray("/line", {{0, 2, 1}});
    m_sample->send(describe);
    m_sample->send(read);
    takeLast(3);
    QCOMPARE(m_order.back(), edit.id());
    const protocol::Reply& described = m_last[describe.id()];
    QCOMPARE(shape(described), (std::vector<std::uint64_t>{0, 4}));
    QVERIFY(!described.file_changed());
    QVERIFY(m_last[read.id()].has_array());
    QVERIFY2(m_last[edit.id()].has_edited(), m_last[edit.id()].error().reason().c_str());
    const protocol::Reply after = m_sample->last(m_sample->ask.describe("/made"));
    QCOMPARE(shape(after), (std::vector<std::uint64_t>{m_rows, 4}));
    QVERIFY(!after.file_changed());
    QVERIFY(m_sample->last(m_sample->ask.undo()).has_edited());
    QVERIFY(contentOf(m_sample->path()) == m_before);
}

void AppendMeanwhileTest::otherEditsWaitForTheEnd()
{
    const protocol::Request edit = append();
    m_sample->send(edit);
    waitForProgress(edit);
    const protocol::Request attribute = m_sample->ask.setAttribute("/line", "units", "mV");
    const protocol::Request describe = m_sample->ask.describe("/made");
    m_sample->send(attribute);
    m_sample->send(describe);
    takeLast(3);
    QCOMPARE(m_order, (std::vector<std::uint64_t>{describe.id(), edit.id(), attribute.id()}));
    QVERIFY(m_last[attribute.id()].has_edited());
    QCOMPARE(m_last[attribute.id()].edited().state().undo_names_size(), 3);
    QCOMPARE(shape(m_sample->last(m_sample->ask.describe("/made"))), (std::vector<std::uint64_t>{m_rows, 4}));
}

void AppendMeanwhileTest::undoWaitsForTheEnd()
{
    const protocol::Request edit = append();
    m_sample->send(edit);
    waitForProgress(edit);
    const protocol::Request undo = m_sample->ask.undo();
    m_sample->send(undo);
    takeLast(2);
    QCOMPARE(m_order, (std::vector<std::uint64_t>{edit.id(), undo.id()}));
    QVERIFY(m_last[undo.id()].has_edited());
    QVERIFY(contentOf(m_sample->path()) == m_before);
}

void AppendMeanwhileTest::aWithdrawnAppendLeavesTheFileAsItWas()
{
    const protocol::Request edit = append();
    m_sample->send(edit);
    waitForProgress(edit);
    const protocol::Request attribute = m_sample->ask.setAttribute("/line", "units", "mV");
    m_sample->send(attribute);
    m_sample->send(m_sample->ask.cancel(edit));
    takeLast(2);
    QCOMPARE(m_order, (std::vector<std::uint64_t>{edit.id(), attribute.id()}));
    QVERIFY(m_last[edit.id()].has_cancelled());
    QVERIFY2(m_last[attribute.id()].has_edited(), m_last[attribute.id()].error().reason().c_str());
    const protocol::Reply after = m_sample->last(m_sample->ask.describe("/made"));
    QCOMPARE(shape(after), (std::vector<std::uint64_t>{0, 4}));
    QVERIFY(!after.file_changed());
    QVERIFY(m_sample->last(m_sample->ask.undo()).has_edited());
    QVERIFY(contentOf(m_sample->path()) == m_before);
}

void AppendMeanwhileTest::theEndOfTheInputLeavesTheFileAsItWas()
{
    const protocol::Request edit = append();
    m_sample->send(edit);
    waitForProgress(edit);
    const std::string path = m_sample->path();
    std::filesystem::create_hard_link(path, m_folder->file("kept.h5")); // its folder goes with the worker
    m_sample.reset();
    QVERIFY(contentOf(m_folder->file("kept.h5")) == m_before);
}

QTEST_GUILESS_MAIN(AppendMeanwhileTest)
#include "tst_append_meanwhile.moc"
