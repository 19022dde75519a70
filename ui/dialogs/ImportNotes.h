// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ui/dialogs/TableImport.h"

namespace h5scout::ui
{

/// What has happened to a text or a file on its way to elements of that type, and is not to be seen in the cells:
/// lines that were left out, texts taken for names of columns, the encoding, rounding. Sentences, or empty.
QString importNotes(const ImportedTable& table, const ElementType& type);

} // namespace h5scout::ui
