#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the packages of debian-packages.txt that are missing. Says nothing when all are there.
#   packaging/setup.sh [SECTION...]      build, run, test; without a section all three
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
[ $# -gt 0 ] || set -- build run test

packages=$(for section in "$@"; do
    sed -n "/^\[$section\]/,/^\[/ { /^\[/d; s/[[:space:]]*#.*//; /./p; }" "$here/debian-packages.txt"
done | sort -u)
[ -n "$packages" ] || { echo "setup.sh: debian-packages.txt has no section $*" >&2; exit 2; }

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This is no Debian system: install the counterparts of these packages yourself, then build with" >&2
    echo "cmake --preset release && cmake --build --preset release:" >&2
    echo "$packages" | tr '\n' ' ' >&2
    echo >&2
    exit 1
fi

missingOf() {
    # dpkg-query fails when it knows nothing of a name; what it does know still comes out.
    # shellcheck disable=SC2086
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $1 2>/dev/null | sed -n 's/^installed //p') || true
    for package in $1; do
        printf '%s\n' "$installed" | grep -qxF "$package" || printf '%s ' "$package"
    done
}

missing=$(missingOf "$packages")
[ -n "$missing" ] || exit 0

echo "h5scout needs these Debian packages: $missing"
if [ "$(id -u)" -eq 0 ]; then
    asRoot=""
elif command -v sudo >/dev/null; then
    asRoot="sudo"
else
    echo "You are not root and there is no sudo. Ask an administrator to run:" >&2
    echo "    apt-get install $missing" >&2
    exit 1
fi

install() {
    # shellcheck disable=SC2086
    $asRoot env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
}

# Package lists may be absent (a fresh image) or too old (a download fails); only then are they fetched.
known=yes
for package in $missing; do
    [ -n "$(apt-cache madison "$package" 2>/dev/null)" ] || known=no
done
if [ "$known" = no ] || ! install; then
    $asRoot apt-get update -q
    install
fi

missing=$(missingOf "$packages")
[ -z "$missing" ] || { echo "Could not install: $missing" >&2; exit 1; }
