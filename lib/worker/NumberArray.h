// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "h5scout/backend/CArray.h"
#include "h5scout/protocol/h5scout.pb.h"
#include "h5scout/reduce/BlockWalk.h"
#include "h5scout/reduce/Component.h"
#include "h5scout/reduce/ImageSampler.h"

namespace h5scout::worker
{

class Session;

/// What one read takes from the file, more or less.
inline constexpr std::uint64_t kPieceBytes = 4U << 20U;
/// What one read takes at most, where a single chunk is larger than kPieceBytes.
inline constexpr std::uint64_t kMostPieceBytes = 64U << 20U;

/// An array of numbers that is read piece by piece to be reduced.
class NumberArray
{
public:
    /// `attempt` is what the errors call the whole: "read the envelope". Throws NodeError; NotShownYet and BadRequest
    /// if its elements are no numbers or it has none.
    NumberArray(const Session& session, const std::string& path, std::string attempt);

    const std::string& path() const noexcept { return m_array.path(); }
    /// Empty for a scalar.
    const Shape& shape() const noexcept { return m_shape; }
    const ElementType& type() const noexcept { return m_type; }

    /// The pieces in which the file gives the elements: the chunks, or some KiB in a row of a contiguous array.
    const Shape& block() const noexcept { return m_block; }
    /// Bytes of a block in memory; UINT64_MAX if that overflows.
    std::uint64_t blockBytes() const noexcept { return m_blockBytes; }

    /// The elements `start`, `start` + `stride` ... of a dimension; a `count` of 0 means to the end. Throws BadRequest
    /// if they go beyond it.
    reduce::Samples samples(std::size_t dimension, std::uint64_t start, std::uint64_t count,
                            std::uint64_t stride) const;
    /// The same for all dimensions, one range each; everything of a scalar is none. Throws BadRequest if there are more
    /// or fewer ranges than dimensions.
    std::vector<reduce::Samples> samples(const google::protobuf::RepeatedPtrField<protocol::Range>& ranges) const;
    /// Single elements of all dimensions at `index`. Throws BadRequest unless there is one valid index for each
    /// dimension, those of the dimensions `shown` aside.
    Selection selectionAt(const google::protobuf::RepeatedField<std::uint64_t>& index,
                          const std::vector<std::size_t>& shown) const;

    /// Into `target`, which has the size of the selection.
    void read(const Selection& selection, std::span<std::byte> target) const { m_array.readInto(selection, target); }

    [[noreturn]] void refuse(std::string reason) const;

private:
    CArray m_array;
    std::string m_attempt;
    std::string m_file;
    Shape m_shape;
    ElementType m_type;
    Shape m_block;
    std::uint64_t m_blockBytes = 0;
};

using reduce::saturatedProduct;

Selection selectionOf(std::span<const reduce::Samples> place);
std::vector<reduce::Samples> placeOf(const Selection& selection);

reduce::Component componentOf(protocol::Component component) noexcept;

} // namespace h5scout::worker
