# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the arrays in the HDF5 file argv[1], read by h5py, with the .npy files argv[2]/NAME.npy, read by NumPy. Prints
the names that differ, or "same N"."""
import pathlib
import sys

import h5py
import numpy as np

folder = pathlib.Path(sys.argv[2])
with h5py.File(sys.argv[1], "r") as file:
    different = []
    for name, dataset in file.items():
        expected = np.asarray(dataset[()])
        expected = expected.astype(expected.dtype.newbyteorder("="))
        found = np.load(folder / f"{name}.npy", allow_pickle=False)
        if found.dtype != expected.dtype or found.shape != expected.shape or found.tobytes() != expected.tobytes():
            different.append(f"{name}: {found.dtype} {found.shape}, not {expected.dtype} {expected.shape}")
    print("\n".join(different) or f"same {len(file)}")
