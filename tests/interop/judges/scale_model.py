# SPDX-License-Identifier: GPL-3.0-or-later
"""Dimension scales: the part of Model that ties arrays to those that hold their coordinates."""
from convert import Refused
from storage import SCALE_LIST, SCALE_USES

LABEL = ("string", None, "ascii", "nullterm")


def fixed_text(text):
    content = text.encode("utf-8", "surrogatepass") + b"\0"
    return (("string", len(content), "ascii", "nullterm"), (), content)


def scale_attributes(array, first):
    """By which HDF5 keeps who belongs to whom; `first` as Tree.first_paths()."""
    found = {}
    if any(array.scales):
        lists = [[first[id(scale)] for scale in scales] for scales in array.scales]
        found["DIMENSION_LIST"] = (SCALE_LIST, (len(array.shape),), lists)
    if array.uses:
        uses = sorted((first[id(user)], dimension) for user, dimension in array.uses)
        found["REFERENCE_LIST"] = (SCALE_USES, (len(uses),), uses)
    return found


def is_scale(array):
    return array.attrs.get("CLASS") == fixed_text("DIMENSION_SCALE")


class ScaleModel:
    def dimension_of(self, array, dimension):
        if dimension >= len(array.shape):
            raise Refused("InvalidDataDimension")

    def attach(self, array, dimension, scale):
        array.scales = array.scales or [[] for _ in array.shape]
        if not any(scale is one for one in array.scales[dimension]):
            array.scales[dimension].append(scale)
            scale.uses.append((array, dimension))

    def detach_gone(self):
        """What is not in the tree any more is attached to nothing."""
        living = self.first_paths()
        for _, node in self.walk("/", self.root):
            if hasattr(node, "scales"):
                node.scales = [[scale for scale in scales if id(scale) in living] for scales in node.scales]
                node.uses = [use for use in node.uses if id(use[0]) in living]

    def make_scale(self, path, label):
        array = self.array(path)
        if "\0" in label:
            raise Refused("NodeError:BadName")
        if self.flavour != "plain":
            raise Refused("NodeError:WrongKind")
        if len(array.shape) != 1:
            raise Refused("InvalidDataDimension")
        if is_scale(array):
            raise Refused("NodeError:Exists")
        if "CLASS" in array.attrs or "NAME" in array.attrs or any(array.scales):
            raise Refused("NodeError:WrongKind")
        array.attrs["CLASS"] = fixed_text("DIMENSION_SCALE")
        if label:
            array.attrs["NAME"] = fixed_text(label)

    def attach_scale(self, path, dimension, scale):
        array, scale = self.array(path), self.array(scale)
        self.dimension_of(array, dimension)
        if self.flavour != "plain" or not is_scale(scale) or is_scale(array):
            raise Refused("NodeError:WrongKind")
        self.attach(array, dimension, scale)

    def detach_scale(self, path, dimension, scale):
        array, scale = self.array(path), self.array(scale)
        self.dimension_of(array, dimension)
        scales = array.scales[dimension] if array.scales else []
        if not any(scale is one for one in scales):
            raise Refused("NodeError:Missing")
        array.scales[dimension] = [one for one in scales if one is not scale]
        scale.uses = [(user, its) for user, its in scale.uses if user is not array or its != dimension]

    def label_dimension(self, path, dimension, label):
        array = self.array(path)
        self.dimension_of(array, dimension)
        if "\0" in label:
            raise Refused("NodeError:BadName")
        rank = len(array.shape)
        labels = list(array.attrs["DIMENSION_LABELS"][2]) if "DIMENSION_LABELS" in array.attrs else [b""] * rank
        labels[dimension] = label.encode("utf-8", "surrogatepass")
        array.attrs["DIMENSION_LABELS"] = (LABEL, (rank,), labels)
