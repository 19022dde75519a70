// SPDX-License-Identifier: GPL-3.0-or-later
// The worker's process: requests on standard input, replies on standard output (h5scout.proto, Framing.h). It serves
// one file and ends when its input does. By hand it recovers files (RecoverByHand.h).
#include "RecoverByHand.h"
#include "h5scout/backend/H5Backend.h"
#include "h5scout/worker/RequestLoop.h"
#include "h5scout/worker/Requests.h"
#include "h5scout/worker/Session.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <string>
#include <vector>

using namespace h5scout;

namespace
{

enum ExitCode { kExitDone = 0, kExitFailed = 1, kExitUsage = 2, kExitBadInput = 3 };

constexpr const char* kUsage =
    "Usage: h5scout-worker [--help | --version | --recover FILE [JOURNAL] | --remove-mark FILE]\n"
    "Reads one HDF5 file for h5scout: requests on standard input, replies on standard output.\n"
    "It is started by h5scout. By hand it helps a file in which saving an edit was cut off:\n"
    "  --recover FILE [JOURNAL]  finish the edit, or take it back; JOURNAL if it no longer lies beside FILE\n"
    "  --remove-mark FILE        let programs open FILE although its journal is lost; part of it may be\n"
    "                            as before the edit and part as after it\n";

/// What keeps a bad file from doing harm beyond this process. Called before anything else, while there is one thread
/// only.
void applyGuards()
{
    // A client that is gone shows as a failed write, not as a signal.
    std::signal(SIGPIPE, SIG_IGN);
    // So does a file that would become larger than the system allows.
    std::signal(SIGXFSZ, SIG_IGN);
    // No worker outlives its window, even if the window is killed while the worker is deep in a read.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    // A crash on a bad file is expected; its memory image helps nobody and may be large.
    const rlimit noCore{0, 0};
    ::setrlimit(RLIMIT_CORE, &noCore);
}

/// Keeps standard output for the replies alone: what libraries and filter plugins print goes to standard error. Returns
/// the descriptor for the replies, -1 if the system has none left.
int takeStandardOutput()
{
    const int output = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (output >= 0 && ::dup2(STDERR_FILENO, STDOUT_FILENO) < 0)
        return -1;
    return output;
}

int serve()
{
    const int output = takeStandardOutput();
    if (output < 0) {
        std::fputs("h5scout-worker: standard output cannot be set up.\n", stderr);
        return kExitFailed;
    }
    worker::Session session;
    worker::RequestLoop loop(STDIN_FILENO, output, [&session](const protocol::Request& request) {
        return worker::makeJob(request, session);
    });
    const worker::LoopEnd end = loop.run();
    if (end == worker::LoopEnd::BadInput)
        std::fputs("h5scout-worker: what came on standard input is no request.\n", stderr);
    // Closing a damaged file is where HDF5 crashes last (12 % of all crashes), and a file that was only read needs no
    // closing: so the process ends at once, without destructors and exit handlers.
    std::fflush(nullptr);
    ::_exit(end == worker::LoopEnd::BadInput ? kExitBadInput : kExitDone);
}

} // namespace

int main(int argc, char* argv[])
{
    if (argc > 1 && std::strcmp(argv[1], "--version") == 0) {
        std::printf("h5scout-worker %s, HDF5 %s\n", H5SCOUT_VERSION, hdf5Version().c_str());
        return kExitDone;
    }
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    if (app::isForRecovery(arguments))
        return app::recoverByHand(arguments) ? kExitDone : kExitFailed;
    if (argc > 1) {
        const bool wantsHelp = std::strcmp(argv[1], "--help") == 0;
        std::fputs(kUsage, wantsHelp ? stdout : stderr);
        return wantsHelp ? kExitDone : kExitUsage;
    }
    try {
        applyGuards();
        return serve();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "h5scout-worker: %s\n", error.what());
        return kExitFailed;
    }
}
