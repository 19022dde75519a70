// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/MoveNodeDialog.h"

#include <QCompleter>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "h5scout/value/Names.h"
#include "ui/Icons.h"
#include "ui/dialogs/FormLook.h"
#include "ui/models/NodePath.h"

namespace h5scout::ui
{
namespace
{

constexpr int kTypingPauseMs = 250;
constexpr int kWidth = 520;

} // namespace

MoveNodeDialog::MoveNodeDialog(FileClient* file, const NodeInfo& node, const QStringList& groups, QWidget* parent)
    : FormDialog(QStringLiteral("moveNodeDialog"), tr("Move"), tr("&Move"), parent)
    , m_file(file)
    , m_node(node)
    , m_group(new QLineEdit(QString::fromUtf8(parentPath(node.path))))
    , m_name(new QLineEdit(QString::fromUtf8(node.name)))
{
    m_group->setObjectName(QStringLiteral("moveGroup"));
    m_group->setPlaceholderText(tr("Path of a group, such as /RawData"));
    m_group->setCompleter(new QCompleter(groups, m_group));
    m_name->setObjectName(QStringLiteral("moveName"));
    acceptButton()->setIcon(icon(QStringLiteral("move")));
    auto* form = new QFormLayout;
    form->addRow(tr("Node:"), newPlainText(displayName(node.path), "moveNode"));
    form->addRow(tr("To &group:"), m_group);
    form->addRow(tr("&Name there:"), m_name);
    body()->addLayout(form);
    body()->addStretch(1);
    setMinimumWidth(kWidth);

    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPauseMs);
    connect(&m_typing, &QTimer::timeout, this, &MoveNodeDialog::askForGroup);
    connect(m_group, &QLineEdit::textChanged, this, &MoveNodeDialog::groupTyped);
    connect(m_name, &QLineEdit::textChanged, this, &MoveNodeDialog::review);
    m_group->selectAll();
    review();
}

QString MoveNodeDialog::group() const
{
    QString group = m_group->text().trimmed();
    while (group.size() > 1 && group.endsWith(QLatin1Char('/')))
        group.chop(1);
    return group;
}

MoveNode MoveNodeDialog::action() const
{
    return {.path = m_node.path, .newParent = group().toUtf8(), .newName = m_name->text().toUtf8()};
}

Verdict MoveNodeDialog::verdict() const
{
    const MoveNode move = action();
    if (!move.newParent.startsWith('/'))
        return {.problem = tr("The path of the group must begin with '/'."), .culprit = m_group};
    if (isWithin(move.newParent, move.path))
        return {.problem = tr("A node cannot be moved into itself."), .culprit = m_group};
    if (!m_groupProblem.isEmpty())
        return {.problem = m_groupProblem, .culprit = m_group};
    const std::string_view name(move.newName.constData(), static_cast<std::size_t>(move.newName.size()));
    if (const auto fault = nodeNameFault(name))
        return {.problem = QString::fromStdString(*fault), .culprit = m_name};
    if (move.newParent == parentPath(move.path) && move.newName == m_node.name)
        return {.note = tr("That is where it is: choose another group or name."), .isReady = false};
    return {.note = tr("It will be %1.").arg(displayName(childPath(move.newParent, move.newName)))};
}

void MoveNodeDialog::request()
{
    Q_EMIT requested(action());
}

void MoveNodeDialog::groupTyped()
{
    m_groupProblem.clear();
    m_typing.start();
    review();
}

void MoveNodeDialog::askForGroup()
{
    if (!m_file || !group().startsWith(QLatin1Char('/')))
        return;
    m_file->describe(group().toUtf8()).then(this, [this, asked = group()](const Result<NodeInfo>& answer) {
        groupAnswered(asked, answer);
    });
}

void MoveNodeDialog::groupAnswered(const QString& group, const Result<NodeInfo>& answer)
{
    if (group != this->group() || answer.wasCancelled())
        return; // another one is asked for
    if (answer.hasError())
        m_groupProblem = tr("There is no group %1.").arg(displayName(group.toUtf8()));
    else if (answer.value().kind != NodeKind::Group)
        m_groupProblem = tr("%1 is no group.").arg(displayName(group.toUtf8()));
    review();
}

} // namespace h5scout::ui
