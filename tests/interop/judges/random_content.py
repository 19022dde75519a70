# SPDX-License-Identifier: GPL-3.0-or-later
"""Random names, texts, elements and values, most of which can be stored; the awkward ones among them."""
import random

import numpy as np

from random_values import random_float, random_integer, random_text, random_value

NAMES = ["alpha", "Beta", "data", "Data00", "Data1D", "größe", "élan", "a b", "中文", "\U0001f600", "x" * 300,
         "Scan000"]
BAD_NAMES = ["", ".", "..", "a/b", " x", "x ", "_i_x", "_p_", "__members__", "a\0b"]
ATTRIBUTES = ["units", "label", "größe", "m/s", "a.b", "title", "TITLE", "x" * 200, "value", "Value", "info"]
DTYPES = ["?", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16"]
GROUP_TYPES = ["detector", "actuator", "data", "ch", "scan", "external_h5", "data_dim", "data_logger"]


def chance(part):
    return random.random() < part


def pick_name():
    return random.choice(BAD_NAMES) if chance(0.04) else random.choice(NAMES)


def numbers(dtype, shape):
    """Bits of all sorts, or small numbers that fit anywhere."""
    dtype, count = np.dtype(dtype), int(np.prod(shape))
    if dtype.kind == "b":
        flat = np.array([chance(0.5) for _ in range(count)], dtype)
    elif chance(0.4):
        flat = np.array([random.randrange(0, 100) for _ in range(count)], dtype)
    else:
        flat = np.frombuffer(random.randbytes(count * dtype.itemsize), dtype).copy()
    return flat.reshape(shape)


def words(shape, alphabet="abcXYZ 01_.'"):
    flat = np.empty(int(np.prod(shape)), object)
    flat[:] = ["".join(random.choice(alphabet) for _ in range(random.randrange(9))) for _ in flat]
    return flat.reshape(shape)


def elements(dtype, shape):
    if isinstance(dtype, str) and dtype == "text":
        return words(shape, random.choice(["abc 01", "aé中\U0001f600"]))
    dtype = np.dtype(dtype)
    return words(shape).astype(dtype) if dtype.kind == "S" else numbers(dtype, shape)


def pick_dtype():
    if chance(0.15):
        return np.dtype(f"S{random.choice([1, 2, 5, 40])}")
    return "text" if chance(0.12) else np.dtype(random.choice(DTYPES))


def pick_shape(most=12):
    shape = tuple(random.randrange(1, most) for _ in range(random.choice([1, 1, 1, 2, 2, 3, 4])))
    return () if chance(0.05) else (0, *shape[1:]) if chance(0.05) else shape


def pick_value():
    choice = random.random()
    if choice < 0.15:
        shape = tuple(random.randrange(4) for _ in range(random.choice([1, 1, 2])))
        return elements(random.choice(DTYPES + ["S3", "text"]), shape)
    if choice < 0.25:
        return elements(random.choice(DTYPES), ())[()]
    if choice < 0.3:
        return random.choice([lambda: "x" * random.choice([255, 59000, 60000, 60001, 70000, 5]),
                              lambda: np.zeros(random.choice([8000, 8001])), lambda: "N.", lambda: b"N."])()
    if choice < 0.5:
        return random.choice([lambda: [random_float() for _ in range(3)], lambda: [1, 2.5], lambda: (True, False),
                              lambda: [random_integer()], lambda: ["a", "é", ""], lambda: [1j], lambda: [],
                              lambda: random.randrange(-200, 200), lambda: 5.0, lambda: True])()
    return random_text() if choice < 0.6 else random_value()


def pick_text():
    return random_text() if chance(0.3) else random.choice(["", "", "V", "A tïtle", "5", "x" * 100])


def metadata():
    return [[pick_attribute(), pick_value()] for _ in range(random.choice([0, 0, 0, 1, 3]))]


def pick_attribute():
    return random.choice(["", "a\0"]) if chance(0.03) else random.choice(ATTRIBUTES)


def changed(dtype, shape):
    """Elements for an array of that dtype: its own, or of another type, which fits at times."""
    return elements(dtype if chance(0.75) else pick_dtype(), shape)
