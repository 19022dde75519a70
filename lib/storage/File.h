// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <system_error>
#include <utility>

#include "h5scout/storage/System.h"

namespace h5scout::storage
{

/// Large files are gone through in pieces of this size.
inline constexpr std::size_t kPieceBytes = std::size_t{1} << 20;

/// Owner of an open file. What fails throws std::system_error.
class File
{
public:
    File() = default;
    File(System& system, const std::string& path, System::Mode mode);
    static File nameless(System& system, const std::string& folder);
    /// Another owner of the file that `descriptor` stands for.
    static File duplicateOf(System& system, int descriptor);
    ~File() { close(); }
    File(File&& other) noexcept
        : m_system(other.m_system)
        , m_descriptor(std::exchange(other.m_descriptor, -1))
    {}
    File& operator=(File&& other) noexcept;
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    bool isOpen() const noexcept { return m_descriptor >= 0; }
    int descriptor() const noexcept { return m_descriptor; }
    void close() noexcept;

    /// Bytes read, fewer than asked for only at the end of the file.
    std::size_t readUpTo(Bytes target, std::uint64_t offset) const;
    /// Throws if the file ends before.
    void read(Bytes target, std::uint64_t offset) const;
    void write(ConstBytes source, std::uint64_t offset);
    void truncate(std::uint64_t byteCount);
    void sync();
    /// See System::beginWriting.
    void beginWriting(std::uint64_t offset, std::uint64_t byteCount) noexcept
    {
        m_system->beginWriting(m_descriptor, offset, byteCount);
    }
    FileStatus status() const;
    std::uint64_t byteCount() const { return status().byteCount; }

private:
    System* m_system = nullptr;
    int m_descriptor = -1;
};

/// Gives the bytes from `begin` to `end` to `visit`, a piece at a time. Throws if the file ends before.
void forEachPiece(const File& file, std::uint64_t begin, std::uint64_t end,
                  const std::function<void(std::uint64_t offset, ConstBytes piece)>& visit);

/// Throws std::system_error if `result` is a negative error number, else gives it back.
template <typename Result>
Result orThrow(Result result, const char* attempt)
{
    if (result < 0)
        throw std::system_error(static_cast<int>(-result), std::generic_category(), attempt);
    return result;
}

} // namespace h5scout::storage
