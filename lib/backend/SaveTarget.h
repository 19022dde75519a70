// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <system_error>

#include "TemporaryFile.h"
#include "h5scout/backend/H5Backend.h"
#include "h5scout/storage/System.h"
#include "h5scout/value/Error.h"

namespace h5scout::backend
{

/// A file on its way to its name: it is written without one, or under a temporary one where the file system has no such
/// files, in the same folder, and takes its own when it is whole. Until then what was there stays. Without finish()
/// nothing is left of it; a process that is killed leaves the temporary name at most.
class SaveTarget
{
public:
    /// Of a file that is a copy of `source` (a descriptor) and may be read by the same people. Throws InvalidSave if
    /// the target is the source itself, by whatever name, or is there and may not be replaced, or another program has
    /// it open; Error if it cannot be written; both with `context`.
    SaveTarget(const std::string& path, ExistingTarget existing, int source, ErrorContext context,
               storage::System& system = storage::System::real());
    SaveTarget(const SaveTarget&) = delete;
    SaveTarget& operator=(const SaveTarget&) = delete;

    /// At its end. Throws Error.
    void append(storage::ConstBytes bytes);
    std::uint64_t byteCount() const noexcept { return m_byteCount; }
    /// It no longer says that a program has it open for writing. Throws Error.
    void clearWritingFlag();
    /// Saves it to the disk and gives it its name. Throws Error, InvalidSave if another program has made a file of that
    /// name meanwhile.
    void finish();
    /// Behind symbolic links.
    const std::string& path() const noexcept { return m_path; }

private:
    void requireFreeTarget(int source);
    void requireReplaceable() const;
    void create(int source);
    [[noreturn]] void refuse(std::string reason, std::string advice) const;
    template <typename Result>
    Result orThrow(Result result) const;
    [[noreturn]] void fail(const std::error_code& code) const;
    template <typename Work>
    void attempt(Work work) const;

    storage::System& m_system;
    std::string m_path;
    bool m_mayReplace;
    ErrorContext m_context;
    std::optional<TemporaryFile> m_file;
    std::uint64_t m_byteCount = 0;
};

} // namespace h5scout::backend
