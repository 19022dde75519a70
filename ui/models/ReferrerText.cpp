// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/ReferrerText.h"

#include "h5scout/client/NodeTypes.h"
#include "ui/models/Format.h"

#include <QCoreApplication>
#include <QStringList>

namespace h5scout::ui
{
namespace
{

constexpr int kLongestPath = 80;

QString tr(const char* text)
{
    return QCoreApplication::translate("h5scout::ui::ReferrerText", text);
}

QString shown(const QByteArray& path)
{
    return singleLine(displayName(path), kLongestPath);
}

/// "/a, /b and 9 more".
QString listed(const std::vector<std::string>& paths, quint64 count)
{
    QStringList names;
    for (const std::string& path : paths)
        names << shown(QByteArray::fromStdString(path));
    const QString text = names.join(QStringLiteral(", "));
    return count > paths.size() ? tr("%1 and %2 more").arg(text, formatCount(count - paths.size())) : text;
}

QString counted(quint64 count, bool isWhole)
{
    return isWhole ? formatCount(count) : tr("At least %1").arg(formatCount(count));
}

} // namespace

QString removalConsequence(const Referrers& referrers)
{
    QStringList sentences;
    const quint64 arrays = referrers.arrayCount;
    const quint64 links = referrers.softLinkCount;
    if (arrays > 0)
        sentences << (arrays == 1 ? tr("%1 array loses a dimension scale with it: %2.")
                                  : tr("%1 arrays lose a dimension scale with it: %2."))
                         .arg(counted(arrays, referrers.isWhole), listed(referrers.arrays, arrays));
    if (links > 0)
        sentences << (links == 1 ? tr("%1 soft link will lead nowhere: %2.")
                                 : tr("%1 soft links will lead nowhere: %2."))
                         .arg(counted(links, referrers.isWhole), listed(referrers.softLinks, links));
    return sentences.join(QLatin1Char('\n'));
}

QString staleLinks(const Referrers& referrers, const QByteArray& oldPath)
{
    const quint64 links = referrers.softLinkCount;
    if (links == 0)
        return {};
    return (links == 1 ? tr("%1 soft link still points to %2: %3.") : tr("%1 soft links still point to %2: %3."))
        .arg(counted(links, referrers.isWhole), shown(oldPath), listed(referrers.softLinks, links));
}

} // namespace h5scout::ui
