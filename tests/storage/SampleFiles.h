// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace h5scout::test
{

/// Files to edit, one of each way in which a file can be laid out, made in `folder`; and those of h5py and PyTables
/// from the test data.
std::vector<std::string> makeSampleFiles(const std::string& folder);

/// One of them: "earliest", "latest", ...
std::string makeSampleFile(const std::string& folder, const std::string& layout);

} // namespace h5scout::test
