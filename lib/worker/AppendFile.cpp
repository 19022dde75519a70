// SPDX-License-Identifier: GPL-3.0-or-later
#include "AppendFile.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
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
    CellType cells;
    RowLayout layout;
    std::uint64_t rowBytes = 0;
};

Target targetOf(const Node& node, const ElementType& type)
{
    const EArray array(node);
    const DataType stored = array.dataType();
    if (stored.typeClass == TypeClass::VLen)
        throw Error("Files are appended only to arrays with rows of one shape.");
    const CellType cells(type, stored);
    const std::uint64_t elementBytes = cells.byteSize();
    Shape shape = array.shape();
    const std::size_t dimension = array.extensibleDimension();
    const std::uint64_t rowCount = shape[dimension];
    shape.erase(shape.begin() + static_cast<std::ptrdiff_t>(dimension));
    const std::uint64_t count = elementCount(shape).value_or(kMostRowBytes);
    if (count == 0)
        throw Error("The rows of the array hold no elements: one of their dimensions is 0.");
    if (count > kMostRowBytes / elementBytes)
        throw LimitExceeded(fmt::format("A row of the array has more than {} MiB.", kMostRowBytes >> 20U), {});
    return {array, cells, RowLayout(shape, rowCount, dimension), count * elementBytes};
}

/// How many rows are written at once: whole chunks, so that none is compressed twice.
class BlockSizes
{
public:
    BlockSizes(const Target& target, std::uint64_t blockBytes)
        : m_rows(std::max<std::uint64_t>(blockBytes / target.rowBytes, 1))
    {
        const Shape chunk = target.array.chunkShape();
        const std::size_t dimension = target.layout.growingDimension();
        const std::uint64_t chunkRows = chunk.empty() ? 1 : std::max<std::uint64_t>(chunk[dimension], 1);
        if (chunkRows > kMostAlignedBytes / target.rowBytes)
            return;
        m_rows = (m_rows + chunkRows - 1) / chunkRows * chunkRows;
        m_inFirstChunk = target.array.shape()[dimension] % chunkRows;
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

/// The rows of one file on their way into an array, a block at a time.
class FileAppend
{
public:
    FileAppend(const protocol::AppendFile& request, PartialReplies& replies)
        : m_request(request)
        , m_replies(replies)
        , m_shown{request.file_bytes(), request.file_modified()}
    {}

    /// Appends the next block. The array's path after the last one. What is wrong with the file is said of the append,
    /// not of reading.
    std::optional<std::string> step(H5Backend& file)
    {
        const std::string path = file.getNodePath(m_request.path());
        try {
            if (!m_open)
                open(file);
            if (appendBlock())
                return std::nullopt;
            finish();
            m_open.reset();
            return path;
        } catch (const StorageError&) {
            m_open.reset();
            throw;
        } catch (const BadRequest&) {
            m_open.reset();
            throw;
        } catch (const Error& error) {
            m_open.reset();
            throw Error(error.reason(), {.file = file.fileName(),
                                         .node = path,
                                         .advice = error.context().advice,
                                         .frames = error.context().frames});
        }
    }

private:
    struct Open
    {
        Target target;
        std::unique_ptr<FileRows> rows;
        BlockSizes sizes;
    };

    void open(const H5Backend& file)
    {
        requireUnchanged(m_request.file(), m_shown);
        const ElementType type = protocol::elementTypeFrom(m_request.type());
        if (!isWritableAsText(type))
            throw BadRequest("Elements of that type are not read from files.", {.node = m_request.path()});
        const Target target = targetOf(file.getNode(m_request.path()), type);
        std::unique_ptr<FileRows> rows = openFileRows(m_request, target.cells, target.layout);
        const BlockSizes sizes(target, rows->blockBytes());
        m_open.emplace(Open{target, std::move(rows), sizes});
    }
    /// False: there was none left.
    bool appendBlock()
    {
        const NdArray block = m_open->rows->next(m_open->sizes.next());
        if (block.size() == 0)
            return false;
        m_isEmpty = false;
        m_open->target.array.append(block);
        m_replies.sendProgress(m_open->rows->bytesRead(), m_shown.byteCount);
        requireNotCancelled(m_replies);
        return true;
    }
    void finish()
    {
        if (m_isEmpty)
            throw Error("There are no rows in it.");
        requireUnchanged(m_request.file(), m_shown);
        protocol::Reply all; // saving takes a while, too
        all.mutable_progress()->set_done(m_shown.byteCount);
        all.mutable_progress()->set_total(m_shown.byteCount);
        m_replies.send(std::move(all));
    }

    const protocol::AppendFile& m_request;
    PartialReplies& m_replies;
    SourceStamp m_shown;
    std::optional<Open> m_open; ///< from the first block to the last
    bool m_isEmpty = true;
};

} // namespace

EditPlan appendFilePlan(const protocol::AppendFile& request, PartialReplies& replies)
{
    return {fmt::format("Append the rows of {} to {}", std::filesystem::path(request.file()).filename().string(),
                        nameInMenu(request.path())),
            [append = std::make_shared<FileAppend>(request, replies)](H5Backend& file) { return append->step(file); }};
}

} // namespace h5scout::worker
