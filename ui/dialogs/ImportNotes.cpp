// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/ImportNotes.h"

#include <QCoreApplication>
#include <QStringList>

#include "ui/models/Format.h"

namespace h5scout::ui
{

namespace
{

constexpr int kShownName = 40;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(h5scout::ui::ImportNotes)
};

QString commentsNote(const ImportedTable& table)
{
    if (table.largeFile) // only its beginning is known
        return Tr::tr("Comment lines are left out.");
    return table.commentLines == 1 ? Tr::tr("1 comment line is left out.")
                                   : Tr::tr("%1 comment lines are left out.").arg(formatCount(table.commentLines));
}

/// Numbers have other names than they are; a text may be one of them.
QString headerNote(const ImportedTable& table)
{
    QStringList names;
    for (const QString& name : table.names)
        names += QStringLiteral("'%1'").arg(singleLine(name, kShownName));
    return Tr::tr("%1 in the first line is taken as the name of the column; untick \"First line has names\" if it is "
                  "a text like the others.")
        .arg(singleLine(names.join(QStringLiteral(", ")), 2 * kShownName));
}

QString roundingNote(const ImportedTable& table, const ElementType& type)
{
    constexpr double kMuch = 1e-3; // more than half a digit in the last place of a half
    const QString name = QString::fromStdString(dtypeName(type));
    if (table.largeFile)
        return Tr::tr("All numbers are rounded to %1; if one is too large for it, nothing is appended.").arg(name);
    if (table.largestChange > kMuch)
        return Tr::tr("Rounded to %1: some numbers are too close to 0 for it, and lose up to %2 % of their size.")
            .arg(name, QString::number(100 * table.largestChange, 'g', 3));
    return Tr::tr("Rounded to %1: numbers change by %2 of their size at most.")
        .arg(name, QString::number(table.largestChange, 'g', 2));
}

} // namespace

QString importNotes(const ImportedTable& table, const ElementType& type)
{
    QStringList notes;
    if (table.commentLines > 0)
        notes += commentsNote(table);
    if (table.format && table.format->hasHeader && type.kind == ElementKind::FixedString && !table.names.isEmpty())
        notes += headerNote(table);
    if (table.format && table.format->encoding == TextEncoding::Latin1)
        notes += Tr::tr("The file is read as Latin-1.");
    if (table.isRounded)
        notes += roundingNote(table, type);
    return notes.join(QLatin1Char(' '));
}

} // namespace h5scout::ui
