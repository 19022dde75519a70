// SPDX-License-Identifier: GPL-3.0-or-later
#include "h5scout/hdf5/ErrorStack.h"

#include <fmt/format.h>

#include <exception>

#include "h5scout/hdf5/CApi.h"

namespace h5scout::hdf5
{

namespace
{

struct Frames
{
    std::vector<std::string> texts;
    std::string innermost;
};

herr_t collectFrame(unsigned /*index*/, const H5E_error2_t* frame, void* data) noexcept
{
    try {
        auto& frames = *static_cast<Frames*>(data);
        const char* description = frame->desc != nullptr ? frame->desc : "";
        frames.texts.push_back(fmt::format("{}: {} ({} line {})", frame->func_name != nullptr ? frame->func_name : "?",
                                           description, frame->file_name != nullptr ? frame->file_name : "?",
                                           frame->line));
        if (*description != '\0')
            frames.innermost = description;
        return 0;
    } catch (...) {
        return -1; // out of memory: the frames collected so far have to do
    }
}

} // namespace

CallError CallError::fromStack(std::string attempt)
{
    Frames frames;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_DOWNWARD, collectFrame, &frames);
    H5Eclear2(H5E_DEFAULT);
    std::string reason =
        frames.innermost.empty() ? "HDF5 gives no reason." : fmt::format("HDF5 says: {}.", frames.innermost);
    ErrorContext context;
    context.attempt = std::move(attempt);
    context.frames = std::move(frames.texts);
    return CallError(std::move(reason), std::move(context));
}

CallError CallError::damaged(std::string attempt, std::string reason)
{
    ErrorContext context;
    context.attempt = std::move(attempt);
    return CallError(std::move(reason), std::move(context));
}

void silenceErrorPrinting()
{
    thread_local bool isSilent = false;
    if (!isSilent) {
        checked(H5open(), "start HDF5");
        checked(H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr), "silence HDF5");
        isSilent = true;
    }
}

} // namespace h5scout::hdf5
