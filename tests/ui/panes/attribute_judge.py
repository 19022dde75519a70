# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes files with attributes by h5py and PyTables, and tells what these two read of them after an edit.

attribute_judge.py make FOLDER          plain.h5 (h5py) and tables.h5 (PyTables, with attributes as PyMoDAQ writes them)
attribute_judge.py read FILE NODE       {name: [type of the stored value, what h5py reads]} as JSON
attribute_judge.py enum FILE NODE NAME  the number, its dtype and the members of an attribute of an enum
attribute_judge.py opens FILE           "ok" if PyTables opens every node of the file
"""
import json
import sys

import h5py
import numpy as np
import tables


def wrapped(value):
    kind = type(value)
    return json.dumps({"module": kind.__module__, "type": kind.__name__, "data": repr(value)})


def make(folder):
    with h5py.File(f"{folder}/plain.h5", "w") as file:
        node = file.create_group("run")
        node.attrs["count"] = np.int16(7)
        node.attrs["gain"] = np.float32(0.5)
        node.attrs["large"] = np.uint64(2**64 - 1)
        node.attrs["matrix"] = np.array([[1, 2], [3, 4]], dtype="int16")
        node.attrs["name"] = "first"
        node.attrs["is_done"] = np.bool_(False)
        states = h5py.enum_dtype({"OFF": 0, "ON": 1, "BROKEN": -1}, basetype=">i2")
        node.attrs.create("state", 1, dtype=states)
        node.attrs.create("odd", 7, dtype=states)
    with tables.open_file(f"{folder}/tables.h5", "w", title="PyMoDAQ file") as file:
        file.root._v_attrs["pymodaq_version"] = wrapped("5.0.5")
        array = file.create_carray("/", "Data00", obj=np.arange(6.0), title="signal")
        array.attrs["units"] = wrapped("V")
        array.attrs["averages"] = wrapped(3)
        array.attrs["window"] = wrapped((1, 2.5))


def stored(attribute):
    kind = attribute.dtype.name if attribute.dtype.kind not in "OSU" else "text"
    return f"{kind} {attribute.shape}"


def read(path, node):
    found = {}
    with h5py.File(path, "r") as file:
        attributes = file[node].attrs
        for name in attributes:
            value = attributes[name]
            value = value.decode() if isinstance(value, bytes) else value
            value = value.tolist() if hasattr(value, "tolist") else value
            found[name] = [stored(np.asarray(attributes[name])), value]
    print(json.dumps(found))


def enum(path, node, name):
    with h5py.File(path, "r") as file:
        attribute = file[node].attrs.get_id(name)
        members = sorted(h5py.check_enum_dtype(attribute.dtype).items())
        print(int(file[node].attrs[name]), attribute.dtype.str, members)


def opens(path):
    with tables.open_file(path, "r") as file:
        for node in file.walk_nodes("/"):
            str(node)
            [node._v_attrs[name] for name in node._v_attrs._v_attrnames]
    print("ok")


if __name__ == "__main__":
    {"make": make, "read": read, "enum": enum, "opens": opens}[sys.argv[1]](*sys.argv[2:])
