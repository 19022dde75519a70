// SPDX-License-Identifier: GPL-3.0-or-later
#include "LineEnvelope.h"

#include "h5scout/reduce/ErrorLimits.h"

namespace h5scout::worker
{

namespace
{

void assign(google::protobuf::RepeatedField<double>& field, std::span<const double> columns, std::uint32_t first,
            std::uint32_t end)
{
    const auto part = columns.subspan(first, end - first);
    field.Assign(part.begin(), part.end());
}

} // namespace

LineEnvelope::LineEnvelope(const reduce::Envelope& empty, Errors errors)
    : m_values(empty)
{
    if (errors == Errors::Given) {
        m_lower = empty;
        m_upper = empty;
    }
}

void LineEnvelope::add(ElementKind kind, std::span<const std::byte> elements, reduce::Component component)
{
    m_values.add(kind, elements, component);
}

void LineEnvelope::add(std::span<const double> numbers, std::span<const double> errors)
{
    m_below.resize(numbers.size());
    m_above.resize(numbers.size());
    reduce::errorLimits(numbers, errors, m_below, m_above);
    m_values.add(ElementKind::Float64, std::as_bytes(numbers));
    m_lower->add(ElementKind::Float64, std::as_bytes(std::span(m_below)));
    m_upper->add(ElementKind::Float64, std::as_bytes(std::span(m_above)));
}

void LineEnvelope::write(protocol::Envelope& stage, std::uint32_t first, std::uint32_t end) const
{
    stage.set_start(m_values.start());
    stage.set_count(m_values.count());
    stage.set_columns(m_values.columns());
    stage.set_first_column(first);
    assign(*stage.mutable_minimum(), m_values.minimum(), first, end);
    assign(*stage.mutable_maximum(), m_values.maximum(), first, end);
    stage.set_samples_read(m_values.samplesRead());
    if (!m_lower)
        return;
    assign(*stage.mutable_lower(), m_lower->minimum(), first, end);
    assign(*stage.mutable_upper(), m_upper->maximum(), first, end);
}

} // namespace h5scout::worker
