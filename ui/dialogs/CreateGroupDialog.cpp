// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/CreateGroupDialog.h"

#include <array>

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "h5scout/client/NodeTypes.h"
#include "ui/Icons.h"
#include "ui/dialogs/FormLook.h"
#include "ui/dialogs/GroupTypeText.h"
#include "ui/dialogs/KindList.h"
#include "ui/dialogs/MetadataTable.h"
#include "ui/dialogs/NewNames.h"
#include "ui/models/NodeText.h"

namespace h5scout::ui
{

namespace
{

constexpr int kTypesInARow = 3;

/// The most wanted first; the last is a plain group.
constexpr std::array<std::optional<GroupType>, 9> kTypes{
    GroupType::scan, GroupType::detector,    GroupType::actuator,    GroupType::ch, GroupType::data_dim,
    GroupType::data, GroupType::data_logger, GroupType::external_h5, std::nullopt};

} // namespace

CreateGroupDialog::CreateGroupDialog(ParentGroup where, QWidget* parent)
    : FormDialog(QStringLiteral("createGroupDialog"), tr("New Group"), tr("&Create Group"), parent)
    , m_where(std::move(where))
    , m_type(new KindList(kTypesInARow))
    , m_meaning(new QLabel)
    , m_name(new QLineEdit)
    , m_title(new QLineEdit)
    , m_metadata(new MetadataTable(NodeKind::Group, {QStringLiteral("type")}))
{
    m_type->setObjectName(QStringLiteral("groupType"));
    m_type->setAccessibleName(tr("What the group is for PyMoDAQ"));
    for (const std::optional<GroupType>& type : kTypes) {
        NodeInfo node;
        node.kind = NodeKind::Group;
        node.groupType = type;
        m_type->add(iconName(node), groupTypeName(type), groupTypeMeaning(type));
    }
    m_type->fit();
    m_meaning->setObjectName(QStringLiteral("groupMeaning"));
    m_meaning->setWordWrap(true);
    m_meaning->setForegroundRole(QPalette::PlaceholderText);
    m_meaning->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_meaning->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_name->setObjectName(QStringLiteral("groupName"));
    m_title->setObjectName(QStringLiteral("groupTitle"));
    m_title->setPlaceholderText(tr("For people; may be empty"));
    acceptButton()->setIcon(icon(QStringLiteral("add-group")));
    layOut();

    connect(m_type, &QListWidget::currentItemChanged, this, &CreateGroupDialog::takeType);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_isNameTyped = true; });
    connect(m_name, &QLineEdit::textChanged, this, &CreateGroupDialog::review);
    connect(m_metadata, &MetadataTable::changed, this, &CreateGroupDialog::review);
    m_type->setCurrentRow(0);
    m_name->setFocus();
    m_name->selectAll();
}

void CreateGroupDialog::layOut()
{
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("In:"), newPlainText(displayName(m_where.path), "groupParent"));
    form->addRow(tr("&Kind:"), m_type);
    form->addRow(QString(), m_meaning);
    form->addRow(tr("&Name:"), m_name);
    form->addRow(tr("&Title:"), m_title);
    form->addRow(tr("Attributes:"), m_metadata);
    body()->addLayout(form);
}

std::optional<GroupType> CreateGroupDialog::type() const
{
    return m_type->currentRow() < 0 ? std::nullopt : kTypes.at(static_cast<std::size_t>(m_type->currentRow()));
}

std::string CreateGroupDialog::name() const
{
    const std::string typed = m_name->text().toStdString();
    return type() ? pymodaqGroupName(typed) : typed;
}

void CreateGroupDialog::takeType()
{
    m_meaning->setText(groupTypeMeaning(type()));
    if (!m_isNameTyped)
        m_name->setText(type() ? QString::fromStdString(nextGroupName(*type(), m_where.childNames)) : QString());
    review();
}

Verdict CreateGroupDialog::verdict() const
{
    if (m_name->text().isEmpty())
        return {.note = tr("Give the group a name."), .isReady = false};
    if (const std::string problem = newNameProblem(name(), m_where.childNames); !problem.empty())
        return {QString::fromStdString(problem), m_name};
    if (const MetadataTable::Fault fault = m_metadata->fault(); !fault.problem.isEmpty())
        return {fault.problem, fault.field};
    const QString parent = m_where.path == "/" ? QString() : displayName(m_where.path);
    return {{}, nullptr, tr("Makes the group %1/%2.").arg(parent, QString::fromStdString(name()))};
}

CreateGroup CreateGroupDialog::group() const
{
    return {m_where.path, QByteArray::fromStdString(name()), type(), m_title->text(), m_metadata->metadata()};
}

void CreateGroupDialog::request()
{
    Q_EMIT requested(group());
}

} // namespace h5scout::ui
