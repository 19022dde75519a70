# SPDX-License-Identifier: GPL-3.0-or-later
"""Random plain Python values, the awkward ones among them. Seed with random.seed()."""
import datetime
import random
import struct


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
    alphabets = ["abcXYZ 0123456789", "'\"\\\n\r\t\0\x7f", "\xe9\xa0\xad\u0416\u4e2d",
                 "\ud83d\U0001f600\U000e0001\u2028\u200b"]
    alphabet = "".join(random.sample(alphabets, random.randrange(1, 4)))
    text = "".join(random.choice(alphabet) for _ in range(random.randrange(12)))
    return text + (chr(random.randrange(0x110000)) if random.random() < 0.3 else "")


def random_integer():
    return random.choice([random.randrange(-300, 300), random.randrange(-(2**66), 2**66), random.getrandbits(500),
                          -random.getrandbits(64), 2**63, -(2**63), 2**63 - 1,
                          random.getrandbits(random.randrange(1, 2100))])


def random_date():
    return datetime.date.fromordinal(random.randrange(1, 3652059))


def random_time(zones):
    return datetime.time(random.randrange(24), random.randrange(60), random.choice([0, random.randrange(60)]),
                         random.choice([0, random.randrange(1000000)]), tzinfo=random.choice(zones))


def random_plain():
    zones = [None, datetime.timezone.utc]
    return random.choice([lambda: None, lambda: random.random() < 0.5, random_integer, random_float, random_text,
                          lambda: random.randbytes(random.randrange(10)),
                          lambda: complex(random_float(), random_float()),
                          random_date, lambda: random_time(zones),
                          lambda: datetime.datetime.combine(random_date(), random_time(zones))])()


def random_value(depth=0):
    """A plain value, or containers of such, at most four deep."""
    if depth == 4 or random.random() < 0.4:
        return random_plain()
    items = [random_value(depth + 1) for _ in range(random.randrange(5))]
    plain = [random_plain() for _ in items]
    return random.choice([lambda: items, lambda: tuple(items), lambda: dict(zip(plain, items)), lambda: set(plain)])()
