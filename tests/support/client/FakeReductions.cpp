// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeReductions.h"

#include "FakeNumbers.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace h5scout::test
{
namespace
{

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// The indices that ranges select, in C order; none if the ranges do not fit to the shape.
template <typename Ranges>
std::vector<Index> selectedIndices(const Shape& shape, const Ranges& ranges)
{
    if (static_cast<std::size_t>(ranges.size()) != shape.size())
        return {};
    std::vector<Index> indices{{}};
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const protocol::Range& range = ranges[static_cast<int>(i)];
        const std::uint64_t stride = std::max<std::uint64_t>(range.stride(), 1);
        std::vector<Index> longer;
        for (const Index& index : indices) {
            std::uint64_t left = range.count() == 0 ? shape[i] : range.count();
            for (std::uint64_t at = range.start(); at < shape[i] && left > 0; at += stride, --left) {
                longer.push_back(index);
                longer.back().push_back(at);
            }
        }
        indices = std::move(longer);
    }
    return indices;
}

protocol::Reply refusal(const char* reason)
{
    protocol::Reply reply;
    protocol::Error& error = *reply.mutable_error();
    error.set_kind(protocol::Error::BAD_REQUEST);
    error.set_attempt("reduce the array");
    error.set_reason(reason);
    return reply;
}

double reduced(const std::vector<double>& numbers, protocol::Reduction reduction)
{
    if (numbers.empty())
        return kNaN;
    double sum = 0;
    for (const double number : numbers)
        sum += number;
    const double mean = sum / static_cast<double>(numbers.size());
    double squares = 0;
    for (const double number : numbers)
        squares += (number - mean) * (number - mean);
    switch (reduction) {
    case protocol::REDUCTION_SUM:
        return sum;
    case protocol::REDUCTION_MINIMUM:
        return *std::min_element(numbers.begin(), numbers.end());
    case protocol::REDUCTION_MAXIMUM:
        return *std::max_element(numbers.begin(), numbers.end());
    case protocol::REDUCTION_STANDARD_DEVIATION:
        return std::sqrt(squares / static_cast<double>(numbers.size()));
    default:
        return mean;
    }
}

protocol::Reply statisticsOf(const FakeNumbers& numbers, const std::vector<Index>& indices, std::size_t read)
{
    protocol::Reply reply;
    protocol::Statistics& message = *reply.mutable_statistics();
    std::vector<double> seen;
    message.set_minimum(kNaN);
    message.set_maximum(kNaN);
    for (std::size_t i = 0; i < read; ++i) {
        const double number = numbers.at(indices[i]);
        if (std::isnan(number))
            continue;
        seen.push_back(number);
        if (!(message.minimum() <= number)) {
            message.set_minimum(number);
            message.mutable_minimum_index()->Assign(indices[i].begin(), indices[i].end());
        }
        if (!(message.maximum() >= number)) {
            message.set_maximum(number);
            message.mutable_maximum_index()->Assign(indices[i].begin(), indices[i].end());
        }
    }
    message.set_count(indices.size());
    message.set_nan_count(read - seen.size());
    message.set_sum(seen.empty() ? 0 : reduced(seen, protocol::REDUCTION_SUM));
    message.set_mean(reduced(seen, protocol::REDUCTION_MEAN));
    message.set_standard_deviation(reduced(seen, protocol::REDUCTION_STANDARD_DEVIATION));
    message.set_elements_read(read);
    return reply;
}

/// A range of a kept dimension, thinned out to at most `most` elements.
void thinOut(protocol::Range& range, std::uint64_t extent, std::uint64_t most)
{
    const std::uint64_t stride = std::max<std::uint64_t>(range.stride(), 1);
    const std::uint64_t all = range.start() >= extent ? 0 : (extent - range.start() - 1) / stride + 1;
    const std::uint64_t count = range.count() == 0 ? all : std::min(range.count(), all);
    const std::uint64_t step = count == 0 ? 1 : (count - 1) / std::max<std::uint64_t>(most, 1) + 1;
    range.set_stride(stride * step);
    range.set_count((count + step - 1) / step);
}

} // namespace

std::vector<protocol::Reply> readStatistics(const NdArray& array, const protocol::ReadStatistics& request,
                                            const ArrayAt& arrayAt)
{
    const FakeNumbers numbers(array, arrayAt(request.background_path()), request.component());
    if (!numbers.isPossible())
        return {refusal("The background has a shape that does not fit.")};
    const std::vector<Index> indices = selectedIndices(array.shape(), request.ranges());
    std::vector<protocol::Reply> replies{statisticsOf(numbers, indices, indices.size() / 2),
                                         statisticsOf(numbers, indices, indices.size())};
    for (protocol::Reply& reply : replies)
        reply.mutable_statistics()->set_path(request.path());
    return replies;
}

std::vector<protocol::Reply> readProjection(const NdArray& array, const protocol::ReadProjection& request,
                                            const ArrayAt& arrayAt)
{
    const FakeNumbers numbers(array, arrayAt(request.background_path()), request.component());
    const std::uint32_t row = request.row_dimension();
    const std::uint32_t column = request.column_dimension();
    const Shape& shape = array.shape();
    if (static_cast<std::size_t>(request.ranges_size()) != shape.size() || std::max(row, column) >= shape.size())
        return {refusal("The array has no such dimensions.")};
    if (!numbers.isPossible())
        return {refusal("The background has a shape that does not fit.")};
    const bool isLine = row == column;
    protocol::ReadProjection asked = request;
    protocol::Range& columns = *asked.mutable_ranges(static_cast<int>(column));
    protocol::Range& rows = *asked.mutable_ranges(static_cast<int>(row));
    thinOut(columns, shape[column], request.width());
    if (!isLine)
        thinOut(rows, shape[row], request.height());

    std::vector<std::vector<double>> cells(columns.count() * (isLine ? 1 : rows.count()));
    for (const Index& index : selectedIndices(shape, asked.ranges())) {
        std::uint64_t cell = (index[column] - columns.start()) / columns.stride();
        if (!isLine)
            cell += (index[row] - rows.start()) / rows.stride() * columns.count();
        const double number = numbers.at(index);
        if (!std::isnan(number))
            cells[cell].push_back(number);
    }
    std::vector<protocol::Reply> replies(2);
    for (protocol::Reply& reply : replies) {
        protocol::Image& image = *reply.mutable_image();
        image.set_path(request.path());
        *image.mutable_columns() = columns;
        *image.mutable_rows() = rows;
        if (isLine) {
            image.mutable_rows()->set_start(0);
            image.mutable_rows()->set_count(1);
            image.mutable_rows()->set_stride(1);
        }
        image.set_width(static_cast<std::uint32_t>(columns.count()));
        image.set_height(static_cast<std::uint32_t>(image.rows().count()));
        image.set_is_estimate(&reply != &replies.back());
        for (const std::vector<double>& cell : cells)
            image.add_values(image.is_estimate() ? kNaN : reduced(cell, request.reduction()));
    }
    return replies;
}

} // namespace h5scout::test
