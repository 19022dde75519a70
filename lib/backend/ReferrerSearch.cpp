// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/backend/ReferrerSearch.h"

#include <deque>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "FileState.h"
#include "NewNode.h"
#include "RemovalWalk.h"
#include "ScaleTies.h"

namespace h5scout
{

using namespace backend;

namespace
{

constexpr const char* kAttempt = "find what names the node";

bool isWithin(std::string_view path, std::string_view node)
{
    return path == node || node == "/" || (path.starts_with(node) && path.substr(node.size()).starts_with('/'));
}

} // namespace

class ReferrerSearch::Private
{
public:
    Private(std::shared_ptr<FileState> file, std::string path)
        : m_file(std::move(file))
        , m_path(std::move(path))
        , m_removal(m_file, kAttempt, [this](const FoundLink& link) { dropScale(link); })
    {
        m_file->requireOpen(kAttempt, m_path);
        if (m_file->linkExists(m_path))
            m_removal.add(m_path);
    }

    bool advance(const KeepGoing& keepGoing)
    {
        while (m_step != Step::Done) {
            const auto mayGoOn = [&] { return ++m_looked < kMostLinks && (!keepGoing || keepGoing()); };
            const bool isStepDone = m_step == Step::Scales ? m_removal.advance(mayGoOn) : lookOn(mayGoOn);
            if (!isStepDone && m_looked < kMostLinks)
                return false;
            m_found.isWhole = m_found.isWhole && isStepDone;
            m_step = m_step == Step::Scales ? Step::File : Step::Done;
            m_looked = 0;
        }
        return true;
    }

    const Referrers& found() const noexcept { return m_found; }

private:
    enum class Step : std::uint8_t { Scales, File, Done };

    void dropScale(const FoundLink& link)
    {
        const ScaleTies ties = scaleTies(*m_file, link);
        if (ties.partners.empty())
            return;
        m_gone.insert(link.info.address);
        if (ties.isScale)
            m_attached.insert(ties.partners.begin(), ties.partners.end());
    }

    bool lookOn(const KeepGoing& mayGoOn)
    {
        for (; !m_groups.empty(); m_groups.pop_front(), m_position = 0)
            if (!lookThrough(m_groups.front(), mayGoOn))
                return false;
        return true;
    }

    bool lookThrough(const std::string& group, const KeepGoing& mayGoOn)
    {
        try {
            return forEachLink(*m_file, group, m_position, [&](const FoundLink& link) {
                lookAt(group, link);
                return mayGoOn();
            });
        } catch (const Error&) {
            m_file->requireOpen(kAttempt, group);
            return true; // what a damaged group holds is out of reach
        }
    }

    void lookAt(const std::string& group, const FoundLink& link)
    {
        if (link.kind == LinkKind::Soft && !isWithin(link.path, m_path) && leadsToNode(group, link.path))
            add(link.path, m_found.softLinks, m_found.softLinkCount);
        if (link.kind != LinkKind::Hard || link.isBroken)
            return;
        if (link.info.kind == hdf5::ObjectKind::Group && m_seen.insert(link.info.address).second)
            m_groups.push_back(link.path);
        if (!m_gone.contains(link.info.address) && m_attached.erase(link.info.address) > 0)
            add(link.path, m_found.arrays, m_found.arrayCount);
    }

    bool leadsToNode(const std::string& group, const std::string& path) const
    {
        try {
            const std::string target = hdf5::linkInfo(m_file->id(), path, m_file->linkAccess()).target;
            return isWithin(normalizedPath(target.starts_with('/') ? target : group + '/' + target), m_path);
        } catch (const hdf5::CallError&) {
            return false;
        }
    }

    static void add(const std::string& path, std::vector<std::string>& named, std::uint64_t& count)
    {
        if (++count <= kMostNamed)
            named.push_back(path);
    }

    std::shared_ptr<FileState> m_file;
    std::string m_path;
    Referrers m_found;
    RemovalWalk m_removal;
    std::unordered_set<std::uint64_t> m_gone;     ///< tied datasets, by address
    std::unordered_set<std::uint64_t> m_attached; ///< to scales that go, not found yet
    std::unordered_set<std::uint64_t> m_seen;     ///< groups
    std::deque<std::string> m_groups{"/"};        ///< to be looked through
    std::uint64_t m_position = 0;                 ///< in the first
    Step m_step = Step::Scales;
    std::uint64_t m_looked = 0; ///< links, in this step
};

ReferrerSearch::ReferrerSearch(const H5Backend& file, const NodeRef& node)
{
    const std::shared_ptr<FileState> state = NodeRef(file.root()).fileState();
    m_d = std::make_unique<Private>(state, pathIn(state, node, kAttempt));
}

ReferrerSearch::~ReferrerSearch() = default;

bool ReferrerSearch::advance(const KeepGoing& keepGoing)
{
    return m_d->advance(keepGoing);
}

const Referrers& ReferrerSearch::found() const noexcept
{
    return m_d->found();
}

} // namespace h5scout
