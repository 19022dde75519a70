# SPDX-License-Identifier: GPL-3.0-or-later
"""Arrays of many types and seeded random requests about them, with what numpy answers: the judge of tst_numbers_worker.

number_cases.py FOLDER writes numbers.h5 and numbers.json there. Numbers are texts separated by blanks, since JSON knows
neither NaN nor infinity.
"""
import json
import math
import os
import random
import sys
import warnings

import h5py
import numpy as np

random.seed(20260301)
rng = np.random.default_rng(20260301)
warnings.simplefilter("ignore", RuntimeWarning)  # numpy warns of slices without numbers
np.seterr(all="ignore")

COMPONENTS = ["value", "real", "imaginary", "amplitude", "phase"]
REDUCTIONS = ["mean", "sum", "minimum", "maximum", "deviation"]


def sprinkle(values, choices, part=0.02):
    """Puts NaN, infinities and the like between the numbers."""
    places = rng.random(values.shape) < part
    values[places] = rng.choice(choices, int(places.sum()))
    return values


def make_arrays():
    nan, inf = math.nan, math.inf
    wave = np.sin(np.arange(900_000) * 1e-3) + rng.normal(0, 0.1, 900_000) + 1e7
    arrays = {
        "f8_1d": (sprinkle(wave, [nan], 0.001), dict(chunks=(70_001,), compression="gzip", compression_opts=1)),
        "i8_1d": (rng.integers(-2**63, 2**63 - 1, 700_000, "i8"), {}),
        "i8_near": (2**62 + rng.integers(0, 1000, 20_000, "i8"), dict(chunks=(999,))),
        "u8_1d": (rng.integers(2**63, 2**64 - 1, 5_003, "u8", endpoint=True), {}),
        "u1_2d": (rng.integers(0, 256, (211, 307), "u1"), dict(chunks=(20, 30), compression="gzip")),
        "u1_3d": (rng.integers(0, 256, (90, 100, 700), "u1"), dict(chunks=(11, 17, 300))),
        "i2_be": (rng.integers(-30000, 30000, (40, 50)).astype(">i2"), {}),
        "f4_be": (rng.normal(size=(33, 21, 17)).astype(">f4"), dict(chunks=(5, 21, 4))),
        "f4_2d": (sprinkle(rng.normal(size=(120, 90)).astype("f4"), [nan, nan, inf]), dict(chunks=(32, 32))),
        "f4_both": (sprinkle(rng.normal(size=(60, 50)).astype("f4"), [nan, inf, -inf]), {}),
        "f2_2d": (sprinkle(rng.normal(size=(31, 45)).astype("f2"), [nan]), {}),
        "f8_2d": (rng.normal(5, 2, (1100, 800)), {}),
        "f8_4d": (sprinkle(rng.normal(size=(6, 7, 8, 9)), [nan], 0.1), dict(chunks=(2, 3, 8, 4), shuffle=True,
                                                                          compression="gzip")),
        "f8_holes": (np.where(rng.random((50, 40)) < 0.5, nan, rng.normal(size=(50, 40))), {}),
        "c16_1d": (rng.normal(size=4_000) + 1j * rng.normal(size=4_000), {}),
        "c8_3d": ((rng.normal(size=(12, 30, 25)) + 1j * rng.normal(size=(12, 30, 25))).astype("c8"),
                  dict(chunks=(5, 7, 25))),
        "bool_2d": (rng.random((30, 20)) < 0.3, {}),
        "enum_1d": (rng.integers(-1, 3, 300).astype("i2"),
                    dict(dtype=h5py.enum_dtype({"LOW": -1, "OFF": 0, "ON": 1, "HIGH": 2}, "i2"))),
        "i4_4d": (rng.integers(-10**6, 10**6, (5, 11, 3, 40), "i4"), dict(chunks=(1, 4, 3, 40))),
    }
    arrays["f8_holes"][0][:, 7] = nan
    arrays["f8_holes"][0][9, :] = nan
    return arrays


def broadcast_shape(shape):
    """A shape that broadcasts to `shape`: without some leading dimensions, with some extents of 1."""
    kept = list(shape[random.randrange(len(shape)):]) if random.random() < 0.6 else list(shape)
    kept = [1 if random.random() < 0.3 else extent for extent in kept]
    return tuple([1] * (random.random() < 0.1 and len(kept) == len(shape)) + kept)


def add_companions(file, arrays):
    """Backgrounds and errors; gives the names of each array's."""
    backgrounds, errors = {}, {}
    for name, (data, _) in arrays.items():
        backgrounds[name] = []
        for number in range(3):
            shape = broadcast_shape(data.shape) if number < 2 else data.shape
            values = rng.normal(size=shape) * 3
            if np.iscomplexobj(data) and number != 1:
                values = values + 1j * rng.normal(size=shape)
            kind = random.choice([np.int16, np.float32, np.float64]) if not np.iscomplexobj(values) else np.complex128
            values = values.astype(kind)
            if data.size > 100_000 and values.size == data.size:
                values = values.astype(np.int16)
            path = f"{name}_bkg{number}"
            chunked = values.size > 1 and random.random() < 0.5
            file.create_dataset(path, data=values, chunks=True if chunked else None)
            backgrounds[name].append((path, values))
        values = sprinkle(rng.normal(size=data.shape).astype("f2" if data.size > 100_000 else "f8"), [math.nan], 0.05)
        file.create_dataset(f"{name}_err", data=values)
        errors[name] = (f"{name}_err", values)
    return backgrounds, errors


