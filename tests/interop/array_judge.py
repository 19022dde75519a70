# SPDX-License-Identifier: GPL-3.0-or-later
"""h5py and PyTables judge the arrays that tst_arrays_judged makes and appends to.

    check FOLDER ORDER  what h5scout has made (tables.h5, h5py.h5, plain.h5) in that byte order (little, big) against what
                    h5py and PyTables make; then they append to it themselves
    make FOLDER     theirs_tables.h5 and theirs_h5py.h5, to be appended to
    verify FOLDER   what has been appended to these
    samples FOLDER  copies of PyMoDAQ's files, each array of which has got its last row once more
"""
import ast
import json
import pathlib
import pickle
import sys
import warnings

import h5py
import numpy as np
import tables

warnings.simplefilter("error")

NUMBERS = {
    "bool": [True, False],
    "int8": [-128, 127],
    "int16": [-300, 300],
    "int32": [-70000, 70000],
    "int64": [-(2**63), 2**63 - 1],
    "uint8": [0, 255],
    "uint16": [0, 65535],
    "uint32": [0, 2**32 - 1],
    "uint64": [0, 2**64 - 1],
    "float16": [0.5, -2],
    "float32": [0.25, np.inf],
    "float64": [0.1, -0.0],
    "complex64": [1 + 2j, -1],
    "complex128": [0.1 - 2j, 3j],
    "S3": [b"abc", b"d"],
}
ORDER = sys.argv[3] if len(sys.argv) > 3 else "little"
LOG = ["start \xe9", "", "x" * 300, "\U0001f600" * 20000]


def expect(what, found, expected):
    same = np.array_equal(found, expected) if isinstance(expected, np.ndarray) else found == expected
    if not same:
        raise AssertionError(f"{what}: found {found!r}, expected {expected!r}")


def stored(name):
    """The type by which its numbers lie in the file."""
    return np.dtype(name).newbyteorder("<" if ORDER == "little" else ">")


def has_order(dtype):
    """PyTables notes one for single bytes, too; h5py does not."""
    return dtype.kind != "S" and dtype.itemsize > 1


def expect_array(what, found, expected):
    expect(what + " dtype", found.dtype, expected.dtype)
    expect(what, found, expected)


def json_value(attribute):
    text = attribute.decode() if isinstance(attribute, bytes) else str(attribute)
    wrapped = json.loads(text)
    assert json.dumps(wrapped) == text and list(wrapped) == ["module", "type", "data"], text
    return ast.literal_eval(wrapped["data"])


def filters_of(dataset):
    plist = dataset.id.get_create_plist()
    return [plist.get_filter(i)[:3] for i in range(plist.get_nfilters())]


def expect_same_storage(ours, theirs, names):
    """The same types and filters, and the same attributes of these names, to the byte."""
    expect(f"type of {ours.name}", ours.id.get_type().equal(theirs.id.get_type()), True)
    expect(f"filters of {ours.name}", filters_of(ours), filters_of(theirs))
    for name in names:
        one, other = (h5py.h5a.open(node.id, name.encode()) for node in (ours, theirs))
        expect(f"type of {ours.name}.{name}", one.get_type().equal(other.get_type()), True)
        expect(f"space of {ours.name}.{name}", one.get_space().get_simple_extent_type(),
               other.get_space().get_simple_extent_type())
        expect(f"{ours.name}.{name}", ours.attrs[name], theirs.attrs[name])


def expect_stated(node, shape, dtype, subdtype, backend):
    found = {name: json_value(node.attrs[name]) for name in ("shape", "dtype", "subdtype", "backend")}
    expect(f"attributes of {node.name}", found,
           {"shape": shape, "dtype": dtype, "subdtype": subdtype, "backend": backend})


