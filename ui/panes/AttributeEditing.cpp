// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/AttributeEditing.h"

#include "ui/ActionReasons.h"
#include "ui/Icons.h"
#include "ui/editors/ValueDelegate.h"
#include "ui/models/AttributeModel.h"
#include "ui/panes/CommentEditor.h"
#include "ui/panes/ReturnedAttributes.h"

#include <algorithm>

#include <QAction>
#include <QKeySequence>
#include <QTreeView>

namespace h5scout::ui
{
namespace
{

constexpr quint32 kLookedAtAttributes = 50;

QString turnOnSentence()
{
    return AttributeModel::tr("Turn on editing (Ctrl+E) to change attributes.");
}

QAction* newSeparator(QObject* parent)
{
    auto* separator = new QAction(parent);
    separator->setSeparator(true);
    return separator;
}

} // namespace

AttributeEditing::AttributeEditing(QTreeView* view, AttributeModel* model, QWidget* pane)
    : QObject(pane)
    , m_view(view)
    , m_model(model)
    , m_pane(pane)
    , m_delegate(new ValueDelegate(this))
    , m_comments(new CommentEditor(pane))
    , m_returned(new ReturnedAttributes(view, model, m_delegate, this))
    , m_reasons(new ActionReasons(this))
{
    m_view->setItemDelegate(m_delegate);
    makeActions();
    connectModel();
    connect(m_view, &QAbstractItemView::doubleClicked, this, &AttributeEditing::editCell);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &AttributeEditing::updateActions);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AttributeEditing::updateActions);
    connect(m_delegate, &ValueDelegate::discarded, this, &AttributeEditing::tellDiscarded);
    connect(m_reasons, &ActionReasons::told, this, &AttributeEditing::told);
    connect(m_comments, &CommentEditor::told, this, &AttributeEditing::tellDone);
    connect(m_comments, &CommentEditor::failed, this, &AttributeEditing::tellError);
    updateActions();
}

void AttributeEditing::connectModel()
{
    connect(m_view, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        if (!m_isEditing || m_delegate->isOpen())
            return;
        // Enter means the value, whichever the current column is.
        const bool isPart = index.parent().isValid();
        const QString reason =
            m_model->whyNotEditable(isPart ? index : index.siblingAtColumn(AttributeModel::ValueColumn));
        if (!reason.isEmpty())
            Q_EMIT told(reason);
    });
    connect(m_model, &AttributeModel::editFailed, this, &AttributeEditing::tellError);
    connect(m_model, &AttributeModel::refreshed, this, &AttributeEditing::selectWanted);
    connect(m_model, &AttributeModel::renamed, this, [this](const QByteArray& oldName, const QByteArray& newName) {
        m_wanted = newName;
        tellDone(tr("Renamed '%1' to '%2'.").arg(displayName(oldName), displayName(newName)));
    });
    connect(m_model, &AttributeModel::wholeEnded, this, [this](int row) {
        if (m_waitingForWhole && row == m_model->rowOf(*m_waitingForWhole)) {
            m_waitingForWhole.reset();
            editValue();
        }
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &AttributeEditing::updateActions);
    connect(m_model, &QAbstractItemModel::modelReset, this, &AttributeEditing::updateActions);
    connect(m_model, &AttributeModel::stateChanged, this, &AttributeEditing::updateActions);
}

QAction* AttributeEditing::make(const char* name, const char* iconName, const QString& text, const QKeySequence& keys,
                                void (AttributeEditing::*slot)())
{
    auto* action = new QAction(icon(QLatin1String(iconName)), text, this);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut); // not while an editor in the list has the keyboard
    connect(action, &QAction::triggered, this, slot);
    m_view->addAction(action);
    return action;
}

void AttributeEditing::makeActions()
{
    m_editValue = make("editAttributeValue", "edit", tr("&Edit Value"), Qt::Key_Return, &AttributeEditing::editValue);
    m_editValue->setShortcuts({Qt::Key_Return, Qt::Key_Enter});
    m_rename = make("renameAttribute", "rename", tr("Re&name"), Qt::Key_F2, &AttributeEditing::rename);
    m_changeType = make("changeAttributeType", "", tr("Change &Type..."), {}, &AttributeEditing::changeType);
    m_add = make("addAttribute", "add-attribute", tr("&Add Attribute..."), Qt::Key_Insert, &AttributeEditing::add);
    m_remove =
        make("removeAttribute", "delete", tr("&Delete"), QKeySequence(Qt::Key_Delete), &AttributeEditing::remove);
    m_comment = make("editComment", "comment", tr("Edit Co&mment..."), Qt::CTRL | Qt::SHIFT | Qt::Key_M,
                     &AttributeEditing::editComment);
    m_comment->setShortcutContext(Qt::WindowShortcut);
    m_pane->addAction(m_comment);
    m_unlock = new QAction(icon(QStringLiteral("lock-open")), tr("&Unlock Format Attributes"), this);
    m_unlock->setObjectName(QStringLiteral("unlockFormatAttributes"));
    m_unlock->setCheckable(true);
    connect(m_unlock, &QAction::toggled, this, &AttributeEditing::setUnlocked);
    for (QAction* action : actionsOfList())
        m_reasons->add(action, m_view);
}

