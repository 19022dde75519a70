// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "h5scout/worker/PartialReplies.h"
#include "h5scout/worker/Session.h"

#include "Messages.h"
#include "Slice.h"
#include "TreeRequests.h"

namespace h5scout::worker
{

namespace
{

constexpr int kMostPageNodes = 500;
constexpr std::uint64_t kPiece = 100; ///< rows between two looks at the page's size

/// Lists one group after the other, the last found first. Unlike the backend's walk it can pause within a group,
/// however large, and opens each child once.
class WalkJob : public Job
{
public:
    WalkJob(const protocol::Walk& request, Session& session)
        : m_backend(session.backend())
    {
        const Group start(m_backend.getNode(request.path()));
        m_seen.insert(start.summary().objectAddress);
        m_toList.push_back(start.path());
    }

    std::optional<protocol::Reply> step(PartialReplies& replies) override
    {
        const Slice slice;
        const KeepGoing keepGoing = [&] { return !slice.isOver() && !replies.isCancelled(); };
        while (keepGoing()) {
            if (!m_group && !beginNextGroup())
                return takePage();
            listSome(keepGoing);
            if (m_reply.walk().nodes_size() >= kMostPageNodes)
                replies.send(takePage());
        }
        if (m_reply.walk().nodes_size() > 0 && replies.isStageDue())
            replies.send(takePage());
        return std::nullopt;
    }

private:
    /// False if there is none left.
    bool beginNextGroup()
    {
        while (!m_toList.empty()) {
            const std::string path = std::move(m_toList.back());
            m_toList.pop_back();
            try {
                m_group.emplace(m_backend.getNode(path));
                m_listed = 0;
                return true;
            } catch (const Error&) { // its row was sent; what is wrong shows when it is opened
            }
        }
        return false;
    }

    void listSome(const KeepGoing& keepGoing)
    {
        try {
            if (!m_group->loadChildrenNames(ChildOrder::File, keepGoing))
                return;
            const auto rows = m_group->childSummaries(m_listed, kPiece, ChildOrder::File, keepGoing);
            m_listed += rows.size();
            for (const NodeSummary& row : rows)
                visit(row);
            if (rows.empty() && keepGoing())
                m_group.reset();
        } catch (const Error&) { // a group that cannot be listed does not end the walk
            m_group.reset();
        }
    }

    /// Hard links are followed. Of what they lead to, groups are remembered, since a damaged file can say that there is
    /// one link to a group where the links run in circles, and else what says that it has several.
    void visit(const NodeSummary& row)
    {
        const bool isObject = row.link == LinkKind::Hard && row.kind != NodeKind::Unknown && row.objectAddress != 0;
        const bool isGroup = isObject && row.kind == NodeKind::Group;
        const bool canRepeat = isGroup || (isObject && row.hardLinks > 1);
        if (canRepeat && !m_seen.insert(row.objectAddress).second)
            return;
        if (isGroup && row.childCount != 0)
            m_toList.push_back(row.path);
        *m_reply.mutable_walk()->add_nodes() = toMessage(row);
        ++m_visited;
    }

    protocol::Reply takePage()
    {
        m_reply.mutable_walk()->set_visited(m_visited);
        return std::exchange(m_reply, {});
    }

    const H5Backend& m_backend;
    std::unordered_set<std::uint64_t> m_seen; ///< addresses of objects
    std::vector<std::string> m_toList;        ///< paths of groups
    std::optional<Group> m_group;             ///< being listed
    std::uint64_t m_listed = 0;               ///< of its children
    std::uint64_t m_visited = 0;
    protocol::Reply m_reply;
};

} // namespace

std::unique_ptr<Job> makeWalkJob(const protocol::Walk& request, Session& session)
{
    return std::make_unique<WalkJob>(request, session);
}

} // namespace h5scout::worker
