// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/TextArea.h"

#include <QKeyEvent>

namespace h5scout::ui
{

TextArea::TextArea(const ValueFormat& format, QWidget* parent)
    : QPlainTextEdit(parent)
    , m_format(format)
{
    setObjectName(QStringLiteral("textArea"));
    setAccessibleName(tr("Text"));
    setTabChangesFocus(true);
    setMinimumHeight(fontMetrics().lineSpacing() * 4);
    connect(this, &QPlainTextEdit::textChanged, this, &TextArea::check);
    check();
}

void TextArea::setText(const QString& text)
{
    m_hasTwoCharacterEnds = text.contains(QLatin1String("\r\n"));
    setPlainText(text);
}

QString TextArea::text() const
{
    // toPlainText would make unbreakable spaces breakable.
    QString text = document()->toRawText();
    text.replace(QChar::ParagraphSeparator, m_hasTwoCharacterEnds ? QStringLiteral("\r\n") : QStringLiteral("\n"));
    return text;
}

void TextArea::setValue(const Value& value)
{
    setText(QString::fromStdString(inputText(value)));
}

void TextArea::check()
{
    m_parsed = parseInput(text().toStdString(), m_format);
    tellChanged();
}

void TextArea::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers().testFlag(Qt::ControlModifier))
        Q_EMIT accepted();
    else
        QPlainTextEdit::keyPressEvent(event);
}

} // namespace h5scout::ui
