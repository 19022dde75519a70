#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a file of arrays of many types, and judges what a table shows of them.

    table_judge.py make FILE.h5      prints the paths of the arrays to be looked at
    table_judge.py judge FILE.h5 CELLS.json      prints "equal", or what differs

CELLS.json: {path: [text of each element in C order]}."""
import json
import sys

import h5py
import numpy as np

ROWS, COLUMNS = 12, 3
TALL_ROWS = 10_000_000_000
STATES = {"OFF": 0, "ON": 1, "LOST": -1}


def integers(dtype):
    limits = np.iinfo(dtype)
    ends = [limits.min, limits.max, limits.min + 1, limits.max - 1, 0, 1]
    randoms = np.random.default_rng(1).integers(limits.min, limits.max, ROWS * COLUMNS - len(ends),
                                                dtype=np.dtype(dtype).newbyteorder("="), endpoint=True)
    return np.concatenate([np.array(ends, dtype), randoms.astype(dtype)]).reshape(ROWS, COLUMNS)


def floats(dtype):
    limits = np.finfo(np.dtype(dtype).newbyteorder("="))
    special = [np.nan, np.inf, -np.inf, 0.0, -0.0, limits.max, limits.min, limits.tiny, limits.tiny / 4,
               1 / 3, 0.1, 1.0]
    randoms = np.random.default_rng(2).normal(size=ROWS * COLUMNS - len(special)) * 10.0
    return np.array(special + list(randoms)).astype(dtype).reshape(ROWS, COLUMNS)


def arrays():
    for order, name in (("<", "little"), (">", "big")):
        for kind in "iu":
            for width in (1, 2, 4, 8):
                yield f"{kind}{width}_{name}", integers(f"{order}{kind}{width}")
        for width in (2, 4, 8):
            yield f"f{width}_{name}", floats(f"{order}f{width}")
        for width in (4, 8):
            part = floats(f"{order}f{width}")
            yield f"c{2 * width}_{name}", (part + 1j * part[::-1]).astype(f"{order}c{2 * width}")
    yield "bool", (np.arange(ROWS * COLUMNS) % 3 == 0).reshape(ROWS, COLUMNS)
    yield "line", np.linspace(-1, 1, ROWS)
    yield "scalar", np.float64(21.5)
    yield "fixed", np.array([b"volt", b"", b"kilogram"] * 4, "S8")


def make(path):
    with h5py.File(path, "w") as file, np.errstate(all="ignore"):
        for name, values in arrays():
            file[name] = values
        file.create_dataset("enum_little", data=np.resize([0, 1, -1], ROWS),
                            dtype=h5py.enum_dtype(STATES, basetype="<i2"))
        file.create_dataset("enum_big", data=np.resize([1, -1, 0], ROWS),
                            dtype=h5py.enum_dtype(STATES, basetype=">i4"))
        file.create_dataset("texts", data=["Grüße", "plain", "", "日本"] * 3, dtype=h5py.string_dtype())
        inner = file.create_dataset("inner", (4,), np.dtype((">f4", (3,))))
        inner[...] = np.arange(12.0).reshape(4, 3) / 3
        print("\n".join("/" + name for name in file))
        tall = file.create_dataset("tall", (TALL_ROWS,), "<i8", chunks=(100_000,), fillvalue=-1)
        tall[0] = 7
        tall[TALL_ROWS // 2] = 8
        tall[TALL_ROWS - 1] = 9


def is_same(text, value, dtype):
    if h5py.check_enum_dtype(dtype):
        return text == {number: name for name, number in STATES.items()}[int(value)]
    if dtype.kind == "b":
        return text == str(bool(value))
    if dtype.kind in "iu":
        return text == str(int(value))
    if dtype.kind in "SO":
        return text == value.decode()
    if dtype.kind == "c":
        read = np.array([complex(text)]).astype(dtype)[0]
        return all(same_float(a, b) for a, b in ((read.real, value.real), (read.imag, value.imag)))
    return same_float(dtype.type(float(text)), value) and is_shortest(text, value)


def same_float(read, value):
    return (np.isnan(read) and np.isnan(value)) or (read == value and np.signbit(read) == np.signbit(value))


def is_shortest(text, value):
    digits = [len(number.lower().split("e")[0].replace(".", "").replace("-", "").strip("0"))
              for number in (text, str(value))]
    return digits[0] <= digits[1]


def judge(path, cells_path):
    with open(cells_path, encoding="utf-8") as file:
        cells = json.load(file)
    with h5py.File(path) as file, np.errstate(all="ignore"):
        for name, texts in cells.items():
            dataset = file[name]
            elements = np.asarray(dataset[()]).reshape(-1)
            if len(texts) != len(elements) or not texts:
                return f"{name}: {len(texts)} cells, {len(elements)} elements"
            for i, (text, value) in enumerate(zip(texts, elements)):
                if not is_same(text, value, dataset.dtype.base):
                    return f"{name}[{i}]: {text!r} is shown, {value!r} is stored"
    return "equal"


if sys.argv[1] == "make":
    make(sys.argv[2])
else:
    print(judge(sys.argv[2], sys.argv[3]))
