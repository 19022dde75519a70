// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include <QString>

#include "h5scout/client/NodeTypes.h"
#include "ui/plot/PlotNumbers.h"

namespace h5scout::ui
{

/// What is to be said about the numbers of curves: found over all of them, then put in words.
class LineNotes
{
public:
    /// `envelope` is complete.
    void add(const Envelope& envelope);
    /// Sentences; empty if there is nothing to say.
    QString text() const;

    /// Why an x axis that was to be logarithmic is not.
    enum class LinearX : std::uint8_t { Chosen, NothingPositive, Times };

    LinearX linearX = LinearX::Chosen;
    bool isYLogarithmic = false;
    bool hasHiddenPositions = false;
    bool hasPlaceless = false; ///< points without a finite position
    bool isAgainstIndex = false;
    bool isByPosition = false; ///< at least one curve
    bool isUnjoined = false;   ///< at least one curve

private:
    bool m_hasCurves = false;
    bool m_hasNumbers = false;
    bool m_hasEmptyCurve = false;
    bool m_hasInfinities = false;
    bool m_hasNotPositive = false;
    bool m_hasTooLarge = false;
    std::optional<Span> m_finite;
};

} // namespace h5scout::ui
