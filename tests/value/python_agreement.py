# SPDX-License-Identifier: GPL-3.0-or-later
"""Random Python values, as Python itself spells and pickles them: the judge of tst_python_agreement.

Writes lines "kind TAB hex TAB hex": what is to be decoded, and the repr that the decoded value must have.
"""
import datetime
import json
import pickle
import random
import struct

try:
    import numpy
except ImportError:
    numpy = None

COUNT = 1000
random.seed(20241020)


def line(kind, source, expected):
    print(kind, source.hex(), expected.encode("utf-8", "surrogatepass").hex(), sep="\t")


def random_float():
    choice = random.randrange(5)
    if choice == 0:
        return struct.unpack("<d", random.randbytes(8))[0]
    if choice == 1:
        return random.choice([0.0, -0.0, float("inf"), float("-inf"), float("nan"), 1e16, 1e15, 1e-4, 1e-5, 5e-324])
    if choice == 2:
        return float(random.randrange(-10**17, 10**17))
    return random.gauss(0, 1) * 10 ** random.randrange(-20, 20)


def random_text():
    alphabets = ["abcXYZ 0123456789", "'\"\\\n\r\t\0\x7f", "\xe9\xa0\xad\u0416\u4e2d", "\ud83d\U0001f600\U000e0001\u2028\u200b"]
    alphabet = "".join(random.sample(alphabets, random.randrange(1, 4)))
    text = "".join(random.choice(alphabet) for _ in range(random.randrange(12)))
    return text + (chr(random.randrange(0x110000)) if random.random() < 0.3 else "")


def random_integer():
    return random.choice([random.randrange(-300, 300), random.randrange(-(2**66), 2**66), random.getrandbits(500),
                          -random.getrandbits(64), 2**63, -(2**63), 2**63 - 1, random.getrandbits(random.randrange(1, 2100))])


def random_date():
    return datetime.date.fromordinal(random.randrange(1, 3652059))


def random_time(zones):
    return datetime.time(random.randrange(24), random.randrange(60), random.choice([0, random.randrange(60)]),
                         random.choice([0, random.randrange(1000000)]), tzinfo=random.choice(zones))


def random_plain():
    return random.choice([lambda: None, lambda: random.random() < 0.5, random_integer, random_float, random_text,
                          lambda: random.randbytes(random.randrange(10)), lambda: complex(random_float(), random_float()),
                          random_date, lambda: random_time([None, datetime.timezone.utc]),
                          lambda: datetime.datetime.combine(random_date(), random_time([None, datetime.timezone.utc]))])()


def random_value(depth=0):
    if depth == 4 or random.random() < 0.4:
        return random_plain()
    items = [random_value(depth + 1) for _ in range(random.randrange(5))]
    plain = [random_plain() for _ in items]
    return random.choice([lambda: items, lambda: tuple(items), lambda: dict(zip(plain, items)), lambda: set(plain)])()


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
