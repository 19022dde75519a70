# SPDX-License-Identifier: GPL-3.0-or-later
"""Judges attributes, groups and edited files that tst_nodes_judged has written.

`made FILE FLAVOUR`: a file made by us, by the storage of its attributes, by PyTables and by PyMoDAQ's decoder.
`edited`: pairs "ORIGINAL TAB EDITED" on standard input: everything that was there before is there, and the same.
"""
import ast
import datetime
import itertools
import json
import os
import sys
import warnings

import h5py
import numpy
import tables
from h5py import h5a, h5s, h5t

ADDED = "h5scout_note"
NEW_GROUP = "H5scout_moved"


def upstream(text):
    """As PyMoDAQ's JsonConverter reads it, with literal_eval in place of eval."""
    if not isinstance(text, str):
        return text
    try:
        wrapper = json.loads(text)
    except ValueError:
        return text
    if not isinstance(wrapper, dict) or set(wrapper) != {"module", "type", "data"}:
        return text
    if wrapper["module"] == "datetime":
        return eval(wrapper["data"], {"datetime": datetime, "__builtins__": {}})  # of the test's own values
    return ast.literal_eval(wrapper["data"])


def json_text(value):
    kind = type(value)
    return json.dumps({"module": kind.__module__, "type": kind.__name__, "data": repr(value)})


def storage(node, name):
    attribute = h5a.open(node.id, name.encode())
    kind = attribute.get_type()
    space = attribute.get_space().get_simple_extent_type()
    spaces = {h5s.NULL: "null", h5s.SCALAR: "scalar", h5s.SIMPLE: "simple"}
    if kind.get_class() != h5t.STRING:
        return (kind.get_class(), kind.get_size(), spaces[space])
    charset = {h5t.CSET_ASCII: "ascii", h5t.CSET_UTF8: "utf8"}[kind.get_cset()]
    if kind.is_variable_str():
        return ("variable", charset, spaces[space])
    padding = {h5t.STR_NULLTERM: "nullterm", h5t.STR_NULLPAD: "nullpad", h5t.STR_SPACEPAD: "spacepad"}
    return ("fixed", kind.get_size(), charset, padding[kind.get_strpad()], spaces[space])


def text_storage(text, flavour):
    size = len(text.encode())
    if flavour != "tables" or size > 60000:
        return ("variable", "utf8", "scalar")
    return ("fixed", max(size, 1), "utf8", "nullterm", "scalar" if size else "null")


def text_of(node, name):
    value = node.attrs[name]
    if isinstance(value, h5py.Empty):
        return ""
    return value.decode() if isinstance(value, bytes) else value


def check(is_right, *what):
    if not is_right:
        raise AssertionError(what)


def check_text(node, name, text, flavour):
    check(storage(node, name) == text_storage(text, flavour), node.name, name, storage(node, name))
    check(text_of(node, name) == text, node.name, name, text_of(node, name))


VALUES = {
    "int": 5, "negative": -(2**70), "float": 1e-7, "small": 3.0, "true": True, "none": None, "text": "é 😀 'quoted' \"too\"",
    "empty": "", "lines": "a\nb\t\x7f\xa0", "bytes": b"\x00abc\xff'", "tuple": (1, 2.5, "a"), "one": (1,), "list": [1, [b"x"]],
    "dict": {"a": 1}, "complex": 1 + 2j, "date": datetime.date(2024, 10, 20),
    "moment": datetime.datetime(2024, 10, 20, 22, 8, 9, 123456), "long": "x" * 70000,
}
LITERAL = {name for name in VALUES if name not in ("date", "moment")}


def check_values(group, flavour):
    for name, value in VALUES.items():
        if flavour == "plain" and name not in ("int", "float", "small", "true", "text", "empty", "long", "lines"):
            continue
        if flavour == "plain":
            read = text_of(group, name) if isinstance(value, str) else group.attrs[name]
            check(read == value and (isinstance(value, str) or numpy.asarray(read).dtype == numpy.asarray(value).dtype), name)
            continue
        check_text(group, name, json_text(value), flavour)
        read = upstream(text_of(group, name))
        check(read == value and type(read) is type(value), name, read)


