// SPDX-License-Identifier: GPL-3.0-or-later
#include "PlotPaneTest.h"

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestPlotMouse : public PlotPaneTest
{
    Q_OBJECT
private Q_SLOTS:
    void zoomsAroundThePointerAndAsksForDetail()
    {
        m_file->addArray("/long", {100000}, valuesOf(100000, [](double i) { return std::sin(i / 900); }));
        show("/long");
        auto* line = linePlot();
        const int asked = m_file->askedCount(RequestKind::Envelope);
        QWheelEvent wheel(canvas()->rect().center(), canvas()->mapToGlobal(canvas()->rect().center()), {}, {0, 1200},
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(canvas(), &wheel);
        const Range visible = line->visibleSamples();
        QVERIFY(visible.count < 30000);
        QVERIFY(visible.start > 30000 && visible.start + visible.count < 70000);
        QTRY_COMPARE(m_file->askedCount(RequestKind::Envelope), asked + 1);
        QTRY_VERIFY(!m_pane->findChild<ProgressLine*>()->isBusy());
        m_pane->tools()->resetAction()->trigger();
        QCOMPARE(line->visibleSamples().count, quint64(100000));
    }

    void zoomsIntoARectangleAndResetsByADoubleClick_data()
    {
        QTest::addColumn<Qt::MouseButton>("button");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::newRow("right button") << Qt::RightButton << Qt::KeyboardModifiers(Qt::NoModifier);
        QTest::newRow("shift") << Qt::LeftButton << Qt::KeyboardModifiers(Qt::ShiftModifier);
    }

    void zoomsIntoARectangleAndResetsByADoubleClick()
    {
        QFETCH(Qt::MouseButton, button);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        m_file->addArray("/line", {1000}, valuesOf(1000, damped));
        show("/line");
        auto* line = linePlot();
        drag(button, {300, 100}, {400, 300}, modifiers);
        QVERIFY(line->visibleSamples().count < 250);
        QTest::mouseDClick(canvas(), Qt::LeftButton, {}, {300, 200});
        QCOMPARE(line->visibleSamples().count, quint64(1000));
        // A click without moving zooms nowhere.
        QTest::mouseClick(canvas(), button, modifiers, {300, 200});
        QCOMPARE(line->visibleSamples().count, quint64(1000));
    }

    void pansByDraggingButNotBeyondTheData()
    {
        m_file->addArray("/line", {1000}, valuesOf(1000, damped));
        show("/line");
        auto* line = linePlot();
        drag(Qt::RightButton, {300, 100}, {500, 300});
        const Range before = line->visibleSamples();
        drag(Qt::LeftButton, {500, 200}, {400, 200});
        QVERIFY(line->visibleSamples().start > before.start);
        for (int i = 0; i < 20; ++i) {
            drag(Qt::LeftButton, {150, 200}, {650, 200});
        }
        QCOMPARE(line->visibleSamples().start, quint64(0));
        QVERIFY(line->visibleSamples().count >= before.count - 20);
    }

    void copiesThePicture()
    {
        m_file->addArray("/line", {1000}, valuesOf(1000, damped));
        show("/line");
        QGuiApplication::clipboard()->clear();
        canvas()->setFocus();
        QTest::keyClick(canvas(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        const QImage picture = QGuiApplication::clipboard()->image();
        QCOMPARE(picture.size(), canvas()->size());
        QVERIFY(countOf(picture, plotColors(m_pane->palette()).curves.first()) > 500);
    }
};

QTEST_MAIN(TestPlotMouse)
#include "tst_plot_mouse.moc"
