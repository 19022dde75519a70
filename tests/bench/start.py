#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time from process start to painted window, from outside: h5scout against the least that Qt needs for a window.

    start.py BIN_FOLDER [--runs 10] [--file FILE]

BIN_FOLDER holds h5scout and bare_window (a release build with H5SCOUT_BUILD_BENCHMARKS). The two are started in turn,
so that what else the machine does hits both alike, and looked at in the same way: every few milliseconds the X server
of DISPLAY is asked for a wide visible window of the process, then for the screen, until what lies in the window's place
is not what was there before the start. Prints each pair with its ratio, then the medians.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

from screen import Screen

MINIMAL_WIDTH = 600  # no splash screen, no tool tip
LIMIT_SECONDS = 60
PAUSE_SECONDS = 0.002


def is_painted(screen, window, before):
    """Most of the window's place on the screen has another colour than before."""
    place = screen.place_of(window)
    if place is None:
        return False
    left, top, width, height = place
    now = screen.samples()
    inside = [point for point in now if left <= point[0] < left + width and top <= point[1] < top + height]
    changed = sum(now[point] != before.get(point) for point in inside)
    return 2 * changed > len(inside)


def seconds_to_window(screen, command, environment):
    """Starts the command, waits for its painted window and ends it."""
    before = screen.samples()
    started = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        window = None
        while time.perf_counter() - started < LIMIT_SECONDS:
            if process.poll() is not None:
                sys.exit(f"{command[0]} ended with the code {process.returncode} before it showed a window.")
            window = window or screen.window_of(process.pid, MINIMAL_WIDTH)
            if window and is_painted(screen, window, before):
                return time.perf_counter() - started
            time.sleep(PAUSE_SECONDS)
        sys.exit(f"{command[0]} showed no window within {LIMIT_SECONDS} seconds.")
    finally:
        process.terminate()
        process.wait()


def milliseconds(seconds):
    return f"{seconds * 1000:7.1f} ms"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", metavar="BIN_FOLDER")
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--file", help="a file that h5scout opens")
    arguments = parser.parse_args()
    if not os.environ.get("DISPLAY"):
        sys.exit("DISPLAY is not set: this measurement needs an X server, for instance xvfb-run -s '-screen 0 "
                 "1920x1080x24'.")
    bare = [os.path.join(arguments.folder, "bare_window")]
    ours = [os.path.join(arguments.folder, "h5scout")] + ([arguments.file] if arguments.file else [])
    for program in (bare[0], ours[0]):
        if not os.access(program, os.X_OK):
            sys.exit(f"{program} is not there. Build it first.")

    screen = Screen()
    with tempfile.TemporaryDirectory() as settings:
        environment = dict(os.environ, XDG_CONFIG_HOME=settings, QT_QPA_PLATFORM="xcb")
        for command in (bare, ours):  # from the disk into memory
            seconds_to_window(screen, command, environment)
        pairs = []
        for run in range(arguments.runs):
            order = (bare, ours) if run % 2 == 0 else (ours, bare)
            times = {command[0]: seconds_to_window(screen, command, environment) for command in order}
            pairs.append((times[bare[0]], times[ours[0]]))
            print(f"run {run + 1:3}: bare window {milliseconds(pairs[-1][0])}, h5scout {milliseconds(pairs[-1][1])}, "
                  f"ratio {pairs[-1][1] / pairs[-1][0]:.2f}", flush=True)
    print(f"median : bare window {milliseconds(statistics.median(pair[0] for pair in pairs))}, "
          f"h5scout {milliseconds(statistics.median(pair[1] for pair in pairs))}, "
          f"ratio {statistics.median(pair[1] / pair[0] for pair in pairs):.2f} (of pairs; load "
          f"{os.getloadavg()[0]:.1f})")


if __name__ == "__main__":
    main()
