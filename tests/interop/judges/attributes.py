# SPDX-License-Identifier: GPL-3.0-or-later
"""What an attribute is in the file once it has been set (FORMAT.md sections 2, 3 and 9, and Attributes.h)."""
import json
import pickle

import numpy as np

from convert import Refused, as_text, converted, is_text, require_storable
from plain_pickle import plain_pickle
from storage import TEXT, raw_bytes, type_for

LONGEST_FIXED_TEXT = 60000
MOST_BYTES = 64000


def fixed(text, charset="utf8", padding="nullterm"):
    return (("string", max(len(text), 1), charset, padding), () if text else None, text)


def text(content, flavour, charset="utf8"):
    """As the convention stores texts."""
    content = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    require_storable(content)
    if flavour == "tables" and len(content) <= LONGEST_FIXED_TEXT:
        return fixed(content, charset)
    return (TEXT, (), [content])


def json_text(value):
    kind = type(value)
    return json.dumps({"module": kind.__module__, "type": kind.__name__, "data": repr(value)})


def as_json(value, flavour):
    if isinstance(value, np.ndarray):
        raise Refused("InvalidDataType")
    return text(json_text(value), flavour)


def _is_real(item):
    return type(item) is float or (type(item) is int and abs(item) <= 2**53)


def array_of(value):
    """The NumPy array by which HDF5 holds a value; None if it holds no such."""
    if isinstance(value, np.ndarray):
        return value
    if isinstance(value, np.generic):
        return np.asarray(value) if value.dtype.kind in "biufc" else None
    if isinstance(value, (bool, float, complex)):
        return np.asarray(value)
    if isinstance(value, int):
        kind = "i8" if -2**63 <= value < 2**63 else "u8" if 0 <= value < 2**64 else None
        return np.asarray(value, kind) if kind else None
    if not isinstance(value, (list, tuple)) or not value:
        return None
    kinds = {type(item) for item in value}
    if kinds == {int} and all(-2**63 <= item < 2**63 for item in value):
        return np.array(value, "i8")
    if kinds in ({bool}, {complex}):
        return np.array(value)
    if kinds == {str}:
        return np.array(value, object)
    return np.array(value, "f8") if all(map(_is_real, value)) else None


def _plain_bytes(value):
    if b"\0" in value:
        raise Refused("InvalidDataType")
    if value.endswith(b"."):
        try:
            pickle.loads(value)
            raise Refused("InvalidDataType")  # PyTables would unpickle it
        except Refused:
            raise
        except Exception:
            pass
    return value


def _elements(array, flavour):
    if is_text(array):
        if array.size * 16 > MOST_BYTES:
            raise Refused("InvalidDataType")
        return (TEXT, array.shape, as_text(array))
    if array.nbytes > MOST_BYTES:
        raise Refused("InvalidDataType")
    return (type_for(array.dtype, flavour), array.shape, raw_bytes(array))


def as_native(value, flavour):
    if isinstance(value, str):
        return text(str(value), flavour)
    if isinstance(value, bytes):
        return fixed(_plain_bytes(bytes(value)), "ascii", "nullterm" if flavour == "tables" else "nullpad")
    array = array_of(value)
    if array is None:
        raise Refused("InvalidDataType")
    return _elements(array, flavour)


def new(name, value, storage, flavour):
    is_title = name == "TITLE" and isinstance(value, str)
    if name == "TITLE" and flavour != "plain" and not is_title:
        raise Refused("InvalidDataType")  # PyTables could not open the node
    if storage == "native" or is_title:
        return as_native(value, flavour)
    if storage == "keep" and (flavour == "plain" or name == "TITLE" or isinstance(value, np.ndarray)):
        return as_native(value, flavour)
    return as_json(value, flavour)


def is_json(stored):
    kind, _, content = stored
    content = content[0] if isinstance(content, list) and content else content
    return kind[0] == "string" and isinstance(content, bytes) and content.startswith(b'{"module": ')


def is_json_text(stored):
    """PyMoDAQ's JSON of a text."""
    content = stored[2][0] if isinstance(stored[2], list) else stored[2]
    return is_json(stored) and json.loads(content)["type"] == "str"


def is_pickle(stored):
    """PyTables' rule (FORMAT.md section 9)."""
    kind, shape, content = stored
    if kind[0] != "string" or kind[1] is None or kind[2] != "ascii" or shape or not content.endswith(b"."):
        return False
    try:
        pickle.loads(content)
        return True
    except Exception:
        return False


def is_text_stored(stored):
    return stored[0][0] == "string" and not stored[1]


def _like_text(stored, value, flavour, keeps_charset=False):
    kind, shape, _ = stored
    is_variable = kind == TEXT
    if isinstance(value, bytes) and not is_variable:
        return fixed(_plain_bytes(bytes(value)), kind[2], kind[3])
    if not isinstance(value, str):
        raise Refused("InvalidDataType")
    content = value.encode("utf-8", "surrogatepass")
    require_storable(content)
    if is_variable or len(content) > LONGEST_FIXED_TEXT:
        return (TEXT, (), [content])
    charset = kind[2] if keeps_charset or (value.isascii() and not value.endswith(".")) else "utf8"
    if not content and flavour != "tables" and shape is not None:
        return (("string", 1, charset, kind[3]), (), b"\0")
    return fixed(content, charset, kind[3])


def _float32(array):
    with np.errstate(all="ignore"):
        singles = array.astype("f4")
    same = all(str(one) == repr(other) for one, other in zip(singles.reshape(-1), array.reshape(-1).tolist()))
    return singles if same else array


def _like_elements(stored, value):
    kind, shape, content = stored
    array = np.array(value, object) if isinstance(value, str) else array_of(value)
    if array is None or is_text(array) != (kind[0] == "string") or array.shape != shape:
        raise Refused("InvalidDataType")
    if kind == TEXT:
        return (kind, shape, as_text(array))
    dtype = dtype_of(kind)
    if array.dtype == "f8" and dtype == "f4":
        array = _float32(array)
    return (kind, shape, raw_bytes(converted(array, dtype, kind[-1])))


def dtype_of(kind):
    """The dtype of a stored type."""
    if kind[0] in ("integer", "float"):
        return np.dtype(f"{'f' if kind[0] == 'float' else 'i' if kind[-1] else 'u'}{kind[1]}")
    return np.dtype({"bitfield": "?", "enum": "?", "compound": f"c{kind[1]}", "string": f"S{kind[1]}"}[kind[0]])


def replaced(name, stored, value, storage, flavour):
    """In place of `stored`."""
    kind, shape, _ = stored
    if storage != "keep":
        return new(name, value, storage, flavour)
    if name == "TITLE" and flavour != "plain" and not isinstance(value, str):
        raise Refused("InvalidDataType")
    if is_json(stored) and not name == "TITLE":
        if isinstance(value, np.ndarray):
            raise Refused("InvalidDataType")
        return _like_text(stored, json_text(value), flavour)
    if is_pickle(stored):
        if isinstance(value, (str, bytes)) or not isinstance(value, (list, tuple)) and array_of(value) is not None:
            return as_native(value, flavour)
        content = plain_pickle(value)
        if len(content) > LONGEST_FIXED_TEXT:
            raise Refused("InvalidDataType")
        return fixed(content, "ascii", kind[3])
    if kind[0] == "string" and not shape:
        return _like_text(stored, value, flavour, name == "TITLE")  # PyTables calls its own ASCII whatever they hold
    return _like_elements(stored, value)
