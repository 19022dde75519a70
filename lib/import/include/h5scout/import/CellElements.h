// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "h5scout/import/CellType.h"
#include "h5scout/import/ElementText.h"
#include "h5scout/value/NdArray.h"

namespace h5scout
{

/// Elements that texts become one by one, whatever their type is: numbers, strings of one width or any.
class CellElements
{
public:
    /// Zeros, or empty texts. `type` must be writable as text (isWritableAsText).
    explicit CellElements(CellType type = {}, std::size_t count = 0);

    const CellType& type() const { return m_type; }
    std::size_t size() const;

    /// Makes element `at` what the text spells; it stays as it is if that is none.
    std::optional<CellFault> set(std::size_t at, std::string_view text, DecimalSign decimal);
    /// As a cell spells the element: the name of an enum's number, else as NdArray does.
    std::string text(std::size_t at) const;

    void insert(std::size_t at, std::size_t count);
    void erase(std::size_t at, std::size_t count);
    /// Lays `count` elements of an array of the same type, from `first` on, over those from `at` on.
    void copy(std::size_t at, const NdArray& array, std::size_t first, std::size_t count);

    /// The first ones, as many as `shape` has.
    NdArray array(Shape shape) const;
    NdArray take(Shape shape);

private:
    std::span<std::byte> bytesOf(std::size_t at);
    bool areTexts() const { return m_type.element.kind == ElementKind::Text; }

    CellType m_type;
    std::vector<std::byte> m_bytes;   ///< of all types but Text
    std::vector<std::string> m_texts; ///< of Text
};

} // namespace h5scout
