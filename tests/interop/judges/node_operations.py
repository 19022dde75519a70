# SPDX-License-Identifier: GPL-3.0-or-later
"""Random operations on attributes, groups and nodes, most of which are to succeed."""
import random

from random_content import (ATTRIBUTES, GROUP_TYPES, chance, metadata, pick_attribute, pick_name, pick_text, pick_value)
from tree import Group, Link


class NodePicker:
    """The part of Picker that changes attributes, groups and the tree."""

    def node(self, kind=object):
        paths = self.model.paths(kind)
        if not paths or chance(0.03):
            return random.choice(["/missing", "/missing/below"] + self.model.paths())
        return random.choice(paths)

    def where(self):
        if chance(0.03):
            return self.node()
        shallow = [path for path in self.model.paths(Group) if path.count("/") < 4]
        return random.choice([path for path in self.model.paths(Link) if chance(0.3)] or shallow)

    def set_attr(self):
        name, path = pick_attribute(), self.node()
        own = [name for name in self.node_attrs(path) if name in ATTRIBUTES]
        if own and chance(0.5):
            name = random.choice(own)
        value = pick_text() if name in ("title", "TITLE") else pick_value()
        return path, name, value, random.choice(["keep", "keep", "json", "native"])

    def node_attrs(self, path):
        try:
            return list(self.model.find(path).attrs)
        except Exception:
            return []

    def own_attribute(self, path):
        """Never one by which a file or node is recognised."""
        own = [name for name in self.node_attrs(path) if name in ATTRIBUTES and (path != "/" or name != "TITLE")]
        return random.choice(own) if own and chance(0.9) else random.choice(["missing", "units"])

    def remove_attr(self):
        path = self.node()
        return path, "shape" if chance(0.02) and path != "/" else self.own_attribute(path)

    def rename_attr(self):
        path = self.node()
        return path, self.own_attribute(path), pick_attribute()

    def get_set_group(self):
        return self.where(), pick_name(), pick_text(), metadata()

    def add_group(self):
        kind, given = random.choice(GROUP_TYPES), metadata()
        name = random.choice(["Data1D", "data2D", "other"]) if kind == "data_dim" else pick_name()
        if kind == "scan":
            given.append(["scan_type", random.choice(["Scan1D", "scan2d", "", "Scan3D", 5])])
        return self.where(), name, kind, pick_text(), given

    def remove_node(self):
        return (self.other_than_root(),)

    def other_than_root(self):
        path = self.node()
        return self.node() if path == "/" and chance(0.9) else path

    def remove_children(self):
        return (random.choice([path for path in self.model.paths(Group) if path != "/"] or ["/missing"]),)

    def rename_node(self):
        return self.other_than_root(), pick_name()

    def move_node(self):
        return self.other_than_root(), self.where(), random.choice(["", pick_name()])
