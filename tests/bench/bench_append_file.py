# SPDX-License-Identifier: GPL-3.0-or-later
"""What bench_append_file does, with h5py: bench_append_file.py FILE.h5 ARRAY SOURCE COLUMNS. With --make instead of ARRAY
it makes FILE.h5 with the empty array /rows, and SOURCE with so many MiB of float64 (fifth argument)."""
import itertools
import os
import resource
import sys
import time

import h5py
import numpy as np

BLOCK_BYTES = 8 << 20


def blocks(source, columns):
    if source.endswith(".npy"):
        rows = np.load(source, mmap_mode="r")
        step = BLOCK_BYTES // (8 * columns)
        yield from (rows[at : at + step] for at in range(0, len(rows), step))
        return
    with open(source) as file:
        while lines := list(itertools.islice(file, 100_000)):
            yield np.loadtxt(lines, delimiter=",", ndmin=2)


def make(path, source, columns, mebibytes):
    with h5py.File(path, "w") as file:
        file.create_dataset("rows", (0, columns), "f8", maxshape=(None, columns), chunks=(4096, columns))
    random = np.random.default_rng(1)
    if source.endswith(".npy"):
        rows = np.lib.format.open_memmap(source, "w+", "f8", (mebibytes * 2**20 // 8 // columns, columns))
        for at in range(0, len(rows), 2**20):
            rows[at : at + 2**20] = random.normal(size=rows[at : at + 2**20].shape)
        return
    with open(source, "w") as file:
        while file.tell() < mebibytes << 20:
            np.savetxt(file, random.normal(size=(100_000, columns)), "%.9g", ",")


def append(path, name, source, columns):
    start = time.perf_counter()
    with h5py.File(path, "r+") as file:
        array = file[name]
        for block in blocks(source, columns):
            array.resize(len(array) + len(block), 0)
            array[-len(block) :] = block
    with open(path, "rb") as file:
        os.fsync(file)
    print(f"append {time.perf_counter() - start:.2f} s")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if sys.argv[2] == "--make":
    make(sys.argv[1], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
else:
    append(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