def check_tables(path):
    reference = path.with_name("reference_tables.h5")
    filters = tables.Filters(complevel=4, complib="zlib", shuffle=True)
    with tables.open_file(path) as ours, tables.open_file(reference, "w") as theirs:
        for node in ours.walk_nodes("/"):
            assert not isinstance(node, (tables.UnImplemented, tables.Unknown)), node
        for name, values in NUMBERS.items():
            array = np.array(values, name)
            order = ORDER if has_order(array.dtype) else "little"
            carray, earray = ours.get_node("/C_" + name), ours.get_node("/E_" + name)
            expect("class", (type(carray), type(earray)), (tables.CArray, tables.EArray))
            expect_array(f"/C_{name}", carray.read(), array)
            expect_array(f"/E_{name}", earray.read(), np.tile(array, (3, 1)))
            expect("extdim", earray.extdim, 0)
            expect("title", earray.title, "A t\xeftle")
            expect("filters", (earray.filters.complevel, earray.filters.shuffle), (4, True))
            theirs.create_carray("/", "C_" + name, obj=array, title="A t\xeftle", chunkshape=carray.chunkshape,
                                 byteorder=order)
            theirs.create_earray("/", "E_" + name, tables.Atom.from_dtype(array.dtype), (0, 2), "A t\xeftle",
                                 filters=filters, byteorder=order)
            expect(f"chunks of /E_{name}", earray.chunkshape, theirs.get_node("/E_" + name).chunkshape)
        expect("class", type(ours.root.Ragged), tables.VLArray)
        expect("rows", [list(row) for row in ours.root.Ragged], [[1, 2], [], [3]])
        expect("class", type(ours.root.Logger), tables.VLArray)
        expect("log", [bytes(row) for row in ours.root.Logger], [pickle.dumps(text, 4) for text in LOG])
        theirs.create_vlarray("/", "Ragged", tables.Int16Atom(), "A t\xeftle", byteorder=ORDER)
        theirs.create_vlarray("/", "Logger", tables.UInt8Atom(), "A t\xeftle")
    with h5py.File(path) as ours, h5py.File(reference) as theirs:
        for name in NUMBERS:
            expect_same_storage(ours["C_" + name], theirs["C_" + name], ["CLASS", "TITLE", "VERSION"])
            expect_same_storage(ours["E_" + name], theirs["E_" + name], ["CLASS", "EXTDIM", "TITLE", "VERSION"])
            dtype = np.dtype(name).name
            expect_stated(ours["C_" + name], (2,), dtype, "", "tables")
            expect_stated(ours["E_" + name], (3, 2), dtype, "", "tables")
        for name in ("Ragged", "Logger"):
            expect_same_storage(ours[name], theirs[name], ["CLASS", "TITLE", "VERSION"])
        expect_stated(ours["Ragged"], (3,), "int16", "", "tables")
        expect_stated(ours["Logger"], (len(LOG),), "uint8", "string", "tables")
        expect("units", json_value(ours["Ragged"].attrs["units"]), "V")


