// SPDX-License-Identifier: GPL-3.0-or-later
// What the actions of AttributeEditing do.
#include "ui/panes/AttributeEditing.h"

#include "ui/editors/AttributeDialog.h"
#include "ui/editors/TextDialog.h"
#include "ui/editors/ValueDelegate.h"
#include "ui/models/AttributeModel.h"
#include "ui/panes/CommentEditor.h"
#include "ui/panes/ReturnedAttributes.h"

#include <algorithm>

#include <QTreeView>

namespace h5scout::ui
{

void AttributeEditing::editCell(const QModelIndex& index)
{
    if (index.parent().isValid())
        return;
    if (!m_isEditing) {
        Q_EMIT told(m_model->whyNotChangeable(index.row()));
        return;
    }
    if (const QString reason = m_model->whyNotChangeable(index.row()); !reason.isEmpty()) {
        Q_EMIT warned(reason);
        return;
    }
    if (index.column() == AttributeModel::NameColumn)
        rename();
    else if (index.column() == AttributeModel::ValueColumn)
        editValue();
    else
        changeType();
}

void AttributeEditing::editValue()
{
    const QModelIndex value = m_model->index(currentRow(), AttributeModel::ValueColumn);
    if (const QString reason = m_model->whyNotEditable(value); !reason.isEmpty()) {
        Q_EMIT warned(reason);
        return;
    }
    if (m_model->requestWhole(value.row())) {
        m_waitingForWhole = value.data(AttributeNameRole).toByteArray();
        return;
    }
    if (!ValueDelegate::canShowAllOf(value)) {
        Q_EMIT warned(tr("The text is no valid UTF-8: edited, it could not be written back as it is."));
        return;
    }
    Q_EMIT told({});
    if (const auto text = ValueDelegate::longText(value))
        openTextDialog(*text);
    else
        openEditor(value);
}

void AttributeEditing::openTextDialog(const QString& text)
{
    const QByteArray name = m_model->index(currentRow(), 0).data(AttributeNameRole).toByteArray();
    auto* dialog = new TextDialog(tr("Edit Text"), tr("Text of '%1':").arg(displayName(name)), text, m_pane);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TextDialog::saveRequested, this,
            [this, dialog, name, path = m_node.path, file = m_file](const QString& typed) {
                const int row = file == m_file && path == m_node.path ? m_model->rowOf(name) : -1;
                if (row < 0)
                    dialog->saveFailed(tr("The attribute '%1' is not shown any more.").arg(displayName(name)));
                else
                    m_model->setValue(row, Text{typed.toStdString()}, AttributeStorage::Keep, endOf(dialog));
            });
    dialog->open();
}

void AttributeEditing::rename()
{
    Q_EMIT told({});
    openEditor(m_model->index(currentRow(), AttributeModel::NameColumn));
}

void AttributeEditing::openEditor(const QModelIndex& cell)
{
    // The view closes an editor with its row only if its cell is the current one.
    m_view->selectionModel()->setCurrentIndex(cell, QItemSelectionModel::NoUpdate);
    m_view->edit(cell);
}

void AttributeEditing::changeType()
{
    const int row = currentRow();
    const QByteArray name = m_model->index(row, 0).data(AttributeNameRole).toByteArray();
    const auto value = m_model->index(row, 0).data(ValueRole).value<Value>();
    auto* dialog = new AttributeDialog(displayName(name), value, m_model->storageOf(row), m_pane);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AttributeDialog::saveRequested, this,
            [this, dialog, name, path = m_node.path, file = m_file](const QString& /*typed*/, const Value& typed,
                                                                    AttributeStorage storage) {
                const int now = file == m_file && path == m_node.path ? m_model->rowOf(name) : -1;
                if (now < 0)
                    dialog->saveFailed(tr("The attribute '%1' is not shown any more.").arg(displayName(name)));
                else
                    m_model->setValue(now, typed, storage, endOf(dialog));
            });
    dialog->open();
}

void AttributeEditing::add()
{
    Q_EMIT told({});
    auto* dialog = new AttributeDialog([this](const QString& name) { return m_model->nameProblem(name); },
                                       storageForNew(), m_pane);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AttributeDialog::saveRequested, this,
            [this, dialog, path = m_node.path, file = m_file](const QString& name, const Value& value,
                                                              AttributeStorage storage) {
                if (file != m_file || path != m_node.path) {
                    dialog->saveFailed(tr("Another node is shown now."));
                    return;
                }
                m_wanted = name.toUtf8();
                m_model->addAttribute(name.toUtf8(), value, storage, endOf(dialog));
            });
    dialog->open();
}

