#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the demonstration file: a day at a laser microscope, in the layout that PyMoDAQ 5 leaves with h5py.

    make_demo.py FILE.h5

The same bytes every time: seeds and time stamps are fixed. What is measured is invented.
"""

import json
import pickle
import struct
import sys
import zlib

import h5py
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


def finish_array(node, array_class, title, dtype, subdtype="", **attributes):
    node.attrs["CLASS"] = array_class
    node.attrs["TITLE"] = title
    if array_class != "CARRAY":
        node.attrs["EXTDIM"] = 0
    set_attributes(node, shape=node.shape, dtype=dtype, subdtype=subdtype, backend="h5py", **attributes)
    return node


def add_carray(where, name, values, title, compressed=False, **attributes):
    options = {"compression": "gzip", "compression_opts": 4} if compressed else {}
    node = where.create_dataset(name, data=values, **options)
    return finish_array(node, "CARRAY", title, values.dtype.name, **attributes)


def add_earray(where, name, values, title, **attributes):
    node = where.create_dataset(name, data=values, maxshape=(None, *values.shape[1:]))
    return finish_array(node, "EARRAY", title, values.dtype.name, **attributes)


def add_strings(where, name, lines, **attributes):
    """A StringARRAY: each string a pickle in a row of bytes."""
    node = where.create_dataset(name, shape=(len(lines),), maxshape=(None,), chunks=(1024,), dtype=h5py.vlen_dtype("u1"))
    for row, line in enumerate(lines):
        node[row] = np.frombuffer(pickle.dumps(line, protocol=4), dtype="u1")
    return finish_array(node, "VLARRAY", "", "uint8", "string", data_type="strings", **attributes)


def add_axis(where, number, values, label, units, index, spread_order=0, add=add_carray):
    is_growing = add is add_earray
    return add(
        where, f"Axis{number:02d}", values, label,
        size=len(values), label=label, units=units, index=index,
        offset=np.float64(0.0 if is_growing else values[0]),
        scaling=np.float64(1.0 if is_growing else values[1] - values[0]),
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
                compressed=values.size > 4096,
                **data_attributes(label, origin, units, indexes, data_type, dimension, timestamp,
                                  "calculated" if is_error else "raw"),
            )
    return channel


def settings_xml(title, parameters):
    """The parameter tree of a module; `parameters` is a list of (name, type, title, limits or None, text)."""
    lines = [f'<All_settings type="group"><settings type="group" title="{title}" visible="1" removable="0" readonly="0">']
    for name, kind, label, limits, text in parameters:
        limit_text = f' limits="{limits}"' if limits else ""
        lines.append(
            f'<{name} type="{kind}" title="{label}" visible="1" removable="0" readonly="0"{limit_text}>{text}</{name}>'
        )
    lines.append("</settings></All_settings>")
    return "".join(lines).encode("ascii", "xmlcharrefreplace")


def png(image):
    """A small PNG picture of a 2-D array, in the colours of viridis."""
    anchors = np.array([[68, 1, 84], [59, 82, 139], [33, 145, 140], [94, 201, 98], [253, 231, 37]], float)
    level = (image - image.min()) / (image.max() - image.min()) * 4
    low = np.minimum(level.astype(int), 3)
    part = (level - low)[..., None]
    pixels = (anchors[low] * (1 - part) + anchors[low + 1] * part).astype("u1")
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)

    def block(tag, content):
        return struct.pack(">I", len(content)) + tag + content + struct.pack(">I", zlib.crc32(tag + content))

    head = struct.pack(">IIBBBBB", image.shape[1], image.shape[0], 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + block(b"IHDR", head) + block(b"IDAT", zlib.compress(rows, 9)) + block(b"IEND", b"")


def lorentzian(x, centre, width):
    return 1 / (1 + ((x - centre) / width) ** 2)


SPECTROMETER = settings_xml("Spectrometer", [
    ("detector_type", "list", "DAQ type", "['DAQ0D', 'DAQ1D', 'DAQ2D']", "str('DAQ1D')"),
    ("exposure_ms", "float", "Exposure (ms)", None, "20.0"),
    ("naverage", "int", "Averages", None, "4"),
    ("grating", "list", "Grating", "['600 l/mm', '1200 l/mm']", "str('1200 l/mm')"),
    ("show_bkg", "bool", "Subtract background", None, "1"),
    ("entrance", "str", "Entr&#233;e", None, "slit 50 &#181;m"),
])
POWER_METER = settings_xml("Power meter", [
    ("detector_type", "list", "DAQ type", "['DAQ0D', 'DAQ1D', 'DAQ2D']", "str('DAQ0D')"),
    ("wavelength_nm", "float", "Wavelength (nm)", None, "532.0"),
    ("auto_range", "bool", "Auto range", None, "1"),
])
CAMERA = settings_xml("Camera", [
    ("detector_type", "list", "DAQ type", "['DAQ0D', 'DAQ1D', 'DAQ2D']", "str('DAQ2D')"),
    ("exposure_ms", "float", "Exposure (ms)", None, "5.0"),
    ("gain_db", "float", "Gain (dB)", None, "0.0"),
])


def stage_settings(name, limits):
    return settings_xml(name, [
        ("move_type", "str", "Actuator type", None, "Stage"),
        ("epsilon", "float", "Precision", None, "0.01"),
        ("bounds", "str", "Bounds", None, limits),
    ])


def add_scan(raw, number, kind, sub_type, actuators, detectors, **attributes):
    """A scan group with its modules; returns the detector groups, each with its navigation axes."""
    name = f"Scan{number:03d}"
    settings = settings_xml("Scan", [
        ("scan_type", "list", "Scan type", "['Scan1D', 'Scan2D']", f"str('{kind}')"),
        ("scan_sub_type", "str", "Subtype", None, sub_type),
        *[(f"start_{i}", "float", f"Start {a[0]}", None, repr(float(a[1][0]))) for i, a in enumerate(actuators)],
        *[(f"stop_{i}", "float", f"Stop {a[0]}", None, repr(float(a[1][-1]))) for i, a in enumerate(actuators)],
    ])
    scan = add_group(
        raw, name, "DAQScan", settings=settings, scan_settings=settings, type="scan", author="A. Laboratory",
        scan_done=True, scan_name=name, scan_type=kind, scan_sub_type=sub_type, **attributes,
    )
    for position, (title, values, _) in enumerate(actuators):
        limits = f"{values[0]:g} to {values[-1]:g}"
        add_group(scan, f"Actuator{position:03d}", title, settings=stage_settings(title, limits), type="actuator")
    groups = []
    for position, (title, detector_settings) in enumerate(detectors):
        group = add_group(scan, f"Detector{position:03d}", title, settings=detector_settings, type="detector")
        nav_axes = add_group(group, "NavAxes")
        for index, (label, values, units) in enumerate(actuators):
            add_axis(nav_axes, index, values, label, units, index)
        groups.append(group)
    return groups


def write_delay_scan(raw, random):
    """Scan000: pump and probe; a spectrum and two powers at each delay."""
    delay = np.linspace(-500.0, 2500.0, 121)
    wavelength = np.linspace(480.0, 640.0, 256)
    meter, spectrometer = add_scan(
        raw, 0, "Scan1D", "Linear", [("Delay", delay, "fs")],
        [("PowerMeter", POWER_METER), ("Spectrometer", SPECTROMETER)],
        description="Pump and probe on a thin film", comments="Realigned before the scan.\nThe signal is clean.",
    )
    rise = 1 / (1 + np.exp(-delay / 60))
    decay = rise * np.exp(-np.maximum(delay, 0) / 700)
    oscillation = 1 + 0.12 * np.cos(delay / 90) * np.exp(-np.maximum(delay, 0) / 900)

    error = 0.012 + 0.02 * decay
    probe = decay * oscillation + error * random.standard_normal(delay.size)
    reference = 1.0 + 0.01 * random.standard_normal(delay.size)
    add_channel(
        meter, "Data0D", 0, "Power", "PowerMeter",
        [("Probe", probe, error, np.array([0.02])),
         ("Reference", reference, np.full(delay.size, 0.01), np.array([0.02]))],
        (0,), START + 600, units="mW",
    )

    dark = 60 + 8 * np.sin(wavelength / 9) + random.normal(0, 1.5, wavelength.size)
    bleach = 900 * lorentzian(wavelength, 532, 9)
    absorption = 420 * lorentzian(wavelength[None, :], 575 + 20 * (1 - decay[:, None]), 14)
    spectra = (decay * oscillation)[:, None] * bleach + rise[:, None] * absorption + dark
    spectra = (spectra + random.normal(0, 6, spectra.shape)).astype("f4")
    add_channel(
        spectrometer, "Data1D", 0, "Spectrum", "Spectrometer", [("Counts", spectra, None, dark)],
        (0,), START + 600, axes=[(wavelength, "Wavelength", "nm")],
    )


def write_map(raw, random):
    """Scan001: a Raman map of a flake; a spectrum at each point."""
    x, y = np.linspace(-12.0, 12.0, 49), np.linspace(-9.0, 9.0, 37)
    shift = np.linspace(1480.0, 1720.0, 96)
    grid_x, grid_y = np.meshgrid(x, y, indexing="ij")
    radius, angle = np.hypot(grid_x / 1.25, grid_y), np.arctan2(grid_y, grid_x / 1.25)
    edge = 5.6 + 0.9 * np.cos(3 * angle + 0.4) + 0.4 * np.cos(7 * angle)
    flake = 1 / (1 + np.exp((radius - edge) * 3))
    second = 1 / (1 + np.exp((np.hypot(grid_x - 1.5, grid_y + 0.6) - 2.6) * 4))
    layers = flake * (1 + second)
    strain = 1582 + 5 * np.sin(grid_x / 4) + 4 * grid_y / 9 - 3 * second

    spectra = 130 * layers[..., None] * lorentzian(shift, strain[..., None], 9)
    spectra += 45 * (flake * (1 - flake) * 4)[..., None] * lorentzian(shift, 1620, 7)
    spectra += 12 + 0.02 * (shift - 1480)
    spectra = random.poisson(spectra).astype("u2")
    dark = np.full(shift.size, 12, dtype="u2")
    intensity = spectra.sum(axis=2).astype("f8")

    (spectrometer,) = add_scan(
        raw, 1, "Scan2D", "Linear", [("X", x, "µm"), ("Y", y, "µm")], [("Spectrometer", SPECTROMETER)],
        description="Raman map of a flake", comments="Two layers in the middle.", pixmap2D=png(intensity.T[::-1]),
    )
    add_channel(
        spectrometer, "Data0D", 0, "Intensity", "Spectrometer",
        [("G band", intensity, np.sqrt(intensity), None)], (0, 1), START + 3600,
    )
    add_channel(
        spectrometer, "Data1D", 0, "Raman", "Spectrometer", [("Counts", spectra, None, dark)],
        (0, 1), START + 3600, axes=[(shift, "Raman shift", "1/cm")],
    )


def write_snapshot(raw, random):
    """Detector000: one picture of two beams that interfere, with its profile and its sum."""
    x, y = np.linspace(-1.6, 1.6, 320), np.linspace(-1.2, 1.2, 240)
    grid_y, grid_x = np.meshgrid(y, x, indexing="ij")
    beam = np.exp(-((grid_x / 0.75) ** 2 + (grid_y / 0.6) ** 2))
    vortex = np.arctan2(grid_y, grid_x)
    fringes = 0.5 * (1 + 0.92 * np.cos(34 * grid_x + 5 * grid_y + vortex))
    ring = 0.10 * np.exp(-(((np.hypot(grid_x, grid_y) - 1.0) / 0.06) ** 2))
    dark = random.poisson(20, grid_x.shape).astype("u2")
    picture = (random.poisson(3000 * (beam * fringes + ring)) + dark).astype("u2")

    camera = add_group(raw, "Detector000", "Camera", settings=CAMERA, type="detector")
    axes = [(y, "y", "mm"), (x, "x", "mm")]
    add_channel(camera, "Data2D", 0, "Beam profile", "Camera", [("Camera", picture, None, dark)], (), START + 7200,
                axes=axes)
    profile = picture[100:140].mean(axis=0)
    add_channel(camera, "Data1D", 0, "Profile", "Camera",
                [("Mean of 40 rows", profile, picture[100:140].std(axis=0) / np.sqrt(40), None)], (), START + 7200,
                axes=axes[1:])
    add_channel(camera, "Data0D", 0, "Total", "Camera", [("Sum", np.array([float(picture.sum())]), None, None)], (),
                START + 7200)


def write_continuous(raw, random):
    """Detector001: a thermometer that was saved continuously, in arrays that grow."""
    count = 600
    times = START + np.cumsum(1 + 0.05 * random.standard_normal(count))
    temperature = 21.4 + 0.35 * np.sin(np.arange(count) / 95) + np.cumsum(random.normal(0, 0.006, count))

    detector = add_group(raw, "Detector001", "Thermometer", settings=settings_xml("Thermometer", [
        ("sensor", "str", "Sensor", None, "PT100"), ("period_s", "float", "Period (s)", None, "1.0")]), type="detector")
    add_axis(add_group(detector, "NavAxes"), 0, times, "time", "s", 0, add=add_earray)
    channel = add_group(add_group(detector, "Data0D"), "CH00", "Temperature")
    attributes = data_attributes("Table", "Thermometer", "°C", (0,), "data_enlargeable", "Data0D", START)
    attributes["distribution"] = "spread"
    add_earray(channel, "EnlData00", temperature[:, None], "Temperature", **attributes)


def write_demo(path):
    random = np.random.default_rng(20241020)
    with h5py.File(path, "w", libver="earliest") as file:
        file.attrs["TITLE"] = json_text("PyMoDAQ file")
        file.attrs["CLASS"] = json_text("GROUP")
        set_attributes(file, pymodaq_version="5.0.0", pymodaq_data_version="5.0.5", file="demo.h5", date="2024-10-20",
                       time="18:00:00")
        raw = add_group(
            file, "RawData", "Data from PyMoDAQ modules", type="dataset", author="A. Laboratory", sample="Flake 7",
            date_time="20/10/2024 18:00:00", experiment_type="demonstration",
            description="Invented measurements that show what a file can hold", comments="Open the scans first.",
            settings=settings_xml("Experiment", [("laser_nm", "float", "Laser (nm)", None, "532.0")]),
        )
        add_strings(raw, "Logger", [
            "2024-10-20 18:00:00 INFO  Experiment started, laser warm",
            "2024-10-20 18:09:58 INFO  Scan000: 121 delays from -500 to 2500 fs",
            "2024-10-20 18:31:07 WARNING  Spectrometer: 3 spectra were taken twice",
            "2024-10-20 18:59:44 INFO  Scan001: 49 x 37 points, step 0.5 µm",
            "2024-10-20 20:00:00 INFO  Camera: beam profile saved",
        ], type="log")
        write_delay_scan(raw, random)
        write_map(raw, random)
        write_snapshot(raw, random)
        write_continuous(raw, random)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    write_demo(sys.argv[1])