def check_h5py(path, is_plain):
    reference = path.with_name("reference_h5py.h5")
    with h5py.File(path) as ours, h5py.File(reference, "w") as theirs:
        for name, values in NUMBERS.items():
            array = np.array(values, stored(name))
            carray, earray = ours["C_" + name], ours["E_" + name]
            expect_array(f"/C_{name}", carray[()], array)
            expect_array(f"/E_{name}", earray[()], np.tile(array, (3, 1)))
            expect("shape", (earray.maxshape, earray.compression, earray.compression_opts, earray.shuffle),
                   ((None, 2), "gzip", 4, False))
            names = ["TITLE"] if is_plain else ["CLASS", "TITLE"]
            same_c = theirs.create_dataset("C_" + name, data=array)
            same_e = theirs.create_dataset("E_" + name, (0, 2), array.dtype, maxshape=(None, 2), compression=4)
            for node, kind in ((same_c, "CARRAY"), (same_e, "EARRAY")):
                node.attrs.update({"CLASS": kind, "TITLE": "A t\xeftle", "EXTDIM": 0})
            expect_same_storage(carray, same_c, names)
            expect_same_storage(earray, same_e, names if is_plain else names + ["EXTDIM"])
            expect("contiguous", carray.chunks, None)
            if is_plain:
                expect("attributes", sorted(carray.attrs), ["TITLE"])
            else:
                expect_stated(carray, (2,), np.dtype(name).name, "", "h5py")
                expect_stated(earray, (3, 2), np.dtype(name).name, "", "h5py")
            del theirs["C_" + name], theirs["E_" + name]
        expect("texts", list(ours["Texts"].asstr()), ["a", "\xe9", ""])
        expect("text type", tuple(h5py.check_string_dtype(ours["Texts"].dtype)), ("utf-8", None))
        # h5py 3.7 hands out the bytes of big-endian rows as they lie in the file.
        expect("rows", [list(row.view(stored("int16"))) for row in ours["Ragged"]], [[1, 2], [], [3]])
        expect("type of rows", h5py.check_vlen_dtype(ours["Ragged"].dtype), stored("int16"))
        expect("log", [pickle.loads(row.tobytes()) for row in ours["Logger"]], LOG)
        expect("scalar", ours["Scalar"][()], 2.5)
        expect("units", ours["Ragged"].attrs["units"] if is_plain else json_value(ours["Ragged"].attrs["units"]), "V")
    # PyTables guesses what is no file of its own, and warns; it must open PyMoDAQ's.
    if not is_plain:
        with tables.open_file(path) as ours, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            expect("class", type(ours.root.E_float64), tables.EArray)
            expect("rows", ours.root.E_float64.read(), np.tile(np.array(NUMBERS["float64"]), (3, 1)))


def append_to_ours(folder):
    with tables.open_file(folder / "tables.h5", "a") as file:
        for name, values in NUMBERS.items():
            file.get_node("/E_" + name).append(np.array([values[::-1]], name))
        file.root.Ragged.append([4, 5])
        file.root.Logger.append(np.frombuffer(pickle.dumps("theirs", 4), "uint8"))
    for name in ("h5py.h5", "plain.h5"):
        with h5py.File(folder / name, "a") as file:
            for kind, values in NUMBERS.items():
                file["E_" + kind].resize(4, 0)
                file["E_" + kind][3] = np.array(values[::-1], kind)
            file["Ragged"].resize(4, 0)
            file["Ragged"][3] = np.array([4, 5], "int16")
            file["Logger"].resize(len(LOG) + 1, 0)
            file["Logger"][len(LOG)] = np.frombuffer(pickle.dumps("theirs", 4), "uint8")


def check(folder):
    check_tables(folder / "tables.h5")
    check_h5py(folder / "h5py.h5", False)
    check_h5py(folder / "plain.h5", True)
    append_to_ours(folder)


def make(folder):
    with tables.open_file(folder / "theirs_tables.h5", "w") as file:
        for name, values in NUMBERS.items():
            atom = tables.Atom.from_dtype(np.dtype(name))
            file.create_earray("/", name, atom, (0, 2), filters=tables.Filters(5, "zlib", fletcher32=True))
            file.get_node("/" + name).append(np.array([values], name))
        file.create_earray("/", "big", tables.Float64Atom(), (0,), byteorder="big")
        file.create_earray("/", "columns", tables.Int16Atom(), (2, 0))
        file.root.columns.append(np.array([[1], [2]], "int16"))
        file.create_earray("/", "points", tables.Float32Atom(shape=(3,)), (0,))
        file.create_vlarray("/", "ragged", tables.Int32Atom()).append([1, 2])
        file.create_vlarray("/", "vlstring", tables.VLStringAtom()).append(b"one")
        file.create_vlarray("/", "vlunicode", tables.VLUnicodeAtom()).append("one")
        file.create_vlarray("/", "object", tables.ObjectAtom()).append({"a": 1})
        file.create_array("/", "array", [1, 2, 3])
        file.create_carray("/", "carray", obj=np.arange(3.0))
        file.create_table("/", "table", {"a": tables.Int32Col()})
        file.create_earray("/", "enum", tables.EnumAtom(["off", "on"], "off", "uint8"), (0,))
    with h5py.File(folder / "theirs_h5py.h5", "w") as file:
        for name, values in NUMBERS.items():
            file.create_dataset(name, data=np.array([values], name), maxshape=(None, 2), compression="gzip")
        file.create_dataset("big", (0,), ">f8", maxshape=(None,))
        file.create_dataset("texts", data=["one"], maxshape=(None,), dtype=h5py.string_dtype())
        file.create_dataset("fixed", (2,), "f8")
        file.create_dataset("room", (2,), "f8", maxshape=(4,))
        file.create_dataset("ragged", (0,), h5py.vlen_dtype("f4"), maxshape=(None,))
        file.create_dataset("lzf", (0,), "f8", maxshape=(None,), compression="lzf")
        file.create_dataset("rounding", (0,), "f8", maxshape=(None,), scaleoffset=2)
        file.create_dataset("offset", (0,), "i4", maxshape=(None,), scaleoffset=0)
        file.create_dataset("narrow", (0,), "i4", maxshape=(None,), scaleoffset=4)


