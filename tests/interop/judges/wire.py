# SPDX-License-Identifier: GPL-3.0-or-later
"""Values and arrays as tst_operation_sequences takes them, in JSON. Bytes of all sorts are hexadecimal."""
import datetime
import struct

import numpy as np


def text(given):
    return given.encode("utf-8", "surrogatepass").hex()


def _time(time):
    offset = None if time.tzinfo is None else int(time.utcoffset().total_seconds())
    return [time.hour, time.minute, time.second, time.microsecond, offset]


def value(given):
    """[kind, payload] of a Python value or a NumPy scalar or array."""
    if isinstance(given, (np.generic, np.ndarray)):
        return ["array" if isinstance(given, np.ndarray) else "scalar", array(np.asarray(given))]
    if given is None or isinstance(given, bool):
        return ["none" if given is None else "bool", given]
    if isinstance(given, int):
        return ["int", str(given)]
    if isinstance(given, float):
        return ["float", struct.pack("<d", given).hex()]
    if isinstance(given, complex):
        return ["complex", struct.pack("<dd", given.real, given.imag).hex()]
    if isinstance(given, str):
        return ["text", text(given)]
    if isinstance(given, bytes):
        return ["bytes", given.hex()]
    if isinstance(given, datetime.datetime):
        return ["datetime", [given.year, given.month, given.day] + _time(given)]
    if isinstance(given, datetime.date):
        return ["date", [given.year, given.month, given.day]]
    if isinstance(given, datetime.time):
        return ["time", _time(given)]
    if isinstance(given, dict):
        return ["dict", [[value(key), value(item)] for key, item in given.items()]]
    return [{tuple: "tuple", list: "list", set: "set"}[type(given)], [value(item) for item in given]]


def array(given):
    """An array of numbers, bools or bytes; of str objects, whose texts it holds; of rows if it is a list."""
    if isinstance(given, list):
        return {"shape": [len(given)], "rows": [array(row) for row in given], "dtype": dtype(given[0].dtype)}
    shape = list(given.shape)
    if given.dtype.kind in "OU":
        return {"shape": shape, "texts": [text(str(item)) for item in given.reshape(-1)]}
    return {"shape": shape, "dtype": dtype(given.dtype), "hex": given.tobytes().hex()}


def dtype(given):
    """A dtype by its name; "str" for texts of any length."""
    return "str" if isinstance(given, str) and given == "text" else np.dtype(given).name
