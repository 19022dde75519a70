// SPDX-License-Identifier: GPL-3.0-or-later
// Which texts of a node are for people to read, in what pieces they are read, and what is said of long ones.
#pragma once

#include <QString>

#include "h5scout/client/NodeTypes.h"
#include "ui/models/RowBlocks.h"

namespace h5scout::ui
{

struct ShownText;

/// Attributes of these names are texts for people, however short they are.
bool isTextName(const QByteArray& name);
/// Long texts, those of several lines, and those whose name says so; shorter ones are read in the list of attributes.
bool isTextToRead(const AttributeInfo& attribute);
bool isTextArray(const NodeInfo& node);

/// The pieces in which an array of texts is read for the screen, and for searching and copying.
RowBlocks viewedBlocks(const NodeInfo& node);
RowBlocks readBlocks(const NodeInfo& node);

/// What is missing of a text that is shown: sentences, or nothing.
QString cutNote(const ShownText& shown);

} // namespace h5scout::ui
