// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/PlotCommands.h"

#include <QAction>

#include "ui/panes/TreePane.h"
#include "ui/plotpane/PlotPane.h"
#include "ui/window/Actions.h"
#include "ui/window/FileList.h"
#include "ui/window/PaneTabs.h"

namespace h5scout::ui
{

namespace
{
const QString kPlotPane = QStringLiteral("plot");
} // namespace

PlotCommands::PlotCommands(TreePane* tree, PaneTabs* panes, PlotPane* plot, FileList* files, QObject* parent)
    : QObject(parent)
    , m_tree(tree)
    , m_panes(panes)
    , m_plot(plot)
    , m_files(files)
{
    makeActions();
    m_tree->addMenuActions(m_actions);
    connect(m_tree, &TreePane::currentNodeChanged, this, &PlotCommands::enableActions);
    connect(m_tree, &TreePane::currentNodeCleared, this, &PlotCommands::enableActions);
    connect(m_panes, &PaneTabs::nodeDescribed, this, &PlotCommands::enableActions);
    connect(m_tree, &TreePane::nodeActivated, this, [this] {
        if (m_actions.first()->isEnabled())
            m_panes->prefer(kPlotPane); // it has been shown the node by the first click
    });
    connect(m_files, &FileList::fileAboutToBeRemoved, m_plot, &PlotPane::forgetFile);
    connect(m_plot, &PlotPane::nodesDropped, this, [this](const QList<DraggedNode>& nodes) {
        for (const DraggedNode& node : nodes)
            if (FileClient* file = m_files->find(node.filePath))
                add(file, node.path);
    });
    enableActions();
}

void PlotCommands::makeActions()
{
    const auto make = [this](const char* name, const char* iconName, const QString& text, const QKeySequence& keys,
                             const QString& toolTip, auto&& triggered) {
        QAction* action = makeAction(this, name, iconName, text, keys, toolTip);
        connect(action, &QAction::triggered, this, triggered);
        m_actions.append(action);
    };
    make("plotNodeAction", "plot", tr("&Plot Node"), Qt::CTRL | Qt::Key_P, tr("Plot this array"),
         [this] { plot(DataScope::Node, false); });
    make("plotNodesAction", "curves", tr("Plot No&des"), Qt::CTRL | Qt::SHIFT | Qt::Key_P,
         tr("Plot all data beside this array in one plot"), [this] { plot(DataScope::Siblings, false); });
    make("plotNodeWithBackgroundAction", "background", tr("Plot Node With &Bkg"), Qt::CTRL | Qt::Key_B,
         tr("Plot this array less its background"), [this] { plot(DataScope::Node, true); });
    make("plotNodesWithBackgroundAction", "background", tr("Plot Nodes &With Bkg"), Qt::CTRL | Qt::SHIFT | Qt::Key_B,
         tr("Plot all data beside this array less their backgrounds"), [this] { plot(DataScope::Siblings, true); });
    make("addToPlotAction", "add-curve", tr("&Add to Plot"), Qt::CTRL | Qt::Key_D,
         tr("Draw this array into the plot that is shown; dragging it there does the same"), [this] {
             if (const auto current = node())
                 add(m_tree->currentFile(), current->path);
         });
}

/// The current node as it has been described, or as the tree knows it.
std::optional<NodeInfo> PlotCommands::node() const
{
    auto node = m_tree->currentNode();
    return node && m_panes->node().path == node->path ? m_panes->node() : node;
}

void PlotCommands::enableActions()
{
    const auto node = this->node();
    const bool isUseful = node && m_plot->isUsefulFor(*node);
    for (QAction* action : m_actions)
        action->setEnabled(isUseful);
}

void PlotCommands::plot(DataScope scope, bool isBackgroundSubtracted)
{
    const auto node = this->node();
    if (!node)
        return;
    m_panes->prefer(kPlotPane);
    m_plot->plot(m_tree->currentFile(), *node, scope,
                 isBackgroundSubtracted ? PlotPane::Background::Subtract : PlotPane::Background::Keep);
}

void PlotCommands::add(FileClient* file, const QByteArray& path)
{
    m_plot->addToPlot(file, path);
}

} // namespace h5scout::ui
