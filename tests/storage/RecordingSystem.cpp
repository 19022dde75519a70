// SPDX-License-Identifier: GPL-3.0-or-later
#include "RecordingSystem.h"

#include <algorithm>
#include <filesystem>

#include "StorageFiles.h"

namespace h5scout::test
{

using Place = RecordingSystem::Place;
using Kind = RecordingSystem::Kind;
using Call = RecordingSystem::Call;

RecordingSystem::RecordingSystem(std::string path)
    : m_path(std::move(path))
    , m_journal(journalOf(m_path))
{}

Place RecordingSystem::placeOf(const std::string& path) const
{
    return path == m_path ? Place::File : path == m_journal ? Place::Journal : Place::Elsewhere;
}

Place RecordingSystem::placeOf(int descriptor) const
{
    const auto found = m_places.find(descriptor);
    return found == m_places.end() ? Place::Elsewhere : found->second;
}

int RecordingSystem::open(const std::string& path, Mode mode)
{
    const int descriptor = System::open(path, mode);
    if (descriptor >= 0)
        m_places[descriptor] = placeOf(path);
    if (descriptor >= 0 && mode == Mode::CreateNew)
        m_calls.push_back({Kind::Create, placeOf(path)});
    return descriptor;
}

void RecordingSystem::close(int descriptor) noexcept
{
    m_places.erase(descriptor);
    System::close(descriptor);
}

std::int64_t RecordingSystem::write(int descriptor, storage::ConstBytes source, std::uint64_t offset)
{
    m_calls.push_back({Kind::Write, placeOf(descriptor), offset, std::string(source.begin(), source.end())});
    return System::write(descriptor, source, offset);
}

int RecordingSystem::truncate(int descriptor, std::uint64_t byteCount)
{
    m_calls.push_back({Kind::Truncate, placeOf(descriptor), byteCount});
    return System::truncate(descriptor, byteCount);
}

int RecordingSystem::sync(int descriptor)
{
    m_calls.push_back({Kind::Sync, placeOf(descriptor)});
    return 0;
}

int RecordingSystem::syncFolder(const std::string&)
{
    m_calls.push_back({Kind::Sync, Place::Folder});
    return 0;
}

int RecordingSystem::remove(const std::string& path)
{
    m_calls.push_back({Kind::Remove, placeOf(path)});
    return System::remove(path);
}

namespace
{

constexpr std::size_t kSectorBytes = 512;

class Disk
{
public:
    Disk(const std::vector<Call>& calls, std::size_t count, std::mt19937_64& random, std::size_t ignored)
        : m_calls(calls)
        , m_count(std::min(count, calls.size()))
        , m_random(random)
        , m_ignored(ignored)
    {}

    std::string contentOf(Place place, std::string content)
    {
        const std::size_t synced = lastSync(place);
        for (std::size_t index = 0; index < m_count; ++index) {
            const Call& call = m_calls[index];
            if (call.place != place || index == m_ignored)
                continue;
            if (call.kind == Kind::Truncate && (index < synced || coin()))
                content.resize(call.offset, '\0');
            else if (call.kind == Kind::Write)
                write(content, call, index < synced);
        }
        return content;
    }

    bool hasJournal()
    {
        const std::size_t synced = lastSync(Place::Folder);
        bool isThere = false;
        for (std::size_t index = 0; index < m_count; ++index) {
            const Call& call = m_calls[index];
            if (call.place != Place::Journal || index == m_ignored)
                continue;
            if (call.kind == Kind::Create || call.kind == Kind::Remove)
                isThere = index < synced || coin() ? call.kind == Kind::Create : isThere;
        }
        return isThere;
    }

private:
    bool coin() { return m_random() % 2 == 0; }

    std::size_t lastSync(Place place) const
    {
        std::size_t last = 0;
        for (std::size_t index = 0; index < m_count; ++index) {
            if (m_calls[index].kind == Kind::Sync && m_calls[index].place == place && index != m_ignored)
                last = index;
        }
        return last;
    }

    void write(std::string& content, const Call& call, bool isSynced)
    {
        for (std::size_t done = 0; done < call.bytes.size();) {
            const std::size_t place = call.offset + done;
            const std::size_t count = std::min(call.bytes.size() - done, kSectorBytes - place % kSectorBytes);
            if (isSynced || coin()) {
                if (content.size() < place + count)
                    content.resize(place + count, '\0');
                content.replace(place, count, call.bytes, done, count);
            }
            done += count;
        }
    }

    const std::vector<Call>& m_calls;
    std::size_t m_count;
    std::mt19937_64& m_random;
    std::size_t m_ignored;
};

} // namespace

DiskState cutPower(const std::vector<Call>& calls, std::size_t count, const std::string& before,
                   std::mt19937_64& random, std::size_t ignored)
{
    Disk disk(calls, count, random, ignored);
    DiskState state;
    state.file = disk.contentOf(Place::File, before);
    state.hasJournal = disk.hasJournal();
    state.journal = disk.contentOf(Place::Journal, {});
    return state;
}

} // namespace h5scout::test
