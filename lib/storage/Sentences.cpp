// SPDX-License-Identifier: GPL-3.0-or-later
#include "Sentences.h"

#include <cerrno>

#include <fmt/format.h>

#include "Journal.h"

namespace h5scout::storage
{

std::string sentenceOf(const std::error_code& code)
{
    switch (code.value()) {
    case ENOSPC:
    case EDQUOT:
        return "The disk is full.";
    case EFBIG:
        return "The file would become larger than the system allows.";
    case EACCES:
    case EPERM:
        return "You have no permission to write there.";
    case EROFS:
        return "The disk is mounted for reading only.";
    case EIO:
        return "The disk reports an input/output error.";
    case ENOENT:
    case ENOTDIR:
        return "There is no such file.";
    case EEXIST:
        return "Its journal is there already.";
    default:
        return fmt::format("The system says: {}.", code.message());
    }
}

namespace
{

std::string adviceOf(const std::error_code& code)
{
    switch (code.value()) {
    case ENOSPC:
    case EDQUOT:
        return "The file is as before. Make room on the disk and try again.";
    case EACCES:
    case EPERM:
    case EROFS:
        return "The file is as before. Editing needs to write the file and a journal beside it: copy the file to a "
               "folder of yours.";
    case EIO:
        return "The file is as before. Copy it to another disk.";
    case ENOENT:
    case ENOTDIR:
        return "Look whether it was moved or renamed.";
    default:
        return "The file is as before.";
    }
}

StorageError::Kind kindOf(const std::error_code& code)
{
    switch (code.value()) {
    case EACCES:
    case EPERM:
    case EROFS:
        return StorageError::Kind::NotWritable;
    case ENOENT:
    case ENOTDIR:
        return StorageError::Kind::NotEditable;
    default:
        return StorageError::Kind::WriteFailed;
    }
}

} // namespace

StorageError storageError(StorageError::Kind kind, const std::string& path, const char* attempt, std::string reason,
                          std::string advice)
{
    ErrorContext context;
    context.attempt = attempt;
    context.file = path;
    context.advice = std::move(advice);
    return StorageError(kind, std::move(reason), std::move(context));
}

StorageError fromSystem(const std::string& path, const char* attempt, const std::system_error& error)
{
    return storageError(kindOf(error.code()), path, attempt, sentenceOf(error.code()), adviceOf(error.code()));
}

StorageError fromHistoryFolder(const std::string& folder, const std::system_error& error)
{
    return storageError(kindOf(error.code()), folder, "keep the undo history in its folder", sentenceOf(error.code()),
                        "The edited file is as before. Make this folder writable, or move what stands in its place.");
}

StorageError needsRecovery(const std::string& path, const char* attempt, const std::system_error& error)
{
    return storageError(StorageError::Kind::NeedsRecovery, path, attempt,
                        sentenceOf(error.code()) + " It came while the file was being written, so no program opens it "
                                                   "until that is finished.",
                        fmt::format("Keep {} beside it, cure the cause, then run \"h5scout --recover {}\": nothing is "
                                    "lost.",
                                    journalPathOf(path), path));
}

std::string sizeText(std::uint64_t byteCount)
{
    constexpr double kKibibyte = 1024;
    if (byteCount < 1024)
        return fmt::format("{} bytes", byteCount);
    double amount = static_cast<double>(byteCount) / kKibibyte;
    const char* unit = "KiB";
    for (const char* larger : {"MiB", "GiB", "TiB"}) {
        if (amount < kKibibyte)
            break;
        amount /= kKibibyte;
        unit = larger;
    }
    return fmt::format("{:.1f} {} ({} bytes)", amount, unit, byteCount);
}

} // namespace h5scout::storage
