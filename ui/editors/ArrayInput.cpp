// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/ArrayInput.h"

#include <utility>

#include "h5scout/value/NdArray.h"
#include "h5scout/value/PythonLiteral.h"
#include "ui/editors/ElementInput.h"
#include "ui/editors/LiteralHint.h"

namespace h5scout::ui
{

namespace
{

const std::vector<Value>* itemsOf(const Value& value)
{
    if (const auto* list = value.getIf<List>())
        return &list->items;
    const auto* tuple = value.getIf<Tuple>();
    return tuple ? &tuple->items : nullptr;
}

/// As deep as the first items go.
Shape shapeOf(const Value& value)
{
    Shape shape;
    const Value* at = &value;
    while (const std::vector<Value>* items = itemsOf(*at)) {
        shape.push_back(items->size());
        if (items->empty())
            break;
        at = &items->front();
    }
    return shape;
}

/// Adds all elements below `value` in C order; a sentence if they are not that shape.
std::string collect(const Value& value, const Shape& shape, std::size_t dimension, ElementCollector& collector)
{
    const std::vector<Value>* items = itemsOf(value);
    if (dimension == shape.size())
        return items ? "A list stands where a number or text should." : collector.add(value);
    if (!items)
        return "A list should stand in the place of " + pythonRepr(value, 40) + ".";
    if (items->size() != shape[dimension])
        return "One row has " + std::to_string(shape[dimension]) + " items, another " + std::to_string(items->size()) +
               ".";
    for (const Value& item : *items) {
        if (std::string problem = collect(item, shape, dimension + 1, collector); !problem.empty())
            return problem;
    }
    return {};
}

} // namespace

ParsedValue parseArray(std::string_view text, const ValueFormat& format)
{
    const auto literal = parsePythonLiteral(text);
    if (!literal)
        return {{}, literalHint(text) + " Write an array as [1, 2, 3] or [[1, 2], [3, 4]]."};
    if (!itemsOf(*literal))
        return {{}, "Write an array in brackets, as [1, 2, 3] or [[1, 2], [3, 4]]."};
    Shape shape = shapeOf(*literal);
    ElementCollector collector(*format.element);
    if (std::string problem = collect(*literal, shape, 0, collector); !problem.empty())
        return {{}, std::move(problem)};
    const bool areBothEmpty = format.shape && elementCount(shape) == 0 && elementCount(*format.shape) == 0;
    if (areBothEmpty)
        shape = *format.shape;
    if (format.shape && shape != *format.shape)
        return {{},
                "The array keeps its shape " + formatShape(*format.shape) + "; what is typed has the shape " +
                    formatShape(shape) + ". \"Change Type\" gives it another one."};
    return {Array{std::make_shared<const NdArray>(std::move(collector).take(shape))}, {}};
}

} // namespace h5scout::ui
