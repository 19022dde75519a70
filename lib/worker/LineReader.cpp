// SPDX-License-Identifier: GPL-3.0-or-later
#include "LineReader.h"

#include <algorithm>

#include <fmt/format.h>

namespace h5scout::worker
{

namespace
{

std::size_t checkedDimension(const NumberArray& array, std::uint32_t dimension)
{
    if (dimension >= std::max<std::size_t>(array.shape().size(), 1))
        array.refuse(fmt::format("It has {} dimensions, there is none of number {}.", array.shape().size(), dimension));
    return dimension;
}

} // namespace

LineReader::LineReader(const protocol::ReadEnvelope& request, const Session& session)
    : m_source(session, request.path(), request.background_path(), "read the envelope", request.component())
    , m_dimension(checkedDimension(m_source.array(), request.dimension()))
    , m_place(placeOf(m_source.array().selectionAt(request.index(), {m_dimension})))
{
    if (request.error_path().empty())
        return;
    m_errors.emplace(session, request.error_path(), "read the errors");
    if (m_errors->shape() != array().shape())
        array().refuse(fmt::format("Its shape is {}: the errors {}, of shape {}, do not fit to it.",
                                   formatShape(array().shape()), m_errors->path(), formatShape(m_errors->shape())));
}

std::uint64_t LineReader::blockLength() const noexcept
{
    return array().shape().empty() ? 1 : array().block()[m_dimension];
}

LineEnvelope::Errors LineReader::errors() const noexcept
{
    return m_errors ? LineEnvelope::Errors::Given : LineEnvelope::Errors::None;
}

void LineReader::read(std::uint64_t start, std::uint64_t length, LineEnvelope& envelope)
{
    if (!m_place.empty())
        m_place[m_dimension] = {start, length, 1};
    if (!m_errors) {
        const NumberSource::Elements elements = m_source.read(m_place);
        envelope.add(elements.kind, elements.bytes, elements.component);
        return;
    }
    m_errorBytes.resize(length * m_errors->type().byteSize);
    m_errorNumbers.resize(length);
    m_errors->read(selectionOf(m_place), m_errorBytes);
    reduce::toDoubles(m_errors->type().kind, m_errorBytes, reduce::Component::Value, m_errorNumbers);
    envelope.add(m_source.readNumbers(m_place), m_errorNumbers);
}

} // namespace h5scout::worker
