// SPDX-License-Identifier: GPL-3.0-or-later
// New attributes of open objects, in the storage that FORMAT.md section 2 asks for. The object must not have one of
// that name. All throw hdf5::CallError: call them within FileState::attempt().
#pragma once

#include <string>
#include <string_view>

#include "FileState.h"
#include "h5scout/value/DataType.h"
#include "h5scout/value/Value.h"

namespace h5scout::backend
{

/// Texts longer than this do not fit into an object header (FORMAT.md section 2) and are stored outside of it, with
/// variable length.
inline constexpr std::size_t kMaximalFixedTextBytes = 60'000;

/// Text as it is: fixed (PyTables' way: exact length, an empty one is a null dataspace) or of variable length.
void addFixedText(hdf5::Id object, const std::string& name, std::string_view text, CharacterSet characterSet,
                  StringPadding padding = StringPadding::NullTerminated);
void addVariableText(hdf5::Id object, const std::string& name, const std::string& text,
                     CharacterSet characterSet = CharacterSet::Utf8);

/// Text as it is, as the file's convention stores texts; CLASS, TITLE and VERSION are such. `characterSet` is that of a
/// fixed text: PyTables calls those of its arrays ASCII, whatever they hold.
void addText(const FileState& file, hdf5::Id object, const std::string& name, const std::string& text,
             CharacterSet characterSet = CharacterSet::Utf8);

/// The value as PyMoDAQ's JSON, as the file's convention stores texts. Throws InvalidDataType for a value that is
/// nothing to Python (encodePymodaqJson).
void addJson(const FileState& file, hdf5::Id object, const std::string& name, const Value& value);

} // namespace h5scout::backend
