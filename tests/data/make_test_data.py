#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes small.h5 beside this script: a few nodes of each common kind, by h5py.

The file is committed; run the script again only to change it.
"""

import os

import h5py
import numpy


def main():
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "small.h5")
    with h5py.File(path, "w", libver="latest") as file:
        file.attrs["author"] = "Ada"
        scan = file.create_group("scan")
        samples = numpy.arange(1000, dtype="f8")
        samples[345] = -50.0
        samples[678] = 5000.0
        signal = scan.create_dataset("signal", data=samples, chunks=(250,), maxshape=(None,), compression="gzip")
        signal.attrs["units"] = "V"
        scan.create_dataset("image", data=numpy.arange(24, dtype="i2").reshape(4, 6))
        many = file.create_group("many")
        for number in range(50):
            many.create_group(f"child{number:02}")


if __name__ == "__main__":
    main()
