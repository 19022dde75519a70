// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QList>
#include <QObject>

#include "h5scout/client/FileClient.h"

class QAction;

namespace h5scout::ui
{

class FileList;
class PaneTabs;
class PlotPane;
class TreePane;

/// What can be done with a node of the tree and the plot pane together: PyMoDAQ's Plot Node, Plot Nodes, both with
/// background, and adding to what is plotted, by menu and by dragging.
class PlotCommands : public QObject
{
    Q_OBJECT
public:
    PlotCommands(TreePane* tree, PaneTabs* panes, PlotPane* plot, FileList* files, QObject* parent);

    /// In the order of the menus.
    const QList<QAction*>& actions() const noexcept { return m_actions; }
    /// Those without background: for that there is a switch beside the plot.
    QList<QAction*> toolBarActions() const { return {m_actions[0], m_actions[1], m_actions[4]}; }

private:
    void makeActions();
    std::optional<NodeInfo> node() const;
    void enableActions();
    /// The current node, in the plot pane in front.
    void plot(DataScope scope, bool isBackgroundSubtracted);
    void add(FileClient* file, const QByteArray& path);

    TreePane* m_tree;
    PaneTabs* m_panes;
    PlotPane* m_plot;
    FileList* m_files;
    QList<QAction*> m_actions;
};

} // namespace h5scout::ui
