// SPDX-License-Identifier: GPL-3.0-or-later
#include "Asker.h"

namespace h5scout::test
{

protocol::Request Asker::next()
{
    protocol::Request request;
    request.set_id(++m_lastId);
    return request;
}

protocol::Request Asker::openFile(const std::string& path)
{
    protocol::Request request = next();
    request.mutable_open_file()->set_path(path);
    return request;
}

protocol::Request Asker::describe(const std::string& path)
{
    protocol::Request request = next();
    request.mutable_describe()->set_path(path);
    return request;
}

protocol::Request Asker::listChildren(const std::string& path, std::uint64_t offset, std::uint32_t limit)
{
    protocol::Request request = next();
    request.mutable_list_children()->set_path(path);
    request.mutable_list_children()->set_offset(offset);
    request.mutable_list_children()->set_limit(limit);
    return request;
}

protocol::Request Asker::listAttributes(const std::string& path, std::uint64_t maximalValueBytes, std::uint64_t offset,
                                        std::uint32_t limit)
{
    protocol::Request request = next();
    protocol::ListAttributes& body = *request.mutable_list_attributes();
    body.set_path(path);
    body.set_offset(offset);
    body.set_limit(limit);
    body.set_maximal_value_bytes(maximalValueBytes);
    return request;
}

protocol::Request Asker::readArray(const std::string& path, const std::vector<std::vector<std::uint64_t>>& ranges,
                                   std::uint64_t textLimit)
{
    protocol::Request request = next();
    request.mutable_read_array()->set_path(path);
    request.mutable_read_array()->set_text_limit(textLimit);
    for (const auto& numbers : ranges) {
        protocol::Range& range = *request.mutable_read_array()->add_ranges();
        range.set_start(numbers.at(0));
        range.set_count(numbers.at(1));
        range.set_stride(numbers.size() > 2 ? numbers[2] : 0);
    }
    return request;
}

protocol::Request Asker::readEnvelope(const std::string& path, std::uint32_t columns,
                                      const std::vector<std::uint64_t>& index, std::uint32_t dimension)
{
    protocol::Request request = next();
    protocol::ReadEnvelope& body = *request.mutable_read_envelope();
    body.set_path(path);
    body.mutable_index()->Assign(index.begin(), index.end());
    body.set_dimension(dimension);
    body.set_columns(columns);
    return request;
}

protocol::Request Asker::readImage(const std::string& path, std::uint32_t width, std::uint32_t height,
                                   const std::vector<std::uint64_t>& index)
{
    protocol::Request request = next();
    protocol::ReadImage& body = *request.mutable_read_image();
    body.set_path(path);
    body.mutable_index()->Assign(index.begin(), index.end());
    body.set_row_dimension(0);
    body.set_column_dimension(1);
    body.set_width(width);
    body.set_height(height);
    return request;
}

protocol::Request Asker::readProjection(const std::string& path, std::uint32_t rank, std::uint32_t rowDimension,
                                        std::uint32_t columnDimension)
{
    protocol::Request request = next();
    protocol::ReadProjection& body = *request.mutable_read_projection();
    body.set_path(path);
    for (std::uint32_t dimension = 0; dimension < rank; ++dimension)
        body.add_ranges();
    body.set_row_dimension(rowDimension);
    body.set_column_dimension(columnDimension);
    body.set_width(1000);
    body.set_height(1000);
    return request;
}

protocol::Request Asker::readStatistics(const std::string& path, std::uint32_t rank)
{
    protocol::Request request = next();
    request.mutable_read_statistics()->set_path(path);
    for (std::uint32_t dimension = 0; dimension < rank; ++dimension)
        request.mutable_read_statistics()->add_ranges();
    return request;
}

protocol::Request Asker::walk(const std::string& path)
{
    protocol::Request request = next();
    request.mutable_walk()->set_path(path);
    return request;
}

protocol::Request Asker::readAttribute(const std::string& path, const std::string& name,
                                       std::uint64_t maximalValueBytes)
{
    protocol::Request request = next();
    protocol::ReadAttribute& body = *request.mutable_read_attribute();
    body.set_path(path);
    body.set_name(name);
    body.set_maximal_value_bytes(maximalValueBytes);
    return request;
}

protocol::Request Asker::createFile(const std::string& path, bool mayReplace)
{
    protocol::Request request = next();
    request.mutable_create_file()->set_path(path);
    request.mutable_create_file()->set_title("a new file");
    request.mutable_create_file()->set_overwrite(mayReplace);
    return request;
}

protocol::Request Asker::startEditing(const std::string& historyFolder, std::uint64_t historyBytes,
                                      std::uint32_t historyEntries)
{
    protocol::Request request = next();
    protocol::StartEditing& body = *request.mutable_start_editing();
    body.set_history_folder(historyFolder);
    body.set_history_bytes(historyBytes);
    body.set_history_entries(historyEntries);
    return request;
}

protocol::Request Asker::stopEditing()
{
    protocol::Request request = next();
    request.mutable_stop_editing();
    return request;
}

protocol::Request Asker::edit()
{
    protocol::Request request = next();
    request.mutable_edit();
    return request;
}

protocol::Request Asker::setAttribute(const std::string& path, const std::string& name, const std::string& text)
{
    protocol::Request request = next();
    protocol::SetAttribute& body = *request.mutable_edit()->mutable_set_attribute();
    body.set_path(path);
    body.set_name(name);
    body.mutable_value()->set_text(text);
    body.set_may_replace(true);
    return request;
}

protocol::Request Asker::undo(std::uint32_t steps)
{
    protocol::Request request = next();
    request.mutable_undo()->set_steps(steps);
    return request;
}

protocol::Request Asker::redo(std::uint32_t steps)
{
    protocol::Request request = next();
    request.mutable_redo()->set_steps(steps);
    return request;
}

protocol::Request Asker::saveAs(const std::string& target, bool mayReplace)
{
    protocol::Request request = next();
    request.mutable_save_as()->set_target(target);
    request.mutable_save_as()->set_overwrite(mayReplace);
    return request;
}

protocol::Request Asker::measureRemoval(const std::string& path)
{
    protocol::Request request = next();
    request.mutable_measure_removal()->set_path(path);
    return request;
}

protocol::Request Asker::cancel(const protocol::Request& request)
{
    protocol::Request message = next();
    message.mutable_cancel()->set_id(request.id());
    return message;
}

} // namespace h5scout::test
