// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/save/SaveTarget.h"

#include <algorithm>
#include <array>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include "h5scout/client/NodeTypes.h"
#include "ui/models/Format.h"

namespace h5scout::ui
{

namespace
{

constexpr std::array kSuffixes{"png", "pdf", "svg", "csv", "tsv", "txt"};
constexpr qsizetype kLongestName = 96;
constexpr qsizetype kMostNameBytes = 255; // of a name, in any file system of today

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(h5scout::ui::SaveTarget)
};

bool isForNames(QChar sign)
{
    return sign.isPrint() && !QStringLiteral("/\\:*?\"<>|").contains(sign) && !sign.isSpace();
}

QString roomProblem(quint64 needed, quint64 free)
{
    return Tr::tr("There is not enough room: about %1 are needed, %2 are free.")
        .arg(formatBytes(needed), formatBytes(free));
}

/// The signature stands at the beginning, or behind a user block of 512, 1024, 2048 ... bytes.
bool isHdf5(const QString& path)
{
    constexpr qint64 kLargestUserBlock = 1 << 20;
    const QByteArray signature("\x89HDF\r\n\x1a\n", 8);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    for (qint64 place = 0; place <= kLargestUserBlock && file.seek(place); place = place == 0 ? 512 : place * 2)
        if (file.read(signature.size()) == signature)
            return true;
    return false;
}

} // namespace

QString suggestedName(const QString& filePath, const QByteArray& nodePath)
{
    QString name = QFileInfo(filePath).completeBaseName();
    QString node = displayName(nodePath);
    while (node.startsWith(QLatin1Char('/')))
        node.remove(0, 1);
    // The end of a long path says more than its beginning.
    if (node.size() > kLongestName)
        node = node.right(kLongestName);
    if (!node.isEmpty())
        name += QLatin1Char('_') + node;
    std::replace_if(
        name.begin(), name.end(), [](QChar sign) { return !isForNames(sign); }, QLatin1Char('_'));
    return name;
}

QString withSuffix(const QString& path, const QString& suffix)
{
    const QString old = QFileInfo(path).suffix().toLower();
    const bool isOurs = std::ranges::any_of(kSuffixes, [&](const char* each) { return old == QLatin1String(each); });
    if (path.isEmpty() || path.endsWith(QLatin1Char('/')) || (!old.isEmpty() && !isOurs) || old == suffix)
        return path;
    const QString stem = isOurs ? path.chopped(old.size() + 1) : path;
    return stem + (stem.endsWith(QLatin1Char('.')) ? QString() : QStringLiteral(".")) + suffix;
}

QString absoluteTarget(const QString& typed, const QString& folder)
{
    const QString path = typed.trimmed();
    if (path.isEmpty())
        return {};
    if (path == QLatin1String("~") || path.startsWith(QLatin1String("~/")))
        return QDir::cleanPath(QDir::homePath() + path.mid(1));
    return QDir::cleanPath(QDir(folder).absoluteFilePath(path));
}

TargetState checkTarget(const QString& path, const SaveNeed& need)
{
    if (path.isEmpty())
        return {Tr::tr("Say where the file is to be saved."), {}, false};
    const QFileInfo target(path);
    const QFileInfo folder(target.absolutePath());
    if (!folder.isDir())
        return {Tr::tr("There is no folder %1.").arg(folder.filePath()), {}, false};
    if (target.isDir())
        return {Tr::tr("That is a folder. Give the file a name."), {}, false};
    if (target.fileName().toLocal8Bit().size() > kMostNameBytes)
        return {Tr::tr("The name is too long."), {}, false};
    if (target.exists() && !target.isFile())
        return {Tr::tr("%1 exists and is no ordinary file.").arg(target.fileName()), {}, false};
    for (const QString& source : need.sources)
        if (target.exists() && target.canonicalFilePath() == QFileInfo(source).canonicalFilePath())
            return {Tr::tr("That is the file that the plot comes from. Choose another name."), {}, true};
    if (target.exists() && isHdf5(path))
        return {Tr::tr("%1 is an HDF5 file, whose data would be lost. Choose another name.").arg(target.fileName()),
                {},
                true};
    if (!folder.isWritable())
        return {Tr::tr("You may not write to the folder %1.").arg(folder.filePath()), {}, target.exists()};

    TargetState state{{}, {}, target.exists()};
    const QStorageInfo disk(folder.filePath());
    if (!disk.isValid() || disk.bytesTotal() <= 0) // it does not tell
        return state;
    const auto free = static_cast<quint64>(disk.bytesAvailable());
    if (need.leastBytes > free || free == 0)
        state.problem = roomProblem(std::max(need.leastBytes, need.guessedBytes), free);
    else if (need.guessedBytes > free)
        state.warning = roomProblem(need.guessedBytes, free);
    return state;
}

} // namespace h5scout::ui
