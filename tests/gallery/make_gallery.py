#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a file with one of every kind of data that the panes show and the demonstration file has not.

    make_gallery.py FILE.h5
"""

import sys

import h5py
import numpy as np

import pymodaq_layout as layout


def plain(file):
    """Arrays without any convention."""
    random = np.random.default_rng(7)
    group = file.create_group("plain")
    x = np.linspace(0, 12, 400)
    wave = np.sin(x) * np.exp(-x / 6)
    wave[120:150] = np.nan
    group["gaps"] = wave
    group["decades"] = 10.0 ** (-np.arange(300) / 40) * (1 + 0.2 * random.random(300))
    group["complex"] = np.exp(1j * x * 2) * np.exp(-x / 8)
    group["switch"] = random.random(60) > 0.5
    states = h5py.enum_dtype({"IDLE": 0, "MOVING": 1, "DONE": 2, "FAULT": 7}, basetype="i1")
    group.create_dataset("state", data=np.repeat([0, 1, 2, 1, 7, 0], 8), dtype=states)
    group["counter"] = np.arange(2**63 + 5, 2**63 + 45, dtype="u8")
    yy, xx = np.mgrid[-1:1:180j, -1.5:1.5:260j]
    spots = np.exp(-((xx - 0.3) ** 2 + yy**2) * 20) * 4000 + random.poisson(30, xx.shape)
    spots[40:44, 50:54] = 60000
    group["hot pixels"] = spots
    group["signed"] = np.sin(7 * xx) * np.cos(5 * yy)
    group["cube"] = np.sin(xx[None] * np.arange(1, 13)[:, None, None]) * yy[None]
    group["hyper"] = random.normal(size=(5, 6, 20, 30))
    group["empty"] = np.empty((0, 4))
    group["names"] = np.array([b"laser", b"camera", "détecteur".encode()])
    group["one"] = 299792458.0


def nexus(file):
    """A NeXus entry with its default plot, errors and an uneven axis; the other spelling of axes in a second one."""
    file.attrs["default"] = "entry"
    entry = file.create_group("entry")
    entry.attrs.update(NX_class="NXentry", default="diffraction")
    data = entry.create_group("diffraction")
    angle = np.linspace(20, 80, 500) ** 1.02
    counts = 50 + sum(h * np.exp(-(((angle - c) / 0.35) ** 2)) for c, h in ((31.8, 900), (45.5, 500), (66.2, 300)))
    counts = np.random.default_rng(3).poisson(counts).astype("f8")
    data.attrs.update(NX_class="NXdata", signal="counts", axes="two_theta")
    data["counts"] = counts
    data["counts"].attrs.update(units="counts", long_name="Diffracted intensity")
    data["counts_errors"] = np.sqrt(counts)
    data["two_theta"] = angle
    data["two_theta"].attrs.update(units="deg", long_name="Scattering angle")


def scales(file):
    """HDF5 dimension scales on a picture."""
    group = file.create_group("scales")
    group["height"] = np.linspace(0, 12, 60)
    group["time"] = np.cumsum(np.linspace(0.5, 2, 90))
    for name, units in (("height", "km"), ("time", "h")):
        group[name].make_scale(name)
        group[name].attrs["units"] = units
    yy, xx = np.meshgrid(group["height"][:], group["time"][:], indexing="ij")
    group["wind"] = 5 * np.sin(xx / 20) + yy
    group["wind"].attrs["units"] = "m/s"
    group["wind"].dims[0].attach_scale(group["height"])
    group["wind"].dims[1].attach_scale(group["time"])


def spread(file):
    """A PyMoDAQ scan whose places make no grid, a number and a spectrum at each; a loop over rising and falling x."""
    random = np.random.default_rng(11)
    raw = layout.add_group(file, "RawData", "Data from PyMoDAQ modules", type="dataset")
    scan = layout.add_group(raw, "Scan000", "DAQScan", type="scan", settings="", comments="Adaptive.\nSecond try.")
    detector = layout.add_group(scan, "Detector000", "Det", settings="", type="detector")
    axes = layout.add_group(detector, "NavAxes")
    angle = np.sqrt(np.arange(180)) * 2.4
    px, py = angle * np.cos(angle) / 8, angle * np.sin(angle) / 8
    for order, (label, values) in enumerate((("X stage", px), ("Y stage", py))):
        axis = layout.add_axis(axes, order, values, label, "mm", 0, spread_order=order)
        layout.set_attributes(axis, distribution="spread")
    value = np.exp(-(px**2 + (py - 1) ** 2))
    channel = layout.add_channel(detector, "Data0D", 0, "Power", "Det", [("Diode", value, None, None)], (0,), layout.START,
                               units="mW")
    layout.set_attributes(channel["Data00"], distribution="spread")
    lam = np.linspace(500, 600, 128)
    spectra = value[:, None] * layout.lorentzian(lam, 550, 8) + 0.05 * random.random((180, 128))
    channel = layout.add_channel(detector, "Data1D", 0, "Spectrum", "Det", [("Counts", spectra, None, None)], (0,),
                               layout.START, axes=[(lam, "Wavelength", "nm")])
    layout.set_attributes(channel["Data00"], distribution="spread")

    loop = layout.add_group(raw, "Detector000", "Magnet", settings="", type="detector")
    field = np.concatenate([np.linspace(-1, 1, 150), np.linspace(1, -1, 150)])
    moment = np.tanh(4 * (field - 0.3 * np.sign(np.gradient(field))))
    layout.add_channel(loop, "Data1D", 0, "Loop", "Magnet", [("Moment", moment, np.full(300, 0.05), None)], (),
                     layout.START, units="emu", axes=[(field, "Field", "T")])


with h5py.File(sys.argv[1], "w", libver="earliest") as output:
    plain(output)
    nexus(output)
    scales(output)
    spread(output)
