// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "ui/export/ExportRequest.h"
#include "ui/plotpane/PlotPart.h"

namespace h5scout::ui
{

/// The exact numbers behind a picture of `parts`, all of one kind. `visible`: the part of the dimensions shown (a range
/// each); empty: all. Nothing for words.
std::optional<ExportRequest> exportRequest(const std::vector<PlotPart>& parts, const std::vector<Range>& visible = {});

} // namespace h5scout::ui
