// SPDX-License-Identifier: GPL-3.0-or-later
#include "RemovalCount.h"

#include <unordered_map>
#include <vector>

#include "Subtree.h"
#include "h5scout/backend/NodeRef.h"

namespace h5scout::backend
{

namespace
{

class RemovalCounter
{
public:
    RemovalCounter(FileState& file, const KeepGoing& keepGoing)
        : m_file(file)
        , m_keepGoing(keepGoing)
    {}

    RemovalExtent count(const FoundLink& link)
    {
        drop(link);
        while (!m_groups.empty()) {
            const std::string group = std::move(m_groups.back());
            m_groups.pop_back();
            try {
                const bool isWhole = forEachLink(m_file, group, [this](const FoundLink& child) {
                    drop(child);
                    return !m_keepGoing || m_keepGoing();
                });
                if (!isWhole)
                    break;
            } catch (const Error&) {
                // What a damaged group held nobody can count.
            }
        }
        return m_extent;
    }

private:
    void drop(const FoundLink& link)
    {
        const bool isObject = link.kind == LinkKind::Hard && !link.isBroken;
        if (isObject && !isLastLink(link.info))
            return;
        ++m_extent.nodeCount;
        if (!isObject)
            return;
        if (link.info.kind == hdf5::ObjectKind::Group)
            m_groups.push_back(link.path);
        else if (link.info.kind == hdf5::ObjectKind::Dataset)
            m_extent.storedBytes += bytesOf(link.path);
    }

    bool isLastLink(const hdf5::ObjectInfo& object)
    {
        return object.hardLinks <= 1 || ++m_dropped[object.address] == object.hardLinks;
    }

    std::uint64_t bytesOf(const std::string& path) const
    {
        try {
            const hdf5::Handle dataset =
                hdf5::openObject(m_file.id(), path, hdf5::ObjectKind::Dataset, m_file.linkAccess());
            return hdf5::storedBytes(dataset.get());
        } catch (const hdf5::CallError&) {
            return 0; // a damaged array goes all the same
        }
    }

    FileState& m_file;
    const KeepGoing& m_keepGoing;
    RemovalExtent m_extent;
    std::vector<std::string> m_groups;                          ///< that go, not looked into yet
    std::unordered_map<std::uint64_t, std::uint32_t> m_dropped; ///< links that go, of objects that have several
};

} // namespace

RemovalExtent countRemoval(FileState& file, const std::string& path, const KeepGoing& keepGoing)
{
    constexpr const char* kAttempt = "measure what would be removed";
    file.requireOpen(kAttempt, path);
    if (!file.linkExists(path))
        throw NodeError(NodeError::Cause::Missing, "There is no such node.", file.context(kAttempt, path));
    FoundLink link;
    if (path == "/") {
        link.path = path;
        link.kind = LinkKind::Hard;
        link.info = file.openObject(path).info;
    } else {
        link = lookAtLink(file, file.id(), path, path);
    }
    return RemovalCounter(file, keepGoing).count(link);
}

} // namespace h5scout::backend
