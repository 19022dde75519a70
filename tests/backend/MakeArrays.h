// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstring>
#include <vector>

#include <QByteArrayList>

#include "h5scout/value/NdArray.h"

namespace h5scout::test
{

template <typename T>
NdArray arrayOf(ElementKind kind, const std::vector<T>& numbers, Shape shape = {})
{
    std::vector<std::byte> bytes(numbers.size() * sizeof(T));
    if (!bytes.empty())
        std::memcpy(bytes.data(), numbers.data(), bytes.size());
    if (shape.empty())
        shape = {numbers.size()};
    return {std::move(shape), elementTypeOf(kind), std::move(bytes)};
}

inline NdArray doubles(const std::vector<double>& numbers, Shape shape = {})
{
    return arrayOf(ElementKind::Float64, numbers, std::move(shape));
}

inline NdArray integers(const std::vector<std::int64_t>& numbers, Shape shape = {})
{
    return arrayOf(ElementKind::Int64, numbers, std::move(shape));
}

inline NdArray texts(const std::vector<std::string>& texts)
{
    return {{texts.size()}, texts};
}

/// "float64 (2,): 1.0 2.5"
inline QByteArray joined(const NdArray& array)
{
    QByteArrayList elements;
    for (std::size_t index = 0; index < array.size(); ++index)
        elements << QByteArray::fromStdString(array.toText(index));
    return QByteArray::fromStdString(dtypeName(array.type()) + " " + formatShape(array.shape())) + ": " +
           elements.join(' ');
}

} // namespace h5scout::test
