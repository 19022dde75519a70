// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/TextSource.h"

#include <algorithm>
#include <array>

#include <QCoreApplication>
#include <QStringList>

#include "ui/models/ChosenAttributes.h"
#include "ui/models/Format.h"
#include "ui/models/ShownText.h"

namespace h5scout::ui
{

namespace
{

constexpr qsizetype kLongText = 200; ///< characters
constexpr quint64 kViewedRows = 256;
constexpr quint64 kReadRows = 4096;
constexpr quint64 kBlockBytes = 4U << 20U;

QString tr(const char* text)
{
    return QCoreApplication::translate("h5scout::ui::TextSource", text);
}

RowBlocks blocksOf(const NodeInfo& node, quint64 mostRows)
{
    const bool isFixed = node.dataType.typeClass == TypeClass::String && !node.dataType.isVariableLength;
    const quint64 bytes = isFixed ? std::max<quint64>(node.dataType.byteSize, 1) : 1;
    return {node.space.shape, std::clamp<quint64>(kBlockBytes / bytes, 1, mostRows)};
}

} // namespace

bool isTextName(const QByteArray& name)
{
    constexpr std::array kParts{"comment", "description", "abstract", "readme", "remark", "history", "summary"};
    const QByteArray lower = name.toLower();
    return lower == "notes" || lower == "note" || lower == "log" ||
           std::ranges::any_of(kParts, [&](const char* part) { return lower.contains(part); });
}

bool isTextToRead(const AttributeInfo& attribute)
{
    if (attribute.name.contains("pixmap"))
        return false;
    const auto bytes = textBytes(attribute.value);
    if (!bytes || (attribute.value.is<Bytes>() && bytes->contains('\0')))
        return false;
    return isTextName(attribute.name) || bytes->size() > kLongText || bytes->trimmed().contains('\n');
}

bool isTextArray(const NodeInfo& node)
{
    return isArrayKind(node.kind) && !node.error &&
           (areTexts(node.rowMeaning) || node.kind == NodeKind::StringArray ||
            node.dataType.typeClass == TypeClass::String);
}

RowBlocks viewedBlocks(const NodeInfo& node)
{
    return blocksOf(node, kViewedRows);
}

RowBlocks readBlocks(const NodeInfo& node)
{
    return blocksOf(node, kReadRows);
}

QString cutNote(const ShownText& shown)
{
    QStringList sentences;
    if (shown.missingCharacters > 0)
        sentences += tr("Only the beginning is shown: %1 more characters are left out.")
                         .arg(formatCount(static_cast<quint64>(shown.missingCharacters)));
    if (shown.cutLines > 0)
        sentences += shown.cutLines == 1 ? tr("A line of more than 10,000 characters is shown in part.")
                                         : tr("%1 lines of more than 10,000 characters are shown in part.")
                                               .arg(formatCount(static_cast<quint64>(shown.cutLines)));
    return sentences.join(QLatin1Char(' '));
}

} // namespace h5scout::ui
