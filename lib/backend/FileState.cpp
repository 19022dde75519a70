// SPDX-License-Identifier: GPL-3.0-or-later
#include "FileState.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "NodeObject.h"
#include "StatedShape.h"
#include "h5scout/backend/CArray.h"
#include "h5scout/backend/NodeRef.h"
#include "h5scout/hdf5/EditCalls.h"
#include "h5scout/storage/DirectAccess.h"

namespace h5scout::backend
{

namespace
{

constexpr const char* kOpenAttempt = "open the node";

} // namespace

std::string groupInSentence(const std::string& path)
{
    return path == "/" ? "The root group" : "'" + path + "'";
}

FileState::FileState(std::string name, hdf5::Handle file, OpenedFile opened)
    : m_name(std::move(name))
    , m_opened(std::move(opened))
    , m_linkAccess(std::make_unique<hdf5::LinkAccess>())
    , m_file(std::move(file))
{}

std::optional<StorageError> FileState::close() noexcept
{
    constexpr const char* kAttempt = "close the file";
    m_names.clear();
    try {
        settle();
    } catch (const std::exception&) {
        // The rows are there all the same; only what counts them is behind.
    }
    try {
        if (m_writable && m_file)
            closeArrays();
    } catch (const std::exception&) {
        // HDF5 has nothing open there.
    }
    if (m_writable)
        m_writable->close(std::move(m_file));
    std::optional<StorageError> lost;
    try {
        if (m_writable && !m_writable->isHeldBack() && !m_isLossTold)
            lost = lossToTell(kAttempt, {});
    } catch (const std::exception&) {
        // There is no memory for a sentence.
    }
    m_file.reset();
    m_writable.reset();
    m_linkAccess.reset();
    return lost;
}

/// Before the file is closed: what its arrays still have in memory is written now.
void FileState::closeArrays()
{
    hdf5::closeDatasets(
        id(), [this](const std::string& path, const hdf5::CallError& failure) { noteUnwritten(failure, path); });
}

CommitResult FileState::commit()
{
    constexpr const char* kAttempt = "save the file";
    requireModeForWriting(kAttempt, {});
    std::unique_ptr<WritableFile> writable;
    try {
        requireNothingLost(kAttempt, {});
        settle();
        closeArrays();
        if (m_unwritten)
            requireNothingLost(kAttempt, {});
        writable = std::move(m_writable);
        const CommitResult result = writable->save(std::move(m_file));
        close();
        return result;
    } catch (const hdf5::CallError& failure) {
        close();
        throw located(failure, kAttempt, {});
    } catch (...) {
        close();
        throw;
    }
}

void FileState::requireModeForWriting(std::string_view attempt, const std::string& path) const
{
    requireOpen(attempt, path);
    if (!isWritable())
        throw FileModeError("The file is open for reading only.", advising("Open it for writing.", attempt, path));
}

void FileState::requireWritable(std::string_view attempt, const std::string& path) const
{
    requireModeForWriting(attempt, path);
    requireNothingLost(attempt, path);
}

void FileState::requireNothingLost(std::string_view attempt, const std::string& path) const
{
    if (!isAnythingLost())
        return;
    if (const auto loss = lossToTell(attempt, path))
        throw StorageError(*loss);
}

void FileState::noteUnwritten(const hdf5::CallError& failure, const std::string& path) const noexcept
try {
    const bool isToBeTold = m_writable && (m_writable->isHeldBack() || !m_isFlushFailureTold);
    if (isToBeTold && !m_unwritten)
        m_unwritten = UnwrittenElements{path, failure.reason(), failure.context().frames};
} catch (const std::exception&) {
    m_unwritten.emplace(); // the memory does for an empty one
}

/// What made room for the elements of a call that has failed were older ones, which are lost if they could not be
/// written.
void FileState::requireOthersWritten(const hdf5::CallError& failure, std::string_view attempt,
                                     const std::string& path) const
{
    const std::vector<std::string>& frames = failure.context().frames;
    const bool areLost = std::any_of(frames.begin(), frames.end(), [](const std::string& frame) {
        return frame.find("H5D__chunk_cache_evict") != std::string::npos;
    });
    if (!areLost)
        return;
    noteUnwritten(failure, path);
    requireNothingLost(attempt, path);
}

std::optional<StorageError> FileState::lossToTell(std::string_view attempt, const std::string& path) const
{
    if (const std::error_code failure = writeFailure()) {
        m_isLossTold = true;
        return storage::writesLost(failure, context(attempt, path));
    }
    if (!m_unwritten)
        return std::nullopt;
    const bool isHeldBack = m_writable && m_writable->isHeldBack();
    ErrorContext where = context(attempt, path);
    where.frames = m_unwritten->frames;
    where.advice = isHeldBack
                       ? "Nothing can be saved any more: close the file, and do all of it again without the filter "
                         "that fails."
                       : "Write them again, into an array without the filter that fails.";
    StorageError loss(StorageError::Kind::WriteFailed,
                      fmt::format("Elements of the array {} are lost, which were still in memory and could not be "
                                  "written: {}{}",
                                  m_unwritten->path, m_unwritten->reason,
                                  isHeldBack ? "" : " What was flushed before is in the file."),
                      std::move(where));
    if (!isHeldBack)
        m_unwritten.reset();
    return loss;
}

void FileState::beginChange(std::string_view attempt, const std::string& path)
{
    requireWritable(attempt, path);
    settle();
    requireNothingLost(attempt, path);
}

void FileState::flush()
{
    constexpr const char* kAttempt = "write out what is in memory";
    requireNothingLost(kAttempt, {});
    settle();
    requireNothingLost(kAttempt, {}); // of an array that nobody but the settling had open
    attempt(kAttempt, {}, [&] {
        m_isFlushFailureTold = true; // if this is the last word
        hdf5::flushFile(id());
        m_isFlushFailureTold = false;
    });
}

void FileState::settle()
{
    for (const auto& array : std::exchange(m_unsettled, {}))
        restateShape(CArray(Node(array)));
}

void FileState::requireOpen(std::string_view attempt, const std::string& path) const
{
    if (!isOpen())
        throw NodeError(NodeError::Cause::Closed, "The file is closed.",
                        advising("Open it, and take the node from there.", attempt, path));
}

ErrorContext FileState::context(std::string_view attempt, const std::string& path) const
{
    ErrorContext context;
    context.attempt = attempt;
    context.file = m_name;
    context.node = path;
    return context;
}

ErrorContext FileState::advising(const char* advice, std::string_view attempt, const std::string& path) const
{
    ErrorContext where = context(attempt, path);
    where.advice = advice;
    return where;
}

Error FileState::located(const hdf5::CallError& failure, std::string_view what, const std::string& path) const
{
    ErrorContext where = context(what, path);
    where.frames = failure.context().frames;
    return Error(failure.reason(), std::move(where));
}

NodeError FileState::attempted(const NodeError& failure, std::string_view what, const std::string& path) const
{
    ErrorContext where = failure.context();
    if (where.attempt == kOpenAttempt && where.node == path)
        where.attempt = what;
    return {failure.cause(), failure.reason(), std::move(where)};
}

void FileState::closeDatasets()
{
    for (NodeObject* node : std::exchange(m_datasetNodes, {}))
        node->closeObject();
}

FoundObject FileState::openObject(const std::string& path)
{
    requireOpen(kOpenAttempt, path);
    forgetRefusedLink();
    try {
        FoundObject found;
        found.info = hdf5::objectInfo(id(), path, linkAccess());
        found.handle = hdf5::openObject(id(), path, found.info.kind, linkAccess());
        return found;
    } catch (const hdf5::CallError& failure) {
        throw whyNotOpened(path, failure);
    }
}

bool FileState::linkExists(const std::string& path)
{
    requireOpen("look for the node", path);
    if (path == "/")
        return true;
    try {
        return hdf5::linkExists(id(), path, linkAccess());
    } catch (const hdf5::CallError&) {
        return false; // a step before the last is missing, or no group
    }
}

NodeError FileState::whyNotOpened(const std::string& path, const hdf5::CallError& failure)
{
    ErrorContext where = context(kOpenAttempt, path);
    where.frames = failure.context().frames;
    if (const std::string refused = m_linkAccess->takeRefused(); !refused.empty())
        return {NodeError::Cause::NotFollowed,
                fmt::format(
                    "The way leads through an external link to {}. Links into other files are not followed unasked.",
                    refused),
                std::move(where)};
    // Look for the first step that is missing.
    for (std::size_t end = path.find('/', 1);; end = path.find('/', end + 1)) {
        const std::string step = path.substr(0, end);
        if (!linkExists(step)) {
            const std::string parent = parentOfPath(step);
            return {NodeError::Cause::Missing,
                    fmt::format("{} has no child named '{}'.", groupInSentence(parent), nameOfPath(step)),
                    std::move(where)};
        }
        if (end == std::string::npos)
            break;
    }
    try {
        const hdf5::LinkInfo link = hdf5::linkInfo(id(), path, linkAccess());
        if (link.kind == LinkKind::Soft)
            return {NodeError::Cause::Missing,
                    fmt::format("It is a soft link to '{}', where nothing is to be found.", link.target),
                    std::move(where)};
    } catch (const hdf5::CallError&) {
        // The link itself is damaged: the general sentence below holds.
    }
    return {NodeError::Cause::Broken, "The object cannot be read. " + failure.reason(), std::move(where)};
}

} // namespace h5scout::backend
