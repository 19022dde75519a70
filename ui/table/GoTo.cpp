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
std::optional<quint64> indexOf(QString text, quint64 count, const char* outside, QString& refusal)
{
    const QString given = text.trimmed();
    text = given;
    text.remove(QLatin1Char('_'));
    const bool isFromEnd = text.startsWith(QLatin1Char('-'));
    bool isNumber = false;
    const quint64 number = text.mid(isFromEnd ? 1 : 0).toULongLong(&isNumber);
    const bool isDigits =
        !text.isEmpty() && !text.contains(QLatin1Char('+')) && !text.mid(1).contains(QLatin1Char('-'));
    if (!isDigits || (!isNumber && text.mid(isFromEnd ? 1 : 0).contains(QRegularExpression(QStringLiteral("\\D"))))) {
        refusal =
            tr("\u201c%1\u201d is no index. Give a row, or a row and a column: 12, 3.").arg(singleLine(given, 30));
        return {};
    }
    if (!isNumber || (isFromEnd ? number == 0 || number > count : number >= count)) {
        refusal = tr(outside).arg(singleLine(given, 30), formatCount(count - 1));
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
