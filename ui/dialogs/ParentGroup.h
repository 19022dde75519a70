// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <QByteArray>

namespace h5scout::ui
{

/// Where a node is to be made.
struct ParentGroup
{
    QByteArray path;
    std::vector<std::string> childNames{}; ///< as far as they are known: the worker refuses what exists in any case
};

} // namespace h5scout::ui
