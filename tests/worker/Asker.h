// SPDX-License-Identifier: GPL-3.0-or-later
// Requests in one line each, for tests.
#pragma once

#include <string>
#include <vector>

#include "h5scout/protocol/h5scout.pb.h"

namespace h5scout::test
{

/// Requests with ids that count up.
class Asker
{
public:
    protocol::Request openFile(const std::string& path);
    protocol::Request describe(const std::string& path);
    protocol::Request listChildren(const std::string& path, std::uint64_t offset, std::uint32_t limit);
    protocol::Request listAttributes(const std::string& path, std::uint64_t maximalValueBytes = 0,
                                     std::uint64_t offset = 0, std::uint32_t limit = 1000);
    protocol::Request readArray(const std::string& path, const std::vector<std::vector<std::uint64_t>>& ranges,
                                std::uint64_t textLimit = 0);
    protocol::Request readEnvelope(const std::string& path, std::uint32_t columns,
                                   const std::vector<std::uint64_t>& index = {0}, std::uint32_t dimension = 0);
    protocol::Request readImage(const std::string& path, std::uint32_t width, std::uint32_t height,
                                const std::vector<std::uint64_t>& index = {0, 0});
    /// Of everything: `rank` ranges.
    protocol::Request readProjection(const std::string& path, std::uint32_t rank, std::uint32_t rowDimension,
                                     std::uint32_t columnDimension);
    protocol::Request readStatistics(const std::string& path, std::uint32_t rank);
    protocol::Request walk(const std::string& path);
    protocol::Request readAttribute(const std::string& path, const std::string& name,
                                    std::uint64_t maximalValueBytes = 0);

    protocol::Request createFile(const std::string& path, bool mayReplace = false);
    protocol::Request startEditing(const std::string& historyFolder, std::uint64_t historyBytes = 1U << 30U,
                                   std::uint32_t historyEntries = 1000);
    protocol::Request stopEditing();
    /// An Edit without an action.
    protocol::Request edit();
    protocol::Request setAttribute(const std::string& path, const std::string& name, const std::string& text);
    protocol::Request undo(std::uint32_t steps = 1);
    protocol::Request redo(std::uint32_t steps = 1);
    protocol::Request saveAs(const std::string& target, bool mayReplace = false);
    protocol::Request measureRemoval(const std::string& path);
    protocol::Request cancel(const protocol::Request& request);

private:
    protocol::Request next();

    std::uint64_t m_lastId = 0;
};

} // namespace h5scout::test
