// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QModelIndex>
#include <QObject>
#include <QString>

#include "FakeWorkerFile.h"
#include "ui/window/MainWindow.h"

class QAbstractButton;
class QAction;
class QTreeView;

namespace h5scout::test
{

/// The base of tests of the window on files that exist only in the test, all with the same content.
class MainWindowTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

protected:
    QTreeView* tree() const;
    QTreeView* attributes() const;
    QModelIndex currentIndex() const;
    QString currentName() const;
    QAction* action(const char* name) const;
    /// All that can be read in the message bar.
    QString messageText() const;
    QAbstractButton* messageButton(const QString& text) const;
    /// What stands in the status bar.
    QString told() const;
    void open(const QString& text);
    void openAndWait(const QString& text);
    bool startEditing();
    /// Opens a node with one attribute and starts to edit the file.
    void edit(const QString& target);

    std::unique_ptr<FakeWorkerFile> m_file;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace h5scout::test
