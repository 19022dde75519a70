// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/LineLegend.h"

#include <algorithm>
#include <array>

#include "ui/plot/EnvelopeGraph.h"

namespace h5scout::ui
{

namespace
{

constexpr int kWidestName = 220;      // pixels
constexpr double kLargestShare = 0.4; // of the drawing's width and height
constexpr int kOpacity = 240;         // of 255: what lies below is not to be taken for an entry
constexpr double kWorthMoving = 0.7;  // a corner must cover that much less than the present one
constexpr std::array<Qt::Alignment, 4> kCorners{Qt::AlignTop | Qt::AlignRight, Qt::AlignTop | Qt::AlignLeft,
                                                Qt::AlignBottom | Qt::AlignRight, Qt::AlignBottom | Qt::AlignLeft};

} // namespace

LineLegend::LineLegend(PlotCanvas* canvas)
    : m_canvas(canvas)
{
    canvas->setAutoAddPlottableToLegend(false);
    canvas->legend->setVisible(false);
    canvas->legend->setRowSpacing(1);
    canvas->legend->setMargins(QMargins(6, 3, 6, 3));
    canvas->legend->setIconSize(22, 10);
    canvas->axisRect()->insetLayout()->setInsetAlignment(0, kCorners.front());
    applyColors();
}

void LineLegend::setCurves(const std::vector<EnvelopeGraph*>& graphs, const QStringList& names)
{
    m_graphs = graphs;
    m_names = names;
    m_filledFor = {};
    fill();
}

void LineLegend::clear()
{
    setCurves({}, {});
}

void LineLegend::fill()
{
    QCPLegend* legend = m_canvas->legend;
    const QSize size = m_canvas->axisRect()->size();
    if (size == m_filledFor)
        return;
    m_filledFor = size;
    legend->clear();
    legend->setVisible(!m_graphs.empty());
    const QFontMetrics metrics(m_canvas->font());
    const int widest = std::min(kWidestName, static_cast<int>(size.width() * kLargestShare));
    const double rows = size.height() * kLargestShare / std::max(metrics.height() + 1, 1);
    const auto fitting = std::max<std::size_t>(static_cast<std::size_t>(rows), 2);
    const std::size_t shown = m_graphs.size() <= fitting ? m_graphs.size() : fitting - 1;
    for (std::size_t i = 0; i < shown; ++i) {
        m_graphs[i]->setName(metrics.elidedText(m_names[static_cast<qsizetype>(i)], Qt::ElideMiddle, widest));
        m_graphs[i]->addToLegend(legend);
    }
    if (shown < m_graphs.size()) {
        auto* more = new QCPTextElement(m_canvas, PlotCanvas::tr("and %n more", nullptr, int(m_graphs.size() - shown)),
                                        m_canvas->font());
        more->setLayer(legend->layer()); // below it, the legend would cover it
        more->setTextColor(m_canvas->colors().text);
        more->setTextFlags(Qt::AlignLeft);
        legend->addElement(legend->rowCount(), 0, more);
    }
}

bool LineLegend::settle()
{
    if (m_graphs.empty())
        return false;
    const QSize before = m_filledFor;
    fill();
    const bool isMoved = moveToBestCorner();
    return isMoved || before != m_filledFor;
}

bool LineLegend::moveToBestCorner()
{
    QCPLayoutInset* layout = m_canvas->axisRect()->insetLayout();
    const QRect room = m_canvas->axisRect()->rect();
    const QSize size = m_canvas->legend->minimumOuterSizeHint();
    const Qt::Alignment present = layout->insetAlignment(0);
    const auto inkAt = [&](Qt::Alignment corner) {
        QRect place(room.topLeft(), size);
        if (corner.testFlag(Qt::AlignRight))
            place.moveRight(room.right());
        if (corner.testFlag(Qt::AlignBottom))
            place.moveBottom(room.bottom());
        double ink = 0;
        for (const EnvelopeGraph* graph : m_graphs)
            ink += graph->inkWithin(place);
        return ink;
    };
    Qt::Alignment best = present;
    double least = inkAt(present) * kWorthMoving;
    for (const Qt::Alignment corner : kCorners) {
        if (corner == present || least <= 0)
            continue;
        const double ink = inkAt(corner);
        if (ink < least) {
            best = corner;
            least = ink;
        }
    }
    layout->setInsetAlignment(0, best);
    return best != present;
}

void LineLegend::applyColors()
{
    const PlotColors& colors = m_canvas->colors();
    QColor background = colors.background;
    background.setAlpha(kOpacity);
    m_canvas->legend->setBrush(background);
    m_canvas->legend->setBorderPen(QPen(colors.grid, 1));
    m_canvas->legend->setFont(m_canvas->font());
    m_canvas->legend->setTextColor(colors.text);
    m_filledFor = {};
}

} // namespace h5scout::ui
