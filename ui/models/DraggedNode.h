// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

class QMimeData;

namespace h5scout::ui
{

/// A node on its way from the tree to a pane.
struct DraggedNode
{
    QString filePath;
    QByteArray path;
    bool operator==(const DraggedNode&) const = default;
};

/// The nodes for other widgets of this program, and as text (FILE::/node, a line each) for all others. The caller owns
/// it.
QMimeData* mimeDataOf(const QList<DraggedNode>& nodes);
/// By which mimeDataOf()'s data are known.
QStringList draggedNodeFormats();
/// Empty for what did not come from mimeDataOf().
QList<DraggedNode> draggedNodes(const QMimeData* data);

} // namespace h5scout::ui
