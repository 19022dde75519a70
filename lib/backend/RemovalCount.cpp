// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/backend/RemovalCount.h"

#include <deque>
#include <unordered_map>
#include <vector>

#include "FileState.h"
#include "NewNode.h"
#include "Subtree.h"

namespace h5scout
{

using namespace backend;

namespace
{

constexpr const char* kAttempt = "measure what would be removed";

FoundLink requireLink(FileState& file, const std::string& path)
{
    file.requireOpen(kAttempt, path);
    if (!file.linkExists(path))
        throw NodeError(NodeError::Cause::Missing, "There is no such node.", file.context(kAttempt, path));
    if (path != "/")
        return lookAtLink(file, file.id(), path, path);
    FoundLink root;
    root.path = path;
    root.kind = LinkKind::Hard;
    root.info = file.openObject(path).info;
    return root;
}

} // namespace

class RemovalCount::Private
{
public:
    Private(std::shared_ptr<FileState> file, const std::string& path)
        : m_file(std::move(file))
    {
        drop(requireLink(*m_file, path));
    }

    bool advance(const KeepGoing& keepGoing)
    {
        while (!m_groups.empty()) {
            try {
                const bool isWhole = forEachLink(*m_file, m_groups.front(), m_position, [&](const FoundLink& child) {
                    drop(child);
                    return !keepGoing || keepGoing();
                });
                if (!isWhole)
                    return false;
            } catch (const Error&) { // what a damaged group held nobody can count
                m_file->requireOpen(kAttempt, m_groups.front());
            }
            m_groups.pop_front();
            m_position = 0;
        }
        return true;
    }

    const RemovalExtent& extent() const noexcept { return m_extent; }

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
                hdf5::openObject(m_file->id(), path, hdf5::ObjectKind::Dataset, m_file->linkAccess());
            return hdf5::storedBytes(dataset.get());
        } catch (const hdf5::CallError&) {
            return 0; // a damaged array goes all the same
        }
    }

    std::shared_ptr<FileState> m_file;
    RemovalExtent m_extent;
    std::deque<std::string> m_groups;                           ///< that go, the first being counted
    std::uint64_t m_position = 0;                               ///< in the first
    std::unordered_map<std::uint64_t, std::uint32_t> m_dropped; ///< links that go, of objects that have several
};

RemovalCount::RemovalCount(const H5Backend& file, const NodeRef& node)
    : m_d(std::make_unique<Private>(file.state(), pathIn(file.state(), node, kAttempt)))
{}

RemovalCount::~RemovalCount() = default;

bool RemovalCount::advance(const KeepGoing& keepGoing)
{
    return m_d->advance(keepGoing);
}

const RemovalExtent& RemovalCount::extent() const noexcept
{
    return m_d->extent();
}

} // namespace h5scout
