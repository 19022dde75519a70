// SPDX-License-Identifier: GPL-3.0-or-later
// What HDF5 says about spaces and storage, as plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "h5scout/value/Shape.h"

namespace h5scout
{

/// A dataspace: how many elements, in which shape.
struct SpaceInfo
{
    /// What sort of dataspace.
    enum class Kind : std::uint8_t {
        None, ///< the node is no dataset
        Null, ///< a type without any element
        Scalar,
        Simple
    };
    Kind kind = Kind::None;
    Shape shape;        ///< empty unless Simple
    Shape maximalShape; ///< kUnlimited where there is no limit; as long as `shape`

    bool operator==(const SpaceInfo&) const = default;
};

/// One step of a dataset's filter pipeline.
struct FilterStep
{
    int id = 0;                        ///< the registered number: 1 deflate, 2 shuffle, 32000 LZF ...
    std::string name;                  ///< as the file or the plugin names it, else a well-known name, else empty
    std::vector<std::uint32_t> values; ///< the filter's parameters: of deflate the level
    bool isOptional = false;           ///< chunks that it fails on are stored without it
    bool isAvailable = false;          ///< this program can undo it
};

/// How a dataset lies in the file.
struct StorageSummary
{
    /// HDF5's storage layouts.
    enum class Layout : std::uint8_t { Unknown, Compact, Contiguous, Chunked, Virtual };
    Layout layout = Layout::Unknown;
    Shape chunkShape; ///< Chunked only
    std::vector<FilterStep> filters;
    std::optional<std::uint64_t> storedBytes;  ///< space taken in the file
    std::optional<std::uint64_t> logicalBytes; ///< elements times element size; empty if that overflows
    std::vector<std::string> externalFiles;    ///< raw data outside of the file, as the file spells them
    std::string fillValue;                     ///< as text, empty if the file defines none
};

} // namespace h5scout
