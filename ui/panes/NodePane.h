// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "h5scout/client/FileClient.h"

namespace h5scout::ui
{

/// A pane that shows one node of one file. Panes know each other only through MainWindow. A pane asks its FileClient by
/// itself, with an owner of its own, so that a newer node replaces the requests for the older one.
class NodePane : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    /// True if the pane has something to show for such a node; the window hides its tab otherwise.
    virtual bool isUsefulFor(const NodeInfo& node) const = 0;
    /// Shows `node` of `file`; both stay valid until the next call or clear(). Called again for the same node on
    /// reload.
    virtual void showNode(FileClient* file, const NodeInfo& node) = 0;
    /// Shows nothing and lets go of the file.
    virtual void clear() = 0;

Q_SIGNALS:
    /// For the window's message bar.
    void errorRaised(const h5scout::UserError& error);
    /// For the status bar: the cursor's position in data units and the like; empty when there is nothing to say.
    void hintChanged(const QString& hint);
    /// Everything of the current node has been painted (also: it has been said in words that nothing can be shown).
    void finished();
};

} // namespace h5scout::ui
