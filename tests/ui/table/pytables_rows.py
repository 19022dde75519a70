#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Has PyTables write arrays of texts and objects, and prints what is to be seen of them: {path: [text of each row]}.

    pytables_rows.py FILE.h5"""
import json
import os
import pickle
import sys

import numpy as np
import tables

TEXTS = ["one", "", "Grüße, 日本 \U0001f600", "two\nlines", "x" * 150]
OBJECTS = [{"a": [1, 2.5, None]}, "text", 1, (1, 2), b"\x00\xff", True, np.float64(0.1), np.arange(6).reshape(2, 3)]


class RunsWhenUnpickled:
    def __reduce__(self):
        return os.system, ("touch " + sys.argv[1] + ".was-run",)


def shown(value):
    if isinstance(value, (np.ndarray, np.generic)):
        return repr(value.tolist())
    return repr(value)


with tables.open_file(sys.argv[1], "w") as file:
    for name, atom, rows in (("vlstring", tables.VLStringAtom(), [text.encode() for text in TEXTS]),
                             ("vlunicode", tables.VLUnicodeAtom(), TEXTS),
                             ("object", tables.ObjectAtom(), OBJECTS),
                             ("numbers", tables.Int16Atom(), [[1, 2], [-3]])):
        array = file.create_vlarray("/", name, atom)
        for row in rows:
            array.append(row)
    lying = file.create_vlarray("/", "lying", tables.Int16Atom())
    lying.append([7])
    lying.attrs.PSEUDOATOM = "vlunicode"
    hostile = file.create_vlarray("/", "hostile", tables.UInt8Atom())
    hostile.append(list(pickle.dumps(RunsWhenUnpickled())))
    hostile.append([1, 2, 3])
    hostile.append([])
    hostile.attrs.PSEUDOATOM = "object"
with tables.open_file(sys.argv[1]) as file:
    print(json.dumps({"/vlstring": [row.decode() for row in file.root.vlstring],
                      "/vlunicode": list(file.root.vlunicode),
                      "/object": [shown(row) for row in file.root.object],
                      "/numbers": [str(list(row)) for row in file.root.numbers]}))
