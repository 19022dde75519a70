// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plotpane/PlotFeed.h"

#include <algorithm>
#include <cmath>

#include "ui/plot/PlotNumbers.h"

namespace h5scout::ui
{

namespace
{
constexpr double kExactInDouble = 9007199254740992.0; // 2^53
} // namespace

void PlotFeed::stop()
{
    ++m_generation;
    const auto cancel = std::exchange(m_cancel, {});
    const bool wasBusy = std::exchange(m_running, 0) > 0;
    for (const auto& [key, stopRequest] : cancel)
        stopRequest();
    if (wasBusy)
        Q_EMIT busyChanged();
}

RequestOptions PlotFeed::options(Purpose purpose, std::size_t number)
{
    OwnerId& owner = m_owners[{purpose, number}];
    if (owner == 0)
        owner = newOwnerId();
    return {.owner = owner};
}

void PlotFeed::began(Key key, std::function<void()> cancel)
{
    m_cancel[key] = std::move(cancel);
    if (++m_running == 1)
        Q_EMIT busyChanged();
}

void PlotFeed::ended()
{
    if (--m_running == 0)
        Q_EMIT busyChanged();
}

void PlotFeed::checkIntegers(const NodeInfo& node, std::span<const double> minimum, std::span<const double> maximum)
{
    if (node.dataType.typeClass != TypeClass::Integer || node.dataType.byteSize < 8)
        return;
    const auto span = finiteSpan(minimum, maximum);
    if (span && std::max(std::abs(span->lower), std::abs(span->upper)) > kExactInDouble)
        Q_EMIT integersRounded();
}

} // namespace h5scout::ui
