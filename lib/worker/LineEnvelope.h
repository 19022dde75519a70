// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

#include "h5scout/protocol/h5scout.pb.h"
#include "h5scout/reduce/Envelope.h"

namespace h5scout::worker
{

/// The envelope of a line, and with errors that of the limits which they reach to.
class LineEnvelope
{
public:
    enum class Errors : std::uint8_t { None, Given };
    LineEnvelope(const reduce::Envelope& empty, Errors errors);

    const reduce::Envelope& values() const noexcept { return m_values; }

    /// The next samples: Errors::None.
    void add(ElementKind kind, std::span<const std::byte> elements, reduce::Component component);
    /// The next samples and their errors: Errors::Given.
    void add(std::span<const double> numbers, std::span<const double> errors);

    /// The columns from `first` to `end` and what the envelope is of.
    void write(protocol::Envelope& stage, std::uint32_t first, std::uint32_t end) const;

private:
    reduce::Envelope m_values;
    std::optional<reduce::Envelope> m_lower;
    std::optional<reduce::Envelope> m_upper;
    std::vector<double> m_below;
    std::vector<double> m_above;
};

} // namespace h5scout::worker
