// SPDX-License-Identifier: GPL-3.0-or-later
#include "HeldBackFile.h"

#include <algorithm>
#include <exception>
#include <limits>
#include <utility>

namespace h5scout::storage
{

namespace
{

constexpr std::uint64_t kPage = Overlay::kPageBytes;
constexpr std::uint64_t kPieceToBegin = std::uint64_t{4} << 20;

/// Splits a range at page borders.
template <typename Visit>
void forEachPage(std::uint64_t offset, std::size_t byteCount, Visit visit)
{
    for (std::size_t done = 0; done < byteCount;) {
        const std::uint64_t page = (offset + done) / kPage;
        const auto inPage = static_cast<std::size_t>((offset + done) % kPage);
        const std::size_t count = std::min<std::size_t>(byteCount - done, kPage - inPage);
        visit(page, inPage, done, count);
        done += count;
    }
}

std::size_t bytesBelow(std::uint64_t limit, std::uint64_t offset, std::size_t byteCount)
{
    return offset >= limit ? 0 : static_cast<std::size_t>(std::min<std::uint64_t>(byteCount, limit - offset));
}

} // namespace

HeldBackFile::HeldBackFile(System& system, File file, OverlayLimits limits, HeldBack heldBack)
    : m_system(system)
    , m_file(std::move(file))
    , m_descriptor(m_file.descriptor())
    , m_overlay(system, std::move(limits))
    , m_end(m_file.byteCount())
    , m_base(heldBack == HeldBack::Nothing ? 0 : m_end)
    , m_heldEnd(heldBack == HeldBack::Everything ? std::numeric_limits<std::uint64_t>::max() : m_base)
    , m_begun(m_base)
    , m_low(m_base)
{}

HeldBackFile::HeldBackFile(System& system, File file, std::uint64_t superblockAddress, OverlayLimits limits)
    : HeldBackFile(system, std::move(file), std::move(limits), HeldBack::OldBytes)
{
    m_others.emplace(system, m_file, superblockAddress);
}

template <typename Work>
bool HeldBackFile::remembering(Work work) noexcept
{
    try {
        work();
        return true;
    } catch (const std::system_error& error) {
        m_failure = error.code();
    } catch (const std::exception&) {
        m_failure = std::make_error_code(std::errc::not_enough_memory);
    }
    return false;
}

bool HeldBackFile::read(std::uint64_t offset, Bytes target) noexcept
{
    const std::error_code before = m_failure;
    const bool isRead = remembering([&] {
        const std::size_t known = bytesBelow(m_end, offset, target.size());
        const std::size_t held = bytesBelow(m_heldEnd, offset, known);
        readHeld(offset, target.first(held));
        readOld(offset + held, target.subspan(held, known - held));
        std::fill(target.begin() + static_cast<std::ptrdiff_t>(known), target.end(), std::uint8_t{0});
    });
    if (!isEdit())
        m_failure = before; // libhdf5 tells of it, and what is written is none the worse
    return isRead;
}

void HeldBackFile::write(std::uint64_t offset, ConstBytes source) noexcept
{
    ++m_writeCount;
    m_end = std::max(m_end, offset + source.size());
    remembering([&] {
        const std::size_t held = bytesBelow(m_heldEnd, offset, source.size());
        hold(offset, source.first(held));
        writeTail(offset + held, source.subspan(held));
    });
}

void HeldBackFile::writeTail(std::uint64_t offset, ConstBytes source)
{
    if (source.empty())
        return;
    try {
        change([&] { m_file.write(source, offset); });
        beginWriting(offset + source.size());
    } catch (const std::system_error&) {
        hold(offset, source);
        throw;
    }
}

/// Of the file behind its old end, which must be ours. After a failure it stays as it is.
template <typename Work>
void HeldBackFile::change(Work work)
{
    try {
        if (hasOtherWriters())
            throw std::system_error(std::make_error_code(std::errc::device_or_resource_busy));
        if (!std::exchange(m_hasTouchedTail, true) && m_beforeTail)
            m_beforeTail();
        work();
    } catch (const std::system_error&) {
        holdTail();
        noteOurs();
        throw;
    }
    noteOurs();
}

/// A long tail is on its way to the disk while the edit goes on.
void HeldBackFile::beginWriting(std::uint64_t end) noexcept
{
    if (!isEdit() || end < m_begun + kPieceToBegin)
        return;
    m_file.beginWriting(m_begun, end - m_begun);
    m_begun = end;
}

/// The page at the old end, if held, knows only the bytes before it.
void HeldBackFile::holdTail()
{
    m_heldEnd = std::numeric_limits<std::uint64_t>::max();
    if (!m_overlay.holds(m_base / kPage))
        return;
    Overlay::Page content{};
    const auto inPage = static_cast<std::size_t>(m_base % kPage);
    const Bytes tail = Bytes(content).subspan(inPage);
    readOld(m_base, tail);
    m_overlay.write(m_base / kPage, inPage, tail);
}

void HeldBackFile::setEnd(std::uint64_t end) noexcept
{
    if (end == m_end)
        return;
    const std::uint64_t before = std::exchange(m_end, end);
    remembering([&] {
        if (end < std::min(before, m_heldEnd))
            cutHeld(end);
        const bool mayTouch = isEdit() || !m_failure;
        if (mayTouch && std::max(before, end) > m_base)
            change([&] { m_file.truncate(std::max(end, m_base)); });
    });
}

bool HeldBackFile::cutTail()
{
    if (hasOtherWriters())
        return false;
    if (m_hasTouchedTail)
        change([&] { m_file.truncate(m_base); });
    return true;
}

void HeldBackFile::cutHeld(std::uint64_t end)
{
    m_low = std::min(m_low, end);
    m_overlay.dropFrom((end + kPage - 1) / kPage);
    const std::uint64_t page = end / kPage;
    if (!m_overlay.holds(page))
        return;
    const Overlay::Page zeros{};
    const auto kept = static_cast<std::size_t>(end % kPage);
    m_overlay.write(page, kept, ConstBytes(zeros).subspan(kept));
}

/// What stands in the file, but for the bytes below its old end that were cut off in between.
void HeldBackFile::readOld(std::uint64_t offset, Bytes target) const
{
    const std::size_t beforeCut = bytesBelow(m_low, offset, target.size());
    const std::size_t old = bytesBelow(m_base, offset, target.size());
    m_file.read(target.first(beforeCut), offset);
    const std::size_t tail = m_file.readUpTo(target.subspan(old), offset + old);
    std::fill(target.begin() + static_cast<std::ptrdiff_t>(beforeCut),
              target.begin() + static_cast<std::ptrdiff_t>(old), std::uint8_t{0});
    std::fill(target.begin() + static_cast<std::ptrdiff_t>(old + tail), target.end(), std::uint8_t{0});
}

void HeldBackFile::readHeld(std::uint64_t offset, Bytes target) const
{
    if (target.empty())
        return;
    // The common case of a large read in one call.
    if (m_overlay.firstFrom(offset / kPage) > (offset + target.size() - 1) / kPage) {
        readOld(offset, target);
        return;
    }
    forEachPage(offset, target.size(),
                [&](std::uint64_t page, std::size_t inPage, std::size_t done, std::size_t count) {
                    if (m_overlay.holds(page))
                        m_overlay.read(page, inPage, target.subspan(done, count));
                    else
                        readOld(offset + done, target.subspan(done, count));
                });
}

void HeldBackFile::hold(std::uint64_t offset, ConstBytes source)
{
    forEachPage(offset, source.size(),
                [&](std::uint64_t page, std::size_t inPage, std::size_t done, std::size_t count) {
                    const ConstBytes part = source.subspan(done, count);
                    if (m_overlay.holds(page)) {
                        m_overlay.write(page, inPage, part);
                        return;
                    }
                    Overlay::Page content{};
                    if (count < kPage) {
                        const std::uint64_t begin = page * kPage;
                        readOld(begin, Bytes(content).first(bytesBelow(m_heldEnd, begin, kPage)));
                    }
                    std::copy(part.begin(), part.end(), content.begin() + static_cast<std::ptrdiff_t>(inPage));
                    m_overlay.add(page, content);
                });
}

void HeldBackFile::forEachHeld(const std::function<void(std::uint64_t, ConstBytes)>& visit) const
{
    const std::uint64_t limit = std::min(m_base, m_end);
    Overlay::Page content{};
    for (std::uint64_t page = 0; page * kPage < limit; ++page) {
        // From `low` on every byte may have become zero; before, only held pages count.
        if ((page + 1) * kPage <= m_low)
            page = std::min(m_overlay.firstFrom(page), m_low / kPage);
        const std::uint64_t begin = page * kPage;
        if (begin >= limit)
            break;
        const Bytes part = Bytes(content).first(bytesBelow(limit, begin, kPage));
        readHeld(begin, part);
        visit(begin, part);
    }
}

} // namespace h5scout::storage
