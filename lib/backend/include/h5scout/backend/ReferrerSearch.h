// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "h5scout/backend/Group.h"
#include "h5scout/backend/H5Backend.h"
#include "h5scout/value/Referrers.h"

namespace h5scout
{

/// Finds what would still name a node when it is gone: soft links to it or to what is below it, and arrays that are
/// attached to a dimension scale that goes with it. Of a path where nothing is (any more) it finds the soft links that
/// lead nowhere. In pieces, for those who have other things to do meanwhile. Keeps no file open.
class ReferrerSearch
{
public:
    /// So many links of what goes, and so many of the file, are looked at, and no more.
    static constexpr std::uint64_t kMostLinks = 100'000;
    /// So many arrays, and links, are named.
    static constexpr std::size_t kMostNamed = 3;

    /// `node`: in that file, or a path where there is nothing. Looks at nothing yet.
    ReferrerSearch(const H5Backend& file, const NodeRef& node);
    ~ReferrerSearch();
    ReferrerSearch(const ReferrerSearch&) = delete;
    ReferrerSearch& operator=(const ReferrerSearch&) = delete;

    /// Goes on looking, asking `keepGoing` after each link; true when it is done. Damaged groups are left out.
    bool advance(const KeepGoing& keepGoing);
    /// What has been found so far.
    const Referrers& found() const noexcept;

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace h5scout
