// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "h5scout/backend/ArrayStorage.h"
#include "h5scout/backend/Attributes.h"
#include "h5scout/backend/CArray.h"
#include "h5scout/backend/Errors.h"
#include "h5scout/backend/Group.h"
#include "h5scout/backend/GroupType.h"
#include "h5scout/backend/Node.h"
#include "h5scout/backend/NodeRef.h"
#include "h5scout/backend/NodeSummary.h"
#include "h5scout/backend/NodeWalk.h"
#include "h5scout/storage/Transaction.h"
#include "h5scout/value/Convention.h"
#include "h5scout/value/Names.h"
#include "h5scout/value/RemovalExtent.h"

/// HDF5 files as PyMoDAQ sees them: what programs use.
namespace h5scout
{

namespace backend
{
struct Session;
}

/// The modes of Python's open_file.
enum class OpenMode : std::uint8_t {
    ReadOnly,  ///< Python: 'r'. Takes no lock and changes no byte of the file
    ReadWrite, ///< Python: 'r+'. The file must be there
    Write,     ///< Python: 'w'. A new file, in place of one of that name
    Append,    ///< Python: 'a'. As ReadWrite if the file is there, else a new one
};

/// What happens to a file that is open for writing when the program, or the computer, stops in the middle.
enum class Durability : std::uint8_t {
    Direct,     ///< HDF5 writes into the file: for recording. A file cut off in the middle may be lost
    Transaction ///< nothing is in the file before commit(), and then all of it
};

/// How a file is opened for writing.
struct OpenOptions
{
    Durability durability = Durability::Direct;
    TransactionOptions transaction{};   ///< of Durability::Transaction
    std::string title = "PyMoDAQ file"; ///< TITLE of the root of a new file
    /// OpenMode::Write with Durability::Transaction: may take the place of a file of that name (at commit()). With
    /// Durability::Direct it does so in any case, as in Python.
    bool mayReplace = false;
};

/// By which way a file could be opened.
enum class Door : std::uint8_t {
    Plain,
    Swmr,      ///< a writer has it open, or was killed, in single-writer-multiple-readers mode
    StaleFlag, ///< a writer has it open or did not close it: the state of its last flush
    Cut,       ///< it is shorter than it says: what lies behind its end reads as zeros
};

/// What opening found out about the file.
struct OpenedFile
{
    Door door = Door::Plain;
    std::uint64_t byteCount = 0;
    std::int64_t modifiedNanoseconds = 0; ///< since 1970
    std::uint32_t superblockVersion = 0;
    std::uint64_t userBlockBytes = 0;
    std::string pymodaqVersion; ///< root attribute `pymodaq_version`, empty if there is none
};

/// By which one can tell that a file has been written.
struct FileStamp
{
    std::uint64_t byteCount = 0;
    std::int64_t modifiedNanoseconds = 0; ///< since 1970
};

/// What saving does with a file that has the name already.
enum class ExistingTarget : std::uint8_t { Refuse, Replace };

/// Asked between pieces of work, with the bytes that are done and those in all; false cancels it.
using Progress = std::function<bool(std::uint64_t done, std::uint64_t total)>;

/// The version of the HDF5 library at run time, "1.10.8".
std::string hdf5Version();

/// An open HDF5 file, seen as PyMoDAQ sees it. A handle: copies (and Node::toH5Backend) share the open file, which is
/// closed by closeFile() on any of them, or when the last of them is gone. Nodes do not keep a file open. One thread:
/// HDF5 has one global lock, and its errors belong to the thread. Python: H5Backend.
class H5Backend
{
public:
    /// No file is open yet. `convention`: how a new file is written. Python: H5Backend('tables'), H5Backend('h5py').
    explicit H5Backend(Convention convention = Convention::Tables);

    /// How nodes are written: as the file that is open for writing does it already, else (a new file, none) as the
    /// constructor was told. Plain HDF5 files, with nothing of PyTables or PyMoDAQ on their root, get neither's
    /// attributes (hasBookkeeping() is false): what is written there is plain HDF5, too.
    Convention convention() const noexcept;
    /// False for a plain HDF5 file that is open for writing.
    bool hasBookkeeping() const noexcept;

