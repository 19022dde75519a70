# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups, axes and data in the layout that PyMoDAQ 5 leaves with h5py."""

import json

import numpy as np

START = 1729447200.0  # 2024-10-20 18:00:00 UTC


def json_text(value):
    """A value as PyMoDAQ stores it: JSON around its type and its repr, in NumPy 1 spelling."""
    plain = value.item() if isinstance(value, np.generic) else value
    kind = type(value)
    return json.dumps({"module": kind.__module__, "type": kind.__name__, "data": repr(plain)})


def set_attributes(node, **attributes):
    for name, value in attributes.items():
        node.attrs[name] = json_text(value)


def add_group(where, name, title="", **attributes):
    group = where.create_group(name)
    group.attrs["TITLE"] = title
    group.attrs["CLASS"] = "GROUP"
    set_attributes(group, **attributes)
    return group


def add_carray(where, name, values, title, **attributes):
    node = where.create_dataset(name, data=values)
    node.attrs["CLASS"] = "CARRAY"
    node.attrs["TITLE"] = title
    set_attributes(node, shape=node.shape, dtype=values.dtype.name, subdtype="", backend="h5py", **attributes)
    return node


def add_axis(where, number, values, label, units, index, spread_order=0):
    return add_carray(
        where, f"Axis{number:02d}", values, label,
        size=len(values), label=label, units=units, index=index,
        offset=np.float64(values[0]), scaling=np.float64(values[1] - values[0]),
        distribution="uniform", spread_order=spread_order, data_type="axis", data_dimension="Data1D",
    )


def data_attributes(label, origin, units, nav_indexes, data_type, dimension, timestamp, source="raw"):
    return dict(
        timestamp=timestamp, label=label, source=source, distribution="uniform", origin=origin, units=units,
        nav_indexes=nav_indexes, data_type=data_type, data_dimension=dimension,
    )


def add_channel(where, dimension, number, title, origin, arrays, nav_indexes, timestamp, units="counts", axes=()):
    """One data object: `arrays` is a list of (label, data, error or None, background or None), `axes` of
    (values, label, units) for the signal dimensions."""
    parent = where[dimension] if dimension in where else add_group(where, dimension)
    channel = add_group(parent, f"CH{number:02d}", title)
    for position, (values, label, axis_units) in enumerate(axes):
        add_axis(channel, position, values, label, axis_units, len(nav_indexes) + position)
    for position, (label, data, error, background) in enumerate(arrays):
        for name, values, data_type, indexes in (
            ("Data", data, "data", nav_indexes),
            ("ErrorBar", error, "error", nav_indexes),
            ("Bkg", background, "bkg", ()),
        ):
            if values is None:
                continue
            is_error = data_type == "error"
            add_carray(
                channel, f"{name}{position:02d}", values, f"{title}_errors" if is_error else title,
                **data_attributes(label, origin, units, indexes, data_type, dimension, timestamp,
                                  "calculated" if is_error else "raw"),
            )
    return channel


def lorentzian(x, centre, width):
    return 1 / (1 + ((x - centre) / width) ** 2)
