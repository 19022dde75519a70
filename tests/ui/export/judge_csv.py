# SPDX-License-Identifier: GPL-3.0-or-later
"""judge_csv.py TEXT SEPARATOR HEAD_LINES EXPECTED DTYPE COLUMNS: compares a text file with the numbers that it is to hold.

EXPECTED is a raw file of DTYPE in rows of COLUMNS. Read once by numpy and once by the csv module; both must give the same
bits. Prints "equal", or what differs.
"""
import csv
import sys

import numpy


def main():
    path, separator, head_lines, expected_path, dtype, columns = sys.argv[1:]
    head_lines = int(head_lines)
    separator = {"tab": "\t"}.get(separator, separator)
    expected = numpy.fromfile(expected_path, dtype=dtype).reshape(-1, int(columns))

    is_whole = numpy.isfinite(expected.astype(float)).all()
    read = numpy.loadtxt if is_whole and len(expected) > 10000 else numpy.genfromtxt
    keyword = "skiprows" if read is numpy.loadtxt else "skip_header"
    found = read(path, delimiter=separator, dtype=dtype, comments="#", ndmin=2, **{keyword: head_lines})
    if found.shape != expected.shape:
        return f"numpy: shape {found.shape} for {expected.shape}"
    nan = numpy.isnan(expected) if expected.dtype.kind == "f" else numpy.zeros(expected.shape, bool)
    same = (found.view(f"u{found.itemsize}") == expected.view(f"u{found.itemsize}")) | (
        nan & (numpy.isnan(found) if nan.any() else False))
    if not same.all():
        row, column = numpy.argwhere(~same)[0]
        return f"numpy: {found[row, column]!r} for {expected[row, column]!r} in row {row}, column {column}"

    number = float if expected.dtype.kind == "f" else int
    with open(path, newline="", encoding="utf-8") as file:
        lines = list(csv.reader(file, delimiter=separator))[head_lines:]
    if len(lines) != len(expected):
        return f"csv: {len(lines)} lines for {len(expected)}"
    for row, (fields, numbers) in enumerate(zip(lines, expected.tolist())):
        if len(fields) != len(numbers):
            return f"csv: {len(fields)} fields in row {row}"
        for field, wanted in zip(fields, numbers):
            # A float32's shortest digits name the same float32, not the same double.
            value = number(numpy.float32(field)) if dtype == "f4" else number(field)
            if value != wanted and not (value != value and wanted != wanted):
                return f"csv: {field!r} for {wanted!r} in row {row}"
    return "equal"


print(main())