    /// Opens `path` (bytes, as the file system spells it), closing what was open. Never waits: FIFOs and devices are
    /// refused before they are opened. Throws OpenError, with Durability::Transaction StorageError, too;
    /// InvalidDataType for a title with a NUL. Python: open_file. For reading it tries the ways of ROBUSTNESS.md in
    /// turn; opened() says which one worked. For writing the file must be whole and in nobody else's hands. A new file
    /// is made without a name (under a temporary one where the file system knows no such files); it gets its own with
    /// its first attributes written (Direct) or at commit() (Transaction; it cannot be undone).
    void openFile(std::string_view path, OpenMode mode = OpenMode::ReadOnly, const OpenOptions& options = {});
    /// Saves what was written and closes the file; nodes throw NodeError (Closed) from now on. The file is closed, too,
    /// when this throws StorageError with Durability::Transaction (the file is as before), Error, OpenError; a file
    /// that is open for reading stays open: FileModeError. Cost of a transaction: its changes are written twice, and
    /// five times the disk is waited for. Python: close_file.
    CommitResult commit();
    /// Harmless when nothing is open, and twice. With Durability::Transaction what was not committed is gone. The file
    /// is closed, too, when this throws: StorageError (WriteFailed) if, with Durability::Direct, something that was
    /// written is lost (the disk is full, a filter fails) and no call has said so yet. Destructors cannot throw: a
    /// program that records ends with this, or with commit(). Python: close_file.
    void closeFile();
    /// Python: isopen.
    bool isOpen() const noexcept;
    bool isWritable() const noexcept; ///< false, too, when none is open
    /// Hands what was written to the system; does nothing in a file opened for reading. With Durability::Transaction
    /// nothing is in the file before commit() all the same. NodeError if none is open. StorageError (WriteFailed) if,
    /// with Durability::Direct, not all goes into the file (the disk is full): what was flushed before stays in it,
    /// what was written since is lost; this and all that writes throw it from now on, even if there is room again. The
    /// same once if a filter failed when elements were encoded that had been in memory: the message names the array.
    /// Python: flush.
    void flush() const;
    /// Saves a copy of the file under another name; this one stays open as it is. The copy holds what was written so
    /// far, flushed before, and with Durability::Transaction what is not committed, too. It is made under a temporary
    /// name beside `path`, saved to the disk, and then gets its name: there is never half of it. Reads and writes all
    /// bytes once. Throws InvalidSave if `path` is the open file itself, by whatever name, something that is no file, a
    /// file that is not to be replaced or that another program has open; StorageError: Cancelled by `progress`, Changed
    /// by another program meanwhile; Error if it cannot be written. Nothing is left of the copy then, and what had the
    /// name stays. Python: save_file_as.
    void saveFileAs(std::string_view path, const Progress& progress = {},
                    ExistingTarget existing = ExistingTarget::Refuse) const;
    /// As given to openFile; empty before. Python: filename.
    std::string fileName() const;
    /// HDF5's identifier (hid_t) of the file. Python: h5file.
    std::int64_t fileId() const;
    const OpenedFile& opened() const; ///< NodeError (Closed) if none is open
    /// Of the open file as it is now, to compare with opened(). A file that was deleted or replaced by another of its
    /// name since then stays as it was. Throws Error if the system does not say.
    FileStamp stampNow() const;

    /// Python: root.
    Group root() const;
    /// The node at `where`, or its child `name` (which may be a path below it). Throws NodeError if there is none, also
    /// for a link that leads nowhere. Python: get_node.
    Node getNode(const NodeRef& where, std::string_view name = {}) const;
    /// True if a link of that path exists, wherever it leads. Throws NodeError (Closed) only. h5py: where in file.
    bool hasNode(const NodeRef& where) const;
    /// The last step of the path. Throws NodeError if there is no such node. Python: get_node_name.
    std::string getNodeName(const NodeRef& node) const;
    /// Absolute and normalised. Throws NodeError if there is no such node. Python: get_node_path.
    std::string getNodePath(const NodeRef& node) const;
    /// Empty for the root. Python: get_parent_node.
    std::optional<Group> getParentNode(const NodeRef& node) const;
    /// In file order. Python: get_children.
    std::vector<Node> getChildren(const NodeRef& where) const;
    /// The first group right below `where` with that TITLE. Python: get_group_by_title.
    std::optional<Group> getGroupByTitle(const NodeRef& where, std::string_view title) const;
    /// True if `where` has a child of that name, letters of either case. Python: is_node_in_group.
    bool isNodeInGroup(const NodeRef& where, std::string_view name) const;
    /// `where`, then for each group in the order of walkGroups all of its children. Python: walk_nodes.
    NodeWalk walkNodes(const NodeRef& where = "/") const;
    /// `where` and the groups below: a group's child groups are all visited before the last of them is descended into
    /// first. Empty if `where` is no group. Python: walk_groups.
    NodeWalk walkGroups(const NodeRef& where = "/") const;

    /// The row of a node by its path, in few HDF5 calls. A broken object is told in NodeSummary::error; NodeError if
    /// there is no such link.
    NodeSummary summary(const NodeRef& where) const;
    /// Node::details of the node; throws as summary().
    NodeDetails details(const NodeRef& where) const;

