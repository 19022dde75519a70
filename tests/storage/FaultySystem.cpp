// SPDX-License-Identifier: GPL-3.0-or-later
#include "FaultySystem.h"

#include <csignal>

#include <sys/stat.h>
#include <unistd.h>

namespace h5scout::test
{

namespace
{

bool isBehindTheEnd(int descriptor, std::uint64_t offset)
{
    struct stat status = {};
    return ::fstat(descriptor, &status) != 0 || offset > static_cast<std::uint64_t>(status.st_size);
}

} // namespace

void FaultySystem::arm(Fault fault, std::uint64_t atCall, int error)
{
    m_fault = fault;
    m_atCall = atCall;
    m_error = error;
    m_calls = 0;
    m_hasStruck = false;
}

bool FaultySystem::strikes()
{
    const std::uint64_t call = m_calls++;
    if (m_fault == Fault::None || call < m_atCall)
        return false;
    if (call > m_atCall && m_fault == Fault::Error)
        return false;
    m_hasStruck = true;
    if (m_fault == Fault::Kill)
        ::kill(::getpid(), SIGKILL);
    return true;
}

int FaultySystem::open(const std::string& path, Mode mode)
{
    return mode == Mode::CreateNew && strikes() ? -m_error : System::open(path, mode);
}

std::int64_t FaultySystem::write(int descriptor, storage::ConstBytes source, std::uint64_t offset)
{
    const bool isFirst = !m_hasStruck;
    const bool needsRoom = isBehindTheEnd(descriptor, offset + source.size());
    if (!(needsRoom ? strikes() : strikesWithoutNeed()))
        return System::write(descriptor, source, offset);
    if (m_fault == Fault::DeathInWrite && isFirst)
        System::write(descriptor, source.first(source.size() / 2), offset);
    return -m_error;
}

int FaultySystem::truncate(int descriptor, std::uint64_t byteCount)
{
    return strikesWithoutNeed() ? -m_error : System::truncate(descriptor, byteCount);
}

int FaultySystem::sync(int descriptor)
{
    ++syncCount;
    if (strikesWithoutNeed())
        return -m_error;
    return syncsForReal ? System::sync(descriptor) : 0;
}

int FaultySystem::syncFolder(const std::string& folder)
{
    ++syncCount;
    if (strikesWithoutNeed())
        return -m_error;
    return syncsForReal ? System::syncFolder(folder) : 0;
}

int FaultySystem::remove(const std::string& path)
{
    return strikesWithoutNeed() ? -m_error : System::remove(path);
}

int FaultySystem::rename(const std::string& from, const std::string& to)
{
    return strikesWithoutNeed() ? -m_error : System::rename(from, to);
}

} // namespace h5scout::test
