// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/MetadataTable.h"

#include <algorithm>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "h5scout/value/Names.h"
#include "ui/Icons.h"
#include "ui/editors/ValueInput.h"

namespace h5scout::ui
{

namespace
{

const ValueFormat& formatAt(const QComboBox* kind)
{
    return pythonFormats().at(static_cast<std::size_t>(kind->currentIndex()));
}

bool isWithoutText(const ValueFormat& format)
{
    return format.kind == ValueKind::None;
}

} // namespace

MetadataTable::MetadataTable(NodeKind kind, const QStringList& taken, QWidget* parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_taken(taken + QStringList{QStringLiteral("TITLE"), QStringLiteral("title")})
    , m_empty(new QLabel)
    , m_add(new QPushButton(tr("&Add an Attribute")))
{
    m_add->setObjectName(QStringLiteral("metadataAdd"));
    m_add->setAutoDefault(false);
    m_empty->setObjectName(QStringLiteral("metadataEmpty"));
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    auto* rows = new QWidget;
    m_layout = new QVBoxLayout(rows);
    m_layout->setContentsMargins(0, 0, 4, 0);
    m_layout->setSpacing(4);
    m_layout->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("metadataRows"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(rows);
    auto* head = new QHBoxLayout;
    head->addWidget(m_empty, 1);
    head->addStretch(0);
    head->addWidget(m_add);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(head);
    layout->addWidget(scroll, 1);
    connect(m_add, &QPushButton::clicked, this, &MetadataTable::addRow);
    showEmptiness();
}

void MetadataTable::addRow()
{
    Row row{new QWidget, new QLineEdit, new QComboBox, new QLineEdit};
    auto* remove = new QToolButton;
    row.name->setObjectName(QStringLiteral("metadataName"));
    row.name->setAccessibleName(tr("Name of the attribute"));
    row.name->setPlaceholderText(tr("Name"));
    row.kind->setObjectName(QStringLiteral("metadataKind"));
    row.kind->setAccessibleName(tr("Kind of value"));
    for (const ValueFormat& format : pythonFormats())
        row.kind->addItem(QString::fromStdString(formatName(format)));
    row.value->setObjectName(QStringLiteral("metadataValue"));
    row.value->setAccessibleName(tr("Value of the attribute"));
    row.value->setPlaceholderText(tr("Value"));
    remove->setObjectName(QStringLiteral("metadataRemove"));
    remove->setIcon(icon(QStringLiteral("clear")));
    remove->setAutoRaise(true);
    remove->setToolTip(tr("Removes this attribute"));
    remove->setAccessibleName(tr("Remove the attribute"));

    auto* line = new QHBoxLayout(row.widget);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    line->addWidget(row.name, 2);
    line->addWidget(row.kind);
    line->addWidget(row.value, 3);
    line->addWidget(remove);
    m_layout->insertWidget(static_cast<int>(m_rows.size()), row.widget);
    m_rows.push_back(row);

    connect(row.name, &QLineEdit::textChanged, this, &MetadataTable::changed);
    connect(row.value, &QLineEdit::textChanged, this, &MetadataTable::changed);
    connect(row.kind, &QComboBox::currentIndexChanged, this, [this, row] {
        // A text means something as another kind; what does not begins anew.
        const ValueFormat& format = formatAt(row.kind);
        row.value->setEnabled(!isWithoutText(format));
        if (!parseInput(row.value->text().toStdString(), format).value)
            row.value->setText(QString::fromStdString(inputText(initialValue(format))));
        Q_EMIT changed();
    });
    connect(remove, &QToolButton::clicked, this, [this, widget = row.widget] { removeRow(widget); });
    showEmptiness();
    row.name->setFocus();
    Q_EMIT changed();
}

void MetadataTable::removeRow(QWidget* widget)
{
    std::erase_if(m_rows, [widget](const Row& row) { return row.widget == widget; });
    widget->hide();
    widget->deleteLater();
    m_add->setFocus();
    showEmptiness();
    Q_EMIT changed();
}

void MetadataTable::showEmptiness()
{
    m_empty->setText(m_rows.empty() ? tr("None beside those that every such node has.") : QString());
}

MetadataTable::Fault MetadataTable::fault() const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        const std::string name = row.name->text().toStdString();
        if (const auto fault = attributeNameFault(name))
            return {tr("Attribute %1: %2").arg(i + 1).arg(QString::fromStdString(*fault)), row.name};
        if (isFormatAttribute(m_kind, name) || m_taken.contains(row.name->text()))
            return {tr("The attribute '%1' is written by itself.").arg(row.name->text()), row.name};
        for (std::size_t before = 0; before < i; ++before)
            if (m_rows[before].name->text() == row.name->text())
                return {tr("There are two attributes of the name '%1'.").arg(row.name->text()), row.name};
        const ParsedValue value = parseInput(row.value->text().toStdString(), formatAt(row.kind));
        if (!value.value)
            return {tr("Attribute '%1': %2").arg(row.name->text(), QString::fromStdString(value.problem)), row.value};
    }
    return {};
}

Metadata MetadataTable::metadata() const
{
    Metadata metadata;
    for (const Row& row : m_rows)
        if (ParsedValue value = parseInput(row.value->text().toStdString(), formatAt(row.kind)); value.value)
            metadata.emplace_back(row.name->text().toStdString(), *std::move(value.value));
    return metadata;
}

} // namespace h5scout::ui