    /// CArray::read of the node. Python: read.
    NdArray read(const NodeRef& array, std::uint64_t maximalBytes = kDefaultReadLimit) const;
    /// Attributes::contains of the node. Python: has_attr.
    bool hasAttr(const NodeRef& node, std::string_view name) const;
    /// Attributes::get of the node. Python: get_attr(node, name).
    Value getAttr(const NodeRef& node, std::string_view name) const;
    /// Attributes::toMap of the node. Python: get_attr(node).
    std::vector<std::pair<std::string, Value>> getAttrs(const NodeRef& node) const;
    /// Attributes::set of the node. Python: set_attr.
    void setAttr(const NodeRef& node, std::string_view name, const Value& value,
                 AttributeStorage storage = AttributeStorage::Keep) const;

    // Changes of the tree. All throw FileModeError in a file that is open for reading, NodeError for what is missing,
    // of another file, or behind an external link; what is refused has changed nothing. The sentence names a new node
    // by its path, or by that of its group if there can be no such name.

    /// The group of exactly that name in `where`, made if there is none, with CLASS, TITLE and `metadata`, of which
    /// what the library writes itself is left out, see createCArray (an existing one stays as it is). Throws NodeError:
    /// WrongKind (an array has that name), BadName. Python: get_set_group.
    Group getSetGroup(const NodeRef& where, std::string_view name, std::string_view title = {},
                      const Metadata& metadata = {}) const;
    /// Makes a group with the attributes `type`, `metadata` (a `title` in it is TITLE) and `backend`. In files of
    /// PyMoDAQ and PyTables the first letter of `name` becomes a capital. If there is a group of the one or the other
    /// name, it is returned as it is. Throws as getSetGroup, InvalidGroupDataType (data_dim that is not Data0D, Data1D,
    /// Data2D, DataND), InvalidScanType (metadata `scan_type`). Python: add_group.
    Group addGroup(std::string_view name, GroupType type, const NodeRef& where, std::string_view title = {},
                   const Metadata& metadata = {}) const;
    /// What getSetGroup or addGroup gave last; empty before, when it is gone, and when no file is open.
    std::optional<Group> currentGroup() const;
    /// The name for the next group of that type in `where`: one above the highest number, "Scan000", "Detector001",
    /// "CH02". Throws InvalidGroupDataType for data_dim, whose groups are called after their dimension. Python:
    /// add_incremental_group is addGroup of it.
    std::string nextGroupName(const NodeRef& where, GroupType type) const;
    /// The group of the highest number among those in `where` that are called as nextGroupName() does it: Scan1000
    /// comes after Scan999. Empty if there is none. Python: get_last_group.
    std::optional<Group> lastGroup(const NodeRef& where, GroupType type) const;

    /// Removes the link; the object, and below a group all others, go with their last hard link. What a link leads to
    /// stays. Dimension scales that go are detached from arrays that stay, and arrays from scales: looked for among the
    /// first 100,000 nodes that go and, only if there are any, of the file; what is not found refers to what is gone,
    /// as HDF5 leaves it. Cost: some 30 microseconds for each node that goes. Refuses the root: NodeError (WrongKind).
    /// PyTables: remove_node.
    void removeNode(const NodeRef& node) const;
    /// Within its group. The node under its new name; handles of the old one throw NodeError (Missing). Nothing is
    /// changed if it has that name. Throws NodeError: BadName, Exists, WrongKind (root). PyTables: rename_node.
    Node renameNode(const NodeRef& node, std::string_view newName) const;
    /// Into another group, under the same name or a new one. Refuses to move a group into itself. Links to it break.
    /// Throws as renameNode. PyTables: move_node.
    Node moveNode(const NodeRef& node, const NodeRef& newParent, std::string_view newName = {}) const;
    /// A copy of the node, with all that is below it, in the group `newParent` of this file, under the same name or a
    /// new one; `node` may be one of another open file. Attributes, chunks and filters are copied as they are (nothing
    /// is compressed anew); two hard links to one array below a group are two to one copy. A soft or external link, the
    /// node itself or one below, is copied as a link, as it is spelled. A group copied into itself holds what it held
    /// before.
    /// References keep their targets within a file; to another file HDF5 copies them empty. Dimension scales are
    /// attached to the copy: those that are copied with it as copies, others within a file as they are, and not at all
    /// in another file, or in one of PyMoDAQ and PyTables, where PyTables could not open the array any more; a scale is
    /// an array like others there.
    /// Between conventions bookkeeping attributes stay as they are, both are read by PyTables and PyMoDAQ; nodes
    /// without a CLASS get what the file's convention asks for. A plain file to which nodes of PyMoDAQ are copied
    /// becomes one of PyMoDAQ's when it is opened again. Cost: each object is opened once, and then one call into HDF5,
    /// which cannot be stopped, reads and writes the stored bytes (removalExtent() tells about how many). Throws as
    /// renameNode, and NodeError for what would be no copy: Broken (a node below cannot be read), WrongKind (values in
    /// other files; between files virtual datasets and references within compound or variable-length types),
    /// InvalidDataType (to a file of PyMoDAQ or PyTables: a TITLE or the like that is no text); nothing is written
    /// then. PyTables: copy_node.
    Node copyNode(const NodeRef& node, const NodeRef& newParent, std::string_view newName = {}) const;

