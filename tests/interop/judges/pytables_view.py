# SPDX-License-Identifier: GPL-3.0-or-later
"""What PyTables says to a file of its own convention, or of h5py's: every node is of the class that it must be."""
import warnings

import numpy as np
import tables

from model import Group

CLASSES = {"carray": tables.CArray, "earray": tables.EArray, "vlarray": tables.VLArray, "strings": tables.VLArray}


def _same(found, expected):
    return found.shape == expected.shape and all(
        one == other or (one != one and other != other)
        for one, other in zip(found.reshape(-1).tolist(), expected.reshape(-1).tolist()))


def check_node(node, expected, is_own):
    wanted = tables.Group if isinstance(expected, Group) else CLASSES[expected.sort]
    assert isinstance(node, wanted), f"{node._v_pathname} is a {type(node).__name__}"
    if isinstance(expected, Group):
        return
    assert node.shape == expected.shape, f"{node._v_pathname} has the shape {node.shape}"
    if expected.is_ragged():
        for row, wanted_row in zip(node.read() if node.nrows else [], expected.data):
            assert _same(np.asarray(row), wanted_row), f"{node._v_pathname}: {row!r}, expected {wanted_row!r}"
    elif is_own:
        assert _same(node.read(), expected.data), f"{node._v_pathname}: {node.read()!r:.500}"


def check(path, model):
    """Files of h5py's convention hold types that PyTables has not; it says so and shows the rest."""
    is_own = model.flavour == "tables"
    with warnings.catch_warnings():
        warnings.simplefilter("error" if is_own else "ignore")
        warnings.simplefilter("ignore", tables.NaturalNameWarning)
        with tables.open_file(str(path)) as file:
            nodes = {node._v_pathname: node for node in file.walk_nodes("/")}
            for name, node in nodes.items():
                expected = model.find(name)
                if not is_own and not isinstance(expected, Group) and isinstance(node, tables.UnImplemented):
                    continue
                check_node(node, expected, is_own)
                for attribute in node._v_attrs._v_attrnames:
                    node._v_attrs[attribute]
            assert sorted(nodes) == sorted(model.paths()), sorted(nodes)
