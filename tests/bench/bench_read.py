# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer of bench_read: it makes the files and reads them with h5py, the seconds of which it answers. A line is
"make FILE TYPE STORAGE MEBIBYTES", "read FILE", "rows FILE COUNT", "make-many FILE COUNT", "read-many FILE COUNT"."""
import sys
import time

import h5py
import numpy as np

COLUMNS = 1024
NUMBERS = {"float64": "<f8", "float32": "<f4", "int16": "<i2", "big-endian": ">f8"}
STORAGES = {
    "contiguous": {},
    "chunked": {"chunks": True},
    "gzip": {"chunks": True, "compression": "gzip"},
    "scaleoffset": {"chunks": True, "scaleoffset": 0},
    "shuffle+gzip": {"chunks": True, "compression": "gzip", "shuffle": True},
}


def elements(kind, byte_count):
    """Readings of an instrument: noise of some hundred steps."""
    random = np.random.default_rng(1)

    def steps(width):
        return np.rint(random.normal(scale=100, size=(byte_count // width // COLUMNS, COLUMNS)))

    if kind in NUMBERS:
        return steps(np.dtype(NUMBERS[kind]).itemsize).astype(NUMBERS[kind])
    if kind == "bool":
        return steps(1) > 0
    if kind == "complex":
        return steps(16) + 1j * steps(16)
    if kind == "fixed-text":
        return (steps(16) + 10**6).astype("S16")
    texts = np.array([b"%d" % n for n in range(10**6, 10**6 + 1000)], object)
    return texts[steps(48).astype(int) % 1000]  # what h5py takes for one, about


def make(path, kind, storage, mebibytes):
    values = elements(kind, int(mebibytes) << 20)
    given = dict(STORAGES[storage])
    if "chunks" in given:
        # About as large as h5py's, whose chunk cache and ours hold some of them.
        given["chunks"] = (max(1, (256 << 10) // values[:1].nbytes), COLUMNS)
    with h5py.File(path, "w", libver="latest") as file:
        dtype = h5py.string_dtype() if kind == "text" else values.dtype
        file.create_dataset("a", data=values, dtype=dtype, **given)
    return len(values)


def read(path):
    with h5py.File(path, "r") as file:
        start = time.perf_counter()
        values = file["a"][()]
        seconds = time.perf_counter() - start
    del values
    return seconds


def rows(path, count):
    with h5py.File(path, "r") as file:
        start = time.perf_counter()
        array = file["a"]
        for row in range(int(count)):
            array[row]
        return time.perf_counter() - start


def make_many(path, count):
    with h5py.File(path, "w", libver="latest") as file:
        for number in range(int(count)):
            file[f"a{number}"] = np.arange(10.0)
    return count


def read_many(path, count):
    with h5py.File(path, "r") as file:
        start = time.perf_counter()
        for number in range(int(count)):
            file[f"a{number}"][()]
        return time.perf_counter() - start


COMMANDS = {"make": make, "read": read, "rows": rows, "make-many": make_many, "read-many": read_many}
for line in sys.stdin:
    command, *words = line.split()
    print(COMMANDS[command](*words), flush=True)
