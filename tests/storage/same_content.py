# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads pairs of HDF5 files, one pair a line and tab-separated, on standard input; says which differ in content."""
import sys

import h5py
import numpy


def value_of(obj):
    if isinstance(obj, h5py.Empty):
        return ("empty", str(obj.dtype))
    array = numpy.asarray(obj)
    return (str(array.dtype), array.shape, array.tobytes() if array.dtype.kind != "O" else repr(array.tolist()))


def describe(file):
    lines = {}

    def visit(name, node):
        kind = type(node).__name__
        lines[name] = [kind, {key: value_of(value) for key, value in node.attrs.items()}]
        if isinstance(node, h5py.Dataset):
            lines[name].append((node.shape, str(node.dtype), node.chunks, node.compression))
            if not node.is_virtual and node.shape is not None:
                lines[name].append(value_of(node[()]))

    visit("/", file)
    file.visititems(visit)
    return lines


count = 0
wrong = 0
for line in sys.stdin:
    one, other = line.rstrip("\n").split("\t")
    count += 1
    try:
        with h5py.File(one, "r") as first, h5py.File(other, "r") as second:
            left, right = describe(first), describe(second)
        if left != right:
            wrong += 1
            names = sorted(name for name in left.keys() | right.keys() if left.get(name) != right.get(name))
            print(f"{one} and {other} differ at {names[:5]}")
    except Exception as error:
        wrong += 1
        print(f"{one} or {other} cannot be read: {error}")
print(f"{count} pairs, {wrong} wrong")
sys.exit(1 if wrong else 0)
