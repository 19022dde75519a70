// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace h5scout::storage
{

/// This process has the file open for writing, by whatever name. False where the system cannot tell.
bool isWrittenHere(const std::string& path);

/// Who stands in the way of a file that cannot be had, for a sentence.
struct FileHolder
{
    const char* who = "Another program";
    const char* advice = "Close it there and try again.";
};

/// This program stands in its own way.
inline FileHolder thisProgram()
{
    return {"This program", "Close it here first, or go on with what is open."};
}

/// Whoever has it open for writing.
inline FileHolder writerOf(const std::string& path)
{
    return isWrittenHere(path) ? thisProgram() : FileHolder();
}

} // namespace h5scout::storage
