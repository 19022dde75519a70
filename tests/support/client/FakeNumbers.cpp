// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeNumbers.h"

#include <complex>

namespace h5scout::test
{
namespace
{

double partOf(std::complex<double> number, protocol::Component component)
{
    switch (component) {
    case protocol::COMPONENT_REAL:
        return number.real();
    case protocol::COMPONENT_IMAGINARY:
        return number.imag();
    case protocol::COMPONENT_PHASE:
        return std::arg(number);
    default:
        return std::abs(number);
    }
}

} // namespace

std::size_t flatIndex(const Shape& shape, const Index& index)
{
    std::size_t flat = 0;
    for (std::size_t i = 0; i < shape.size(); ++i)
        flat = flat * shape[i] + index[i];
    return flat;
}

FakeNumbers::FakeNumbers(const NdArray& array, const NdArray* background, protocol::Component component)
    : m_array(array)
    , m_background(background)
    , m_component(component)
{}

bool FakeNumbers::isPossible() const
{
    if (!m_background)
        return true;
    const Shape& lower = m_background->shape();
    const Shape& shape = m_array.shape();
    if (lower.size() > shape.size())
        return false;
    for (std::size_t i = 0; i < lower.size(); ++i)
        if (lower[i] != 1 && lower[i] != shape[i + shape.size() - lower.size()])
            return false;
    return true;
}

double FakeNumbers::at(const Index& index) const
{
    const std::size_t flat = flatIndex(m_array.shape(), index);
    bool isReal = !isComplex(m_array.type().kind);
    std::complex<double> number = isReal ? m_array.toDouble(flat) : m_array.toComplex(flat);
    if (m_background) {
        const Shape& shape = m_background->shape();
        Index under(index.end() - static_cast<std::ptrdiff_t>(shape.size()), index.end());
        for (std::size_t i = 0; i < shape.size(); ++i)
            under[i] = shape[i] == 1 ? 0 : under[i];
        isReal = isReal && !isComplex(m_background->type().kind);
        number -= m_background->toComplex(flatIndex(shape, under));
    }
    return isReal ? number.real() : partOf(number, m_component);
}

} // namespace h5scout::test
