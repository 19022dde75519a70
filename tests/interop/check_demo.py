#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The demonstration file as the peers see it: check_demo.py H5SCOUT-MAKE-DEMO FOLDER"""

import ast
import json
import os
import pickle
import subprocess
import sys
import unittest
import warnings

import h5py
import tables

MAKER, FOLDER = sys.argv[1], sys.argv[2]
DEMO = os.path.join(FOLDER, "demo.h5")
NEVER_JSON = ("CLASS", "TITLE", "EXTDIM")


def make(path):
    subprocess.run([MAKER, path], check=True)


def decoded(node, name):
    text = json.loads(node.attrs[name])
    if list(text) != ["module", "type", "data"]:
        raise ValueError(f"{node.name}: {name} is no JSON of PyMoDAQ")
    return ast.literal_eval(text["data"])


def arrays_of(file):
    found = []
    file.visititems(lambda _, node: found.append(node) if isinstance(node, h5py.Dataset) else None)
    return found


class DemoFile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        os.makedirs(FOLDER, exist_ok=True)
        make(DEMO)

    def setUp(self):
        warnings.simplefilter("error")
        self.file = h5py.File(DEMO, "r")
        self.addCleanup(self.file.close)

    def test_it_is_the_same_bytes_every_time(self):
        again = os.path.join(FOLDER, "demo_again.h5")
        make(again)
        with open(DEMO, "rb") as first, open(again, "rb") as second:
            self.assertEqual(first.read(), second.read())

    def test_it_is_small(self):
        self.assertLess(os.path.getsize(DEMO), 1_500_000)

    def test_pytables_knows_every_node(self):
        with tables.open_file(DEMO) as file:
            kinds = [type(node).__name__ for node in file.walk_nodes("/")]
            for node in file.walk_nodes("/"):
                node._v_attrs._f_list("all")
        self.assertNotIn("UnImplemented", kinds)
        self.assertEqual({"RootGroup", "Group", "CArray", "EArray", "VLArray"}, set(kinds) - {"Array"})

    def test_every_attribute_decodes(self):
        def check(node):
            for name in node.attrs:
                if name not in NEVER_JSON:
                    decoded(node, name)

        check(self.file)
        self.file.visititems(lambda _, node: check(node))

    def test_the_shape_attribute_tells_the_truth(self):
        for node in arrays_of(self.file):
            self.assertEqual(node.shape, decoded(node, "shape"), node.name)

    def test_axes_fit_the_data_beside_them(self):
        data = [node for node in arrays_of(self.file) if decoded(node, "data_type") == "data"]
        self.assertEqual({1, 2, 3}, {node.ndim for node in data})
        for node in data:
            extents = {}
            for where in (node.parent, node.parent.parent.parent.get("NavAxes", {})):
                for name in where:
                    if name.startswith("Axis"):
                        extents[decoded(where[name], "index")] = where[name].shape[0]
                        self.assertEqual(where[name].shape[0], decoded(where[name], "size"))
            if node.shape != (1,):
                self.assertEqual(dict(enumerate(node.shape)), extents, node.name)

    def test_errors_have_the_shape_of_their_data(self):
        errors = [node for node in arrays_of(self.file) if decoded(node, "data_type") == "error"]
        self.assertTrue(errors)
        for node in errors:
            self.assertEqual(node.parent[node.name.replace("ErrorBar", "Data")].shape, node.shape)

    def test_the_log_is_pickled_text(self):
        lines = [pickle.loads(row.tobytes()) for row in self.file["RawData/Logger"]]
        self.assertEqual(5, len(lines))
        self.assertTrue(all(line.startswith("2024-10-20") for line in lines))

    def test_the_map_carries_a_picture(self):
        picture = decoded(self.file["RawData/Scan001"], "pixmap2D")
        self.assertTrue(picture.startswith(b"\x89PNG\r\n\x1a\n"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
