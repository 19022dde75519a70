# SPDX-License-Identifier: GPL-3.0-or-later
"""Judges an edited file: judge_edit.py FILE EXPRESSION...

Each expression must be true; `f` is the file as h5py opens it, `t` as PyTables does, text(VALUE) what a stored text says
to PyMoDAQ. PyTables must know every node (no UnImplemented) and say no warning. Prints what is wrong."""
import ast
import json
import sys
import warnings

import h5py
import numpy
import tables


def text(value):
    """PyMoDAQ's JSON decoded without its eval; other values as they are."""
    if isinstance(value, bytes):
        value = value.decode()
    try:
        wrapped = json.loads(value)
        return ast.literal_eval(wrapped["data"])
    except (TypeError, ValueError, KeyError, SyntaxError):
        return value


warnings.simplefilter("error")
wrong = []
with h5py.File(sys.argv[1], "r") as f, tables.open_file(sys.argv[1], "r") as t:
    for node in t.walk_nodes("/"):
        if isinstance(node, tables.UnImplemented):
            wrong.append(f"PyTables does not know {node._v_pathname}")
    for expression in sys.argv[2:]:
        try:
            if not eval(expression, {"f": f, "t": t, "text": text, "numpy": numpy, "h5py": h5py}):
                wrong.append(f"not true: {expression}")
        except Exception as error:
            wrong.append(f"{expression}: {error!r}")
print("\n".join(wrong))
sys.exit(1 if wrong else 0)
