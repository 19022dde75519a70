// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeWorkerFile.h"
#include "ui/models/RowReader.h"
#include "ui/models/TextRows.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestTextRows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void readsOnlyTheBlocksInView();
    void aJumpDoesNotWaitForWhatIsBehind();
    void memoryStaysBounded();
    void aBlockThatCannotBeReadIsReadRowByRow();
    void aLostWorkerIsSaidInTheRows();
    void closingEndsReading();

    void theReaderVisitsTheRowsInTurn_data();
    void theReaderVisitsTheRowsInTurn();
    void theReaderStopsWhenItHasEnough();
    void theReaderCanBeStopped();
    void theReaderSaysWhenTheFileIsLost();

private:
    static QString textOf(quint64 row) { return QStringLiteral("row %1").arg(row); }
    void addTexts(const Shape& shape, std::size_t bytes = 0);
    void waitUntilComplete(TextRows& rows) { QTRY_VERIFY(rows.isComplete()); }

    std::unique_ptr<FakeWorkerFile> m_file;
    std::unique_ptr<FileClient> m_client;
};

void TestTextRows::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_file = std::make_unique<FakeWorkerFile>();
    m_client = std::make_unique<FileClient>(QStringLiteral("/data/run.h5"), m_file->factory());
    (void)m_client->open();
    QTRY_COMPARE(m_client->state(), FileClient::State::Open);
}

void TestTextRows::cleanup()
{
    m_client.reset();
    m_file.reset();
}

/// "row 0", "row 1" ...; filled up to `bytes`.
void TestTextRows::addTexts(const Shape& shape, std::size_t bytes)
{
    std::vector<std::string> texts;
    for (quint64 row = 0; row < elementCount(shape).value(); ++row) {
        texts.push_back(textOf(row).toStdString());
        texts.back().resize(std::max(bytes, texts.back().size()), '.');
    }
    m_file->addArray("/log", NdArray(shape, texts));
}

void TestTextRows::readsOnlyTheBlocksInView()
{
    addTexts({1000});
    TextRows rows;
    rows.open(m_client.get(), "/log", RowBlocks({1000}, 100));
    QCOMPARE(rows.rowCount(), quint64(1000));
    QVERIFY(rows.row(150).state == TextRows::Row::State::Missing);
    rows.want(150, 100);
    waitUntilComplete(rows);
    QCOMPARE(m_file->askedCount(RequestKind::Array), 2);
    for (quint64 row = 100; row < 300; ++row) {
        QVERIFY(rows.row(row).state == TextRows::Row::State::Ready);
        QCOMPARE(rows.row(row).shown.text, textOf(row));
    }
    QVERIFY(rows.row(300).state == TextRows::Row::State::Missing);
    rows.want(160, 10); // known
    QVERIFY(rows.isComplete());
    QCOMPARE(m_file->askedCount(RequestKind::Array), 2);
}

void TestTextRows::aJumpDoesNotWaitForWhatIsBehind()
{
    addTexts({1000});
    TextRows rows;
    rows.open(m_client.get(), "/log", RowBlocks({1000}, 10));
    m_file->hold();
    rows.want(0, 50);
    QTRY_COMPARE(m_file->heldRequests(), 1);
    rows.want(900, 10);
    QTRY_COMPARE(m_file->askedCount(RequestKind::Array), 2);
    QVERIFY(std::ranges::any_of(m_file->asked(), [](const AskedRequest& asked) { return asked.isCancelled; }));
    m_file->release();
    waitUntilComplete(rows);
    QCOMPARE(m_file->askedCount(RequestKind::Array), 2);
    QCOMPARE(rows.row(905).shown.text, textOf(905));
}

