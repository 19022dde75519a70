# SPDX-License-Identifier: GPL-3.0-or-later
"""What PyMoDAQ's JSON and PyTables' pickles mean, in a form that compares."""
import datetime
import json
import pickle
import struct

import numpy as np

import attributes
import wire

NAMES = {"datetime": datetime, "nan": float("nan"), "inf": float("inf"), "nanj": complex(0, float("nan")),
         "infj": complex(0, float("inf")), "__builtins__": {"set": set}}


def comparable(value):
    """A value as wire.py spells it. Sets have no order; Python's reading of complex numbers loses signs of zeros."""
    kind, payload = value
    if kind == "complex":
        return [kind, [0.0 + part if part == part else "nan" for part in struct.unpack("<dd", bytes.fromhex(payload))]]
    if kind in ("tuple", "list", "set"):
        payload = [comparable(item) for item in payload]
        return [kind, sorted(payload, key=json.dumps) if kind == "set" else payload]
    return [kind, [[comparable(key), comparable(item)] for key, item in payload]] if kind == "dict" else value


def meaning(name, stored):
    """(the Python value that an attribute means,), () if it is none but what HDF5 holds."""
    content = stored[2][0] if isinstance(stored[2], list) and stored[2] else stored[2]
    if name != "TITLE" and attributes.is_pickle(stored):
        return (pickle.loads(content),)
    if name != "TITLE" and attributes.is_json(stored):
        return (eval(json.loads(content)["data"], dict(NAMES)),)
    return ()


def spelled(value):
    """A Python value, comparable. PyTables makes arrays of integers that NumPy has no type for."""
    if isinstance(value, np.ndarray) and value.dtype == object and value.shape == ():
        value = value.item()
    return comparable(json.loads(json.dumps(wire.value(value))))
