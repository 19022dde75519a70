// SPDX-License-Identifier: GPL-3.0-or-later
#include "LinePlotTest.h"

using namespace h5scout;
using namespace h5scout::test;
using namespace h5scout::ui;

class TestLinePlot : public LinePlotTest
{
    Q_OBJECT
private Q_SLOTS:
    void showsOneCurve()
    {
        m_plot->setLabels({QStringLiteral("Oscillation"), QStringLiteral("index"), QStringLiteral("Voltage (V)"), {}});
        m_plot->begin({CurveInfo{.x = AxisScale(300)}}, ViewPolicy::Reset);
        m_plot->setOverview(0, exactly(300, [](double i) { return i > 120 && i < 140 ? kNan : sine(i); }), true);
        QVERIFY(countOf(painted(), plotColors(m_plot->palette()).curves[0]) > 500);
        QCOMPARE(m_plot->curveCount(), 1U);
        QCOMPARE(m_plot->visibleSamples(), (Range{0, 300, 1}));
        QVERIFY(hintAt(canvas()->rect().center()).startsWith(QStringLiteral("x = ")));
        save(QStringLiteral("one"));
    }

    void showsALegendForSeveralCurves()
    {
        showFour();
        const QImage all = painted();
        const PlotColors colors = plotColors(m_plot->palette());
        for (int i = 0; i < 4; ++i)
            QVERIFY(countOf(all, colors.curves[i]) > 200);
        save(QStringLiteral("four-band"));
        QVERIFY(painted() == all); // the legend stays where it is
        LineStyle style = m_plot->style();
        style.hasLegend = false;
        m_plot->setStyle(style);
        QVERIFY(painted() != all);
    }

    void drawsErrorBarsAndMarkers()
    {
        showFour({.errors = LineStyle::Errors::Bars}, 60);
        const QImage bars = painted();
        save(QStringLiteral("four-bars"));
        showFour({.hasLines = false, .hasMarkers = true, .errors = LineStyle::Errors::None}, 60);
        const QImage markers = painted();
        const QColor first = plotColors(m_plot->palette()).curves[0];
        QVERIFY(countOf(markers, first) > 200);
        QVERIFY(countOf(markers, first) < countOf(bars, first));
        save(QStringLiteral("four-markers"));
    }

    void fitsTheErrors()
    {
        const QColor color = plotColors(m_plot->palette()).curves[0];
        m_plot->setStyle({.errors = LineStyle::Errors::Bars});
        m_plot->begin({CurveInfo{.x = AxisScale(20), .hasErrors = true}}, ViewPolicy::Reset);
        m_plot->setOverview(0,
                            exactly(
                                20, [](double) { return 1.0; }, 10),
                            true);
        const int withErrors = countOf(painted(), color);
        m_plot->setStyle({.errors = LineStyle::Errors::None});
        QVERIFY(countOf(painted(), color) < withErrors / 2);
    }

    void drawsReducedCurvesWithABand()
    {
        m_plot->setLabels({QStringLiteral("A long recording"), QStringLiteral("Time (s)"), QStringLiteral("y"), {}});
        m_plot->begin({CurveInfo{.x = AxisScale::uniform(0, 1e-4, 5'000'000), .hasErrors = true}}, ViewPolicy::Reset);
        m_plot->setOverview(0,
                            reduced(
                                5'000'000, 1000, [](double x) { return std::sin(x * 9) - 0.1; },
                                [](double x) { return std::sin(x * 9) + 0.1 + 0.05 * std::sin(x * 300); }, 0.3),
                            true);
        QVERIFY(hintAt(canvas()->rect().center()).contains(QStringLiteral(" to ")));
        save(QStringLiteral("reduced"));
    }

    void drawsStepsWithNames()
    {
        m_plot->setLabels({QStringLiteral("Shutter"), QStringLiteral("index"), {}, {}});
        m_plot->begin({CurveInfo{.name = QStringLiteral("Shutter"),
                                 .x = AxisScale(40),
                                 .isStepped = true,
                                 .valueNames = {{0, QStringLiteral("Closed")},
                                                {1, QStringLiteral("Open")},
                                                {2, QStringLiteral("Fault")}}}},
                      ViewPolicy::Reset);
        m_plot->setOverview(0, exactly(40, [](double i) { return std::fmod(std::floor(i / 3), 3); }), true);
        QVERIFY(hintAt(canvas()->rect().center()).contains(QStringLiteral("Shutter = ")));
        save(QStringLiteral("steps"));
    }

    void keepsTheZoomAndTheOldDataOnRequest()
    {
        const CurveInfo curve{.x = AxisScale(1000)};
        m_plot->begin({curve}, ViewPolicy::Reset);
        m_plot->setOverview(0, exactly(1000, sine), true);
        drag(Qt::RightButton, {300, 100}, {500, 400});
        const Range zoomed = m_plot->visibleSamples();
        QVERIFY(zoomed.count < 400);
        const QImage before = painted();
        m_plot->begin({curve}, ViewPolicy::Keep);
        QCOMPARE(m_plot->visibleSamples(), zoomed);
        QVERIFY(painted() == before);
        Envelope unread = exactly(1000, [](double) { return kNan; });
        m_plot->setOverview(0, unread, false);
        QVERIFY(painted() == before);
        m_plot->setOverview(0, exactly(1000, [](double i) { return -sine(i); }), true);
        QVERIFY(painted() != before);
        QCOMPARE(m_plot->visibleSamples(), zoomed);
        m_plot->begin({CurveInfo{.x = AxisScale(1001)}}, ViewPolicy::Keep); // other positions
        QCOMPARE(m_plot->visibleSamples(), (Range{0, 1001, 1}));
        QCOMPARE(countOf(painted(), plotColors(m_plot->palette()).curves[0]), 0);
        m_plot->begin({curve}, ViewPolicy::Reset);
        QCOMPARE(m_plot->visibleSamples(), (Range{0, 1000, 1}));
    }

