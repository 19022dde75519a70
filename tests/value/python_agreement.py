# SPDX-License-Identifier: GPL-3.0-or-later
"""Random Python values, as Python itself spells and pickles them: the judge of tst_python_agreement.

Writes lines "kind TAB hex TAB hex": what is to be decoded, and the repr that the decoded value must have.
"""
import datetime
import json
import os
import pathlib
import pickle
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support" / "python"))
from random_values import random_text, random_time, random_value

try:
    import numpy
except ImportError:
    numpy = None

COUNT = 1000
random.seed(20241020)


def line(kind, source, expected):
    print(kind, source.hex(), expected.encode("utf-8", "surrogatepass").hex(), sep="\t")


def dumps(value):
    return [pickle.dumps(value, protocol) for protocol in range(6)]


for _ in range(COUNT):
    value = random_value()
    spelled = repr(value)
    line("literal", spelled.encode("utf-8", "surrogatepass"), spelled)
    wrapped = {"module": type(value).__module__, "type": type(value).__name__, "data": spelled}
    line("json", json.dumps(wrapped).encode(), spelled)
    for pickled in dumps(value):
        line("pickle", pickled, spelled)

for length in [0, 1, 4, 255, 256, 65530, 65535, 65536, 70000]:
    for text in ["x" * length, random_text(), "\U0001f600" * (length // 4)]:
        print("text", text.encode("utf-8", "surrogatepass").hex(), pickle.dumps(text, 4).hex(), sep="\t")

for _ in range(COUNT):  # ours load in Python as what they were made of
    text = "".join(random_text() for _ in range(random.randrange(8)))
    print("text", text.encode("utf-8", "surrogatepass").hex(), pickle.dumps(text, 4).hex(), sep="\t")


class Hostile:
    """Runs code in who unpickles it."""

    def __init__(self, call, *arguments):
        self.reduced = call, arguments

    def __reduce__(self):
        return self.reduced


hostile_calls = [(os.system, "exit 1"), (eval, "1/0"), (exec, "raise SystemExit"), (getattr, "text", "upper"),
                 (open, "/dev/null", "w"), (__import__, "antigravity"), (os.remove, "/nonexistent")]
for call, *arguments in hostile_calls:
    for wrap in (lambda item: item, lambda item: [1, item], lambda item: {"a": (item,)}):
        for pickled in dumps(wrap(Hostile(call, *arguments))):
            line("hostile", pickled, f".{call.__name__}>")  # the module has other names in old protocols

offsets = [datetime.timezone(datetime.timedelta(seconds=s)) for s in (3600, -3600, 86399, -86399, 1)]
for value in [random_time(offsets) for _ in range(20)] + [bytearray(b"ab\xff"), bytearray(), frozenset(), b""]:
    expected = {bytearray: lambda v: repr(bytes(v)), frozenset: lambda v: repr(set(v))}.get(type(value), repr)(value)
    for pickled in dumps(value):
        line("pickle", pickled, expected)

for code in range(0x110000):
    if code % 64 == 0:
        spelled = repr("".join(map(chr, range(code, code + 64))))
        line("literal", spelled.encode("utf-8", "surrogatepass"), spelled)

if numpy is not None:
    names = ["bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float64", "complex128",
             "S3", "U2", ">i2", ">f8", ">c16", ">U3"]
    for name in names:
        for shape in [(), (1,), (3,), (2, 3), (2, 3, 4), (1, 1, 2, 2)]:
            values = numpy.random.default_rng(1).integers(0, 100, shape)
            array = numpy.asarray(values).astype(name)
            for stored in [array, numpy.asfortranarray(array)]:
                for pickled in dumps(stored):
                    line("pickle", pickled, repr(stored.tolist()))
            for pickled in dumps(array[()]) if shape == () else []:
                line("pickle", pickled, repr(array.tolist()))
    halves = numpy.arange(65536, dtype="uint16").view("float16")
    for start in range(0, 65536, 256):
        part = halves[start:start + 256]
        line("pickle", pickle.dumps(part), "[" + ", ".join(map(str, part)) + "]")
    singles = numpy.random.default_rng(2).integers(0, 2**32, 5000, dtype="uint32").view("float32")
    line("pickle", pickle.dumps(singles), "[" + ", ".join(map(str, singles)) + "]")
    def numpy1_repr(scalar):
        return scalar.item().__repr__() if scalar.dtype.kind in "SU" else str(scalar)

    for name in names[:13] + ["float16", "float32", "complex64"]:
        for _ in range(60):
            bits = numpy.frombuffer(random.randbytes(16), numpy.uint8)
            dtype = numpy.dtype(name)
            is_number = dtype.kind in "iufc"
            scalar = bits[:dtype.itemsize].view(dtype)[0] if is_number else numpy.array(bits[0] % 2, dtype)[()]
            kind = type(scalar)
            wrapped = {"module": kind.__module__, "type": kind.__name__, "data": numpy1_repr(scalar)}
            line("scalar", pickle.dumps(scalar), json.dumps(wrapped))
