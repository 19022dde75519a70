// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/import/NpyFile.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <istream>
#include <limits>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "CodePoints.h"
#include "NpyHeader.h"
#include "h5scout/value/Error.h"

namespace h5scout
{

namespace
{

constexpr std::size_t kSlabBytes = 4 << 20;

[[noreturn]] void refuse(const std::string& reason)
{
    throw Error(reason, {.attempt = "read the .npy file"});
}

std::uint64_t bytesLeft(std::istream& file)
{
    const std::istream::pos_type here = file.tellg();
    file.seekg(0, std::ios::end);
    const std::istream::pos_type end = file.tellg();
    file.seekg(here);
    if (!file || here < 0 || end < here)
        refuse("It cannot be read from any place.");
    return static_cast<std::uint64_t>(end - here);
}

void requireWithin(const NpyHeader& header, const NpyLimits& limits)
{
    const std::optional<std::uint64_t> count = elementCount(header.shape);
    if (!count || *count > limits.elementBytes / header.itemBytes)
        refuse(fmt::format("Its shape {} is more than fits into {} MiB.", formatShape(header.shape),
                           limits.elementBytes >> 20U));
}

std::uint64_t checkedByteCount(const NpyHeader& header, std::uint64_t available)
{
    const std::optional<std::uint64_t> count = elementCount(header.shape);
    if (!count || *count > std::numeric_limits<std::uint64_t>::max() / header.itemBytes)
        refuse(fmt::format("Its shape {} is more than any file has.", formatShape(header.shape)));
    const std::uint64_t byteCount = *count * header.itemBytes;
    if (byteCount > available)
        refuse(fmt::format("It ends early: of {} bytes of elements only {} are there.", byteCount, available));
    return byteCount;
}

void swapEach(std::span<std::byte> bytes, std::uint64_t width)
{
    for (std::size_t i = 0; i + width <= bytes.size(); i += width)
        std::ranges::reverse(bytes.subspan(i, width));
}

/// From the order in which the first index is the fastest to that in which the last is.
std::vector<std::byte> fromFortran(const std::vector<std::byte>& bytes, const Shape& shape, std::size_t itemBytes)
{
    std::vector<std::byte> ordered(bytes.size());
    std::vector<std::uint64_t> strides(shape.size(), 1); // of the source, in elements
    for (std::size_t axis = 1; axis < shape.size(); ++axis)
        strides[axis] = strides[axis - 1] * shape[axis - 1];
    std::vector<std::uint64_t> index(shape.size(), 0);
    std::uint64_t source = 0;
    for (std::size_t target = 0; target < ordered.size(); target += itemBytes) {
        std::memcpy(ordered.data() + target, bytes.data() + source * itemBytes, itemBytes);
        for (std::size_t axis = shape.size(); axis-- > 0;) {
            source += strides[axis];
            if (++index[axis] < shape[axis])
                break;
            source -= strides[axis] * shape[axis];
            index[axis] = 0;
        }
    }
    return ordered;
}

NdArray textArray(const Shape& shape, std::span<const std::byte> bytes, std::size_t itemBytes)
{
    std::vector<std::string> texts(bytes.size() / itemBytes);
    for (std::size_t i = 0; i < texts.size(); ++i)
        for (std::size_t at = i * itemBytes; at < (i + 1) * itemBytes; at += sizeof(std::uint32_t)) {
            std::uint32_t codePoint = 0;
            std::memcpy(&codePoint, bytes.data() + at, sizeof codePoint);
            if (codePoint == 0) // padding
                break;
            if (codePoint > kLastCodePoint)
                refuse("One of its texts is damaged.");
            appendUtf8(texts[i], codePoint);
        }
    return NdArray(shape, std::move(texts));
}

} // namespace

NpyReader::NpyReader(std::istream& file)
    : m_file(file)
    , m_header(std::make_unique<NpyHeader>(readNpyHeader(file)))
    , m_begin(file.tellg())
    , m_byteCount(checkedByteCount(*m_header, bytesLeft(file)))
{}

NpyReader::~NpyReader() = default;

const Shape& NpyReader::shape() const
{
    return m_header->shape;
}

const ElementType& NpyReader::type() const
{
    return m_header->type;
}

bool NpyReader::isFortran() const
{
    return m_header->isFortran && m_header->shape.size() > 1;
}

NdArray NpyReader::rows(std::uint64_t first, std::uint64_t count)
{
    Shape shape = m_header->shape;
    const std::uint64_t rowCount = std::exchange(shape.front(), count);
    assert(first + count <= rowCount);
    std::vector<std::byte> bytes(static_cast<std::size_t>(elementCount(shape).value_or(0) * m_header->itemBytes));
    // In Fortran order the rows lie in as many runs as a row has elements.
    const std::uint64_t runs = isFortran() && !bytes.empty() ? bytes.size() / (count * m_header->itemBytes) : 1;
    const std::uint64_t firstByte = first * (rowCount > 0 ? m_byteCount / rowCount / runs : 0);
    const std::size_t runBytes = bytes.size() / runs;
    for (std::uint64_t run = 0; run < runs; ++run) {
        seek(run * rowCount * m_header->itemBytes + firstByte);
        read(std::span(bytes).subspan(run * runBytes, runBytes));
    }
    return arrayOf(std::move(shape), std::move(bytes));
}

void NpyReader::seek(std::uint64_t byte)
{
    m_file.seekg(m_begin + static_cast<std::streamoff>(byte));
}

void NpyReader::read(std::span<std::byte> bytes)
{
    m_file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (static_cast<std::size_t>(m_file.gcount()) != bytes.size())
        refuse("It could not be read to its end.");
}

NdArray NpyReader::arrayOf(Shape shape, std::vector<std::byte> bytes) const
{
    if (m_header->swapBytes > 1)
        swapEach(bytes, m_header->swapBytes);
    if (isFortran())
        bytes = fromFortran(bytes, shape, static_cast<std::size_t>(m_header->itemBytes));
    if (m_header->type.kind == ElementKind::Text)
        return textArray(shape, bytes, static_cast<std::size_t>(m_header->itemBytes));
    if (m_header->type.kind == ElementKind::Bool) // any other byte would be a Boolean that is neither
        std::ranges::transform(bytes, bytes.begin(), [](std::byte b) { return b == std::byte{0} ? b : std::byte{1}; });
    return NdArray(std::move(shape), m_header->type, std::move(bytes));
}

std::optional<NdArray> readNpy(std::istream& file, const NpyLimits& limits, const NpyProgress& progress)
{
    NpyReader reader(file);
    requireWithin(*reader.m_header, limits);
    std::vector<std::byte> bytes(static_cast<std::size_t>(reader.m_byteCount));
    reader.seek(0);
    for (std::size_t done = 0; done < bytes.size();) {
        const std::size_t slab = std::min(kSlabBytes, bytes.size() - done);
        reader.read(std::span(bytes).subspan(done, slab));
        done += slab;
        if (progress && !progress(done))
            return std::nullopt;
    }
    return reader.arrayOf(reader.shape(), std::move(bytes));
}

} // namespace h5scout