def check_native(group, flavour):
    expected = {"n_int": numpy.int64(-5), "n_uint": numpy.uint64(2**64 - 1), "n_float": numpy.float64(-0.0),
                "n_complex": numpy.complex128(1 - 2j), "n_list": numpy.array([1, 2, 3]), "n_mixed": numpy.array([1, 2.5])}
    for name, value in expected.items():
        read = group.attrs[name]
        check(numpy.asarray(read).dtype == numpy.asarray(value).dtype and numpy.array_equal(read, value), name, read)
    check(storage(group, "n_bool")[:2] == ((h5t.BITFIELD, 1) if flavour == "tables" else (h5t.ENUM, 1)), "n_bool")
    check_text(group, "n_text", "é", flavour)
    padding = "nullterm" if flavour == "tables" else "nullpad"
    check(storage(group, "n_bytes") == ("fixed", 3, "ascii", padding, "scalar"), storage(group, "n_bytes"))
    check(list(group.attrs["n_texts"]) == ["a", "", "é"], "n_texts")


def check_groups(file, flavour):
    scan = file["RawData/Scan000"]
    check("RawData/Scan001" not in file and "RawData/Removed" not in file, "removed")
    check(sorted(file["RawData"]) == ["Renamed", "Scan000"], sorted(file["RawData"]))
    check_text(scan, "TITLE", "Größe", flavour)
    if flavour == "plain":
        check(text_of(scan, "type") == "scan", "type")
        check("CLASS" not in scan.attrs and "backend" not in scan.attrs, "bookkeeping in plain HDF5")
        return
    check_text(scan, "CLASS", "GROUP", flavour)
    check(("VERSION" in scan.attrs) == (flavour == "tables"), "VERSION")
    check(upstream(text_of(scan, "type")) == "scan", "type")
    check(upstream(text_of(scan, "backend")) == flavour, "backend")
    check(upstream(text_of(scan, "scan_done")) is False, "scan_done")
    check_text(file, "TITLE", "changed", flavour)
    check_text(file, "CLASS", "GROUP", flavour)
    check(upstream(text_of(file, "pymodaq_version")) == "5.0.5", "version")


def check_links(file):
    links = file["Links"]
    found = {name: links.get(name, getlink=True) for name in ("soft", "relative", "dangling", "outside")}
    check([found[name].path for name in ("soft", "relative", "dangling")] ==
          ["/RawData/Scan000", "inner/deep", "/no/such"], found)
    check((found["outside"].filename, found["outside"].path) == ("other.h5", "/x"), found)
    check(links["soft"] == file["RawData/Scan000"] and links["hard"] == file["RawData"], "targets")
    check(text_of(links["relative"], "TITLE") == "found" and links.get("dangling") is None, "relative, dangling")


def check_links_by_pytables(links):
    check(links.soft()._v_title == "Größe", "soft")
    check(links.relative()._v_title == "found", "relative")
    check(links.dangling.target == "/no/such" and links.outside.target == "other.h5:/x", links.outside.target)
    check(links.outside._get_filename_node() == ("other.h5", "/x"), links.outside._get_filename_node())
    check(links.hard._v_title == links._v_file.root.RawData._v_title, "hard")


def check_pytables(path, flavour):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        if flavour == "h5py":  # whose bool PyTables does not read
            warnings.filterwarnings("ignore", "Unsupported type for attribute 'n_bool'")
        with tables.open_file(path) as file:
            check_links_by_pytables(file.root.Links)
            for node in file.walk_nodes():
                if isinstance(node, tables.link.Link):
                    continue
                check(type(node).__name__ in ("Group", "RootGroup"), node)
                for name in node._v_attrs._v_attrnames:
                    node._v_attrs[name]
            check(file.root.RawData.Scan000._v_title == "Größe", file.root.RawData.Scan000._v_title)
            check(file.root._v_title == "changed", file.root._v_title)
            attributes = file.root.RawData._v_attrs
            check(upstream(str(attributes["text"])) == VALUES["text"], attributes["text"])
            check(attributes["n_complex"] == 1 - 2j and attributes["n_int"] == -5, "natives")
            if flavour == "tables":
                check(attributes["n_bool"] == numpy.bool_(True), attributes["n_bool"])


