// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/backend/FileCopy.h"

#include <filesystem>
#include <vector>

#include <fmt/format.h>

#include "FileBytes.h"
#include "FileState.h"
#include "SaveTarget.h"
#include "h5scout/storage/StorageError.h"

namespace h5scout
{

namespace
{

constexpr std::size_t kPieceBytes = std::size_t{4} << 20U;
constexpr std::uint32_t kFirstVersionWithFlag = 3;

ErrorContext contextOf(const backend::FileState& file, std::string_view path)
{
    return file.context(path.empty() ? "save a copy" : fmt::format("save a copy as {}", path), {});
}

/// Also the name that a new file will have only when it is committed.
void requireOtherName(const backend::FileState& file, const std::string& path, ErrorContext context)
{
    std::error_code error;
    if (path.empty())
        throw InvalidSave("The name is empty.", std::move(context));
    context.advice = "Choose another name.";
    if (path.find('\0') != std::string::npos)
        throw InvalidSave("The name holds a NUL character, where the system would cut it.", std::move(context));
    if (std::filesystem::weakly_canonical(path, error) != std::filesystem::weakly_canonical(file.name(), error))
        return;
    throw InvalidSave("That is the open file itself.", std::move(context));
}

} // namespace

class FileCopy::Private
{
public:
    Private(const std::shared_ptr<backend::FileState>& file, const std::string& path, ExistingTarget existing)
        : m_context(contextOf(*file, path))
        , m_source(checked(file, path), m_context)
        , m_target(path, existing, m_source.descriptor(), m_context)
        , m_piece(kPieceBytes)
        , m_mayHaveFlag(file->isWritable() && file->opened().superblockVersion >= kFirstVersionWithFlag)
    {}

    bool advance(const KeepGoing& keepGoing)
    {
        while (m_target.byteCount() < m_source.byteCount()) {
            m_target.append(m_source.read(m_piece, m_target.byteCount()));
            if (keepGoing && !keepGoing())
                return false;
        }
        if (!m_isFinished)
            finish();
        m_isFinished = true;
        return true;
    }

    const backend::FileBytes& source() const noexcept { return m_source; }
    const backend::SaveTarget& target() const noexcept { return m_target; }

private:
    const std::shared_ptr<backend::FileState>& checked(const std::shared_ptr<backend::FileState>& file,
                                                       const std::string& path) const
    {
        requireOtherName(*file, path, m_context);
        return file;
    }

    void finish()
    {
        m_source.requireUnchanged();
        if (m_mayHaveFlag)
            m_target.clearWritingFlag(); // the copy is not open for writing
        m_target.finish();
    }

    ErrorContext m_context;
    backend::FileBytes m_source;
    backend::SaveTarget m_target;
    std::vector<std::uint8_t> m_piece;
    bool m_mayHaveFlag;
    bool m_isFinished = false;
};

FileCopy::FileCopy(const H5Backend& file, std::string_view path, ExistingTarget existing)
    : m_d(std::make_unique<Private>(file.state(), std::string(path), existing))
{}

FileCopy::~FileCopy() = default;

bool FileCopy::advance(const KeepGoing& keepGoing)
{
    return m_d->advance(keepGoing);
}

std::uint64_t FileCopy::doneBytes() const noexcept
{
    return m_d->target().byteCount();
}

std::uint64_t FileCopy::totalBytes() const noexcept
{
    return m_d->source().byteCount();
}

const std::string& FileCopy::target() const noexcept
{
    return m_d->target().path();
}

void H5Backend::saveFileAs(std::string_view path, const Progress& progress, ExistingTarget existing) const
{
    FileCopy copy(*this, path, existing);
    if (copy.advance([&] { return !progress || progress(copy.doneBytes(), copy.totalBytes()); }))
        return;
    ErrorContext context = contextOf(*state(), path);
    context.advice = "Nothing of that name was changed.";
    throw StorageError(StorageError::Kind::Cancelled, "It was cancelled.", std::move(context));
}

} // namespace h5scout
