// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/AppendTarget.h"

#include <algorithm>

#include <QCoreApplication>

#include "h5scout/import/ElementText.h"

namespace h5scout::ui
{

namespace
{

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(h5scout::ui::AppendTarget)
};

std::optional<ElementType> floatType(std::uint64_t byteSize, bool isComplexNumber)
{
    switch (byteSize) {
    case 2:
        return isComplexNumber ? std::nullopt : std::optional(elementTypeOf(ElementKind::Float16));
    case 4:
        return elementTypeOf(isComplexNumber ? ElementKind::Complex64 : ElementKind::Float32);
    case 8:
        return elementTypeOf(isComplexNumber ? ElementKind::Complex128 : ElementKind::Float64);
    default:
        return std::nullopt;
    }
}

std::optional<ElementType> integerType(const DataType& type)
{
    const std::string width = std::to_string(8 * type.byteSize);
    return elementTypeFromDtypeName((type.isSigned ? "int" : "uint") + width);
}

/// What can be typed into a cell, for elements of that type; empty if nothing can.
std::optional<ElementType> typedElement(const DataType& type)
{
    if (isBooleanEnum(type) || isBooleanBitfield(type))
        return elementTypeOf(ElementKind::Bool);
    if (isComplexCompound(type))
        return floatType(type.byteSize / 2, true);
    if (type.typeClass == TypeClass::Integer)
        return integerType(type);
    if (type.typeClass == TypeClass::Float)
        return floatType(type.byteSize, false);
    if (type.typeClass == TypeClass::String && !type.isVariableLength && type.byteSize > 0)
        return ElementType{ElementKind::FixedString, static_cast<std::size_t>(type.byteSize)};
    return std::nullopt;
}

AppendRefusal unknownType(const DataType& type)
{
    return {Tr::tr("Elements of the type %1 cannot be typed in.").arg(QString::fromStdString(describeType(type)))};
}

} // namespace

std::variant<AppendTarget, AppendRefusal> appendTarget(const NodeInfo& node)
{
    const Shape& shape = node.space.shape;
    const Shape& maximal = node.space.maximalShape;
    if (!isArrayKind(node.kind))
        return AppendRefusal{Tr::tr("It is no array.")};
    if (shape.empty() || maximal.empty() || maximal.front() != kUnlimited)
        return AppendRefusal{Tr::tr("The array cannot grow along its first dimension.")};
    AppendTarget target{node.path, node.kind, {}, {}, shape.front(), false};
    if (node.kind == NodeKind::StringArray || areTexts(node.rowMeaning)) {
        target.isLog = node.kind == NodeKind::StringArray;
        target.kind = NodeKind::StringArray;
        return target;
    }
    if (node.rowMeaning == RowMeaning::PickledObjects)
        return AppendRefusal{Tr::tr("PyTables keeps Python objects in its rows; those can only be read here.")};
    const bool isRagged = node.kind == NodeKind::VLArray;
    target.kind = isRagged ? NodeKind::VLArray : NodeKind::EArray;
    if (isRagged && (node.dataType.typeClass != TypeClass::VLen || !node.dataType.base))
        return unknownType(node.dataType);
    const DataType& type = isRagged ? *node.dataType.base : node.dataType;
    const std::optional<ElementType> element = typedElement(type);
    if (!element)
        return unknownType(type);
    target.type = *element;
    if (!isRagged)
        target.itemShape.assign(shape.begin() + 1, shape.end());
    if (std::ranges::find(target.itemShape, 0U) != target.itemShape.end())
        return AppendRefusal{Tr::tr("The rows of the array hold no elements: one of their dimensions is 0.")};
    return target;
}

} // namespace h5scout::ui
