// SPDX-License-Identifier: GPL-3.0-or-later
// Descriptions of nodes as plain values: they outlive the file and may cross threads and processes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "h5scout/backend/Errors.h"
#include "h5scout/hdf5/Description.h"
#include "h5scout/value/DataType.h"
#include "h5scout/value/GroupType.h"
#include "h5scout/value/NodeKind.h"
#include "h5scout/value/RowMeaning.h"
#include "h5scout/value/Shape.h"

namespace h5scout
{

/// A node as a row of the tree shows it. What does not belong to the kind of the node keeps its default.
struct NodeSummary
{
    std::string path; ///< absolute, bytes
    std::string name; ///< bytes; "/" for the root
    NodeKind kind = NodeKind::Unknown;
    LinkKind link = LinkKind::Hard;
    std::string linkTarget;                      ///< soft: the path; external: the path in the other file
    std::string linkFile;                        ///< external: the other file, as the link spells it
    std::optional<GroupType> groupType;          ///< groups: from the attribute `type`, else meant by the name (CH00)
    std::string pymodaqType;                     ///< attribute `type`, else `data_type`, where it is a text
    std::string title;                           ///< TITLE, where it is a text
    DataType dataType;                           ///< arrays and committed types
    SpaceInfo space;                             ///< arrays
    RowMeaning rowMeaning = RowMeaning::Numbers; ///< arrays of variable length
    std::optional<std::uint64_t> childCount;     ///< groups
    std::uint64_t objectAddress = 0;             ///< names the object in the file: hard links to one object share it
    std::uint32_t hardLinks = 0;                 ///< how many hard links lead to the object
    std::uint32_t attributeCount = 0;            ///< 0 if the object cannot be read
    std::optional<Fault> error; ///< what is wrong with this node; the other members hold what could be read
};

/// NodeSummary and what takes longer to find out: for the one node that is looked at.
struct NodeDetails
{
    NodeSummary summary;
    std::optional<StorageSummary> storage; ///< arrays
    std::string units;                     ///< attribute `units`, where it is a text
    std::string label;                     ///< attribute `label`, where it is a text
    std::int64_t modificationTime = 0;     ///< seconds since 1970, 0 if the file does not store it
};

} // namespace h5scout
