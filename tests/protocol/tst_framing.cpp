// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/protocol/Framing.h"
#include "h5scout/protocol/h5scout.pb.h"

#include "h5scout/value/Error.h"

#include <QTest>

using namespace h5scout::protocol;

class TestFraming : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesLengthAndPayload();
    void givesOutFramesWhateverThePieces_data();
    void givesOutFramesWhateverThePieces();
    void knowsWhetherTheStreamMayEnd();
    void refusesLengthsAboveTheLimit_data();
    void refusesLengthsAboveTheLimit();
    void givesOutWhatCameBeforeABadLength();
    void acceptsAFrameOfTheLimit();
    void refusesToWriteAboveTheLimit();
};

namespace
{

QByteArray bytesOf(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

Request describe(std::uint64_t id, const std::string& path)
{
    Request request;
    request.set_id(id);
    request.mutable_describe()->set_path(path);
    return request;
}

} // namespace

void TestFraming::writesLengthAndPayload()
{
    Cancel message;
    message.set_id(300);
    std::string out = "before";
    appendFrame(out, message);
    QCOMPARE(bytesOf(out), QByteArray("before\x03\0\0\0\x08\xac\x02", 13));
}

void TestFraming::givesOutFramesWhateverThePieces_data()
{
    QTest::addColumn<int>("pieceBytes");
    for (const int pieceBytes : {1, 2, 3, 4, 5, 7, 64, 1'000, 100'000, 10'000'000})
        QTest::addRow("%d", pieceBytes) << pieceBytes;
}

void TestFraming::givesOutFramesWhateverThePieces()
{
    QFETCH(int, pieceBytes);
    const std::vector<Request> requests = {describe(1, "/a"),
                                           Request(),
                                           describe(2, std::string(70'000, 'x')),
                                           describe(3, ""),
                                           describe(4, std::string(1'200'000, 'y')),
                                           describe(5, "/b")};
    std::string stream;
    for (const Request& request : requests)
        appendFrame(stream, request);

    FrameReader reader;
    std::vector<std::string> payloads;
    for (std::size_t i = 0; i < stream.size(); i += static_cast<std::size_t>(pieceBytes)) {
        reader.feed(std::string_view(stream).substr(i, static_cast<std::size_t>(pieceBytes)));
        while (auto payload = reader.next())
            payloads.push_back(std::move(*payload));
    }
    QCOMPARE(payloads.size(), requests.size());
    for (std::size_t i = 0; i < requests.size(); ++i)
        QVERIFY(payloads[i] == requests[i].SerializeAsString());
    QVERIFY(reader.isBetweenFrames());
    QVERIFY(!reader.hasError());
}

void TestFraming::knowsWhetherTheStreamMayEnd()
{
    std::string stream;
    appendFrame(stream, describe(1, "/a"));
    FrameReader reader;
    QVERIFY(reader.isBetweenFrames());
    reader.feed(std::string_view(stream).substr(0, stream.size() - 1));
    QVERIFY(!reader.next());
    QVERIFY(!reader.isBetweenFrames());
    reader.feed(std::string_view(stream).substr(stream.size() - 1));
    QVERIFY(!reader.isBetweenFrames());
    QVERIFY(reader.next());
    QVERIFY(reader.isBetweenFrames());
}

void TestFraming::refusesLengthsAboveTheLimit_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("error");
    QTest::newRow("one above") << QByteArray::fromHex("01000004")
                               << QByteArray("A frame of 67108865 bytes is announced; the limit is 67108864 bytes.");
    QTest::newRow("negative") << QByteArray::fromHex("ffffffff")
                              << QByteArray("A frame of 4294967295 bytes is announced; the limit is 67108864 bytes.");
    QTest::newRow("text") << QByteArray("HDF5-DIAG")
                          << QByteArray("A frame of 893797448 bytes is announced; the limit is 67108864 bytes.");
}

void TestFraming::refusesLengthsAboveTheLimit()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, error);
    FrameReader reader;
    reader.feed(header.toStdString());
    QVERIFY(!reader.next());
    QCOMPARE(bytesOf(reader.error()), error);
    std::string good;
    appendFrame(good, describe(1, "/a"));
    reader.feed(good);
    QVERIFY2(!reader.next(), "nothing behind a bad length can be trusted");
    QVERIFY(reader.hasError());
}

void TestFraming::givesOutWhatCameBeforeABadLength()
{
    std::string stream;
    appendFrame(stream, describe(1, "/a"));
    stream += "\xff\xff\xff\xff";
    FrameReader reader;
    reader.feed(stream);
    QVERIFY(reader.next());
    QVERIFY(!reader.hasError());
    QVERIFY(!reader.next());
    QVERIFY(reader.hasError());
}

void TestFraming::acceptsAFrameOfTheLimit()
{
    FrameReader reader(5);
    reader.feed(std::string("\5\0\0\0hello\6\0\0\0", 13));
    QCOMPARE(bytesOf(reader.next().value_or("")), QByteArray("hello"));
    QVERIFY(!reader.next());
    QCOMPARE(bytesOf(reader.error()), QByteArray("A frame of 6 bytes is announced; the limit is 5 bytes."));
}

void TestFraming::refusesToWriteAboveTheLimit()
{
    std::string out = "before";
    try {
        appendFrame(out, describe(1, std::string(100, 'x')), 50);
        QFAIL("nothing was thrown");
    } catch (const h5scout::Error& error) {
        QCOMPARE(bytesOf(error.reason()), QByteArray("A message of 106 bytes is longer than the limit of 50 bytes."));
    }
    QCOMPARE(bytesOf(out), QByteArray("before"));
}

QTEST_GUILESS_MAIN(TestFraming)
#include "tst_framing.moc"
