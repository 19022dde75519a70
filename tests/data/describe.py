# SPDX-License-Identifier: GPL-3.0-or-later
"""What h5py finds in a file, in the schema of README.md."""

import base64
import datetime
import math
import pickle
import zlib

import h5py
import numpy as np
from h5py import h5a, h5d, h5o, h5s, h5t

CLASSES = {
    h5t.INTEGER: "integer", h5t.FLOAT: "float", h5t.STRING: "string", h5t.BITFIELD: "bitfield", h5t.OPAQUE: "opaque",
    h5t.COMPOUND: "compound", h5t.REFERENCE: "reference", h5t.ENUM: "enum", h5t.VLEN: "vlen", h5t.ARRAY: "array",
}
PADS = {h5t.STR_NULLTERM: "nullterm", h5t.STR_NULLPAD: "nullpad", h5t.STR_SPACEPAD: "spacepad"}
LAYOUTS = {h5d.COMPACT: "compact", h5d.CONTIGUOUS: "contiguous", h5d.CHUNKED: "chunked"}


def encode(value):
    """A Python or NumPy value as JSON."""
    if isinstance(value, h5py.Empty):
        return {"$empty": value.dtype.str}
    if isinstance(value, np.ndarray):
        items = [encode(item) for item in value.reshape(-1)[:60].tolist()]
        return {"$ndarray": value.dtype.name if value.dtype.kind != "S" else value.dtype.str,
                "shape": list(value.shape), "values": items}
    if isinstance(value, np.void) and value.dtype.names:
        return {"$rec": {name: encode(value[name]) for name in value.dtype.names}}
    if isinstance(value, (h5py.Reference, h5py.RegionReference)):
        return {"$ref": bool(value)}
    if isinstance(value, np.bytes_):
        return {"$bytes": base64.b64encode(value).decode()}
    if isinstance(value, np.str_):
        return str(value)
    if isinstance(value, np.generic):
        return {"$np": "bool" if value.dtype.kind == "b" else value.dtype.str, "value": encode(value.item())}
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return value if abs(value) < 2**53 else {"$int": str(value)}
    if isinstance(value, float):
        return value if math.isfinite(value) else {"$float": "nan" if math.isnan(value) else f"{value}"}
    if isinstance(value, complex):
        return {"$complex": [encode(value.real), encode(value.imag)]}
    if isinstance(value, bytes):
        return {"$bytes": base64.b64encode(value).decode()}
    if isinstance(value, tuple):
        return {"$tuple": [encode(item) for item in value]}
    if isinstance(value, list):
        return [encode(item) for item in value]
    if isinstance(value, dict):
        return {"$dict": [[encode(key), encode(item)] for key, item in value.items()]}
    if isinstance(value, (set, frozenset)):
        return {"$set": [encode(item) for item in sorted(value)]}
    for kind in (datetime.datetime, datetime.date, datetime.time):  # a datetime is a date: this order
        if isinstance(value, kind):
            return {f"${kind.__name__}": value.isoformat()}
    raise TypeError(f"cannot describe {value!r}")


def describe_type(type_id):
    kind = type_id.get_class()
    found = {"class": CLASSES[kind]}
    if kind == h5t.STRING:
        is_variable = bool(type_id.is_variable_str())
        found.update(vlen=is_variable, cset="utf8" if type_id.get_cset() == h5t.CSET_UTF8 else "ascii",
                     pad=PADS[type_id.get_strpad()])
        if not is_variable:
            found["size"] = type_id.get_size()
        return found
    found["size"] = type_id.get_size()
    if kind in (h5t.INTEGER, h5t.FLOAT, h5t.BITFIELD):
        found["order"] = {h5t.ORDER_LE: "LE", h5t.ORDER_BE: "BE"}[type_id.get_order()]
    if kind in (h5t.INTEGER, h5t.FLOAT):
        found["precision"] = type_id.get_precision()
    if kind == h5t.INTEGER:
        found["signed"] = type_id.get_sign() == h5t.SGN_2
    if kind == h5t.ENUM:
        found["base"] = describe_type(type_id.get_super())
        found["members"] = {type_id.get_member_name(i).decode(): type_id.get_member_value(i)
                            for i in range(type_id.get_nmembers())}
    if kind == h5t.COMPOUND:
        found["members"] = [[type_id.get_member_name(i).decode(), type_id.get_member_offset(i),
                             describe_type(type_id.get_member_type(i))] for i in range(type_id.get_nmembers())]
    if kind == h5t.VLEN:
        found["base"] = describe_type(type_id.get_super())
    if kind == h5t.ARRAY:
        found.update(base=describe_type(type_id.get_super()), dims=list(type_id.get_array_dims()))
    if kind == h5t.OPAQUE:
        found["tag"] = type_id.get_tag().decode()
    if kind == h5t.REFERENCE:
        found["region"] = type_id.equal(h5t.STD_REF_DSETREG)
    return found


def describe_space(space):
    kind = {h5s.SCALAR: "scalar", h5s.SIMPLE: "simple", h5s.NULL: "null"}[space.get_simple_extent_type()]
    return {"space": kind, "shape": list(space.get_simple_extent_dims())} if kind == "simple" else {"space": kind}


