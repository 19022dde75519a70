# SPDX-License-Identifier: GPL-3.0-or-later
"""What h5scout's own reader says of a node (FileAccount.cpp), compared with the model."""
import numpy as np

from convert import as_text, is_text
from meanings import comparable, meaning, spelled
from storage import SCALE_LISTS, raw_bytes
from talk import Disagreement
from tree import Group, Link

KINDS = {"carray": "CARRAY", "earray": "EARRAY", "vlarray": "VLARRAY", "strings": "StringARRAY"}



def _as_json(described):
    """Tuples as JSON has them, bytes in hexadecimal."""
    if isinstance(described, (tuple, list)):
        return [_as_json(item) for item in described]
    return described.hex() if isinstance(described, bytes) else described


def _expect(found, expected, *what):
    if found != expected:
        raise Disagreement(f"{what}: h5scout reads {found!r:.600}, expected {expected!r:.600}")


def _compare_attributes(path, found, expected):
    _expect(sorted(found), sorted(name.encode().hex() for name in expected), path, "attributes")
    for name, stored in expected.items():
        said, what = found[name.encode().hex()], (path, name)
        _expect(said["type"], _as_json(stored[0]), *what, "type")
        _expect(said["shape"], _as_json(stored[1]), *what, "shape")
        for value in meaning(name, stored):
            _expect(comparable(said["meaning"]), spelled(value), *what)


def _compare_elements(path, found, array):
    if array.sort in ("vlarray", "strings"):
        rows = [bytes.fromhex(row["hex"]) for row in found["items"]]
        _expect([raw_bytes(np.frombuffer(row, array.dtype)) for row in rows], list(map(raw_bytes, array.data)), path)
    elif array.dtype == "text":
        data = as_text(array.data) if not isinstance(array.data, list) and is_text(array.data) else array.data
        _expect(found["items"], [text.hex() for text in data], path)
    else:
        elements = np.frombuffer(bytes.fromhex(found["hex"]), array.dtype)
        _expect(raw_bytes(elements), raw_bytes(array.data), path)


def compare(path, said, node, model):
    is_group = isinstance(node, Group)
    attrs = node.attrs if is_group else node.attrs | node.scale_attributes(model.first_paths())
    for name in SCALE_LISTS & attrs.keys():
        said["attributes"].pop(name.encode().hex())
    _compare_attributes(path, said["attributes"], {name: attrs[name] for name in attrs if name not in SCALE_LISTS})
    if is_group:
        _expect(said["kind"], "GROUP", path)
        links = {name: child.content() if isinstance(child, Link) else {"kind": "object"}
                 for name, child in node.children.items()}
        _expect(said["children"], links, path, "children")
        return
    if "backend" in node.attrs and model.flavour != "plain":
        _expect(said["kind"], KINDS[node.sort], path)
    _expect(said["type"], _as_json(node.layout["type"]), path, "type")
    _expect((said["shape"], said["maxshape"]), (list(node.shape), list(node.layout["maxshape"])), path, "shape")
    _compare_elements(path, said["elements"], node)
