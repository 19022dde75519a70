// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures that are looked through and coloured in the background look as those that are not.
#include <cmath>
#include <limits>
#include <memory>

#include "PlotGallery.h"
#include "ui/plot/ImageColors.h"
#include "ui/plot/ImagePlot.h"

#include <QSignalSpy>
#include <QThreadPool>

using namespace h5scout;
using namespace h5scout::ui;
using h5scout::test::imageOf;

namespace
{

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr quint32 kWidth = 500;
constexpr quint32 kHeight = 300;
constexpr quint32 kFactor = 4; // in both directions, of the large picture
constexpr QSize kSize{700, 460};

double valueAt(double row, double column)
{
    return row == 40 ? kNan : 2 + std::sin(row / 20) * std::cos(column / 30);
}

Image raised(const Image& image, double offset)
{
    Image result = image;
    for (double& value : result.values)
        value += offset;
    return result;
}

Image smallImage(double offset = 0)
{
    static const Image plain = imageOf(kWidth, kHeight, valueAt);
    return raised(plain, offset);
}

/// Shows the same.
Image largeImage(double offset = 0)
{
    static const Image plain = imageOf(kWidth * kFactor, kHeight * kFactor, [](double row, double column) {
        return valueAt(std::floor(row / kFactor), std::floor(column / kFactor));
    });
    return raised(plain, offset);
}

/// Of samples that together reach from 0 to `length`.
AxisScale scaleOf(quint64 count, quint32 length)
{
    const double step = static_cast<double>(length) / static_cast<double>(count);
    return AxisScale::uniform(step / 2, step, count);
}

ImageInfo smallInfo()
{
    return {scaleOf(kHeight, kHeight), scaleOf(kWidth, kWidth)};
}

ImageInfo largeInfo()
{
    return {scaleOf(kHeight * kFactor, kHeight), scaleOf(kWidth * kFactor, kWidth)};
}

std::unique_ptr<ImagePlot> plotOf(const ImageInfo& info)
{
    auto plot = std::make_unique<ImagePlot>();
    plot->resize(kSize);
    plot->show();
    plot->begin(info, ViewPolicy::Reset);
    return plot;
}

/// Until nothing is going on in the background, nor has come from there.
void settle()
{
    for (int i = 0; i < 3; ++i) {
        QCoreApplication::processEvents();
        QThreadPool::globalInstance()->waitForDone();
    }
    QCoreApplication::processEvents();
}

QImage shown(PlotWidget& plot)
{
    return plot.grab().toImage();
}

ImageStyle styleWith(ColorMap map, bool isLogarithmic, ImageStyle::Limits limits)
{
    ImageStyle style;
    style.map = map;
    style.isLogarithmic = isLogarithmic;
    style.limits = limits;
    style.manual = {1.5, 2.5};
    return style;
}

} // namespace

class TestLargeImage : public QObject
{
    Q_OBJECT

    std::unique_ptr<ImagePlot> m_small;
    std::unique_ptr<ImagePlot> m_large;

private Q_SLOTS:
    void initTestCase() { QVERIFY(isLarge(largeImage()) && !isLarge(smallImage())); }

    void init()
    {
        m_small = plotOf(smallInfo());
        m_large = plotOf(largeInfo());
        settle();
    }

    void cleanup()
    {
        m_small.reset();
        m_large.reset();
        settle();
    }

    void looksLikeASmallOne_data()
    {
        QTest::addColumn<ImageStyle>("style");
        QTest::newRow("plain") << ImageStyle();
        QTest::newRow("logarithmic") << styleWith(ColorMap::Magma, true, ImageStyle::Limits::Full);
        QTest::newRow("manual limits") << styleWith(ColorMap::Gray, false, ImageStyle::Limits::Manual);
    }

