# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of arrays: the part of Model that makes them, appends to them and writes into them."""
import math
import pickle

import numpy as np

import attributes
from attributes import Refused
from scale_model import scale_attributes
from convert import as_text, converted, is_text, require_storable
from storage import TEXT, integer, raw_bytes, type_for


class Array:
    """`data`: an array of `dtype`, a list of bytes (texts), or a list of arrays (rows)."""

    def __init__(self, sort, dtype, data, shape, layout):
        self.sort, self.dtype, self.data, self.shape, self.layout, self.attrs = sort, dtype, data, shape, layout, {}
        self.scales, self.uses = [], []  # of each dimension arrays; (array, dimension) of which it is a scale

    def scale_attributes(self, first):
        return scale_attributes(self, first)

    def is_ragged(self):
        return self.sort in ("vlarray", "strings")

    def content(self):
        if self.is_ragged():
            elements = [raw_bytes(row) for row in self.data]
        else:
            elements = self.data if self.dtype == "text" else raw_bytes(self.data)
        return {"kind": "Dataset", "attributes": self.attrs, "shape": self.shape, "elements": elements, **self.layout}


def chunks_for(shape, item_bytes, is_growing):
    """PyTables' rule (FORMAT.md 4.1), without chunks larger than what does not grow."""
    shape = [max(1, extent) for extent in shape]
    mebibytes = math.prod(shape) * item_bytes >> 20
    doublings = min(7, int(math.log10(mebibytes)) if mebibytes >= 10 else 0)
    room = max(1, (65536 << doublings) // item_bytes)
    for dimension in reversed(range(len(shape))):
        shape[dimension] = room if is_growing and dimension == 0 else min(shape[dimension], room)
        room = max(1, room // shape[dimension])
    return tuple(shape)


class ArrayModel:
    def define_compression(self, name, level):
        if name not in ("gzip", "zlib") or not 0 <= level <= 9:
            raise Refused("Error")
        self.level = level

    def layout(self, kind, maxshape, chunks, shuffled_bytes):
        is_tables = self.flavour == "tables"
        filters = [(1, (self.level,))] if self.level and chunks else []
        if filters and is_tables:
            filters.insert(0, (2, shuffled_bytes))
        is_filled_at_once = (is_tables and chunks) or kind[0] == "vlen" or kind == TEXT  # HDF5 fills descriptors itself
        return {"type": kind, "maxshape": maxshape, "chunks": chunks, "filters": filters,
                "layout": "chunked" if chunks else "contiguous",
                "fill time": "alloc" if is_filled_at_once else "ifset"}

    def array_books(self, array, title):
        """The attributes by which PyTables and PyMoDAQ know it (FORMAT.md section 2)."""
        require_storable(title.encode("utf-8", "surrogatepass"))
        if self.flavour == "plain" and array.sort != "strings":
            return {"TITLE": attributes.text(title, "plain")} if title else {}
        is_tables = self.flavour == "tables"
        charset = "utf8" if array.is_ragged() else "ascii"
        name = "VLARRAY" if array.is_ragged() else array.sort.upper()
        books = {"CLASS": name, "TITLE": title}
        if is_tables:
            books["VERSION"] = "1.4" if array.is_ragged() else "1.1"
        books = {key: attributes.text(value, self.flavour, charset) for key, value in books.items()}
        if (array.sort == "earray") if is_tables else (array.sort != "carray"):
            width = 4 if is_tables else 8
            books["EXTDIM"] = (integer(width, True), (), b"\0" * width)
        dtype = "object" if array.dtype == "text" else np.dtype(array.dtype).name
        stated = {"shape": array.shape, "dtype": dtype, "subdtype": "string" if array.sort == "strings" else "",
                  "backend": "tables" if is_tables else "h5py"}
        return books | {key: attributes.as_json(value, self.flavour) for key, value in stated.items()}

    def check_place(self, where, name, metadata):
        """The first thing that is looked at."""
        self.place(where, name)
        self.metadata(metadata)

    def put(self, where, name, array, title, metadata):
        array.attrs = self.array_books(array, title) | self.metadata(metadata)
        self.group(where).children[name] = array

    def checked_chunks(self, chunks, maxshape):
        fits = len(chunks) == len(maxshape) and all(
            0 < extent <= (limit or extent) for extent, limit in zip(chunks, maxshape))
        if not fits or 0 in maxshape:
            raise Refused("InvalidDataDimension")
        return tuple(chunks)

    def create_carray(self, where, name, array, title, metadata, chunks):
        self.check_place(where, name, metadata)
        is_tables = self.flavour == "tables"
        dtype = array.dtype
        if is_text(array):
            width = max([1] + [len(item.encode("utf-8", "surrogatepass")) for item in array.reshape(-1).tolist()])
            dtype = np.dtype(f"S{width}") if is_tables else "text"
        if is_tables and (not array.shape or 0 in array.shape):
            raise Refused("InvalidDataDimension")
        item_bytes = 16 if dtype == "text" else dtype.itemsize
        is_chunked = array.shape and 0 not in array.shape and (is_tables or self.level or chunks)
        if is_chunked:
            rule = chunks_for(array.shape, item_bytes, False)
            chunks = self.checked_chunks(chunks, array.shape) if chunks else rule
        layout = self.layout(type_for(dtype, self.flavour), array.shape, chunks if is_chunked else None, (item_bytes,))
        made = Array("carray", dtype, array, array.shape, layout)
        self.array_books(made, title)
        made.data = self.elements_of(made, array)
        self.put(where, name, made, title, metadata)

    def growing(self, sort, dtype, item_shape, kind, chunks, expected):
        item_bytes = 16 if kind[0] == "vlen" or dtype == "text" else dtype.itemsize
        maxshape = (None, *item_shape)
        rule = chunks_for([max(1, expected), *item_shape], item_bytes, True)
        chunks = self.checked_chunks(chunks, maxshape) if chunks else rule
        data = [] if sort != "earray" or dtype == "text" else np.empty((0, *item_shape), dtype)
        layout = self.layout(kind, maxshape, chunks, () if kind[0] == "vlen" else (item_bytes,))
        return Array(sort, dtype, data, (0, *item_shape), layout)

    def create_earray(self, where, name, dtype, item_shape, title, metadata, chunks, expected):
        self.check_place(where, name, metadata)
        if dtype == "text" and self.flavour == "tables":
            raise Refused("InvalidDataType")
        if 0 in item_shape:
            raise Refused("InvalidDataDimension")
        array = self.growing("earray", dtype, item_shape, type_for(dtype, self.flavour), chunks, expected)
        self.put(where, name, array, title, metadata)

    def create_vlarray(self, where, name, dtype, title, metadata, chunks, expected):
        self.check_place(where, name, metadata)
        sort, dtype = ("strings", np.dtype("u1")) if dtype == "text" else ("vlarray", dtype)
        array = self.growing(sort, dtype, (), ("vlen", type_for(dtype, self.flavour)), chunks, expected)
        self.put(where, name, array, title, metadata)

    def array(self, path):
        node = self.find(path)
        if not isinstance(node, Array):
            raise Refused("NodeError:WrongKind")
        return node

    def rows_of(self, array, given):
        """Rows, not converted yet, of what may be one row, rows, or texts."""
        is_texts = not isinstance(given, list) and is_text(given)
        if is_texts != (array.sort == "strings"):
            raise Refused("InvalidDataType")
        if not isinstance(given, list) and given.ndim != 1:
            raise Refused("InvalidDataDimension")
        if is_texts:
            return [np.frombuffer(pickle.dumps(text, 4), "u1") for text in given.tolist()]
        return given if isinstance(given, list) else [given]

    def elements_of(self, array, given):
        """An array, as it is stored; of texts their bytes."""
        if array.dtype == "text":
            return as_text(given)
        padding = array.layout["type"][-1]
        return converted(given, array.dtype, padding)

    def append(self, path, given):
        array = self.array(path)
        if array.sort == "carray":
            raise Refused("NodeError:WrongKind")
        if array.is_ragged():
            rows = [converted(row, array.dtype) for row in self.rows_of(array, given)]
            array.data, count = array.data + rows, len(rows)
        else:
            item = array.shape[1:]
            if given.shape == item:
                count = 1
            elif item == (1,) and given.ndim == 1:
                count = given.shape[0]
            elif given.shape[1:] == item and given.ndim == len(item) + 1:
                count = given.shape[0]
            else:
                raise Refused("InvalidDataDimension")
            elements = self.elements_of(array, given)
            if array.dtype == "text":
                array.data = array.data + elements
            else:
                array.data = np.concatenate([array.data, elements.reshape((count, *item))])
        array.shape = (array.shape[0] + count, *array.shape[1:])
        if count and "shape" in array.attrs:
            array.attrs["shape"] = attributes.replaced("shape", array.attrs["shape"], array.shape, "keep", self.flavour)

    def write(self, path, selection, given):
        array = self.array(path)
        if len(selection) != len(array.shape) or any(
                stride < 1 or (count and start + (count - 1) * stride >= extent)
                for (start, count, stride), extent in zip(selection, array.shape)):
            raise Refused("InvalidDataDimension")
        wanted = tuple(count for _, count, _ in selection)
        if array.is_ragged():
            rows = self.rows_of(array, given)
            if len(rows) != wanted[0]:
                raise Refused("InvalidDataDimension")
            start, _, stride = selection[0]
            for index, row in enumerate([converted(row, array.dtype) for row in rows]):
                array.data[start + index * stride] = row
            return
        if given.shape != wanted:
            raise Refused("InvalidDataDimension")
        elements = self.elements_of(array, given)
        if array.dtype == "text":
            places = np.arange(math.prod(array.shape)).reshape(array.shape)
        slices = tuple(slice(start, start + count * stride, stride) for start, count, stride in selection)
        if array.dtype == "text":
            for place, text in zip(np.asarray(places[slices]).reshape(-1), elements):
                array.data[place] = text
        else:
            array.data[slices] = elements
