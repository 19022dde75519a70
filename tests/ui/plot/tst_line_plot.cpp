// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/LinePlot.h"

#include <cmath>
#include <functional>
#include <limits>
#include <memory>
#include <numbers>

#include "ui/Theme.h"
#include "ui/plot/PlotColors.h"

#include <QApplication>
#include <QDir>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace h5scout;
using namespace h5scout::ui;

namespace
{

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr QSize kLarge{1000, 560};
constexpr QSize kSmall{420, 300};
using Function = std::function<double(double)>;

/// One sample a column.
Envelope exactly(quint64 count, const Function& function, double error = 0)
{
    Envelope envelope;
    envelope.count = count;
    envelope.samplesRead = count;
    for (quint64 i = 0; i < count; ++i) {
        const double value = function(static_cast<double>(i));
        envelope.minimum.push_back(value);
        if (error > 0) {
            envelope.lower.push_back(value - error);
            envelope.upper.push_back(value + error);
        }
    }
    envelope.maximum = envelope.minimum;
    return envelope;
}

Envelope reduced(quint64 count, std::size_t columns, const Function& low, const Function& high, double error = 0)
{
    Envelope envelope;
    envelope.count = count;
    envelope.samplesRead = count;
    for (std::size_t i = 0; i < columns; ++i) {
        const double place = static_cast<double>(i) / static_cast<double>(columns);
        envelope.minimum.push_back(low(place));
        envelope.maximum.push_back(high(place));
        if (error > 0) {
            envelope.lower.push_back(low(place) - error);
            envelope.upper.push_back(high(place) + error);
        }
    }
    return envelope;
}

AxisScale named(AxisScale scale, const QString& label, const QString& units = {})
{
    scale.label = label;
    scale.units = units;
    return scale;
}

double sine(double i)
{
    return std::sin(i / 10);
}

int countOf(const QImage& picture, const QColor& color)
{
    int count = 0;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x) {
            const QColor pixel = picture.pixelColor(x, y);
            if (std::abs(pixel.red() - color.red()) < 12 && std::abs(pixel.green() - color.green()) < 12 &&
                std::abs(pixel.blue() - color.blue()) < 12)
                ++count;
        }
    return count;
}

/// Where two pictures of one size differ.
QRect differenceOf(const QImage& first, const QImage& second)
{
    QRect place;
    for (int y = 0; y < first.height(); ++y)
        for (int x = 0; x < first.width(); ++x)
            if (first.pixel(x, y) != second.pixel(x, y))
                place |= QRect(x, y, 1, 1);
    return place;
}

class PaintCounter : public QObject
{
public:
    int count = 0;

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            ++count;
        return false;
    }
};

} // namespace

class TestLinePlot : public QObject
{
    Q_OBJECT

    std::unique_ptr<LinePlot> m_plot;
    QString m_note;

    QWidget* canvas() const { return m_plot->paintedWidget(); }

    void movePointer(const QPoint& place, Qt::MouseButtons buttons = Qt::NoButton)
    {
        QMouseEvent event(QEvent::MouseMove, place, canvas()->mapToGlobal(place), Qt::NoButton, buttons, {});
        QApplication::sendEvent(canvas(), &event);
    }

    void drag(Qt::MouseButton button, const QPoint& from, const QPoint& to)
    {
        QTest::mousePress(canvas(), button, {}, from);
        movePointer((from + to) / 2, button);
        movePointer(to, button);
        QTest::mouseRelease(canvas(), button, {}, to);
    }

