// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/TableFormatBar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace h5scout::ui
{

TableFormatBar::TableFormatBar(QWidget* parent)
    : QWidget(parent)
    , m_delimiter(new QComboBox)
    , m_decimal(new QComboBox)
    , m_header(new QCheckBox(tr("First line has na&mes")))
{
    m_delimiter->setObjectName(QStringLiteral("tableDelimiter"));
    m_delimiter->addItems({tr("Tabs"), tr("Commas"), tr("Semicolons"), tr("Blanks")}); // in the order of Delimiter
    m_delimiter->setToolTip(tr("What stands between the numbers of a line in the text that was pasted or opened"));
    m_decimal->setObjectName(QStringLiteral("tableDecimal"));
    m_decimal->addItems({tr("1.5 (point)"), tr("1,5 (comma)")}); // in the order of DecimalSign
    m_decimal->setToolTip(tr("How decimals are written, in texts and in the cells"));
    m_header->setObjectName(QStringLiteral("tableHeader"));

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    const auto add = [row](const QString& text, QWidget* field) {
        auto* label = new QLabel(text);
        label->setBuddy(field);
        row->addWidget(label);
        row->addWidget(field);
        row->addSpacing(10);
    };
    add(tr("&Separated by:"), m_delimiter);
    add(tr("&Decimals:"), m_decimal);
    row->addWidget(m_header);
    row->addStretch(1);
    connect(m_delimiter, &QComboBox::currentIndexChanged, this, &TableFormatBar::changed);
    connect(m_decimal, &QComboBox::currentIndexChanged, this, &TableFormatBar::changed);
    connect(m_header, &QCheckBox::toggled, this, &TableFormatBar::changed);
    setHasText(false);
}

TableFormat TableFormatBar::format() const
{
    return {static_cast<Delimiter>(m_delimiter->currentIndex()), static_cast<DecimalSign>(m_decimal->currentIndex()),
            m_header->isChecked()};
}

void TableFormatBar::setFormat(const TableFormat& format)
{
    const QSignalBlocker silence(this);
    m_delimiter->setCurrentIndex(static_cast<int>(format.delimiter));
    m_decimal->setCurrentIndex(static_cast<int>(format.decimal));
    m_header->setChecked(format.hasHeader);
}

void TableFormatBar::setHasText(bool hasText)
{
    m_delimiter->setEnabled(hasText);
    m_header->setEnabled(hasText);
}

} // namespace h5scout::ui
