// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "EncodedAttribute.h"
#include "FileState.h"
#include "h5scout/backend/Attributes.h"
#include "h5scout/value/AttributeStorage.h"

namespace h5scout::backend
{

/// Texts longer than this do not fit into an object header (FORMAT.md section 2) and are stored outside of it, with
/// variable length.
inline constexpr std::size_t kMaximalFixedTextBytes = 60'000;

/// Throws InvalidDataType with that context if PyTables and PyMoDAQ would not open the node with that value: CLASS,
/// TITLE, VERSION and some more are texts. In plain files they are attributes like others.
void requireTextWhereItBelongs(const FileState& file, std::string_view name, const Value& value,
                               const ErrorContext& context);
/// The same of one that is stored already, here or in another file, and is to have that name.
void requireTextWhereItBelongs(const FileState& file, std::string_view name, const StoredAttribute& stored,
                               const ErrorContext& context);
/// PyTables and PyMoDAQ read a text there, and nothing else.
bool mustBeText(std::string_view name);

/// A new attribute `name`, stored as `storage` says or as is the custom in the file (Keep). Throws InvalidDataType with
/// that context: a value that the storage cannot hold.
EncodedAttribute encodeNew(const FileState& file, const std::string& name, const Value& value, AttributeStorage storage,
                           const ErrorContext& context);

/// The same for the attribute `old`, open as `attribute`: Keep means as that one is stored. A number that does not fit
/// its type, another shape, a value of another kind are refused.
EncodedAttribute encodeReplacement(const FileState& file, hdf5::Id attribute, const StoredAttribute& old,
                                   const Value& value, AttributeStorage storage, const ErrorContext& context);

/// Attributes for a new node, ready to be written. Of two of the same name the last counts; `title` is TITLE.
class EncodedMetadata
{
public:
    /// Throws NodeError (BadName), InvalidDataType.
    EncodedMetadata(const FileState& file, const std::string& path, const Metadata& metadata, std::string_view attempt);
    /// Writes them to a node that is new: over bookkeeping attributes of these names. Throws hdf5::CallError.
    void write(hdf5::Id object) const;

private:
    std::vector<std::pair<std::string, EncodedAttribute>> m_attributes;
};

/// The name by which PyMoDAQ stores the attribute: `title` is TITLE.
std::string storedName(const FileState& file, std::string_view name);

} // namespace h5scout::backend
