// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/ShownText.h"

#include <QStringView>

namespace h5scout::ui
{

namespace
{

constexpr qsizetype kMostCharacters = qsizetype{1} << 20;
constexpr qsizetype kMostLineCharacters = 10'000;
constexpr char16_t kControlPictures = 0x2400;
constexpr char16_t kDeletePicture = 0x2421;

bool turnsDirection(char16_t character)
{
    return (character >= 0x202a && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069) ||
           character == 0x200e || character == 0x200f;
}

char16_t visible(char16_t character, bool keepsLines)
{
    if (character < 0x20)
        return keepsLines && (character == u'\n' || character == u'\t')
                   ? character
                   : static_cast<char16_t>(kControlPictures + character);
    if (character == 0x7f)
        return kDeletePicture;
    if (character == 0x2028 || character == 0x2029) // QPlainTextEdit takes them for breaks
        return kControlPictures + u'\n';
    constexpr char16_t kReplacement = QChar::ReplacementCharacter;
    return (character >= 0x80 && character < 0xa0) || turnsDirection(character) ? kReplacement : character;
}

/// The length of the first `most` characters, no character cut in two.
qsizetype beginning(QStringView text, qsizetype most)
{
    if (text.size() <= most)
        return text.size();
    return text[most - 1].isHighSurrogate() ? most - 1 : most;
}

} // namespace

QString decodedText(const QByteArray& bytes)
{
    return QString::fromUtf8(bytes.startsWith("\xef\xbb\xbf") ? bytes.mid(3) : bytes);
}

QString visibleText(QString text, bool keepsLines)
{
    if (keepsLines)
        text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    for (QChar& character : text)
        character = QChar(visible(character.unicode(), keepsLines));
    return text;
}

ShownText shownRow(const QString& text, qsizetype mostCharacters)
{
    const qsizetype length = beginning(text, mostCharacters);
    return {.text = visibleText(text.left(length), false),
            .missingCharacters = text.size() - length,
            .cutLines = length < text.size() ? 1 : 0};
}

ShownText shownLines(const QString& text)
{
    ShownText shown;
    const qsizetype length = beginning(text, kMostCharacters);
    shown.missingCharacters = text.size() - length;
    const QStringView part = QStringView(text).left(length);
    for (qsizetype start = 0; start <= part.size();) {
        qsizetype end = part.indexOf(u'\n', start);
        if (end < 0)
            end = part.size();
        const QStringView line = part.mid(start, end - start);
        const qsizetype kept = beginning(line, kMostLineCharacters);
        if (start > 0)
            shown.text += u'\n';
        shown.text += line.left(kept);
        if (kept < line.size()) {
            shown.text += QChar(0x2026);
            ++shown.cutLines;
        }
        start = end + 1;
    }
    shown.text = visibleText(std::move(shown.text), true);
    return shown;
}

} // namespace h5scout::ui
