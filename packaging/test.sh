#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Everything that must hold before a change is accepted: the layout of the sources, the Qt-free rooms under the address
# and undefined sanitizers, and the whole build with warnings as errors and all tests. ctest's lines of that come last.
set -euo pipefail

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
packaging/setup.sh build run test

launcher=()
! command -v ccache >/dev/null || launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
failed=()
durations=()

# stage NAME LIMIT_SECONDS COMMAND...: one step with its time limit; a failure is remembered, not the end.
stage() {
    local name=$1 limit=$2 begin=$SECONDS status=0
    shift 2
    echo "== $name"
    timeout --kill-after=10 "$limit" "$@" || status=$?
    case $status in
    0) ;;
    124 | 137) echo "== $name: stopped after its $limit s" ;;
    *) echo "== $name: failed with status $status" ;;
    esac
    durations+=("$(printf '%6d s  %s' $((SECONDS - begin)) "$name")")
    [ "$status" -eq 0 ] || failed+=("$name")
    return "$status"
}

# shellcheck disable=SC2317 # called through stage
layout() {
    find app lib resources ui tests -name '*.cpp' -print0 -o -name '*.h' -print0 | xargs -0 clang-format --dry-run -Werror && return
    echo "clang-format -i on the files named above puts it right."
    return 1
}
export -f layout

# A slip in the layout is told at once: it takes a second to mend and must not cost a whole build.
stage "layout of the sources" 60 bash -c layout || exit 1

if stage "sanitizers: configure" 120 cmake --preset dev-asan "${launcher[@]}" &&
    stage "sanitizers: build" 1800 cmake --build --preset dev-asan; then
    stage "sanitizers: tests of the Qt-free rooms" 900 ctest --preset dev-asan || true
fi

mainBuild=failed
if stage "all: configure" 120 cmake --preset ci "${launcher[@]}" && stage "all: build" 2700 cmake --build --preset ci; then
    mainBuild=ok
fi

echo "== durations"
printf '%s\n' "${durations[@]}"
tellFailures() {
    [ ${#failed[@]} -eq 0 ] || printf '== FAILED: %s\n' "${failed[@]}"
}
tellFailures
[ "$mainBuild" = ok ] || exit 1

status=0
timeout --kill-after=10 900 ctest --preset ci || status=$?
tellFailures
[ ${#failed[@]} -eq 0 ] || exit 1
exit "$status"
