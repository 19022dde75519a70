// SPDX-License-Identifier: GPL-3.0-or-later
#include "ImagePlotTest.h"

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestImagePlotCrosshair : public ImagePlotTest
{
    Q_OBJECT
private Q_SLOTS:
    void tellsTheCrosshairWhereThePointerIsNot()
    {
        show({AxisScale(40), AxisScale(60)});
        m_plot->setCrosshair(Place(10, 20));
        QTest::keyClick(canvas(), Qt::Key_Right);
        QVERIFY2(m_hint.startsWith(QStringLiteral("row = 10, column = 21, value = ")), qPrintable(m_hint));
        const QString told = m_hint;
        QVERIFY(hintAt(pixelOf(5, 5)) != told);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(canvas(), &leave);
        QCOMPARE(m_hint, told);
    }

    void clicksMoveTheCrosshairOnlyWhereThereIsOne()
    {
        show({AxisScale(20), AxisScale(30)});
        QSignalSpy moves(m_plot.get(), &ImagePlot::crosshairMoved);
        QTest::mouseClick(canvas(), Qt::LeftButton, {}, pixelOf(3, 4));
        QCOMPARE(moves.count(), 0);
        QVERIFY(!m_plot->crosshair());
        m_plot->setCrosshair(Place(10, 15));
        QCOMPARE(moves.count(), 0); // not by the user
        QTest::mouseClick(canvas(), Qt::LeftButton, {}, pixelOf(3, 4));
        QCOMPARE(moves.count(), 1);
        QCOMPARE(m_plot->crosshair(), std::optional(Place(3, 4)));
        m_plot->setCrosshair(Place(1000, 1000));
        QCOMPARE(m_plot->crosshair(), std::optional(Place(19, 29)));
    }

    void draggingTheCrosshairDoesNotPan()
    {
        show({AxisScale(20), AxisScale(30)});
        wheel(pixelOf(10, 15), 2);
        const Range rows = m_plot->visibleRows();
        m_plot->setCrosshair(Place(10, 15));
        settle();
        QSignalSpy moves(m_plot.get(), &ImagePlot::crosshairMoved);
        drag(canvas(), Qt::LeftButton, pixelOf(10, 15), pixelOf(12, 18)); // at the crossing: both lines
        QCOMPARE(m_plot->crosshair(), std::optional(Place(12, 18)));
        drag(canvas(), Qt::LeftButton, pixelOf(9, 18), pixelOf(14, 13)); // on the column's line
        QCOMPARE(m_plot->crosshair(), std::optional(Place(12, 13)));
        QVERIFY(moves.count() >= 2);
        settle();
        QCOMPARE(m_plot->visibleRows(), rows);
        drag(canvas(), Qt::LeftButton, pixelOf(8, 16), pixelOf(10, 17)); // beside it: pans
        settle();
        QCOMPARE(m_plot->crosshair(), std::optional(Place(12, 13)));
        QVERIFY(m_plot->visibleRows() != rows);
    }

    void arrowKeysMoveTheCrosshairAsItIsSeen()
    {
        show({AxisScale(50), AxisScale(50)});
        m_plot->setCrosshair(Place(20, 20));
        QTest::keyClick(canvas(), Qt::Key_Right);
        QTest::keyClick(canvas(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_plot->crosshair(), std::optional(Place(30, 21)));
        ImageStyle style;
        style.rowsUpward = true;
        style.columnsLeftward = true;
        m_plot->setStyle(style);
        QTest::keyClick(canvas(), Qt::Key_Right);
        QTest::keyClick(canvas(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_plot->crosshair(), std::optional(Place(20, 20)));
        for (int i = 0; i < 9; ++i)
            QTest::keyClick(canvas(), Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(m_plot->crosshair(), std::optional(Place(49, 20)));
    }

    void theViewFollowsTheCrosshair()
    {
        show({AxisScale(50), AxisScale(50)});
        wheel(pixelOf(25, 25), 6);
        const Range rows = m_plot->visibleRows();
        m_plot->setCrosshair(Place(25, 25));
        QTest::keyClick(canvas(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(canvas(), Qt::Key_Down, Qt::ShiftModifier);
        settle();
        QVERIFY(m_plot->visibleRows().start > rows.start);
        QVERIFY(m_plot->visibleRows().start + m_plot->visibleRows().count > 45);
    }

    void profilesAreAskedForAndDrawn()
    {
        ImageStyle style;
        style.hasProfiles = true;
        QSignalSpy asked(m_plot.get(), &ImagePlot::profilesNeeded);
        m_plot->setStyle(style);
        show({AxisScale(40), AxisScale(60)});
        QTRY_COMPARE(asked.count(), 1);
        QCOMPARE(asked.last(), (QList<QVariant>{quint64{20}, quint64{30}})); // the middle
        m_plot->setCrosshair(Place(5, 6));
        m_plot->setCrosshair(Place(7, 8));
        QTRY_COMPARE(asked.count(), 2); // once for both
        QCOMPARE(asked.last(), (QList<QVariant>{quint64{7}, quint64{8}}));
        settle();
        const QImage before = m_plot->grab().toImage();
        std::vector<double> profile;
        for (int i = 0; i < 60; ++i)
            profile.push_back(std::sin(i / 5.0));
        m_plot->setRowProfile(profileOf(profile));
        settle();
        const QImage after = m_plot->grab().toImage();
        const auto changes = [&](const QRect& area) {
            int count = 0;
            for (int y = area.top(); y <= area.bottom(); ++y)
                for (int x = area.left(); x <= area.right(); ++x)
                    count += before.pixel(x, y) != after.pixel(x, y) ? 1 : 0;
            return count;
        };
        QVERIFY(changes(QRect(0, 0, kSize.width(), 110)) > 200);          // above the image
        QVERIFY(changes(QRect(550, 150, kSize.width() - 550, 300)) < 20); // not at its right
        drag(canvas(), Qt::LeftButton, pixelOf(7, 8), pixelOf(12, 13));
        QTRY_COMPARE(asked.count(), 3);
        style.hasProfiles = false;
        m_plot->setStyle(style);
        m_plot->setRowProfile(profileOf(profile)); // too late
        settle();
        QVERIFY(pixelOf(0, 30).y() < 60); // the image has the place back
    }

    void profilesComeAndGoWithATitle()
    {
        ImageStyle style;
        show({AxisScale(40), AxisScale(60)});
        for (const char* title : {"", "Title", "", "Title"}) {
            style.hasProfiles = !style.hasProfiles;
            m_plot->setStyle(style);
            m_plot->setLabels(
                {QString::fromLatin1(title), QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("v")});
            settle();
            QVERIFY(pixelOf(20, 30).x() > 0);
        }
    }

    void wheelOverAProfileZoomsTheImageAlongIt()
    {
        ImageStyle style;
        style.hasProfiles = true;
        m_plot->setStyle(style);
        show({AxisScale(40), AxisScale(60)});
        const int middle = pixelOf(20, 30).x();
        wheel({middle, 60}, 3);
        QVERIFY(m_plot->visibleColumns().count < 50);
        QCOMPARE(m_plot->visibleRows().count, quint64{40});
    }
};

QTEST_MAIN(TestImagePlotCrosshair)
#include "tst_image_plot_crosshair.moc"
