// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "h5scout/value/ElementType.h"
#include "h5scout/value/EnumNames.h"

namespace h5scout
{

/// What the cells of a table are read as: elements of a type; where these are the numbers of an enum, its names.
struct CellType
{
    CellType(const ElementType& type = {}) // NOLINT(google-explicit-constructor): most cells are nothing but elements
        : element(type)
    {}
    /// `stored`: what the elements are in the file; an enum that is no bool gives its names.
    CellType(const ElementType& type, const DataType& stored);

    /// Strings of one width or any.
    bool isText() const { return element.kind == ElementKind::FixedString || element.kind == ElementKind::Text; }
    /// In memory, of one element: about, without its characters, for Text.
    std::size_t byteSize() const;

    ElementType element;
    std::shared_ptr<const EnumNames> names; ///< null: it is no enum
};

} // namespace h5scout
