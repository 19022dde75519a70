// SPDX-License-Identifier: GPL-3.0-or-later
// The system calls for the worker's input and output.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace h5scout::worker
{

/// Writes all bytes, in as many pieces as it takes. False if nobody reads them any more or the descriptor is broken.
bool writeAll(int descriptor, std::string_view bytes);

/// Reads from a descriptor on one thread until another one stops it.
class StoppableInput
{
public:
    /// Throws Error if the system has no descriptors left.
    explicit StoppableInput(int descriptor);
    ~StoppableInput();
    StoppableInput(const StoppableInput&) = delete;
    StoppableInput& operator=(const StoppableInput&) = delete;

    /// Waits for bytes and gives how many were read; 0 at the end of the input, after an error and after stop().
    std::size_t read(std::span<char> buffer) const;
    /// Any thread.
    void stop() const noexcept;

private:
    int m_descriptor;
    int m_stopReadEnd = -1;
    int m_stopWriteEnd = -1;
};

} // namespace h5scout::worker
