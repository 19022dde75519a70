// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/AttributeDetail.h"

#include <QFontDatabase>

namespace h5scout::ui
{

namespace
{

// More is not laid out by a text area in reasonable time, and a line costs more than in proportion to its length; the
// clipboard gets everything.
constexpr qsizetype kDetailLength = 200'000;
constexpr qsizetype kDetailLineLength = 10'000;

/// The first `length` characters and an ellipsis; no character is cut in two.
QString beginning(const QString& text, qsizetype length)
{
    if (text.size() <= length)
        return text;
    return text.left(text.at(length - 1).isHighSurrogate() ? length - 1 : length) + QChar(0x2026);
}

/// As much of `text` as the area below the list shows.
QString detailText(const QString& text)
{
    QStringList lines;
    for (const QString& line : beginning(text, kDetailLength).split(QLatin1Char('\n')))
        lines += beginning(line, kDetailLineLength);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

AttributeDetail::AttributeDetail(QWidget* parent)
    : QPlainTextEdit(parent)
{
    setObjectName(QStringLiteral("attributeDetail"));
    setAccessibleName(tr("Whole value of the selected attribute"));
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setMinimumHeight(fontMetrics().lineSpacing() * 3);
    document()->setDocumentMargin(8);
    hide();
}

void AttributeDetail::showText(const QString& text)
{
    const QString shown = detailText(text);
    setPlainText(shown);
    m_isCut = shown != text;
    show();
}

void AttributeDetail::hideText()
{
    clear();
    m_isCut = false;
    hide();
}

} // namespace h5scout::ui
