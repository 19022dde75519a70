// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/AppendTarget.h"

#include <algorithm>

#include <QCoreApplication>

#include "h5scout/value/TypeWords.h"
#include "ui/models/Format.h"

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
    if (type.typeClass == TypeClass::Enum && type.base)
        return typedElement(*type.base);
    if (type.typeClass == TypeClass::String && type.isVariableLength)
        return elementTypeOf(ElementKind::Text);
    if (type.typeClass == TypeClass::String && type.byteSize > 0)
        return ElementType{ElementKind::FixedString, static_cast<std::size_t>(type.byteSize)};
    return std::nullopt;
}

AppendRefusal unknownType(const DataType& type)
{
    return {Tr::tr("Elements of the type %1 cannot be typed in.").arg(QString::fromStdString(describeType(type)))};
}

QString elementsInWords(const CellType& type)
{
    if (type.names)
        return Tr::tr("the enum %1").arg(displayText(QByteArray::fromStdString(type.names->list())));
    return type.element.kind == ElementKind::Text ? Tr::tr("texts of any length")
                                                  : QString::fromStdString(typeInWords(type.element));
}

/// Empty: any number of rows.
std::optional<quint64> roomFor(const Dataspace& space, std::size_t dimension)
{
    if (dimension >= space.maximalShape.size() || space.maximalShape[dimension] == kUnlimited)
        return std::nullopt;
    return space.maximalShape[dimension] - std::min(space.shape[dimension], space.maximalShape[dimension]);
}

/// As the worker finds it, but for PyTables' EXTDIM: that only matters where several dimensions grow.
std::optional<std::size_t> growingDimension(const NodeInfo& node)
{
    const Shape& maximal = node.space.maximalShape;
    const auto unlimited = std::ranges::find(maximal, kUnlimited);
    if (unlimited != maximal.end())
        return static_cast<std::size_t>(unlimited - maximal.begin());
    const bool hasRoom = node.kind == NodeKind::Array && roomFor(node.space, 0).value_or(0) > 0;
    return hasRoom ? std::optional<std::size_t>(0) : std::nullopt;
}

bool hasDoubtfulGrowth(const NodeInfo& node)
{
    return std::ranges::count(node.space.maximalShape, kUnlimited) > 1 &&
           std::ranges::find(node.attributeNames, QByteArray("EXTDIM")) != node.attributeNames.end();
}

} // namespace

QString targetInWords(const AppendTarget& target)
{
    const QString type = elementsInWords(target.type);
    const QString count = formatCount(target.rowCount);
    if (target.kind == NodeKind::VLArray)
        return Tr::tr("Rows of any length of %1; it has %2 now.").arg(type, count);
    if (target.itemShape.empty())
        return Tr::tr("Single elements of %1; it has %2 now.").arg(type, count);
    const QString shape = QString::fromStdString(formatShape(target.itemShape));
    if (target.growingDimension > 0)
        return Tr::tr("Slices along dimension %1, of the shape %2, of %3; it has %4 now.")
            .arg(QString::number(target.growingDimension), shape, type, count);
    return Tr::tr("Rows of the shape %1 of %2; it has %3 now.").arg(shape, type, count);
}

RowLayout rowLayoutOf(const AppendTarget& target)
{
    return RowLayout(target.itemShape, target.kind == NodeKind::VLArray ? 0 : target.rowCount, target.growingDimension);
}

std::variant<AppendTarget, AppendRefusal> appendTarget(const NodeInfo& node)
{
    const Shape& shape = node.space.shape;
    if (node.kind == NodeKind::Group)
        return AppendRefusal{Tr::tr("A group has no rows: choose an array.")};
    if (!isArrayKind(node.kind))
        return AppendRefusal{Tr::tr("This node is no array: it has no rows.")};
    const std::optional<std::size_t> growing = growingDimension(node);
    if (!growing)
        return AppendRefusal{Tr::tr("The array takes no more rows: its shape is fixed, or it is full.")};
    if (hasDoubtfulGrowth(node))
        return AppendRefusal{
            Tr::tr("Several dimensions of the array grow, and it has an attribute EXTDIM: along which of "
                   "them rows are meant is in doubt.")};
    const std::size_t dimension = *growing;
    AppendTarget target;
    target.path = node.path;
    target.rowCount = shape[dimension];
    target.growingDimension = dimension;
    target.roomForRows = roomFor(node.space, dimension);
    if (node.kind == NodeKind::StringArray || areTexts(node.rowMeaning)) {
        target.isLog = node.kind == NodeKind::StringArray;
        target.kind = NodeKind::StringArray;
        return target;
    }
    const bool isRagged = node.dataType.typeClass == TypeClass::VLen;
    const bool isSound = isRagged ? node.dataType.base && shape.size() == 1 : node.kind != NodeKind::VLArray;
    if (!isSound)
        return unknownType(node.dataType);
    target.kind = isRagged ? NodeKind::VLArray : NodeKind::EArray;
    const DataType& type = isRagged ? *node.dataType.base : node.dataType;
    const std::optional<ElementType> element = typedElement(type);
    if (!element || (isRagged && element->kind == ElementKind::Text))
        return unknownType(type);
    target.type = CellType(*element, type);
    target.areObjects = node.rowMeaning == RowMeaning::PickledObjects;
    if (isRagged)
        return target;
    target.itemShape = shape;
    target.itemShape.erase(target.itemShape.begin() + static_cast<std::ptrdiff_t>(dimension));
    if (std::ranges::find(target.itemShape, 0U) != target.itemShape.end())
        return AppendRefusal{Tr::tr("The rows of the array hold no elements: one of their dimensions is 0.")};
    return target;
}

} // namespace h5scout::ui
