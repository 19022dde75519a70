// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panes/NameTreeView.h"

namespace h5scout::ui
{

/// A view for lazy trees: says when it has painted, and '*' expands one level instead of everything (which may be
/// endless where links lead back).
class NodeTreeView : public NameTreeView
{
    Q_OBJECT
public:
    explicit NodeTreeView(QWidget* parent = nullptr)
        : NameTreeView(parent)
    {}

Q_SIGNALS:
    void painted();
    void expandChildrenRequested();

protected:
    /// Chooses no row: getting the focus is no wish to see a node.
    void focusInEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    /// With the node's icon alone under the mouse, so that one sees where it would be dropped.
    void startDrag(Qt::DropActions actions) override;
};

} // namespace h5scout::ui
