// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/backend/RemovalCount.h"

#include "FileState.h"
#include "NewNode.h"
#include "RemovalWalk.h"

namespace h5scout
{

using namespace backend;

namespace
{

constexpr const char* kAttempt = "measure what would be removed";

} // namespace

class RemovalCount::Private
{
public:
    Private(std::shared_ptr<FileState> file, const std::string& path)
        : m_file(std::move(file))
        , m_walk(m_file, kAttempt, [this](const FoundLink& link) { count(link); })
    {
        m_walk.add(path);
    }

    bool advance(const KeepGoing& keepGoing) { return m_walk.advance(keepGoing); }

    const RemovalExtent& extent() const noexcept { return m_extent; }

private:
    void count(const FoundLink& link)
    {
        ++m_extent.nodeCount;
        if (link.info.kind == hdf5::ObjectKind::Dataset)
            m_extent.storedBytes += bytesOf(link.path);
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
    RemovalWalk m_walk;
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
