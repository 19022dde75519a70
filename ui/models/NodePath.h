// SPDX-License-Identifier: GPL-3.0-or-later
// Paths of nodes as bytes: absolute, without a slash at the end, "/" for the root.
#pragma once

#include <QByteArray>

namespace h5scout::ui
{

/// Of a child of the root, and of the root itself, "/".
inline QByteArray parentPath(const QByteArray& path)
{
    const qsizetype slash = path.lastIndexOf('/');
    return slash > 0 ? path.left(slash) : QByteArrayLiteral("/");
}

inline QByteArray childPath(const QByteArray& group, const QByteArray& name)
{
    return group == "/" ? '/' + name : group + '/' + name;
}

/// True if `path` is `group` or lies in it.
inline bool isWithin(const QByteArray& path, const QByteArray& group)
{
    return path == group || group == "/" || path.startsWith(group + '/');
}

} // namespace h5scout::ui
