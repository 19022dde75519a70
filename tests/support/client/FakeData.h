// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "FakeTree.h"
#include "h5scout/protocol/h5scout.pb.h"

namespace h5scout::test
{

/// The arrays of numbers that DescribeData tells of: the node itself or what a group says is to be plotted, with
/// SIBLINGS all in the same parent.
std::vector<const FakeNode*> describedNodes(const FakeTree& tree, const FakeNode& node,
                                            protocol::DescribeData::Scope scope);

/// Everything but the item's `node`.
void fillItem(protocol::DataItem& item, const FakeNode& node);

} // namespace h5scout::test
