// SPDX-License-Identifier: GPL-3.0-or-later
// PyMoDAQ's parameter trees, stored as XML in attributes (FORMAT.md, section 7).
#pragma once

#include <stop_token>
#include <vector>

#include <QString>
#include <QStringView>

#include "ui/models/SettingsValue.h"

namespace h5scout::ui
{

/// One element of the XML.
struct SettingsParameter
{
    static constexpr int kNoParent = -1;

    QString name;     ///< of the element
    QString title;    ///< for people; the name if the file has none
    QString typeName; ///< as stored
    SettingsType type = SettingsType::Text;
    QString stored; ///< the element's text
    SettingsValue value;
    QString limits;
    QString remark; ///< sentences for the tool tip: what kind of path, how it is enlarged
    bool isVisible = true;
    bool isReadOnly = false;

    int parent = kNoParent; ///< place in SettingsTree::parameters
    int row = 0;            ///< among its parent's children
    std::vector<int> children;
};

struct SettingsTree
{
    /// In the order of the text, parents before children; the first is the root. Empty: there is no element at all.
    std::vector<SettingsParameter> parameters;
    /// What is missing and why: a sentence. Empty: all has been read.
    QString damage;
};

/// True if the text begins like a parameter tree: an element whose type is "group", or All_settings.
bool looksLikeSettings(QStringView text);

/// Parses as much as can be parsed. Documents that declare entities or a type are refused; elements nested more than 64
/// deep, and those beyond the twenty thousandth, are left out; an element of more than 256 attributes ends it. Any
/// thread; what has been parsed when `stop` is requested is worthless.
SettingsTree parseSettings(const QString& xml, const std::stop_token& stop = {});

} // namespace h5scout::ui
