// SPDX-License-Identifier: GPL-3.0-or-later
#include "ToMessages.h"

#include <QFile>

namespace h5scout::client
{
namespace
{

protocol::Component toMessage(Component component)
{
    switch (component) {
    case Component::Value:
        return protocol::COMPONENT_VALUE;
    case Component::Real:
        return protocol::COMPONENT_REAL;
    case Component::Imaginary:
        return protocol::COMPONENT_IMAGINARY;
    case Component::Amplitude:
        return protocol::COMPONENT_AMPLITUDE;
    case Component::Phase:
        return protocol::COMPONENT_PHASE;
    }
    return protocol::COMPONENT_VALUE;
}

protocol::Reduction toMessage(Reduction reduction)
{
    switch (reduction) {
    case Reduction::Mean:
        return protocol::REDUCTION_MEAN;
    case Reduction::Sum:
        return protocol::REDUCTION_SUM;
    case Reduction::Minimum:
        return protocol::REDUCTION_MINIMUM;
    case Reduction::Maximum:
        return protocol::REDUCTION_MAXIMUM;
    case Reduction::StandardDeviation:
        return protocol::REDUCTION_STANDARD_DEVIATION;
    }
    return protocol::REDUCTION_MEAN;
}

void write(protocol::Range& message, const Range& range)
{
    message.set_start(range.start);
    message.set_count(range.count);
    message.set_stride(range.stride);
}

} // namespace

protocol::Request openFileMessage(const QString& filePath)
{
    protocol::Request request;
    request.mutable_open_file()->set_path(QFile::encodeName(filePath).toStdString());
    return request;
}

protocol::Request describeMessage(const QByteArray& path)
{
    protocol::Request request;
    request.mutable_describe()->set_path(path.toStdString());
    return request;
}

protocol::Request childrenMessage(const QByteArray& path, quint64 offset, quint32 limit)
{
    protocol::Request request;
    protocol::ListChildren& body = *request.mutable_list_children();
    body.set_path(path.toStdString());
    body.set_offset(offset);
    body.set_limit(limit);
    return request;
}

protocol::Request attributesMessage(const QByteArray& path, quint64 offset, quint32 limit, quint64 maximalValueBytes)
{
    protocol::Request request;
    protocol::ListAttributes& body = *request.mutable_list_attributes();
    body.set_path(path.toStdString());
    body.set_offset(offset);
    body.set_limit(limit);
    body.set_maximal_value_bytes(maximalValueBytes);
    return request;
}

protocol::Request readAttributeMessage(const QByteArray& path, const QByteArray& name, quint64 maximalValueBytes)
{
    protocol::Request request;
    protocol::ReadAttribute& body = *request.mutable_read_attribute();
    body.set_path(path.toStdString());
    body.set_name(name.toStdString());
    body.set_maximal_value_bytes(maximalValueBytes);
    return request;
}

protocol::Request describeDataMessage(const QByteArray& path, DataScope scope)
{
    protocol::Request request;
    protocol::DescribeData& body = *request.mutable_describe_data();
    body.set_path(path.toStdString());
    body.set_scope(scope == DataScope::Siblings ? protocol::DescribeData::SIBLINGS : protocol::DescribeData::NODE);
    return request;
}

protocol::Request readArrayMessage(const QByteArray& path, const std::vector<Range>& ranges, quint64 textLimit)
{
    protocol::Request request;
    protocol::ReadArray& body = *request.mutable_read_array();
    body.set_path(path.toStdString());
    for (const Range& range : ranges)
        write(*body.add_ranges(), range);
    body.set_text_limit(textLimit);
    return request;
}

protocol::Request envelopeMessage(const EnvelopeQuery& query)
{
    protocol::Request request;
    protocol::ReadEnvelope& body = *request.mutable_read_envelope();
    body.set_path(query.path.toStdString());
    body.mutable_index()->Add(query.index.begin(), query.index.end());
    body.set_dimension(query.dimension);
    body.set_start(query.start);
    body.set_count(query.count);
    body.set_columns(query.columns);
    body.set_component(toMessage(query.component));
    body.set_background_path(query.backgroundPath.toStdString());
    body.set_error_path(query.errorPath.toStdString());
    return request;
}

protocol::Request imageMessage(const ImageQuery& query)
{
    protocol::Request request;
    protocol::ReadImage& body = *request.mutable_read_image();
    body.set_path(query.path.toStdString());
    body.mutable_index()->Add(query.index.begin(), query.index.end());
    body.set_row_dimension(query.rowDimension);
    body.set_column_dimension(query.columnDimension);
    write(*body.mutable_rows(), query.rows);
    write(*body.mutable_columns(), query.columns);
    body.set_width(query.width);
    body.set_height(query.height);
    body.set_component(toMessage(query.component));
    body.set_background_path(query.backgroundPath.toStdString());
    return request;
}

protocol::Request projectionMessage(const ProjectionQuery& query)
{
    protocol::Request request;
    protocol::ReadProjection& body = *request.mutable_read_projection();
    body.set_path(query.path.toStdString());
    for (const Range& range : query.ranges)
        write(*body.add_ranges(), range);
    body.set_row_dimension(query.rowDimension);
    body.set_column_dimension(query.columnDimension);
    body.set_width(query.width);
    body.set_height(query.height);
    body.set_reduction(toMessage(query.reduction));
    body.set_component(toMessage(query.component));
    body.set_background_path(query.backgroundPath.toStdString());
    return request;
}

protocol::Request statisticsMessage(const StatisticsQuery& query)
{
    protocol::Request request;
    protocol::ReadStatistics& body = *request.mutable_read_statistics();
    body.set_path(query.path.toStdString());
    for (const Range& range : query.ranges)
        write(*body.add_ranges(), range);
    body.set_component(toMessage(query.component));
    body.set_background_path(query.backgroundPath.toStdString());
    return request;
}

protocol::Request walkMessage(const QByteArray& path)
{
    protocol::Request request;
    request.mutable_walk()->set_path(path.toStdString());
    return request;
}

} // namespace h5scout::client
