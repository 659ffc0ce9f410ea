"""What goes wrong with files: on the way, in an editor, or on purpose."""

from __future__ import annotations

import codecs
import io
import zipfile
from collections.abc import Callable
from random import Random

from .books import packed

BOOKS = ("xlsx", "xls", "ods")

Mutation = Callable[[bytes, Random, bytes], bytes]
"""(the bytes, the dice, the bytes of another list) -> the bytes as they arrive."""

_WORDS = (b'"', b'""', b"'", b",", b";", b"\t", b"|", b"\r", b"\n", b"\r\n", b"\0", b"=cmd|' /C calc'!A0", b"\xff")
_WORDS += (b"\xef\xbb\xbf", b"sep=;\n", b"n/a", b"0", b"-1", b"1e999", "\u202e\u200f".encode(), b"{{ name }}", b"<b>")
_WORDS += (b"12/13/2026", b"31.02.2026", b"$1,234.50", b"+1 (419) 555-0142 x9", b"a@b@c.example", b"BEGIN:VCARD\n")
_WORDS += (b"END:VCARD\n", b"=\n", b"Name,Phone\n", "👩‍👩‍👧".encode(), b"\\", b"\xe2\x80\xa8", b"PK\x03\x04")
_ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "cp1252", "cp1251", "shift_jis", "utf-8-sig", "utf-7", "cp037")


def flip_bits(data: bytes, dice: Random, _: bytes) -> bytes:
    out = bytearray(data)
    for _n in range(dice.choice((1, 3, 30))):
        out[dice.randrange(len(out))] ^= 1 << dice.randrange(8)
    return bytes(out)


def noise(data: bytes, dice: Random, _: bytes) -> bytes:
    start = dice.randrange(len(data))
    return data[:start] + dice.randbytes(dice.choice((1, 8, 500))) + data[start:]


def cut(data: bytes, dice: Random, _: bytes) -> bytes:
    return data[: dice.randrange(len(data))]


def behead(data: bytes, dice: Random, _: bytes) -> bytes:
    return data[dice.randrange(len(data)) :]


def gap(data: bytes, dice: Random, _: bytes) -> bytes:
    start, end = sorted((dice.randrange(len(data)), dice.randrange(len(data))))
    return data[:start] + data[end:]


def splice(data: bytes, dice: Random, other: bytes) -> bytes:
    return data[: dice.randrange(len(data))] + other[dice.randrange(len(other)) :]


def words(data: bytes, dice: Random, _: bytes) -> bytes:
    for _n in range(dice.choice((1, 4, 20))):
        place = dice.randrange(len(data))
        data = data[:place] + dice.choice(_WORDS) * dice.choice((1, 1, 1, 2, 50)) + data[place:]
    return data


def strew(data: bytes, dice: Random, _: bytes) -> bytes:
    """One sign for another, everywhere."""
    return data.replace(dice.choice((b",", b"\n", b" ", b"a", b"1", b'"', b":")), dice.choice(_WORDS))


def huge_cell(data: bytes, dice: Random, _: bytes) -> bytes:
    place = dice.randrange(len(data))
    return (
        data[:place]
        + dice.choice((b"x", b'"', b"9", b",", b"\n", b";", b" ")) * dice.choice((70_000, 300_000))
        + data[place:]
    )


def doubled_lines(data: bytes, dice: Random, _: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    for _n in range(dice.choice((1, 5, 50))):
        lines.insert(dice.randrange(len(lines) + 1), dice.choice(lines))
    return b"".join(lines)


def shuffled_lines(data: bytes, dice: Random, _: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    dice.shuffle(lines)
    return b"".join(lines)


def other_ends(data: bytes, dice: Random, _: bytes) -> bytes:
    return dice.choice((b"\r", b"\n\r", b"\r\r\n", b"\x0b", b"\x85", b"")).join(data.splitlines())


def other_encoding(data: bytes, dice: Random, _: bytes) -> bytes:
    return data.decode("utf-8", "replace").encode(dice.choice(_ENCODINGS), "replace")


def wrong_mark(data: bytes, dice: Random, _: bytes) -> bytes:
    marks = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, b"PK\x03\x04", b"%PDF")
    return dice.choice((*marks, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"BEGIN:VCARD\n")) + data


def inside_of_a_zip(data: bytes, dice: Random, other: bytes) -> bytes:
    """One part of a workbook goes wrong, and the zip around it is whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            parts = {name: file.read(name) for name in file.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError):
        return words(data, dice, other)
    name = dice.choice(sorted(parts))
    what = dice.choice((flip_bits, cut, gap, words, strew, huge_cell, splice))
    parts[name] = what(parts[name], dice, other)
    return packed(parts)


MUTATIONS: tuple[Mutation, ...] = (
    flip_bits, noise, cut, behead, gap, splice, words, strew, huge_cell, doubled_lines, shuffled_lines, other_ends,
    other_encoding, wrong_mark, inside_of_a_zip,
)  # fmt: skip


def mutated(name: str, data: bytes, dice: Random, other: bytes) -> tuple[str, bytes]:
    """(what was done, the bytes): one to three mutations. Of a workbook it is mostly its inside."""
    done = []
    for _ in range(dice.choice((1, 1, 2, 3))):
        is_book = name.endswith(BOOKS) and dice.random() < 0.6
        what = inside_of_a_zip if is_book else dice.choice(MUTATIONS)
        done.append(what.__name__)
        data = what(data, dice, other) or b" "
    return ", ".join(done), data
