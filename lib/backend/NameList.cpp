// SPDX-License-Identifier: GPL-3.0-or-later
#include "NameList.h"

#include <algorithm>

#include "h5scout/hdf5/Calls.h"
#include "h5scout/hdf5/Iterate.h"

namespace h5scout::backend
{

bool NameList::load(hdf5::Id group, const std::string& path, ChildOrder order, const KeepGoing& keepGoing,
                    std::uint64_t wanted)
{
    if (path != m_path || order != m_order) {
        clear();
        m_byCreation = order == ChildOrder::File && hdf5::tracksLinkCreationOrder(group);
        m_isInOrder = m_byCreation || hdf5::keepsLinksByName(group);
        m_path = path;
        m_order = order;
    }
    if (holds(wanted))
        return true;
    // HDF5 goes through all that was read before to come to the next name: many each time.
    const std::uint64_t goal =
        m_isInOrder ? std::max<std::uint64_t>({wanted, 2 * m_names.size(), kNamesPerPiece}) : UINT64_MAX;
    std::uint64_t sincePause = 0;
    const auto visit = [&](std::string_view name) {
        m_names.emplace_back(name);
        if (m_names.size() >= goal)
            return false;
        if (++sincePause < kNamesPerPiece)
            return true;
        sincePause = 0;
        return !keepGoing || keepGoing();
    };
    const auto linkOrder = m_byCreation ? hdf5::LinkOrder::CreationOrder : hdf5::LinkOrder::Native;
    m_isComplete = hdf5::iterateLinks(group, linkOrder, m_position, visit);
    if (m_isComplete && !m_byCreation && !std::is_sorted(m_names.begin(), m_names.end()))
        std::sort(m_names.begin(), m_names.end());
    return holds(wanted);
}

bool NameList::holds(std::uint64_t wanted) const noexcept
{
    return m_isComplete || (m_isInOrder && m_names.size() >= wanted);
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