QList<QAction*> AttributeEditing::actionsOfList() const
{
    return {m_editValue, m_rename, m_changeType, m_add, m_remove, m_unlock};
}

QList<QAction*> AttributeEditing::barActions() const
{
    return {m_add, m_editValue, m_remove, m_comment};
}

QList<QAction*> AttributeEditing::menuActions() const
{
    auto* owner = m_pane;
    return {m_editValue, m_rename,  m_changeType,        m_remove, newSeparator(owner),
            m_add,       m_comment, newSeparator(owner), m_unlock};
}

void AttributeEditing::setEditing(bool isEditing)
{
    if (isEditing == m_isEditing)
        return;
    Q_EMIT told({});
    m_delegate->finish(); // as long as it can still be written
    m_isEditing = isEditing;
    m_model->setEditing(isEditing);
    m_view->setExpandsOnDoubleClick(!isEditing);
    if (!isEditing)
        m_unlock->setChecked(false);
    lookAtFile();
    updateActions();
}

bool AttributeEditing::finishIfRight()
{
    return m_delegate->finishIfRight();
}

void AttributeEditing::leaveNode()
{
    Q_EMIT told({});
    m_delegate->finish();
    m_waitingForWhole.reset();
    m_wanted.clear();
    m_unlock->setChecked(false);
}

void AttributeEditing::setNode(FileClient* file, const NodeInfo& node)
{
    if (m_file != file) {
        if (m_file)
            disconnect(m_file, &FileClient::edited, this, nullptr);
        if (file)
            connect(file, &FileClient::edited, this, &AttributeEditing::onEdited);
    }
    m_file = file;
    m_node = node;
    m_returned->setNode(file, node.path);
    lookAtFile();
    updateActions();
}

/// Whether attributes of the file are written in PyMoDAQ's way.
void AttributeEditing::lookAtFile()
{
    if (!m_isEditing || !m_file || m_lookedAt == m_file)
        return;
    m_lookedAt = m_file;
    m_isPymodaqFile = false;
    m_file->attributes("/", 0, kLookedAtAttributes, AttributeModel::kValueBytes)
        .then(this, [this, file = m_file](const Result<AttributePage>& result) {
            if (file != m_lookedAt || !result.hasValue())
                return;
            const auto& attributes = result.value().attributes;
            m_isPymodaqFile = std::any_of(attributes.begin(), attributes.end(), [](const AttributeInfo& attribute) {
                return attribute.encoding == AttributeInfo::Encoding::PymodaqJson;
            });
        });
}

AttributeStorage AttributeEditing::storageForNew() const
{
    bool isJson = m_isPymodaqFile;
    for (int row = 0; row < m_model->rowCount() && !isJson; ++row)
        isJson = m_model->storageOf(row) == AttributeStorage::PymodaqJson;
    return isJson ? AttributeStorage::PymodaqJson : AttributeStorage::Native;
}

int AttributeEditing::currentRow() const
{
    QModelIndex index = m_view->currentIndex();
    while (index.parent().isValid())
        index = index.parent();
    return index.isValid() ? index.row() : -1;
}

QString AttributeEditing::nameOf(int row) const
{
    return displayName(m_model->index(row, 0).data(AttributeNameRole).toByteArray());
}

// -----------------------------------------------------------------------------------------------------------------
// what can be done now

void AttributeEditing::enable(QAction* action, const QString& reason)
{
    if (action == m_comment)
        action->setEnabled(reason.isEmpty());
    else
        m_reasons->enable(action, reason);
    const QString text = action->text().remove(QLatin1Char('&')).remove(QStringLiteral("..."));
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    const QString name = keys.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, keys);
    action->setToolTip(reason.isEmpty() ? name : QStringLiteral("%1\n%2").arg(name, reason));
}

void AttributeEditing::updateActions()
{
    const QString noNode = !m_file ? tr("Select a node first.") : m_isEditing ? QString() : turnOnSentence();
    const int row = currentRow();
    const QString noRow = !noNode.isEmpty() ? noNode : row < 0 ? tr("Select an attribute first.") : QString();
    const auto reasonAt = [&](int column) {
        return noRow.isEmpty() ? m_model->whyNotEditable(m_model->index(row, column)) : noRow;
    };
    const QString notChangeable = noRow.isEmpty() ? m_model->whyNotChangeable(row) : noRow;
    enable(m_editValue, reasonAt(AttributeModel::ValueColumn));
    enable(m_rename, reasonAt(AttributeModel::NameColumn));
    enable(m_changeType, notChangeable);
    enable(m_remove, notChangeable);
    enable(m_add, noNode);
    enable(m_comment, noNode);
    enable(m_unlock, noNode);
}

} // namespace h5scout::ui
