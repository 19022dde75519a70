// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/CurveData.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "ui/plot/EnvelopeShape.h"

namespace h5scout::ui
{

namespace
{

constexpr std::size_t kMostDetails = 8;

quint64 endOf(const Envelope& envelope)
{
    return envelope.start + envelope.count;
}

bool holds(const Envelope& envelope, quint64 sample)
{
    return envelope.columns() > 0 && sample >= envelope.start && sample - envelope.start < envelope.count;
}

bool isWithin(const Envelope& inner, const Envelope& outer)
{
    return inner.start >= outer.start && endOf(inner) <= endOf(outer);
}

class Widener
{
public:
    explicit Widener(bool isPositive)
        : m_isPositive(isPositive)
    {}
    void add(double value)
    {
        if (!std::isfinite(value) || (m_isPositive && value <= 0))
            return;
        m_lower = std::min(m_lower, value);
        m_upper = std::max(m_upper, value);
    }
    std::optional<Span> span() const
    {
        return m_lower <= m_upper ? std::optional(Span{m_lower, m_upper}) : std::nullopt;
    }

private:
    bool m_isPositive;
    double m_lower = std::numeric_limits<double>::infinity();
    double m_upper = -std::numeric_limits<double>::infinity();
};

} // namespace

double columnWidth(const Envelope& envelope)
{
    if (isExact(envelope))
        return 1;
    return static_cast<double>(envelope.count) / static_cast<double>(envelope.columns());
}

void CurveData::setOverview(Envelope envelope, Stage stage)
{
    m_overview = std::move(envelope);
    m_overviewStage = stage;
}

void CurveData::setDetail(Envelope envelope, Stage stage)
{
    if (stage == Stage::Partial) {
        m_arriving = std::move(envelope);
        return;
    }
    m_arriving.reset();
    if (envelope.columns() == 0 || envelope.count == 0)
        return;
    std::erase_if(m_details, [&](const Envelope& old) {
        return isWithin(old, envelope) && columnWidth(old) >= columnWidth(envelope);
    });
    if (m_details.size() == kMostDetails)
        m_details.erase(m_details.begin());
    m_details.push_back(std::move(envelope));
}

void CurveData::clear()
{
    m_overview.reset();
    m_details.clear();
    m_arriving.reset();
}

const Envelope* CurveData::finestAt(quint64 sample) const
{
    const Envelope* finest = m_overview && holds(*m_overview, sample) ? &*m_overview : nullptr;
    for (const Envelope& detail : m_details)
        if (holds(detail, sample) && (!finest || columnWidth(detail) < columnWidth(*finest)))
            finest = &detail;
    return finest;
}

std::vector<CurveData::Piece> CurveData::pieces() const
{
    std::vector<quint64> edges;
    if (m_overview)
        edges = {m_overview->start, endOf(*m_overview)};
    for (const Envelope& detail : m_details)
        edges.insert(edges.end(), {detail.start, endOf(detail)});
    std::sort(edges.begin(), edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
        const Envelope* finest = finestAt(edges[i]);
        if (!finest)
            continue;
        if (!pieces.empty() && pieces.back().envelope == finest && pieces.back().end == edges[i])
            pieces.back().end = edges[i + 1];
        else
            pieces.push_back({finest, edges[i], edges[i + 1]});
    }
    return pieces;
}

std::optional<CurveData::Piece> CurveData::arriving() const
{
    if (!m_arriving)
        return {};
    return Piece{&*m_arriving, m_arriving->start, endOf(*m_arriving)};
}

std::optional<Span> valuesWithin(const CurveData& data, const AxisScale& scale, const Span& view, ValueFilter filter)
{
    Widener range(filter.isPositive);
    const auto addColumn = [&](const Envelope& envelope, std::size_t column) {
        range.add(envelope.minimum[column]);
        range.add(envelope.maximum[column]);
        if (filter.hasErrors && envelope.lower.size() == envelope.columns())
            range.add(envelope.lower[column]);
        if (filter.hasErrors && envelope.upper.size() == envelope.columns())
            range.add(envelope.upper[column]);
    };
    const auto addPiece = [&](const CurveData::Piece& piece) {
        const Envelope& envelope = *piece.envelope;
        if (envelope.columns() == 0 || piece.first >= piece.end)
            return;
        if (!scale.isMonotonic()) {
            for (std::size_t column = 0; column < envelope.columns(); ++column) {
                const double position = scale.at(static_cast<double>(envelope.columnStart(column)));
                if (position >= view.lower && position <= view.upper)
                    addColumn(envelope, column);
            }
            return;
        }
        const auto [from, to] = std::minmax({scale.indexAt(view.lower), scale.indexAt(view.upper)});
        const double first = static_cast<double>(piece.first);
        const double last = static_cast<double>(piece.end - 1);
        // The sample before the view too: a line leads into it.
        if (std::isnan(from) || std::isnan(to) || std::floor(from) > last || to < first)
            return;
        const auto begin = static_cast<quint64>(std::clamp(std::floor(from), first, last));
        const auto end = static_cast<quint64>(std::clamp(std::floor(to), first, last));
        const std::size_t lastColumn = columnOf(envelope, std::min(end, piece.end - 1));
        for (std::size_t column = columnOf(envelope, std::min(begin, piece.end - 1)); column <= lastColumn; ++column)
            addColumn(envelope, column);
    };
    for (const CurveData::Piece& piece : data.pieces())
        addPiece(piece);
    if (const auto arriving = data.arriving())
        addPiece(*arriving);
    return range.span();
}

} // namespace h5scout::ui
