// SPDX-License-Identifier: GPL-3.0-or-later
#include "AppendFile.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "h5scout/import/ElementText.h"
#include "h5scout/import/SourceFile.h"
#include "h5scout/protocol/Convert.h"
#include "h5scout/protocol/h5scout.pb.h"
#include "h5scout/storage/StorageError.h"
#include "h5scout/worker/PartialReplies.h"

#include "BadRequest.h"
#include "EditActions.h"
#include "FileRows.h"

namespace h5scout::worker
{

namespace
{

/// A row is in memory as a whole.
constexpr std::uint64_t kMostRowBytes = std::uint64_t{256} << 20U;
constexpr std::uint64_t kMostAlignedBytes = std::uint64_t{64} << 20U;

/// The array that rows are appended to.
struct Target
{
    EArray array;
    RowLayout layout;
    std::uint64_t rowBytes = 0;
};

Target targetOf(const Node& node, std::uint64_t elementBytes)
{
    const EArray array(node);
    Shape shape = array.shape();
    if (array.extensibleDimension() != 0 || array.dataType().typeClass == TypeClass::VLen)
        throw Error("Files are appended only to arrays that grow along their first dimension, with rows of one shape.");
    const std::uint64_t rowCount = shape.front();
    shape.erase(shape.begin());
    const std::uint64_t count = elementCount(shape).value_or(kMostRowBytes);
    if (count == 0)
        throw Error("The rows of the array hold no elements: one of their dimensions is 0.");
    if (count > kMostRowBytes / elementBytes)
        throw LimitExceeded(fmt::format("A row of the array has more than {} MiB.", kMostRowBytes >> 20U), {});
    return {array, RowLayout(shape, rowCount), count * elementBytes};
}

/// How many rows are written at once: whole chunks, so that none is compressed twice.
class BlockSizes
{
public:
    BlockSizes(const Target& target, std::uint64_t blockBytes)
        : m_rows(std::max<std::uint64_t>(blockBytes / target.rowBytes, 1))
    {
        const Shape chunk = target.array.chunkShape();
        const std::uint64_t chunkRows = chunk.empty() ? 1 : std::max<std::uint64_t>(chunk.front(), 1);
        if (chunkRows > kMostAlignedBytes / target.rowBytes)
            return;
        m_rows = (m_rows + chunkRows - 1) / chunkRows * chunkRows;
        m_inFirstChunk = target.array.shape().front() % chunkRows;
    }
    /// Of the next block.
    std::uint64_t next() { return m_rows - std::exchange(m_inFirstChunk, 0); }

private:
    std::uint64_t m_rows;
    std::uint64_t m_inFirstChunk = 0;
};

void requireNotCancelled(const PartialReplies& replies)
{
    if (replies.isCancelled())
        throw StorageError(StorageError::Kind::Cancelled, "It was cancelled.", {});
}

void appendRows(const protocol::AppendFile& request, const Node& node, PartialReplies& replies)
{
    const SourceStamp shown{request.file_bytes(), request.file_modified()};
    requireUnchanged(request.file(), shown);
    const ElementType type = protocol::elementTypeFrom(request.type());
    if (!isWritableAsText(type))
        throw BadRequest("Elements of that type are not read from files.", {.node = request.path()});
    const Target target = targetOf(node, type.byteSize);
    const std::unique_ptr<FileRows> rows = openFileRows(request, type, target.layout);
    BlockSizes sizes(target, rows->blockBytes());
    bool isEmpty = true;
    for (;;) {
        const NdArray block = rows->next(sizes.next());
        if (block.size() == 0)
            break;
        isEmpty = false;
        target.array.append(block);
        replies.sendProgress(rows->bytesRead(), shown.byteCount);
        requireNotCancelled(replies);
    }
    if (isEmpty)
        throw Error("There are no rows in it.");
    requireUnchanged(request.file(), shown);
    protocol::Reply all; // saving takes a while, too
    all.mutable_progress()->set_done(shown.byteCount);
    all.mutable_progress()->set_total(shown.byteCount);
    replies.send(std::move(all));
}

/// What is wrong with a file is said of the append, not of reading.
std::string appendFile(const protocol::AppendFile& request, H5Backend& file, PartialReplies& replies)
{
    const Node node = file.getNode(request.path());
    try {
        appendRows(request, node, replies);
    } catch (const StorageError&) {
        throw;
    } catch (const BadRequest&) {
        throw;
    } catch (const Error& error) {
        throw Error(error.reason(), {.file = file.fileName(),
                                     .node = node.path(),
                                     .advice = error.context().advice,
                                     .frames = error.context().frames});
    }
    return node.path();
}

} // namespace

EditPlan appendFilePlan(const protocol::AppendFile& request, PartialReplies& replies)
{
    return {fmt::format("Append the rows of {} to {}", std::filesystem::path(request.file()).filename().string(),
                        nameInMenu(request.path())),
            [&request, &replies](H5Backend& file) { return appendFile(request, file, replies); }};
}

} // namespace h5scout::worker
