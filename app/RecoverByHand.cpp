// SPDX-License-Identifier: GPL-3.0-or-later
#include "RecoverByHand.h"

#include <cstdio>
#include <exception>

#include "h5scout/storage/Recovery.h"

namespace h5scout::app
{

namespace
{

constexpr const char* kRecover = "--recover";
constexpr const char* kRemoveMark = "--remove-mark";

std::string carryOut(const std::vector<std::string>& arguments)
{
    const std::string& file = arguments[1];
    if (arguments[0] == kRecover) {
        const Recovered recovered = recover(file, arguments.size() > 2 ? arguments[2] : std::string());
        if (recovered == Recovered::NothingToDo && removeWritingFlag(file))
            return "It said that a program has it open for writing, and none has: that note is gone, and programs open "
                   "the file again. It is as that program has left it; look whether all of it can be read.";
        return sentenceOf(recovered);
    }
    return removeMark(file)
               ? "The mark is gone: programs open the file again. Part of it may be as before the edit, part "
                 "as after it; look at it before you rely on it."
               : "The file is not marked: nothing was changed.";
}

} // namespace

bool isForRecovery(const std::vector<std::string>& arguments)
{
    if (arguments.empty())
        return false;
    return (arguments[0] == kRecover && (arguments.size() == 2 || arguments.size() == 3)) ||
           (arguments[0] == kRemoveMark && arguments.size() == 2);
}

bool recoverByHand(const std::vector<std::string>& arguments)
{
    try {
        std::printf("%s: %s\n", arguments[1].c_str(), carryOut(arguments).c_str());
        return true;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "h5scout: %s\n", error.what());
        return false;
    }
}

} // namespace h5scout::app
