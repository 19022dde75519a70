// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

#include "ui/editors/ValueEditor.h"
#include "ui/editors/ValueInput.h"

namespace h5scout::ui
{

/// A text of any number of lines. Enter makes a new line, Ctrl+Enter accepts; Tab goes on to the next field. What is
/// not edited stays to the last character: line ends of two characters, unbreakable spaces.
class TextArea : public QPlainTextEdit, public ValueEditor
{
    Q_OBJECT
public:
    explicit TextArea(const ValueFormat& format, QWidget* parent = nullptr);

    void setText(const QString& text);
    QString text() const;
    void setValue(const Value& value) override;
    std::optional<Value> value() const override { return m_parsed.value; }
    QString problem() const override { return QString::fromStdString(m_parsed.problem); }

Q_SIGNALS:
    void accepted();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void check();

    ValueFormat m_format;
    ParsedValue m_parsed;
    bool m_hasTwoCharacterEnds = false; ///< "\r\n" ends the lines
};

} // namespace h5scout::ui
