# SPDX-License-Identifier: GPL-3.0-or-later
"""A random operation: (name, arguments) for Model, and as it goes to h5scout."""
import random

import wire
from array_operations import ArrayPicker
from link_operations import LinkPicker, ScalePicker
from node_operations import NodePicker


class Picker(NodePicker, ArrayPicker, LinkPicker, ScalePicker):
    """Picks an operation that makes sense in the present tree, and gives its arguments as Model takes them."""

    def __init__(self, model, others):
        self.model, self.others = model, others


WEIGHTS = {"set_attr": 10, "remove_attr": 2, "rename_attr": 2, "get_set_group": 3, "add_group": 5, "remove_node": 2,
           "remove_children": 0.3, "rename_node": 2, "move_node": 2, "define_compression": 2, "create_carray": 5,
           "create_earray": 5, "create_vlarray": 4, "append": 12, "write": 6, "create_soft_link": 2,
           "create_hard_link": 2, "create_external_link": 1, "copy_node": 4, "make_scale": 0.2, "attach_scale": 0.2,
           "detach_scale": 0.1, "label_dimension": 0.5}
WEIGHTS_OF_SCALES = {"make_scale": 8, "attach_scale": 14, "detach_scale": 5, "label_dimension": 2}
ARGUMENTS = {
    "set_attr": "path name value storage", "remove_attr": "path name", "rename_attr": "path name new_name",
    "get_set_group": "where name title metadata", "add_group": "where name type title metadata", "remove_node": "path",
    "remove_children": "path", "rename_node": "path new_name", "move_node": "path where new_name",
    "define_compression": "name level", "create_carray": "where name array title metadata chunks",
    "create_earray": "where name dtype item title metadata chunks expected",
    "create_vlarray": "where name dtype title metadata chunks expected",
    "append": "path array", "write": "path selection array", "create_soft_link": "where name target",
    "create_hard_link": "where name target", "create_external_link": "where name other target",
    "copy_node": "source path where new_name", "make_scale": "path label", "attach_scale": "path dimension scale",
    "detach_scale": "path dimension scale", "label_dimension": "path dimension label"}


def pick(model, others):
    """(name, arguments) of a random operation; `others`: the models of other files by their numbers."""
    weights = WEIGHTS | (WEIGHTS_OF_SCALES if model.flavour == "plain" else {})
    name = random.choices(list(weights), list(weights.values()))[0]
    arguments = getattr(Picker(model, others), name)()
    needs = "create_earray" if name == "append" else "create_carray" if name in WEIGHTS_OF_SCALES else None
    is_in_vain = any(isinstance(one, str) and one == "/missing" for one in arguments)
    if needs and is_in_vain and random.random() < 0.9:
        return needs, getattr(Picker(model, others), needs)()
    return name, arguments


def on_wire(name, arguments):
    encode = {"value": wire.value, "array": wire.array, "dtype": wire.dtype, "title": wire.text, "label": wire.text,
              "metadata": lambda given: [[key, wire.value(value)] for key, value in given]}
    keys = ARGUMENTS[name].split()
    return {"op": name} | {key: encode.get(key, lambda plain: plain)(given) for key, given in zip(keys, arguments)}
