// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>

#include "ui/window/OpenTarget.h"

class QWidget;

namespace h5scout
{
class FileClient;
}

namespace h5scout::ui
{

class FileList;
class RecentFiles;
class TreePane;

/// Opens what the command line, the dialog, a drop or the list of recent files names, and makes the node that is named
/// the current one once its file is open.
class TargetOpener : public QObject
{
    Q_OBJECT
public:
    /// To be made after all who follow `files` have been connected to it: a node is selected when they know the file.
    TargetOpener(FileList* files, TreePane* tree, RecentFiles* recentFiles, QWidget* window);

    void open(const QList<OpenTarget>& targets);
    void showDialog();
    /// A node is to become the current one, whose file is not open yet.
    bool isWaiting() const { return m_wanted.file != nullptr; }

private:
    struct WantedNode
    {
        FileClient* file = nullptr;
        QByteArray path;
    };

    void selectWanted();

    FileList* m_files;
    TreePane* m_tree;
    RecentFiles* m_recentFiles;
    QWidget* m_window;
    WantedNode m_wanted;
};

} // namespace h5scout::ui
