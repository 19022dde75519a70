// SPDX-License-Identifier: GPL-3.0-or-later
#include "FormatAttributes.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <span>

#include <fmt/format.h>

#include "AttributeReader.h"
#include "NativeValue.h"
#include "StatedShape.h"
#include "h5scout/hdf5/TypeInfo.h"
#include "h5scout/value/Names.h"

namespace h5scout::backend
{

namespace
{

constexpr std::array<std::string_view, 5> kArrayClasses{"ARRAY", "CARRAY", "EARRAY", "VLARRAY", "TABLE"};
constexpr std::array<std::string_view, 4> kPymodaqNames{"shape", "dtype", "subdtype", "backend"};

bool isIn(std::span<const std::string_view> names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool isClassOfPytables(std::string_view text)
{
    return text == "GROUP" || isIn(kArrayClasses, text);
}

std::string attributeText(const Metadata& given, std::string_view name)
{
    const auto found = std::find_if(given.rbegin(), given.rend(), [&](const auto& item) { return item.first == name; });
    return found == given.rend() ? std::string() : textOf(found->second).value_or("");
}

bool isDataset(const AttributeChange& change)
{
    return hdf5::objectInfo(change.object, ".", change.file.linkAccess()).kind == hdf5::ObjectKind::Dataset;
}

bool isGrowing(const SpaceInfo& space)
{
    return std::find(space.maximalShape.begin(), space.maximalShape.end(), kUnlimited) != space.maximalShape.end();
}

SpaceInfo spaceOf(hdf5::Id dataset)
{
    return hdf5::describeSpace(hdf5::datasetSpace(dataset).get());
}

/// Words that are no class of PyTables tell it nothing.
bool isTrueClass(const AttributeChange& change, std::string_view text)
{
    if (!isClassOfPytables(text))
        return true;
    if (!isDataset(change))
        return text == "GROUP";
    const DataType type = hdf5::describe(hdf5::datasetType(change.object).get());
    const SpaceInfo space = spaceOf(change.object);
    const bool isTable = type.typeClass == TypeClass::Compound && !isComplexCompound(type);
    const bool isRagged = type.typeClass == TypeClass::VLen;
    if (isTable || text == "TABLE")
        return isTable && text == "TABLE";
    if (isRagged || text == "VLARRAY")
        return isRagged && text == "VLARRAY" && space.shape.size() == 1;
    return text == "EARRAY" ? isGrowing(space) : text != "GROUP";
}

bool isFormatVersion(std::string_view text)
{
    const std::size_t dot = text.find('.');
    const bool hasTwoNumbers = dot != std::string_view::npos && dot > 0 && dot + 1 < text.size();
    return hasTwoNumbers && text.find_first_not_of("0123456789.") == std::string_view::npos;
}

/// PyMoDAQ describes its arrays by all of these.
bool isPymodaqArray(const AttributeChange& change)
{
    return isDataset(change) && std::all_of(kPymodaqNames.begin(), kPymodaqNames.end(), [&](std::string_view name) {
               return hdf5::attributeExists(change.object, std::string(name));
           });
}

bool isStored(const AttributeChange& change, const Value& value)
{
    const StoredAttribute old = readAttribute(change.file, change.object, change.context.node, std::string(change.name),
                                              kDefaultAttributeLimit);
    return !old.error && old.value == value;
}

bool isWholeNumber(const Value& value)
{
    const auto number = elementsOf(value);
    return number && number->rank() == 0 && isInteger(number->type().kind);
}

bool isGrowingDimension(const AttributeChange& change, const Value& value)
{
    const auto number = elementsOf(value);
    if (!number || number->size() != 1 || !isInteger(number->type().kind))
        return false;
    const Shape limits = spaceOf(change.object).maximalShape;
    const double dimension = number->toDouble(0);
    return dimension >= 0 && dimension < static_cast<double>(limits.size()) &&
           limits[static_cast<std::size_t>(dimension)] == kUnlimited;
}

/// Why PyTables or PyMoDAQ could not live with that value, as a sentence.
std::optional<std::string> faultOf(const AttributeChange& change, const Value& value)
{
    const std::string_view name = change.name;
    const std::string text = textOf(value).value_or("");
    if (name == "CLASS" && !isTrueClass(change, text))
        return fmt::format("PyTables reads there what the node is, and it is no {}.", text);
    if (name == "PYTABLES_FORMAT_VERSION" && !isFormatVersion(text))
        return "PyTables reads a version there, and opens no file without one.";
    if (name == "FILTERS" && !isWholeNumber(value) && !isStored(change, value))
        return "PyTables reads there a number that stands for the compression, and opens no node without it.";
    if (!isDataset(change))
        return std::nullopt;
    if (name == "PSEUDOATOM" && text != "object" && text != "vlstring" && text != "vlunicode")
        return "PyTables reads there whether rows are of the sort object, vlstring or vlunicode.";
    if (name == "EXTDIM" && !isGrowingDimension(change, value))
        return "It tells which dimension grows, counted from 0, and that one does not.";
    if (isIn(kPymodaqNames, name) && isPymodaqArray(change) && !isStored(change, value) &&
        !(name == "shape" && statesShape(value, spaceOf(change.object).shape)))
        return "PyMoDAQ describes the array by it, as it is.";
    return std::nullopt;
}

bool isNeeded(const AttributeChange& change)
{
    if (change.name == "CLASS")
        return true;
    if (!isDataset(change))
        return false;
    if (change.name == "EXTDIM")
        return isGrowing(spaceOf(change.object));
    return change.name == "PSEUDOATOM" || (isIn(kPymodaqNames, change.name) && isPymodaqArray(change));
}

} // namespace

Metadata withoutBookkeeping(const FileState& file, NodeKind kind, const Metadata& given)
{
    const bool isPlain = file.bookkeeping() == Bookkeeping::Plain;
    Metadata own;
    if (isPlain && !isClassOfPytables(attributeText(given, "CLASS")))
        return given;
    // In a group these are words like others, unless all of them come together: from an array of PyMoDAQ.
    const bool isOfArray = std::all_of(kPymodaqNames.begin(), kPymodaqNames.end(), [&](std::string_view name) {
        return std::any_of(given.begin(), given.end(), [name](const auto& item) { return item.first == name; });
    });
    std::copy_if(given.begin(), given.end(), std::back_inserter(own), [&](const auto& item) {
        return !isFormatAttribute(kind, item.first) && !(isOfArray && isIn(kPymodaqNames, item.first));
    });
    return own;
}

void requireTrue(const AttributeChange& change, const Value& value)
{
    if (change.file.bookkeeping() == Bookkeeping::Plain)
        return;
    auto fault = faultOf(change, value);
    if (!fault)
        return;
    ErrorContext where = change.context;
    where.advice = "Leave it as it is.";
    throw InvalidDataType(std::move(*fault), std::move(where));
}

void requireDispensable(const AttributeChange& change, const Value& value)
{
    if (change.file.bookkeeping() == Bookkeeping::Plain || !isNeeded(change) || faultOf(change, value))
        return;
    ErrorContext where = change.context;
    where.advice = "Leave it as it is.";
    throw NodeError(NodeError::Cause::WrongKind, "PyTables and PyMoDAQ know the node by it.", std::move(where));
}

} // namespace h5scout::backend
