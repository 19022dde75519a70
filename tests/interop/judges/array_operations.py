# SPDX-License-Identifier: GPL-3.0-or-later
"""Random operations on arrays."""
import random

import numpy as np

from array_model import Array
from convert import is_text
from random_content import (DTYPES, chance, changed, elements, metadata, numbers, pick_dtype, pick_name, pick_shape,
                            pick_text, random_text)


class ArrayPicker:
    def define_compression(self):
        return random.choice(["gzip", "zlib", "gzip", "lzf"]), random.choice([0, 0, 1, 4, 9, 10])

    def create_carray(self):
        array = elements(pick_dtype(), pick_shape())
        if chance(0.05):
            array = elements(random.choice(DTYPES), random.choice([(20000,), (3, 9000), (100, 300)]))
        return self.where(), pick_name(), array, pick_text(), metadata(), self.chunks(array.shape)

    def chunks(self, shape):
        if chance(0.8):
            return []
        return [random.randrange(0 if chance(0.1) else 1, max(extent, 1) + 1) for extent in shape]

    def create_earray(self):
        item = () if chance(0.4) else tuple(random.randrange(0 if chance(0.05) else 1, 5)
                                            for _ in range(random.choice([1, 1, 2])))
        return (self.where(), pick_name(), pick_dtype(), item, pick_text(), metadata(), self.chunks((30, *item)),
                random.choice([1000, 1000, 1, 10**7]))

    def create_vlarray(self):
        dtype = "text" if chance(0.5) else np.dtype(random.choice(DTYPES))
        return self.where(), pick_name(), dtype, pick_text(), metadata(), self.chunks((30,)), 1000

    def an_array(self, is_wanted=lambda array: True):
        paths = [path for path in self.model.paths(Array) if is_wanted(self.model.raw(path))]
        return self.node() if chance(0.02) else random.choice(paths or ["/missing"])

    def some_rows(self, array, count):
        if array.sort == "strings":
            texts = np.empty(count, object)
            texts[:] = [random_text() if chance(0.8) else "y" * random.choice([255, 256, 65536]) for _ in range(count)]
            return texts if chance(0.95) else numbers("u1", (5,))
        rows = [changed(array.dtype, (random.randrange(6),)) for _ in range(count)]
        same = rows and len({row.dtype for row in rows}) == 1 and not any(map(is_text, rows))
        return rows if same and chance(0.7) else changed(array.dtype, random.choice([(3,), (0,), (2, 2)]))

    def append(self):
        path = self.an_array(lambda array: array.sort != "carray" or chance(0.05))
        try:
            array = self.model.array(path)
        except Exception:
            return path, numbers("f8", (2,))
        if array.is_ragged():
            return path, self.some_rows(array, random.randrange(1, 4))
        item = array.shape[1:]
        shape = random.choice([item, (random.randrange(4), *item), (2, *item), (1, *item)])
        return path, changed(array.dtype, random.choice([(7,), (2, 2), (*item, 2)]) if chance(0.05) else shape)

    def write(self):
        path = self.an_array()
        try:
            array = self.model.array(path)
        except Exception:
            return path, [(0, 1, 1)], numbers("f8", (1,))
        selection = []
        for extent in array.shape:
            start, stride = random.randrange(max(extent, 1)), random.choice([1, 1, 2, 3])
            most = (extent - start + stride - 1) // stride if extent else 0
            selection.append((start if extent else 0, random.randrange(most + 1), stride))
        if selection and chance(0.05):
            selection[0] = (array.shape[0], 1, 1)
        shape = tuple(count for _, count, _ in selection)
        if array.is_ragged():
            return path, selection, self.some_rows(array, max(1, shape[0]))
        return path, selection, changed(array.dtype, shape if chance(0.97) else (1, 1))
