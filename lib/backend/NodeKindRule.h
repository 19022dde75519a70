// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "h5scout/hdf5/Description.h"
#include "h5scout/value/DataType.h"
#include "h5scout/value/NodeKind.h"

namespace h5scout::backend
{

/// What the bookkeeping of a dataset says, asked for only where it matters.
struct ArrayClaims
{
    std::string classText;                       ///< CLASS, empty if there is none or it is no text
    std::function<std::string()> subdtype;       ///< attribute `subdtype` as text
    std::function<bool()> startsWithPickledText; ///< the first element is the pickle of a str
};

/// The kind of a dataset (FORMAT.md, "CLASS -> node type", successor rule): what is stored decides, CLASS refines it
/// where it does not contradict.
NodeKind arrayKind(const DataType& type, const SpaceInfo& space, const ArrayClaims& claims);

} // namespace h5scout::backend
