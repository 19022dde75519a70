# SPDX-License-Identifier: GPL-3.0-or-later
"""Pickles of plain values as h5scout writes them: protocol 0, printable ASCII (PickleSubset.h, writePlainPickle)."""
from convert import Refused


def _characters(codes):
    return "".join(f"\\U{code:08x}" if code > 0xffff else
                   f"\\u{code:04x}" if code < 0x20 or code >= 0x7f or code == 0x5c else chr(code) for code in codes)


def _require_key(value):
    if type(value) is tuple:
        for item in value:
            _require_key(item)
    elif type(value) in (list, set, dict):
        raise Refused("InvalidDataType")


def _opcodes(value):
    kind = type(value)
    if value is None:
        return "N"
    if kind is bool:
        return f"I0{int(value)}\n"
    if kind is int:
        return f"L{value}L\n"
    if kind is float:
        return f"F{value!r}\n"
    if kind is complex:
        return f"c__builtin__\ncomplex\n({_opcodes(value.real)}{_opcodes(value.imag)}tR"
    if kind is str:
        return f"V{_characters(map(ord, value))}\n"
    if kind is bytes:
        return f"c_codecs\nencode\n(V{_characters(value)}\nVlatin1\ntR"
    if kind is tuple:
        return f"({''.join(map(_opcodes, value))}t"
    if kind is list:
        return f"(l{''.join(_opcodes(item) + 'a' for item in value)}"
    if kind is set:
        _require_key(tuple(value))
        return f"c__builtin__\nset\n((l{''.join(_opcodes(item) + 'a' for item in value)}tR"
    if kind is dict:
        _require_key(tuple(value))
        return f"(d{''.join(_opcodes(key) + _opcodes(item) + 's' for key, item in value.items())}"
    raise Refused("InvalidDataType")


def plain_pickle(value):
    return (_opcodes(value) + ".").encode("ascii")
