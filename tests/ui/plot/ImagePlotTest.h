// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "PlotGallery.h"
#include "PlotMouse.h"
#include "ui/plot/ImagePlot.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QWheelEvent>

#include <cmath>
#include <limits>

namespace h5scout::test
{

using namespace ui;

inline constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
inline constexpr double kInfinity = std::numeric_limits<double>::infinity();
inline constexpr QSize kSize{700, 500};
using Place = std::pair<quint64, quint64>;

inline Image slope(quint32 width, quint32 height, double offset = 0)
{
    return imageOf(width, height, [offset](double row, double column) { return offset + row * 100 + column; });
}

inline AxisScale scaleWith(double first, double step, quint64 count, const char* units)
{
    AxisScale scale = AxisScale::uniform(first, step, count);
    scale.units = QString::fromLatin1(units);
    return scale;
}

/// An image plot in a window, and what it says.
class ImagePlotTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints)")));
        m_plot = std::make_unique<ImagePlot>();
        connect(m_plot.get(), &PlotWidget::hintChanged, this, [this](const QString& hint) { m_hint = hint; });
        connect(m_plot.get(), &PlotWidget::noteChanged, this, [this](const QString& note) { m_note = note; });
        m_hint.clear();
        m_note.clear();
        m_plot->resize(kSize);
        m_plot->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_plot.get()));
    }
    void cleanup() { m_plot.reset(); }

protected:
    std::unique_ptr<ImagePlot> m_plot;
    QString m_hint;
    QString m_note;

    QWidget* canvas() const { return m_plot->paintedWidget(); }

    void settle() const
    {
        for (int i = 0; i < 3; ++i)
            QCoreApplication::processEvents();
    }

    /// Shows a complete picture of that size.
    void show(const ImageInfo& info, ViewPolicy policy = ViewPolicy::Reset)
    {
        m_plot->begin(info, policy);
        m_plot->setOverview(slope(static_cast<quint32>(info.columns.count()), static_cast<quint32>(info.rows.count())),
                            true);
        settle();
    }

    QString hintAt(const QPoint& place)
    {
        movePointer(canvas(), place);
        return m_hint;
    }

    /// The pixel at which the read-out tells that row and column.
    QPoint pixelOf(quint64 row, quint64 column)
    {
        const auto formsOf = [](const QString& name, quint64 number) {
            return QStringList{QStringLiteral("%1 = %2,").arg(name).arg(number),
                               QStringLiteral("%1 %2,").arg(name).arg(number),
                               QStringLiteral("%1 %2)").arg(name).arg(number)};
        };
        const QStringList rowForms = formsOf(QStringLiteral("row"), row);
        const QStringList columnForms = formsOf(QStringLiteral("column"), column);
        const auto tells = [this](const QStringList& forms) {
            return std::any_of(forms.begin(), forms.end(),
                               [this](const QString& form) { return m_hint.contains(form); });
        };
        const QPoint anchor(300, 250); // within the image whatever its style
        QRect cell;
        for (int x = 0; x < kSize.width(); ++x)
            if (!hintAt({x, anchor.y()}).isEmpty() && tells(columnForms))
                cell |= QRect(x, anchor.y(), 1, 1);
        const int x = cell.center().x();
        QRect line;
        for (int y = 0; y < kSize.height() && !cell.isNull(); ++y)
            if (!hintAt({x, y}).isEmpty() && tells(rowForms))
                line |= QRect(x, y, 1, 1);
        return line.isNull() ? QPoint(-1, -1) : line.center();
    }

    void wheel(const QPoint& place, int steps)
    {
        QWheelEvent event(place, canvas()->mapToGlobal(place), {}, {0, 120 * steps}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(canvas(), &event);
        settle();
    }
};

} // namespace h5scout::test
