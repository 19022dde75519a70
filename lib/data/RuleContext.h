// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "AxisReader.h"
#include "NodeAttributes.h"
#include "h5scout/backend/H5Backend.h"
#include "h5scout/data/DataWithAxes.h"

namespace h5scout::data
{

/// One array of numbers while the rules find out what it means.
struct Subject
{
    Subject(const Node& described, DataWithAxes& found)
        : node(described)
        , data(found)
        , notes(found.notes)
        , attributes(described, notes)
    {}
    Subject(const Subject&) = delete;
    Subject& operator=(const Subject&) = delete;

    const Shape& shape() const { return data.node.space.shape; }
    std::size_t rank() const { return shape().size(); }

    const Node& node;
    DataWithAxes& data;
    Notes notes;
    NodeAttributes attributes;
};

/// An array that a convention names as an axis.
struct AxisCandidate
{
    Node node;
    NodeSummary summary;
    std::uint32_t dimension = 0; ///< one of the subject's
    std::uint32_t spreadOrder = 0;
    std::string label{};
    std::string units{};
    std::string calendar{}; ///< CF, for units that say "since"
    std::string start{};    ///< NeXus: the date that the positions count from
    bool isNavigation = false;
    /// Bin edges (one more than the dimension has elements) become the middles of the bins.
    bool mayBeEdges = false;
    /// It grows with the data: the one may be some rows ahead of the other.
    bool mayLag = false;
};

/// The positions of the candidate along its dimension of the subject. Empty, with a note, if it does not fit (Q23) or
/// cannot be read.
std::optional<Axis> readAxis(const AxisCandidate& candidate, Subject& subject, AxisReader& reader);

} // namespace h5scout::data
