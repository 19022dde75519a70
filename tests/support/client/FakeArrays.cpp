// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeArrays.h"

#include "FakeNumbers.h"
#include "h5scout/protocol/Convert.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace h5scout::test
{
namespace
{

protocol::Reply refusal(const char* reason)
{
    protocol::Reply reply;
    protocol::Error& error = *reply.mutable_error();
    error.set_kind(protocol::Error::BAD_REQUEST);
    error.set_attempt("read the elements");
    error.set_reason(reason);
    return reply;
}

/// The stage `stage` of `stages` of `total` columns or rows: the first, and how many.
std::pair<std::uint64_t, std::uint64_t> stageBounds(int stage, int stages, std::uint64_t total)
{
    const auto number = static_cast<std::uint64_t>(stage);
    const auto all = static_cast<std::uint64_t>(stages);
    const std::uint64_t begin = total * number / all;
    return {begin, total * (number + 1) / all - begin};
}

template <typename Numbers>
Index indexFrom(const Numbers& message, std::size_t rank)
{
    Index index(message.begin(), message.end());
    index.resize(rank);
    return index;
}

/// `asked` cut to an extent and thinned out to at most `most` elements.
protocol::Range shownRange(const protocol::Range& asked, std::uint64_t extent, std::uint64_t most)
{
    const std::uint64_t start = std::min(asked.start(), extent);
    const std::uint64_t all = asked.count() == 0 ? extent - start : std::min(asked.count(), extent - start);
    const std::uint64_t stride = std::max<std::uint64_t>(1, (all + most - 1) / most);
    protocol::Range shown;
    shown.set_start(start);
    shown.set_stride(stride);
    shown.set_count((all + stride - 1) / stride);
    return shown;
}

/// Calls `take` with the place of each selected element in C order, then makes the answer of `block`.
protocol::Reply readElements(const Shape& shape, const protocol::ReadArray& request,
                             const std::function<void(std::size_t)>& take,
                             const std::function<NdArray(const Shape&)>& block)
{
    if (static_cast<std::size_t>(request.ranges_size()) != shape.size())
        return refusal("The selection has another rank than the array.");
    Shape selected;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const protocol::Range& range = request.ranges(static_cast<int>(i));
        const std::uint64_t stride = std::max<std::uint64_t>(range.stride(), 1);
        if (range.count() > 0 && range.start() + (range.count() - 1) * stride >= shape[i])
            return refusal("The selection goes beyond the array.");
        selected.push_back(range.count());
    }
    const std::uint64_t count = elementCount(selected).value_or(0);
    for (std::uint64_t i = 0; i < count; ++i) {
        Index index(shape.size());
        std::uint64_t rest = i;
        for (std::size_t dimension = shape.size(); dimension-- > 0;) {
            const protocol::Range& range = request.ranges(static_cast<int>(dimension));
            index[dimension] = range.start() + rest % selected[dimension] * std::max<std::uint64_t>(range.stride(), 1);
            rest /= selected[dimension];
        }
        take(flatIndex(shape, index));
    }
    protocol::Reply reply;
    protocol::ArrayBlock& answer = *reply.mutable_array();
    answer.set_path(request.path());
    *answer.mutable_ranges() = request.ranges();
    *answer.mutable_array() = protocol::toMessage(block(selected));
    return reply;
}

} // namespace

protocol::Reply readArray(const NdArray& array, const protocol::ReadArray& request)
{
    std::vector<std::byte> bytes;
    std::vector<std::string> texts;
    std::uint64_t cutText = 0;
    protocol::Reply reply = readElements(
        array.shape(), request,
        [&](std::size_t flat) {
            if (array.type().kind == ElementKind::Text) {
                texts.push_back(array.texts()[flat]);
                if (request.text_limit() > 0 && texts.back().size() > request.text_limit()) {
                    cutText = texts.back().size();
                    texts.back().resize(request.text_limit());
                }
                return;
            }
            const auto element = array.bytes().subspan(flat * array.type().byteSize, array.type().byteSize);
            bytes.insert(bytes.end(), element.begin(), element.end());
        },
        [&](const Shape& selected) {
            return array.type().kind == ElementKind::Text ? NdArray(selected, std::move(texts))
                                                          : NdArray(selected, array.type(), std::move(bytes));
        });
    if (cutText > 0)
        reply.mutable_array()->set_text_bytes(cutText);
    return reply;
}

