// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "h5scout/client/EditTypes.h"

namespace h5scout::test
{

/// An action that can be carried out in tests/data/small.h5, after those before it.
struct EditActionCase
{
    std::vector<EditAction> before;
    EditAction action;
    QString undoName;
};

/// Some rows of four numbers in a file, for the array at `path`.
inline AppendFile rowsOfAFile(const QByteArray& path)
{
    static const QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("rows.csv"));
    if (QFile file(name); !file.exists() && file.open(QIODevice::WriteOnly))
        file.write(QByteArray("1,2,3.5,4\n").repeated(2000));
    return {.path = path,
            .file = name,
            .stamp = stampOfSource(QFile::encodeName(name).toStdString()),
            .type = elementTypeOf(ElementKind::Float64),
            .table = TableFormat{Delimiter::Comma, DecimalSign::Point, false},
            .columns = 4};
}

/// One row for each action that there is, in the column `action`.
inline void addEditActionRows()
{
    QTest::addColumn<EditActionCase>("action");
    const auto row = [](const char* name, const EditActionCase& action) { QTest::newRow(name) << action; };
    row("set an attribute", {{},
                             SetAttribute{.path = "/scan/signal", .name = "units", .value = Text{"mV"}},
                             QStringLiteral("Set 'units' of signal")});
    row("remove an attribute",
        {{}, RemoveAttributes{"/scan/signal", {"units"}}, QStringLiteral("Remove 'units' of signal")});
    row("remove attributes", {{SetAttribute{.path = "/scan/signal", .name = "gain", .value = 2.5}},
                              RemoveAttributes{"/scan/signal", {"units", "gain"}},
                              QStringLiteral("Remove 2 attributes of signal")});
    row("rename an attribute",
        {{}, RenameAttribute{"/scan/signal", "units", "unit"}, QStringLiteral("Rename 'units' of signal to 'unit'")});

    const CreateGroup detector{.parent = "/scan", .name = {}, .type = GroupType::detector, .title = {}, .metadata = {}};
    row("add a group", {{},
                        CreateGroup{.parent = "/",
                                    .name = "notes",
                                    .type = {},
                                    .title = QStringLiteral("my notes"),
                                    .metadata = {{"author", Text{"me"}}}},
                        QStringLiteral("Add group notes")});
    row("add a detector", {{detector}, detector, QStringLiteral("Add group Detector001")});
    row("remove a group", {{}, RemoveNode{"/many"}, QStringLiteral("Remove many")});
    row("rename an array", {{}, MoveNode{"/scan/signal", {}, "voltage"}, QStringLiteral("Rename signal to voltage")});
    row("move an array", {{}, MoveNode{"/scan/signal", "/many", {}}, QStringLiteral("Move signal to /many")});

    const auto array = [](NodeKind kind, const Shape& shape) {
        CreateArray creation;
        creation.parent = "/scan";
        creation.name = "made";
        creation.kind = kind;
        creation.shape = shape;
        creation.title = QStringLiteral("made here");
        creation.metadata = {{"units", Text{"V"}}};
        return creation;
    };
    const QString made = QStringLiteral("Add array made");
    CreateArray numbers = array(NodeKind::CArray, {20, 30});
    numbers.compressionLevel = 5;
    row("add an array of zeros", {{}, numbers, made});
    CreateArray given = array(NodeKind::CArray, {3});
    given.content = NdArray({3}, std::vector<std::string>{"one", "two", "three"});
    row("add an array of texts", {{}, given, made});
    const CreateArray growing = array(NodeKind::EArray, {4});
    row("add an array that grows", {{}, growing, made});
    const CreateArray ragged = array(NodeKind::VLArray, {});
    row("add an array of rows", {{}, ragged, made});
    CreateArray log = array(NodeKind::StringArray, {});
    log.type = {ElementKind::Text, 0};
    row("add an array of texts that grows", {{}, log, made});

    const NdArray rows({2000, 4}, elementTypeOf(ElementKind::Float64), std::vector<std::byte>(2000 * 4 * 8));
    row("append rows", {{growing}, AppendRows{"/scan/made", rows}, QStringLiteral("Append 2000 rows to made")});
    row("append a file", {{growing}, rowsOfAFile("/scan/made"), QStringLiteral("Append the rows of rows.csv to made")});
    const NdArray single({5}, elementTypeOf(ElementKind::Float64), std::vector<std::byte>(5 * 8));
    row("append a ragged row", {{ragged}, AppendRows{"/scan/made", single}, QStringLiteral("Append 1 row to made")});
    row("append a text",
        {{log}, AppendText{"/scan/made", QStringLiteral("it is late")}, QStringLiteral("Append a text to made")});
}

} // namespace h5scout::test

Q_DECLARE_METATYPE(h5scout::test::EditActionCase)
