// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <system_error>

#include "File.h"
#include "OtherWriters.h"
#include "Overlay.h"

namespace h5scout::storage
{

/// What of that which is written to a file does not go to it at once.
enum class HeldBack : std::uint8_t {
    OldBytes,  ///< what would overwrite them: a transaction
    Nothing,   ///< a file that is written directly
    Everything ///< a file that is read only
};

/// A file as an edit sees it. What is written below the old end of the file is held back in the overlay; what is
/// written behind it (the tail) goes to the file at once. No write throws: a failed one is remembered and swallowed,
/// for libhdf5 does not survive it (README.md, "Failed writes"). From then on the tail is held back too, so that
/// libhdf5 goes on seeing what it has written, and the file stays as it is. The same if another program has written to
/// the file of an edit meanwhile: what lies behind the old end may be its own. A file that is written directly is all
/// tail.
class HeldBackFile : public std::enable_shared_from_this<HeldBackFile>
{
public:
    /// An edit. `file` is open for writing and locked; its superblock tells of other writers.
    HeldBackFile(System& system, File file, std::uint64_t superblockAddress, OverlayLimits limits);
    /// A file without one, locked if it is open for writing.
    HeldBackFile(System& system, File file, OverlayLimits limits, HeldBack heldBack);

    /// The end as the edit sees it.
    std::uint64_t end() const noexcept { return m_end; }
    /// The old end: the size of the file when the edit began; 0 of a file that is written directly.
    std::uint64_t base() const noexcept { return m_base; }
    File& file() noexcept { return m_file; }
    System& system() const noexcept { return m_system; }
    const int* descriptor() const noexcept { return &m_descriptor; }

    /// Bytes behind the end are zero. False if the file cannot be read.
    bool read(std::uint64_t offset, Bytes target) noexcept;
    void write(std::uint64_t offset, ConstBytes source) noexcept;
    /// Cuts off, or adds zeros.
    void setEnd(std::uint64_t end) noexcept;

    /// Refuses the commit, as a failed write does.
    void fail(std::errc reason) noexcept { m_failure = std::make_error_code(reason); }
    std::error_code failure() const noexcept { return m_failure; }
    /// Another program has written to the file during the edit. Throws std::system_error.
    bool hasOtherWriters() { return m_others && m_others->haveWritten(m_file); }
    /// What has just been written to the file was not another program. Throws std::system_error.
    void noteOurs()
    {
        if (m_others)
            m_others->noteOurs(m_file);
    }
    std::uint64_t writeCount() const noexcept { return m_writeCount; }
    bool hasTouchedTail() const noexcept { return m_hasTouchedTail; }
    /// `work` is called before the first byte behind the old end is written; it throws nothing.
    void beforeTail(std::function<void()> work) { m_beforeTail = std::move(work); }
    std::uint64_t heldBytes() const noexcept { return m_overlay.heldBytes(); }

    /// Set by the driver: libhdf5 has the file open, perhaps longer than its identifiers show.
    bool isOpenInDriver = false;

    /// Calls `visit` with what the edit leaves below the old and the new end, where it may differ from the file, in the
    /// order of offsets. Throws std::system_error.
    void forEachHeld(const std::function<void(std::uint64_t offset, ConstBytes content)>& visit) const;
    /// Gives the file its old size again. False if another program has written to it: behind what it has made of the
    /// file nothing is ours.
    bool cutTail();

private:
    bool isEdit() const noexcept { return m_others.has_value(); }
    void readOld(std::uint64_t offset, Bytes target) const;
    void readHeld(std::uint64_t offset, Bytes target) const;
    void hold(std::uint64_t offset, ConstBytes source);
    void cutHeld(std::uint64_t end);
    void writeTail(std::uint64_t offset, ConstBytes source);
    void holdTail();
    void beginWriting(std::uint64_t end) noexcept;
    template <typename Work>
    void change(Work work);
    template <typename Work>
    bool remembering(Work work) noexcept;

    System& m_system;
    File m_file;
    int m_descriptor;
    std::optional<OtherWriters> m_others; ///< of an edit
    Overlay m_overlay;
    std::uint64_t m_end;
    std::uint64_t m_base;
    std::uint64_t m_heldEnd; ///< below it bytes are held back: the base, or everything after a failure
    std::uint64_t m_begun;   ///< below it the disk has been told to write the tail
    std::uint64_t m_low;     ///< the file was cut to this size in between: behind it old bytes are zero
    std::uint64_t m_writeCount = 0;
    bool m_hasTouchedTail = false;
    std::function<void()> m_beforeTail;
    std::error_code m_failure;
};

} // namespace h5scout::storage
