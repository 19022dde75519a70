// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "h5scout/hdf5/Handle.h"

namespace h5scout::hdf5
{

enum class LinkOrder : std::uint8_t {
    Native,       ///< whatever is fastest
    CreationOrder ///< only for groups that track it
};

/// Calls `visit` with the name of each link from number `position` on, until it returns false; `position` is then where
/// to go on. True if the end was reached. What `visit` throws is passed on; nothing is thrown through C.
bool iterateLinks(Id group, LinkOrder order, std::uint64_t& position,
                  const std::function<bool(std::string_view)>& visit);

/// The names of all attributes, in creation order if the object tracks it, else by the bytes of the name.
std::vector<std::string> attributeNames(Id object);

/// True for groups of the old format, which LinkOrder::Native lists by the bytes of the names.
bool keepsLinksByName(Id group);

} // namespace h5scout::hdf5