def describe_attributes(node, meanings):
    found = {}
    for name in sorted(node.attrs, key=str.encode):
        low = h5a.open(node.id, name.encode())
        value = node.attrs[name]
        entry = {"type": describe_type(low.get_type()), **describe_space(low.get_space()), "raw": encode(value)}
        if (node.name, name) in meanings:
            entry["ideal"] = encode(meanings[node.name, name])
        elif isinstance(value, np.bytes_):
            entry["ideal"] = value.decode()
        elif isinstance(value, h5py.Empty) and value.dtype.kind == "S":
            entry["ideal"] = ""
        else:
            entry["decoded"] = entry["raw"]
        found[name] = entry
    return found


def little_endian(array):
    if array.dtype.kind == "c" or array.dtype.kind in "iuf":
        return array.astype(array.dtype.newbyteorder("<"))
    return array


def describe_elements(dataset, node_class):
    if dataset.shape is None:
        return {"size": 0}
    array = dataset[()]
    found = {"size": dataset.size}
    if h5py.check_string_dtype(dataset.dtype) and dataset.dtype.kind == "O":
        array = np.asarray(dataset.asstr()[()], dtype=object)
        return {**found, "read_shape": list(array.shape), "values": [encode(item) for item in array.reshape(-1)[:20]]}
    if h5py.check_vlen_dtype(dataset.dtype):
        rows = list(array)
        found.update(
            read_shape=list(array.shape), row_lengths=[len(row) for row in rows],
            rows=[[encode(item) for item in row[:12].tolist()] for row in rows],
            crc32_le=zlib.crc32(b"".join(little_endian(row).tobytes() for row in rows)),
        )
        if node_class == "StringARRAY":
            found["strings"] = [encode(pickle.loads(row.tobytes())) for row in rows]
        return found
    array = np.asarray(array)
    found["read_shape"] = list(array.shape)
    if array.dtype.names:
        return {**found, "values": [encode(item) for item in array.reshape(-1)[:20]]}
    flat = little_endian(array).reshape(-1)
    found["crc32_le"] = zlib.crc32(flat.tobytes())
    if array.dtype.kind == "S":
        return {**found, "values": [encode(item) for item in flat[:60]]}
    return {**found, "first": [encode(item) for item in flat[:5].tolist()],
            "last": [encode(item) for item in flat[-5:].tolist()]}


def class_of(node):
    text = node.attrs.get("CLASS", "")
    text = text.decode() if isinstance(text, bytes) else text
    if isinstance(node, h5py.Group):
        return "GROUP" if text else "other"
    if text == "VLARRAY":
        return "StringARRAY" if "string" in str(node.attrs.get("subdtype", "")) else "VLARRAY"
    return text if text in ("CARRAY", "EARRAY") else "other"


def describe_dataset(dataset, node_class):
    creation = dataset.id.get_create_plist()
    found = {**describe_space(dataset.id.get_space()), "layout": LAYOUTS[creation.get_layout()], "filters": []}
    if dataset.shape is not None:
        found["maxshape"] = list(dataset.maxshape)
    if found["layout"] == "chunked":
        found["chunk"] = list(creation.get_chunk())
    for position in range(creation.get_nfilters()):
        number, flags, values, _ = creation.get_filter(position)
        found["filters"].append({"id": number, "optional": bool(flags & 1), "values": list(values)})
    found["type"] = describe_type(dataset.id.get_type())
    found.update(describe_elements(dataset, node_class))
    return found


def describe_file(path, meanings):
    """`meanings`: {(path, attribute): value} for texts that stand for something else."""
    nodes = {}
    addresses = {}

    def visit(node, path, link):
        entry = {"link": link} if link else {}
        nodes[path] = entry
        address = h5o.get_info(node.id).addr
        if address in addresses:
            entry["same_object_as"] = addresses[address]
            return
        addresses[address] = path
        entry.update(hard_links=h5o.get_info(node.id).rc, attrs=describe_attributes(node, meanings))
        if isinstance(node, h5py.Datatype):
            entry.update(kind="datatype", type=describe_type(node.id))
            return
        entry["class"] = class_of(node)
        if isinstance(node, h5py.Dataset):
            entry.update(kind="dataset", **describe_dataset(node, entry["class"]))
            return
        entry.update(kind="group", children=sorted(node, key=str.encode))
        for name in entry["children"]:
            visit_link(node, name, f"{path.rstrip('/')}/{name}")

    def visit_link(group, name, path):
        link = group.get(name, getlink=True)
        if isinstance(link, h5py.HardLink):
            visit(group[name], path, {"type": "hard"})
            return
        is_soft = isinstance(link, h5py.SoftLink)
        entry = {"link": {"type": "soft", "target": link.path} if is_soft else
                 {"type": "external", "target": link.path, "file": link.filename}}
        if is_soft and group.get(name) is not None:
            entry["resolves_to"] = group[name].name
        else:
            entry["kind"] = "unresolved"
        nodes[path] = entry

    with h5py.File(path, "r") as file:
        visit(file["/"], "/", None)
    return nodes
