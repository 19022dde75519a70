// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QPointer>

#include "h5scout/client/FileClient.h"

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace h5scout::ui
{

/// All changes of a file that can be undone or redone, in the order of time, and when they were made, with the state
/// that the file is in. Goes back or forward to any of them. Follows the file while it is open.
class HistoryDialog : public QDialog
{
    Q_OBJECT
public:
    explicit HistoryDialog(FileClient* file, QWidget* parent = nullptr);

Q_SIGNALS:
    void undoRequested(h5scout::FileClient* file, int steps);
    void redoRequested(h5scout::FileClient* file, int steps);

private:
    void fill(const EditState& state);
    QTreeWidgetItem* addRow(const QString& name, const QDateTime& made, const QString& state);
    void review();
    void go();

    QPointer<FileClient> m_file;
    QTreeWidget* m_list;
    QLabel* m_explanation;
    QPushButton* m_go;
    bool m_isGoing = false; ///< until the file is there, or it turns out that it cannot
    int m_current = 0;      ///< the row of the state that the file is in
};

} // namespace h5scout::ui
