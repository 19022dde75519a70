# SPDX-License-Identifier: GPL-3.0-or-later
"""Random links, copies and dimension scales."""
import random

from convert import Refused
from random_content import chance, pick_name, random_text
from scale_model import is_scale
from tree import Group, name_of, parent_of

MOST_COPIED = 12
MOST_NODES = 120


class LinkPicker:
    """The part of Picker that gives objects other names, or makes others like them."""

    def target(self, where):
        """A path, from the root or from the group; of something that is there, as a rule."""
        path = self.node()
        if chance(0.4) and parent_of(path) == where:
            return random.choice([name_of(path), "./" + name_of(path)])
        return random.choice([path, path, path, path + "/", "nowhere", "/gr\u00f6\u00dfe/x", ".", "/"])

    def create_soft_link(self):
        where = self.where()
        bad = ["", "a\0b", "x" * 60001]
        return where, pick_name(), random.choice(bad) if chance(0.04) else self.target(where)

    def create_hard_link(self):
        return self.where(), pick_name(), self.node()

    def create_external_link(self):
        file = random.choice(["", "a\0"]) if chance(0.04) else random.choice(["other.h5", "/nowhere/\u00e4.h5"])
        return self.where(), pick_name(), file, random.choice(["/", "/data", "data", "/a//b/", "", "./\u4e2d"])

    def copy_node(self):
        """From this file (None) or from another: its number."""
        number, model = random.choice([(None, self.model), (None, self.model)] + list(self.others.items()))
        small = [path for path, node in model.walk("/", model.root)
                 if not isinstance(node, Group) or sum(1 for _ in model.walk("/", node)) <= MOST_COPIED]
        if not small or len(self.model.paths()) > MOST_NODES:
            small = ["/missing"]
        path = random.choice(small)
        where = path if chance(0.05) else self.where()
        return number, path, where, random.choice(["", pick_name(), pick_name()])


class ScalePicker:
    """The part of Picker that ties arrays to their dimension scales."""

    def label(self):
        return random.choice(["", "x", "l\u00e4nge", "a\0b" if chance(0.1) else "time", random_text()])

    def make_scale(self):
        return self.an_array(lambda array: len(array.shape) == 1 or chance(0.1)), self.label()

    def attach_scale(self):
        path = self.an_array(lambda array: not is_scale(array) or chance(0.05))
        return path, self.dimension(path), self.an_array(lambda array: is_scale(array) or chance(0.05))

    def detach_scale(self):
        path = self.an_array(lambda array: any(array.scales) or chance(0.1))
        scales = [scale for scales in self.attribute(path, "scales") for scale in scales]
        return path, self.dimension(path), self.an_array(lambda array: array in scales or chance(0.05))

    def label_dimension(self):
        path = self.an_array()
        return path, self.dimension(path), self.label()

    def dimension(self, path):
        rank = len(self.attribute(path, "shape"))
        return random.randrange(rank + 1) if chance(0.05) else random.randrange(max(rank, 1))

    def attribute(self, path, name):
        """Of the model's array at that path; nothing if there is none."""
        try:
            return getattr(self.model.find(path), name, ())
        except Refused:
            return ()
