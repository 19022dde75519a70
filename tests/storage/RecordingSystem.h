// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "h5scout/storage/System.h"

namespace h5scout::test
{

/// Writes down what happens to one file and its journal, so that power cuts can be played on it.
class RecordingSystem : public storage::System
{
public:
    enum class Place : std::uint8_t { File, Journal, Folder, Elsewhere };
    enum class Kind : std::uint8_t { Create, Write, Truncate, Sync, Remove };

    struct Call
    {
        Kind kind;
        Place place;
        std::uint64_t offset = 0; ///< Truncate: the size
        std::string bytes{};
    };

    explicit RecordingSystem(std::string path);

    const std::vector<Call>& calls() const noexcept { return m_calls; }

    int open(const std::string& path, Mode mode) override;
    void close(int descriptor) noexcept override;
    std::int64_t write(int descriptor, storage::ConstBytes source, std::uint64_t offset) override;
    int truncate(int descriptor, std::uint64_t byteCount) override;
    int sync(int descriptor) override;
    int syncFolder(const std::string& folder) override;
    int remove(const std::string& path) override;

private:
    Place placeOf(const std::string& path) const;
    Place placeOf(int descriptor) const;

    std::string m_path;
    std::string m_journal;
    std::map<int, Place> m_places;
    std::vector<Call> m_calls;
};

/// What the disk may hold when the power fails.
struct DiskState
{
    std::string file;
    bool hasJournal = false;
    std::string journal;
};

/// After the first `count` calls on a file that began as `before`: each sector of 512 bytes, size and directory entry
/// that was not synced is there or not, by chance. `ignored`: the number of a call that does nothing, to see what it is
/// for.
DiskState cutPower(const std::vector<RecordingSystem::Call>& calls, std::size_t count, const std::string& before,
                   std::mt19937_64& random, std::size_t ignored = SIZE_MAX);

} // namespace h5scout::test
