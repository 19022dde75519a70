// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers and texts as people read them.
#pragma once

#include <QString>

namespace h5scout::ui
{

/// "0 bytes", "1 byte", "1023 bytes", "1.2 MiB", "3 GiB": binary prefixes, at most one decimal.
QString formatBytes(quint64 byteCount);
/// formatBytes with the exact number behind it: "1.2 MiB (1,258,291 bytes)".
QString formatBytesExactly(quint64 byteCount);
/// With the locale's group separators: "200,000".
QString formatCount(quint64 count);
/// "1 node", "200,000 nodes".
QString formatNodeCount(quint64 count);
/// How much smaller `stored` is than `logical`: "3.2 : 1"; empty if one of them is 0.
QString formatRatio(quint64 logical, quint64 stored);
/// On one line: line breaks and tabs become spaces, more than `maximalLength` characters are cut with an ellipsis.
QString singleLine(const QString& text, int maximalLength = 200);
/// A tool tip that is never taken for rich text because of what it quotes: escaped, line breaks kept, cut.
QString plainToolTip(const QString& text, int maximalLength = 2000);

} // namespace h5scout::ui
