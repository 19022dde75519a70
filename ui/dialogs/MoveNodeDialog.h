// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>

#include "h5scout/client/FileClient.h"
#include "ui/dialogs/FormDialog.h"

namespace h5scout::ui
{

/// The group that a node is to be moved to, and its name there. Whether there is such a group is asked of the file
/// while one types.
class MoveNodeDialog : public FormDialog
{
    Q_OBJECT
public:
    /// `groups`: paths to be proposed.
    MoveNodeDialog(FileClient* file, const NodeInfo& node, const QStringList& groups, QWidget* parent = nullptr);

    MoveNode action() const;

Q_SIGNALS:
    /// Answered by accept() or showFailure().
    void requested(const h5scout::MoveNode& move);

protected:
    Verdict verdict() const override;
    void request() override;

private:
    QString group() const;
    void groupTyped();
    void askForGroup();
    void groupAnswered(const QString& group, const Result<NodeInfo>& answer);

    QPointer<FileClient> m_file;
    NodeInfo m_node;
    QLineEdit* m_group;
    QLineEdit* m_name;
    QString m_groupProblem; ///< what the file says about the group that is typed
    QTimer m_typing;
};

} // namespace h5scout::ui
