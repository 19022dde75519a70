// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "FileState.h"
#include "Subtree.h"

namespace h5scout::backend
{

/// HDF5's dimension scales and the arrays that they are attached to name each other by address. HDF5 leaves those names
/// when one of them is removed, and h5py goes on showing what lies there. This takes them out of what stays. The nodes
/// that go are looked through, and, if one of them has such a partner that stays, the file until the partners are
/// found: among removed nodes a look by address alone would find what is no more. Both end after so many nodes:
inline constexpr std::uint64_t kMostNodesForScales = 100'000;

class ScaleDetachment
{
public:
    /// The links at `paths` are about to be removed. Throws NodeError if there is one that is not there.
    ScaleDetachment(std::shared_ptr<FileState> file, const std::vector<std::string>& paths, std::string_view attempt);
    /// They have been. What cannot be written names what is gone, as HDF5 leaves it.
    void complete() const;

private:
    void lookAt(const FoundLink& link);
    std::vector<std::string> pathsOfPartners() const;

    std::shared_ptr<FileState> m_file;
    std::unordered_set<std::uint64_t> m_gone; ///< that have partners, by address
    std::unordered_set<std::uint64_t> m_partners;
};

} // namespace h5scout::backend
