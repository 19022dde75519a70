// SPDX-License-Identifier: GPL-3.0-or-later
#include "NameList.h"

#include <algorithm>

#include "h5scout/hdf5/Calls.h"
#include "h5scout/hdf5/Iterate.h"

namespace h5scout::backend
{

bool NameList::load(hdf5::Id group, const std::string& path, ChildOrder order, const KeepGoing& keepGoing)
{
    if (path != m_path || order != m_order) {
        clear();
        m_byCreation = order == ChildOrder::File && hdf5::tracksLinkCreationOrder(group);
        m_path = path;
        m_order = order;
    }
    if (m_isComplete)
        return true;
    std::uint64_t sincePause = 0;
    const auto visit = [&](std::string_view name) {
        m_names.emplace_back(name);
        if (++sincePause < kNamesPerPiece)
            return true;
        sincePause = 0;
        return !keepGoing || keepGoing();
    };
    const auto linkOrder = m_byCreation ? hdf5::LinkOrder::CreationOrder : hdf5::LinkOrder::Native;
    m_isComplete = hdf5::iterateLinks(group, linkOrder, m_position, visit);
    if (m_isComplete && !m_byCreation && !std::is_sorted(m_names.begin(), m_names.end()))
        std::sort(m_names.begin(), m_names.end());
    return m_isComplete;
}

void NameList::clear() noexcept
{
    m_path.clear();
    m_names.clear();
    m_names.shrink_to_fit();
    m_position = 0;
    m_isComplete = false;
}

} // namespace h5scout::backend
