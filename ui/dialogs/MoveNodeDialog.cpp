// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/MoveNodeDialog.h"

#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "h5scout/value/Names.h"
#include "ui/save/NoteLine.h"

namespace h5scout::ui
{
namespace
{

constexpr int kTypingPauseMs = 250;

QString parentOf(const QByteArray& path)
{
    const qsizetype slash = path.lastIndexOf('/');
    return slash > 0 ? QString::fromUtf8(path.left(slash)) : QStringLiteral("/");
}

} // namespace

MoveNodeDialog::MoveNodeDialog(FileClient* file, const NodeInfo& node, const QStringList& groups, QWidget* parent)
    : QDialog(parent)
    , m_file(file)
    , m_node(node)
    , m_group(new QLineEdit(parentOf(node.path)))
    , m_name(new QLineEdit(QString::fromUtf8(node.name)))
    , m_verdict(new NoteLine)
{
    setObjectName(QStringLiteral("moveNodeDialog"));
    setWindowTitle(tr("Move %1").arg(displayName(node.name)));
    m_group->setObjectName(QStringLiteral("moveGroup"));
    m_group->setPlaceholderText(tr("Path of a group, such as /RawData"));
    m_group->setCompleter(new QCompleter(groups, m_group));
    m_name->setObjectName(QStringLiteral("moveName"));
    m_verdict->setObjectName(QStringLiteral("moveVerdict"));

    auto* where = new QLabel(displayName(node.path));
    where->setTextFormat(Qt::PlainText);
    where->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* form = new QFormLayout;
    form->addRow(tr("From:"), where);
    form->addRow(tr("To &group:"), m_group);
    form->addRow(tr("&Name there:"), m_name);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_move = buttons->addButton(tr("&Move"), QDialogButtonBox::AcceptRole);
    m_move->setObjectName(QStringLiteral("moveAccept"));
    m_move->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(file, &QObject::destroyed, this, &QDialog::reject);

    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addLayout(form);
    layout->addWidget(m_verdict);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 64);

    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingPauseMs);
    connect(&m_typing, &QTimer::timeout, this, &MoveNodeDialog::ask);
    connect(m_group, &QLineEdit::textChanged, this, &MoveNodeDialog::review);
    connect(m_name, &QLineEdit::textChanged, this, &MoveNodeDialog::review);
    m_group->selectAll();
    review();
}

QString MoveNodeDialog::fault(const QByteArray& path, const QString& newParent, const QString& newName)
{
    const QByteArray group = newParent.toUtf8();
    if (!group.startsWith('/'))
        return tr("The path of the group must begin with '/'.");
    if (group == path || group.startsWith(path + '/'))
        return tr("A group cannot be moved into itself.");
    const QByteArray name = newName.toUtf8();
    if (const auto reason = nodeNameFault({name.constData(), static_cast<std::size_t>(name.size())}))
        return QString::fromStdString(*reason);
    if (newParent == parentOf(path) && name == path.mid(path.lastIndexOf('/') + 1))
        return tr("It is there already.");
    return {};
}

QString MoveNodeDialog::target() const
{
    QString group = m_group->text().trimmed();
    while (group.size() > 1 && group.endsWith(QLatin1Char('/')))
        group.chop(1);
    return group;
}

MoveNode MoveNodeDialog::action() const
{
    return {.path = m_node.path, .newParent = target().toUtf8(), .newName = m_name->text().toUtf8()};
}

void MoveNodeDialog::review()
{
    ++m_question;
    m_move->setEnabled(false);
    const QString reason = fault(m_node.path, target(), m_name->text());
    if (!reason.isEmpty()) {
        m_typing.stop();
        m_verdict->setProblem(reason);
        return;
    }
    m_verdict->setNote({});
    m_typing.start();
}

void MoveNodeDialog::ask()
{
    if (!m_file)
        return;
    m_file->describe(target().toUtf8()).then(this, [this, question = m_question](const Result<NodeInfo>& group) {
        answered(question, group);
    });
}

void MoveNodeDialog::answered(quint64 question, const Result<NodeInfo>& group)
{
    if (question != m_question || group.wasCancelled())
        return;
    if (group.hasError()) {
        m_verdict->setProblem(tr("There is no group %1.").arg(target()));
    } else if (group.value().kind != NodeKind::Group) {
        m_verdict->setProblem(tr("%1 is not a group.").arg(target()));
    } else {
        const MoveNode move = action();
        const QByteArray path = (move.newParent == "/" ? QByteArray() : move.newParent) + '/' + move.newName;
        m_verdict->setNote(tr("It will be %1.").arg(displayName(path)));
        m_move->setEnabled(true);
    }
}

} // namespace h5scout::ui
