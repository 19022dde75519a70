#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the small sample files of this folder with h5py and PyTables, and beside each what h5py finds in it.

    make_expected.py [FOLDER]

Run by hand when a file changes; files and expectations are committed.
"""

import datetime
import json
import os
import pickle
import sys

import h5py
import numpy as np
import tables

from describe import describe_file


def json_text(value):
    return json.dumps({"module": type(value).__module__, "type": type(value).__name__, "data": repr(value)})


def write_plain(path):
    """Plain HDF5: numbers of every width and order, strings, links, odd types."""
    meanings = {}
    with h5py.File(path, "w") as file:
        numbers = file.create_group("numbers")
        for code in ("i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8", "c8", "c16"):
            for order in "<>":
                numbers[f"{code}_{'le' if order == '<' else 'be'}"] = (np.arange(12).reshape(3, 4) * 7).astype(order + code)
        numbers["extremes"] = np.array([-(2**63), 2**63 - 1, 0, -1], dtype="i8")
        numbers["unsigned"] = np.array([2**64 - 1, 2**53 + 1], dtype="u8")
        numbers["odd_floats"] = np.array([np.nan, np.inf, -np.inf, -0.0, 5e-324, 1.7976931348623157e308])
        numbers["bools"] = np.array([True, False, True])
        numbers["scalar"] = np.float32(2.5)
        numbers["none"] = h5py.Empty("f8")
        numbers["no_rows"] = np.zeros((0, 3))
        storage = file.create_group("storage")
        values = np.arange(20 * 30, dtype="i4").reshape(20, 30)
        storage.create_dataset("gzip", data=values, chunks=(7, 11), compression="gzip", shuffle=True, fletcher32=True)
        storage.create_dataset("lzf", data=values, chunks=(20, 30), compression="lzf")
        storage.create_dataset("growing", data=values[:3], maxshape=(None, 30), chunks=(4, 30))
        strings = file.create_group("strings")
        strings["fixed"] = np.array([b"ab", b"cde", b""])
        strings["variable"] = np.array(["plain", "gr\u00fc\u00df", "", "\U0001f600"], dtype=h5py.string_dtype())
        strings["one"] = "a text"
        rows = strings.create_dataset("rows", (3,), dtype=h5py.vlen_dtype("i2"))
        for i in range(3):
            rows[i] = np.arange(i * 2, dtype="i2")
        odd = file.create_group("odd")
        odd["table"] = np.array([(1, 2.5), (2, -1.0)], dtype=[("n", "i4"), ("x", "f8")])
        odd["type"] = np.dtype("f4")
        odd["choice"] = np.array([1, 2, 1], dtype=h5py.enum_dtype({"on": 1, "off": 2}, "i4"))
        links = file.create_group("links")
        links["again"] = numbers["i4_le"]
        links["up"] = file["/"]
        links["soft"] = h5py.SoftLink("/numbers/i4_le")
        links["dangling"] = h5py.SoftLink("/nowhere")
        links["elsewhere"] = h5py.ExternalLink("missing_file.h5", "/data")
        file["gr\u00f6\u00dfe \u00b5m"] = 1.5
        attributes = file.create_group("attributes").attrs
        attributes["int"] = np.int16(-5)
        attributes["float"] = 2.5
        attributes["bool"] = np.bool_(True)
        attributes["complex"] = np.complex128(1 - 2j)
        attributes["text"] = "gr\u00fc\u00df"
        attributes["bytes"] = np.bytes_(b"ascii")
        attributes["array"] = np.arange(6, dtype=">i4").reshape(2, 3)
        attributes["texts"] = ["a", "bb"]
        attributes["none"] = h5py.Empty("f4")
        attributes["looks_like_a_number"] = "1.0"
    return meanings


def write_pymodaq(path):
    """PyMoDAQ's conventions as its h5py backend leaves them."""
    meanings = {}
    with h5py.File(path, "w", libver="earliest") as file:
        def wrap(node, **attributes):
            for name, value in attributes.items():
                node.attrs[name] = json_text(value)
                meanings[node.name, name] = value

        def group(where, name, title, **attributes):
            node = where.create_group(name)
            node.attrs["TITLE"], node.attrs["CLASS"] = title, "GROUP"
            wrap(node, **attributes)
            return node

        def array(node, array_class, title, subdtype="", **attributes):
            node.attrs["TITLE"], node.attrs["CLASS"] = title, array_class
            wrap(node, shape=node.shape, dtype=node.dtype.name if node.dtype.kind != "O" else "uint8",
                 subdtype=subdtype, backend="h5py", **attributes)

        wrap(file, CLASS="GROUP", TITLE="PyMoDAQ file", pymodaq_version="5.0.0")
        raw = group(file, "RawData", "5", type="dataset")
        scan = group(raw, "Scan000", "DAQScan", type="scan", scan_done=True)
        wrap(scan, negative=-1.5, big=2**70, small=1e-07, nothing=None, nan=float("nan"), data=b"\x00\xff'",
             quoted="it's \"so\"", emoji="\U0001f600", mixed=(1, [2.5, "a"], {"k": None}), numbers={1, 2}, imaginary=1 + 2j,
             when=datetime.datetime(2024, 10, 20, 22, 8, 9, 123456), day=datetime.date(2024, 10, 20),
             noon=datetime.time(12, 0))
        for name, data in (("call", "len('abc')"), ("expression", "1+1"), ("elided", "array([0, 1, ..., 9])")):
            scan.attrs[name] = json.dumps({"module": "builtins", "type": "int", "data": data})
            meanings["/RawData/Scan000", name] = {"module": "builtins", "type": "int", "data": data}
        scan.attrs["plain"] = "no JSON"
        channel = group(group(group(scan, "Detector000", "Camera", type="detector"), "Data1D", ""), "CH00", "spectrum")
        array(channel.create_dataset("Data00", data=np.linspace(0, 1, 24).reshape(4, 6)), "CARRAY", "spectrum",
              data_type="data", nav_indexes=(0,), units="V")
        array(channel.create_dataset("Axis00", data=np.arange(4.0), maxshape=(None,), chunks=(16,)), "EARRAY", "x",
              data_type="axis")
        log = raw.create_dataset("Logger", (3,), maxshape=(None,), chunks=(16,), dtype=h5py.vlen_dtype("u1"))
        for i, line in enumerate(["first", "gr\u00fc\u00df \U0001f600", "long " * 60]):
            log[i] = np.frombuffer(pickle.dumps(line, protocol=4), dtype="u1")
        array(log, "VLARRAY", "", "string", data_type="strings")
        ragged = raw.create_dataset("Ragged", (3,), maxshape=(None,), chunks=(16,), dtype=h5py.vlen_dtype("f8"))
        for i in range(3):
            ragged[i] = np.arange(i) * 0.5
        array(ragged, "VLARRAY", "")
    return meanings


