// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/ValueLine.h"

namespace h5scout::ui
{

ValueLine::ValueLine(const ValueFormat& format, QWidget* parent)
    : CheckedLine(parent)
    , m_format(format)
{
    setObjectName(QStringLiteral("valueLine"));
    setAccessibleName(tr("Value"));
    setCheck([this](const QString& text) {
        m_parsed = parseInput(text.toStdString(), m_format);
        return QString::fromStdString(m_parsed.problem);
    });
    setText(QString::fromStdString(inputText(initialValue(format))));
    connect(this, &CheckedLine::checked, this, [this] { tellChanged(); });
}

void ValueLine::setValue(const Value& value)
{
    setText(QString::fromStdString(inputText(value)));
}

} // namespace h5scout::ui
