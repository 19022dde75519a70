// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/OpenTarget.h"

#include <QDir>
#include <QFileInfo>
#include <QMimeData>

namespace h5scout::ui
{

namespace
{

QString absolutePath(const QString& path)
{
    return QDir::cleanPath(QDir::current().absoluteFilePath(path));
}

} // namespace

OpenTarget parseOpenTarget(const QString& text, const std::function<bool(const QString&)>& fileExists)
{
    if (text.startsWith(QLatin1String("file://"))) {
        const QUrl url(text);
        if (url.isLocalFile())
            return {absolutePath(url.toLocalFile()), {}};
    }
    const QString separator = QStringLiteral("::/");
    const qsizetype position = text.lastIndexOf(separator);
    if (position <= 0 || fileExists(text))
        return {absolutePath(text), {}};
    return {absolutePath(text.left(position)), text.mid(position + 2).toUtf8()};
}

OpenTarget parseOpenTarget(const QString& text)
{
    return parseOpenTarget(text, [](const QString& path) { return QFileInfo::exists(path); });
}

QString formatOpenTarget(const OpenTarget& target)
{
    if (target.nodePath.isEmpty())
        return target.filePath;
    return target.filePath + QStringLiteral("::") + QString::fromUtf8(target.nodePath);
}

QList<OpenTarget> openTargetsOf(const QMimeData* mimeData)
{
    QList<OpenTarget> targets;
    if (!mimeData || !mimeData->hasUrls())
        return targets;
    const QList<QUrl> urls = mimeData->urls();
    for (const QUrl& url : urls) {
        if (url.isLocalFile())
            targets.append({absolutePath(url.toLocalFile()), {}});
    }
    return targets;
}

} // namespace h5scout::ui