    void turnWheel(const QPoint& place, int degrees)
    {
        QWheelEvent event(place, canvas()->mapToGlobal(place), {}, {0, degrees * 8}, Qt::NoButton, {},
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(canvas(), &event);
    }

    QString hintAt(const QPoint& place)
    {
        QSignalSpy hints(m_plot.get(), &PlotWidget::hintChanged);
        movePointer(place);
        return hints.isEmpty() ? QString() : hints.last().first().toString();
    }

    QImage painted()
    {
        QTest::qWait(60); // views settle
        return m_plot->grab().toImage();
    }

    /// Pictures for people to look at, in two sizes, light and dark; the last one is given back.
    void save(const QString& name)
    {
        QDir().mkpath(QStringLiteral(H5SCOUT_TEST_OUTPUT "/line"));
        for (const Theme theme : {Theme::Dark, Theme::Light})
            for (const QSize size : {kSmall, kLarge}) {
                applyTheme(theme);
                m_plot->resize(size);
                const QString file =
                    QStringLiteral("%1-%2-%3.png")
                        .arg(name, theme == Theme::Dark ? QStringLiteral("dark") : QStringLiteral("light"),
                             size == kSmall ? QStringLiteral("small") : QStringLiteral("large"));
                QVERIFY(painted().save(QStringLiteral(H5SCOUT_TEST_OUTPUT "/line/") + file));
            }
    }

    /// Curves of the same samples, each a little later.
    void showFour(const LineStyle& style = {}, quint64 count = 200)
    {
        std::vector<CurveInfo> curves;
        for (const char* name : {"Probe", "Reference", "Difference of both, with a name that is far too long", "Pump"})
            curves.push_back(
                {.name = QString::fromLatin1(name),
                 .units = QStringLiteral("mW"),
                 .x = named(AxisScale::uniform(-50, 0.5, count), QStringLiteral("Delay"), QStringLiteral("fs")),
                 .hasErrors = true});
        m_plot->setStyle(style);
        m_plot->setLabels(
            {QStringLiteral("Pump and probe"), QStringLiteral("Delay (fs)"), QStringLiteral("Power (mW)"), {}});
        m_plot->begin(curves, ViewPolicy::Reset);
        for (std::size_t i = 0; i < curves.size(); ++i) {
            const double shift = static_cast<double>(i);
            m_plot->setOverview(
                i,
                exactly(
                    count,
                    [=](double sample) { return std::exp(-sample / 120) * std::sin(sample / 15 - shift) + shift / 4; },
                    0.06),
                true);
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "Europe/Paris");
        QApplication::setFont(QFont(QStringLiteral("DejaVu Sans"), 9));
    }

    void init()
    {
        applyTheme(Theme::Light);
        m_note.clear();
        m_plot = std::make_unique<LinePlot>();
        connect(m_plot.get(), &PlotWidget::noteChanged, this, [this](const QString& note) { m_note = note; });
        m_plot->resize(kLarge);
        m_plot->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_plot.get()));
    }

    void cleanup() { m_plot.reset(); }

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

    void drawsBothAxesLogarithmic()
    {
        m_plot->setStyle({.isXLogarithmic = true, .isYLogarithmic = true});
        m_plot->setLabels({QStringLiteral("Decay"), QStringLiteral("index"), QStringLiteral("Counts"), {}});
        m_plot->begin({CurveInfo{.x = AxisScale(1000)}}, ViewPolicy::Reset);
        m_plot->setOverview(0, exactly(1000, [](double i) { return i == 500 ? -1.0 : 1e6 / (1 + i * i / 100); }), true);
        QVERIFY(m_note.contains(QStringLiteral("Values not above 0 are not shown on a logarithmic axis.")));
        QVERIFY(m_note.contains(QStringLiteral("Positions not above 0 are not shown on a logarithmic axis.")));
        QVERIFY(countOf(painted(), plotColors(m_plot->palette()).curves[0]) > 500);
        save(QStringLiteral("log-log"));
        const Range before = m_plot->visibleSamples();
        turnWheel(canvas()->rect().center(), 60);
        const Range zoomed = m_plot->visibleSamples();
        QVERIFY(zoomed.count < before.count);
        drag(Qt::LeftButton, {500, 250}, {900, 250}); // against the bound
        QVERIFY(m_plot->visibleSamples().start <= zoomed.start);
        QTest::mouseDClick(canvas(), Qt::LeftButton, {}, canvas()->rect().center());
        QCOMPARE(m_plot->visibleSamples(), before);
        m_plot->setStyle({});
        QCOMPARE(m_note, QString());
    }

    void asksForFineDetailsOfALogarithmicAxis()
    {
        constexpr quint64 kCount = 10'000'000;
        const auto low = [](double) { return 1.0; };
        const auto high = [](double) { return 2.0; };
        QSignalSpy wishes(m_plot.get(), &LinePlot::detailNeeded);
        m_plot->setStyle({.isXLogarithmic = true});
        m_plot->begin({CurveInfo{.x = AxisScale(kCount)}}, ViewPolicy::Reset);
        m_plot->setOverview(0, reduced(kCount, 1000, low, high), true);
        int answers = 0;
        while (wishes.wait(300)) {
            QVERIFY(++answers < 9);
            const QList<QVariant> wish = wishes.takeFirst();
            Envelope detail = reduced(wish[2].toULongLong(), wish[3].toUInt(), low, high);
            detail.start = wish[1].toULongLong();
            m_plot->setDetail(wish[0].toULongLong(), detail, true);
        }
        QVERIFY(answers >= 3);
    }

    void showsDates()
    {
        AxisScale time = named(AxisScale::uniform(1729699560, 30, 2000), QStringLiteral("Time"), QStringLiteral("s"));
        time.isTime = true;
        m_plot->setLabels({QStringLiteral("Temperature"), QStringLiteral("Time"), QStringLiteral("T (K)"), {}});
        m_plot->begin({CurveInfo{.name = QStringLiteral("T"), .units = QStringLiteral("K"), .x = time}},
                      ViewPolicy::Reset);
        m_plot->setOverview(0, exactly(2000, [](double i) { return 300 + sine(i / 7); }), true);
        const QRegularExpression pattern(
            QStringLiteral("^Time = 2024-10-24 \\d\\d:\\d\\d:\\d\\d, T = (299|300)[.\\d]* K$"));
        QVERIFY2(pattern.match(hintAt(canvas()->rect().center())).hasMatch(),
                 qPrintable(hintAt(canvas()->rect().center())));
        save(QStringLiteral("dates"));
        for (int i = 0; i < 60; ++i)
            turnWheel({500, 250}, 60);
        QVERIFY(m_plot->visibleSamples().count <= 6);
        save(QStringLiteral("dates-close"));
    }

    void drawsStepsWithNames()
    {
        m_plot->setLabels({QStringLiteral("Shutter"), QStringLiteral("index"), {}, {}});
        m_plot->begin({CurveInfo{.name = QStringLiteral("Shutter"),
                                 .x = AxisScale(40),
                                 .isStepped = true,
                                 .valueNames = {{2, QStringLiteral("Fault")},
                                                {0, QStringLiteral("Closed")},
                                                {1, QStringLiteral("Open")}}}},
                      ViewPolicy::Reset);
        m_plot->setOverview(0, exactly(40, [](double i) { return std::fmod(std::floor(i / 3), 3); }), true);
        QVERIFY(hintAt(canvas()->rect().center()).contains(QStringLiteral("Shutter = ")));
        save(QStringLiteral("steps"));
    }

    void drawsAFallingAxis()
    {
        const AxisScale falling =
            named(AxisScale::uniform(800, -2, 200), QStringLiteral("Wavelength"), QStringLiteral("nm"));
        m_plot->setLabels({QStringLiteral("Spectrum"), QStringLiteral("Wavelength (nm)"), QStringLiteral("I"), {}});
        m_plot->begin({CurveInfo{.name = QStringLiteral("I"), .x = falling}}, ViewPolicy::Reset);
        m_plot->setOverview(0, exactly(200, [](double i) { return std::exp(-(i - 50) * (i - 50) / 300); }), true);
        save(QStringLiteral("falling"));
        QCOMPARE(m_plot->visibleSamples(), (Range{0, 200, 1}));
        drag(Qt::RightButton, {600, 100}, {900, 400}); // the peak, at 700
        const Range zoomed = m_plot->visibleSamples();
        QVERIFY(zoomed.start < 60 && zoomed.count < 100);
        m_plot->setCursor(30);
        QSignalSpy moves(m_plot.get(), &LinePlot::cursorMoved);
        QTest::keyClick(canvas(), Qt::Key_Right);
        QCOMPARE(moves.takeFirst().first().toULongLong(), 29U);
    }

    void drawsHysteresisLoops()
    {
        std::vector<double> field;
        for (int i = 0; i < 400; ++i)
            field.push_back(std::cos(i * 2 * std::numbers::pi / 400) * 1.5);
        const auto magnetization = [&field](double i) {
            const auto index = static_cast<std::size_t>(i);
            return std::tanh(4 * (field[index] + (index < 200 ? 0.4 : -0.4)));
        };
        const AxisScale scale = named(AxisScale::ofValues(field), QStringLiteral("Field"), QStringLiteral("T"));
        QCOMPARE(static_cast<int>(scale.spacing()), static_cast<int>(AxisScale::Spacing::Scattered));
        m_plot->setLabels({QStringLiteral("Hysteresis"), QStringLiteral("Field (T)"), QStringLiteral("M"), {}});
        m_plot->begin({CurveInfo{.name = QStringLiteral("M"), .x = scale}}, ViewPolicy::Reset);
        QVERIFY(m_plot->overviewColumns(0) >= 400);
        m_plot->setOverview(0, exactly(400, magnetization), true);
        save(QStringLiteral("hysteresis"));
        QVERIFY(m_note.isEmpty());
        QCOMPARE(m_plot->visibleSamples(), (Range{0, 400, 1}));
        // Too coarse to be drawn along the axis.
        m_plot->setOverview(0,
                            reduced(
                                400, 50, [](double) { return 0.0; }, [](double) { return 1.0; }),
                            true);
        QVERIFY(m_note.contains(QStringLiteral("against their index")));
        save(QStringLiteral("hysteresis-index"));
    }

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

    void saysWhyAnAxisStaysLinear()
    {
        m_plot->setStyle({.isXLogarithmic = true, .isYLogarithmic = true});
        m_plot->begin({CurveInfo{.x = AxisScale::uniform(-10, 0.1, 50)}}, ViewPolicy::Reset);
        m_plot->setOverview(0, exactly(50, [](double) { return -1.0; }), true);
        QVERIFY(m_note.contains(QStringLiteral("The x axis stays linear: no position is above 0.")));
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
