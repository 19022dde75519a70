// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/LineFeed.h"

#include <algorithm>

#include "ui/models/Format.h"
#include "ui/plot/LinePlot.h"
#include "ui/plotpane/PartValues.h"

namespace h5scout::ui
{

namespace
{

/// Positions in any order make a curve of single points, which are all needed.
constexpr quint64 kMostScatteredPoints = 200'000;
/// Of a line that is reduced from more dimensions (a scan's steps).
constexpr quint64 kMostReducedPoints = 16'384;
constexpr int kUnitsLength = 20;

CurveInfo curveInfo(const PlotPart& part, const QString& name)
{
    CurveInfo curve{.name = name,
                    .units = singleLine(valueUnits(part), kUnitsLength),
                    .x = scaleOf(part.source.item, part.view.shown.front())};
    curve.isInteger = areIntegers(part);
    curve.isStepped = areStates(part);
    curve.valueNames = valueNames(part);
    curve.hasErrors = part.reduced.empty() && !part.source.item.errorPath.isEmpty();
    return curve;
}

quint64 extentOf(const PlotPart& part)
{
    return part.shape()[part.view.shown.front()];
}

/// One row of a projection as a line.
Envelope envelopeOf(const Image& row, quint64 count)
{
    Envelope line;
    line.path = row.path;
    line.count = count;
    line.minimum = row.values;
    line.maximum = row.values;
    line.samplesRead = row.isEstimate ? 0 : count;
    line.isEstimate = row.isEstimate;
    return line;
}

} // namespace

LineFeed::LineFeed(LinePlot* plot, QObject* parent)
    : PlotFeed(parent)
    , m_plot(plot)
{
    connect(plot, &LinePlot::detailNeeded, this, &LineFeed::requestDetail);
}

void LineFeed::show(std::vector<PlotPart> parts, ViewPolicy policy)
{
    stop();
    m_parts = std::move(parts);
    std::vector<CurveInfo> curves;
    const QStringList names = curveNames(m_parts);
    for (std::size_t curve = 0; curve < m_parts.size(); ++curve)
        curves.push_back(curveInfo(m_parts[curve], names[static_cast<qsizetype>(curve)]));
    m_plot->begin(std::move(curves), policy);
    for (std::size_t curve = 0; curve < m_parts.size(); ++curve)
        requestOverview(curve);
}

void LineFeed::requestOverview(std::size_t curve)
{
    const PlotPart& part = m_parts[curve];
    if (!part.source.file)
        return;
    const RequestOptions request = options(Purpose::Picture, curve);
    const quint64 extent = extentOf(part);
    if (!part.reduced.empty()) {
        const QSize size(static_cast<int>(std::min(extent, kMostReducedPoints)), 1);
        track<Image>(part.source.file->projection(projectionQuery(part, size), request), Purpose::Picture, curve,
                     [this, curve, extent](const Image& row, bool isComplete) {
                         m_plot->setOverview(curve, envelopeOf(row, extent), isComplete);
                     });
        return;
    }
    const quint32 dimension = part.view.shown.front();
    const bool isScattered = !scaleOf(part.source.item, dimension).isMonotonic();
    const auto columns = isScattered ? static_cast<quint32>(std::min(extent, kMostScatteredPoints))
                                     : static_cast<quint32>(m_plot->drawingSize().width());
    track<Envelope>(part.source.file->envelope(envelopeQuery(part, dimension, columns), request), Purpose::Picture,
                    curve, [this, curve](const Envelope& envelope, bool isComplete) {
                        Q_EMIT progressed({envelope.samplesRead, envelope.count});
                        checkIntegers(m_parts[curve].source.item.node, envelope.minimum, envelope.maximum);
                        m_plot->setOverview(curve, envelope, isComplete);
                    });
}

void LineFeed::requestDetail(std::size_t curve, quint64 start, quint64 count, quint32 columns)
{
    if (curve >= m_parts.size() || !m_parts[curve].source.file || !m_parts[curve].reduced.empty())
        return;
    const PlotPart& part = m_parts[curve];
    EnvelopeQuery query = envelopeQuery(part, part.view.shown.front(), columns);
    query.start = start;
    query.count = count;
    track<Envelope>(part.source.file->envelope(query, options(Purpose::Detail, curve)), Purpose::Detail, curve,
                    [this, curve](const Envelope& envelope, bool isComplete) {
                        Q_EMIT progressed({envelope.samplesRead, envelope.count});
                        m_plot->setDetail(curve, envelope, isComplete);
                    });
}

} // namespace h5scout::ui
