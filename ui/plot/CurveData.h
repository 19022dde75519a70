// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "h5scout/client/NodeTypes.h"
#include "ui/plot/AxisScale.h"

namespace h5scout::ui
{

/// What has been loaded of one curve: an overview of the whole and, after zooming, details of parts. The finest is
/// shown everywhere, so that panning never shows an empty place. A detail that is still arriving is painted over the
/// rest.
class CurveData
{
public:
    enum class Stage : std::uint8_t { Partial, Complete };
    /// Samples first .. end - 1 as `envelope` has them.
    struct Piece
    {
        const Envelope* envelope = nullptr;
        quint64 first = 0;
        quint64 end = 0;
        bool operator==(const Piece&) const = default;
    };

    void setOverview(Envelope envelope, Stage stage);
    void setDetail(Envelope envelope, Stage stage);
    void clear();

    const Envelope* overview() const { return m_overview ? &*m_overview : nullptr; }
    bool isOverviewComplete() const { return m_overview && m_overviewStage == Stage::Complete; }
    bool isEmpty() const { return !m_overview && m_details.empty() && !m_arriving; }
    /// The finest envelope that holds `sample`, null if none does.
    const Envelope* finestAt(quint64 sample) const;
    /// Parts that lie beside each other, in the order of the samples.
    std::vector<Piece> pieces() const;
    /// The part that is still arriving.
    std::optional<Piece> arriving() const;

private:
    std::optional<Envelope> m_overview;
    Stage m_overviewStage = Stage::Complete;
    std::vector<Envelope> m_details; ///< oldest first
    std::optional<Envelope> m_arriving;
};

/// Samples a column; 1 for the data itself.
double columnWidth(const Envelope& envelope);

/// Which numbers count for a range.
struct ValueFilter
{
    bool hasErrors = false;
    bool isPositive = false; ///< only what is above 0: for a logarithmic axis
};
/// The range of the values at positions within `view`; empty if there is no finite one.
std::optional<Span> valuesWithin(const CurveData& data, const AxisScale& scale, const Span& view, ValueFilter filter);

} // namespace h5scout::ui
