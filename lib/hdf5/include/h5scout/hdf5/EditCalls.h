// SPDX-License-Identifier: GPL-3.0-or-later
// The C calls that change a file. All throw CallError; paths and names are bytes without NUL.
#pragma once

#include <cstddef>
#include <string>

#include "h5scout/hdf5/Handle.h"
#include "h5scout/value/DataType.h"

namespace h5scout::hdf5
{

// -----------------------------------------------------------------------------------------------------------------
// files

/// Writes out what HDF5 has in its caches.
void flushFile(Id file);

// -----------------------------------------------------------------------------------------------------------------
// groups and links

Handle createGroup(Id parent, const std::string& name);
/// A second name for an open object.
void createHardLink(Id object, Id parent, const std::string& name);
/// `target` need not exist.
void createSoftLink(Id parent, const std::string& name, const std::string& target);
/// Neither the file nor the object in it need exist.
void createExternalLink(Id parent, const std::string& name, const std::string& file, const std::string& target);
/// Removes the last link of `path`; the object goes with its last link.
void deleteLink(Id location, const std::string& path, Id linkAccess);
/// Renames or moves the link itself; wherever it leads it goes on leading there.
void moveLink(Id location, const std::string& from, const std::string& to, Id linkAccess);

// ---------------------------------------------------------------------------------------------------------------
// attributes

Handle createAttribute(Id object, const std::string& name, Id type, Id space);
void writeAttribute(Id attribute, Id memoryType, const void* source);
void deleteAttribute(Id object, const std::string& name);
void renameAttribute(Id object, const std::string& from, const std::string& to);

// ---------------------------------------------------------------------------------------------------------------
// types and spaces

/// `byteCount` bytes, at least one.
Handle fixedTextType(std::size_t byteCount, CharacterSet characterSet, StringPadding padding);
Handle variableTextType(CharacterSet characterSet);
/// A dataspace without any element.
Handle nullSpace();
bool isSameType(Id type, Id other);
/// The same kind and extents.
bool isSameSpace(Id space, Id other);
/// The type, or a part of it, is a variable-length type or string.
bool holdsVariableLength(Id type);

} // namespace h5scout::hdf5
