// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <utility>

namespace h5scout::ui
{

/// The rows or columns of a grid in one direction, up to 2^64 - 1 of them, seen through a window of some pixels; and a
/// scroll bar whose 31 bits stand for all of them. Pure: no widget, no allocation that grows with the count.
///
/// The truth is the place: the first line in view and how many of its pixels are scrolled out. While all lines together
/// have fewer than 2^30 pixels a step of the scroll bar is a pixel; beyond that it is a share of the lines, and exact
/// places are reached by keys, wheel and jumps.
class LineSpace
{
public:
    struct Place
    {
        std::uint64_t line = 0;
        int offset = 0; ///< pixels of `line` before the view's edge
        bool operator==(const Place&) const = default;
    };

    /// Lines of `size` pixels each; the place goes to the beginning, sizes of single lines are forgotten.
    void reset(std::uint64_t count, int size);
    std::uint64_t count() const noexcept { return m_count; }
    int defaultSize() const noexcept { return m_size; }
    void setDefaultSize(int size);
    int sizeOf(std::uint64_t line) const;
    /// For the few lines whose size is not the default one.
    void setSizeOf(std::uint64_t line, int size);
    const std::map<std::uint64_t, int>& ownSizes() const noexcept { return m_ownSizes; }

    void setViewLength(int pixels);
    int viewLength() const noexcept { return m_viewLength; }
    bool fitsInView() const;

    const Place& place() const noexcept { return m_place; }
    /// Moved back where it would leave the view empty at the end.
    void setPlace(Place place);
    /// `pixels` may be negative.
    void scrollBy(int pixels);
    /// Scrolls as little as makes the whole of `line` visible (its beginning, where it is larger than the view).
    void ensureVisible(std::uint64_t line);

    /// The lines in view, also in part; `count` 0 if there are none.
    struct Visible
    {
        std::uint64_t first = 0;
        std::uint64_t count = 0;
    };
    Visible visible() const;
    /// How many whole lines a page has; at least 1.
    std::uint64_t pageLines() const;
    /// Where `line`, which is in view or next to it, begins; in pixels from the view's edge.
    int startOf(std::uint64_t line) const;
    /// The line under a pixel of the view; count() beyond the last one.
    std::uint64_t lineAt(int pixel) const;

    int barMaximum() const;
    int barPage() const;
    int barValue() const;
    void setBarValue(int value);

private:
    bool isPixelBar() const;
    std::uint64_t pixelsBefore(std::uint64_t line) const;
    Place placeAtPixel(std::uint64_t pixel) const;
    Place lastPlace() const;
    std::uint64_t lineOfBar(int value) const;

    std::uint64_t m_count = 0;
    int m_size = 1;
    int m_viewLength = 0;
    Place m_place;
    std::map<std::uint64_t, int> m_ownSizes;
};

} // namespace h5scout::ui
