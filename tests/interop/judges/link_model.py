# SPDX-License-Identifier: GPL-3.0-or-later
"""Links and copies: the part of Model that gives objects other names, and makes others like them."""
import copy

from attributes import is_text_stored
from convert import Refused
from scale_model import is_scale
from tree import Group, Link, holds, name_of

LONGEST_TARGET = 60000


def require_target(text):
    if text == "" or "\0" in text or len(text.encode("utf-8", "surrogatepass")) > LONGEST_TARGET:
        raise Refused("NodeError:BadName")


class LinkModel:
    def create_soft_link(self, where, name, target):
        group = self.place(where, name)
        require_target(target)
        slash = "/" if target.startswith("/") else ""
        group.children[name] = Link(slash + "/".join(filter(None, target.split("/"))))  # HDF5 drops needless slashes

    def create_hard_link(self, where, name, target):
        group = self.place(where, name)
        node = self.find(target)
        if holds(node, group):
            raise Refused("NodeError:WrongKind")  # a tree without end
        group.children[name] = node

    def create_external_link(self, where, name, file, target):
        group = self.place(where, name)
        require_target(file)
        require_target(target)
        steps = [step for step in target.split("/") if step not in ("", ".")]
        group.children[name] = Link("/" + "/".join(steps), file)

    def copy_node(self, source, path, where, new_name):
        """`source`: the model of another file, or this one."""
        if source is not self:
            source.raw(path)  # to give a node of another file one must have it
        name = new_name or name_of(path)
        group = self.place(where, name)
        node = source.raw(path)
        twins = Twins(source, self)
        made = twins.of(node)
        if source is not self and self.flavour != "plain":
            for twin in twins.made():
                if "TITLE" in twin.attrs and not is_text_stored(twin.attrs["TITLE"]):
                    raise Refused("InvalidDataType")  # PyTables could not open it
                self.complete(twin)
        twins.attach_scales()
        group.children[name] = made

    def complete(self, node):
        """What comes from elsewhere gets the attributes of this convention, if it has none of any."""
        if is_scale(node):
            del node.attrs["CLASS"]  # there are none in files of this convention
        if "CLASS" in node.attrs:
            return
        if isinstance(node, Group):
            node.attrs = self.group_books("") | node.attrs
        elif node.shape and node.dtype != "text":
            node.attrs = self.array_books(node, "") | node.attrs


class Twins:
    """Copies of the objects below a node; of one object one, however many names it has."""

    def __init__(self, source, target):
        self.source, self.target, self._pairs = source, target, {}

    def of(self, node):
        if isinstance(node, Link):
            return Link(node.target, node.file)
        if id(node) not in self._pairs:
            twin = copy.copy(node)
            twin.attrs = dict(node.attrs)
            self._pairs[id(node)] = (node, twin)
            if isinstance(node, Group):
                twin.children = {name: self.of(child) for name, child in list(node.children.items())}
            else:
                twin.data = node.data.copy()
                twin.scales, twin.uses = [], []
        return self._pairs[id(node)][1]

    def made(self):
        return [twin for _, twin in self._pairs.values()]

    def attach_scales(self):
        """To the copy of a scale if there is one; within the file else to the scale itself."""
        is_same = self.source is self.target
        if not is_same and self.target.flavour != "plain":
            return
        for node, twin in self._pairs.values():
            for dimension, scales in enumerate(getattr(node, "scales", [])):
                for scale in scales:
                    if id(scale) in self._pairs:
                        self.target.attach(twin, dimension, self._pairs[id(scale)][1])
                    elif is_same:
                        self.target.attach(twin, dimension, scale)
