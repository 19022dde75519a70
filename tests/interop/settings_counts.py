#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Python finds in the settings of HDF5 files, as JSON: {file: {node: {attribute: [[name, title, text], ...]}}}.

    settings_counts.py FILE.h5 ...

One entry for each element but the root, in the order of the document. ElementTree parses, h5py reads.
"""

import ast
import json
import sys
import xml.etree.ElementTree as ET

import h5py


def text_of(value):
    """An attribute's text, out of PyMoDAQ's JSON where it is wrapped; None if it is none."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if not isinstance(value, str):
        return None
    try:
        value = ast.literal_eval(json.loads(value)["data"])
    except (ValueError, KeyError, TypeError, SyntaxError):
        pass
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return value if isinstance(value, str) else None


def parameters_of(text):
    try:
        root = ET.fromstring(text)
    except ET.ParseError:
        return None
    if root.tag != "All_settings" and root.get("type") != "group":
        return None
    return [[element.tag, element.get("title", element.tag), element.text or ""] for element in root.iter()][1:]


def settings_in(path):
    found = {}

    def look(name, node):
        for attribute in node.attrs:
            try:
                text = text_of(node.attrs[attribute])
            except Exception:  # a type that h5py does not read
                continue
            parameters = parameters_of(text) if text else None
            if parameters is not None:
                found.setdefault("/" + name, {})[attribute] = parameters

    with h5py.File(path, "r") as file:
        look("", file)
        file.visititems(look)
    return found


if __name__ == "__main__":
    print(json.dumps({path: settings_in(path) for path in sys.argv[1:]}))
