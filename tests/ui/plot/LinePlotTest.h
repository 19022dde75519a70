// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/Theme.h"
#include "ui/plot/LinePlot.h"
#include "ui/plot/PlotColors.h"

#include <QApplication>
#include <QDir>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <functional>
#include <limits>
#include <memory>
#include <numbers>

namespace h5scout::test
{

using namespace ui;

inline constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
inline constexpr QSize kLarge{1000, 560};
inline constexpr QSize kSmall{420, 300};
using Function = std::function<double(double)>;

/// One sample a column.
inline Envelope exactly(quint64 count, const Function& function, double error = 0)
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

inline Envelope reduced(quint64 count, std::size_t columns, const Function& low, const Function& high, double error = 0)
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

inline AxisScale named(AxisScale scale, const QString& label, const QString& units = {})
{
    scale.label = label;
    scale.units = units;
    return scale;
}

inline double sine(double i)
{
    return std::sin(i / 10);
}

inline int countOf(const QImage& picture, const QColor& color)
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
inline QRect differenceOf(const QImage& first, const QImage& second)
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

/// A line plot in a window, with pictures for people to look at.
class LinePlotTest : public QObject
{
    Q_OBJECT

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

protected:
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

    /// When two pictures in a row are the same: views settle, on a busy machine late.
    QImage painted()
    {
        QImage last;
        for (int i = 0; i < 50; ++i) {
            QTest::qWait(60);
            const QImage picture = m_plot->grab().toImage();
            if (picture == last)
                break;
            last = picture;
        }
        return last;
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
};

} // namespace h5scout::test
