// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/EnumBox.h"

#include "ui/editors/ValueInput.h"
#include "ui/models/EnumName.h"

namespace h5scout::ui
{

EnumBox::EnumBox(const DataType& type, const ValueFormat& format, QWidget* parent)
    : QComboBox(parent)
    , m_format(format)
{
    setObjectName(QStringLiteral("enumBox"));
    setAccessibleName(tr("Value"));
    for (const DataType::EnumMember& member : type.enumMembers)
        addItem(enumMemberName(member), QString::fromStdString(enumNumber(type, member)));
    connect(this, &QComboBox::currentIndexChanged, this, [this] { tellChanged(); });
}

void EnumBox::setValue(const Value& value)
{
    const QString number = QString::fromStdString(inputText(value));
    if (findData(number) < 0)
        addItem(number, number);
    setCurrentIndex(findData(number));
}

std::optional<Value> EnumBox::value() const
{
    return parseInput(currentData().toString().toStdString(), m_format).value;
}

} // namespace h5scout::ui
