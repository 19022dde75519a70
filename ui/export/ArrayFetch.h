// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QObject>

#include "h5scout/client/Result.h"
#include "h5scout/value/NdArray.h"
#include "ui/export/ExportRequest.h"

namespace h5scout::ui
{

/// Called once through the event loop with real numbers: in the type they have in the file, or doubles where they have
/// been computed (background subtracted, part of a complex number). A closed file is an error. When `receiver` dies the
/// worker is told to stop and nobody is called.
using FetchEnd = std::function<void(Result<NdArray>)>;

/// Elements `start` ... of a line, at most kMostFetched; kMostFetchedSide of a reduced array.
void fetchLine(const ExportLine& line, quint64 start, quint64 count, QObject* receiver, FetchEnd finished);
/// A rectangle of a plane, rows first unless isFetchedTransposed(); at most kMostFetched elements and kMostFetchedSide
/// a side.
void fetchBlock(const ExportPlane& plane, const Range& rows, const Range& columns, QObject* receiver,
                FetchEnd finished);

/// The elements of fetchBlock() lie columns first.
bool isFetchedTransposed(const ExportPlane& plane);

inline constexpr quint64 kMostFetched = 1U << 20U; ///< what one request of an envelope or an array may bring
inline constexpr quint64 kMostFetchedSide = 16384; ///< of an image or a reduction

} // namespace h5scout::ui