    // Links. A link that leads nowhere is a node all the same (NodeKind::SoftLink, ExternalLink). All throw NodeError:
    // BadName, Exists. PyTables: create_soft_link, create_hard_link, create_external_link.

    /// `target`: a path, as it is to stand in the file; one that does not begin with a slash counts from `where`. It
    /// need not exist; HDF5 leaves out needless slashes. BadName, too, if it is empty, holds a NUL character, or is
    /// longer than HDF5 takes.
    Node createSoftLink(const NodeRef& where, std::string_view name, std::string_view target) const;
    /// A second name for the object that the path `target` leads to. Throws NodeError if it is missing, broken, of
    /// another file, or a group that would then hold itself: HDF5 allows it, but PyTables and PyMoDAQ never come to the
    /// end of such a tree.
    Node createHardLink(const NodeRef& where, std::string_view name, const NodeRef& target) const;
    /// To the object at the path `target` of another file. `otherFile`: bytes; if relative, it counts from this file's
    /// folder. Neither need exist; nothing of it is opened. Throws as createSoftLink.
    Node createExternalLink(const NodeRef& where, std::string_view name, std::string_view otherFile,
                            std::string_view target) const;

    /// How much removeNode would remove, in a file open in any way: objects that other hard links keep do not count.
    /// Lists every group that would go, asking `keepGoing` after each node; what was counted so far when that says no.
    RemovalExtent removalExtent(const NodeRef& node, const KeepGoing& keepGoing = {}) const;

    /// How arrays that are made from now on through this handle are compressed: "gzip" or "zlib" (the same), level 0
    /// (not at all) to 9. As PyTables the numbers' bytes are shuffled before in files of its convention. Throws Error
    /// for any other name or level. Python: define_compression.
    void defineCompression(std::string_view name, int level);

    /// The four below make an array below the group `where`, with its elements and attributes, or nothing. In files of
    /// PyTables and PyMoDAQ it gets the attributes by which they know it; in plain HDF5 it is a plain dataset, with a
    /// TITLE only if one is given. `metadata`: attributes as by Attributes::set, without those by which PyTables and
    /// PyMoDAQ know a node (isFormatAttribute), so that toMap() of another node can be given. Chunks: see
    /// chunkShapeFor(); `storage` overrides. Numbers are stored little-endian unless `storage` says otherwise, bools
    /// and strings as the convention spells them (a Text becomes variable-length UTF-8, but fixed strings in PyTables'
    /// CARRAYs). Throw before anything is written: FileModeError, NodeError (no such group, a bad or taken name),
    /// InvalidDataType (rows, raw bytes, a byte order of others than PCs and workstations, a text that is not ASCII in
    /// PyTables' files, a NUL in the title), InvalidDataDimension (more than 32 dimensions, more bytes than a file
    /// holds, in PyTables' files scalars and arrays without elements, chunks that do not fit). Contiguous where neither
    /// compression nor chunks are asked for and the convention is not PyTables'. Python: create_carray.
    CArray createCArray(const NodeRef& where, std::string_view name, const NdArray& elements,
                        const std::string& title = {}, const Metadata& metadata = {},
                        const ArrayStorage& storage = {}) const;
    /// Of no rows yet; a row has the shape `itemShape`, () for a number. Python: create_earray.
    EArray createEArray(const NodeRef& where, std::string_view name, const ElementType& element, const Shape& itemShape,
                        const std::string& title = {}, const Metadata& metadata = {},
                        const ArrayStorage& storage = {}) const;
    /// Of no rows yet; `element` is that of the rows, Text makes a StringArray. Python: create_vlarray.
    VLArray createVLArray(const NodeRef& where, std::string_view name, const ElementType& element,
                          const std::string& title = {}, const Metadata& metadata = {},
                          const ArrayStorage& storage = {}) const;
    /// Of no texts yet. As it is PyMoDAQ's alone, it has PyMoDAQ's attributes in plain HDF5 files, too. Python:
    /// create_vlarray with dtype 'string'.
    StringArray createStringArray(const NodeRef& where, std::string_view name, const std::string& title = {},
                                  const Metadata& metadata = {}, const ArrayStorage& storage = {}) const;

private:
    friend class Node;
    friend class FileCopy;
    friend class RemovalCount;
    const std::shared_ptr<backend::FileState>& state() const;

    Convention m_convention;
    int m_compressionLevel = 0;
    std::shared_ptr<backend::Session> m_session; // closes the file when the last backend lets go of it
};

} // namespace h5scout