    void looksLikeASmallOne()
    {
        QFETCH(ImageStyle, style);
        for (ImagePlot* plot : {m_small.get(), m_large.get()})
            plot->setStyle(style);
        m_small->setOverview(smallImage(), true);
        m_large->setOverview(largeImage(), true);
        settle();
        QCOMPARE(shown(*m_large), shown(*m_small));
    }

    void takesNewColorsLikeASmallOne_data() { looksLikeASmallOne_data(); }

    void takesNewColorsLikeASmallOne()
    {
        QFETCH(ImageStyle, style);
        style.isMapReversed = true;
        m_small->setOverview(smallImage(), true);
        m_large->setOverview(largeImage(), true);
        settle();
        for (ImagePlot* plot : {m_small.get(), m_large.get()})
            plot->setStyle(style);
        settle();
        QCOMPARE(shown(*m_large), shown(*m_small));
    }

    void takesColorsThatWereChosenWhileItWasPrepared()
    {
        m_small->setOverview(smallImage(), true);
        m_large->setOverview(largeImage(), true);
        for (ImagePlot* plot : {m_small.get(), m_large.get()})
            plot->setStyle(styleWith(ColorMap::Plasma, true, ImageStyle::Limits::Manual));
        settle();
        QCOMPARE(shown(*m_large), shown(*m_small));
    }

    void figuresDoNotWaitForTheirColors()
    {
        m_small->setOverview(smallImage(), true);
        m_large->setOverview(largeImage(), true);
        settle();
        for (ImagePlot* plot : {m_small.get(), m_large.get()})
            plot->setStyle(styleWith(ColorMap::Cividis, false, ImageStyle::Limits::Manual));
        QCOMPARE(m_large->picture().toImage(), m_small->picture().toImage());
    }

    void whatWasShownStaysUntilThen()
    {
        m_large->setOverview(largeImage(), true);
        settle();
        const QImage before = shown(*m_large);
        m_large->begin(largeInfo(), ViewPolicy::Keep);
        m_large->setOverview(largeImage(5), true);
        QCOMPARE(shown(*m_large), before);
        settle();
        QVERIFY(shown(*m_large) != before); // the colour bar's numbers
        m_small->setOverview(smallImage(5), true);
        settle();
        QCOMPARE(shown(*m_large), shown(*m_small));
    }

    void theLastOneStays()
    {
        for (const double offset : {5.0, 3.0, 7.0})
            m_large->setOverview(largeImage(offset), true);
        m_small->setOverview(smallImage(7), true);
        settle();
        QCOMPARE(shown(*m_large), shown(*m_small));
    }

    void isNotShownAfterTheNextHasBegun()
    {
        QSignalSpy arrived(m_large.get(), &ImagePlot::valuesArrived);
        m_large->setOverview(largeImage(5), true);
        m_large->begin(smallInfo(), ViewPolicy::Reset);
        m_large->setOverview(smallImage(), true);
        m_small->setOverview(smallImage(), true);
        settle();
        QCOMPARE(arrived.count(), 1);
        QCOMPARE(shown(*m_large), shown(*m_small));
    }

    void detailsLookLikeSmallOnes()
    {
        Image coarse = smallImage();
        m_small->setOverview(coarse, true);
        coarse.rows = {0, kHeight, kFactor};
        coarse.columns = {0, kWidth, kFactor};
        m_large->setOverview(coarse, true);
        settle();
        for (const bool isComplete : {false, true}) {
            m_small->setDetail(smallImage(1), isComplete);
            m_large->setDetail(largeImage(1), isComplete);
            settle();
            QCOMPARE(shown(*m_large), shown(*m_small));
        }
    }

    void mayDieMeanwhile()
    {
        QSignalSpy arrived(m_large.get(), &ImagePlot::valuesArrived);
        m_large->setOverview(largeImage(), true);
        m_large.reset();
        settle();
        QCOMPARE(arrived.count(), 0);
    }
};

QTEST_MAIN(TestLargeImage)
#include "tst_large_image.moc"
