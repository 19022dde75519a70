# SPDX-License-Identifier: GPL-3.0-or-later
"""What must be in a file after a sequence of operations. Knows nothing of how h5scout reads or writes.

Each operation is a method of Model of the name and arguments that it has on the wire; it raises Refused, and then
nothing has changed. Values are Python's, arrays NumPy's (texts: dtype object; rows: a list of arrays).
"""
import copy

import attributes
from array_model import ArrayModel
from attributes import Refused
from convert import require_storable
from link_model import LinkModel
from scale_model import ScaleModel
from tree import Group, Tree, holds, joined, parent_of

RESERVED = ("_c_", "_f_", "_g_", "_i_", "_p_", "_v_")
SCAN_TYPES = ("", "noscan", "scan1d", "scan2d", "scannd", "sequential", "tabular")


class Model(Tree, ArrayModel, LinkModel, ScaleModel):
    def __init__(self, flavour, root_attrs):
        super().__init__(Group(root_attrs))
        self.flavour, self.level = flavour, 0

    def copied(self):
        return copy.deepcopy(self)

    def reopened(self):
        """What the file says of itself counts from when it is opened."""
        self.flavour, self.level = detected(self.root), 0

    # --- looking around

    def place(self, where, name):
        """The group, in which the name must be good and free."""
        if name in ("", ".", "..") or set(name) & {"/", "\0"} or name != name.strip(" ") or name.startswith(RESERVED):
            raise Refused("NodeError:BadName")
        if len(name) > 4 and name.startswith("__") and name.endswith("__"):
            raise Refused("NodeError:BadName")
        group = self.group(where)
        if name in group.children:
            raise Refused("NodeError:Exists")
        return group

    # --- attributes

    def named(self, name):
        return "TITLE" if name == "title" and self.flavour != "plain" else name

    def metadata(self, given):
        stored = {}
        for name, value in given:
            if name == "" or "\0" in name:
                raise Refused("NodeError:BadName")
            stored[self.named(name)] = attributes.new(self.named(name), value, "keep", self.flavour)
        return stored

    def set_attr(self, path, name, value, storage):
        attrs = self.find(path).attrs
        if name == "" or "\0" in name:
            raise Refused("NodeError:BadName")
        name = name if name in attrs else self.named(name)
        if name in attrs:
            attrs[name] = attributes.replaced(name, attrs[name], value, storage, self.flavour)
        else:
            attrs[name] = attributes.new(name, value, storage, self.flavour)

    def existing(self, attrs, name):
        name = name if name in attrs else self.named(name)
        if name not in attrs:
            raise Refused("NodeError:Missing")
        return name

    def remove_attr(self, path, name):
        attrs = self.find(path).attrs
        del attrs[self.existing(attrs, name)]

    def rename_attr(self, path, name, new_name):
        attrs = self.find(path).attrs
        if new_name == "" or "\0" in new_name:
            raise Refused("NodeError:BadName")
        name, new_name = self.existing(attrs, name), self.named(new_name)
        if name == new_name:
            return
        if new_name in attrs:
            raise Refused("NodeError:Exists")
        if new_name == "TITLE" and self.flavour != "plain" and not attributes.is_text_stored(attrs[name]):
            raise Refused("InvalidDataType")
        attrs[new_name] = attrs.pop(name)

    # --- groups

    def group_books(self, title):
        text = attributes.text
        require_storable(title.encode("utf-8", "surrogatepass"))
        if self.flavour == "plain":
            return {"TITLE": text(title, "plain")} if title else {}
        books = {"CLASS": text("GROUP", self.flavour), "TITLE": text(title, self.flavour)}
        return books | ({"VERSION": text("1.0", "tables")} if self.flavour == "tables" else {})

    def existing_group(self, where, name):
        """Whether there is one of that name, by whatever link."""
        try:
            parent = self.find(where)
        except Refused:
            return False
        if not isinstance(parent, Group) or name not in parent.children:
            return False
        if not isinstance(self.find(joined(where, name)), Group):
            raise Refused("NodeError:WrongKind")
        return True

    def get_set_group(self, where, name, title, metadata):
        if not self.existing_group(where, name):
            parent = self.place(where, name)
            parent.children[name] = Group(self.group_books(title) | self.metadata(metadata))

    def add_group(self, where, name, type, title, metadata):
        capital = name[:1].upper() + name[1:] if self.flavour != "plain" else name
        if self.existing_group(where, name) or self.existing_group(where, capital):
            return
        parent = self.place(where, capital)
        if type == "data_dim" and capital not in ("Data0D", "Data1D", "Data2D", "DataND"):
            raise Refused("InvalidGroupDataType")
        if type == "scan":
            for key, value in metadata:
                if key == "scan_type" and not (isinstance(value, str) and value.lower() in SCAN_TYPES):
                    raise Refused("InvalidScanType")
        attrs = self.group_books(title) | self.metadata([["type", type]]) | self.metadata(metadata)
        if self.flavour != "plain":
            attrs |= self.metadata([["backend", self.flavour]])
        parent.children[capital] = Group(attrs)

    # --- the tree

    def removable(self, path):
        if path == "/":
            raise Refused("NodeError:WrongKind")
        return self.place_of(path)

    def remove_node(self, path):
        parent, name = self.removable(path)
        del parent.children[name]
        self.detach_gone()

    def remove_children(self, path):
        self.group(path).children.clear()
        self.detach_gone()

    def rename_node(self, path, name):
        self.removable(path)
        if name == "":
            raise Refused("NodeError:BadName")
        self.move_node(path, parent_of(path), name)

    def move_node(self, path, where, name):
        parent, old = self.removable(path)
        name = name or old
        if where == parent_of(path) and name == old:
            return
        target = self.place(where, name)
        if where != parent_of(path) and holds(parent.children[old], target):
            raise Refused("NodeError:WrongKind")
        target.children[name] = parent.children.pop(old)


def style_of(attrs, name):
    """The convention whose texts are of that sort; None if it is no text."""
    kind = attrs[name][0] if name in attrs else ("",)
    return ("h5py" if kind[1] is None else "tables") if kind[0] == "string" else None


def detected(root):
    """The convention of a file."""
    if "PYTABLES_FORMAT_VERSION" in root.attrs:
        return "tables"
    for name in ("CLASS", "TITLE", "pymodaq_version"):
        is_sign = name != "TITLE" or "TITLE" in root.attrs and attributes.is_json_text(root.attrs["TITLE"])
        if is_sign and style_of(root.attrs, name):
            return style_of(root.attrs, name)
    styles = [style_of(child.attrs, "CLASS") for _, child in sorted(root.children.items()) if isinstance(child, Group)]
    return next(filter(None, styles), "plain")
