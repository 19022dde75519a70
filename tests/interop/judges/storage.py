# SPDX-License-Identifier: GPL-3.0-or-later
"""How HDF5 stores things, as plain tuples that compare: of a file as h5py reads it, and as FORMAT.md says.

A type: ("integer", bytes, order, bits, is signed), ("float", bytes, order, bits), ("bitfield", bytes),
("enum", type, members), ("compound", bytes, fields), ("string", bytes or None, character set, padding),
("vlen", type), ("array", type, extents), ("opaque", bytes, tag), ("reference", sort), ("other", bytes).
An attribute: (type, shape or None for a null dataspace, content). Content: bytes, or a list of bytes for texts.
"""
import numpy as np
from h5py import h5a, h5d, h5o, h5r, h5s, h5t

CHARSETS = {h5t.CSET_ASCII: "ascii", h5t.CSET_UTF8: "utf8"}
PADDINGS = {h5t.STR_NULLTERM: "nullterm", h5t.STR_NULLPAD: "nullpad", h5t.STR_SPACEPAD: "spacepad"}
TEXT = ("string", None, "utf8", "nullterm")
SCALE_LISTS = {"DIMENSION_LIST", "REFERENCE_LIST"}


def described(kind):
    """The type of a TypeID; all numbers must be little-endian."""
    sort, size = kind.get_class(), kind.get_size()
    if sort in (h5t.INTEGER, h5t.FLOAT):
        number = (size, "big" if kind.get_order() == h5t.ORDER_BE else "little", kind.get_precision())
        return ("integer", *number, kind.get_sign() == h5t.SGN_2) if sort == h5t.INTEGER else ("float", *number)
    if sort == h5t.BITFIELD:
        return ("bitfield", size)
    if sort == h5t.ENUM:
        members = tuple((kind.get_member_name(i), kind.get_member_value(i)) for i in range(kind.get_nmembers()))
        return ("enum", described(kind.get_super()), members)
    if sort == h5t.COMPOUND:
        fields = tuple((kind.get_member_name(i), kind.get_member_offset(i), described(kind.get_member_type(i)))
                       for i in range(kind.get_nmembers()))
        return ("compound", size, fields)
    if sort == h5t.VLEN:
        return ("vlen", described(kind.get_super()))
    if sort == h5t.ARRAY:
        return ("array", described(kind.get_super()), kind.get_array_dims())
    if sort == h5t.OPAQUE:
        return ("opaque", size, kind.get_tag())
    if sort == h5t.REFERENCE:
        return ("reference", "object" if kind.equal(h5t.STD_REF_OBJ) else "region")
    if sort != h5t.STRING:
        return ("other", size)
    return ("string", None if kind.is_variable_str() else size, CHARSETS[kind.get_cset()],
            PADDINGS[kind.get_strpad()])


def integer(size, is_signed):
    return ("integer", size, "little", 8 * size, is_signed)


SCALE_LIST = ("vlen", ("reference", "object"))
SCALE_USES = ("compound", 16, ((b"dataset", 0, ("reference", "object")), (b"dimension", 8, integer(4, True))))


def floating(size):
    return ("float", size, "little", 8 * size)


def type_for(dtype, flavour):
    """The type for a NumPy dtype, "text" for texts of any length."""
    if dtype == "text":
        return TEXT
    dtype = np.dtype(dtype)
    size = dtype.itemsize
    if dtype.kind == "b":
        names = ((b"FALSE", 0), (b"TRUE", 1))
        return ("bitfield", 1) if flavour == "tables" else ("enum", integer(1, True), names)
    if dtype.kind == "S":
        return ("string", size, "ascii", "nullterm" if flavour == "tables" else "nullpad")
    if dtype.kind == "c":
        return ("compound", size, ((b"r", 0, floating(size // 2)), (b"i", size // 2, floating(size // 2))))
    return floating(size) if dtype.kind == "f" else integer(size, dtype.kind == "i")


def raw_bytes(array):
    """The elements as they lie in the file, each NaN in one spelling: conversions may turn one into another."""
    array = np.ascontiguousarray(array)
    if array.dtype.kind in "fc":
        parts = array.reshape(-1).view(f"f{array.dtype.itemsize // (2 if array.dtype.kind == 'c' else 1)}").copy()
        parts[np.isnan(parts)] = np.nan
        return parts.tobytes()
    return array.tobytes()


def _read_raw(read, kind, shape):
    if 0 in shape:
        return b""
    raw = np.empty(shape, f"V{kind.get_size()}")
    read(raw, kind)
    sort = described(kind)
    width = sort[1] if sort[0] == "float" else sort[1] // 2 if sort[0] == "compound" else 0
    return raw_bytes(np.frombuffer(raw.tobytes(), f"f{width}")) if width else raw.tobytes()


def _texts(values):
    return [value if isinstance(value, bytes) else value.encode("utf-8", "surrogateescape") for value in values]


def _address(reference, node):
    """Of the object; None if there is none any more."""
    try:
        return h5o.get_info(h5r.dereference(reference, node.id)).addr
    except (RuntimeError, ValueError):
        return None


def _scales(node, name):
    """Addresses, of each dimension; or pairs of an address and a dimension."""
    stored = node.attrs[name]
    if name == "REFERENCE_LIST":
        return [(_address(reference, node), int(dimension)) for reference, dimension in stored]
    return [[_address(reference, node) for reference in scales] for scales in stored]


def attributes_of(node):
    found = {}
    for name in node.attrs:
        attribute = h5a.open(node.id, name.encode())
        kind, space = attribute.get_type(), attribute.get_space()
        if space.get_simple_extent_type() == h5s.NULL:
            found[name] = (described(kind), None, b"")
            continue
        shape = space.get_simple_extent_dims()
        if described(kind) in (SCALE_LIST, SCALE_USES):
            content = _scales(node, name)
        elif described(kind)[:2] == TEXT[:2]:
            content = _texts(np.asarray(node.attrs[name], object).reshape(-1))
        else:
            content = _read_raw(attribute.read, kind, shape)
        found[name] = (described(kind), shape, content)
    return found


def _elements_of(dataset, kind):
    sort = described(kind)
    if sort[0] == "vlen":
        return [raw_bytes(row) for row in dataset[()].reshape(-1)]
    if sort == TEXT:
        return _texts(dataset[()].reshape(-1)) if dataset.shape else _texts([dataset[()]])
    return _read_raw(lambda raw, mtype: dataset.id.read(h5s.ALL, h5s.ALL, raw, mtype), kind, dataset.shape)


def dataset_of(dataset):
    plist, kind = dataset.id.get_create_plist(), dataset.id.get_type()
    layouts = {h5d.CONTIGUOUS: "contiguous", h5d.CHUNKED: "chunked", h5d.COMPACT: "compact"}
    times = {h5d.FILL_TIME_ALLOC: "alloc", h5d.FILL_TIME_IFSET: "ifset", h5d.FILL_TIME_NEVER: "never"}
    return {
        "type": described(kind), "shape": dataset.shape, "maxshape": dataset.maxshape, "chunks": dataset.chunks,
        "layout": layouts[plist.get_layout()], "fill time": times[plist.get_fill_time()],
        "filters": [(plist.get_filter(i)[0], plist.get_filter(i)[2]) for i in range(plist.get_nfilters())],
        "elements": _elements_of(dataset, kind)}
