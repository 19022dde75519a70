// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace h5scout
{

/// What a node of the tree is. The HDF5 object decides between group, array and type; CLASS and the other bookkeeping
/// attributes of PyTables and PyMoDAQ refine an array when they do not contradict what is stored.
enum class NodeKind : std::uint8_t {
    Unknown,     ///< there is a link, but its object cannot be read; the node's error says why
    Group,       ///< Python: GROUP
    Array,       ///< a dataset without a (believable) CLASS: plain HDF5, PyTables ARRAY
    CArray,      ///< Python: CARRAY
    EArray,      ///< Python: EARRAY
    VLArray,     ///< Python: VLARRAY
    StringArray, ///< Python: StringARRAY
    Table,       ///< a compound dataset (PyTables TABLE and any other)
    NamedType,   ///< a committed datatype
    SoftLink,    ///< a symbolic link that leads nowhere
    ExternalLink ///< a link into another file; not followed unasked
};

/// How the parent names the node.
enum class LinkKind : std::uint8_t { Hard, Soft, External, Unknown };

/// A dataset, whatever its class.
constexpr bool isArrayKind(NodeKind kind)
{
    return kind == NodeKind::Array || kind == NodeKind::CArray || kind == NodeKind::EArray ||
           kind == NodeKind::VLArray || kind == NodeKind::StringArray || kind == NodeKind::Table;
}

/// "GROUP", "CARRAY", "EARRAY", "VLARRAY", "StringARRAY" as Python's class names; "ARRAY", "TABLE", "datatype",
/// "soft link", "external link", "unknown" for the rest.
std::string_view toString(NodeKind kind);

} // namespace h5scout
