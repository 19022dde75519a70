// SPDX-License-Identifier: GPL-3.0-or-later
// What one of our ways to read a file (the library, the worker) says of it, in the words of the expectation files: so
// that all ways are held against the same expectations.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "h5scout/value/DataType.h"
#include "h5scout/value/NdArray.h"
#include "h5scout/value/NodeKind.h"
#include "h5scout/value/Shape.h"
#include "h5scout/value/Value.h"

namespace h5scout::tests
{

struct FoundSpace
{
    std::string kind; ///< "scalar", "simple", "null", empty if there is none
    Shape shape;
    Shape maximalShape;
};

struct FoundFilter
{
    int id = 0;
    bool isOptional = false;
    std::vector<std::uint32_t> values;
};

struct FoundStorage
{
    std::string layout; ///< "compact", "contiguous", "chunked", "virtual"
    Shape chunkShape;
    std::vector<FoundFilter> filters;
    std::vector<std::string> externalFiles;
};

struct FoundNode
{
    NodeKind kind = NodeKind::Unknown;
    LinkKind link = LinkKind::Unknown;
    std::string linkTarget;
    std::string linkFile;
    DataType dataType;
    FoundSpace space;
    std::optional<FoundStorage> storage;
    std::optional<std::uint64_t> childCount;
    std::uint64_t objectAddress = 0;
    std::uint32_t hardLinks = 0;
    std::uint32_t attributeCount = 0;
    std::string error; ///< a sentence, empty if all is well
};

struct FoundAttribute
{
    std::string name;
    DataType dataType;
    FoundSpace space;
    Value value;
    std::string error;
};

/// Reading was refused or failed.
struct FoundFailure
{
    bool isNotShownYet = false; ///< the object is sound, but we do not show its type
    std::string sentence;
};

/// One way to read an open file. Functions throw std::exception for what should have worked.
class FileReader
{
public:
    virtual ~FileReader() = default;
    virtual FoundNode node(const std::string& path) = 0;
    virtual std::vector<std::string> children(const std::string& path) = 0;
    virtual std::vector<FoundAttribute> attributes(const std::string& path) = 0;
    /// The whole array.
    virtual std::variant<NdArray, FoundFailure> read(const std::string& path) = 0;
};

} // namespace h5scout::tests
