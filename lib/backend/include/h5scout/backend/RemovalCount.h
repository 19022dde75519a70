// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "h5scout/backend/Group.h"
#include "h5scout/backend/H5Backend.h"
#include "h5scout/value/RemovalExtent.h"

namespace h5scout
{

/// Counts what removeNode() would take away, as HDF5 does it: an object goes with its last hard link, and with a group
/// its links. In pieces, for those who have other things to do meanwhile. Keeps no file open.
class RemovalCount
{
public:
    /// Throws NodeError if there is no such link.
    RemovalCount(const H5Backend& file, const NodeRef& node);
    ~RemovalCount();
    RemovalCount(const RemovalCount&) = delete;
    RemovalCount& operator=(const RemovalCount&) = delete;

    /// Goes on counting, asking `keepGoing` after each node; true when all is counted. What a damaged group held nobody
    /// can count.
    [[nodiscard]] bool advance(const KeepGoing& keepGoing);
    /// What has been counted so far.
    const RemovalExtent& extent() const noexcept;

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace h5scout
