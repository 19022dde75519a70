// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

namespace h5scout::test
{

/// What python makes of a text file, compared with `numbers` in rows of `columns`: "equal", or what differs (or why
/// python could not say). Blocks.
template <typename T>
QString judged(const QString& textPath, const QString& separator, int headLines, const std::vector<T>& numbers,
               int columns);

/// True if there is a python with numpy.
bool hasJudge();

} // namespace h5scout::test
