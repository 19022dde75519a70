// SPDX-License-Identifier: GPL-3.0-or-later
// What the window asks the worker to change, and what it hears about it: plain values, as in NodeTypes.h. Each action
// is one transaction and one step of undo.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include "h5scout/import/SourceFile.h"
#include "h5scout/import/TableFormat.h"
#include "h5scout/value/AttributeStorage.h"
#include "h5scout/value/Convention.h"
#include "h5scout/value/ElementType.h"
#include "h5scout/value/GroupType.h"
#include "h5scout/value/NdArray.h"
#include "h5scout/value/NodeKind.h"
#include "h5scout/value/RedoLoss.h"
#include "h5scout/value/Referrers.h"
#include "h5scout/value/RemovalExtent.h"
#include "h5scout/value/Shape.h"
#include "h5scout/value/Value.h"

namespace h5scout
{

struct SetAttribute
{
    QByteArray path;
    QByteArray name;
    Value value;
    AttributeStorage storage = AttributeStorage::Keep;
    bool mayReplace = true; ///< false: refused if there is an attribute of that name
};

struct RemoveAttributes
{
    QByteArray path;
    QList<QByteArray> names;
};

struct RenameAttribute
{
    QByteArray path;
    QByteArray name;
    QByteArray newName;
};

struct CreateGroup
{
    QByteArray parent;
    QByteArray name;               ///< empty, with a type: the next free one of PyMoDAQ's names ("Detector001")
    std::optional<GroupType> type; ///< empty: a group without a meaning for PyMoDAQ
    QString title;
    Metadata metadata;
};

struct CreateArray
{
    QByteArray parent;
    QByteArray name;
    NodeKind kind = NodeKind::CArray; ///< CArray, EArray, VLArray or StringArray
    ElementType type;                 ///< not of a StringArray
    Shape shape;                      ///< CArray: of the array; EArray: of one row; VLArray, StringArray: empty
    int compressionLevel = 0;         ///< zlib: 0 (none) to 9
    QString title;
    Metadata metadata;              ///< units, label, data_type ...
    std::optional<NdArray> content; ///< CArray: its elements, of that type and shape; empty: zeros
};

/// Adds rows at the end of an EArray: a block of rows or one. Of a VLArray: one row, of rank 1.
struct AppendRows
{
    QByteArray path;
    NdArray rows;
};

/// Adds the rows of a file, which the worker reads itself, at the end of an EArray: of any size, with progress. `file`
/// must be what it was when its beginning was shown. A text's columns, its rows and the array's must agree.
struct AppendFile
{
    QByteArray path;
    QString file; ///< absolute
    SourceStamp stamp{};
    ElementType type;                   ///< of the elements of a row; writable as text
    std::optional<TableFormat> table{}; ///< of a text; empty: it is a .npy file
    std::uint64_t columns = 0;          ///< of a text
    bool rounds = false;                ///< .npy: numbers that `type`, of floats, does not hold exactly are rounded
};

/// Adds a text at the end of a StringArray, or of an array of rows that are texts for PyTables; to one of rows that are
/// its objects the object of which the text is the Python literal.
struct AppendText
{
    QByteArray path;
    QString text;
};

/// With all that is below it.
struct RemoveNode
{
    QByteArray path;
};

struct MoveNode
{
    QByteArray path;
    QByteArray newParent; ///< empty: it stays where it is
    QByteArray newName;   ///< empty: it keeps its name
};

using EditAction = std::variant<SetAttribute, RemoveAttributes, RenameAttribute, CreateGroup, CreateArray, AppendRows,
                                AppendFile, AppendText, RemoveNode, MoveNode>;

struct EditOptions
{
    QString historyFolder{}; ///< for undo; empty: a folder for this file in the user's cache
    std::uint64_t historyBytes = std::uint64_t{1} << 30; ///< of all saved steps together
    std::uint32_t historyEntries = 1000;
};

/// What can be undone and redone.
struct EditState
{
    bool isEditing = false;
    QStringList undoNames;      ///< "Set 'units' of Data00"; the next one first
    QStringList redoNames;      ///< the next one first
    QList<QDateTime> undoTimes; ///< when those of undoNames were made, one for each; invalid: not known
    QList<QDateTime> redoTimes;
    QStringList notices;         ///< sentences about steps that can no longer be undone, since the last answer
    std::uint64_t byteCount = 0; ///< of the file as it is now, while editing
    QDateTime modified;          ///< when it was last written, while editing
    bool operator==(const EditState&) const = default;
};

/// A success: an action, undo or redo.
struct Edited
{
    EditState state;
    QByteArray path;         ///< of the node that was made, moved or changed (of a removed one its parent); empty after
                             ///< undo and redo
    bool isUndoable = false; ///< the history has it
};

/// A file that is to be made.
struct NewFile
{
    Convention convention = Convention::Tables; ///< like which of PyMoDAQ's backends it is written
    QString title{};                            ///< TITLE of the root
    bool mayOverwrite = false; ///< an existing file stays until the new one is whole, and is replaced by it then
};

/// A copy that was saved.
struct Saved
{
    QString target;
    std::uint64_t byteCount = 0;
};

} // namespace h5scout

Q_DECLARE_METATYPE(h5scout::Edited)
Q_DECLARE_METATYPE(h5scout::EditState)
