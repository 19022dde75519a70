# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that h5py finds in a file, as Tree.content() says what must be there."""
import h5py
from h5py import h5o

from storage import SCALE_LISTS, attributes_of, dataset_of


def content_of(path):
    """{path: {"kind": ..., "attributes": ..., ...}}; of further names of an object just which other it has."""
    found, first = {}, {}
    with h5py.File(path, "r") as file:
        def visit(name, node):
            address = h5o.get_info(node.id).addr
            if address in first:
                found[name] = {"kind": "another name", "of": first[address]}
                return
            first[address] = name
            is_dataset = isinstance(node, h5py.Dataset)
            found[name] = {"kind": "Dataset" if is_dataset else "Group", "attributes": attributes_of(node)}
            if is_dataset:
                found[name] |= dataset_of(node)
                return
            for child in sorted(node):
                below = name.rstrip("/") + "/" + child
                link = node.get(child, getlink=True)
                if isinstance(link, h5py.HardLink):
                    visit(below, node[child])
                elif isinstance(link, h5py.SoftLink):
                    found[below] = {"kind": "soft link", "target": link.path}
                else:
                    found[below] = {"kind": "external link", "target": link.path, "file": link.filename}

        visit("/", file["/"])
    for entry in found.values():
        for name in SCALE_LISTS & entry.get("attributes", {}).keys():
            kind, shape, lists = entry["attributes"][name]
            entry["attributes"][name] = (kind, shape, _named(lists, first))
    return found


def _named(lists, first):
    """Addresses become the paths of what lies there; None where nothing does."""
    if lists and isinstance(lists[0], tuple):
        return sorted((first.get(address), dimension) for address, dimension in lists)
    return [[first.get(address) for address in scales] for scales in lists]
