// SPDX-License-Identifier: GPL-3.0-or-later
#include "DataRequests.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "h5scout/data/DataReader.h"
#include "h5scout/worker/PartialReplies.h"
#include "h5scout/worker/Session.h"

#include "Messages.h"
#include "Slice.h"

namespace h5scout::worker
{

namespace
{

constexpr std::size_t kMostItems = 256;
constexpr std::size_t kMostItemsOfGroup = 64;
/// Of all axes in an answer, more or less: 32 MiB, half of what a frame may hold.
constexpr std::uint64_t kMostAnswerValues = std::uint64_t{4} << 20;
constexpr std::uint64_t kMostAxisValues = 262'144;
constexpr std::uint64_t kLeastAxisValues = 1024;

protocol::DataAxis toMessage(const Axis& axis)
{
    protocol::DataAxis message;
    message.set_path(axis.path);
    message.set_label(axis.label);
    message.set_units(axis.units);
    message.set_dimension(axis.dimension);
    message.set_spread_order(axis.spreadOrder);
    message.set_size(axis.size);
    message.set_spacing(static_cast<protocol::DataAxis::Spacing>(axis.spacing));
    message.set_first(axis.first);
    message.set_step(axis.step);
    message.mutable_values()->Assign(axis.values.begin(), axis.values.end());
    message.set_value_stride(axis.valueStride);
    message.set_is_time(axis.isTime);
    message.set_is_navigation(axis.isNavigation);
    return message;
}

protocol::DataItem toMessage(const DataWithAxes& data)
{
    protocol::DataItem message;
    *message.mutable_node() = worker::toMessage(data.node);
    message.mutable_node()->set_label(data.label);
    message.mutable_node()->set_units(data.units);
    message.set_title(data.title);
    message.set_label(data.label);
    message.set_units(data.units);
    message.set_origin(data.origin);
    message.set_source(data.source);
    if (data.timestamp)
        message.set_timestamp(*data.timestamp);
    message.mutable_navigation_dimensions()->Assign(data.navigationDimensions.begin(), data.navigationDimensions.end());
    message.set_is_spread(data.isSpread);
    for (const Axis& axis : data.axes)
        *message.add_axes() = toMessage(axis);
    message.set_error_path(data.errorPath);
    message.set_background_path(data.backgroundPath);
    message.set_background_note(data.backgroundNote);
    message.set_rule(static_cast<protocol::DataItem::Rule>(data.rule));
    message.set_rule_note(data.ruleNote);
    for (const std::string& note : data.notes)
        message.add_notes(note);
    return message;
}

class DescribeDataJob : public Job
{
public:
    DescribeDataJob(const protocol::DescribeData& request, Session& session)
        : m_path(normalizedPath(request.path()))
        , m_scope(request.scope())
        , m_reader(session.backend())
    {
        m_reply.mutable_data()->set_path(request.path());
    }

    std::optional<protocol::Reply> step(PartialReplies& replies) override
    {
        if (!m_isListed) {
            list();
            return std::nullopt;
        }
        const Slice slice;
        while (m_next < m_paths.size()) {
            if (slice.isOver() || replies.isCancelled())
                return std::nullopt;
            describe(m_paths[m_next++]);
        }
        return std::move(m_reply);
    }

private:
    void list()
    {
        if (m_scope == protocol::DescribeData::SIBLINGS) {
            DataReader::Siblings siblings = m_reader.siblings(m_path);
            m_paths = std::move(siblings.paths);
            m_areMore = siblings.areMore;
            cut(kMostItems);
        } else {
            m_paths = m_reader.plottedArrays(m_path);
            cut(kMostItemsOfGroup);
        }
        const std::uint64_t share = kMostAnswerValues / std::max<std::uint64_t>(4 * m_paths.size(), 1);
        m_reader.limitAxisValues(std::clamp(share, kLeastAxisValues, kMostAxisValues));
        m_isListed = true;
    }

    /// Keeps the first `most`, and what was asked for in any case.
    void cut(std::size_t most)
    {
        if (m_paths.size() <= most)
            return;
        m_areMore = true;
        const bool isBehind =
            std::find(m_paths.begin() + static_cast<std::ptrdiff_t>(most), m_paths.end(), m_path) != m_paths.end();
        m_paths.resize(most);
        if (isBehind)
            m_paths.back() = m_path;
    }

    void describe(const std::string& path)
    {
        std::optional<DataWithAxes> data;
        try {
            data = m_reader.describe(path);
        } catch (const Error&) {
            if (path == m_path)
                throw;
        } // a broken sibling shows in the tree
        if (!data)
            return;
        if (m_areMore && m_reply.data().items().empty())
            data->notes.push_back(
                fmt::format("There are more arrays of this kind; only {} of them are told of here.", m_paths.size()));
        *m_reply.mutable_data()->add_items() = toMessage(*data);
    }

    std::string m_path;
    protocol::DescribeData::Scope m_scope;
    DataReader m_reader;
    std::vector<std::string> m_paths;
    std::size_t m_next = 0;
    bool m_isListed = false;
    bool m_areMore = false;
    protocol::Reply m_reply;
};

} // namespace

std::unique_ptr<Job> makeDescribeDataJob(const protocol::DescribeData& request, Session& session)
{
    return std::make_unique<DescribeDataJob>(request, session);
}

} // namespace h5scout::worker
