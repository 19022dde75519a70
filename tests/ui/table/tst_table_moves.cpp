// SPDX-License-Identifier: GPL-3.0-or-later
// Moving about in a table, and selecting: keys, mouse, wheel, scroll bars, jumps; also where it has 1e10 rows.
#include "Pictures.h"
#include "TableFixture.h"

#include <QApplication>
#include <QLineEdit>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

namespace
{

constexpr quint64 kTenBillion = 10'000'000'000;
constexpr quint64 kThreeBillion = 3'000'000'000;
constexpr std::size_t kMostCached = 40U << 20U;
constexpr int kNotch = 120; ///< of a wheel, in eighths of a degree

} // namespace

class TestTableMoves : public QObject
{
    Q_OBJECT

    std::unique_ptr<TableFixture> t;

    QScrollBar* bar() const { return t->grid()->verticalScrollBar(); }
    LineSpace::Place top() const { return t->grid()->rows().place(); }
    QPoint middleOf(quint64 row, quint64 column) const { return t->grid()->cellRect({row, column}).center(); }
    QPoint columnHeader(quint64 column) const { return {middleOf(t->grid()->view().row, column).x(), 5}; }
    QPoint rowHeader(quint64 row) const { return {5, middleOf(row, t->grid()->view().column).y()}; }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(t->grid(), key, modifiers); }
    void click(const QPoint& point, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(t->viewport(), Qt::LeftButton, modifiers, point);
    }
    void movePointer(const QPoint& point)
    {
        QMouseEvent event(QEvent::MouseMove, point, t->viewport()->mapToGlobal(point), Qt::NoButton, Qt::LeftButton,
                          Qt::NoModifier);
        QApplication::sendEvent(t->viewport(), &event);
    }
    void drag(const QPoint& from, const QPoint& to)
    {
        QTest::mousePress(t->viewport(), Qt::LeftButton, {}, from);
        movePointer((from + to) / 2);
        movePointer(to);
        QTest::mouseRelease(t->viewport(), Qt::LeftButton, {}, to);
    }
    void turnWheel(QWidget* over, const QPoint& angle, const QPoint& pixels = {}, Qt::KeyboardModifiers modifiers = {})
    {
        const QPointF place(over->rect().center());
        QWheelEvent event(place, over->mapToGlobal(place), pixels, angle, Qt::NoButton, modifiers, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(over, &event);
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
        QApplication::setWheelScrollLines(3);
        t = std::make_unique<TableFixture>();
        QVERIFY(t->start());
        t->file.addCountingArray("/small", {4, 3});
        t->file.addCountingArray("/plane", {1000, 300});
        t->file.addCountingArray("/tall", {kTenBillion});
        t->file.addCountingArray("/wide", {1, kThreeBillion});
    }
    void cleanup() { t.reset(); }

    // -----------------------------------------------------------------------------------------------------------------
    // keys

    void arrowsMoveTheCurrentCellAndStopAtTheEdges()
    {
        QVERIFY(t->show("/small"));
        t->grid()->setFocus();
        press(Qt::Key_Up);
        press(Qt::Key_Left);
        QCOMPARE(t->current(), (GridPlace{0, 0}));
        press(Qt::Key_Down);
        press(Qt::Key_Right);
        QCOMPARE(t->current(), (GridPlace{1, 1}));
        QCOMPARE(t->hint(), QStringLiteral("[1, 1]  =  4"));
        for (int i = 0; i < 9; ++i) {
            press(Qt::Key_Down);
            press(Qt::Key_Right);
        }
        QCOMPARE(t->current(), (GridPlace{3, 2}));
        press(Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(t->current(), (GridPlace{0, 2}));
        press(Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(t->current(), (GridPlace{0, 0}));
    }

    void theViewFollowsTheCurrentCell()
    {
        QVERIFY(t->show("/plane"));
        for (int i = 0; i < 100; ++i)
            press(Qt::Key_Down);
        for (int i = 0; i < 40; ++i)
            press(Qt::Key_Right);
        QCOMPARE(t->current(), (GridPlace{100, 40}));
        const QRect cells = t->viewport()->rect();
        QVERIFY(cells.contains(t->grid()->cellRect(t->current())));
        QVERIFY(t->waitForCells());
        QCOMPARE(t->cell(100, 40), QStringLiteral("30040"));
    }

    void pagesHomeAndEnd()
    {
        QVERIFY(t->show("/plane"));
        const quint64 page = t->grid()->rows().pageLines();
        QVERIFY(page > 10 && page < 30);
        press(Qt::Key_PageDown);
        press(Qt::Key_PageDown);
        QCOMPARE(t->current(), (GridPlace{2 * page, 0}));
        press(Qt::Key_PageUp);
        QCOMPARE(t->current(), (GridPlace{page, 0}));
        press(Qt::Key_End);
        QCOMPARE(t->current(), (GridPlace{page, 299}));
        press(Qt::Key_Home);
        QCOMPARE(t->current(), (GridPlace{page, 0}));
        press(Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(t->current(), (GridPlace{999, 299}));
        QVERIFY(t->waitForCells());
        QCOMPARE(t->cell(999, 299), QStringLiteral("299999"));
        press(Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(t->current(), (GridPlace{0, 0}));
        QCOMPARE(top(), LineSpace::Place{});
    }

    void shiftSelectsWithEveryKey()
    {
        QVERIFY(t->show("/plane"));
        t->grid()->setCurrent({10, 10});
        press(Qt::Key_Down, Qt::ShiftModifier);
        press(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(t->selected(), (CellRange{10, 10, 2, 2}));
        QCOMPARE(t->hint(), QStringLiteral("2 × 2 = 4 cells · min 3010 · max 3311 · mean 3160.5"));
        press(Qt::Key_Home, Qt::ShiftModifier);
        QCOMPARE(t->selected(), (CellRange{10, 0, 2, 11}));
        press(Qt::Key_PageUp, Qt::ShiftModifier);
        QCOMPARE(t->selected(), (CellRange{0, 0, 11, 11}));
        press(Qt::Key_End, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(t->selected(), (CellRange{10, 10, 990, 290}));
        QCOMPARE(t->hint(), QStringLiteral("990 × 290 = 287100 cells"));
        press(Qt::Key_Up);
        QVERIFY(t->grid()->selection().isSingleCell());
    }

    void selectAllIsAll()
    {
        QVERIFY(t->show("/plane"));
        t->grid()->setFocus();
        press(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(t->selected(), (CellRange{0, 0, 1000, 300}));
        QCOMPARE(top(), LineSpace::Place{}); // the view stays
        click(middleOf(2, 1));
        QCOMPARE(t->selected(), (CellRange{2, 1, 1, 1}));
    }

    void otherKeysAreOthers()
    {
        QVERIFY(t->show("/plane"));
        const GridPlace before = t->current();
        press(Qt::Key_X);
        press(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(t->current(), before);
    }

    // -----------------------------------------------------------------------------------------------------------------
    // mouse

    void clicksAndDragsSelectCells()
    {
        QVERIFY(t->show("/plane"));
        click(middleOf(3, 1));
        QCOMPARE(t->current(), (GridPlace{3, 1}));
        click(middleOf(5, 2), Qt::ShiftModifier);
        QCOMPARE(t->selected(), (CellRange{3, 1, 3, 2}));
        drag(middleOf(8, 2), middleOf(6, 0));
        QCOMPARE(t->selected(), (CellRange{6, 0, 3, 3}));
        QCOMPARE(t->current(), (GridPlace{6, 0}));
    }

    void headersSelectRowsAndColumns()
    {
        QVERIFY(t->show("/plane"));
        click(columnHeader(1));
        QCOMPARE(t->selected(), (CellRange{0, 1, 1000, 1}));
        click(columnHeader(2), Qt::ShiftModifier);
        QCOMPARE(t->selected(), (CellRange{0, 1, 1000, 2}));
        click(rowHeader(4));
        QCOMPARE(t->selected(), (CellRange{4, 0, 1, 300}));
        drag(rowHeader(2), rowHeader(6));
        QCOMPARE(t->selected(), (CellRange{2, 0, 5, 300}));
        press(Qt::Key_Down, Qt::ShiftModifier); // goes on by keys
        QCOMPARE(t->selected(), (CellRange{2, 0, 6, 300}));
        click({5, 5}); // the corner
        QCOMPARE(t->selected(), (CellRange{0, 0, 1000, 300}));
    }

    void draggingBeyondTheEdgeScrolls()
    {
        QVERIFY(t->show("/plane"));
        const QPoint start = middleOf(1, 0);
        QTest::mousePress(t->viewport(), Qt::LeftButton, {}, start);
        movePointer({start.x(), t->viewport()->height() + 60});
        QTRY_VERIFY(top().line > 20);
        QVERIFY(t->current().row >= top().line);
        movePointer({t->viewport()->width() + 60, t->viewport()->height() / 2});
        QTRY_VERIFY(t->grid()->columns().place().line > 5);
        movePointer({start.x(), -60});
        QTRY_COMPARE(top().line, quint64(0));
        QTest::mouseRelease(t->viewport(), Qt::LeftButton, {}, start);
        const LineSpace::Place place = t->grid()->columns().place();
        QTest::qWait(100);
        QCOMPARE(t->grid()->columns().place(), place); // no more
        QCOMPARE(t->selected().row, quint64(0));
        QCOMPARE(t->selected().rows, quint64(2));
    }

    void aDragEndsWithItsTable()
    {
        QVERIFY(t->show("/plane"));
        QTest::mousePress(t->viewport(), Qt::LeftButton, {}, middleOf(1, 0));
        movePointer({200, t->viewport()->height() + 60});
        QVERIFY(t->show("/small"));
        QTest::qWait(100); // the scrolling would go on now
        movePointer({200, 60});
        QCOMPARE(t->selected(), (CellRange{0, 0, 1, 1}));
        QTest::mouseRelease(t->viewport(), Qt::LeftButton, {}, {200, 60});
    }

    void columnsAreMadeWiderByTheirEdges()
    {
        QVERIFY(t->show("/plane"));
        const int before = t->grid()->columns().sizeOf(1);
        const QRect cell = t->grid()->cellRect({0, 1});
        drag({cell.right(), 5}, {cell.right() + 50, 5});
        QCOMPARE(t->grid()->columns().sizeOf(1), before + 50);
        QCOMPARE(t->grid()->columns().sizeOf(2), before);
        QTest::mouseDClick(t->viewport(), Qt::LeftButton, {}, {cell.right() + 50, 5});
        QVERIFY(t->grid()->columns().sizeOf(1) < before); // numbers of few digits
        QVERIFY(t->grid()->columns().sizeOf(1) >= t->grid()->headerWidth(1));
    }

    void theRightButtonKeepsTheSelectionItIsIn()
    {
        QVERIFY(t->show("/plane"));
        drag(middleOf(2, 0), middleOf(4, 1));
        QTest::mouseClick(t->viewport(), Qt::RightButton, {}, middleOf(3, 1));
        QCOMPARE(t->selected(), (CellRange{2, 0, 3, 2})); // the selection's menu
        QTest::mouseClick(t->viewport(), Qt::RightButton, {}, middleOf(7, 1));
        QCOMPARE(t->selected(), (CellRange{7, 1, 1, 1}));
    }

    // -----------------------------------------------------------------------------------------------------------------
    // tables that no memory holds

    void everyRowIsReachedByJumpAndByWheel_data()
    {
        QTest::addColumn<quint64>("row");
        QTest::newRow("begin") << quint64{0};
        QTest::newRow("2^31") << (quint64{1} << 31U);
        QTest::newRow("2^32") << (quint64{1} << 32U);
        QTest::newRow("somewhere") << quint64{7'654'321'987};
        QTest::newRow("near the end") << kTenBillion - 200;
    }
    void everyRowIsReachedByJumpAndByWheel()
    {
        QFETCH(quint64, row);
        QVERIFY(t->show("/tall"));
        t->goTo(QString::number(row));
        QCOMPARE(t->current().row, row);
        QVERIFY(t->grid()->hasFocus());
        QVERIFY(t->waitForCells());
        QCOMPARE(t->cell(row), QString::number(row));
        // One row at a time, down and up again.
        QApplication::setWheelScrollLines(1);
        const LineSpace::Place before = top();
        for (quint64 step = 1; step <= 30; ++step) {
            turnWheel(t->viewport(), {0, -kNotch});
            QCOMPARE(top(), (LineSpace::Place{before.line + step, before.offset}));
        }
        QVERIFY(t->waitForCells());
        const CellRange shown = t->grid()->view();
        for (quint64 line = shown.row; line < shown.row + shown.rows; ++line)
            QCOMPARE(t->cell(line), QString::number(line));
        for (int step = 0; step < 30; ++step)
            turnWheel(bar(), {0, kNotch}); // over the scroll bar too
        QCOMPARE(top(), before);
        // And by the arrows of the bar, and by keys.
        bar()->triggerAction(QAbstractSlider::SliderSingleStepAdd);
        QCOMPARE(top(), (LineSpace::Place{before.line + 1, before.offset}));
        bar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
        QCOMPARE(top(), before);
        press(Qt::Key_Down);
        QCOMPARE(t->current().row, row + 1);
    }

    void theWheelStopsAtTheEnds()
    {
        QVERIFY(t->show("/tall"));
        turnWheel(t->viewport(), {0, kNotch});
        QCOMPARE(top(), LineSpace::Place{});
        t->goTo(QStringLiteral("-1"));
        const LineSpace::Place last = top();
        turnWheel(t->viewport(), {0, -10 * kNotch});
        QCOMPARE(top(), last);
        QVERIFY(t->waitForCells());
        QCOMPARE(t->cell(kTenBillion - 1), QStringLiteral("9999999999"));
        QCOMPARE(bar()->value(), bar()->maximum());
        QVERIFY(t->viewport()->rect().contains(t->grid()->cellRect({kTenBillion - 1, 0})));
    }

    void fineWheelsAndTouchPadsScrollPixels()
    {
        QVERIFY(t->show("/tall"));
        const int row = t->grid()->rows().defaultSize();
        turnWheel(t->viewport(), {}, {0, -5});
        QCOMPARE(top(), (LineSpace::Place{0, 5}));
        for (int i = 0; i < kNotch; ++i) // a notch in its smallest parts
            turnWheel(t->viewport(), {0, -1});
        const int pixels = static_cast<int>(top().line) * row + top().offset;
        QCOMPARE(pixels, 5 + 3 * row);
        QVERIFY(t->show("/plane"));
        turnWheel(t->viewport(), {0, -kNotch}, {}, Qt::ShiftModifier);
        QCOMPARE(top(), LineSpace::Place{});
        QVERIFY(t->grid()->columns().place() != LineSpace::Place{});
    }

    void theScrollBarStandsForAllRows()
    {
        QVERIFY(t->show("/tall"));
        bar()->setValue(bar()->maximum() / 2);
        const quint64 half = kTenBillion / 2;
        QVERIFY(top().line > half - 100 && top().line < half + 100);
        QVERIFY(t->waitForCells());
        QCOMPARE(t->cell(top().line), QString::number(top().line));
        bar()->setValue(bar()->maximum());
        QCOMPARE(t->grid()->view().row + t->grid()->view().rows, kTenBillion);
        bar()->triggerAction(QAbstractSlider::SliderPageStepSub);
        const quint64 page = t->grid()->rows().pageLines();
        QVERIFY(top().line < kTenBillion - page && top().line > kTenBillion - 3 * page);
        bar()->setValue(0);
        QCOMPARE(top(), LineSpace::Place{});
    }

    void everyColumnIsReachedToo()
    {
        QVERIFY(t->show("/wide"));
        t->goTo(QStringLiteral("0, 2147483648"));
        QCOMPARE(t->current(), (GridPlace{0, 2'147'483'648}));
        QVERIFY(t->waitForCells());
        QCOMPARE(t->cell(0, 2'147'483'648), QStringLiteral("2147483648"));
        const LineSpace::Place before = t->grid()->columns().place();
        const int width = t->grid()->columns().defaultSize();
        for (int step = 0; step < 20; ++step)
            turnWheel(t->viewport(), {}, {-width, 0});
        QCOMPARE(t->grid()->columns().place(), (LineSpace::Place{before.line + 20, before.offset}));
        press(Qt::Key_End);
        QCOMPARE(t->current(), (GridPlace{0, kThreeBillion - 1}));
        QVERIFY(t->waitForCells());
        QCOMPARE(t->cell(0, kThreeBillion - 1), QStringLiteral("2999999999"));
        const GridHeader header = t->grid()->source().columnHeader(kThreeBillion - 1);
        QVERIFY(t->grid()->fontMetrics().horizontalAdvance(header.index) < t->grid()->columns().sizeOf(0));
    }

    void memoryStaysConstant()
    {
        QVERIFY(t->show("/tall"));
        std::size_t most = 0;
        for (quint64 step = 0; step < 400; ++step) {
            t->grid()->scrollTo({step * (kTenBillion / 400), 0}, {});
            QVERIFY(t->waitForCells());
            most = std::max(most, t->pane->cache().byteCount());
        }
        QVERIFY(most > 0);
        QVERIFY2(most <= kMostCached, qPrintable(QString::number(most)));
        t->file.addCountingArray("/square", {100'000'000, 100'000'000});
        QVERIFY(t->show("/square"));
        most = 0;
        for (quint64 step = 0; step < 200; ++step) {
            t->grid()->scrollTo({step * 499'999, 3}, {step * 498'765, 7});
            QVERIFY(t->waitForCells());
            most = std::max(most, t->pane->cache().byteCount());
        }
        QVERIFY2(most > (1U << 20U) && most <= kMostCached, qPrintable(QString::number(most)));
    }

    void whatIsPassedIsNotRead()
    {
        QVERIFY(t->show("/tall"));
        const int before = t->file.askedCount(RequestKind::Array);
        for (int value = 0; value < 1000; ++value) // a thousand steps before the event loop is back
            bar()->setValue(value * 1'000'000);
        QVERIFY(t->waitForCells());
        QVERIFY(t->file.askedCount(RequestKind::Array) - before < 10);
        t->file.hold();
        for (int value = 1; value < 50; ++value) { // a slow file
            bar()->setValue(value * 1'000'000);
            QCoreApplication::processEvents();
        }
        QVERIFY2(t->file.heldRequests() <= 4, qPrintable(QString::number(t->file.heldRequests())));
        t->file.release();
        QVERIFY(t->waitForCells());
        QCOMPARE(t->cell(top().line), QString::number(top().line));
    }

    // -----------------------------------------------------------------------------------------------------------------
    // jumps

    void jumpsToRowsAndColumns_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<quint64>("row");
        QTest::addColumn<quint64>("column");
        QTest::newRow("row") << QStringLiteral("12") << quint64{12} << quint64{2};
        QTest::newRow("row and column") << QStringLiteral("12, 290") << quint64{12} << quint64{290};
        QTest::newRow("from the end") << QStringLiteral("-1,-300") << quint64{999} << quint64{0};
        QTest::newRow("grouped") << QStringLiteral(" 0_999 ") << quint64{999} << quint64{2};
    }
    void jumpsToRowsAndColumns()
    {
        QFETCH(QString, typed);
        QVERIFY(t->show("/plane"));
        t->grid()->setCurrent({5, 2});
        t->goTo(typed);
        QTEST(t->current().row, "row");
        QTEST(t->current().column, "column");
        QVERIFY(t->viewport()->rect().contains(t->grid()->cellRect(t->current())));
        QVERIFY(t->grid()->hasFocus());
        QCOMPARE(t->note(), QString());
    }

    void refusesJumpsInASentence_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("beyond") << QStringLiteral("1000")
                                << QStringLiteral("There is no row 1000: the last one is 999.");
        QTest::newRow("column") << QStringLiteral("3, 300")
                                << QStringLiteral("There is no column 300: the last one is 299.");
        QTest::newRow("word") << QStringLiteral("here")
                              << QStringLiteral("“here” is no index. Give a row, or a row and a column: 12, 3.");
        QTest::newRow("three") << QStringLiteral("1,2,3")
                               << QStringLiteral("Give a row, or a row and a column: 12, 3.");
        QTest::newRow("huge") << QStringLiteral("99999999999999999999999")
                              << QStringLiteral("There is no row 99999999999999999999999: the last one is 999.");
    }
    void refusesJumpsInASentence()
    {
        QFETCH(QString, typed);
        QVERIFY(t->show("/plane"));
        t->grid()->setCurrent({5, 2});
        t->goTo(typed);
        QTEST(t->note(), "sentence");
        QCOMPARE(t->current(), (GridPlace{5, 2}));
        auto* field = t->child<QLineEdit>("goToField");
        QCOMPARE(field->text(), typed);
        QVERIFY(field->hasFocus()); // to mend it
        QVERIFY(field->palette().color(QPalette::Text) != t->pane->palette().color(QPalette::Text));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(t->grid()->hasFocus());
        QCOMPARE(t->note(), QString());
        QCOMPARE(field->palette().color(QPalette::Text), t->pane->palette().color(QPalette::Text));
        QVERIFY(t->show("/small"));
        QCOMPARE(field->text(), QString()); // what was meant for the other array
    }
};

QTEST_MAIN(TestTableMoves)
#include "tst_table_moves.moc"
