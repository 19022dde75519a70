#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds h5scout if necessary and starts it.
#   packaging/run.sh [FILE[::/NODE]...] [OPTION...]      everything is passed on to h5scout
# Without an argument it opens a demonstration file. Without a display it paints the first view into a PNG file.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
build=$root/build/release
log=$root/build/release.log

"$root/packaging/setup.sh" build run
mkdir -p "$root/build"

# Runs a step of the build with its output in the log; a failing step shows it.
quietly() {
    if ! "$@" >>"$log" 2>&1; then
        tail -n 60 "$log" >&2
        echo "h5scout could not be built; the full output is in $log" >&2
        exit 1
    fi
}

: >"$log"
if [ ! -f "$build/build.ninja" ]; then
    echo "Building h5scout; the first time takes a few minutes." >&2
    launcher=""
    ! command -v ccache >/dev/null || launcher="-DCMAKE_CXX_COMPILER_LAUNCHER=ccache"
    # shellcheck disable=SC2086
    quietly cmake -S "$root" --preset release $launcher
fi
quietly cmake --build "$build"

if [ $# -eq 0 ]; then
    maker=$build/bin/h5scout-make-demo
    demo=$root/build/demo/demo.h5
    if [ ! -f "$demo" ] || [ -n "$(find "$maker" -newer "$demo")" ]; then
        mkdir -p "$root/build/demo"
        "$maker" "$demo.part"
        mv -f "$demo.part" "$demo"
    fi
    set -- "$demo::/RawData/Detector000/Data2D/CH00/Data00"
fi

if [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
    exec "$build/bin/h5scout" "$@"
fi

export QT_QPA_PLATFORM=offscreen
for argument in "$@"; do
    case $argument in
    -h | --help | -v | --version | --screenshot | --screenshot=*) exec "$build/bin/h5scout" "$@" ;;
    esac
done
picture=$root/build/h5scout.png
rm -f "$picture"
messages=$root/build/h5scout.messages # Qt's offscreen platform says of each window what it cannot do
if ! timeout 120 "$build/bin/h5scout" --screenshot "$picture" --size 1280x800 --quit-when-idle "$@" 2>"$messages" ||
    [ ! -s "$picture" ]; then
    cat "$messages" >&2
    echo "h5scout ended without painting a picture." >&2
    exit 1
fi
echo "There is no display here. The first view is in $picture"
