// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/client/NodeTypes.h"

#include <QStringDecoder>

#include <algorithm>

namespace h5scout
{
namespace
{

/// Length of the UTF-8 sequence that begins at `bytes` by its first byte; 1 for what begins none.
qsizetype sequenceLength(QByteArrayView bytes)
{
    const auto first = static_cast<unsigned char>(bytes.front());
    const qsizetype length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
    return std::min(length, bytes.size());
}

/// Control characters, line separators, and the marks that turn the direction of what follows: a name could hide itself
/// or its surroundings with them.
bool isUnfitForDisplay(char32_t character)
{
    const QChar::Category category = QChar::category(character);
    return category == QChar::Other_Control || category == QChar::Separator_Line ||
           category == QChar::Separator_Paragraph || character == 0x200E || character == 0x200F ||
           (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069) ||
           character == 0xFEFF;
}

bool isPrintableAscii(QByteArrayView bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char byte) { return byte >= 0x20 && byte < 0x7F; });
}

void appendEscaped(QString& text, QByteArrayView bytes)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    for (const char byte : bytes) {
        const auto number = static_cast<unsigned char>(byte);
        text += QLatin1String("\\x");
        text += QLatin1Char(kDigits[number >> 4]);
        text += QLatin1Char(kDigits[number & 0xF]);
    }
}

} // namespace

QString displayName(const QByteArray& nameOrPath)
{
    if (isPrintableAscii(nameOrPath))
        return QString::fromLatin1(nameOrPath);
    QString text;
    text.reserve(nameOrPath.size());
    QByteArrayView rest = nameOrPath;
    while (!rest.isEmpty()) {
        QByteArrayView sequence = rest.first(sequenceLength(rest));
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString character = decoder.decode(sequence);
        if (decoder.hasError()) {
            sequence = rest.first(1);
            appendEscaped(text, sequence);
        } else if (isUnfitForDisplay(character.toUcs4().value(0))) {
            appendEscaped(text, sequence);
        } else {
            text += character;
        }
        rest = rest.sliced(sequence.size());
    }
    return text;
}

QString displayText(const QByteArray& text)
{
    return QString::fromUtf8(text);
}

quint64 Envelope::columnStart(std::size_t column) const
{
    const std::size_t all = columns();
    if (all == 0 || column >= all)
        return start + count;
    // column * count may exceed 64 bits: count = quotient * all + remainder, both parts stay small.
    const quint64 quotient = count / all;
    const quint64 remainder = count % all;
    return start + column * quotient + column * remainder / all;
}

const DataAxis* DataItem::axisOf(quint32 dimension) const
{
    const auto found = std::find_if(axes.begin(), axes.end(),
                                    [dimension](const DataAxis& axis) { return axis.dimension == dimension; });
    return found == axes.end() ? nullptr : &*found;
}

} // namespace h5scout
