// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QDialog>
#include <QPointer>
#include <QTimer>

#include "h5scout/client/FileClient.h"

class QLineEdit;
class QPushButton;

namespace h5scout::ui
{

class NoteLine;

/// Asks for the group that a node is to be moved to, and for its name there. Says while one types what stands against
/// it; whether the group is there is asked of the file.
class MoveNodeDialog : public QDialog
{
    Q_OBJECT
public:
    /// `groups`: paths to be proposed.
    MoveNodeDialog(FileClient* file, const NodeInfo& node, const QStringList& groups, QWidget* parent = nullptr);

    MoveNode action() const;

    /// What stands against it as far as one can tell without the file; empty if nothing does.
    static QString fault(const QByteArray& path, const QString& newParent, const QString& newName);

private:
    void review();
    void ask();
    void answered(quint64 question, const Result<NodeInfo>& group);
    QString target() const;

    QPointer<FileClient> m_file;
    NodeInfo m_node;
    QLineEdit* m_group;
    QLineEdit* m_name;
    NoteLine* m_verdict;
    QPushButton* m_move;
    QTimer m_typing;
    quint64 m_question = 0; ///< answers to older ones are dropped
};

} // namespace h5scout::ui