void TestTextRows::memoryStaysBounded()
{
    addTexts({400}, 500'000); // shown in part: 20 kB a row
    TextRows rows;
    rows.open(m_client.get(), "/log", RowBlocks({400}, 4));
    for (quint64 row = 0; row < 400; row += 4) {
        rows.want(row, 4);
        waitUntilComplete(rows);
    }
    QCOMPARE(rows.row(399).shown.text.size(), 10'000);
    QCOMPARE(rows.row(399).shown.missingCharacters, 490'000);
    int known = 0;
    for (quint64 row = 0; row < 400; ++row)
        known += rows.row(row).state == TextRows::Row::State::Ready ? 1 : 0;
    QVERIFY(known <= 400); // 8 MB: all of them fit
    m_file->addArray("/log", NdArray(Shape{4000}, std::vector<std::string>(4000, std::string(10'000, 'x'))));
    rows.open(m_client.get(), "/log", RowBlocks({4000}, 100));
    for (quint64 row = 0; row < 4000; row += 100) {
        rows.want(row, 10);
        waitUntilComplete(rows);
    }
    known = 0;
    for (quint64 row = 0; row < 4000; ++row)
        known += rows.row(row).state == TextRows::Row::State::Ready ? 1 : 0;
    QVERIFY2(known >= 1000 && known <= 2600, qPrintable(QString::number(known))); // of 80 MB
}

void TestTextRows::aBlockThatCannotBeReadIsReadRowByRow()
{
    addTexts({20});
    m_file->fail(RequestKind::Array, "They take more than the limit.");
    TextRows rows;
    rows.open(m_client.get(), "/log", RowBlocks({20}, 10));
    m_file->hold();
    rows.want(3, 2);
    QTRY_COMPARE(m_file->heldRequests(), 1);
    m_file->releaseOne(); // the block fails
    QTRY_COMPARE(m_file->askedCount(RequestKind::Array), 2);
    m_file->releaseOne(); // row 3 fails
    QTRY_COMPARE(m_file->askedCount(RequestKind::Array), 3);
    m_file->succeed();
    m_file->release();
    waitUntilComplete(rows);
    QVERIFY(rows.row(3).state == TextRows::Row::State::Failed);
    QVERIFY(rows.row(3).shown.text.contains(QStringLiteral("They take more than the limit.")));
    QVERIFY(rows.row(4).state == TextRows::Row::State::Ready);
    QCOMPARE(rows.row(4).shown.text, textOf(4));
    QVERIFY(rows.row(5).state == TextRows::Row::State::Missing); // not in view
}

void TestTextRows::aLostWorkerIsSaidInTheRows()
{
    addTexts({20});
    TextRows rows;
    rows.open(m_client.get(), "/log", RowBlocks({20}, 10));
    m_file->hold();
    rows.want(0, 5);
    QTRY_COMPARE(m_file->heldRequests(), 1);
    m_file->die();
    waitUntilComplete(rows);
    QVERIFY(rows.row(0).state == TextRows::Row::State::Failed);
    QVERIFY(!rows.row(0).shown.text.isEmpty());
    QCOMPARE(m_file->askedCount(RequestKind::Array), 1);
}

void TestTextRows::closingEndsReading()
{
    addTexts({20});
    TextRows rows;
    rows.open(m_client.get(), "/log", RowBlocks({20}, 10));
    m_file->hold();
    rows.want(0, 5);
    QTRY_COMPARE(m_file->heldRequests(), 1);
    QSignalSpy arrived(&rows, &TextRows::rowsArrived);
    rows.close();
    m_file->release();
    QTRY_COMPARE(m_client->runningRequests(), 0);
    QCOMPARE(arrived.count(), 0);
    QCOMPARE(rows.rowCount(), quint64(0));
}

void TestTextRows::theReaderVisitsTheRowsInTurn_data()
{
    QTest::addColumn<quint64>("first");
    QTest::addColumn<quint64>("last");
    QTest::addColumn<bool>("isUp");
    QTest::newRow("all, down") << quint64(0) << quint64(34) << false;
    QTest::newRow("all, up") << quint64(0) << quint64(34) << true;
    QTest::newRow("some, down") << quint64(7) << quint64(23) << false;
    QTest::newRow("some, up") << quint64(7) << quint64(23) << true;
    QTest::newRow("one") << quint64(7) << quint64(7) << false;
}

void TestTextRows::theReaderVisitsTheRowsInTurn()
{
    QFETCH(quint64, first);
    QFETCH(quint64, last);
    QFETCH(bool, isUp);
    addTexts({5, 7});
    RowReader reader;
    QSignalSpy finished(&reader, &RowReader::finished);
    std::vector<quint64> visited;
    reader.read(m_client.get(), "/log", RowBlocks({5, 7}, 4), first, last,
                isUp ? RowReader::Direction::Up : RowReader::Direction::Down,
                [&](quint64 row, const std::optional<QString>& text) {
                    visited.push_back(row);
                    return text == textOf(row);
                });
    QTRY_COMPARE(finished.count(), 1);
    std::vector<quint64> expected;
    for (quint64 row = first; row <= last; ++row)
        expected.push_back(row);
    if (isUp)
        std::ranges::reverse(expected);
    QCOMPARE(visited, expected);
    QVERIFY(!reader.isReading());
}

void TestTextRows::theReaderStopsWhenItHasEnough()
{
    addTexts({100});
    RowReader reader;
    QSignalSpy finished(&reader, &RowReader::finished);
    int visits = 0;
    reader.read(m_client.get(), "/log", RowBlocks({100}, 10), 0, 99, RowReader::Direction::Down,
                [&](quint64 row, const std::optional<QString>&) {
                    ++visits;
                    return row < 25;
                });
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(visits, 26);
    QCOMPARE(m_file->askedCount(RequestKind::Array), 3);
}

void TestTextRows::theReaderCanBeStopped()
{
    addTexts({100});
    RowReader reader;
    QSignalSpy finished(&reader, &RowReader::finished);
    m_file->hold();
    int visits = 0;
    reader.read(m_client.get(), "/log", RowBlocks({100}, 10), 0, 99, RowReader::Direction::Down,
                [&](quint64, const std::optional<QString>&) { return ++visits > 0; });
    QTRY_COMPARE(m_file->heldRequests(), 1);
    reader.stop();
    m_file->release();
    QTRY_COMPARE(m_client->runningRequests(), 0);
    QCOMPARE(visits, 0);
    QCOMPARE(finished.count(), 0);
    QVERIFY(!reader.isReading());
}

void TestTextRows::theReaderSaysWhenTheFileIsLost()
{
    addTexts({100});
    RowReader reader;
    QSignalSpy failed(&reader, &RowReader::failed);
    m_file->hold();
    reader.read(m_client.get(), "/log", RowBlocks({100}, 10), 0, 99, RowReader::Direction::Down,
                [](quint64, const std::optional<QString>&) { return true; });
    QTRY_COMPARE(m_file->heldRequests(), 1);
    m_file->die();
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(!reader.isReading());
}

QTEST_GUILESS_MAIN(TestTextRows)
#include "tst_text_rows.moc"