template <typename Dialog>
AttributeEditing::Ended AttributeEditing::endOf(Dialog* dialog)
{
    return [this, waiting = QPointer<Dialog>(dialog)](const Result<Edited>& result) {
        if (result.hasError() && (!waiting || result.error().remedy != UserError::Remedy::None))
            tellError(result.error());
        if (!waiting)
            return;
        if (result.hasValue())
            waiting->accept();
        else
            waiting->saveFailed(result.hasError() ? result.error().sentence() : tr("Saving was cancelled."));
    };
}

void AttributeEditing::remove()
{
    QList<int> rows;
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows()) {
        if (!index.parent().isValid() && m_model->whyNotChangeable(index.row()).isEmpty())
            rows += index.row();
    }
    if (rows.isEmpty() && currentRow() >= 0)
        rows += currentRow();
    std::sort(rows.begin(), rows.end());
    if (rows.isEmpty())
        return;
    QStringList names;
    for (const int row : rows)
        names += nameOf(row);
    m_model->removeAttributes(rows, [this, names](const Result<Edited>& result) {
        if (result.hasError())
            tellError(result.error());
        if (result.hasValue())
            tellRemoved(names, result.value().isUndoable);
    });
}

void AttributeEditing::tellRemoved(const QStringList& names, bool isUndoable)
{
    const QString what =
        names.size() == 1 ? tr("Removed '%1'.").arg(names.front()) : tr("Removed %1 attributes.").arg(names.size());
    const QString undo = !isUndoable         ? tr("This cannot be undone.")
                         : names.size() == 1 ? tr("Ctrl+Z brings it back.")
                                             : tr("Ctrl+Z brings them back.");
    tellDone(what + QLatin1Char(' ') + undo);
}

void AttributeEditing::tellDone(const QString& sentence)
{
    m_isDoneTold = true;
    Q_EMIT told(sentence);
}

void AttributeEditing::tellDiscarded(const QModelIndex& cell, const QString& typed, const QString& problem)
{
    const QString name = nameOf(cell.row());
    m_isDoneTold = false;
    Q_EMIT warned(cell.column() == AttributeModel::NameColumn
                      ? tr("'%1' was not renamed to \"%2\". %3").arg(name, typed, problem)
                      : tr("'%1' was not set to \"%2\". %3").arg(name, typed, problem));
}

/// Comes before what is told about the edit itself.
void AttributeEditing::onEdited(const Edited& edited)
{
    const bool isUndoOrRedo = edited.path.isEmpty();
    m_returned->edited(isUndoOrRedo);
    if (isUndoOrRedo || m_isDoneTold)
        takeNoteBack();
}

void AttributeEditing::editComment()
{
    if (!m_file || !m_isEditing)
        return;
    Q_EMIT told({});
    m_comments->edit(m_file, m_node);
}

void AttributeEditing::setUnlocked(bool isUnlocked)
{
    m_model->setFormatUnlocked(isUnlocked);
    updateActions();
    takeNoteBack();
}

/// What is still true is said instead.
void AttributeEditing::takeNoteBack()
{
    m_isDoneTold = false;
    if (m_unlock->isChecked())
        Q_EMIT warned(tr("Format attributes can be changed now, until another node is shown. With a wrong value in one "
                         "of them PyMoDAQ, PyTables and others may not read the node any more."));
    else
        Q_EMIT told({});
}

void AttributeEditing::tellError(const UserError& error)
{
    m_wanted.clear();
    Q_EMIT warned(error.sentence());
    if (error.remedy != UserError::Remedy::None)
        Q_EMIT failed(error);
}

void AttributeEditing::selectWanted()
{
    const int row = m_wanted.isEmpty() ? -1 : m_model->rowOf(m_wanted);
    if (row < 0)
        return;
    m_wanted.clear();
    if (m_delegate->isOpen()) // the user has gone on; another current row would close it
        return;
    // Not by the view: that would look at the keys that are down.
    m_view->selectionModel()->setCurrentIndex(m_model->index(row, std::max(m_view->currentIndex().column(), 0)),
                                              QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

} // namespace h5scout::ui
