// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QPointer>
#include <QTabWidget>
#include <QTimer>

#include "ui/panes/NodePane.h"

namespace h5scout::ui
{

/// The panes on the right, one tab each; only those are there that have something to show for the current node. A pane
/// that is not in front is not shown the node before it comes to the front: what nobody sees costs nothing.
///
/// What a node has for a pane may depend on its attributes, which the tree does not know: each node is described first,
/// and the tabs change once, when the description is there. Until then those of the node before stay. A pane in front
/// that needs no description is shown the node at once.
class PaneTabs : public QTabWidget
{
    Q_OBJECT
public:
    /// What a pane must know of a node to show it.
    enum class Needs : std::uint8_t {
        Description, ///< all that FileClient::describe tells
        TreeRow,     ///< no more than the row in the tree
    };

    explicit PaneTabs(QWidget* parent = nullptr);

    /// `name` is the pane's fixed English name for the command line and the settings ("plot"). Of several panes that a
    /// node has something for, the one added first comes to the front, unless another is preferred.
    void addPane(NodePane* pane, const QString& name, const QIcon& icon, const QString& title,
                 Needs needs = Needs::Description);
    void showNode(FileClient* file, const NodeInfo& node);
    void clear();
    /// Brings the pane of that name to the front now and whenever a node has something for it. False: no such pane.
    bool prefer(const QString& name);
    void showNextPane();
    const QString& preferred() const noexcept { return m_preferred; }
    QStringList paneNames() const;
    /// Of the pane in front.
    QString currentName() const;
    /// The node that is shown, as far as it is known; none after clear().
    const NodeInfo& node() const noexcept { return m_node; }

Q_SIGNALS:
    void errorRaised(const h5scout::UserError& error);
    void hintChanged(const QString& hint);
    /// All that can be known of the node is.
    void nodeDescribed();
    /// The pane in front has painted all of the current node.
    void finished();

private:
    struct Pane
    {
        NodePane* widget;
        QString name;
        int tab;
        Needs needs;
        bool isUpToDate = false; ///< is showing the current node
        bool isBehind = false;   ///< is showing the one before
    };

    void describe();
    void describeEnded(const Result<NodeInfo>& result);
    void arrange();
    void clearBehind();
    void showCurrent();
    Pane* findPane(const QString& name);

    std::vector<Pane> m_panes;
    QString m_preferred;
    QPointer<FileClient> m_file;
    NodeInfo m_node;
    Request<NodeInfo> m_describing;
    quint64 m_generation = 0; ///< counts nodes: a description of an older one is dropped
    bool m_isWaiting = false; ///< for the description; what is in front may still be of the node before
    bool m_isChoosing = false;
    QTimer m_patience; ///< how long the node before may stay when the description does not come
};

} // namespace h5scout::ui