def component_of(values, component):
    if not np.iscomplexobj(values):
        return values
    wide = values.astype("c16")
    return {"value": np.abs, "real": np.real, "imaginary": np.imag, "amplitude": np.abs, "phase": np.angle}[component](wide)


def pick_background(name, data, backgrounds):
    """The array less a background, or as it is."""
    if random.random() < 0.5:
        return "", data
    path, values = random.choice(backgrounds[name])
    difference = data.astype("c16" if np.iscomplexobj(data) else "f8") - values
    return "/" + path, difference.reshape(data.shape)


def random_range(extent, strided=True):
    """Start, count and stride as asked, and the slice that they mean."""
    if random.random() < 0.3:
        return [0, 0, 0], slice(0, extent, 1)
    start = random.randrange(extent)
    stride = random.choice([1, 1, 2, 3, random.randrange(1, extent + 1)]) if strided else 1
    most = (extent - start - 1) // stride + 1
    count = random.choice([0, random.randrange(1, most + 1)])
    return [start, count, stride], slice(start, start + ((count or most) - 1) * stride + 1, stride)


def sampled(asked, most):
    """A slice thinned out to at most `most` elements."""
    count = len(range(asked.start, asked.stop, asked.step))
    return slice(asked.start, asked.stop, asked.step * ((count - 1) // most + 1))


def text(numbers):
    return " ".join(repr(float(number)) for number in np.asarray(numbers).ravel())


def envelope_case(name, data, backgrounds, errors):
    background, values = pick_background(name, data, backgrounds)
    component = random.choice(COMPONENTS)
    dimension = random.randrange(data.ndim)
    index = [random.randrange(extent) for extent in data.shape]
    line_place = tuple(slice(None) if d == dimension else index[d] for d in range(data.ndim))
    (start, count, _), part = random_range(data.shape[dimension], strided=False)
    line = component_of(values[line_place], component)[part]
    columns = random.choice([1, 7, 100, 1000, 100_000])
    used = min(columns, len(line))
    wide = line if line.dtype.kind in "iub" else line.astype("f8")
    error = np.zeros(len(line))
    error_path = ""
    if random.random() < 0.4:
        error_path = "/" + errors[name][0]
        error = np.abs(errors[name][1][line_place][part])
        error = np.where(np.isnan(error), 0, error).astype("f8")
    lower, upper = line.astype("f8") - error, line.astype("f8") + error
    found = {"minimum": [], "maximum": [], "lower": [], "upper": []}
    for column in range(used):
        here = slice(column * len(line) // used, (column + 1) * len(line) // used)
        for key, numbers, pick in [("minimum", wide, np.nanmin), ("maximum", wide, np.nanmax), ("lower", lower, np.nanmin),
                                   ("upper", upper, np.nanmax)]:
            found[key].append(pick(numbers[here]))
    if not error_path:
        found["lower"] = found["upper"] = []
    return dict(kind="envelope", index=index, dimension=dimension, start=start, count=count, columns=columns,
                component=component, background=background, errors=error_path, isExact=not np.iscomplexobj(values),
                **{key: text(numbers) for key, numbers in found.items()})


def place_text(flat, shape, slices):
    index = np.unravel_index(flat, shape)
    return [int(s.start + i * s.step) for i, s in zip(index, slices)]


def statistics_case(name, data, backgrounds, errors):
    background, values = pick_background(name, data, backgrounds)
    component = random.choice(COMPONENTS)
    asked = [random_range(extent) for extent in data.shape]
    slices = tuple(part for _, part in asked)
    numbers = component_of(values[slices], component)
    case = dict(kind="statistics", ranges=[ask for ask, _ in asked], component=component, background=background,
                isExact=not np.iscomplexobj(values), count=int(numbers.size))
    if numbers.dtype.kind in "iub":
        whole = [int(number) for number in numbers.ravel()]
        wide = numbers.astype(np.longdouble)
        minimum, maximum, total = int(numbers.argmin()), int(numbers.argmax()), float(sum(whole))
        case.update(nanCount=0, isWhole=True)
    else:
        numbers = numbers.astype("f8")
        wide = numbers.astype(np.longdouble)
        present = ~np.isnan(numbers)
        case.update(nanCount=int((~present).sum()), isWhole=False)
        if not present.any():
            return None
        minimum = int(np.where(present, numbers, np.inf).argmin()) if (numbers[present] < np.inf).any() else int(present.argmax())
        maximum = int(np.where(present, numbers, -np.inf).argmax()) if (numbers[present] > -np.inf).any() else int(present.argmax())
        wide = wide[present]
        finite = np.isfinite(wide).all()
        total = math.fsum(wide.astype("f8")) if finite else float(np.sum(wide))
    amount = float(np.mean(np.abs(wide)))
    near = wide - wide.ravel()[0]  # the deviation of what is far from zero would be one of rounding
    case.update(minimum=text(numbers.ravel()[minimum]), maximum=text(numbers.ravel()[maximum]),
                minimumIndex=place_text(minimum, numbers.shape, slices),
                maximumIndex=place_text(maximum, numbers.shape, slices), sum=text(total), mean=text(np.mean(wide)),
                deviation=text(np.std(near)), amount=text(amount if math.isfinite(amount) else 0))
    return case


def projection_case(name, data, backgrounds, errors):
    background, values = pick_background(name, data, backgrounds)
    component, reduction = random.choice(COMPONENTS), random.choice(REDUCTIONS)
    asked = [random_range(extent) for extent in data.shape]
    slices = [part for _, part in asked]
    column = random.randrange(data.ndim)
    row = random.randrange(data.ndim)
    width, height = random.choice([3, 50, 1000]), random.choice([4, 30, 1000])
    slices[column] = sampled(slices[column], width)
    if row != column:
        slices[row] = sampled(slices[row], height)
    numbers = component_of(values[tuple(slices)], component).astype(np.longdouble)
    reduced = tuple(d for d in range(data.ndim) if d not in (row, column))
    reduce = {"mean": np.nanmean, "sum": np.nansum, "minimum": np.nanmin, "maximum": np.nanmax, "deviation": np.nanstd}
    result = reduce[reduction](numbers, axis=reduced) if reduced else (
        np.where(np.isnan(numbers), np.nan, 0 * numbers) if reduction == "deviation" else numbers)
    result = np.where(np.isnan(numbers).all(axis=reduced), np.nan, result)
    if row > column:
        result = result.T
    amounts = np.abs(numbers[np.isfinite(numbers)])
    amount = float(amounts.max()) * (numbers.size / max(result.size, 1) if reduction == "sum" else 1) if amounts.size else 0
    return dict(kind="projection", ranges=[ask for ask, _ in asked], row=row, column=column, width=width, height=height,
                reduction=reduction, component=component, background=background, amount=text(amount),
                isExact=reduction in ("minimum", "maximum") and not np.iscomplexobj(values),
                shape=[1 if row == column else result.shape[0], result.shape[-1]], values=text(result.astype("f8")))


def image_case(name, data, backgrounds, errors):
    if data.ndim < 2:
        return None
    background, values = pick_background(name, data, backgrounds)
    component = random.choice(COMPONENTS)
    row, column = random.sample(range(data.ndim), 2)
    index = [random.randrange(extent) for extent in data.shape]
    rows, row_slice = random_range(data.shape[row])
    columns, column_slice = random_range(data.shape[column])
    width, height = random.choice([2, 30, 2000]), random.choice([3, 40, 2000])
    place = [slice(i, i + 1) for i in index]
    place[row], place[column] = sampled(row_slice, height), sampled(column_slice, width)
    plane = component_of(values[tuple(place)], component)
    plane = np.moveaxis(plane, (row, column), (-2, -1)).reshape(plane.shape[row], plane.shape[column])
    return dict(kind="image", index=index, row=row, column=column, rows=rows, columns=columns, width=width, height=height,
                component=component, background=background, isExact=not np.iscomplexobj(values), shape=list(plane.shape),
                values=text(plane))


def array_case(name, data, backgrounds, errors):
    asked = [random_range(extent) for extent in data.shape]
    block = data[tuple(part for _, part in asked)]
    if block.size > 5_000:
        return None
    ranges = [[part.start, len(range(part.start, part.stop, part.step)), part.step] for _, part in asked]
    if block.dtype.kind in "iub":
        cells = " ".join(str(int(number)) for number in block.ravel())
    elif np.iscomplexobj(block):
        cells = " ".join(f"{float(number.real)!r} {float(number.imag)!r}" for number in block.ravel())
    else:
        cells = text(block)
    kind = "integer" if block.dtype.kind in "iub" else "complex" if np.iscomplexobj(block) else "real"
    return dict(kind="array", ranges=ranges, elements=kind, shape=list(block.shape), values=cells)


def main(folder):
    arrays = make_arrays()
    with h5py.File(os.path.join(folder, "numbers.h5"), "w") as file:
        for name, (data, options) in arrays.items():
            file.create_dataset(name, data=data, **options)
        backgrounds, errors = add_companions(file, arrays)
    cases = []
    for make, count in [(envelope_case, 150), (statistics_case, 90), (projection_case, 120), (image_case, 80),
                        (array_case, 80)]:
        made = 0
        while made < count:
            name = random.choices(list(arrays), [0.3 if array.size > 500_000 else 1 for array, _ in arrays.values()])[0]
            case = make(name, arrays[name][0], backgrounds, errors)
            if case is not None:
                cases.append(dict(path="/" + name, **case))
                made += 1
    with open(os.path.join(folder, "numbers.json"), "w", encoding="utf-8") as out:
        json.dump(cases, out, allow_nan=False)


main(sys.argv[1])
