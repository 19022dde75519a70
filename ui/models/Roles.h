// SPDX-License-Identifier: GPL-3.0-or-later
// The roles by which views and panes know the models, so that they need no model class.
#pragma once

#include <cstdint>
#include <functional>

#include <QMetaType>
#include <QString>
#include <Qt>

namespace h5scout::ui
{

/// Of NodeTreeModel and NodeFilterModel; every column answers alike.
enum NodeRole : int {
    PathRole = Qt::UserRole + 1, ///< QByteArray: absolute path in the file; "/" for the file's own row
    NameRole,                    ///< QByteArray: the last component as stored; empty for the file's own row
    TitleRole,                   ///< QString: TITLE as stored
    FileRole,                    ///< FileClient*
    NodeInfoRole,                ///< NodeInfo; invalid for rows that are no node
    RowKindRole,                 ///< RowKind
    LoadingStateRole,            ///< LoadingState
    ErrorRole,                   ///< UserError; invalid if all is well
    SortRole,                    ///< what the column sorts by: numbers as numbers
    CopyTextRole,                ///< QString: the cell in full, for the clipboard
};

enum class RowKind : std::uint8_t {
    File,  ///< an open file; as a node its root group
    Node,  ///< a node of a file
    Status ///< no node: says that the listing goes on, or why it does not
};

/// Of a group: its listing. Of a file: the file. Of a status row: its parent's listing.
enum class LoadingState : std::uint8_t {
    NotLoaded, ///< nobody has asked yet
    Loading,   ///< a request is on its way
    Partial,   ///< there is more than what is listed
    Loaded,
    Failed
};

/// Of AttributeModel.
enum AttributeRole : int {
    ValueRole = Qt::UserRole + 101, ///< Value of the row, however deep
    ReprRole,                       ///< QString: the value as pythonRepr, in full as far as it has been read
    WholeTextRole,                  ///< QString: the value for people, in full as far as it has been read
    StoredTextRole,                 ///< QByteArray: what lies in the file, for PyMoDAQ's JSON and pickles
    AttributeNameRole,              ///< QByteArray: name of the attribute that the row belongs to
    IsCutRole,                      ///< bool: the attribute is longer than what has been read
    AttributeTypeRole,              ///< DataType: of the attribute, as stored; invalid for rows below it
    NameCheckRole,                  ///< NameCheck for another name of the attribute
};

/// Says in a sentence what is wrong with a name; empty if nothing is.
using NameCheck = std::function<QString(const QString& name)>;

/// Of SettingsModel and SettingsFilterModel; every column answers alike.
enum SettingsRole : int {
    SettingsPathRole = Qt::UserRole + 201, ///< QString: the names of the elements below the root, "/" between them
    SettingsValueRole,                     ///< QString: the value for people, in full
    SettingsHiddenRole,                    ///< bool: PyMoDAQ does not show it
};

} // namespace h5scout::ui

Q_DECLARE_METATYPE(h5scout::ui::RowKind)
Q_DECLARE_METATYPE(h5scout::ui::LoadingState)
Q_DECLARE_METATYPE(h5scout::ui::NameCheck)
