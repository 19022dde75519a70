#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes nexus.h5 and scales.h5 beside this script, by h5py: arrays whose axes NeXus or HDF5's dimension scales tell.

The files are committed; run the script again only to change them.
"""

import os

import h5py
import numpy


def nxdata(parent, name, **attributes):
    group = parent.create_group(name)
    group.attrs["NX_class"] = "NXdata"
    for key, value in attributes.items():
        group.attrs[key] = value
    return group


def texts(*values):
    return numpy.array(values, dtype=h5py.string_dtype())


def write_nexus(path):
    with h5py.File(path, "w") as file:
        file.attrs["NX_class"] = "NXroot"
        file.attrs["default"] = "entry"
        entry = file.create_group("entry")
        entry.attrs["NX_class"] = "NXentry"
        entry.attrs["default"] = "image"

        image = nxdata(entry, "image", signal="counts", axes=texts("y", "."), auxiliary_signals=texts("dark", "missing"))
        image["title"] = "A picture"
        image["counts"] = numpy.arange(12, dtype="i4").reshape(3, 4)
        image["counts"].attrs["long_name"] = "Counts per pixel"
        image["counts"].attrs["units"] = "1"
        image["counts_errors"] = numpy.ones((3, 4))
        image["dark"] = numpy.zeros((3, 4))
        image["y"] = numpy.array([0.5, 1.0, 1.5])
        image["y"].attrs["units"] = "mm"
        image["other"] = numpy.zeros((3, 4))

        histogram = nxdata(entry, "histogram", signal="data", axes="edges")
        histogram["data"] = numpy.array([5.0, 6.0, 7.0])
        histogram["edges"] = numpy.array([0.0, 1.0, 3.0, 7.0])
        histogram["errors"] = numpy.ones(3)

        scatter = nxdata(entry, "scatter", signal="value", axes=texts("x", "y"), x_indices=0, y_indices=[0])
        scatter["value"] = numpy.arange(5.0)
        scatter["x"] = numpy.array([0.0, 2.0, 1.0, 4.0, 3.0])
        scatter["y"] = numpy.array([1.0, 1.0, 2.0, 2.0, 3.0])

        odd = nxdata(entry, "odd", signal="data", axes=texts("plane", "gone", "short"), plane_indices=[0, 1])
        odd["data"] = numpy.zeros((2, 3, 4))
        odd["plane"] = numpy.zeros((2, 3))
        odd["short"] = numpy.arange(3.0)
        odd["data_errors"] = numpy.zeros((2, 3))

        old = nxdata(entry, "old")
        old["data"] = numpy.zeros((2, 3))
        old["data"].attrs["signal"] = 1
        old["data"].attrs["axes"] = "[rows:columns]"
        old["rows"] = numpy.array([10.0, 20.0])
        old["columns"] = numpy.array([1.0, 2.0, 4.0], dtype="f4")

        oldest = nxdata(entry, "oldest")
        oldest["data"] = numpy.zeros((2, 3))
        oldest["data"].attrs["signal"] = "1"
        oldest["phi"] = numpy.array([1.0, 2.0, 4.0])
        oldest["phi"].attrs["axis"] = 2
        oldest["phi"].attrs["primary"] = 1
        oldest["also_phi"] = numpy.array([1.0, 2.0, 3.0])
        oldest["also_phi"].attrs["axis"] = 2

        circle = file.create_group("circle")
        circle.attrs["default"] = "again"
        circle["again"] = h5py.SoftLink("/circle")
        file.create_group("nowhere").attrs["default"] = "missing"


def write_scales(path):
    with h5py.File(path, "w") as file:
        data = file.create_dataset("temperature", data=numpy.arange(24, dtype="f4").reshape(2, 3, 4))
        data.attrs["long_name"] = "Temperature"
        data.attrs["units"] = "K"
        data.attrs["scale_factor"] = 0.5
        time = file.create_dataset("time", data=numpy.array([0.0, 1.5]))
        time.attrs["units"] = "days since 2001-01-01 12:00:00 +01:00"
        time.attrs["calendar"] = "standard"
        time.make_scale("time")
        latitude = file.create_dataset("lat", data=numpy.array([10.0, 20.0, 40.0]))
        latitude.attrs["long_name"] = "latitude"
        latitude.attrs["units"] = "degrees_north"
        latitude.make_scale("lat")
        level = file.create_dataset("level", shape=(4,), dtype="f4")
        level.make_scale("This is a netCDF dimension but not a netCDF variable.         4")
        for dimension, scale in enumerate((time, latitude, level)):
            data.dims[dimension].attach_scale(scale)

        labelled = file.create_dataset("labelled", data=numpy.zeros((2, 3)))
        labelled.dims[1].label = "channel"

        words = file.create_dataset("words", data=numpy.array([b"a", b"b"]))
        words.make_scale("words")
        by_words = file.create_dataset("by_words", data=numpy.zeros(2))
        by_words.dims[0].attach_scale(words)

        gone = file.create_dataset("gone", data=numpy.zeros(2))
        removed = file.create_dataset("removed", data=numpy.zeros(2))
        removed.make_scale("removed")
        gone.dims[0].attach_scale(removed)
        del file["removed"]

        plain = file.create_dataset("plain", data=numpy.zeros(3))
        plain.attrs["units"] = "V"
        plain.attrs["label"] = 5


def main():
    folder = os.path.dirname(os.path.abspath(__file__))
    write_nexus(os.path.join(folder, "nexus.h5"))
    write_scales(os.path.join(folder, "scales.h5"))


if __name__ == "__main__":
    main()
