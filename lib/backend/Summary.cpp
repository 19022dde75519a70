// SPDX-License-Identifier: GPL-3.0-or-later
#include "Summary.h"

#include <algorithm>

#include <fmt/format.h>

#include "AttributeReader.h"
#include "ElementReader.h"
#include "NodeKindRule.h"
#include "TextRows.h"
#include "h5scout/backend/NodeRef.h"
#include "h5scout/backend/Selection.h"
#include "h5scout/hdf5/TypeInfo.h"
#include "h5scout/value/PickleSubset.h"

namespace h5scout::backend
{

namespace
{

/// A log line is shorter; the first element is read only to recognise a string array.
constexpr std::uint64_t kMaximalFirstElementBytes = std::uint64_t{1} << 20;
/// HDF5 decodes a chunk as a whole. That of a larger one is no work for a listing.
constexpr std::uint64_t kMaximalFirstChunkBytes = std::uint64_t{16} << 20;
/// A fixed string may claim 4 GiB.
constexpr std::uint64_t kMaximalFillValueBytes = 4096;
/// Titles and the like are shown in a row; a listing holds many.
constexpr std::size_t kMaximalTextBytes = 4096;

bool startsWithPickledText(hdf5::Id dataset, const DataType& type, const SpaceInfo& space)
{
    if (space.shape.front() == 0 || hdf5::attributeExists(dataset, "PSEUDOATOM"))
        return false;
    const hdf5::Creation creation = hdf5::datasetCreation(dataset);
    if (!creation.externalFiles.empty() || !creation.virtualSources.empty())
        return false; // not for the price of touching another file
    const auto chunkElements = elementCount(creation.chunkShape);
    if (!chunkElements || *chunkElements > kMaximalFirstChunkBytes / std::max<std::uint64_t>(type.byteSize, 1))
        return false;
    const hdf5::Handle fileSpace = hdf5::datasetSpace(dataset);
    hdf5::select(fileSpace.get(), {{0, 1, 1}});
    const hdf5::Handle memorySpace = hdf5::makeSpace({1});
    const NdArray first = readElements(
        planElements(type), {1}, kMaximalFirstElementBytes, [&](hdf5::Id memoryType, hdf5::Id transfer, void* target) {
            hdf5::readDataset(dataset, memoryType, memorySpace.get(), fileSpace.get(), transfer, target);
        });
    const auto bytes = first.rows().front().bytes();
    return readPickledText({reinterpret_cast<const char*>(bytes.data()), bytes.size()}).has_value();
}

/// Fills one summary from an open object, piece by piece: a piece that fails is noted and the others are read all the
/// same.
class Summarizer
{
public:
    Summarizer(FileState& file, NodeSummary& summary)
        : m_file(file)
        , m_summary(summary)
    {}

    void fill(hdf5::Id location, const std::string& name)
    {
        hdf5::ObjectInfo info;
        if (!piece([&] { info = hdf5::objectInfo(location, name, m_file.linkAccess()); }))
            return lost();
        m_summary.objectAddress = info.address;
        m_summary.hardLinks = info.hardLinks;
        m_summary.attributeCount = static_cast<std::uint32_t>(info.attributeCount);
        hdf5::Handle object;
        if (!piece([&] { object = hdf5::openObject(location, name, info.kind, m_file.linkAccess()); }))
            return lost();
        switch (info.kind) {
        case hdf5::ObjectKind::Group:
            m_summary.kind = NodeKind::Group;
            piece([&] { m_summary.childCount = hdf5::childCount(object.get()); });
            break;
        case hdf5::ObjectKind::Dataset:
            fillArray(object.get());
            break;
        case hdf5::ObjectKind::NamedType:
            m_summary.kind = NodeKind::NamedType;
            piece([&] { m_summary.dataType = hdf5::describe(object.get()); });
            break;
        case hdf5::ObjectKind::Unknown:
            note(FaultKind::NotShownYet, "It is an object of a kind that this program does not know.", {});
            return;
        }
        fillTexts(object.get());
    }

private:
    void fillArray(hdf5::Id dataset)
    {
        m_summary.kind = NodeKind::Array;
        if (!piece([&] { m_summary.space = hdf5::describeSpace(hdf5::datasetSpace(dataset).get()); }) ||
            !piece([&] { m_summary.dataType = hdf5::describe(hdf5::datasetType(dataset).get()); }))
            return;
        ArrayClaims claims;
        claims.classText = text(dataset, "CLASS");
        claims.subdtype = [&] { return text(dataset, "subdtype"); };
        claims.startsWithPickledText = [&] {
            bool result = false;
            piece([&] { result = startsWithPickledText(dataset, m_summary.dataType, m_summary.space); });
            return result;
        };
        m_summary.kind = arrayKind(m_summary.dataType, m_summary.space, claims);
        fillRowMeaning(dataset);
    }

    void fillRowMeaning(hdf5::Id dataset)
    {
        if (m_summary.kind != NodeKind::VLArray && m_summary.kind != NodeKind::StringArray)
            return;
        if (const auto base = elementTypeOf(*m_summary.dataType.base))
            m_summary.rowMeaning = rowMeaning(m_summary.kind, base->kind, text(dataset, "PSEUDOATOM"));
    }

    void fillTexts(hdf5::Id object)
    {
        m_summary.title = text(object, "TITLE");
        m_summary.pymodaqType = text(object, "type");
        if (m_summary.kind == NodeKind::Group) {
            m_summary.groupType = findGroupType(m_summary.pymodaqType);
            if (!m_summary.groupType && text(object, "CLASS") == "GROUP") // a plain HDF5 file's names mean nothing
                m_summary.groupType = groupTypeMeantByName(m_summary.name);
        }
        if (m_summary.pymodaqType.empty())
            m_summary.pymodaqType = text(object, "data_type");
    }

