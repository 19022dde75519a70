# SPDX-License-Identifier: GPL-3.0-or-later
"""Which elements another type holds without loss, and what they become: exact arithmetic, one element at a time."""
import numpy as np


class Refused(Exception):
    """What must be refused, and with which exception."""


def _exactly(number, dtype):
    """The number as `dtype`; None if it is not the same there."""
    if dtype.kind == "c":
        half = np.dtype(f"f{dtype.itemsize // 2}")
        number = complex(number) if isinstance(number, complex) else number
        parts = (number.real, number.imag) if isinstance(number, complex) else (number, 0)
        parts = [_exactly(part, half) for part in parts]
        return None if None in parts else dtype.type(complex(*map(float, parts)))
    if isinstance(number, complex):
        return _exactly(number.real, dtype) if number.imag == 0 else None
    if dtype.kind == "f":
        if isinstance(number, int):
            near = dtype.type(number) if abs(number) < 2**1000 else dtype.type("inf")
            return near if np.isfinite(near) and int(near) == number else None
        near = dtype.type(number)
        return near if near == number or np.isnan(near) else None
    if not np.isfinite(number) or int(number) != number:
        return None
    limits = (0, 1) if dtype.kind == "b" else (np.iinfo(dtype).min, np.iinfo(dtype).max)
    return dtype.type(int(number)) if limits[0] <= int(number) <= limits[1] else None


def _as_string(given, dtype, padding):
    text = given.encode("utf-8", "surrogatepass") if isinstance(given, str) else bytes(given)
    if isinstance(given, str) and not given.isascii():
        raise Refused("InvalidDataType")
    if len(text) > dtype.itemsize or text.endswith(b"\0") or (b"\0" in text and padding != "nullpad"):
        raise Refused("InvalidDataType")
    return text


def require_storable(text):
    """Bytes that HDF5 can hold as a text of UTF-8, and readers decode."""
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("InvalidDataType") from None
    if b"\0" in text:
        raise Refused("InvalidDataType")


def is_text(array):
    return array.dtype.kind in "OU"


def as_text(given):
    """The bytes of each text."""
    if not is_text(given) and given.dtype.kind != "S":
        raise Refused("InvalidDataType")
    texts = [item.encode("utf-8", "surrogatepass") if isinstance(item, str) else bytes(item)
             for item in given.reshape(-1).tolist()]
    for text in texts:
        require_storable(text)
    return texts


def converted(given, dtype, padding="nullterm"):
    """`given` as an array of that dtype; raises Refused."""
    dtype = np.dtype(dtype)
    if dtype.kind == "S":
        if not is_text(given) and given.dtype.kind != "S":
            raise Refused("InvalidDataType")
        items = [_as_string(item, dtype, padding) for item in given.reshape(-1).tolist()]
        return np.array(items, dtype).reshape(given.shape)
    if given.dtype == dtype:
        return given.copy()
    if given.dtype.kind not in "biufc":
        raise Refused("InvalidDataType")
    with np.errstate(all="ignore"):
        items = [_exactly(item, dtype) for item in given.reshape(-1).tolist()]
    if None in items:
        raise Refused("InvalidDataType")
    return np.array(items, dtype).reshape(given.shape)
