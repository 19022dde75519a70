// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include "ui/models/Roles.h"
#include "ui/window/MainWindow.h"

class QAction;
class QTreeView;

namespace h5scout::test
{

QByteArray contentOf(const QString& path);

/// Empty if h5py and PyTables find the file sound and every expression true (judge_edit.py), else what they say.
QString judged(const QString& path, const QStringList& expressions);

/// What a dialog says, for failures.
QString textOf(const QWidget* dialog);

/// The base of tests of what a user does to a file, by keyboard and mouse in the window with h5scout-worker itself: a
/// window, and a copy of a sample. After each action h5py and PyTables judge the file; Ctrl+Z gives back its bytes,
/// Ctrl+Shift+Z those of the edit.
class RealEditingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

protected:
    QAction* action(const char* name) const;
    QTreeView* tree() const;
    FileClient* file() const;
    QString message() const;
    /// What stands in the status bar.
    QString told() const;
    bool waitUntilIdle() const;
    /// Opens the copy of a sample with that node as the current one, and turns editing on.
    bool edit(const QString& node);
    bool select(const QString& node);
    QString currentPath() const;
    /// After a dialog too: shortcuts are those of the active window.
    bool focusTree();
    /// To the current node, in the tree.
    bool giveTitle(const QString& title);
    /// Undo gives back the original bytes, redo those of after the edit.
    void checkUndoAndRedo();

    const QString kChannel = QStringLiteral("RawData/Scan000/Detector000/Data1D/CH00");
    const QString kData00 = kChannel + QStringLiteral("/Data00");

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ui::MainWindow> m_window;
    QString m_path;
    QByteArray m_original;
};

} // namespace h5scout::test