protocol::Reply readCountingArray(const Shape& shape, const protocol::ReadArray& request)
{
    std::vector<std::int64_t> numbers;
    return readElements(
        shape, request, [&](std::size_t flat) { numbers.push_back(static_cast<std::int64_t>(flat)); },
        [&](const Shape& selected) {
            const auto bytes = std::as_bytes(std::span(numbers));
            return NdArray(selected, elementTypeOf(ElementKind::Int64),
                           std::vector<std::byte>(bytes.begin(), bytes.end()));
        });
}

std::vector<protocol::Reply> readEnvelope(const NdArray& array, const protocol::ReadEnvelope& request, int stages,
                                          const ArrayAt& arrayAt)
{
    const Shape& shape = array.shape();
    const std::size_t dimension = request.dimension();
    if (dimension >= shape.size())
        return {refusal("The array has no such dimension.")};
    const std::uint64_t extent = shape[dimension];
    const std::uint64_t start = std::min(request.start(), extent);
    const std::uint64_t count = request.count() == 0 ? extent - start : std::min(request.count(), extent - start);
    const std::uint64_t columns = std::min<std::uint64_t>(request.columns(), count);
    Index index = indexFrom(request.index(), shape.size());
    const FakeNumbers numbers(array, arrayAt(request.background_path()), request.component());
    if (!numbers.isPossible())
        return {refusal("The background has a shape that does not fit.")};
    const NdArray* const errors = arrayAt(request.error_path());
    if (errors && errors->shape() != shape)
        return {refusal("The errors have another shape than the array.")};

    std::vector<protocol::Reply> replies;
    for (int stage = 0; stage < stages; ++stage) {
        protocol::Envelope& envelope = *replies.emplace_back().mutable_envelope();
        envelope.set_path(request.path());
        envelope.set_start(start);
        envelope.set_count(count);
        envelope.set_columns(static_cast<std::uint32_t>(columns));
        const auto [first, length] = stageBounds(stage, stages, columns);
        envelope.set_first_column(static_cast<std::uint32_t>(first));
        for (std::uint64_t column = first; column < first + length; ++column) {
            double minimum = std::numeric_limits<double>::quiet_NaN();
            double maximum = minimum;
            double lower = minimum;
            double upper = minimum;
            for (std::uint64_t i = column * count / columns; i < (column + 1) * count / columns; ++i) {
                index[dimension] = start + i;
                const double value = numbers.at(index);
                minimum = std::fmin(minimum, value);
                maximum = std::fmax(maximum, value);
                const double error = errors ? std::fabs(errors->toDouble(flatIndex(shape, index))) : 0;
                lower = std::fmin(lower, std::isnan(error) ? value : value - error);
                upper = std::fmax(upper, std::isnan(error) ? value : value + error);
            }
            envelope.add_minimum(minimum);
            envelope.add_maximum(maximum);
            if (!errors)
                continue;
            envelope.add_lower(lower);
            envelope.add_upper(upper);
        }
        envelope.set_samples_read(columns == 0 ? 0 : (first + length) * count / columns);
    }
    return replies;
}

std::vector<protocol::Reply> readImage(const NdArray& array, const protocol::ReadImage& request, int stages,
                                       const ArrayAt& arrayAt)
{
    const Shape& shape = array.shape();
    const std::size_t rowDimension = request.row_dimension();
    const std::size_t columnDimension = request.column_dimension();
    if (rowDimension >= shape.size() || columnDimension >= shape.size() || rowDimension == columnDimension)
        return {refusal("The array has no such plane.")};
    const protocol::Range rows = shownRange(request.rows(), shape[rowDimension], request.height());
    const protocol::Range columns = shownRange(request.columns(), shape[columnDimension], request.width());
    Index index = indexFrom(request.index(), shape.size());
    const FakeNumbers numbers(array, arrayAt(request.background_path()), request.component());
    if (!numbers.isPossible())
        return {refusal("The background has a shape that does not fit.")};

    std::vector<protocol::Reply> replies;
    for (int stage = 0; stage < stages; ++stage) {
        protocol::Image& image = *replies.emplace_back().mutable_image();
        image.set_path(request.path());
        *image.mutable_rows() = rows;
        *image.mutable_columns() = columns;
        image.set_width(static_cast<std::uint32_t>(columns.count()));
        image.set_height(static_cast<std::uint32_t>(rows.count()));
        const auto [first, length] = stageBounds(stage, stages, rows.count());
        image.set_first_row(static_cast<std::uint32_t>(first));
        for (std::uint64_t row = first; row < first + length; ++row) {
            for (std::uint64_t column = 0; column < columns.count(); ++column) {
                index[rowDimension] = rows.start() + row * rows.stride();
                index[columnDimension] = columns.start() + column * columns.stride();
                image.add_values(numbers.at(index));
            }
        }
    }
    return replies;
}

} // namespace h5scout::test
