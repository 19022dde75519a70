// SPDX-License-Identifier: GPL-3.0-or-later
// Values as elements of a fixed type, without loss. No Qt.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "h5scout/value/ElementType.h"
#include "h5scout/value/NdArray.h"
#include "h5scout/value/Value.h"

namespace h5scout::ui
{

/// Gathers elements of one type.
class ElementCollector
{
public:
    explicit ElementCollector(const ElementType& type)
        : m_type(type)
    {}

    /// Adds `value`, or says in a sentence why it is no element of that type: "300 does not fit: int8 holds -128 to
    /// 127." Floats are rounded to the nearest one.
    std::string add(const Value& value);
    /// All that has been added, in that shape.
    NdArray take(const Shape& shape) &&;

private:
    std::string addInteger(const Value& value);
    std::string addFloat(double number);
    std::string addComplex(const Value& value);
    std::string addText(const Value& value);
    template <typename T>
    std::string addIntegerAs(const Value& value);
    template <typename T>
    void append(const T& element);

    ElementType m_type;
    std::vector<std::byte> m_bytes;
    std::vector<std::string> m_texts;
};

} // namespace h5scout::ui
