// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/Format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <array>

namespace h5scout::ui
{
namespace
{

QString tr(const char* text, int count = -1)
{
    return QCoreApplication::translate("h5scout::ui::Format", text, nullptr, count);
}

/// Plurals without a translation file: English only knows the two.
QString counted(quint64 count, const char* one, const char* many)
{
    return count == 1 ? tr(one) : tr(many).arg(formatCount(count));
}

} // namespace

QString formatBytes(quint64 byteCount)
{
    if (byteCount < 1024)
        return counted(byteCount, "1 byte", "%1 bytes");
    static constexpr std::array kPrefixes = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    double amount = static_cast<double>(byteCount) / 1024;
    std::size_t prefix = 0;
    while (amount >= 1023.95 && prefix + 1 < kPrefixes.size()) {
        amount /= 1024;
        ++prefix;
    }
    QString number = QLocale().toString(amount, 'f', 1);
    const QString tail = QLocale().decimalPoint() + QLocale().zeroDigit();
    if (number.endsWith(tail))
        number.chop(tail.size());
    return QStringLiteral("%1 %2").arg(number, QLatin1String(kPrefixes[prefix]));
}

QString formatBytesExactly(quint64 byteCount)
{
    if (byteCount < 1024)
        return formatBytes(byteCount);
    return tr("%1 (%2 bytes)").arg(formatBytes(byteCount), formatCount(byteCount));
}

QString formatCount(quint64 count)
{
    return QLocale().toString(count);
}

QString formatNodeCount(quint64 count)
{
    return counted(count, "1 node", "%1 nodes");
}

QString formatRatio(quint64 logical, quint64 stored)
{
    if (logical == 0 || stored == 0)
        return {};
    const double ratio = static_cast<double>(logical) / static_cast<double>(stored);
    return tr("%1 : 1").arg(QLocale().toString(ratio, 'f', ratio < 100 ? 2 : 0));
}

QString singleLine(const QString& text, int maximalLength)
{
    const bool isCut = text.size() > maximalLength;
    QString line = isCut ? text.left(maximalLength) : text;
    for (QChar& character : line) {
        if (character.category() == QChar::Other_Control || character == QChar::LineSeparator ||
            character == QChar::ParagraphSeparator)
            character = QLatin1Char(' ');
    }
    if (isCut)
        line += QChar(0x2026);
    return line;
}

QString plainToolTip(const QString& text, int maximalLength)
{
    if (text.isEmpty())
        return {};
    QString shown = text.left(maximalLength);
    if (text.size() > maximalLength)
        shown += QChar(0x2026);
    return QStringLiteral("<div style=\"white-space:pre-wrap\">%1</div>").arg(shown.toHtmlEscaped());
}

} // namespace h5scout::ui
