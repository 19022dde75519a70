// SPDX-License-Identifier: GPL-3.0-or-later
#include "SubtreeSurvey.h"

#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "ArrayBookkeeping.h"
#include "AttributeEncoder.h"
#include "AttributeReader.h"
#include "NewNode.h"
#include "NodeBookkeeping.h"
#include "Subtree.h"
#include "h5scout/backend/NodeRef.h"
#include "h5scout/hdf5/DimensionScaleCalls.h"
#include "h5scout/hdf5/EditCalls.h"
#include "h5scout/hdf5/Iterate.h"

namespace h5scout::backend
{

namespace
{

bool isScaleAttribute(const std::string& name)
{
    return name == hdf5::kDimensionList || name == hdf5::kReferenceList;
}

/// A reference within something else is only bytes to HDF5's copying.
bool hidesReference(hdf5::Id type)
{
    return !hdf5::isReference(type) && hdf5::holdsReference(type);
}

void removeAttribute(hdf5::Id object, const char* name)
{
    if (hdf5::attributeExists(object, name))
        hdf5::deleteAttribute(object, name);
}

/// Without a CLASS that PyTables and PyMoDAQ know: that of a dimension scale PyMoDAQ takes for a group's.
bool isUnmarked(hdf5::Id object, const hdf5::ObjectInfo& info)
{
    return !hdf5::attributeExists(object, "CLASS") || (info.kind == hdf5::ObjectKind::Dataset && hdf5::isScale(object));
}

std::string joined(const std::string& path, const std::string& below)
{
    return below.empty() ? path : (path == "/" ? below : path + below);
}

} // namespace

SubtreeSurvey::SubtreeSurvey(FileState& source, const std::string& path, const FileState& target, ErrorContext context)
    : m_source(source)
    , m_target(target)
    , m_path(path)
    , m_context(std::move(context))
    , m_isSameFile(&source == &target)
    , m_addsBookkeeping(!m_isSameFile && target.bookkeeping() != Bookkeeping::Plain)
    , m_keepsScales(m_isSameFile || target.bookkeeping() == Bookkeeping::Plain)
{
    const hdf5::ObjectInfo start = openFor(source, path, m_context).info;
    std::unordered_set<std::uint64_t> seen{start.address};
    std::vector<std::string> groups;
    const auto visit = [&](const std::string& object, const hdf5::ObjectInfo& info) {
        look(object, info);
        if (info.kind == hdf5::ObjectKind::Group)
            groups.push_back(object);
    };
    visit(path, start);
    while (!groups.empty()) {
        const std::string group = std::move(groups.back());
        groups.pop_back();
        forEachLink(source, group, [&](const FoundLink& link) {
            if (link.isBroken)
                refuse(NodeError::Cause::Broken, "It cannot be read.", link.path);
            if (link.kind == LinkKind::Hard && seen.insert(link.info.address).second)
                visit(link.path, link.info);
            return true;
        });
    }
}

void SubtreeSurvey::refuse(NodeError::Cause cause, std::string_view reason, const std::string& path) const
{
    throw NodeError(cause, fmt::format("{} cannot be copied. {}", path, reason), m_context);
}

std::string SubtreeSurvey::below(const std::string& path) const
{
    return m_path == "/" ? (path == "/" ? "" : path) : path.substr(m_path.size());
}

void SubtreeSurvey::look(const std::string& path, const hdf5::ObjectInfo& info)
{
    const hdf5::Handle object = openFor(m_source, path, m_context).handle;
    if (info.kind == hdf5::ObjectKind::Dataset)
        lookAtDataset(path, object.get());
    lookAtAttributes(path, info, object.get());
    if (m_addsBookkeeping && info.kind != hdf5::ObjectKind::NamedType && isUnmarked(object.get(), info))
        m_unmarked.push_back(below(path));
}

void SubtreeSurvey::lookAtDataset(const std::string& path, hdf5::Id dataset) const
{
    const hdf5::Creation creation = hdf5::datasetCreation(dataset);
    if (!creation.externalFiles.empty())
        refuse(NodeError::Cause::WrongKind, "Its values lie in other files, which two arrays would then share.", path);
    if (m_isSameFile)
        return;
    if (creation.layout == StorageSummary::Layout::Virtual)
        refuse(NodeError::Cause::WrongKind,
               "It is a virtual dataset: its elements lie in other datasets, which the other file has not.", path);
    if (hidesReference(hdf5::datasetType(dataset).get()))
        refuse(NodeError::Cause::WrongKind, "Its elements hold references, which would lead astray in another file.",
               path);
}

void SubtreeSurvey::lookAtAttributes(const std::string& path, const hdf5::ObjectInfo& info, hdf5::Id object)
{
    if (info.attributeCount == 0)
        return;
    m_attributed.push_back(below(path));
    if (hdf5::keepsAttributesOutside(object))
        m_attributes = hdf5::CopiedAttributes::None;
    Referring referring{below(path), {}};
    bool hasScales = false;
    for (const std::string& name : hdf5::attributeNames(object)) {
        if (m_addsBookkeeping && mustBeText(name))
            requireText(path, object, name);
        const hdf5::Handle type = hdf5::attributeType(hdf5::openAttribute(object, name).get());
        if (!hdf5::holdsReference(type.get()))
            continue;
        if (info.kind == hdf5::ObjectKind::Dataset && isScaleAttribute(name)) {
            hasScales = true;
            if (name == hdf5::kReferenceList)
                m_scales.emplace(info.address, below(path));
        } else if (m_isSameFile) {
            referring.attributes.push_back(name);
        } else if (hidesReference(type.get())) {
            refuse(NodeError::Cause::WrongKind,
                   "Its attribute '" + name + "' holds references, which would lead astray in another file.", path);
        }
    }
    if (hasScales)
        m_scaled.push_back({below(path), livingScales(object)});
    if (!referring.attributes.empty())
        m_referring.push_back(std::move(referring));
}

/// In a file of PyTables or PyMoDAQ, which could not open the copy otherwise.
void SubtreeSurvey::requireText(const std::string& path, hdf5::Id object, const std::string& attribute) const
{
    ErrorContext context = m_context;
    context.attempt += fmt::format(" with the attribute '{}' of {}", attribute, path);
    requireTextWhereItBelongs(m_target, attribute,
                              readAttribute(m_source, object, path, attribute, kDefaultAttributeLimit), context);
}

/// Those that are there now: the copy may come to lie where one that was removed has been.
std::vector<std::vector<std::uint64_t>> SubtreeSurvey::livingScales(hdf5::Id dataset) const
{
    auto scales = hdf5::attachedScales(dataset);
    for (auto& ofDimension : scales)
        std::erase_if(ofDimension, [this](std::uint64_t address) {
            return !hdf5::openScaleAt(m_source.id(), address, m_source.linkAccess());
        });
    return scales;
}

/// The copy of the scale, or itself; none if it was not copied to the other file, or is gone.
hdf5::Handle SubtreeSurvey::scaleFor(std::uint64_t address, FileState& target, const std::string& path) const
{
    if (const auto found = m_scales.find(address); found != m_scales.end())
        return target.openObject(joined(path, found->second)).handle;
    return m_isSameFile ? hdf5::openScaleAt(target.id(), address, target.linkAccess()) : hdf5::Handle();
}

/// All but those by which scales are attached.
void SubtreeSurvey::copyAttributes(FileState& target, const std::string& path) const
{
    for (const std::string& attributed : m_attributed) {
        const hdf5::Handle original = m_source.openObject(joined(m_path, attributed)).handle;
        const hdf5::Handle copy = target.openObject(joined(path, attributed)).handle;
        for (const std::string& name : hdf5::attributeNames(original.get())) {
            const hdf5::Handle type = hdf5::attributeType(hdf5::openAttribute(original.get(), name).get());
            if (!isScaleAttribute(name) || !hdf5::holdsReference(type.get()))
                hdf5::copyAttribute(original.get(), copy.get(), name, m_isSameFile);
        }
    }
}

void SubtreeSurvey::attachScales(FileState& target, const std::string& path) const
{
    for (const Scaled& scaled : m_scaled) {
        const hdf5::Handle copy = target.openObject(joined(path, scaled.below)).handle;
        removeAttribute(copy.get(), hdf5::kDimensionList);
        removeAttribute(copy.get(), hdf5::kReferenceList);
    }
    if (!m_keepsScales)
        return;
    for (const Scaled& scaled : m_scaled) {
        const hdf5::Handle copy = target.openObject(joined(path, scaled.below)).handle;
        for (std::size_t dimension = 0; dimension < scaled.scales.size(); ++dimension) {
            for (const std::uint64_t address : scaled.scales[dimension]) {
                if (const hdf5::Handle scale = scaleFor(address, target, path))
                    hdf5::attachScale(copy.get(), scale.get(), dimension, scaled.scales.size());
            }
        }
    }
}

void SubtreeSurvey::complete(FileState& target, const std::string& path) const
{
    if (m_attributes == hdf5::CopiedAttributes::None)
        copyAttributes(target, path);
    attachScales(target, path);
    for (const Referring& referring : m_referring) {
        const hdf5::Handle original = m_source.openObject(joined(m_path, referring.below)).handle;
        const hdf5::Handle copy = target.openObject(joined(path, referring.below)).handle;
        for (const std::string& name : referring.attributes)
            hdf5::copyAttributeValue(original.get(), copy.get(), name);
    }
    for (const std::string& unmarked : m_unmarked) {
        const FoundObject copy = target.openObject(joined(path, unmarked));
        removeAttribute(copy.handle.get(), "CLASS");
        if (copy.info.kind == hdf5::ObjectKind::Group)
            writeGroupBookkeeping(target, copy.handle.get(), {});
        else
            completeArrayBookkeeping(target, copy.handle.get());
    }
}

} // namespace h5scout::backend