def verify(folder):
    with tables.open_file(folder / "theirs_tables.h5") as file:
        for name, values in NUMBERS.items():
            expect_array(name, file.get_node("/" + name).read(), np.array([values, values[::-1], values], name))
        expect_array("big", file.root.big.read(), np.array([1.5, -2]))
        expect("columns", file.root.columns.read(), np.array([[1, 3, 5], [2, 4, 6]], "int16"))
        expect("points", file.root.points.read(), np.array([[1, 2, 3], [4, 5, 6]], "float32"))
        expect("ragged", [list(row) for row in file.root.ragged], [[1, 2], [], [3]])
        expect("vlstring", list(file.root.vlstring), [b"one", "\xe9".encode(), b""])
        expect("vlunicode", list(file.root.vlunicode), ["one", "\xe9\U0001f600", ""])
        expect("object", list(file.root.object), [{"a": 1}, "text"])
        expect("enum", file.root.enum.read(), np.array([1, 0], "uint8"))
        expect("array", file.root.array.read(), [1, 2, 3])
        expect("carray", file.root.carray.read(), np.arange(3.0))
    with h5py.File(folder / "theirs_h5py.h5") as file:
        for name, values in NUMBERS.items():
            expect_array(name, file[name][()], np.array([values, values[::-1], values], name))
        expect_array("big", file["big"][()], np.array([1.5, -2], ">f8"))
        expect("texts", list(file["texts"].asstr()), ["one", "\xe9", ""])
        expect("room", file["room"][()], np.array([0, 0, 1, 2.0]))
        expect("ragged", [list(row) for row in file["ragged"]], [[0.5, 1], []])
        expect("offset", list(file["offset"]), [-100000, 100000])
        for name in ("fixed", "rounding", "narrow"):
            assert not file[name].size or not file[name][()].any(), name


def samples(folder):
    count = 0
    for path in sorted(folder.glob("sample_*.h5")):
        with h5py.File(path) as file:
            names = json.loads(path.with_suffix(".json").read_text())
            for name in names:
                node, shape = file[name], None
                if "shape" in node.attrs:
                    shape = json_value(node.attrs["shape"])
                    expect(f"shape of {path}:{name}", shape, node.shape)
                last = node[-1]
                if json_value(node.attrs.get("subdtype", '{"module": "", "type": "", "data": "\'\'"}')) == "string":
                    expect(f"{path}:{name}", pickle.loads(last.tobytes()), "appended \xe9")
                else:
                    expect(f"{path}:{name}", np.asarray(last).tobytes(), np.asarray(node[-2]).tobytes())
                count += 1
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", tables.NaturalNameWarning)
            with tables.open_file(path) as file:
                for name in names:
                    node = file.get_node(name)
                    assert isinstance(node, (tables.EArray, tables.VLArray)), node
                    node[-1]
    print(count)


if __name__ == "__main__":
    {"check": check, "make": make, "verify": verify, "samples": samples}[sys.argv[1]](pathlib.Path(sys.argv[2]))
