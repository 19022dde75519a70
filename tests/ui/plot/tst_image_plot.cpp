// SPDX-License-Identifier: GPL-3.0-or-later
#include "ImagePlotTest.h"

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestImagePlot : public ImagePlotTest
{
    Q_OBJECT
private Q_SLOTS:
    void indexImagesHaveRowZeroAtTheTop()
    {
        show({AxisScale(5), AxisScale(4)});
        QVERIFY(pixelOf(0, 0).y() < pixelOf(4, 0).y());
        QVERIFY(pixelOf(0, 0).x() < pixelOf(0, 3).x());
        QCOMPARE(hintAt(pixelOf(2, 3)), QStringLiteral("row = 2, column = 3, value = 203"));
    }

    void realAxesRiseUpwardsWhateverTheirDirection()
    {
        show({scaleWith(0, 1, 5, "mm"), scaleWith(3, -1, 4, "mm")});
        QVERIFY(pixelOf(0, 0).y() > pixelOf(4, 0).y());
        QVERIFY(pixelOf(0, 0).x() > pixelOf(0, 3).x()); // column 0 is at 3 mm
        QCOMPARE(hintAt(pixelOf(2, 3)), QStringLiteral("x = 0 mm, y = 2 mm, value = 203 (row 2, column 3)"));
    }

    void flipsBothAxes()
    {
        show({AxisScale(5), AxisScale(4)});
        ImageStyle style;
        style.rowsUpward = true;
        style.columnsLeftward = true;
        m_plot->setStyle(style);
        settle();
        QVERIFY(pixelOf(0, 0).y() > pixelOf(4, 0).y());
        QVERIFY(pixelOf(0, 0).x() > pixelOf(0, 3).x());
    }

    void paintsWhereItReads_data()
    {
        QTest::addColumn<AxisScale>("rows");
        QTest::addColumn<bool>("isFlipped");
        QTest::addColumn<bool>("isAspectLocked");
        QTest::newRow("index") << AxisScale(6) << false << false;
        QTest::newRow("falling, flipped") << scaleWith(3, -0.5, 6, "V") << true << false;
        QTest::newRow("uneven") << AxisScale::ofValues({0, 1, 2, 5, 6, 7}) << false << false;
        QTest::newRow("uneven, flipped, aspect") << AxisScale::ofValues({0, 1, 2, 5, 6, 7}) << true << true;
    }

    /// The one bright element is bright on the screen, and its neighbours are not.
    void paintsWhereItReads()
    {
        QFETCH(AxisScale, rows);
        QFETCH(bool, isFlipped);
        QFETCH(bool, isAspectLocked);
        ImageStyle style;
        style.map = ColorMap::Gray;
        style.columnsLeftward = isFlipped;
        style.isAspectLocked = isAspectLocked;
        if (isFlipped)
            style.rowsUpward = false;
        m_plot->setStyle(style);
        m_plot->begin({rows, AxisScale(8)}, ViewPolicy::Reset);
        m_plot->setOverview(
            imageOf(8, 6, [](double row, double column) { return row == 2 && column == 5 ? 1.0 : 0.0; }), true);
        settle();
        const QImage picture = m_plot->grab().toImage();
        for (const auto& [row, column] :
             {Place(2, 5), Place(1, 5), Place(3, 5), Place(2, 4), Place(2, 6), Place(0, 0)}) {
            const QPoint pixel = pixelOf(row, column);
            QVERIFY(pixel.x() > 0);
            QCOMPARE(qGray(picture.pixel(pixel)), row == 2 && column == 5 ? 255 : 0);
        }
    }

    void scatteredAxesBecomeIndicesWithANote()
    {
        show({AxisScale::ofValues({1, 5, 2}), AxisScale(4)});
        QVERIFY(m_note.contains(QStringLiteral("rows are shown by index")));
        QCOMPARE(hintAt(pixelOf(1, 2)), QStringLiteral("row = 1, column = 2, value = 102"));
    }

    void limitsAreToldAndFollowTheRule()
    {
        QSignalSpy limits(m_plot.get(), &ImagePlot::limitsChanged);
        show({AxisScale(10), AxisScale(10)});
        QCOMPARE(limits.last().first().value<Span>(), (Span{0, 909}));
        ImageStyle style;
        style.limits = ImageStyle::Limits::Percentile;
        style.percentile = 10;
        m_plot->setStyle(style);
        QCOMPARE(limits.last().first().value<Span>(), (Span{100, 809}));
        style.limits = ImageStyle::Limits::Manual;
        style.manual = {7, 8};
        m_plot->setStyle(style);
        QCOMPARE(limits.last().first().value<Span>(), (Span{7, 8}));
        const auto count = limits.count();
        style.map = ColorMap::Magma;
        m_plot->setStyle(style);
        QCOMPARE(limits.count(), count);
    }

    void detailsWidenFullLimits()
    {
        show({AxisScale(10), AxisScale(10)});
        QSignalSpy limits(m_plot.get(), &ImagePlot::limitsChanged);
        m_plot->setDetail(slope(10, 10, -50), true);
        QCOMPARE(limits.last().first().value<Span>(), (Span{-50, 909}));
    }

    void logarithmTellsOfValuesWithoutOne()
    {
        ImageStyle style;
        style.isLogarithmic = true;
        m_plot->setStyle(style);
        QSignalSpy limits(m_plot.get(), &ImagePlot::limitsChanged);
        show({AxisScale(10), AxisScale(10)});
        QCOMPARE(limits.last().first().value<Span>(), (Span{1, 909}));
        QVERIFY(m_note.contains(QStringLiteral("lowest colour")));
        m_plot->begin({AxisScale(1), AxisScale(2)}, ViewPolicy::Reset);
        m_plot->setOverview(imageOf(2, 1, [](double, double column) { return -column; }), true);
        settle(); // nothing to take a logarithm of
        QVERIFY(m_note.contains(QStringLiteral("lowest colour")));
    }

    void strangePicturesAreDrawn_data()
    {
        QTest::addColumn<Image>("image");
        const auto constant = [](double value) { return [value](double, double) { return value; }; };
        QTest::newRow("one element") << imageOf(1, 1, constant(3));
        QTest::newRow("one row") << slope(500, 1);
        QTest::newRow("one column") << slope(1, 500);
        QTest::newRow("constant") << imageOf(5, 5, constant(-2));
        QTest::newRow("zero") << imageOf(5, 5, constant(0));
        QTest::newRow("NaN") << imageOf(5, 5, constant(kNan));
        QTest::newRow("infinite") << imageOf(5, 5, constant(kInfinity));
        QTest::newRow("largest") << imageOf(2, 2, [](double row, double) { return row > 0 ? 1.7e308 : -1.7e308; });
        QTest::newRow("smallest") << imageOf(2, 2, [](double row, double) { return row * 5e-324; });
        Image broken = slope(5, 5);
        broken.values.resize(3);
        QTest::newRow("too few values") << broken;
    }

    void strangePicturesAreDrawn()
    {
        QFETCH(Image, image);
        for (const bool isLogarithmic : {false, true}) {
            ImageStyle style;
            style.isLogarithmic = isLogarithmic;
            style.hasProfiles = true;
            style.isAspectLocked = isLogarithmic;
            m_plot->setStyle(style);
            m_plot->begin({AxisScale(image.height), AxisScale(image.width)}, ViewPolicy::Reset);
            m_plot->setOverview(image, true);
            m_plot->setRowProfile(profileOf(std::vector<double>(image.width, image.values.front())));
            settle();
            QVERIFY(!m_plot->grab().isNull());
            wheel({200, 250}, 3);
            wheel({200, 250}, -9);
        }
    }

    void clearForgetsEverything()
    {
        show({AxisScale(40), AxisScale(60)});
        m_plot->setCrosshair(Place(1, 2));
        m_plot->clear();
        settle();
        QVERIFY(!m_plot->crosshair());
        QCOMPARE(m_plot->visibleRows().count, quint64{0});
        QVERIFY(hintAt({300, 200}).isEmpty());
        QTest::keyClick(canvas(), Qt::Key_Right);
        QTest::mouseClick(canvas(), Qt::LeftButton, {}, {300, 200});
        wheel({300, 200}, 2);
    }
};

QTEST_MAIN(TestImagePlot)
#include "tst_image_plot.moc"
