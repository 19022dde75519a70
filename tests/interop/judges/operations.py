# SPDX-License-Identifier: GPL-3.0-or-later
"""Random operations, most of which are to succeed: (name, arguments) for Model, and as they go to h5scout."""
import random

import numpy as np

import wire
from convert import is_text
from array_model import Array
from model import Group
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


class Picker:
    """Picks an operation that makes sense in the present tree."""

    def __init__(self, model):
        self.model = model

    def node(self, kind=object):
        paths = self.model.paths(kind)
        if not paths or chance(0.03):
            return random.choice(["/missing", "/missing/below"] + self.model.paths())
        return random.choice(paths)

    def where(self):
        shallow = [path for path in self.model.paths(Group) if path.count("/") < 4]
        return self.node() if chance(0.03) else random.choice(shallow)

    def set_attr(self):
        name, path = pick_attribute(), self.node()
        own = [name for name in self.node_attrs(path) if name in ATTRIBUTES]
        if own and chance(0.5):
            name = random.choice(own)
        value = pick_text() if name in ("title", "TITLE") else pick_value()
        return path, name, value, random.choice(["keep", "keep", "json", "native"])

    def node_attrs(self, path):
        try:
            return list(self.model.find(path).attrs)
        except Exception:
            return []

    def own_attribute(self, path):
        """Never one by which a file or node is recognised."""
        own = [name for name in self.node_attrs(path) if name in ATTRIBUTES and (path != "/" or name != "TITLE")]
        return random.choice(own) if own and chance(0.9) else random.choice(["missing", "units"])

    def remove_attr(self):
        path = self.node()
        return path, "shape" if chance(0.02) and path != "/" else self.own_attribute(path)

    def rename_attr(self):
        path, new_name = self.node(), pick_attribute()
        if path == "/" and new_name == "TITLE":
            new_name = "value"  # JSON in the TITLE of the root would make a plain file one of PyMoDAQ's
        return path, self.own_attribute(path), new_name

    def get_set_group(self):
        return self.where(), pick_name(), pick_text(), metadata()

    def add_group(self):
        kind, given = random.choice(GROUP_TYPES), metadata()
        name = random.choice(["Data1D", "data2D", "other"]) if kind == "data_dim" else pick_name()
        if kind == "scan":
            given.append(["scan_type", random.choice(["Scan1D", "scan2d", "", "Scan3D", 5])])
        return self.where(), name, kind, pick_text(), given

    def remove_node(self):
        return (self.node(),)

    def remove_children(self):
        return (random.choice([path for path in self.model.paths(Group) if path != "/"] or ["/missing"]),)

    def rename_node(self):
        return self.node(), pick_name()

    def move_node(self):
        return self.node(), self.where(), random.choice(["", pick_name()])

    def define_compression(self):
        return random.choice(["gzip", "zlib", "gzip", "lzf"]), random.choice([0, 0, 1, 4, 9, 10])

    def create_carray(self):
        array = elements(pick_dtype(), pick_shape())
        if chance(0.05):
            array = elements(random.choice(DTYPES), random.choice([(20000,), (3, 9000), (100, 300)]))
        return self.where(), pick_name(), array, pick_text(), metadata(), self.chunks(array.shape)

    def chunks(self, shape):
        if chance(0.8):
            return []
        return [random.randrange(0 if chance(0.1) else 1, max(extent, 1) + 1) for extent in shape]

    def create_earray(self):
        item = () if chance(0.4) else tuple(random.randrange(0 if chance(0.05) else 1, 5)
                                            for _ in range(random.choice([1, 1, 2])))
        return (self.where(), pick_name(), pick_dtype(), item, pick_text(), metadata(), self.chunks((30, *item)),
                random.choice([1000, 1000, 1, 10**7]))

    def create_vlarray(self):
        dtype = "text" if chance(0.5) else np.dtype(random.choice(DTYPES))
        return self.where(), pick_name(), dtype, pick_text(), metadata(), self.chunks((30,)), 1000

    def arrays(self):
        paths = self.model.paths(Array)
        return [random.choice(paths)] if paths and not chance(0.02) else [self.node()]

    def some_rows(self, array, count):
        if array.sort == "strings":
            texts = np.empty(count, object)
            texts[:] = [random_text() if chance(0.8) else "y" * random.choice([255, 256, 65536]) for _ in range(count)]
            return texts if chance(0.95) else numbers("u1", (5,))
        rows = [changed(array.dtype, (random.randrange(6),)) for _ in range(count)]
        same = rows and len({row.dtype for row in rows}) == 1 and not any(map(is_text, rows))
        return rows if same and chance(0.7) else changed(array.dtype, random.choice([(3,), (0,), (2, 2)]))

    def append(self):
        path = self.arrays()[0]
        try:
            array = self.model.array(path)
        except Exception:
            return path, numbers("f8", (2,))
        if array.is_ragged():
            return path, self.some_rows(array, random.randrange(1, 4))
        item = array.shape[1:]
        shape = random.choice([item, (random.randrange(4), *item), (2, *item), (1, *item)])
        return path, changed(array.dtype, random.choice([(7,), (2, 2), (*item, 2)]) if chance(0.05) else shape)

    def write(self):
        path = self.arrays()[0]
        try:
            array = self.model.array(path)
        except Exception:
            return path, [(0, 1, 1)], numbers("f8", (1,))
        selection = []
        for extent in array.shape:
            start, stride = random.randrange(max(extent, 1)), random.choice([1, 1, 2, 3])
            most = (extent - start + stride - 1) // stride if extent else 0
            selection.append((start if extent else 0, random.randrange(most + 1), stride))
        if selection and chance(0.05):
            selection[0] = (array.shape[0], 1, 1)
        shape = tuple(count for _, count, _ in selection)
        if array.is_ragged():
            return path, selection, self.some_rows(array, max(1, shape[0]))
        return path, selection, changed(array.dtype, shape if chance(0.97) else (1, 1))


WEIGHTS = {"set_attr": 10, "remove_attr": 2, "rename_attr": 2, "get_set_group": 3, "add_group": 5, "remove_node": 2,
           "remove_children": 0.3, "rename_node": 2, "move_node": 2, "define_compression": 2, "create_carray": 5,
           "create_earray": 5, "create_vlarray": 4, "append": 12, "write": 6}
ARGUMENTS = {
    "set_attr": "path name value storage", "remove_attr": "path name", "rename_attr": "path name new_name",
    "get_set_group": "where name title metadata", "add_group": "where name type title metadata", "remove_node": "path",
    "remove_children": "path", "rename_node": "path new_name", "move_node": "path where new_name",
    "define_compression": "name level", "create_carray": "where name array title metadata chunks",
    "create_earray": "where name dtype item title metadata chunks expected",
    "create_vlarray": "where name dtype title metadata chunks expected",
    "append": "path array", "write": "path selection array"}


def pick(model):
    """(name, arguments) of a random operation."""
    name = random.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
    return name, getattr(Picker(model), name)()


def on_wire(name, arguments):
    encode = {"value": wire.value, "array": wire.array, "dtype": wire.dtype, "title": wire.text,
              "metadata": lambda given: [[key, wire.value(value)] for key, value in given]}
    keys = ARGUMENTS[name].split()
    return {"op": name} | {key: encode.get(key, lambda plain: plain)(given) for key, given in zip(keys, arguments)}
