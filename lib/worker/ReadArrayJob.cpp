// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "h5scout/backend/CArray.h"
#include "h5scout/backend/Selection.h"
#include "h5scout/protocol/Convert.h"
#include "h5scout/worker/Session.h"

#include "ArrayRequests.h"

namespace h5scout::worker
{

namespace
{

constexpr std::uint64_t kMostArrayBytes = 16U << 20U;
/// HDF5 knows no part of a text: it is read whole to give its beginning.
constexpr std::uint64_t kMostTextBytes = 512U << 20U;

bool isText(const CArray& array)
{
    const ElementKind kind = array.elementType().kind;
    return kind == ElementKind::Text || kind == ElementKind::FixedString;
}

/// The longest beginning of whole characters.
std::string beginning(std::string text, std::uint64_t mostBytes)
{
    std::size_t end = std::min<std::uint64_t>(text.size(), mostBytes);
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    text.resize(end);
    return text;
}

class ReadArrayJob : public Job
{
public:
    ReadArrayJob(const protocol::ReadArray& request, Session& session)
        : m_array(session.backend().getNode(request.path()))
        , m_textLimit(std::min(request.text_limit(), kMostArrayBytes))
    {
        for (const protocol::Range& range : request.ranges())
            m_selection.push_back({range.start(), range.count(), range.stride() == 0 ? 1 : range.stride()});
    }

    std::optional<protocol::Reply> step(PartialReplies&) override
    {
        protocol::Reply reply;
        protocol::ArrayBlock& block = *reply.mutable_array();
        block.set_path(m_array.path());
        for (const SelectionRange& selected : m_selection) {
            protocol::Range& range = *block.add_ranges();
            range.set_start(selected.start);
            range.set_count(selected.count);
            range.set_stride(selected.stride);
        }
        if (m_textLimit > 0 && elementCount(shapeOf(m_selection)) == 1U && isText(m_array))
            readText(block);
        else
            *block.mutable_array() = protocol::toMessage(m_array.read(m_selection, kMostArrayBytes));
        return reply;
    }

private:
    void readText(protocol::ArrayBlock& block) const
    {
        const NdArray whole = m_array.read(m_selection, kMostTextBytes);
        if (whole.size() != 1) { // elements that are arrays of texts
            *block.mutable_array() = protocol::toMessage(whole);
            return;
        }
        std::string text = whole.toText(0);
        if (text.size() > m_textLimit)
            block.set_text_bytes(text.size());
        std::vector<std::string> texts{beginning(std::move(text), m_textLimit)};
        *block.mutable_array() = protocol::toMessage(NdArray(whole.shape(), std::move(texts)));
    }

    CArray m_array;
    std::uint64_t m_textLimit;
    Selection m_selection;
};

} // namespace

std::unique_ptr<Job> makeReadArrayJob(const protocol::ReadArray& request, Session& session)
{
    return std::make_unique<ReadArrayJob>(request, session);
}

} // namespace h5scout::worker
