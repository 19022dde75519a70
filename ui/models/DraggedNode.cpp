// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/DraggedNode.h"

#include <QDataStream>
#include <QIODevice>
#include <QMimeData>
#include <QStringList>

#include "h5scout/client/NodeTypes.h"

namespace h5scout::ui
{

namespace
{
const QString kFormat = QStringLiteral("application/x-h5scout-nodes");
constexpr qint32 kMostNodes = 1000;
} // namespace

QMimeData* mimeDataOf(const QList<DraggedNode>& nodes)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    QStringList lines;
    const QList<DraggedNode> taken = nodes.first(std::min<qsizetype>(nodes.size(), kMostNodes));
    stream << static_cast<qint32>(taken.size());
    for (const DraggedNode& node : taken) {
        stream << node.filePath << node.path;
        lines.append(QStringLiteral("%1::%2").arg(node.filePath, displayName(node.path)));
    }
    auto* data = new QMimeData;
    data->setData(kFormat, bytes);
    data->setText(lines.join(QLatin1Char('\n')));
    return data;
}

QStringList draggedNodeFormats()
{
    return {kFormat};
}

QList<DraggedNode> draggedNodes(const QMimeData* data)
{
    if (!data || !data->hasFormat(kFormat))
        return {};
    QDataStream stream(data->data(kFormat));
    qint32 count = 0;
    stream >> count;
    QList<DraggedNode> nodes;
    for (qint32 i = 0; i < std::min(count, kMostNodes) && stream.status() == QDataStream::Ok; ++i) {
        DraggedNode node;
        stream >> node.filePath >> node.path;
        nodes.append(node);
    }
    return stream.status() == QDataStream::Ok ? nodes : QList<DraggedNode>();
}

} // namespace h5scout::ui
