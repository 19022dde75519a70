# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens files that h5scout has written with h5py and PyTables, and compares with what h5scout's own reader says.

Reads lines of JSON {"file": PATH, "nodes": ACCOUNT} (FileAccount.cpp), or with the "error" for which a file is refused;
then h5py must refuse it, too. Writes what is wrong, and how many files were judged.
"""
import json
import os
import sys
import warnings

os.environ["HDF5_USE_FILE_LOCKING"] = "FALSE"

import h5py
import numpy as np
import tables
from h5py import h5a, h5s, h5t

import storage

SCALE_OFFSET = 6  # whose values end in whatever was in memory

CLASSES = {"GROUP": tables.Group, "CARRAY": tables.CArray, "EARRAY": tables.EArray, "VLARRAY": tables.VLArray,
           "StringARRAY": tables.VLArray, "TABLE": tables.Table, "ARRAY": tables.Array}


def as_json(described):
    """Tuples as JSON has them."""
    if isinstance(described, (tuple, list)):
        return [as_json(item) for item in described]
    if isinstance(described, np.integer):
        return int(described)
    return described.hex() if isinstance(described, bytes) else described


def expect(found, said, *what):
    if found != said:
        raise AssertionError(f"{what}: h5py finds {found!r:.500}, h5scout says {said!r:.500}")


def array_of(account):
    return np.frombuffer(bytes.fromhex(account["hex"]), dtype_of(account["dtype"])).reshape(account["shape"])


def dtype_of(name):
    return np.dtype(f"S{int(name[5:]) // 8}") if name.startswith("bytes") else np.dtype(name)


def texts_of(values):
    return [(text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")).hex()
            for text in np.asarray(values, object).reshape(-1)]


def expect_same(found, said, *what, is_big_endian=False):
    """The elements of an array; `said` null where h5scout does not show them."""
    if said is None:
        return
    if "items" in said and is_big_endian:
        return  # h5py leaves the byte order of rows as it is; h5dump and PyTables turn it
    if "items" in said and not all(isinstance(item, str) for item in said["items"]):
        rows = np.asarray(found).reshape(-1)
        expect(len(rows), len(said["items"]), *what)
        for row, item in zip(rows, said["items"]):
            expect_same(row, item, *what)
    elif "items" in said:
        expect(texts_of(found), said["items"], *what)
    else:
        found, expected = np.asarray(found), array_of(said)
        if found.dtype.names and expected.dtype.kind == "c":
            real, imaginary = found.dtype.names
            found = found[real] + 1j * found[imaginary]
        expect(list(found.shape), said["shape"], *what)
        if expected.dtype.kind == "S":
            expect(found.astype("S").tolist(), expected.tolist(), *what)
        elif expected.dtype.kind == "V":
            expect(found.tobytes(), expected.tobytes(), *what)
        else:
            is_same = np.array_equal(found.astype(expected.dtype), expected, equal_nan=expected.dtype.kind in "fc")
            expect(is_same, True, *what, found, expected)


def check_attributes(node, said, path):
    names = [name.encode("utf-8", "surrogateescape").hex() for name in node.attrs]
    expect(sorted(names), sorted(said), path, "attributes")
    for name, attribute in said.items():
        what = (path, bytes.fromhex(name).decode("utf-8", "replace"))
        stored = h5a.open(node.id, bytes.fromhex(name))
        kind, space = stored.get_type(), stored.get_space()
        is_null = space.get_simple_extent_type() == h5s.NULL
        expect(as_json(storage.described(kind)), attribute["type"], *what, "type")
        expect(None if is_null else list(space.get_simple_extent_dims()), attribute["shape"], *what, "space")
        if attribute["value"] is not None and not is_null:
            check_value(node, name, kind, attribute["value"], what)


def check_value(node, name, kind, said, what):
    if "text" not in said:
        return expect_same(node.attrs[bytes.fromhex(name)], said, *what)
    if kind.get_class() != h5t.STRING:
        return None
    if kind.is_variable_str():
        found = texts_of([node.attrs[bytes.fromhex(name)]])[0]
    else:
        raw = np.empty((), f"V{kind.get_size()}")
        h5a.open(node.id, bytes.fromhex(name)).read(raw, kind)
        padding = b" " if kind.get_strpad() == h5t.STR_SPACEPAD else b"\0"
        found = raw.tobytes().rstrip(padding).hex()
    return expect(found, said["text"], *what)


def check_array(dataset, said, path):
    plist = dataset.id.get_create_plist()
    filters = [list(plist.get_filter(i)[:3]) for i in range(plist.get_nfilters())]
    filters = [[number, list(values), bool(flags & 1)] for number, flags, values in filters]
    expect(as_json(storage.described(dataset.id.get_type())), said["type"], path, "type")
    expect(None if dataset.shape is None else list(dataset.shape), said["shape"], path, "shape")
    expect(None if dataset.shape is None else list(dataset.maxshape), said["maxshape"], path, "maximal shape")
    expect(list(dataset.chunks or []), said["chunks"], path, "chunks")
    if not any(number == SCALE_OFFSET for number, _, _ in filters):
        expect(filters, said["filters"], path, "filters")
    if dataset.shape is not None and said["elements"] is not None:
        try:
            found = dataset[()]
        except (TypeError, ValueError):
            return  # NumPy has no such type
        expect_same(found, said["elements"], path, is_big_endian="'big'" in repr(said["type"]))


def addresses(file, names):
    """Objects are the same if they lie at the same place, whatever their names."""
    return {h5py.h5o.get_info(file[name].id).addr for name in names}


def check_h5py(path, nodes):
    with h5py.File(path, "r") as file:
        for name, said in nodes.items():
            name = bytes.fromhex(name)
            if "attributes" not in said:
                continue
            node = file[name]
            sort = {"GROUP": h5py.Group, "datatype": h5py.Datatype}.get(said["kind"], h5py.Dataset)
            expect(isinstance(node, sort), True, name, said["kind"])
            check_attributes(node, said["attributes"], name)
            if sort is h5py.Dataset:
                check_array(node, said, name)
        if any("error" in said for said in nodes.values()):
            return  # where h5py's walk ends, too
        found = [b"/"]
        h5py.h5o.visit(file.id, found.append)
        walked = [bytes.fromhex(name) for name, said in nodes.items() if "attributes" in said]
        expect(addresses(file, found), addresses(file, walked), "objects")


def check_pytables(path, nodes):
    """What is neither PyTables' nor PyMoDAQ's it guesses, and some of that ends its process."""
    is_own = "PYTABLES_FORMAT_VERSION".encode().hex() in nodes[b"/".hex()]["attributes"]
    is_pymodaq = "CLASS".encode().hex() in nodes[b"/".hex()]["attributes"]
    if not is_own and not is_pymodaq:
        return
    with warnings.catch_warnings():
        warnings.simplefilter("error" if is_own else "ignore")
        warnings.simplefilter("ignore", tables.NaturalNameWarning)
        warnings.filterwarnings("ignore", "Unsupported type for attribute 'opaque'")  # put there by the C API
        with tables.open_file(path) as file:
            for name, said in nodes.items():
                if "attributes" not in said or said["kind"] == "datatype":
                    continue
                name = bytes.fromhex(name).decode()
                node = file.get_node(name)
                while isinstance(node, tables.link.SoftLink):
                    node = node()  # said is what it leads to
                for attribute in node._v_attrs._v_attrnames:
                    node._v_attrs[attribute]
                if isinstance(node, tables.UnImplemented):
                    assert not is_own, f"{name} is unknown to PyTables"
                else:
                    assert isinstance(node, CLASSES[said["kind"]]), f"{name}: {said['kind']}, {type(node).__name__}"


def judge(line):
    path = line["file"]
    if "error" in line:
        try:
            h5py.File(path, "r").close()
        except OSError:
            return
        raise AssertionError(f"h5py opens it, h5scout says: {line['error']}")
    if not line["is_plain"]:
        return  # h5scout reads what h5py refuses
    check_h5py(path, line["nodes"])
    check_pytables(path, line["nodes"])


count = faults = 0
for line in map(json.loads, sys.stdin):
    try:
        judge(line)
    except Exception as error:
        print(f"{line['file']}: {type(error).__name__}: {error}")
        faults += 1
    count += 1
print(count)
sys.exit(1 if faults else 0)
