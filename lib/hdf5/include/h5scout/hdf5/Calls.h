// SPDX-License-Identifier: GPL-3.0-or-later
// One checked function for each C call in use. All throw CallError; paths and names are bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "h5scout/hdf5/Description.h"
#include "h5scout/hdf5/ErrorStack.h"
#include "h5scout/hdf5/Handle.h"
#include "h5scout/value/NodeKind.h"

namespace h5scout::hdf5
{

std::string libraryVersion();

// -----------------------------------------------------------------------------------------------------------------
// files

/// Ways to open a file that a writer left behind (ROBUSTNESS: "Writer killed with SIGKILL while appending"). None of
/// them changes a byte of the file.
struct FileAccess
{
    bool swmr = false;             ///< H5F_ACC_SWMR_READ, with a bounded number of read attempts
    bool clearStatusFlags = false; ///< take no notice of "open for writing"
    bool skipEndCheck = false;     ///< take no notice of an end of file behind the file's end
};

/// Opens for reading, without a file lock, so that closing the result closes everything opened through it.
Handle openFile(const std::string& path, const FileAccess& access);
/// The descriptor by which HDF5 reads the file; HDF5's own, not to be closed.
int fileDescriptor(Id file);
/// Identifiers of objects that are open in the file, the file's own not counted.
std::size_t openObjectCount(Id file);
/// Is told the path of a dataset whose chunks in memory could not be encoded and written when it was closed.
using DatasetNotClosed = std::function<void(const std::string& path, const CallError& failure)>;
/// Closes all datasets that are open in the file, by whatever identifier. To be called before a file is closed that was
/// written to: HDF5 does not survive that one of them cannot be closed while the file is.
void closeDatasets(Id file, const DatasetNotClosed& onFailure);

struct SuperblockInfo
{
    std::uint32_t version = 0;
    std::uint64_t userBlockBytes = 0;
};
SuperblockInfo superblockInfo(Id file);

// -----------------------------------------------------------------------------------------------------------------
// links

/// The property list for following links and opening datasets. External links are never followed: it refuses them and
/// notes where the refused one leads. Raw data files are looked for beside the HDF5 file, wherever the process runs.
class LinkAccess
{
public:
    LinkAccess();
    LinkAccess(const LinkAccess&) = delete;
    LinkAccess& operator=(const LinkAccess&) = delete;

    Id id() const noexcept { return m_list.get(); }
    /// The external link that was met since the last call: "path in FILE"; empty if none was.
    std::string takeRefused();

private:
    Handle m_list;
    std::string m_refused;
};

struct LinkInfo
{
    LinkKind kind = LinkKind::Unknown;
    std::string target; ///< soft: the path; external: the path in the other file
    std::string file;   ///< external
};

bool linkExists(Id location, const std::string& path, Id linkAccess);
/// The last link of `path`; the links before are followed.
LinkInfo linkInfo(Id location, const std::string& path, Id linkAccess);

// ---------------------------------------------------------------------------------------------------------------
// objects

enum class ObjectKind : std::uint8_t { Group, Dataset, NamedType, Unknown };

struct ObjectInfo
{
    ObjectKind kind = ObjectKind::Unknown;
    std::uint64_t address = 0;
    std::uint32_t hardLinks = 0;
    std::uint64_t attributeCount = 0;
};

/// Without opening the object.
ObjectInfo objectInfo(Id location, const std::string& path, Id linkAccess);
/// `kind` as objectInfo says. Raw data files of a dataset are looked for beside the HDF5 file, wherever the process
/// runs.
Handle openObject(Id location, const std::string& path, ObjectKind kind, Id linkAccess);
/// Seconds since 1970, 0 if the file does not store it.
std::int64_t modificationTime(Id object);

std::uint64_t childCount(Id group);
bool tracksLinkCreationOrder(Id group);
bool tracksAttributeCreationOrder(Id object);

// --------------------------------------------------------------------------------------------------------------
// datasets

Handle datasetSpace(Id dataset);
Handle datasetType(Id dataset);
SpaceInfo describeSpace(Id space);

struct VirtualSource
{
    std::string file; ///< "." for the file itself
    std::string dataset;
};

/// What the creation properties of a dataset say.
struct Creation
{
    StorageSummary::Layout layout = StorageSummary::Layout::Unknown;
    Shape chunkShape;
    std::vector<FilterStep> filters;
    std::vector<std::string> externalFiles;
    std::vector<VirtualSource> virtualSources;
    Handle properties; ///< the property list itself
};
Creation datasetCreation(Id dataset);
std::uint64_t storedBytes(Id dataset);
/// Reads the fill value, converted to `memoryType`, into `target`, which holds one element; false if none is set.
bool fillValue(Id creationProperties, Id memoryType, void* target);

/// A variable-length element in memory (hvl_t).
struct RowElement
{
    std::size_t length = 0;
    void* data = nullptr;
};

/// Bounds what HDF5 allocates for variable-length elements during a read, and frees it. What it allocates by transfer()
/// comes from few large blocks: to ask the system for each text takes as long as reading it.
class VariableLengthMemory
{
public:
    /// For `count` elements.
    VariableLengthMemory(std::uint64_t maximalBytes, std::uint64_t count);
    VariableLengthMemory(const VariableLengthMemory&) = delete;
    VariableLengthMemory& operator=(const VariableLengthMemory&) = delete;

    Id transfer() const noexcept { return m_list.get(); }
    /// A read failed because of the limit.
    bool isExceeded() const noexcept { return m_exceeded; }
    /// Gives back what HDF5 has allocated in `elements` without transfer(), as it does for attributes; the rest goes
    /// with this object.
    void reclaim(Id memoryType, Id memorySpace, void* elements) noexcept;

private:
    /// Null if the limit is exceeded, or there is no memory.
    void* allocate(std::size_t size) noexcept;
    void addBlock(std::size_t needed);

    Handle m_list;
    std::uint64_t m_left;
    bool m_exceeded = false;
    std::vector<std::unique_ptr<std::byte[]>> m_blocks;
    std::size_t m_blockBytes = 0; ///< of all blocks
    std::span<std::byte> m_room;  ///< what is free of the last one
    friend struct VariableLengthAllocator;
};

/// `transfer`: a transfer property list, 0 for the default.
void readDataset(Id dataset, Id memoryType, Id memorySpace, Id fileSpace, Id transfer, void* target);

// ------------------------------------------------------------------------------------------------------------
// attributes

bool attributeExists(Id object, const std::string& name);
Handle openAttribute(Id object, const std::string& name);
Handle attributeType(Id attribute);
Handle attributeSpace(Id attribute);
std::uint64_t attributeStoredBytes(Id attribute);
void readAttribute(Id attribute, Id memoryType, void* target);

// ------------------------------------------------------------------------------------------------------------
// references

/// Bytes of one object or region reference in memory.
std::size_t referenceBytes(bool isRegion);
Handle referenceType(bool isRegion);
/// The path of the object that the reference at `reference` names; empty if there is none (any more).
std::string referencedPath(Id file, bool isRegion, const void* reference);

/// Bytes of one element of a type in memory.
std::size_t typeBytes(Id type);
Handle copyType(Id type);

} // namespace h5scout::hdf5
