// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include <QRgb>
#include <QString>
#include <QStringList>

namespace h5scout::ui
{

/// What a parameter of PyMoDAQ's settings holds. The types that are known by a part of their name ("bool_push",
/// "groupmove") are what PyMoDAQ takes them for.
enum class SettingsType : std::uint8_t {
    Group,
    Switch, ///< bool, bool_push, led, led_push
    Integer,
    Number, ///< float, slide
    Text,   ///< str, text and whatever is not known
    Path,   ///< browsepath
    Date,
    DateTime,
    Time,
    Choice, ///< list
    Color,
    Selection, ///< itemselect
    Table,     ///< a dictionary
    TableView, ///< rows and columns, as JSON
    Action,    ///< a button: holds nothing
    Picture,   ///< pixmap...
};

SettingsType settingsType(const QString& name);

/// A parameter's value as people read it.
struct SettingsValue
{
    QString text;
    std::optional<bool> isOn;  ///< Switch
    std::optional<QRgb> color; ///< Color, with its opacity
    bool isAsStored = false;   ///< `text` is not what the type promises, and so is shown as it is stored
};

/// `stored` is the text of the XML element. Python literals are parsed, nothing is evaluated.
SettingsValue settingsValue(SettingsType type, const QString& stored);
/// What the value may be: the attribute `limits` (of older files `values`) or `all_items` as people read it.
QString settingsLimits(SettingsType type, const QString& stored);

} // namespace h5scout::ui
