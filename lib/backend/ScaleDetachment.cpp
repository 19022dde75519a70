// SPDX-License-Identifier: GPL-3.0-or-later
#include "ScaleDetachment.h"

#include <utility>

#include "RemovalWalk.h"
#include "ScaleTies.h"
#include "h5scout/hdf5/DimensionScaleCalls.h"

namespace h5scout::backend
{

ScaleDetachment::ScaleDetachment(std::shared_ptr<FileState> file, const std::vector<std::string>& paths,
                                 std::string_view attempt)
    : m_file(std::move(file))
{
    RemovalWalk walk(m_file, attempt, [this](const FoundLink& link) { lookAt(link); });
    for (const std::string& path : paths)
        walk.add(path);
    std::uint64_t count = paths.size();
    walk.advance([&] { return ++count < kMostNodesForScales; });
    std::erase_if(m_partners, [this](std::uint64_t address) { return m_gone.contains(address); });
}

void ScaleDetachment::lookAt(const FoundLink& link)
{
    const ScaleTies ties = scaleTies(*m_file, link);
    if (ties.partners.empty())
        return;
    m_gone.insert(link.info.address);
    m_partners.insert(ties.partners.begin(), ties.partners.end());
}

std::vector<std::string> ScaleDetachment::pathsOfPartners() const
{
    std::vector<std::string> found;
    std::unordered_set<std::uint64_t> wanted = m_partners;
    std::unordered_set<std::uint64_t> groups;
    std::vector<std::string> waiting{"/"};
    std::uint64_t count = 0;
    while (!waiting.empty() && !wanted.empty() && count < kMostNodesForScales) {
        const std::string group = std::move(waiting.back());
        waiting.pop_back();
        try {
            forEachLink(*m_file, group, [&](const FoundLink& link) {
                if (link.info.kind == hdf5::ObjectKind::Group && groups.insert(link.info.address).second)
                    waiting.push_back(link.path);
                if (link.info.kind == hdf5::ObjectKind::Dataset && wanted.erase(link.info.address) > 0)
                    found.push_back(link.path);
                return !wanted.empty() && ++count < kMostNodesForScales;
            });
        } catch (const Error&) {
            // What a damaged group holds is out of reach.
        }
    }
    return found;
}

void ScaleDetachment::complete() const
{
    if (m_partners.empty())
        return;
    for (const std::string& path : pathsOfPartners()) {
        try {
            const hdf5::Handle dataset =
                hdf5::openObject(m_file->id(), path, hdf5::ObjectKind::Dataset, m_file->linkAccess());
            hdf5::forgetScalePartners(dataset.get(), m_gone);
        } catch (const hdf5::CallError&) {
            // The removal itself is done.
        }
    }
    m_file->forgetAttributes();
}

} // namespace h5scout::backend
