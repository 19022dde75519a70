// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/reduce/Component.h"

#include <algorithm>
#include <complex>
#include <cstring>

#include "h5scout/value/Error.h"

#include "Numbers.h"

namespace h5scout::reduce
{

namespace
{

template <typename T>
double componentOf(const std::complex<T>& number, Component component)
{
    switch (component) {
    case Component::Value:
    case Component::Amplitude:
        return std::abs(std::complex<double>(number));
    case Component::Real:
        return static_cast<double>(number.real());
    case Component::Imaginary:
        return static_cast<double>(number.imag());
    case Component::Phase:
        return std::arg(std::complex<double>(number));
    }
    return static_cast<double>(number.real());
}

template <typename T>
double toDouble(const T& number, Component)
{
    return static_cast<double>(number);
}

double toDouble(Half number, Component)
{
    return halfToFloat(number);
}

template <typename T>
double toDouble(const std::complex<T>& number, Component component)
{
    return componentOf(number, component);
}

template <typename T>
std::complex<double> toComplex(const T& number)
{
    return static_cast<double>(number);
}

std::complex<double> toComplex(Half number)
{
    return halfToFloat(number);
}

template <typename T>
std::complex<double> toComplex(const std::complex<T>& number)
{
    return std::complex<double>(number);
}

} // namespace

std::size_t numberWidth(ElementKind kind)
{
    return isNumeric(kind) ? elementTypeOf(kind).byteSize : 0;
}

void toDoubles(ElementKind kind, std::span<const std::byte> elements, Component component, std::span<double> numbers)
{
    visitNumberType(kind, [&]<typename T>(TypeTag<T>) {
        const std::size_t count = std::min(elements.size() / sizeof(T), numbers.size());
        for (std::size_t i = 0; i < count; ++i)
            numbers[i] = toDouble(loadNumber<T>(elements.data() + i * sizeof(T)), component);
    });
}

void toComplexNumbers(ElementKind kind, std::span<const std::byte> elements, std::span<std::complex<double>> numbers)
{
    visitNumberType(kind, [&]<typename T>(TypeTag<T>) {
        const std::size_t count = std::min(elements.size() / sizeof(T), numbers.size());
        for (std::size_t i = 0; i < count; ++i)
            numbers[i] = toComplex(loadNumber<T>(elements.data() + i * sizeof(T)));
    });
}

} // namespace h5scout::reduce