def judge_made(path, flavour):
    with open(path, "rb") as raw:
        check(raw.read(9) == b"\x89HDF\r\n\x1a\n\x00", "superblock version")
    with h5py.File(path, "r") as file:
        check_groups(file, flavour)
        check_values(file["RawData"], flavour)
        check_native(file["RawData"], flavour)
        check_links(file)
    if flavour != "plain":
        check_pytables(path, flavour)


def value_of(value):
    if isinstance(value, h5py.Empty):
        return ("empty", str(value.dtype))
    array = numpy.asarray(value)
    return (str(array.dtype), array.shape, repr(array.tolist()) if array.dtype.hasobject else array.tobytes())


def attributes_of(node):
    values = {}
    for name in node.attrs:
        if name != ADDED:
            try:
                values[name] = storage(node, name) + (value_of(node.attrs[name]),)
            except (OSError, TypeError, ValueError) as error:
                values[name] = type(error).__name__
    return values


def content_of(path):
    lines = {}
    with h5py.File(path, "r") as file:
        def visit(name, node):
            if name.startswith(NEW_GROUP):
                return
            lines[name] = [type(node).__name__, attributes_of(node)]
            if isinstance(node, h5py.Dataset):
                try:
                    lines[name].append((node.shape, str(node.dtype), node.chunks))
                    lines[name].append(value_of(node[()]) if node.shape is not None and node.nbytes < 10**8 else None)
                except (OSError, TypeError, ValueError, KeyError) as error:
                    lines[name].append(type(error).__name__)

        visit("/", file)
        file.visititems(visit)
    return lines


def seen_by_pytables(path):
    """Nodes by name and class, and what PyTables complains about."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            with tables.open_file(path) as file:
                walk = itertools.islice(file.walk_nodes(), 2000)  # it never ends where a group holds itself
                nodes = {node._v_pathname: type(node).__name__ for node in walk}
            if len(nodes) == 2000:
                return "endless"
        except Exception as error:  # a file that is none of PyTables': it says the same of both
            return type(error).__name__
    nodes = {name: kind for name, kind in nodes.items() if not name.startswith("/" + NEW_GROUP)}
    return nodes, sum(NEW_GROUP not in str(warning.message) for warning in caught)


def judge_pair(original, edited, with_pytables):
    before = content_of(original)
    after = content_of(edited)
    differing = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    check(not differing, differing[:5])
    with h5py.File(edited, "r") as file:
        group = file[NEW_GROUP]
        check(upstream(text_of(group, "TITLE")) == "made here", "TITLE")
        check(upstream(text_of(group, ADDED)) == "é", ADDED)
        check(upstream(text_of(file, ADDED)) == "é", ADDED)
    if with_pytables:
        check(seen_by_pytables(original) == seen_by_pytables(edited), "PyTables sees something else")


def in_child(work):
    """Some files crash libhdf5 of the judge; that is not for us to answer."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException as error:
            print(f"  {type(error).__name__}: {error}", flush=True)
            os._exit(1)
        os._exit(0)
    return os.waitpid(child, 0)[1]


def judge_edited():
    judged = wrong = 0
    for line in sys.stdin:
        original, edited = line.rstrip("\n").split("\t")
        if in_child(lambda: content_of(original)) != 0:
            print(f"  {original} is not read here")
            continue
        judged += 1
        with_pytables = in_child(lambda: seen_by_pytables(original)) == 0
        if in_child(lambda: judge_pair(original, edited, with_pytables)) != 0:
            wrong += 1
            print(f"{edited} is wrong", flush=True)
    print(f"{judged} judged, {wrong} wrong")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    if sys.argv[1] == "made":
        judge_made(sys.argv[2], sys.argv[3])
    else:
        judge_edited()
