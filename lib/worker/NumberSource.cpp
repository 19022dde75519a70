// SPDX-License-Identifier: GPL-3.0-or-later
#include "NumberSource.h"

#include <utility>

namespace h5scout::worker
{

NumberSource::NumberSource(const Session& session, const std::string& path, const std::string& backgroundPath,
                           std::string attempt, protocol::Component component)
    : m_array(session, path, std::move(attempt))
    , m_component(componentOf(component))
{
    if (!backgroundPath.empty())
        m_background.emplace(session, backgroundPath, m_array);
}

NumberSource::Elements NumberSource::read(std::span<const reduce::Samples> place)
{
    m_buffer.resize(reduce::elementsOf(place) * m_array.type().byteSize);
    m_array.read(selectionOf(place), m_buffer);
    if (!m_background)
        return {m_array.type().kind, m_component, m_buffer};
    subtractBackground(place);
    return {ElementKind::Float64, m_component, std::as_bytes(std::span(m_numbers))};
}

std::span<const double> NumberSource::readNumbers(std::span<const reduce::Samples> place)
{
    const Elements elements = read(place);
    if (m_background)
        return m_numbers;
    m_numbers.resize(reduce::elementsOf(place));
    reduce::toDoubles(elements.kind, elements.bytes, elements.component, m_numbers);
    return m_numbers;
}

/// From m_buffer to m_numbers. The difference of complex numbers is complex; its component is what is asked for.
void NumberSource::subtractBackground(std::span<const reduce::Samples> place)
{
    const ElementKind kind = m_array.type().kind;
    m_numbers.resize(reduce::elementsOf(place));
    if (!isComplex(kind) && !m_background->isComplex()) {
        reduce::toDoubles(kind, m_buffer, m_component, m_numbers);
        m_background->subtractFrom(m_numbers, place);
        return;
    }
    m_complexNumbers.resize(m_numbers.size());
    reduce::toComplexNumbers(kind, m_buffer, m_complexNumbers);
    m_background->subtractFrom(m_complexNumbers, place);
    reduce::toDoubles(ElementKind::Complex128, std::as_bytes(std::span(m_complexNumbers)), m_component, m_numbers);
}

} // namespace h5scout::worker
