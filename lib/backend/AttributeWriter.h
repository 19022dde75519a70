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

/// Text as it is, as the file's convention stores texts; CLASS, TITLE and VERSION are such. `characterSet` is that of a
/// fixed text: PyTables calls those of its arrays ASCII, whatever they hold.
void addText(const FileState& file, hdf5::Id object, const std::string& name, const std::string& text,
             CharacterSet characterSet = CharacterSet::Utf8);

/// The value as PyMoDAQ's JSON, as the file's convention stores texts. Throws InvalidDataType for a value that is
/// nothing to Python (encodePymodaqJson).
void addJson(const FileState& file, hdf5::Id object, const std::string& name, const Value& value);

} // namespace h5scout::backend
