// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/import/CellElements.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace h5scout
{

namespace
{

template <typename Vector>
auto iteratorAt(Vector& vector, std::size_t index)
{
    return vector.begin() + static_cast<std::ptrdiff_t>(index);
}

} // namespace

CellElements::CellElements(CellType type, std::size_t count)
    : m_type(std::move(type))
{
    assert(isWritableAsText(m_type.element));
    insert(0, count);
}

std::size_t CellElements::size() const
{
    return areTexts() ? m_texts.size() : m_bytes.size() / m_type.element.byteSize;
}

std::span<std::byte> CellElements::bytesOf(std::size_t at)
{
    return std::span(m_bytes).subspan(at * m_type.element.byteSize, m_type.element.byteSize);
}

std::optional<CellFault> CellElements::set(std::size_t at, std::string_view text, DecimalSign decimal)
{
    if (!areTexts())
        return parseElement(text, m_type, decimal, bytesOf(at));
    if (text.find('\0') != std::string_view::npos)
        return CellFault::HasNul;
    m_texts[at] = text;
    return std::nullopt;
}

std::string CellElements::text(std::size_t at) const
{
    if (areTexts())
        return m_texts[at];
    const auto bytes = std::span(m_bytes).subspan(at * m_type.element.byteSize, m_type.element.byteSize);
    const NdArray element(Shape(), m_type.element, std::vector<std::byte>(bytes.begin(), bytes.end()));
    const std::string* name = m_type.names ? m_type.names->nameOf(enumNumberAt(element, 0)) : nullptr;
    return name != nullptr ? *name : element.toText(0);
}

void CellElements::insert(std::size_t at, std::size_t count)
{
    if (areTexts())
        m_texts.insert(iteratorAt(m_texts, at), count, std::string());
    else
        m_bytes.insert(iteratorAt(m_bytes, at * m_type.element.byteSize), count * m_type.element.byteSize,
                       std::byte{0});
}

void CellElements::erase(std::size_t at, std::size_t count)
{
    if (areTexts())
        m_texts.erase(iteratorAt(m_texts, at), iteratorAt(m_texts, at + count));
    else
        m_bytes.erase(iteratorAt(m_bytes, at * m_type.element.byteSize),
                      iteratorAt(m_bytes, (at + count) * m_type.element.byteSize));
}

void CellElements::copy(std::size_t at, const NdArray& array, std::size_t first, std::size_t count)
{
    assert(array.type() == m_type.element);
    const std::size_t width = m_type.element.byteSize;
    if (areTexts())
        std::ranges::copy(array.texts().subspan(first, count), iteratorAt(m_texts, at));
    else
        std::ranges::copy(array.bytes().subspan(first * width, count * width), iteratorAt(m_bytes, at * width));
}

NdArray CellElements::array(Shape shape) const
{
    const std::uint64_t count = elementCount(shape).value_or(0);
    if (areTexts())
        return {std::move(shape), std::vector<std::string>(m_texts.begin(), iteratorAt(m_texts, count))};
    const auto end = iteratorAt(m_bytes, count * m_type.element.byteSize);
    return {std::move(shape), m_type.element, std::vector<std::byte>(m_bytes.begin(), end)};
}

NdArray CellElements::take(Shape shape)
{
    const std::uint64_t count = elementCount(shape).value_or(0);
    if (areTexts()) {
        m_texts.resize(count);
        return {std::move(shape), std::move(m_texts)};
    }
    m_bytes.resize(count * m_type.element.byteSize);
    return {std::move(shape), m_type.element, std::move(m_bytes)};
}

} // namespace h5scout
