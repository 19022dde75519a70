// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QTabWidget>

#include "ui/panes/NodePane.h"

namespace h5scout::ui
{

/// The panes on the right, one tab each; only those are there that have something to show for the current node. A pane
/// that is not in front is not shown the node before it comes to the front: what nobody sees costs nothing.
class PaneTabs : public QTabWidget
{
    Q_OBJECT
public:
    explicit PaneTabs(QWidget* parent = nullptr);

    /// `name` is the pane's fixed English name for the command line and the settings ("plot").
    void addPane(NodePane* pane, const QString& name, const QIcon& icon, const QString& title);
    void showNode(FileClient* file, const NodeInfo& node);
    void clear();
    /// Brings the pane of that name to the front now and whenever a node has something for it. False: no such pane.
    bool prefer(const QString& name);
    void showNextPane();
    const QString& preferred() const noexcept { return m_preferred; }
    QStringList paneNames() const;

Q_SIGNALS:
    void errorRaised(const h5scout::UserError& error);
    void hintChanged(const QString& hint);
    /// The pane in front has painted all of the current node.
    void finished();

private:
    struct Pane
    {
        NodePane* widget;
        QString name;
        int tab;
        bool isUpToDate = false;
    };

    void showCurrent();
    Pane* findPane(const QString& name);

    std::vector<Pane> m_panes;
    QString m_preferred;
    FileClient* m_file = nullptr;
    NodeInfo m_node;
    bool m_isChoosing = false;
};

} // namespace h5scout::ui
