// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

#include "h5scout/client/NodeTypes.h"

namespace h5scout::ui
{

/// One line of the properties pane: plain text.
struct Property
{
    QString label;
    QString value;
    bool isWarning = false; ///< something the user should know: a missing filter, a broken link
    bool operator==(const Property&) const = default;
};

struct PropertySection
{
    QString title;
    std::vector<Property> properties;
    bool operator==(const PropertySection&) const = default;
};

/// What there is to say of a node, in sections none of which is empty. `storage` and the like are said when the node
/// has been described. Texts from the file are cut at some thousand characters.
std::vector<PropertySection> describeProperties(const NodeInfo& node);
/// What there is to say of the file itself.
PropertySection describeFile(const QString& filePath, const FileInfo& file, bool isEditing = false);
/// The same of a file that is not open, whose `root` is not known: its error says why.
PropertySection describeUnopenedFile(const QString& filePath, const NodeInfo& root);
/// "label<TAB>value" lines, sections apart: for the clipboard.
QString toText(const std::vector<PropertySection>& sections);

} // namespace h5scout::ui
