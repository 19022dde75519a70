// SPDX-License-Identifier: GPL-3.0-or-later
#include "ImagePlotTest.h"

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestImagePlotView : public ImagePlotTest
{
    Q_OBJECT
private Q_SLOTS:
    void keepLeavesZoomCrosshairAndPicture()
    {
        show({AxisScale(50), AxisScale(50)});
        m_plot->setCrosshair(Place(10, 20));
        wheel(pixelOf(25, 25), 3);
        const Range rows = m_plot->visibleRows();
        QVERIFY(rows.count < 40);
        const QImage before = m_plot->grab().toImage();
        m_plot->begin({AxisScale(50), AxisScale(50)}, ViewPolicy::Keep);
        settle();
        QCOMPARE(m_plot->visibleRows(), rows);
        QCOMPARE(m_plot->crosshair(), std::optional(Place(10, 20)));
        QCOMPARE(m_plot->grab().toImage(), before);
        QSignalSpy limits(m_plot.get(), &ImagePlot::limitsChanged);
        m_plot->setDetail(slope(50, 50, 5e6), true); // of what was shown before
        QCOMPARE(limits.count(), 0);
        m_plot->setOverview(slope(50, 50, 7), true);
        QCOMPARE(limits.last().first().value<Span>(), (Span{7, 4956})); // of the new picture alone
        QCOMPARE(m_plot->visibleRows(), rows);
    }

    void keepWithOtherAxesShowsAll()
    {
        show({AxisScale(50), AxisScale(50)});
        m_plot->setCrosshair(Place(10, 20));
        wheel(pixelOf(25, 25), 3);
        m_plot->begin({AxisScale(50), AxisScale(40)}, ViewPolicy::Keep);
        QCOMPARE(m_plot->visibleColumns(), (Range{0, 40, 1}));
        QVERIFY(!m_plot->crosshair());
        settle();
        movePointer(canvas(), {300, 200});
        QVERIFY(!m_hint.contains(QStringLiteral("value"))); // nothing is loaded
    }

    void keepWithAnotherAxisLabelShowsAll()
    {
        AxisScale rows = AxisScale::uniform(0, 1, 40);
        show({rows, AxisScale(60)});
        wheel(pixelOf(20, 30), 3);
        QVERIFY(m_plot->visibleColumns().count < 60);
        rows.label = QStringLiteral("Delay");
        show({rows, AxisScale(60)}, ViewPolicy::Keep);
        QCOMPARE(m_plot->visibleColumns().count, quint64{60});
    }

    void asksForDetailOnceZoomedIn()
    {
        m_plot->begin({AxisScale(20000), AxisScale(20000)}, ViewPolicy::Reset);
        Image overview = slope(500, 400);
        overview.rows = {0, 400, 50};
        overview.columns = {0, 500, 40};
        QSignalSpy details(m_plot.get(), &ImagePlot::detailNeeded);
        QSignalSpy views(m_plot.get(), &ImagePlot::viewChanged);
        m_plot->setOverview(overview, true);
        settle();
        QTRY_VERIFY(!views.isEmpty());
        details.clear();
        wheel({300, 200}, 8);
        QTRY_COMPARE(details.count(), 1);
        QCOMPARE(details.first().at(0).value<Range>(), m_plot->visibleRows());
        QCOMPARE(details.first().at(1).value<Range>(), m_plot->visibleColumns());
        QCOMPARE(details.first().at(2).toSize(), m_plot->drawingSize());
        // A coarse picture tells the place of its sample.
        movePointer(canvas(), {301, 201});
        const auto match = QRegularExpression(QStringLiteral("row = (\\d+), column = (\\d+), value")).match(m_hint);
        QVERIFY(match.hasMatch());
        QCOMPARE(match.captured(1).toInt() % 50, 0);
        QCOMPARE(match.captured(2).toInt() % 40, 0);
    }

    void aspectLockKeepsLengthsEqual()
    {
        ImageStyle style;
        style.isAspectLocked = true;
        m_plot->setStyle(style);
        show({scaleWith(0, 0.1, 20, "mm"), scaleWith(0, 0.2, 30, "mm")}); // 2 mm x 6 mm
        const auto ratio = [this](quint64 first = 5,
                                  quint64 last = 15) { // of the lengths of one element: twice as wide as high
            const QPoint from = pixelOf(first, first);
            const QPoint to = pixelOf(last, last);
            return std::abs(double(to.x() - from.x())) / std::abs(to.y() - from.y());
        };
        QVERIFY2(std::abs(ratio() - 2) < 0.15, qPrintable(QString::number(ratio())));
        QCOMPARE(m_plot->visibleColumns().count, quint64{30});
        QCOMPARE(m_plot->visibleRows().count, quint64{20});
        m_plot->resize(kSize - QSize(250, 0));
        settle();
        QVERIFY2(std::abs(ratio() - 2) < 0.25, qPrintable(QString::number(ratio())));
        m_plot->resize(kSize);
        settle();
        wheel(pixelOf(10, 15), 1);
        QVERIFY(m_plot->visibleColumns().count < 30);
        QVERIFY2(std::abs(ratio() - 2) < 0.15, qPrintable(QString::number(ratio())));
        drag(canvas(), Qt::RightButton, pixelOf(8, 8), pixelOf(12, 14)); // a rectangle: all of it stays in view
        settle();
        QVERIFY(m_plot->visibleRows().start <= 8 && m_plot->visibleColumns().start <= 8);
        QVERIFY(m_plot->visibleRows().count >= 5 && m_plot->visibleColumns().count >= 7);
        QVERIFY2(std::abs(ratio(9, 12) - 2) < 0.15, qPrintable(QString::number(ratio(9, 12))));
        m_plot->resetView();
        settle();
        QCOMPARE(m_plot->visibleColumns().count, quint64{30});
    }

    void aspectIsOfRealPositionsWithoutUnits()
    {
        ImageStyle style;
        style.isAspectLocked = true;
        m_plot->setStyle(style);
        show({AxisScale::uniform(0, 2, 20), AxisScale::uniform(0, 3, 30)});
        const QPoint from = pixelOf(5, 5);
        const QPoint to = pixelOf(15, 15);
        const double ratio = std::abs(double(to.x() - from.x())) / std::abs(to.y() - from.y());
        QVERIFY2(std::abs(ratio - 1.5) < 0.1, qPrintable(QString::number(ratio)));
    }

    void aspectIsOfElementsWhereUnitsDiffer()
    {
        ImageStyle style;
        style.isAspectLocked = true;
        m_plot->setStyle(style);
        show({scaleWith(0, 1000, 30, "V"), AxisScale(30)});
        const QPoint from = pixelOf(10, 10);
        const QPoint to = pixelOf(20, 20);
        QVERIFY(std::abs(std::abs(to.x() - from.x()) - std::abs(to.y() - from.y())) <= 4);
    }

    void rubberBandZoomsFlippedRealAxes()
    {
        ImageStyle style;
        style.columnsLeftward = true;
        m_plot->setStyle(style);
        show({scaleWith(5, -0.25, 40, "V"), scaleWith(0, 2, 40, "s")});
        drag(canvas(), Qt::RightButton, pixelOf(10, 10), pixelOf(20, 25));
        settle();
        QVERIFY(m_plot->visibleRows().start >= 9 && m_plot->visibleRows().start <= 10);
        QVERIFY(std::abs(int(m_plot->visibleRows().count) - 11) <= 1);
        QVERIFY(std::abs(int(m_plot->visibleColumns().count) - 16) <= 1);
        QTest::mouseDClick(canvas(), Qt::LeftButton, {}, {300, 200});
        settle();
        QCOMPARE(m_plot->visibleRows().count, quint64{40});
    }
};

QTEST_MAIN(TestImagePlotView)
#include "tst_image_plot_view.moc"
