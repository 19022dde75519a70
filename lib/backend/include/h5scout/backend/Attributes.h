// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "h5scout/backend/Node.h"
#include "h5scout/backend/NodeSummary.h"
#include "h5scout/value/AttributeStorage.h"
#include "h5scout/value/DataType.h"
#include "h5scout/value/Value.h"

namespace h5scout
{

/// Bytes of one attribute that are read unless told otherwise.
inline constexpr std::uint64_t kDefaultAttributeLimit = std::uint64_t{16} << 20;

/// One attribute with everything that is known of it, as a plain value.
struct StoredAttribute
{
    /// How a value becomes an attribute of HDF5.
    enum class Encoding : std::uint8_t {
        Native,      ///< an HDF5 value
        PymodaqJson, ///< PyMoDAQ's JSON around a Python repr
        Pickle,      ///< PyTables' pickle
    };
    std::string name;  ///< bytes
    DataType dataType; ///< in the file
    SpaceInfo space;   ///< in the file
    Value value;       ///< decoded; None if `error` is set
    Encoding encoding = Encoding::Native;
    std::string storedText;        ///< PymodaqJson, Pickle: what lies in the file (perhaps cut)
    std::uint64_t storedBytes = 0; ///< in the file, without HDF5's bookkeeping; of variable-length text its length
    bool isCut = false;            ///< longer than asked for: `value` holds the beginning
    std::optional<Fault> error;    ///< it could not be read
};

/// The attributes of a node. Values decode as FORMAT.md says: PyMoDAQ's JSON to the value it means, PyTables' pickles
/// of plain data, everything else as HDF5 stores it; nothing in an attribute is ever executed. TITLE, CLASS, VERSION,
/// FLAVOR and the other names of PyTables stay the text they are. The name `title` means TITLE where there is
/// one, and no attribute of just that name.
/// Order: creation order where tracked, else by name. Python: Attributes.
class Attributes
{
public:
    /// Throws NodeError if the node can have no attributes (a link that leads nowhere) or cannot be read.
    explicit Attributes(const Node& node);

    /// Python: attrs_name, iteration.
    std::vector<std::string> names() const;
    /// Python: len().
    std::size_t size() const;
    /// `title` is TITLE here, too. Python: name in attrs.
    bool contains(std::string_view name) const;
    /// The decoded value. Throws NodeError (Missing) if there is no such attribute, Error if it cannot be read. A value
    /// that is there but cannot be shown is an Undecodable. Python: attrs[name].
    Value get(std::string_view name) const;
    /// All names and values; an attribute that cannot be read becomes an Undecodable that says why. Python: to_dict.
    std::vector<std::pair<std::string, Value>> toMap() const;
    /// Sets one attribute, in place of the one of that name. Keep: as that one is stored, in its type and shape, if the
    /// value fits there without loss; fixed text gets its new length. A new one as is the custom in the file: PyMoDAQ's
    /// JSON in files of PyMoDAQ and PyTables (arrays natively, for JSON would cut them), an HDF5 value in others.
    /// TITLE, CLASS and VERSION are always plain text, and nothing else in files of PyMoDAQ and PyTables, which could
    /// not open the node any more; `title` means TITLE but in plain HDF5. Natively, texts and numbers keep their type,
    /// lists of numbers or of texts become arrays. All or nothing. Throws FileModeError, NodeError (Closed, BadName),
    /// InvalidDataType (a value that the storage cannot hold, with what to do: natively, a text with NUL or that is no
    /// UTF-8; one that there is not, see valueFault(); in files of PyMoDAQ and PyTables what contradicts the node: a
    /// CLASS of another kind of node, an EXTDIM that does not grow). Python: attrs[name] = value.
    void set(std::string_view name, const Value& value, AttributeStorage storage = AttributeStorage::Keep) const;
    /// Throws FileModeError, NodeError (Missing if there is none of that name; WrongKind if PyTables and PyMoDAQ know
    /// the node by it).
    void remove(std::string_view name) const;
    /// The value stays as it is stored. Throws FileModeError, NodeError (Missing; Exists if `newName` is taken;
    /// BadName; WrongKind as remove()), InvalidDataType (it is no text, and is to be called TITLE or the like, or it
    /// contradicts the node: see set()).
    void rename(std::string_view name, std::string_view newName) const;
    /// Python: node.
    const Node& node() const noexcept { return m_node; }

    /// One attribute, of exactly that name if there is one, with its type and encoding; what is wrong with it is in
    /// `error`. `maximalBytes`: longer texts and arrays are cut (isCut). An encoded text (JSON, pickle) decodes to the
    /// whole of its value if it has at most `maximalBytes` or 1 MiB, and is cut as the text it is otherwise. Throws
    /// NodeError if there is no such attribute.
    StoredAttribute stored(std::string_view name, std::uint64_t maximalBytes = kDefaultAttributeLimit) const;
    /// At most `limit` attributes from number `offset` on. One that cannot be read has its `error` set.
    std::vector<StoredAttribute> page(std::uint64_t offset, std::uint64_t limit,
                                      std::uint64_t maximalBytes = kDefaultAttributeLimit) const;

    /// Range-for over (name, value), as toMap().
    class Iterator;
    Iterator begin() const;              ///< reads the names; each value when the iterator comes to it
    std::default_sentinel_t end() const; ///< where begin() gets to

private:
    Node m_node;
};

/// Reads one attribute after the other, when it is looked at.
class Attributes::Iterator
{
public:
    using value_type = std::pair<std::string, Value>;
    using difference_type = std::ptrdiff_t;

    value_type operator*() const;
    Iterator& operator++();
    void operator++(int) { ++*this; }
    friend bool operator==(const Iterator& iterator, std::default_sentinel_t end);

private:
    friend class Attributes;
    Iterator(const Attributes* attributes, std::shared_ptr<const std::vector<std::string>> names, std::size_t index);
    const Attributes* m_attributes;
    std::shared_ptr<const std::vector<std::string>> m_names;
    std::size_t m_index;
};

/// Python: get_attr(node, name).
Value getAttr(const Node& node, std::string_view name);
/// Attributes::set. Python: set_attr(node, name, value).
void setAttr(const Node& node, std::string_view name, const Value& value,
             AttributeStorage storage = AttributeStorage::Keep);
/// TITLE, CLASS and EXTDIM as text where another writer stored bytes; other values pass. Python: check_mandatory_attrs.
Value checkMandatoryAttrs(std::string_view name, Value value);

} // namespace h5scout
