# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer of bench_append_texts: it appends texts as that does, and answers the seconds. A line is
"pickles FILE COUNT BLOCK" (PyTables, as PyMoDAQ writes its log), "read-pickles FILE COUNT" (of that file), "texts FILE COUNT
BLOCK" (h5py)."""
import pickle
import sys
import time

import h5py
import numpy as np
import tables


def texts_of(block):
    return [f"2024-05-01 12:00:00 INFO the stage has arrived at {number} um" for number in range(block)]


def pickles(path, count, block):
    with tables.open_file(path, "w") as file:
        array = file.create_vlarray("/", "log", tables.UInt8Atom())
        texts = texts_of(block)
        start = time.perf_counter()
        for _ in range(0, count, block):
            for text in texts:  # PyTables takes one row a call
                array.append(np.frombuffer(pickle.dumps(text), np.uint8))
        return time.perf_counter() - start


def read_pickles(path, count):
    with tables.open_file(path) as file:
        array = file.root.log
        start = time.perf_counter()
        for row in range(count):
            pickle.loads(array[row].tobytes())
        return time.perf_counter() - start


def texts(path, count, block):
    with h5py.File(path, "w") as file:
        array = file.create_dataset("texts", (0,), h5py.string_dtype(), maxshape=(None,), chunks=(1024,))
        texts = texts_of(block)
        start = time.perf_counter()
        for row in range(0, count, block):
            array.resize(row + block, 0)
            array[row:] = texts
        return time.perf_counter() - start


COMMANDS = {"pickles": pickles, "read-pickles": read_pickles, "texts": texts}
for line in sys.stdin:
    command, path, *numbers = line.split()
    print(COMMANDS[command](path, *map(int, numbers)), flush=True)
