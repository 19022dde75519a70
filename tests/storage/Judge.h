// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <QString>
#include <QStringList>

namespace h5scout::test
{

using FilePair = std::pair<std::string, std::string>;

/// h5py reads the same in both files of each pair: an empty text; else what it says.
QString judgeSameContent(const std::vector<FilePair>& pairs);

/// Runs a Python script with h5py at hand: an empty text if it ends well; else what it says.
QString runPython(const QString& script, const QStringList& arguments = {});

} // namespace h5scout::test
