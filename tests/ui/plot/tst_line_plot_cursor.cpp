// SPDX-License-Identifier: GPL-3.0-or-later
#include "LinePlotTest.h"

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestLinePlotCursor : public LinePlotTest
{
    Q_OBJECT
private Q_SLOTS:
    void movesTheCursorByDraggingClickingAndKeys()
    {
        showFour();
        m_plot->setCursor(100);
        save(QStringLiteral("cursor"));
        QSignalSpy moves(m_plot.get(), &LinePlot::cursorMoved);
        QSignalSpy hints(m_plot.get(), &PlotWidget::hintChanged);
        QTest::mouseClick(canvas(), Qt::LeftButton, {}, {300, 250});
        QCOMPARE(moves.size(), 1);
        const quint64 clicked = moves.takeFirst().first().toULongLong();
        QVERIFY(clicked > 30 && clicked < 70);
        QCOMPARE(m_plot->cursor(), std::optional(clicked));
        QVERIFY(hints.last().first().toString().contains(QStringLiteral("Probe = ")));
        QVERIFY(hints.last().first().toString().contains(QStringLiteral("Pump = ")));

        const Range before = m_plot->visibleSamples();
        drag(Qt::LeftButton, {300, 250}, {700, 250});
        QCOMPARE(moves.size(), 2);
        QVERIFY(moves.last().first().toULongLong() > 120);
        QCOMPARE(m_plot->visibleSamples(), before); // not panned
        moves.clear();
        const quint64 dragged = *m_plot->cursor();
        QTest::keyClick(canvas(), Qt::Key_Right);
        QTest::keyClick(canvas(), Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(moves.size(), 2);
        QCOMPARE(moves.first().first().toULongLong(), dragged + 1);
        QCOMPARE(moves.last().first().toULongLong(), dragged - 9);
        m_plot->setCursor(199);
        moves.clear();
        QTest::keyClick(canvas(), Qt::Key_Right);
        QVERIFY(moves.isEmpty()); // it is at the end
        m_plot->setCursor({});
        QTest::mouseClick(canvas(), Qt::LeftButton, {}, {300, 250});
        QTest::keyClick(canvas(), Qt::Key_Right);
        QVERIFY(moves.isEmpty());
        m_plot->setCursor(5000);
        QCOMPARE(m_plot->cursor(), std::optional<quint64>(199));
    }

    void readsTheNearestCurve()
    {
        m_plot->begin({CurveInfo{.name = QStringLiteral("low"), .x = AxisScale(100)},
                       CurveInfo{.name = QStringLiteral("high"), .x = AxisScale(100)}},
                      ViewPolicy::Reset);
        m_plot->setOverview(0, exactly(100, [](double) { return 0.0; }), true);
        m_plot->setOverview(1, exactly(100, [](double) { return 1.0; }), true);
        QVERIFY(hintAt({500, 500}).contains(QStringLiteral("low = 0")));
        QVERIFY(hintAt({500, 40}).contains(QStringLiteral("high = 1")));
    }

    void staysWhereItIsAtTheZoomLimit()
    {
        m_plot->begin({CurveInfo{.x = AxisScale(1000)}}, ViewPolicy::Reset);
        m_plot->setOverview(0, exactly(1000, sine), true);
        const QPoint place(617, 243);
        for (int i = 0; i < 100; ++i)
            turnWheel(place, 15);
        const QImage close = painted();
        const QString there = hintAt(place);
        QSignalSpy hints(m_plot.get(), &PlotWidget::hintChanged);
        for (int i = 0; i < 50; ++i)
            turnWheel(place, 15);
        QCOMPARE(hints.size(), 50); // the read-out follows
        QCOMPARE(hints.last().first().toString(), there);
        QVERIFY(painted() == close);
        for (int i = 0; i < 200; ++i)
            turnWheel(place, -15);
        const QImage far = painted();
        QTest::mouseDClick(canvas(), Qt::LeftButton, {}, place);
        QVERIFY(painted() == far);
    }

    void showsTheCursorsValueWhereThePointerIsNot()
    {
        showFour();
        m_plot->setCursor(100);
        QSignalSpy hints(m_plot.get(), &PlotWidget::hintChanged);
        QTest::keyClick(canvas(), Qt::Key_Right);
        const QString moved = hints.last().first().toString();
        QVERIFY(moved.contains(QStringLiteral("Probe = ")));
        hintAt({500, 250});
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(canvas(), &leave);
        QCOMPARE(hints.last().first().toString(), moved);
        m_plot->setCursor({});
        QApplication::sendEvent(canvas(), &leave);
        QCOMPARE(hints.last().first().toString(), QString());
    }

    void tellsThatTheViewHasChanged()
    {
        m_plot->begin({CurveInfo{.x = AxisScale(1000)}}, ViewPolicy::Reset);
        m_plot->setOverview(0, exactly(1000, sine), true);
        painted();
        QSignalSpy changes(m_plot.get(), &LinePlot::viewChanged);
        turnWheel({500, 250}, 15);
        turnWheel({500, 250}, 15);
        QVERIFY(changes.isEmpty());
        QTRY_COMPARE(changes.size(), 1);
        m_plot->setOverview(0, exactly(1000, sine), true);
        painted();
        QCOMPARE(changes.size(), 1);
    }
};

QTEST_MAIN(TestLinePlotCursor)
#include "tst_line_plot_cursor.moc"
