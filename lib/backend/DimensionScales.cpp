// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/backend/DimensionScales.h"

#include <fmt/format.h>

#include "AttributeReader.h"
#include "NewNode.h"
#include "NodeObject.h"
#include "h5scout/hdf5/DimensionScaleCalls.h"
#include "h5scout/value/CodePoints.h"

namespace h5scout
{

namespace
{

using backend::FileState;

FileState& fileOf(const CArray& array)
{
    return *array.object()->file();
}

[[noreturn]] void refuse(NodeError::Cause cause, std::string reason, const CArray& array, const std::string& attempt,
                         std::string advice = {})
{
    ErrorContext context = fileOf(array).context(attempt, array.path());
    context.advice = std::move(advice);
    throw NodeError(cause, std::move(reason), std::move(context));
}

void requireDimension(const CArray& array, std::size_t dimension, const std::string& attempt)
{
    const std::size_t count = array.shape().size();
    if (dimension >= count)
        throw InvalidDataDimension(
            fmt::format("There is no dimension {}: the array has {}, counted from 0.", dimension, count),
            fileOf(array).context(attempt, array.path()));
}

/// `name`: one of those by which scales are attached and dimensions are labelled.
void requireSound(const CArray& array, const char* name, const std::string& attempt)
{
    const bool isSound = fileOf(array).attempt(
        attempt, array.path(), [&] { return hdf5::isScaleAttributeSound(array.id(), name, array.shape().size()); });
    if (!isSound)
        refuse(NodeError::Cause::Broken, fmt::format("Its attribute {} is not that of dimension scales.", name), array,
               attempt);
}

void requirePlainFile(const CArray& array, const std::string& attempt)
{
    if (fileOf(array).bookkeeping() != backend::Bookkeeping::Plain)
        refuse(NodeError::Cause::WrongKind,
               "The file is one of PyMoDAQ or PyTables, which cannot open arrays with dimension scales.", array,
               attempt, "Keep the axis as PyMoDAQ does, in an array beside the data.");
}

void requireText(std::string_view text, const CArray& array, const std::string& attempt)
{
    if (text.find('\0') != std::string_view::npos)
        refuse(NodeError::Cause::BadName, "The text holds a NUL character, where HDF5 ends texts.", array, attempt);
    if (!isUtf8(text))
        refuse(NodeError::Cause::BadName, "The text is no valid UTF-8.", array, attempt);
}

bool isScaleNode(const CArray& array, const std::string& attempt)
{
    return fileOf(array).attempt(attempt, array.path(), [&] { return hdf5::isScale(array.id()); });
}

} // namespace

DimensionScales::DimensionScales(const CArray& array)
    : m_array(array)
{}

std::size_t DimensionScales::size() const
{
    return m_array.shape().size();
}

std::string DimensionScales::label(std::size_t dimension) const
{
    const std::string attempt = "read the label of a dimension";
    requireDimension(m_array, dimension, attempt);
    requireSound(m_array, hdf5::kDimensionLabels, attempt);
    return fileOf(m_array).attempt(attempt, m_array.path(),
                                   [&] { return hdf5::dimensionLabel(m_array.id(), dimension); });
}

void DimensionScales::setLabel(std::size_t dimension, std::string_view label) const
{
    const std::string attempt = "label a dimension";
    FileState& file = fileOf(m_array);
    file.requireWritable(attempt, m_array.path());
    requireDimension(m_array, dimension, attempt);
    requireText(label, m_array, attempt);
    requireSound(m_array, hdf5::kDimensionLabels, attempt);
    file.attempt(attempt, m_array.path(),
                 [&] { hdf5::setDimensionLabel(m_array.id(), dimension, size(), std::string(label)); });
    file.forgetAttributes();
}

std::vector<CArray> DimensionScales::scales(std::size_t dimension) const
{
    const std::string attempt = "list the scales of a dimension";
    requireDimension(m_array, dimension, attempt);
    const auto& file = m_array.object()->file();
    return file->attempt(attempt, m_array.path(), [&] {
        const auto attached = hdf5::attachedScales(m_array.id());
        std::vector<CArray> found;
        if (dimension >= attached.size())
            return found;
        for (const std::uint64_t address : attached[dimension]) {
            if (!hdf5::openScaleAt(file->id(), address, file->linkAccess()))
                continue;
            if (const std::string path = hdf5::referencedPath(file->id(), false, &address); !path.empty())
                found.emplace_back(backend::makeNode(file, path));
        }
        return found;
    });
}

void DimensionScales::attach(std::size_t dimension, const CArray& scale) const
{
    const std::string attempt = fmt::format("attach the dimension scale {}", scale.path());
    FileState& file = fileOf(m_array);
    file.requireWritable(attempt, m_array.path());
    backend::pathIn(m_array.object()->file(), scale, attempt);
    requireDimension(m_array, dimension, attempt);
    requirePlainFile(m_array, attempt);
    if (!isScaleNode(scale, attempt))
        refuse(NodeError::Cause::WrongKind, fmt::format("{} is no dimension scale.", scale.path()), m_array, attempt,
               "Make it one first.");
    if (isScaleNode(m_array, attempt))
        refuse(NodeError::Cause::WrongKind, "The array is a dimension scale itself, and those have none.", m_array,
               attempt);
    requireSound(m_array, hdf5::kDimensionList, attempt);
    requireSound(scale, hdf5::kReferenceList, attempt);
    file.attempt(attempt, m_array.path(), [&] { hdf5::attachScale(m_array.id(), scale.id(), dimension, size()); });
    file.forgetAttributes();
}

void DimensionScales::detach(std::size_t dimension, const CArray& scale) const
{
    const std::string attempt = fmt::format("detach the dimension scale {}", scale.path());
    FileState& file = fileOf(m_array);
    file.requireWritable(attempt, m_array.path());
    backend::pathIn(m_array.object()->file(), scale, attempt);
    requireDimension(m_array, dimension, attempt);
    requireSound(m_array, hdf5::kDimensionList, attempt);
    requireSound(scale, hdf5::kReferenceList, attempt);
    const bool isAttached = isScaleNode(scale, attempt) && file.attempt(attempt, m_array.path(), [&] {
        return hdf5::isScaleAttached(m_array.id(), scale.id(), dimension);
    });
    if (!isAttached)
        refuse(NodeError::Cause::Missing, fmt::format("It is not attached to the dimension {}.", dimension), m_array,
               attempt);
    file.attempt(attempt, m_array.path(), [&] { hdf5::detachScale(m_array.id(), scale.id(), dimension); });
    file.forgetAttributes();
}

bool DimensionScales::isScale() const
{
    return isScaleNode(m_array, "look for a dimension scale");
}

std::string DimensionScales::scaleName() const
{
    constexpr const char* kAttempt = "read the name of the dimension scale";
    if (!isScaleNode(m_array, kAttempt))
        refuse(NodeError::Cause::WrongKind, "The array is no dimension scale.", m_array, kAttempt);
    return fileOf(m_array).attempt(kAttempt, m_array.path(), [&] {
        return backend::readTextAttribute(fileOf(m_array), m_array.id(), m_array.path(), "NAME").value_or("");
    });
}

void DimensionScales::makeScale(std::string_view name) const
{
    const std::string attempt = "make the array a dimension scale";
    FileState& file = fileOf(m_array);
    file.requireWritable(attempt, m_array.path());
    requireText(name, m_array, attempt);
    requirePlainFile(m_array, attempt);
    if (const std::size_t rank = m_array.shape().size(); rank != 1)
        throw InvalidDataDimension(fmt::format("A dimension scale has one dimension; the array has {}.", rank),
                                   file.context(attempt, m_array.path()));
    const auto has = [&](const char* attribute) {
        return file.attempt(attempt, m_array.path(), [&] { return hdf5::attributeExists(m_array.id(), attribute); });
    };
    if (isScaleNode(m_array, attempt))
        refuse(NodeError::Cause::Exists, "It is one already.", m_array, attempt);
    if (has("CLASS"))
        refuse(NodeError::Cause::WrongKind, "Its attribute CLASS says what it is; that of a dimension scale says so.",
               m_array, attempt, "Remove the attribute CLASS first.");
    if (has("NAME"))
        refuse(NodeError::Cause::WrongKind, "It has an attribute NAME, where a dimension scale has its name.", m_array,
               attempt, "Rename or remove that attribute first.");
    if (has(hdf5::kDimensionList))
        refuse(NodeError::Cause::WrongKind, "Dimension scales are attached to it, and a scale has none.", m_array,
               attempt, "Detach them first.");
    file.attempt(attempt, m_array.path(), [&] { hdf5::makeScale(m_array.id(), std::string(name)); });
    file.forgetAttributes();
}

} // namespace h5scout
