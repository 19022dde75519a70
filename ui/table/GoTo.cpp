// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/GoTo.h"

#include "ui/models/Format.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

namespace h5scout::ui
{
namespace
{

QString tr(const char* text)
{
    return QCoreApplication::translate("h5scout::ui::GoTo", text);
}

/// The index that `text` means among `count`, or why it means none.
std::optional<quint64> indexOf(const QString& text, quint64 count, const char* outside, QString& refusal)
{
    static const QRegularExpression kIndex(QStringLiteral("^(-?)([0-9_]*[0-9])$"));
    const QString given = singleLine(text.trimmed(), 30);
    const QRegularExpressionMatch match = kIndex.match(text.trimmed());
    if (!match.hasMatch()) {
        refusal = tr("\u201c%1\u201d is no index. Give a row, or a row and a column: 12, 3.").arg(given);
        return {};
    }
    const bool isFromEnd = !match.captured(1).isEmpty();
    bool isNumber = false;
    const quint64 number = match.captured(2).remove(QLatin1Char('_')).toULongLong(&isNumber);
    if (!isNumber || (isFromEnd ? number == 0 || number > count : number >= count)) {
        refusal = tr(outside).arg(given, formatCount(count - 1));
        return {};
    }
    return isFromEnd ? count - number : number;
}

} // namespace

GoToAnswer parseGoTo(const QString& text, quint64 rows, quint64 columns, const GridPlace& current)
{
    GoToAnswer answer;
    const QStringList parts = text.split(QLatin1Char(','));
    if (rows == 0 || columns == 0) {
        answer.refusal = tr("The table is empty.");
        return answer;
    }
    if (parts.size() > 2) {
        answer.refusal = tr("Give a row, or a row and a column: 12, 3.");
        return answer;
    }
    GridPlace place = current;
    const auto row =
        indexOf(parts[0], rows, QT_TRANSLATE_NOOP("h5scout::ui::GoTo", "There is no row %1: the last one is %2."),
                answer.refusal);
    if (!row)
        return answer;
    place.row = *row;
    if (parts.size() == 2) {
        const auto column = indexOf(
            parts[1], columns, QT_TRANSLATE_NOOP("h5scout::ui::GoTo", "There is no column %1: the last one is %2."),
            answer.refusal);
        if (!column)
            return answer;
        place.column = *column;
    }
    answer.place = place;
    return answer;
}

} // namespace h5scout::ui
