// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/BoolBox.h"

#include "ui/editors/ValueInput.h"

namespace h5scout::ui
{

BoolBox::BoolBox(const ValueFormat& format, QWidget* parent)
    : QComboBox(parent)
    , m_format(format)
{
    setObjectName(QStringLiteral("boolBox"));
    setAccessibleName(tr("Value"));
    addItems({QStringLiteral("False"), QStringLiteral("True")}); // Python's words, as in the list
    connect(this, &QComboBox::currentIndexChanged, this, [this] { tellChanged(); });
}

void BoolBox::setValue(const Value& value)
{
    setCurrentText(QString::fromStdString(inputText(value)));
}

std::optional<Value> BoolBox::value() const
{
    return parseInput(currentText().toStdString(), m_format).value;
}

} // namespace h5scout::ui
