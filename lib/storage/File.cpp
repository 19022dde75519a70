// SPDX-License-Identifier: GPL-3.0-or-later
#include "File.h"

#include <algorithm>
#include <cerrno>
#include <vector>

namespace h5scout::storage
{

File::File(System& system, const std::string& path, System::Mode mode)
    : m_system(&system)
    , m_descriptor(orThrow(system.open(path, mode), "open"))
{}

File File::nameless(System& system, const std::string& folder)
{
    File file;
    file.m_system = &system;
    file.m_descriptor = orThrow(system.openNameless(folder), "open");
    return file;
}

File File::duplicateOf(System& system, int descriptor)
{
    File file;
    file.m_system = &system;
    file.m_descriptor = orThrow(system.duplicate(descriptor), "open");
    return file;
}

File& File::operator=(File&& other) noexcept
{
    if (this != &other) {
        close();
        m_system = other.m_system;
        m_descriptor = std::exchange(other.m_descriptor, -1);
    }
    return *this;
}

void File::close() noexcept
{
    if (isOpen())
        m_system->close(std::exchange(m_descriptor, -1));
}

std::size_t File::readUpTo(Bytes target, std::uint64_t offset) const
{
    std::size_t done = 0;
    while (done < target.size()) {
        const std::int64_t count = m_system->read(m_descriptor, target.subspan(done), offset + done);
        if (count == -EINTR)
            continue;
        if (orThrow(count, "read") == 0)
            break;
        done += static_cast<std::size_t>(count);
    }
    return done;
}

void File::read(Bytes target, std::uint64_t offset) const
{
    if (readUpTo(target, offset) < target.size())
        throw std::system_error(EIO, std::generic_category(), "read: the file ends too early");
}

void File::write(ConstBytes source, std::uint64_t offset)
{
    std::size_t done = 0;
    while (done < source.size()) {
        const std::int64_t count = m_system->write(m_descriptor, source.subspan(done), offset + done);
        if (count == -EINTR)
            continue;
        if (orThrow(count, "write") == 0)
            throw std::system_error(ENOSPC, std::generic_category(), "write");
        done += static_cast<std::size_t>(count);
    }
}

void File::truncate(std::uint64_t byteCount)
{
    orThrow(m_system->truncate(m_descriptor, byteCount), "set the size");
}

void File::sync()
{
    // Never repeated: after a failure the kernel may report success for pages that it has dropped.
    orThrow(m_system->sync(m_descriptor), "save to the disk");
}

FileStatus File::status() const
{
    FileStatus status;
    orThrow(m_system->status(m_descriptor, status), "look at the file");
    return status;
}

void forEachPiece(const File& file, std::uint64_t begin, std::uint64_t end,
                  const std::function<void(std::uint64_t, ConstBytes)>& visit)
{
    if (begin >= end)
        return;
    std::vector<std::uint8_t> piece(static_cast<std::size_t>(std::min<std::uint64_t>(kPieceBytes, end - begin)));
    for (std::uint64_t offset = begin; offset < end;) {
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), end - offset));
        const Bytes part = Bytes(piece).first(count);
        file.read(part, offset);
        visit(offset, part);
        offset += count;
    }
}

} // namespace h5scout::storage