    void leavesAViewWithoutData()
    {
        const CurveInfo curve{.x =
                                  named(AxisScale::uniform(0, 1, 1000), QStringLiteral("Delay"), QStringLiteral("fs"))};
        m_plot->begin({curve}, ViewPolicy::Reset);
        m_plot->setOverview(0, exactly(1000, sine), true);
        drag(Qt::RightButton, {300, 100}, {500, 400});
        const Range zoomed = m_plot->visibleSamples();
        QVERIFY(zoomed.count < 400);
        m_plot->begin({curve}, ViewPolicy::Keep);
        m_plot->setOverview(0, exactly(1000, [](double i) { return sine(i) / 2; }), true);
        QCOMPARE(m_plot->visibleSamples(), zoomed);
        m_plot->begin({curve}, ViewPolicy::Keep);
        m_plot->setOverview(0, exactly(1000, [](double i) { return 100 + sine(i); }), true);
        QCOMPARE(m_plot->visibleSamples(), (Range{0, 1000, 1}));
        QVERIFY(countOf(painted(), plotColors(m_plot->palette()).curves[0]) > 500);
        drag(Qt::RightButton, {300, 100}, {500, 400});
        QVERIFY(m_plot->visibleSamples().count < 400);
        m_plot->begin(
            {CurveInfo{.x = named(AxisScale::uniform(0, 1, 1000), QStringLiteral("Position"), QStringLiteral("mm"))}},
            ViewPolicy::Keep);
        QCOMPARE(m_plot->visibleSamples(), (Range{0, 1000, 1}));
    }

    void paintsManyCurvesInFewSteps()
    {
        constexpr std::size_t kCurves = 50;
        std::vector<CurveInfo> curves(kCurves, CurveInfo{.x = AxisScale(500)});
        for (std::size_t i = 0; i < kCurves; ++i)
            curves[i].name = QStringLiteral("curve %1").arg(i);
        m_plot->begin(curves, ViewPolicy::Reset);
        painted();
        PaintCounter paints;
        canvas()->installEventFilter(&paints);
        for (std::size_t i = 0; i < kCurves; ++i) {
            m_plot->setOverview(i, exactly(500, [i](double x) { return sine(x) + static_cast<double>(i); }), true);
            QCoreApplication::processEvents();
        }
        QTest::qWait(100);
        QVERIFY2(paints.count >= 1 && paints.count <= 15, qPrintable(QString::number(paints.count)));
        const QImage all = painted();
        save(QStringLiteral("fifty"));
        LineStyle style = m_plot->style();
        style.hasLegend = false;
        m_plot->setStyle(style);
        const QRect legend = differenceOf(all, painted());
        QVERIFY(legend.height() > 50);
        QVERIFY2(legend.height() < kLarge.height() / 2, qPrintable(QString::number(legend.height())));
    }

    void drawsInfinitiesAtTheEdge()
    {
        constexpr double kInfinity = std::numeric_limits<double>::infinity();
        m_plot->begin({CurveInfo{.x = AxisScale(50)}}, ViewPolicy::Reset);
        m_plot->setOverview(0, exactly(50, [](double) { return kInfinity; }), true);
        QVERIFY(m_note.contains(QStringLiteral("Infinite values are drawn at the edge.")));
        QVERIFY(countOf(painted(), plotColors(m_plot->palette()).curves[0]) > 500);
    }

    void drawsWhateverNumbersCome_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<AxisScale>("scale");
        const std::pair<const char*, AxisScale> scales[] = {
            {"no samples", AxisScale(0)},
            {"one sample", AxisScale(1)},
            {"two samples", AxisScale(2)},
            {"huge positions", AxisScale::uniform(-1e308, 1e306, 50)},
            {"large positions", AxisScale::uniform(1e200, 1e199, 50)},
            {"tiny positions", AxisScale::uniform(0, 5e-324, 50)},
            {"equal positions", AxisScale::uniform(1e9, 1e-9, 50)},
            {"one position", AxisScale::ofValues({1e12})},
            {"scattered", AxisScale::ofValues({1, kNan, 1, 1e300, -1e300})},
            {"all NaN", AxisScale::ofValues({kNan, kNan})},
            {"dates", AxisScale::uniform(1e17, 1e16, 50)}};
        for (const auto& [name, scale] : scales)
            for (const double value : {0.0, 1e300, -1e308, 5e-324, std::numeric_limits<double>::infinity(), kNan})
                QTest::addRow("%s, %g", name, value) << value << scale;
    }

    void drawsWhateverNumbersCome()
    {
        QFETCH(double, value);
        QFETCH(AxisScale, scale);
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not).*")));
        scale.isTime = QByteArray(QTest::currentDataTag()).startsWith("dates");
        for (const bool isLogarithmic : {false, true}) {
            m_plot->setStyle({.hasMarkers = true, .isXLogarithmic = isLogarithmic, .isYLogarithmic = isLogarithmic});
            m_plot->begin({CurveInfo{.x = scale}}, ViewPolicy::Reset);
            m_plot->setOverview(0, exactly(scale.count(), [value](double) { return value; }), true);
            m_plot->setCursor(0);
            painted();
            turnWheel({500, 250}, 45);
            drag(Qt::LeftButton, {500, 250}, {300, 300});
            drag(Qt::RightButton, {400, 200}, {600, 300});
            hintAt({500, 250});
            painted();
        }
    }
};

QTEST_MAIN(TestLinePlot)
#include "tst_line_plot.moc"
