// SPDX-License-Identifier: GPL-3.0-or-later
#include "AttributeRequests.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "h5scout/worker/PartialReplies.h"
#include "h5scout/worker/Session.h"

#include "Messages.h"
#include "Slice.h"

namespace h5scout::worker
{

namespace
{

constexpr std::uint64_t kMostAttributes = 4096;       ///< a page
constexpr std::uint64_t kUsualValueBytes = 1U << 20U; ///< when the request names no limit
constexpr std::uint64_t kMostPageBytes = 8U << 20U;
constexpr std::uint64_t kMostValueBytes = kMostPageBytes;
constexpr std::uint64_t kMostSingleValueBytes = 16U << 20U;
constexpr std::uint64_t kLeastValueBytes = 256; ///< of each value, however many came before

class ListAttributesJob : public Job
{
public:
    ListAttributesJob(const protocol::ListAttributes& request, Session& session)
        : m_attributes(session.backend().getNode(request.path()))
        , m_names(m_attributes.names())
        , m_next(std::min<std::uint64_t>(request.offset(), m_names.size()))
        , m_end(m_next + std::min<std::uint64_t>({request.limit(), kMostAttributes, m_names.size() - m_next}))
        , m_mostValueBytes(std::min(request.maximal_value_bytes(), kMostValueBytes))
    {
        if (request.maximal_value_bytes() == 0)
            m_mostValueBytes = kUsualValueBytes;
        protocol::AttributePage& page = *m_reply.mutable_attributes();
        page.set_path(m_attributes.node().path());
        page.set_offset(request.offset());
        page.set_total(m_names.size());
    }

    std::optional<protocol::Reply> step(PartialReplies& replies) override
    {
        const Slice slice;
        while (!isFull() && !slice.isOver() && !replies.isCancelled())
            readNext();
        if (isFull())
            return std::move(m_reply);
        return std::nullopt;
    }

private:
    /// Nothing more is asked for, or the page is large enough: decoded values do not get smaller by a limit.
    bool isFull() const { return m_next == m_end || m_bytes >= 2 * kMostPageBytes; }

    void readNext()
    {
        const std::string& name = m_names[m_next++];
        const std::uint64_t left = kMostPageBytes - std::min(m_bytes, kMostPageBytes);
        const std::uint64_t most = std::min(m_mostValueBytes, std::max(left, kLeastValueBytes));
        protocol::Attribute& attribute = *m_reply.mutable_attributes()->add_attributes();
        try {
            attribute = toMessage(m_attributes.stored(name, most));
        } catch (...) { // one attribute must not spoil the page
            attribute.Clear();
            attribute.set_name(name);
            *attribute.mutable_error() = currentExceptionMessage();
        }
        m_bytes += attribute.ByteSizeLong();
    }

    Attributes m_attributes;
    std::vector<std::string> m_names;
    std::size_t m_next;
    std::size_t m_end;
    std::uint64_t m_mostValueBytes;
    std::uint64_t m_bytes = 0;
    protocol::Reply m_reply;
};

class ReadAttributeJob : public Job
{
public:
    ReadAttributeJob(const protocol::ReadAttribute& request, Session& session)
        : m_attributes(session.backend().getNode(request.path()))
        , m_name(request.name())
        , m_mostBytes(request.maximal_value_bytes() == 0
                          ? kUsualValueBytes
                          : std::min(request.maximal_value_bytes(), kMostSingleValueBytes))
    {}

    std::optional<protocol::Reply> step(PartialReplies&) override
    {
        protocol::Reply reply;
        protocol::AttributePage& page = *reply.mutable_attributes();
        page.set_path(m_attributes.node().path());
        page.set_total(1);
        *page.add_attributes() = toMessage(m_attributes.stored(m_name, m_mostBytes));
        return reply;
    }

private:
    Attributes m_attributes;
    std::string m_name;
    std::uint64_t m_mostBytes;
};

} // namespace

std::unique_ptr<Job> makeListAttributesJob(const protocol::ListAttributes& request, Session& session)
{
    return std::make_unique<ListAttributesJob>(request, session);
}

std::unique_ptr<Job> makeReadAttributeJob(const protocol::ReadAttribute& request, Session& session)
{
    return std::make_unique<ReadAttributeJob>(request, session);
}

} // namespace h5scout::worker
