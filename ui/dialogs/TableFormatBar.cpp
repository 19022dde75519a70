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
    , m_encoding(new QComboBox)
    , m_header(new QCheckBox(tr("First line has na&mes")))
{
    m_delimiter->setObjectName(QStringLiteral("tableDelimiter"));
    m_delimiter->addItems(
        {tr("Tabs"), tr("Commas"), tr("Semicolons"), tr("Blanks"), tr("Nothing")}); // in the order of Delimiter
    m_delimiter->setToolTip(tr("What stands between the numbers of a line in the text that was pasted or opened"));
    m_decimal->setObjectName(QStringLiteral("tableDecimal"));
    m_decimal->addItems({tr("1.5 (point)"), tr("1,5 (comma)")}); // in the order of DecimalSign
    m_decimal->setToolTip(tr("How decimals are written, in texts and in the cells"));
    m_encoding->setObjectName(QStringLiteral("tableEncoding"));
    m_encoding->addItems({tr("UTF-8"), tr("Latin-1")}); // in the order of TextEncoding
    m_encoding->setToolTip(tr("How letters and signs that are not ASCII are written in the file"));
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
    add(tr("&Encoding:"), m_encoding);
    row->addWidget(m_header);
    row->addStretch(1);
    connect(m_delimiter, &QComboBox::currentIndexChanged, this, &TableFormatBar::changed);
    connect(m_decimal, &QComboBox::currentIndexChanged, this, &TableFormatBar::changed);
    connect(m_encoding, &QComboBox::currentIndexChanged, this, &TableFormatBar::changed);
    connect(m_header, &QCheckBox::toggled, this, &TableFormatBar::changed);
    setSource(Source::None);
}

TableFormat TableFormatBar::format() const
{
    return {static_cast<Delimiter>(m_delimiter->currentIndex()), static_cast<DecimalSign>(m_decimal->currentIndex()),
            m_header->isChecked(), false, static_cast<TextEncoding>(m_encoding->currentIndex())};
}

void TableFormatBar::setFormat(const TableFormat& format)
{
    const QSignalBlocker silence(this);
    m_delimiter->setCurrentIndex(static_cast<int>(format.delimiter));
    m_decimal->setCurrentIndex(static_cast<int>(format.decimal));
    m_encoding->setCurrentIndex(static_cast<int>(format.encoding));
    m_header->setChecked(format.hasHeader);
}

void TableFormatBar::setSource(Source source)
{
    m_delimiter->setEnabled(source != Source::None);
    m_header->setEnabled(source != Source::None);
    m_encoding->setEnabled(source == Source::TextFile);
}

} // namespace h5scout::ui
