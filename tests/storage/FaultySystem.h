// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "h5scout/storage/System.h"

namespace h5scout::test
{

/// A system that goes wrong at the n-th call that changes something.
class FaultySystem : public storage::System
{
public:
    enum class Fault : std::uint8_t {
        None,
        Error,          ///< this call fails
        ErrorsFromHere, ///< and every later one
        FullDisk,       ///< of the calls that need room this one and every later one; the others work, and do not count
        Death,          ///< from this call on nothing happens, as after a kill; the lock goes when the file is closed
        DeathInWrite,   ///< half of the bytes are written before
        Kill            ///< SIGKILL in earnest
    };

    void arm(Fault fault, std::uint64_t atCall, int error = 5 /* EIO */);
    std::uint64_t callCount() const noexcept { return m_calls; }
    bool hasStruck() const noexcept { return m_hasStruck; }

    int open(const std::string& path, Mode mode) override;
    std::int64_t write(int descriptor, storage::ConstBytes source, std::uint64_t offset) override;
    int truncate(int descriptor, std::uint64_t byteCount) override;
    int sync(int descriptor) override;
    int syncFolder(const std::string& folder) override;
    int remove(const std::string& path) override;
    int rename(const std::string& from, const std::string& to) override;

    /// Real syncs cost time, and only a power cut asks for them.
    bool syncsForReal = false;
    /// Of the calls, those that wait for the disk.
    std::uint64_t syncCount = 0;

private:
    bool strikes();
    /// The same of a call that needs no room on the disk.
    bool strikesWithoutNeed() { return m_fault != Fault::FullDisk && strikes(); }

    Fault m_fault = Fault::None;
    std::uint64_t m_atCall = 0;
    std::uint64_t m_calls = 0;
    int m_error = 5;
    bool m_hasStruck = false;
};

} // namespace h5scout::test
