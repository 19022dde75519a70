// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/import/NpyFile.h"

#include <algorithm>
#include <cstring>
#include <istream>
#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>

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

std::uint64_t checkedByteCount(const NpyHeader& header, std::uint64_t available, const NpyLimits& limits)
{
    const std::optional<std::uint64_t> count = elementCount(header.shape);
    if (!count || *count > limits.elementBytes / header.itemBytes)
        refuse(fmt::format("Its shape {} is more than fits into {} MiB.", formatShape(header.shape),
                           limits.elementBytes >> 20U));
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

void appendUtf8(std::string& text, std::uint32_t codePoint)
{
    const auto add = [&text](std::uint32_t byte) { text += static_cast<char>(byte); };
    const auto follow = [&](unsigned shift) { add(0x80U | ((codePoint >> shift) & 0x3FU)); };
    if (codePoint < 0x80) {
        add(codePoint);
    } else if (codePoint < 0x800) {
        add(0xC0U | codePoint >> 6U);
        follow(0);
    } else if (codePoint < 0x10000) {
        add(0xE0U | codePoint >> 12U);
        follow(6);
        follow(0);
    } else {
        add(0xF0U | codePoint >> 18U);
        follow(12);
        follow(6);
        follow(0);
    }
}

NdArray textArray(const Shape& shape, std::span<const std::byte> bytes, std::size_t itemBytes)
{
    constexpr std::uint32_t kLastCodePoint = 0x10FFFF;
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

std::optional<NdArray> readNpy(std::istream& file, const NpyLimits& limits, const NpyProgress& progress)
{
    const NpyHeader header = readNpyHeader(file);
    const std::uint64_t byteCount = checkedByteCount(header, bytesLeft(file), limits);
    std::vector<std::byte> bytes(static_cast<std::size_t>(byteCount));
    for (std::size_t done = 0; done < bytes.size();) {
        const std::size_t slab = std::min(kSlabBytes, bytes.size() - done);
        file.read(reinterpret_cast<char*>(bytes.data() + done), static_cast<std::streamsize>(slab));
        if (static_cast<std::size_t>(file.gcount()) != slab)
            refuse("It could not be read to its end.");
        done += slab;
        if (progress && !progress(done))
            return std::nullopt;
    }
    if (header.swapBytes > 1)
        swapEach(bytes, header.swapBytes);
    if (header.isFortran && header.shape.size() > 1)
        bytes = fromFortran(bytes, header.shape, static_cast<std::size_t>(header.itemBytes));
    if (header.type.kind == ElementKind::Text)
        return textArray(header.shape, bytes, static_cast<std::size_t>(header.itemBytes));
    if (header.type.kind == ElementKind::Bool) // any other byte would be a Boolean that is neither
        std::ranges::transform(bytes, bytes.begin(), [](std::byte b) { return b == std::byte{0} ? b : std::byte{1}; });
    return NdArray(header.shape, header.type, std::move(bytes));
}

} // namespace h5scout
