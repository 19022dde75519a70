// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/SettingsValue.h"

#include <array>
#include <cmath>

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>

#include "h5scout/value/PythonLiteral.h"

namespace h5scout::ui
{

namespace
{

constexpr std::size_t kMostTextBytes = 4096;
constexpr qint64 kDayMilliseconds = 24LL * 60 * 60 * 1000;
constexpr double kExactInDouble = 9007199254740992.0; // 2^53

QString tr(const char* text)
{
    return QCoreApplication::translate("h5scout::ui::SettingsValue", text);
}

std::optional<Value> literal(const QString& text)
{
    return parsePythonLiteral(text.trimmed().toStdString());
}

QString textOf(const Value& value)
{
    return QString::fromStdString(displayText(value, kMostTextBytes));
}

const std::vector<Value>* itemsOf(const Value& value)
{
    if (const auto* list = value.getIf<List>())
        return &list->items;
    if (const auto* tuple = value.getIf<Tuple>())
        return &tuple->items;
    if (const auto* set = value.getIf<Set>())
        return &set->items;
    return nullptr;
}

QString joined(const std::vector<Value>& items)
{
    QStringList texts;
    qsizetype length = 0;
    for (const Value& item : items) {
        texts += textOf(item);
        length += texts.last().size();
        if (length > static_cast<qsizetype>(kMostTextBytes)) {
            texts += QString(QChar(0x2026));
            break;
        }
    }
    return texts.join(QStringLiteral(", "));
}

SettingsValue asStored(const QString& stored)
{
    return {.text = stored, .isOn = {}, .color = {}, .isAsStored = true};
}

SettingsValue plain(const QString& text)
{
    return {.text = text, .isOn = {}, .color = {}, .isAsStored = false};
}

SettingsValue switchValue(const QString& stored)
{
    const QString text = stored.trimmed();
    if (text == QLatin1String("1") || text == QLatin1String("True"))
        return {.text = tr("on"), .isOn = true, .color = {}, .isAsStored = false};
    if (text == QLatin1String("0") || text == QLatin1String("False"))
        return {.text = tr("off"), .isOn = false, .color = {}, .isAsStored = false};
    return asStored(stored);
}

/// PyMoDAQ reads an integer by way of a float: "5.0" is 5.
SettingsValue integerValue(const QString& stored)
{
    const auto value = literal(stored);
    if (!value)
        return asStored(stored);
    if (value->is<std::int64_t>() || value->is<BigInteger>())
        return plain(textOf(*value));
    const auto* number = value->getIf<double>();
    if (number && std::abs(*number) <= kExactInDouble && std::trunc(*number) == *number)
        return plain(QString::number(static_cast<qint64>(*number)));
    return asStored(stored);
}

SettingsValue numberValue(const QString& stored)
{
    const auto value = literal(stored);
    const bool isNumber = value && (value->is<double>() || value->is<std::int64_t>() || value->is<BigInteger>());
    return isNumber ? plain(stored.trimmed()) : asStored(stored);
}

/// Milliseconds since 1970, in the time of this machine, as the program that wrote them meant its own.
std::optional<QDateTime> localTime(const QString& stored)
{
    bool isNumber = false;
    const qint64 milliseconds = stored.trimmed().toLongLong(&isNumber);
    constexpr qint64 kMost = 253'402'300'799'000; // the end of the year 9999
    if (!isNumber || milliseconds > kMost || milliseconds < -kMost)
        return std::nullopt;
    return QDateTime::fromMSecsSinceEpoch(milliseconds);
}

SettingsValue dateValue(const QString& stored)
{
    const auto time = localTime(stored);
    return time ? plain(time->date().toString(Qt::ISODate)) : asStored(stored);
}

SettingsValue dateTimeValue(const QString& stored)
{
    const auto time = localTime(stored);
    return time ? plain(time->toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"))) : asStored(stored);
}

/// Milliseconds of the day or since 1970, or the repr of a QTime.
SettingsValue timeValue(const QString& stored)
{
    static const QRegularExpression repr(QStringLiteral(R"(QTime\((\d+), (\d+)(?:, (\d+)(?:, (\d+))?)?\)$)"));
    const auto match = repr.match(stored.trimmed());
    QTime time;
    if (match.hasMatch()) {
        time = QTime(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt(),
                     match.captured(4).toInt());
    } else if (const auto moment = localTime(stored)) {
        const qint64 milliseconds = moment->toMSecsSinceEpoch();
        const bool isOfDay = milliseconds >= 0 && milliseconds < kDayMilliseconds;
        time = isOfDay ? QTime::fromMSecsSinceStartOfDay(static_cast<int>(milliseconds)) : moment->time();
    }
    return time.isValid() ? plain(time.toString(QStringLiteral("HH:mm:ss"))) : asStored(stored);
}

/// str('x'), int(3), float(1.5), or the plain text. PyMoDAQ does not escape what it puts between the quotes.
SettingsValue choiceValue(const QString& stored)
{
    const QString text = stored.trimmed();
    for (const QLatin1String call : {QLatin1String("str("), QLatin1String("int("), QLatin1String("float(")}) {
        if (!text.startsWith(call) || !text.endsWith(QLatin1Char(')')))
            continue;
        const QString inner = text.mid(call.size(), text.size() - call.size() - 1);
        if (const auto value = literal(inner))
            return plain(textOf(*value));
        const bool isQuoted =
            inner.size() >= 2 && inner.startsWith(QLatin1Char('\'')) && inner.endsWith(QLatin1Char('\''));
        return isQuoted ? plain(inner.mid(1, inner.size() - 2)) : asStored(stored);
    }
    return plain(stored);
}

SettingsValue colorValue(const QString& stored)
{
    const auto value = literal(stored);
    const std::vector<Value>* items = value ? itemsOf(*value) : nullptr;
    if (!items || items->size() < 3 || items->size() > 4)
        return asStored(stored);
    std::array<int, 4> parts{0, 0, 0, 255};
    for (std::size_t i = 0; i < items->size(); ++i) {
        const auto* number = (*items)[i].getIf<std::int64_t>();
        if (!number || *number < 0 || *number > 255)
            return asStored(stored);
        parts.at(i) = static_cast<int>(*number);
    }
    const QRgb color = qRgba(parts[0], parts[1], parts[2], parts[3]);
    QString text = QStringLiteral("#%1").arg(color & 0xffffffU, 6, 16, QLatin1Char('0'));
    if (parts[3] < 255)
        text = tr("%1, %2 % opaque").arg(text).arg(qRound(parts[3] / 2.55));
    return {.text = text, .isOn = {}, .color = color, .isAsStored = false};
}

/// A list of what is selected; of newer programs a dictionary with `selected` in it.
SettingsValue selectionValue(const QString& stored)
{
    const auto value = literal(stored);
    if (!value)
        return asStored(stored);
    if (value->is<None>())
        return plain(tr("nothing"));
    const Value* selected = &*value;
    if (const auto* dict = value->getIf<Dict>()) {
        for (const auto& [key, item] : dict->items) {
            if (key == Value(Text{"selected"}))
                selected = &item;
        }
    }
    const std::vector<Value>* items = itemsOf(*selected);
    if (!items)
        return asStored(stored);
    return plain(items->empty() ? tr("nothing") : joined(*items));
}

/// OrderedDict([('a', 1), ('b', 2)]), OrderedDict({'a': 1}) or a plain dictionary as "a: 1, b: 2".
SettingsValue tableValue(const QString& stored)
{
    QString text = stored.trimmed();
    const QLatin1String ordered("OrderedDict(");
    if (text.startsWith(ordered) && text.endsWith(QLatin1Char(')')))
        text = text.mid(ordered.size(), text.size() - ordered.size() - 1);
    const auto value = literal(text.isEmpty() ? QStringLiteral("{}") : text);
    if (!value)
        return asStored(stored);
    QStringList entries;
    if (const auto* dict = value->getIf<Dict>()) {
        for (const auto& [key, item] : dict->items)
            entries += tr("%1: %2").arg(textOf(key), textOf(item));
        return plain(entries.join(QStringLiteral(", ")));
    }
    const std::vector<Value>* items = itemsOf(*value);
    if (!items)
        return asStored(stored);
    for (const Value& item : *items) {
        const std::vector<Value>* pair = itemsOf(item);
        if (!pair || pair->size() != 2)
            return asStored(stored);
        entries += tr("%1: %2").arg(textOf((*pair)[0]), textOf((*pair)[1]));
    }
    return plain(entries.join(QStringLiteral(", ")));
}

QString jsonText(const QJsonValue& value)
{
    if (value.isString())
        return value.toString();
    if (value.isDouble())
        return QLocale::c().toString(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    if (value.isBool())
        return value.toBool() ? QStringLiteral("True") : QStringLiteral("False");
    return value.isNull() ? QStringLiteral("None") : QString(QChar(0x2026));
}

/// {"classname": ..., "data": [[...], ...], "header": [...]}: a line for the header, one for each row.
SettingsValue tableViewValue(const QString& stored)
{
    const QJsonDocument document = QJsonDocument::fromJson(stored.toUtf8());
    const QJsonValue data = document.object().value(QLatin1String("data"));
    if (!data.isArray())
        return asStored(stored);
    const auto line = [](const QJsonArray& cells) {
        QStringList texts;
        for (const QJsonValue& cell : cells)
            texts += jsonText(cell);
        return texts.join(QStringLiteral(", "));
    };
    QStringList lines;
    if (const QJsonArray header = document.object().value(QLatin1String("header")).toArray(); !header.isEmpty())
        lines += line(header);
    for (const QJsonValue& row : data.toArray())
        lines += row.isArray() ? line(row.toArray()) : jsonText(row);
    return plain(lines.join(QLatin1Char('\n')));
}

} // namespace

SettingsType settingsType(const QString& name)
{
    static const QHash<QString, SettingsType> exact{
        {QStringLiteral("int"), SettingsType::Integer},   {QStringLiteral("float"), SettingsType::Number},
        {QStringLiteral("slide"), SettingsType::Number},  {QStringLiteral("browsepath"), SettingsType::Path},
        {QStringLiteral("date"), SettingsType::Date},     {QStringLiteral("date_time"), SettingsType::DateTime},
        {QStringLiteral("time"), SettingsType::Time},     {QStringLiteral("list"), SettingsType::Choice},
        {QStringLiteral("color"), SettingsType::Color},   {QStringLiteral("itemselect"), SettingsType::Selection},
        {QStringLiteral("table"), SettingsType::Table},   {QStringLiteral("table_view"), SettingsType::TableView},
        {QStringLiteral("action"), SettingsType::Action},
    };
    const auto found = exact.constFind(name);
    if (found != exact.constEnd())
        return *found;
    if (name.contains(QLatin1String("group")))
        return SettingsType::Group;
    if (name.contains(QLatin1String("bool")) || name.contains(QLatin1String("led")))
        return SettingsType::Switch;
    if (name.startsWith(QLatin1String("pixmap")))
        return SettingsType::Picture;
    return SettingsType::Text;
}

SettingsValue settingsValue(SettingsType type, const QString& stored)
{
    switch (type) {
    case SettingsType::Group:
        return {};
    case SettingsType::Action:
        return stored.trimmed() == QLatin1String("None") ? SettingsValue() : plain(stored);
    case SettingsType::Text:
    case SettingsType::Path:
    case SettingsType::Picture:
        return plain(stored);
    default:
        break;
    }
    if (stored.trimmed().isEmpty())
        return {};
    switch (type) {
    case SettingsType::Switch:
        return switchValue(stored);
    case SettingsType::Integer:
        return integerValue(stored);
    case SettingsType::Number:
        return numberValue(stored);
    case SettingsType::Date:
        return dateValue(stored);
    case SettingsType::DateTime:
        return dateTimeValue(stored);
    case SettingsType::Time:
        return timeValue(stored);
    case SettingsType::Choice:
        return choiceValue(stored);
    case SettingsType::Color:
        return colorValue(stored);
    case SettingsType::Selection:
        return selectionValue(stored);
    case SettingsType::Table:
        return tableValue(stored);
    case SettingsType::TableView:
        return tableViewValue(stored);
    default:
        return plain(stored);
    }
}

QString settingsLimits(SettingsType type, const QString& stored)
{
    const auto value = literal(stored);
    if (!value)
        return stored;
    if (value->is<None>())
        return {};
    if (const auto* dict = value->getIf<Dict>()) { // of a choice: what is shown, and what it stands for
        std::vector<Value> keys;
        for (const auto& entry : dict->items)
            keys.push_back(entry.first);
        return joined(keys);
    }
    const std::vector<Value>* items = itemsOf(*value);
    if (!items)
        return textOf(*value);
    const bool isSpan = (type == SettingsType::Integer || type == SettingsType::Number) && items->size() == 2;
    if (!isSpan)
        return joined(*items);
    const bool hasLower = !(*items)[0].is<None>();
    const bool hasUpper = !(*items)[1].is<None>();
    if (hasLower && hasUpper)
        return tr("%1 to %2").arg(textOf((*items)[0]), textOf((*items)[1]));
    if (hasLower)
        return tr("at least %1").arg(textOf((*items)[0]));
    return hasUpper ? tr("at most %1").arg(textOf((*items)[1])) : QString();
}

} // namespace h5scout::ui
