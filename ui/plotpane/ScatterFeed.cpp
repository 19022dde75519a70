// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/ScatterFeed.h"

#include "ui/plot/ScatterPlot.h"

namespace h5scout::ui
{

namespace
{
/// More than anybody can tell apart.
constexpr quint64 kMostPoints = 200'000;
/// The worker makes no wider projections.
constexpr quint64 kMostReducedPoints = 16'384;
} // namespace

ScatterFeed::ScatterFeed(ScatterPlot* plot, QObject* parent)
    : PlotFeed(parent)
    , m_plot(plot)
{}

void ScatterFeed::show(const PlotPart& part, ViewPolicy policy)
{
    stop();
    const DataItem& item = part.source.item;
    const quint32 dimension = part.view.shown.front();
    const quint64 count = part.shape()[dimension];
    m_plot->begin(scaleOf(item, dimension, 0), scaleOf(item, dimension, 1), policy);
    m_plot->setIntegers(areIntegers(part));
    if (!part.source.file)
        return;
    if (count > (part.reduced.empty() ? kMostPoints : kMostReducedPoints)) {
        UserError error;
        error.what = tr("%1 has %2 points, too many to draw one by one.").arg(displayName(part.path())).arg(count);
        error.whatToDo = tr("Show it as a line.");
        Q_EMIT failed(error, true);
        return;
    }
    if (!part.reduced.empty()) {
        const QSize size(static_cast<int>(count), 1);
        track<Image>(part.source.file->projection(projectionQuery(part, size), options(Purpose::Picture)),
                     Purpose::Picture, 0, [this](const Image& row, bool) { m_plot->setValues(row.values); });
        return;
    }
    EnvelopeQuery query = envelopeQuery(part, dimension, static_cast<quint32>(count)); // one sample a column
    query.errorPath.clear();
    track<Envelope>(part.source.file->envelope(query, options(Purpose::Picture)), Purpose::Picture, 0,
                    [this](const Envelope& line, bool) { m_plot->setValues(line.minimum); });
}

} // namespace h5scout::ui