def write_pytables(path):
    """What PyTables writes by itself: its classes, strings without terminator, pickled attributes."""
    meanings = {}
    with tables.open_file(path, "w", title="PyTables") as file:
        group = file.create_group("/", "g", "a group")
        file.create_carray(group, "numbers", obj=np.arange(12, dtype="i2").reshape(3, 4), chunkshape=(2, 4))
        file.create_carray(group, "bools", obj=np.array([True, False, True]), chunkshape=(3,))
        file.create_carray(group, "packed", obj=np.arange(64.0), chunkshape=(64,),
                           filters=tables.Filters(complevel=3, complib="zlib", shuffle=True))
        file.create_earray(group, "growing", obj=np.arange(6.0).reshape(3, 2), chunkshape=(4, 2))
        file.create_array(group, "plain", obj=np.arange(5, dtype=">u2"))
        ragged = file.create_vlarray(group, "ragged", tables.Int32Atom(), chunkshape=8)
        for length in (0, 1, 3):
            ragged.append(np.arange(length))
        table = file.create_table(group, "table", {"n": tables.Int32Col(), "s": tables.StringCol(3)}, chunkshape=4)
        table.append([(1, b"abc"), (2, b"d")])
        for name, value in (("number", np.int32(5)), ("yes", np.bool_(True)), ("text", "gr\u00fc\u00df"), ("empty", "")):
            setattr(group._v_attrs, name, value)
        for name, value in (("nothing", None), ("pair", (1, 2.5, "a")), ("items", [1, True]), ("names", {"a": 1})):
            setattr(group._v_attrs, name, value)
            meanings["/g", name] = value
        meanings["/g", "yes"] = np.bool_(True)
    return meanings


def main(folder):
    for name, write in (("plain", write_plain), ("pymodaq_h5py", write_pymodaq), ("pytables", write_pytables)):
        path = os.path.join(folder, f"{name}.h5")
        meanings = write(path)
        nodes = describe_file(path, meanings)
        lines = [f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(node, ensure_ascii=False, default=np.generic.item)}"
                 for key, node in nodes.items()]
        with open(path + ".json", "w", encoding="utf-8") as stream:
            stream.write(f'{{"file": "{name}.h5", "format": 1, "nodes": {{\n' + ",\n".join(lines) + "\n}}\n")
    with open(os.path.join(folder, "not_hdf5.h5"), "w", encoding="utf-8") as stream:
        stream.write("This is no HDF5 file.\n")
    with open(os.path.join(folder, "not_hdf5.h5.json"), "w", encoding="utf-8") as stream:
        stream.write('{"file":"not_hdf5.h5","format":1,"open_error":"no HDF5 signature"}\n')


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__)))
