// SPDX-License-Identifier: GPL-3.0-or-later
// Elements, and what the worker makes of them: envelopes, images, statistics.
#include "FromMessages.h"

#include "MessageParts.h"
#include "h5scout/protocol/Convert.h"
#include "h5scout/protocol/h5scout.pb.h"

#include <algorithm>
#include <limits>

namespace h5scout::client
{
namespace
{

constexpr double kNotRead = std::numeric_limits<double>::quiet_NaN();

void readPicture(Image& answer, const protocol::Reply& reply, quint32 mostColumns, quint32 mostRows)
{
    require(reply.has_image(), "It is no image.");
    const protocol::Image& message = reply.image();
    const std::size_t width = message.width();
    const std::size_t height = message.height();
    require(width <= mostColumns && height <= mostRows, "The image is larger than asked for.");
    const auto length = static_cast<std::size_t>(message.values_size());
    require(width > 0 ? length % width == 0 : length == 0, "The image has a stage that ends within a row.");
    const std::size_t first = message.first_row();
    const std::size_t stageRows = width > 0 ? length / width : 0;
    require(first <= height && stageRows <= height - first, "The image has a stage outside of its rows.");
    const Range rows = rangeFrom(message.rows());
    const Range columns = rangeFrom(message.columns());

    if (answer.values.empty()) {
        answer.path = bytes(message.path());
        answer.rows = rows;
        answer.columns = columns;
        answer.width = message.width();
        answer.height = message.height();
        answer.values.assign(width * height, kNotRead);
    }
    require(answer.width == width && answer.height == height && answer.rows == rows && answer.columns == columns,
            "The stages of the image do not belong together.");
    std::copy(message.values().begin(), message.values().end(),
              answer.values.begin() + static_cast<std::ptrdiff_t>(first * width));
    answer.isEstimate = message.is_estimate();
    if (!answer.isEstimate)
        answer.rowsRead = std::max(answer.rowsRead, static_cast<quint32>(first + stageRows));
}

} // namespace

Range rangeFrom(const protocol::Range& message)
{
    const quint64 stride = std::max<quint64>(message.stride(), 1);
    require(message.count() == 0 ||
                message.count() - 1 <= (std::numeric_limits<quint64>::max() - message.start()) / stride,
            "A range ends beyond 64 bits.");
    return {message.start(), message.count(), stride};
}

void readArrayBlock(ArrayBlock& answer, const protocol::Reply& reply, const std::vector<Range>& asked)
{
    require(reply.has_array(), "It holds no elements.");
    const protocol::ArrayBlock& message = reply.array();
    require(static_cast<std::size_t>(message.ranges_size()) == asked.size(), "It has another rank than asked for.");
    answer.path = bytes(message.path());
    answer.array = protocol::arrayFrom(message.array());
    answer.textBytes = message.text_bytes();
    const Shape& shape = answer.array.shape();
    // Elements that are arrays themselves add their dimensions at the end.
    require(shape.size() >= asked.size(), "The elements have another rank than asked for.");
    for (int i = 0; i < message.ranges_size(); ++i) {
        const Range range = rangeFrom(message.ranges(i));
        require(range.count == shape[static_cast<std::size_t>(i)], "There are more or fewer elements than it says.");
        answer.ranges.push_back(range);
    }
}

void readEnvelope(Envelope& answer, const protocol::Reply& reply, const EnvelopeQuery& query)
{
    require(reply.has_envelope(), "It is no envelope.");
    const protocol::Envelope& message = reply.envelope();
    const std::size_t columns = message.columns();
    require(columns <= query.columns, "The envelope has more columns than asked for.");
    require(message.count() <= std::numeric_limits<quint64>::max() - message.start(),
            "The envelope ends beyond 64 bits.");
    require(message.minimum_size() == message.maximum_size(), "The envelope has more minima than maxima, or fewer.");
    const std::size_t first = message.first_column();
    const auto length = static_cast<std::size_t>(message.minimum_size());
    require(first <= columns && length <= columns - first, "The envelope has a stage outside of its columns.");

    if (answer.minimum.empty()) {
        answer.path = bytes(message.path());
        answer.start = message.start();
        answer.count = message.count();
        answer.minimum.assign(columns, kNotRead);
        answer.maximum.assign(columns, kNotRead);
    }
    require(answer.columns() == columns && answer.start == message.start() && answer.count == message.count(),
            "The stages of the envelope do not belong together.");
    const auto offset = static_cast<std::ptrdiff_t>(first);
    std::copy(message.minimum().begin(), message.minimum().end(), answer.minimum.begin() + offset);
    std::copy(message.maximum().begin(), message.maximum().end(), answer.maximum.begin() + offset);
    if (!query.errorPath.isEmpty()) {
        require(message.lower_size() == message.minimum_size() && message.upper_size() == message.minimum_size(),
                "The envelope has another number of error limits than of values.");
        answer.lower.resize(columns, kNotRead);
        answer.upper.resize(columns, kNotRead);
        std::copy(message.lower().begin(), message.lower().end(), answer.lower.begin() + offset);
        std::copy(message.upper().begin(), message.upper().end(), answer.upper.begin() + offset);
    }
    answer.isEstimate = message.is_estimate();
    answer.samplesRead = std::min<quint64>(message.samples_read(), message.count());
}

void readImage(Image& answer, const protocol::Reply& reply, const ImageQuery& query)
{
    readPicture(answer, reply, query.width, query.height);
}

void readProjection(Image& answer, const protocol::Reply& reply, const ProjectionQuery& query)
{
    const bool isLine = query.rowDimension == query.columnDimension;
    readPicture(answer, reply, query.width, isLine ? 1 : query.height);
}

void readStatistics(Statistics& answer, const protocol::Reply& reply, const StatisticsQuery& query)
{
    require(reply.has_statistics(), "It holds no statistics.");
    const protocol::Statistics& message = reply.statistics();
    const auto isIndex = [&](int size) { return size == 0 || static_cast<std::size_t>(size) == query.ranges.size(); };
    require(isIndex(message.minimum_index_size()) && isIndex(message.maximum_index_size()),
            "A place has another rank than the array.");
    require(message.nan_count() <= message.count(), "It counts more NaN than elements.");
    answer.path = bytes(message.path());
    answer.count = message.count();
    answer.nanCount = message.nan_count();
    answer.minimum = message.minimum();
    answer.maximum = message.maximum();
    answer.sum = message.sum();
    answer.mean = message.mean();
    answer.standardDeviation = message.standard_deviation();
    answer.minimumIndex.assign(message.minimum_index().begin(), message.minimum_index().end());
    answer.maximumIndex.assign(message.maximum_index().begin(), message.maximum_index().end());
    answer.elementsRead = std::min<quint64>(message.elements_read(), message.count());
}

} // namespace h5scout::client
