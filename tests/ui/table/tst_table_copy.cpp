// SPDX-License-Identifier: GPL-3.0-or-later
// Copying selections of a table as tab-separated text.
#include "Pictures.h"
#include "TableFixture.h"

#include "ui/panes/ProgressLine.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QTest>
#include <QToolButton>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestTableCopy : public QObject
{
    Q_OBJECT

    std::unique_ptr<TableFixture> t;

    static QString clipboard() { return QGuiApplication::clipboard()->text(); }
    void select(const GridPlace& from, const GridPlace& to)
    {
        t->grid()->setCurrent(from);
        t->grid()->setCurrent(to, GridSelection::Mode::Extend);
    }
    void copy(Qt::KeyboardModifiers modifiers = {})
    {
        t->grid()->setFocus();
        QTest::keyClick(t->grid(), Qt::Key_C, Qt::ControlModifier | modifiers);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        prepareLook();
    }
    void init()
    {
        QTest::failOnWarning(anyWarning());
        QGuiApplication::clipboard()->setText(QStringLiteral("before"));
        t = std::make_unique<TableFixture>();
        QVERIFY(t->start());
        t->file.addCountingArray("/small", {4, 3});
        t->file.addCountingArray("/plane", {2000, 700});
        t->file.addCountingArray("/tall", {10'000'000'000});
        FakeNode& line = t->file.addArray("/line", {3}, {1, 2.5, 4});
        line.label = "Signal";
        DataAxis axis;
        axis.label = QStringLiteral("Delay");
        axis.units = QStringLiteral("fs");
        axis.spacing = DataAxis::Spacing::Uniform;
        axis.first = 10;
        axis.step = 0.5;
        line.data.axes = {axis};
    }
    void cleanup() { t.reset(); }

    void aCellIsCopiedWithoutALineBreak()
    {
        QVERIFY(t->show("/small"));
        select({2, 1}, {2, 1});
        copy();
        QTRY_COMPARE(clipboard(), QStringLiteral("7"));
        QCOMPARE(t->note(), QStringLiteral("Copied 1 cell."));
    }

    void cellsAreTabSeparated()
    {
        QVERIFY(t->show("/small"));
        select({1, 1}, {3, 2});
        copy();
        QTRY_COMPARE(clipboard(), QStringLiteral("4\t5\n7\t8\n10\t11\n"));
        QCOMPARE(t->note(), QStringLiteral("Copied 6 cells."));
    }

    void headersComeWithShift()
    {
        QVERIFY(t->show("/small"));
        select({1, 1}, {2, 2});
        copy(Qt::ShiftModifier);
        QTRY_COMPARE(clipboard(), QStringLiteral("index\t1\t2\n1\t4\t5\n2\t7\t8\n"));
    }

    void axisColumnsAreCopied()
    {
        QVERIFY(t->show("/line"));
        t->grid()->selectAll();
        copy(Qt::ShiftModifier);
        QTRY_COMPARE(clipboard(), QStringLiteral("index\tDelay (fs)\tSignal\n0\t10\t1.0\n1\t10.5\t2.5\n2\t11\t4.0\n"));
        select({0, 0}, {2, 0}); // of an axis alone nothing is read
        const int asked = t->file.askedCount(RequestKind::Array);
        copy();
        QTRY_COMPARE(clipboard(), QStringLiteral("10\n10.5\n11\n"));
        QCOMPARE(t->file.askedCount(RequestKind::Array), asked);
        select({0, 1}, {2, 1});
        copy();
        QTRY_COMPARE(clipboard(), QStringLiteral("1.0\n2.5\n4.0\n"));
    }

    void textsAreQuotedAsSpreadsheetsDo()
    {
        t->file.addArray("/t", NdArray({2, 2}, std::vector<std::string>{"a\tb", "say \"x\"", "two\nlines", "plain"}));
        QVERIFY(t->show("/t"));
        t->grid()->selectAll();
        copy();
        QTRY_COMPARE(clipboard(), QStringLiteral("\"a\tb\"\t\"say \"\"x\"\"\"\n\"two\nlines\"\tplain\n"));
    }

    void theChosenFormatIsCopied()
    {
        QVERIFY(t->show("/line"));
        t->chooseFormat(QStringLiteral("Scientific"));
        select({1, 1}, {1, 1});
        copy();
        QTRY_COMPARE(clipboard(), QStringLiteral("2.5000e+00"));
    }

    void whatIsOutOfViewIsCopiedWhole_data()
    {
        QTest::addColumn<quint64>("row");
        QTest::addColumn<quint64>("column");
        QTest::addColumn<quint64>("rows");
        QTest::addColumn<quint64>("columns");
        QTest::newRow("many pieces") << quint64{3} << quint64{5} << quint64{400} << quint64{40};
        QTest::newRow("a row") << quint64{7} << quint64{0} << quint64{1} << quint64{700};
        QTest::newRow("whole rows") << quint64{1990} << quint64{0} << quint64{10} << quint64{700};
        QTest::newRow("a column") << quint64{0} << quint64{699} << quint64{2000} << quint64{1};
    }
    void whatIsOutOfViewIsCopiedWhole()
    {
        QFETCH(quint64, row);
        QFETCH(quint64, column);
        QFETCH(quint64, rows);
        QFETCH(quint64, columns);
        QVERIFY(t->show("/plane"));
        select({row, column}, {row + rows - 1, column + columns - 1});
        copy();
        QString expected;
        for (quint64 line = row; line < row + rows; ++line)
            for (quint64 place = column; place < column + columns; ++place)
                expected += QString::number(line * 700 + place) +
                            (place + 1 < column + columns ? QLatin1Char('\t') : QLatin1Char('\n'));
        QTRY_VERIFY(clipboard() != QStringLiteral("before"));
        QVERIFY(clipboard() == expected);
    }

    void rowsWiderThanAPieceAreWhole()
    {
        t->file.addCountingArray("/wide", {3, 10'000});
        QVERIFY(t->show("/wide"));
        t->grid()->selectAll();
        copy();
        QTRY_VERIFY(clipboard() != QStringLiteral("before"));
        const QStringList lines = clipboard().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 4);
        for (int row = 0; row < 3; ++row) {
            const QStringList cells = lines[row].split(QLatin1Char('\t'));
            QCOMPARE(cells.size(), 10'000);
            for (int column = 0; column < 10'000; ++column)
                QCOMPARE(cells[column].toInt(), row * 10'000 + column);
        }
    }

    void tooManyCellsAreRefusedInASentence()
    {
        QVERIFY(t->show("/tall"));
        t->grid()->selectAll();
        const int asked = t->file.askedCount(RequestKind::Array);
        copy();
        QCOMPARE(t->note(), QStringLiteral("10000000000 cells are too many for the clipboard, which takes 1000000. "
                                           "Select fewer cells."));
        QCOMPARE(t->file.askedCount(RequestKind::Array), asked);
        QCOMPARE(clipboard(), QStringLiteral("before"));
        t->file.addCountingArray("/square", {10'000'000'000, 10'000'000'000});
        QVERIFY(t->show("/square"));
        t->grid()->selectAll();
        copy();
        QVERIFY2(t->note().startsWith(QStringLiteral("More cells than can be counted are too many")),
                 qPrintable(t->note()));
    }

    void aLongCopyTellsHowFarItIsAndCanBeStopped_data()
    {
        QTest::addColumn<bool>("isByKey");
        QTest::newRow("Escape") << true;
        QTest::newRow("button") << false;
    }
    void aLongCopyTellsHowFarItIsAndCanBeStopped()
    {
        QFETCH(bool, isByKey);
        QVERIFY(t->show("/plane"));
        auto* stop = t->child<QToolButton>("stopCopyingButton");
        QVERIFY(!t->child<QAction>("stopCopying")->isEnabled()); // Escape is others'
        select({0, 0}, {999, 699});
        t->file.hold();
        copy();
        QTRY_VERIFY(t->file.heldRequests() > 0);
        QCOMPARE(t->note(), QStringLiteral("Copying 700000 cells …"));
        QVERIFY(stop->isVisible());
        QVERIFY(t->child<ProgressLine>("progressLine")->isBusy());
        t->file.releaseOne();
        QTRY_VERIFY(t->file.heldRequests() > 0); // goes on with the next piece
        if (isByKey)
            QTest::keyClick(t->grid(), Qt::Key_Escape);
        else
            stop->click();
        QCOMPARE(t->note(), QStringLiteral("Copying was stopped."));
        QVERIFY(!stop->isVisible());
        t->file.release();
        QTRY_COMPARE(t->client->runningRequests(), 0);
        QVERIFY(!t->child<ProgressLine>("progressLine")->isBusy());
        QCOMPARE(clipboard(), QStringLiteral("before"));
    }

    void aNewerCopyReplacesTheRunningOne()
    {
        QVERIFY(t->show("/plane"));
        select({0, 0}, {999, 699});
        t->file.hold();
        copy();
        QTRY_VERIFY(t->file.heldRequests() > 0);
        select({1, 1}, {1, 1});
        copy();
        t->file.release();
        QTRY_COMPARE(clipboard(), QStringLiteral("701"));
        QTRY_COMPARE(t->client->runningRequests(), 0);
        QCOMPARE(clipboard(), QStringLiteral("701"));
    }

    void whatChangesMeanwhileDoesNotMixIn()
    {
        QVERIFY(t->show("/line"));
        t->grid()->selectAll();
        t->file.hold();
        copy();
        QTRY_VERIFY(t->file.heldRequests() > 0);
        t->chooseFormat(QStringLiteral("Scientific"));
        t->file.release();
        QTRY_COMPARE(clipboard(), QStringLiteral("10\t1.0\n10.5\t2.5\n11\t4.0\n"));
    }

    void anotherNodeStopsTheCopy()
    {
        QVERIFY(t->show("/plane"));
        select({0, 0}, {999, 699});
        t->file.hold();
        copy();
        QTRY_VERIFY(t->file.heldRequests() > 0);
        t->file.release();
        QVERIFY(t->show("/small"));
        QTRY_COMPARE(t->client->runningRequests(), 0);
        QCOMPARE(clipboard(), QStringLiteral("before"));
        QCOMPARE(t->note(), QString());
    }

    void aFailureIsRaisedAndTheClipboardStays()
    {
        QVERIFY(t->show("/plane"));
        select({1000, 0}, {1010, 10});
        t->file.fail(RequestKind::Array, "A filter is missing.");
        const auto errors = t->errors->count();
        copy();
        QTRY_VERIFY(t->errors->count() > errors);
        bool isTold = false;
        for (const QList<QVariant>& raised : *t->errors)
            isTold = isTold ||
                     raised.first().value<UserError>().what == QStringLiteral("The selection could not be copied.");
        QTRY_VERIFY(isTold);
        QCOMPARE(clipboard(), QStringLiteral("before"));
        QCOMPARE(t->note(), QString());
    }
};

QTEST_MAIN(TestTableCopy)
#include "tst_table_copy.moc"
