# SPDX-License-Identifier: GPL-3.0-or-later
"""What PyTables says to a file of its own convention, or of h5py's: every node is of the class that it must be."""
import warnings

import numpy as np
import tables

import attributes
from meanings import meaning, spelled
from tree import Group, Link

CLASSES = {"carray": tables.CArray, "earray": tables.EArray, "vlarray": tables.VLArray, "strings": tables.VLArray}


def _same(found, expected):
    return found.shape == expected.shape and all(
        one == other or (one != one and other != other)
        for one, other in zip(found.reshape(-1).tolist(), expected.reshape(-1).tolist()))


def check_link(node, expected):
    sort, target = tables.link.SoftLink, expected.target
    if expected.file is not None:
        sort, target = tables.link.ExternalLink, f"{expected.file}:{expected.target}"
    assert isinstance(node, sort), f"{node._v_pathname} is a {type(node).__name__}"
    assert node.target == target, f"{node._v_pathname} leads to {node.target}"


def check_array(node, expected, is_own):
    if isinstance(node, tables.UnImplemented):
        assert expected.dtype == "text" or not is_own, f"{node._v_pathname} is not supported"
        return
    if "CLASS" in expected.attrs:  # nothing that comes from elsewhere and PyTables has no class for
        assert isinstance(node, CLASSES[expected.sort]), f"{node._v_pathname} is a {type(node).__name__}"
    assert node.shape == expected.shape, f"{node._v_pathname} has the shape {node.shape}"
    if expected.is_ragged():
        for row, wanted_row in zip(node.read() if node.nrows else [], expected.data):
            assert _same(np.asarray(row), wanted_row), f"{node._v_pathname}: {row!r}, expected {wanted_row!r}"
    elif is_own:
        assert _same(node.read(), expected.data), f"{node._v_pathname}: {node.read()!r:.500}"


def check_attributes(node, expected):
    """All can be read; pickles and PyMoDAQ's JSON are what was stored."""
    found = node._v_attrs
    assert sorted(found._v_attrnames) == sorted(expected.attrs), f"{node._v_pathname}: {found._v_attrnames}"
    for name, stored in expected.attrs.items():
        value = found[name]
        if name != "TITLE" and attributes.is_pickle(stored):
            wanted, = meaning(name, stored)
            assert spelled(value) == spelled(wanted), f"{node._v_pathname}.{name}: {value!r}, expected {wanted!r}"
        elif attributes.is_json(stored):
            wanted = (stored[2][0] if isinstance(stored[2], list) else stored[2]).decode()
            assert value == wanted, f"{node._v_pathname}.{name}: {value!r}, expected {wanted!r}"


def check(path, model):
    """Files of h5py's convention hold types that PyTables has not; it says so and shows the rest."""
    is_own = model.flavour == "tables"
    with warnings.catch_warnings():
        warnings.simplefilter("error" if is_own else "ignore")
        warnings.simplefilter("ignore", tables.NaturalNameWarning)
        # What was copied from elsewhere is as it was there; see check_array.
        warnings.filterwarnings("ignore", "problems loading leaf")
        warnings.filterwarnings("ignore", ".*Offending HDF5 class: 8")  # h5py's bool
        with tables.open_file(str(path)) as file:
            nodes = {node._v_pathname: node for node in file.walk_nodes("/")}
            assert sorted(nodes) == sorted(model.paths()), f"{sorted(nodes)}, expected {model.paths()}"
            for name, node in nodes.items():
                expected = model.raw(name)
                if isinstance(expected, Link):
                    check_link(node, expected)
                    continue
                if isinstance(expected, Group):
                    assert isinstance(node, tables.Group), f"{name} is a {type(node).__name__}"
                else:
                    check_array(node, expected, is_own)
                check_attributes(node, expected)
