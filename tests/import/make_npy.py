# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes arrays of every kind as .npy files into the folder argv[1], and prints for each: file, dtype name as h5scout has
it, shape, elements, separated by tabs. Elements as repr() of Python's own values."""
import pathlib
import sys

import numpy as np

folder = pathlib.Path(sys.argv[1])


def spelled(value):
    if isinstance(value, bytes):
        return value.decode("latin-1")
    return str(value) if isinstance(value, str) else repr(value)


def save(name, array, version=None):
    with open(folder / name, "wb") as file:
        np.lib.format.write_array(file, array, version=version)
    if array.dtype.kind == "U":
        dtype = "str"
    elif array.dtype.kind == "S":
        dtype = f"bytes{array.dtype.itemsize * 8}"
    else:
        dtype = array.dtype.name
    print(name, dtype, repr(array.shape), "|".join(spelled(v) for v in array.ravel().tolist()), sep="\t")


random = np.random.default_rng(1)
numbers = {
    "b1": np.array([True, False, True, True, False, False]),
    **{f"i{n}": np.array([-(2 ** (8 * n - 1)), 2 ** (8 * n - 1) - 1, 0, 1, -1, 7]) for n in (1, 2, 4, 8)},
    **{f"u{n}": np.array([0, 2 ** (8 * n) - 1, 1, 2, 3, 4], dtype="u8") for n in (1, 2, 4, 8)},
    **{f"f{n}": np.array([0.5, -1.25, np.nan, np.inf, -np.inf, 3]) for n in (4, 8)},
    "f2": np.array([0.5, -1.25, 2, 1024, -0.25, 3]),
    **{f"c{n}": np.array([0.5 + 2j, -1.25j, 3, 1 - 1j, 2.5, 0]) for n in (8, 16)},
}
for code, elements in numbers.items():
    for order in "<>":
        array = elements.astype(order + code).reshape(2, 3)
        save(f"{code}-{'little' if order == '<' else 'big'}.npy", array)
        save(f"{code}-{'little' if order == '<' else 'big'}-fortran.npy", np.asfortranarray(array))
save("strings.npy", np.array([b"a", b"bcd", b""], dtype="S3"))
save("texts.npy", np.array(["a", "\u00e9\u20ac\U0001f600", ""]))
save("texts-big.npy", np.array(["a", "\u00e9\u20ac\U0001f600", ""]).astype(">U3"))
save("scalar.npy", np.array(2.5))
save("empty.npy", np.zeros((0, 4), "i4"))
save("cube-fortran.npy", np.asfortranarray(random.integers(-9, 9, (2, 3, 4)).astype("i2")))
for version in ((1, 0), (2, 0), (3, 0)):
    save(f"version{version[0]}.npy", np.arange(5, dtype="i8"), version)
