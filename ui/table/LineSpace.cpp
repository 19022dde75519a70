// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/LineSpace.h"

#include <algorithm>

namespace h5scout::ui
{
namespace
{

constexpr int kMostBarSteps = 1 << 30;
constexpr int kSmallestSize = 1;

bool isBefore(const LineSpace::Place& left, const LineSpace::Place& right)
{
    return std::pair(left.line, left.offset) < std::pair(right.line, right.offset);
}

} // namespace

void LineSpace::reset(std::uint64_t count, int size)
{
    m_count = count;
    m_size = std::max(size, kSmallestSize);
    m_ownSizes.clear();
    m_place = {};
}

void LineSpace::setDefaultSize(int size)
{
    m_size = std::max(size, kSmallestSize);
    setPlace(m_place);
}

int LineSpace::sizeOf(std::uint64_t line) const
{
    const auto own = m_ownSizes.find(line);
    return own == m_ownSizes.end() ? m_size : own->second;
}

void LineSpace::setSizeOf(std::uint64_t line, int size)
{
    if (line >= m_count)
        return;
    m_ownSizes[line] = std::max(size, kSmallestSize);
    setPlace(m_place);
}

void LineSpace::setViewLength(int pixels)
{
    m_viewLength = std::max(pixels, 0);
    setPlace(m_place);
}

bool LineSpace::fitsInView() const
{
    return lastPlace() == Place{};
}

LineSpace::Place LineSpace::lastPlace() const
{
    std::uint64_t line = m_count;
    int room = m_viewLength;
    while (line > 0 && room > 0) {
        --line;
        room -= sizeOf(line);
    }
    if (m_count > 0 && line == m_count)
        return {m_count - 1, 0}; // no view at all
    return room < 0 ? Place{line, -room} : Place{line, 0};
}

void LineSpace::setPlace(Place place)
{
    if (m_count == 0) {
        m_place = {};
        return;
    }
    place.line = std::min(place.line, m_count - 1);
    place.offset = std::clamp(place.offset, 0, sizeOf(place.line) - 1);
    const Place last = lastPlace();
    m_place = isBefore(last, place) ? last : place;
}

void LineSpace::scrollBy(int pixels)
{
    if (m_count == 0)
        return;
    Place place = m_place;
    std::int64_t offset = std::int64_t{place.offset} + pixels;
    while (offset < 0 && place.line > 0)
        offset += sizeOf(--place.line);
    while (offset >= sizeOf(place.line) && place.line + 1 < m_count)
        offset -= sizeOf(place.line++);
    place.offset = static_cast<int>(std::clamp<std::int64_t>(offset, 0, sizeOf(place.line) - 1));
    setPlace(place);
}

void LineSpace::ensureVisible(std::uint64_t line)
{
    if (m_count == 0)
        return;
    line = std::min(line, m_count - 1);
    if (line <= m_place.line) {
        setPlace({line, 0});
        return;
    }
    // The first place at which the line ends at the view's end.
    Place place{line, 0};
    int room = m_viewLength - sizeOf(line);
    while (room > 0 && place.line > 0)
        room -= sizeOf(--place.line);
    if (room < 0 && place.line < line)
        place.offset = -room;
    if (isBefore(m_place, place))
        setPlace(place);
}

LineSpace::Visible LineSpace::visible() const
{
    if (m_count == 0 || m_viewLength == 0)
        return {};
    Visible visible{m_place.line, 0};
    for (std::int64_t end = -m_place.offset; end < m_viewLength && visible.count < m_count - visible.first;
         ++visible.count)
        end += sizeOf(visible.first + visible.count);
    return visible;
}

std::uint64_t LineSpace::pageLines() const
{
    return static_cast<std::uint64_t>(std::max(1, m_viewLength / m_size));
}

int LineSpace::startOf(std::uint64_t line) const
{
    int start = -m_place.offset;
    for (std::uint64_t before = m_place.line; before < line && start <= m_viewLength; ++before)
        start += sizeOf(before);
    return line < m_place.line ? start - sizeOf(line) : start;
}

std::uint64_t LineSpace::lineAt(int pixel) const
{
    const Visible shown = visible();
    int end = -m_place.offset;
    for (std::uint64_t line = shown.first; line < shown.first + shown.count; ++line) {
        end += sizeOf(line);
        if (pixel < end)
            return line;
    }
    return m_count;
}

// ---------------------------------------------------------------------------------------------------------------------
// the scroll bar

bool LineSpace::isPixelBar() const
{
    // Single sizes are few: they may make the whole somewhat longer than that.
    return m_count <= static_cast<std::uint64_t>(kMostBarSteps / m_size);
}

std::uint64_t LineSpace::pixelsBefore(std::uint64_t line) const
{
    std::int64_t difference = 0;
    for (const auto& [own, size] : m_ownSizes) {
        if (own >= line)
            break;
        difference += size - m_size;
    }
    const auto plain = static_cast<std::int64_t>(line) * m_size;
    return static_cast<std::uint64_t>(plain + difference);
}

LineSpace::Place LineSpace::placeAtPixel(std::uint64_t pixel) const
{
    std::uint64_t first = 0;
    std::uint64_t last = m_count - 1;
    while (first < last) { // the last line that begins at or before the pixel
        const std::uint64_t middle = last - (last - first) / 2;
        if (pixelsBefore(middle) <= pixel)
            first = middle;
        else
            last = middle - 1;
    }
    return {first, static_cast<int>(pixel - pixelsBefore(first))};
}

int LineSpace::barMaximum() const
{
    const Place last = lastPlace();
    if (m_count == 0 || last == Place{})
        return 0;
    if (!isPixelBar())
        return kMostBarSteps;
    const std::uint64_t pixels = pixelsBefore(last.line) + static_cast<std::uint64_t>(last.offset);
    return static_cast<int>(std::min<std::uint64_t>(pixels, INT32_MAX));
}

int LineSpace::barPage() const
{
    if (isPixelBar() || m_count == 0)
        return m_viewLength;
    const long double share = static_cast<long double>(pageLines()) / static_cast<long double>(m_count);
    return std::max(1, static_cast<int>(share * kMostBarSteps));
}

std::uint64_t LineSpace::lineOfBar(int value) const
{
    // value * last / steps without overflow: the quotient and the rest apart.
    const std::uint64_t last = lastPlace().line;
    const auto steps = static_cast<std::uint64_t>(kMostBarSteps);
    const auto step = static_cast<std::uint64_t>(value);
    return last / steps * step + last % steps * step / steps;
}

int LineSpace::barValue() const
{
    if (m_count == 0)
        return 0;
    if (isPixelBar()) {
        const std::uint64_t pixels = pixelsBefore(m_place.line) + static_cast<std::uint64_t>(m_place.offset);
        return static_cast<int>(std::min<std::uint64_t>(pixels, INT32_MAX));
    }
    if (m_place == lastPlace())
        return kMostBarSteps;
    int first = 0;
    int last = kMostBarSteps;
    while (first < last) { // the last step that leads to the line or before it
        const int middle = last - (last - first) / 2;
        if (lineOfBar(middle) <= m_place.line)
            first = middle;
        else
            last = middle - 1;
    }
    return first;
}

void LineSpace::setBarValue(int value)
{
    if (m_count == 0)
        return;
    value = std::max(value, 0);
    if (isPixelBar())
        setPlace(placeAtPixel(static_cast<std::uint64_t>(value)));
    else if (value >= kMostBarSteps)
        m_place = lastPlace();
    else
        setPlace({lineOfBar(value), 0});
}

} // namespace h5scout::ui
