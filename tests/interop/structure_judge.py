# SPDX-License-Identifier: GPL-3.0-or-later
"""h5py and PyTables judge what tst_structure_judged has copied and tied together.

    copied SOURCE TARGET NODE COPY  the node COPY of TARGET is what NODE of SOURCE is, with all that is below
    scales FILE                     dimension scales, as h5py's `dims` shows them
    scaled FILE                     makes arrays with scales, one of which h5py has removed already
    unscaled FILE                   some of them are removed, and nothing refers to them
    saved ORIGINAL COPY             the files hold the same, and h5py can write to the copy
"""
import sys
import warnings

import h5py
import numpy as np
import tables
from node_judge import attributes_of, check, content_of, seen_by_pytables, value_of


def description(node):
    lines = [type(node).__name__, attributes_of(node)]
    if isinstance(node, h5py.Dataset):
        creation = node.id.get_create_plist()
        filters = [creation.get_filter(index)[:3] for index in range(creation.get_nfilters())]
        lines += [node.shape, node.maxshape, str(node.dtype), node.chunks, filters, value_of(node[()])]
    return lines


def tree(group, below=""):
    """What is below a group, links as links, hard links to one object by the first of its names."""
    found, first = {}, {}

    def visit(node, path):
        for name in node:
            link = node.get(name, getlink=True)
            here = path + "/" + name
            if not isinstance(link, h5py.HardLink):
                found[here] = [type(link).__name__, link.path, getattr(link, "filename", None)]
                continue
            child = node[name]
            known = first.setdefault(h5py.h5o.get_info(child.id).addr, here)
            found[here] = description(child) if known == here else known
            if isinstance(child, h5py.Group) and known == here:
                visit(child, here)

    found[""] = description(group)
    if isinstance(group, h5py.Group):
        visit(group, below)
    return found


def classes(path, node):
    with tables.open_file(path) as file:
        root = file.get_node(node)
        if not isinstance(root, tables.Group):
            return [type(root).__name__]
        for child in file.walk_nodes(root, "Leaf"):
            child.read()
        return [(child._v_pathname[len(node):], type(child).__name__) for child in file.walk_nodes(root)]


def copied(source, target, node, copy):
    with h5py.File(source) as one, h5py.File(target) as other:
        before, after = tree(one[node]), tree(other[copy])
        differing = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
        check(not differing, [(name, before.get(name), after.get(name)) for name in differing[:2]])
        check(len(before) >= 1, before)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it has no class for some arrays of plain HDF5
        check(classes(source, node) == classes(target, copy), classes(target, copy))
    with h5py.File(target, "a") as file:
        rows = file[copy] if isinstance(file[copy], h5py.Dataset) else file[copy]["rows"]
        rows.resize(rows.shape[0] + 1, 0)
        rows[-1] = 9
        check((rows[-1] == 9).all(), "grown")


def scales(path):
    with h5py.File(path) as file:
        image = file["image"]
        check([dimension.label for dimension in image.dims] == ["up", "across \xe9"], "labels")
        check(image.dims[0].keys() == ["y", ""] and image.dims[1].keys() == ["x"], "names")
        check([scale.name for scale in image.dims[0].values()] == ["/y", "/plain"], "scales")
        check(image.dims[1]["x"] == file["x"] and h5py.h5ds.is_scale(file["x"].id), "scale")
        check(not h5py.h5ds.is_scale(file["image"].id) and len(file["detached"].dims[0]) == 0, "detached")
        check([scale.name for scale in file["copy/image"].dims[1].values()] == ["/copy/x"], "copy")
        check([scale.name for scale in file["copy/image"].dims[0].values()] == ["/y"], "kept")
        check(h5py.h5ds.is_attached(file["copy/image"].id, file["copy/x"].id, 1), "attached")
        check(file["theirs"].dims[0].values()[0].name == "/their scale", "theirs")
    with h5py.File(path, "a") as file:
        file["image"].dims[0].detach_scale(file["y"])
        file["detached"].dims[0].attach_scale(file["x"])
        check(len(file["image"].dims[0]) == 1, "detached by h5py")


def scaled(path):
    with h5py.File(path, "w") as file:
        for name in ("image", "group/image"):
            file[name] = np.zeros((2, 3))
        for name, length in {"x": 3, "y": 2, "lost": 2, "group/x": 3, "children/y": 2, "children/z": 2}.items():
            file[name] = np.zeros(length)
            file[name].make_scale(name)
        file["line"] = np.zeros(2)
        for array, dimension, scale in (("image", 1, "x"), ("image", 0, "y"), ("image", 0, "children/y"),
                                        ("line", 0, "y"), ("line", 0, "lost"), ("group/image", 1, "group/x"),
                                        ("group/image", 0, "y"), ("image", 1, "group/x"), ("image", 0, "children/z")):
            file[array].dims[dimension].attach_scale(file[scale])
        file["second name"] = file["y"]
        file["uninvolved"] = np.zeros((2, 3))
        file["uninvolved"].dims[0].attach_scale(file["lost"])
        del file["lost"]


def unscaled(path):
    with h5py.File(path, "a") as file:
        image, y = file["image"], file["y"]
        check(sorted(file) == ["children", "image", "uninvolved", "y"] and not len(file["children"]), sorted(file))
        check([len(references) for references in image.attrs["DIMENSION_LIST"]] == [1, 0], "of the image")
        check([scale.name for scale in image.dims[0].values()] == ["/y"], "kept")
        check([(file[use[0]].name, use[1]) for use in y.attrs["REFERENCE_LIST"]] == [("/image", 0)], "uses")
        check(h5py.h5ds.is_attached(image.id, y.id, 0), "attached")
        file["new"] = np.zeros(3)
        image.dims[1].attach_scale(file["new"])
        image.dims[0].detach_scale(y)
        check("REFERENCE_LIST" not in y.attrs and len(image.dims[0]) == 0, "detached by h5py")


def saved(original, copy):
    check(content_of(original) == content_of(copy), "content")
    check(seen_by_pytables(original) == seen_by_pytables(copy), "PyTables sees something else")
    with h5py.File(copy, "a") as file:
        file["written by h5py"] = np.arange(3)
    with h5py.File(copy) as file:
        check(file["written by h5py"][2] == 2, "written")


if __name__ == "__main__":
    {"copied": copied, "scales": scales, "scaled": scaled, "unscaled": unscaled, "saved": saved}[sys.argv[1]](
        *sys.argv[2:])
