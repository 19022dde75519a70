// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/UndoCommands.h"

#include <QAction>
#include <QTreeView>

#include "h5scout/client/FileClient.h"
#include "ui/ActionReasons.h"
#include "ui/models/Format.h"
#include "ui/panes/TreePane.h"
#include "ui/window/Actions.h"
#include "ui/window/EditDialogs.h"
#include "ui/window/EditRunner.h"

namespace h5scout::ui
{
namespace
{

QString whyNothing(const FileClient* file)
{
    if (!file || file->state() != FileClient::State::Open)
        return UndoCommands::tr("Choose an open file first.");
    if (!file->editState().isEditing)
        return UndoCommands::tr("Turn editing on (Ctrl+E) first.");
    if (file->isFileChanged())
        return UndoCommands::tr("%1 has been changed by another program: reload it (F5) first.").arg(file->fileName());
    return {};
}

} // namespace

UndoCommands::UndoCommands(TreePane* tree, EditRunner* runner, EditDialogs* dialogs, QObject* parent)
    : QObject(parent)
    , m_tree(tree)
    , m_undo(makeAction(this, "undoAction", "undo", tr("&Undo"), QKeySequence::Undo, tr("Take back the last change")))
    , m_redo(makeAction(this, "redoAction", "redo", tr("&Redo"), Qt::CTRL | Qt::SHIFT | Qt::Key_Z,
                        tr("Make the change that was taken back again")))
    , m_history(makeAction(this, "historyAction", "history", tr("Edit &History..."), Qt::CTRL | Qt::Key_H,
                           tr("All changes that can be taken back or made again")))
    , m_reasons(new ActionReasons(this))
{
    connect(m_reasons, &ActionReasons::told, this, &UndoCommands::told);
    connectAction(m_undo, [runner](FileClient* file) { runner->undo(file); });
    connectAction(m_redo, [runner](FileClient* file) { runner->redo(file); });
    connectAction(m_history, [dialogs](FileClient* file) { dialogs->showHistory(file); });
    update();
}

void UndoCommands::connectAction(QAction* action, const std::function<void(FileClient*)>& what)
{
    connect(action, &QAction::triggered, this, [this, what] {
        if (FileClient* file = m_tree->currentFile())
            what(file);
    });
    m_reasons->add(action, m_tree->view());
}

void UndoCommands::update()
{
    const FileClient* file = m_tree->currentFile();
    const QString whyNot = whyNothing(file);
    const EditState state = whyNot.isEmpty() ? file->editState() : EditState();
    const auto reason = [&whyNot](bool isAny, const QString& nothing) {
        return whyNot.isEmpty() && !isAny ? nothing : whyNot;
    };
    enable(m_undo, reason(!state.undoNames.isEmpty(), tr("There is nothing to undo.")));
    enable(m_redo, reason(!state.redoNames.isEmpty(), tr("There is nothing to make again.")));
    enable(m_history, reason(!state.undoNames.isEmpty() || !state.redoNames.isEmpty(),
                             tr("There are no changes to undo or to make again.")));
    offer(m_undo, state.undoNames, tr("&Undo"), tr("&Undo: %1"));
    offer(m_redo, state.redoNames, tr("&Redo"), tr("&Redo: %1"));
}

void UndoCommands::offer(QAction* action, const QStringList& names, const QString& plain, const QString& named)
{
    QString name = names.value(0);
    name.replace(QLatin1Char('&'), QStringLiteral("&&"));
    action->setText(name.isEmpty() ? plain : named.arg(name));
    action->setIconText(QString(plain).remove(QLatin1Char('&')));
    if (!names.isEmpty())
        action->setToolTip(
            plainToolTip(withKeys(QString(named).remove(QLatin1Char('&')).arg(names.first()), action->shortcut())));
}

void UndoCommands::enable(QAction* action, const QString& whyNot)
{
    explain(action, whyNot);
    m_reasons->enable(action, whyNot);
}

} // namespace h5scout::ui
