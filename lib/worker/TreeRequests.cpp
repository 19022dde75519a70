// SPDX-License-Identifier: GPL-3.0-or-later
#include "TreeRequests.h"

#include <algorithm>
#include <string>
#include <utility>

#include "h5scout/worker/PartialReplies.h"
#include "h5scout/worker/Session.h"

#include "Messages.h"
#include "Slice.h"

namespace h5scout::worker
{

namespace
{

constexpr std::uint64_t kMostChildren = 10'000; ///< a page
constexpr std::size_t kMostPageBytes = 8U << 20U;
constexpr int kMostAttributeNames = 4096;

class DescribeJob : public Job
{
public:
    DescribeJob(const protocol::Describe& request, Session& session)
        : m_path(request.path())
        , m_session(session)
    {}

    std::optional<protocol::Reply> step(PartialReplies&) override
    {
        protocol::Reply reply;
        *reply.mutable_node() = toMessage(m_session.backend().details(m_path));
        addAttributeNames(*reply.mutable_node());
        return reply;
    }

private:
    /// What is wrong with the attributes is told when they are read: the node is described all the same.
    void addAttributeNames(protocol::NodeInfo& node) const
    {
        if (node.attribute_count() == 0 || node.has_error())
            return;
        try {
            std::size_t bytes = 0;
            for (std::string& name : Attributes(m_session.backend().getNode(m_path)).names()) {
                bytes += name.size();
                if (node.attribute_names_size() == kMostAttributeNames || bytes > kMostPageBytes)
                    return;
                node.add_attribute_names(std::move(name));
            }
        } catch (const Error&) {
            node.clear_attribute_names();
        }
    }

    std::string m_path;
    Session& m_session;
};

/// Reads the group's names first (the backend keeps them for the next page), then the rows of the page.
class ListChildrenJob : public Job
{
public:
    ListChildrenJob(const protocol::ListChildren& request, Session& session)
        : m_request(request)
        , m_order(request.order() == protocol::CHILD_ORDER_NAME ? ChildOrder::Name : ChildOrder::File)
        , m_group(session.backend().getNode(request.path()))
    {
        protocol::ChildPage& page = *m_reply.mutable_children();
        page.set_path(m_group.path());
        page.set_offset(request.offset());
        page.set_total(m_group.childCount());
    }

    std::optional<protocol::Reply> step(PartialReplies& replies) override
    {
        const Slice slice;
        const auto keepGoing = [&] { return !slice.isOver() && !replies.isCancelled(); };
        if (!m_hasNames) {
            m_hasNames = m_group.loadChildrenNames(m_order, keepGoing);
            return std::nullopt;
        }
        protocol::ChildPage& page = *m_reply.mutable_children();
        const auto done = static_cast<std::uint64_t>(page.children_size());
        const std::uint64_t wanted = std::min<std::uint64_t>(m_request.limit(), kMostChildren);
        if (done >= wanted || m_bytes >= kMostPageBytes || done >= page.total() ||
            m_request.offset() >= page.total() - done)
            return std::move(m_reply);
        const std::uint64_t left = std::min(wanted - done, kPiece);
        const auto rows = m_group.childSummaries(m_request.offset() + done, left, m_order, keepGoing);
        for (const NodeSummary& row : rows) {
            protocol::NodeInfo& child = *page.add_children();
            child = toMessage(row);
            m_bytes += child.ByteSizeLong();
        }
        replies.sendProgress(done + rows.size(), std::min(wanted, page.total() - m_request.offset()));
        if (rows.empty() && keepGoing()) { // the group has fewer children than it says
            page.set_total(m_request.offset() + done);
            return std::move(m_reply);
        }
        return std::nullopt;
    }

private:
    static constexpr std::uint64_t kPiece = 100; ///< rows between looks at the page's size

    protocol::ListChildren m_request;
    ChildOrder m_order;
    Group m_group;
    bool m_hasNames = false;
    std::size_t m_bytes = 0;
    protocol::Reply m_reply;
};

} // namespace

std::unique_ptr<Job> makeDescribeJob(const protocol::Describe& request, Session& session)
{
    return std::make_unique<DescribeJob>(request, session);
}

std::unique_ptr<Job> makeListChildrenJob(const protocol::ListChildren& request, Session& session)
{
    return std::make_unique<ListChildrenJob>(request, session);
}

} // namespace h5scout::worker
