// SPDX-License-Identifier: GPL-3.0-or-later
// Texts from files as a text area can show them: every character stands for one, nothing is invisible, nothing is so
// long that laying it out takes a moment.
#pragma once

#include <QByteArray>
#include <QString>

namespace h5scout::ui
{

/// Bytes as text: what is no UTF-8 becomes U+FFFD, a byte order mark at the beginning is dropped.
QString decodedText(const QByteArray& bytes);
/// Control characters as their pictures (U+2400 ...), those that turn the direction of text around as U+FFFD.
/// `keepsLines`: line breaks and tabs stay, "\r\n" becomes "\n".
QString visibleText(QString text, bool keepsLines);

/// A text, and how much of it is left out.
struct ShownText
{
    QString text;
    qsizetype missingCharacters = 0; ///< at the end
    qsizetype cutLines = 0;          ///< lines that are shown in part
};

/// As one row: at most `mostCharacters`.
ShownText shownRow(const QString& text, qsizetype mostCharacters = 10'000);
/// As lines: each at most 10 000 characters, in all at most a mebi.
ShownText shownLines(const QString& text);

} // namespace h5scout::ui
