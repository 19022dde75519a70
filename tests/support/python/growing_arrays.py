#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Arrays of many kinds that grow, and what they hold once rows have been appended.

    growing_arrays.py add FILE                  has h5py and PyTables add them
    growing_arrays.py judge FILE EXPRESSION...  each must be true: `f` is the file for h5py, `t` for PyTables"""
import sys
import warnings

import h5py
import numpy
import tables


def add(path):
    with h5py.File(path, "a") as f:
        texts = h5py.string_dtype()
        f.create_dataset("texts", (2,), texts, maxshape=(None,))[:] = ["alpha", "beta"]
        f.create_dataset("cells", (1, 3), texts, maxshape=(None, 3))[:] = numpy.array([["a", "b", "c"]], dtype=object)
        f.create_dataset("ascii", (1,), h5py.string_dtype("ascii"), maxshape=(None,))[:] = ["plain"]
        colours = h5py.enum_dtype({"RED": 0, "GREEN": 1, "BLUE": 42}, basetype="i")
        f.create_dataset("colours", data=numpy.array([0, 7], "i"), dtype=colours, maxshape=(None,))
        f.create_dataset("wide", data=numpy.arange(6.0).reshape(2, 3), maxshape=(2, None))
        f.create_dataset("deep", data=numpy.arange(24).reshape(2, 3, 4), maxshape=(2, 3, None))
        f.create_dataset("short", data=numpy.arange(2.0), maxshape=(4,))
        f.create_dataset("lines", (1,), h5py.vlen_dtype(colours), maxshape=(None,))[0] = numpy.array([1, 0], "i")
    with tables.open_file(path, "a") as t:
        t.create_earray("/", "extdim", tables.Float64Atom(), (3, 0, 2)).append(numpy.zeros((3, 2, 2)))
        states = tables.EnumAtom(tables.Enum({"ON": 1, "OFF": 0}), "OFF", base="uint8")
        t.create_earray("/", "states", states, (0,)).append([1])
        t.create_vlarray("/", "objects", tables.ObjectAtom()).append([1])


def judge(path, expressions):
    warnings.simplefilter("ignore", tables.exceptions.DataTypeWarning)  # PyTables does not know h5py's strings
    wrong = []
    with h5py.File(path, "r") as f, tables.open_file(path, "r") as t:
        for expression in expressions:
            try:
                if not eval(expression, {"f": f, "t": t, "numpy": numpy}):
                    wrong.append(f"not true: {expression}")
            except Exception as error:
                wrong.append(f"{expression}: {error!r}")
    print("\n".join(wrong))
    return 1 if wrong else 0


if sys.argv[1] == "add":
    add(sys.argv[2])
else:
    sys.exit(judge(sys.argv[2], sys.argv[3:]))
