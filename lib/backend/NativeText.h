// SPDX-License-Identifier: GPL-3.0-or-later
// What a text of HDF5 must not be, or reads as something else.
#pragma once

#include <string_view>

#include "h5scout/backend/Attributes.h"
#include "h5scout/value/Error.h"

namespace h5scout::backend
{

/// Throws InvalidDataType with that context if the text holds NUL, where HDF5 ends texts, or is no UTF-8, with which
/// PyTables opens neither the node nor, at the root, the file.
void requireStorableText(std::string_view text, const ErrorContext& context);

/// The same for bytes, which are stored as a text that is called ASCII: neither may they look like a pickle (to
/// PyTables, and here).
void requirePlainBytes(std::string_view bytes, const ErrorContext& context);

/// The character set for a text in place of `old`: the old one's, but ASCII only for what is. PyTables calls its own
/// texts ASCII whatever they hold.
CharacterSet characterSetFor(std::string_view text, const StoredAttribute& old);

} // namespace h5scout::backend
