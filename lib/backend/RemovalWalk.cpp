// SPDX-License-Identifier: GPL-3.0-or-later
#include "RemovalWalk.h"

#include <utility>

namespace h5scout::backend
{

RemovalWalk::RemovalWalk(std::shared_ptr<FileState> file, std::string_view attempt, Visit visit)
    : m_file(std::move(file))
    , m_attempt(attempt)
    , m_visit(std::move(visit))
{}

void RemovalWalk::add(const std::string& path)
{
    m_file->requireOpen(m_attempt, path);
    if (!m_file->linkExists(path))
        throw NodeError(NodeError::Cause::Missing, "There is no such node.", m_file->context(m_attempt, path));
    if (path != "/") {
        drop(lookAtLink(*m_file, m_file->id(), path, path));
        return;
    }
    FoundLink root;
    root.path = path;
    root.kind = LinkKind::Hard;
    root.info = m_file->openObject(path).info;
    drop(root);
}

bool RemovalWalk::advance(const KeepGoing& keepGoing)
{
    while (!m_groups.empty()) {
        try {
            const bool isWhole = forEachLink(*m_file, m_groups.front(), m_position, [&](const FoundLink& child) {
                drop(child);
                return !keepGoing || keepGoing();
            });
            if (!isWhole)
                return false;
        } catch (const Error&) {
            m_file->requireOpen(m_attempt, m_groups.front());
        }
        m_groups.pop_front();
        m_position = 0;
    }
    return true;
}

void RemovalWalk::drop(const FoundLink& link)
{
    const bool isObject = link.kind == LinkKind::Hard && !link.isBroken;
    if (isObject && !isLastLink(link.info))
        return;
    m_visit(link);
    if (isObject && link.info.kind == hdf5::ObjectKind::Group)
        m_groups.push_back(link.path);
}

bool RemovalWalk::isLastLink(const hdf5::ObjectInfo& object)
{
    return object.hardLinks <= 1 || ++m_dropped[object.address] == object.hardLinks;
}

} // namespace h5scout::backend
