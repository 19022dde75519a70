// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <vector>

namespace h5scout::tests
{

/// A row `file` for each sample file with expectations: our own in tests/data, and those of the shared folder beside
/// the project, where there is one.
void addSampleFiles();

/// The bytes of a file (as a checksum) and its times of change: what reading must leave alone.
QString stateOf(const QString& file);

/// The differences as one text, cut after some.
QString reportOf(const std::vector<std::string>& differences);

} // namespace h5scout::tests