    std::string text(hdf5::Id object, const char* name)
    {
        if (m_summary.attributeCount == 0)
            return {};
        std::string text = readTextAttribute(m_file, object, m_summary.path, name).value_or(std::string());
        if (text.size() > kMaximalTextBytes) {
            std::size_t end = kMaximalTextBytes;
            while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) // within a character
                --end;
            text.resize(end);
        }
        return text;
    }

    /// The object behind the link cannot be had.
    void lost()
    {
        if (m_summary.link == LinkKind::Soft) {
            m_summary.kind = NodeKind::SoftLink;
            note(FaultKind::NotFound,
                 fmt::format("It is a soft link to '{}', where nothing is to be found.", m_summary.linkTarget), {});
        }
    }

    template <typename Work>
    bool piece(Work work)
    {
        try {
            work();
            return true;
        } catch (const hdf5::CallError& failure) {
            if (!m_summary.error)
                note(FaultKind::Failed, "The object cannot be read. " + failure.reason(), failure.context().frames);
        } catch (const NotShownYet&) {
            // Only the look at a first element: the kind is then decided without it.
        } catch (const LimitExceeded&) {
            // As above.
        }
        return false;
    }

    void note(FaultKind kind, std::string reason, std::vector<std::string> frames)
    {
        ErrorContext context = m_file.context("read the node", m_summary.path);
        context.frames = std::move(frames);
        m_summary.error = Fault{kind, std::move(reason), std::move(context)};
    }

    FileState& m_file;
    NodeSummary& m_summary;
};

std::string fillValueText(const hdf5::Creation& creation, const DataType& type)
{
    const auto element = elementTypeOf(type);
    if (!element || element->kind == ElementKind::Text || element->kind == ElementKind::Row ||
        type.typeClass == TypeClass::Array)
        return {};
    const ElementPlan plan = planElements(type);
    if (plan.byteSize > kMaximalFillValueBytes)
        return {};
    bool isSet = false;
    const NdArray value =
        readElements(plan, {}, plan.byteSize, [&](hdf5::Id memoryType, hdf5::Id /*transfer*/, void* target) {
            isSet = hdf5::fillValue(creation.properties.get(), memoryType, target);
        });
    return isSet ? value.toText(0) : std::string();
}

StorageSummary describeStorage(hdf5::Id dataset, const NodeSummary& summary)
{
    hdf5::Creation creation = hdf5::datasetCreation(dataset);
    StorageSummary storage;
    storage.fillValue = fillValueText(creation, summary.dataType);
    storage.layout = creation.layout;
    storage.chunkShape = std::move(creation.chunkShape);
    storage.filters = std::move(creation.filters);
    storage.externalFiles = std::move(creation.externalFiles);
    for (const hdf5::VirtualSource& source : creation.virtualSources) {
        if (source.file != "." && std::find(storage.externalFiles.begin(), storage.externalFiles.end(), source.file) ==
                                      storage.externalFiles.end())
            storage.externalFiles.push_back(source.file);
    }
    storage.storedBytes = hdf5::storedBytes(dataset);
    const auto count =
        summary.space.kind == SpaceInfo::Kind::Null ? std::uint64_t{0} : elementCount(summary.space.shape);
    std::uint64_t bytes = 0;
    if (count && !__builtin_mul_overflow(*count, summary.dataType.byteSize, &bytes))
        storage.logicalBytes = bytes;
    return storage;
}

} // namespace

NodeSummary summarize(FileState& file, hdf5::Id location, const std::string& name, const std::string& path)
{
    file.requireOpen("read the node", path);
    file.forgetRefusedLink();
    NodeSummary summary;
    summary.path = path;
    summary.name = nameOfPath(path);
    if (path != "/") {
        try {
            const hdf5::LinkInfo link = hdf5::linkInfo(location, name, file.linkAccess());
            summary.link = link.kind;
            summary.linkTarget = link.target;
            summary.linkFile = link.file;
        } catch (const hdf5::CallError& failure) {
            const NodeError reason = file.whyNotOpened(path, failure);
            if (reason.cause() != NodeError::Cause::Broken)
                throw reason;
            summary.link = LinkKind::Unknown;
            summary.error = faultOf(reason);
            return summary;
        }
    }
    if (summary.link == LinkKind::External) {
        summary.kind = NodeKind::ExternalLink;
        return summary;
    }
    Summarizer(file, summary).fill(location, name);
    return summary;
}

NodeDetails describeInDetail(FileState& file, const std::string& path)
{
    NodeDetails details;
    details.summary = summarize(file, file.id(), path, path);
    NodeSummary& summary = details.summary;
    if (summary.kind == NodeKind::ExternalLink || summary.kind == NodeKind::SoftLink ||
        summary.kind == NodeKind::Unknown)
        return details;
    try {
        const FoundObject found = file.openObject(path);
        if (found.info.attributeCount > 0) {
            details.units = readTextAttribute(file, found.handle.get(), path, "units").value_or(std::string());
            details.label = readTextAttribute(file, found.handle.get(), path, "label").value_or(std::string());
        }
        file.attempt("describe the storage", path, [&] {
            details.modificationTime = hdf5::modificationTime(found.handle.get());
            if (isArrayKind(summary.kind))
                details.storage = describeStorage(found.handle.get(), summary);
        });
    } catch (const Error& error) {
        if (!summary.error)
            summary.error = faultOf(error);
    }
    return details;
}

} // namespace h5scout::backend
