// SPDX-License-Identifier: GPL-3.0-or-later
// Shapes as people type them. No Qt.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "h5scout/value/Shape.h"

namespace h5scout::ui
{

/// A shape, or the sentence that says why the text is none.
struct ParsedShape
{
    std::optional<Shape> shape{};
    std::string problem{}; ///< empty if there is a shape
};

/// "1024", "64 x 128", "64 × 128", "(64, 128)", "64 128": extents of at least 1, slowest first. An empty text and "()"
/// are a single element.
ParsedShape parseShape(std::string_view text);

/// "64 x 128"; empty for a single element.
std::string shapeText(const Shape& shape);

} // namespace h5scout::ui
