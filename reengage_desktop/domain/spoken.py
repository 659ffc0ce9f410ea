"""Text that is read aloud: without gaps where words were empty, and marked where words were filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

MARKS = MERGE_OPENS, MERGE_CLOSES, PROMISE_OPENS, PROMISE_CLOSES = "\ue000\ue001\ue002\ue003"
_JOINERS = "\u200c\u200d"  # not printable, but parts of names and emoji
MERGED, PROMISE = 1, 2
_ON = {MERGE_OPENS: MERGED, PROMISE_OPENS: PROMISE}
_OFF = {MERGE_CLOSES: MERGED, PROMISE_CLOSES: PROMISE}
_PARTS = re.compile(f"([{MARKS}])")
_STRETCHES = {MERGED: re.compile(b"[\1\3]+"), PROMISE: re.compile(b"[\2\3]+")}
_EMPTY_OPENING = re.compile(f"(^|[.!?…]\\s+|\n\\s*){MERGE_OPENS}\\s*{MERGE_CLOSES}\\s*,\\s*(\\w?)")
_NEVER_FILLED = re.compile(r"\$?\{.*\}|\*\|.*\|\*|%%.*%%|<<.*>>")  # the merge field of some other program
_NEVER_SPOKEN = dict.fromkeys(map(ord, "{}" + MARKS))
_TOO_MUCH = re.compile(
    r"\s+(?=\s|$)"  # space after space, or at the end
    r"|^[\s,.;:!?]+"  # anything before the first word
    r"|\s+(?=[,.;:!?]+(?:\s|$|[”\"’)]))"  # space before punctuation
    r"|[,;:]+(?=[,;:.!?])|(?<=[!?])[.,;:]+|(?<!\.)\.(?=\.(?!\.))"  # the end of a clause or sentence that is empty
)

Spans = tuple[tuple[int, int], ...]


def speakable(text: str) -> str:
    """The text without braces and marks."""
    return text.translate(_NEVER_SPOKEN)


def clean(value: object) -> str:
    """A word as plain text: one line, no control characters, no braces; empty if it is no more than punctuation."""
    text = " ".join(("" if value is None else str(value)).split())
    if _NEVER_FILLED.fullmatch(text):
        return ""
    text = speakable("".join(char for char in text if char.isprintable() or char in _JOINERS))
    return " ".join(text.split()) if any(map(str.isalnum, text)) else ""


def tidy(marked: str) -> tuple[str, bytes]:
    """The text without marks, gaps and empty sentences, and for each of its characters what it is part of."""
    now, plain, marks = 0, "", bytearray()
    marked = _EMPTY_OPENING.sub(lambda found: found[1] + found[2].upper(), marked)
    for part in _PARTS.split(marked):
        if part in _ON or part in _OFF:
            now = now | _ON[part] if part in _ON else now & ~_OFF[part]
        else:
            plain += part
            marks += bytes([now]) * len(part)
    text, kept = "", bytearray()
    for start, end in _paragraphs(plain):
        part, part_marks = _without_gaps(plain[start:end], bytes(marks[start:end]))
        if part:
            gap = "\n\n" if text else ""
            text += gap + part
            kept += bytes(len(gap)) + part_marks
    return text, bytes(kept)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in re.finditer(r"\n\s*\n", text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _without_gaps(text: str, marks: bytes) -> tuple[str, bytes]:
    text = re.sub(r"\s", " ", text)
    while cuts := [found.span() for found in _TOO_MUCH.finditer(text)]:
        edges = [0, *chain.from_iterable(cuts), len(text)]
        stays = list(zip(edges[::2], edges[1::2], strict=True))
        text = "".join(text[start:end] for start, end in stays)
        marks = b"".join(marks[start:end] for start, end in stays)
    first = text[:1].upper()
    if marks and not marks[0] & MERGED and len(first) == 1:
        text = first + text[1:]
    return text, marks


def spans(text: str, marks: bytes, bit: int) -> Spans:
    """The stretches of one mark, without the spaces at their edges."""
    found_spans = []
    for found in _STRETCHES[bit].finditer(marks):
        start, end = found.span()
        words = text[start:end].strip()
        if words:
            start += text[start:end].index(words)
            found_spans.append((start, start + len(words)))
    return tuple(found_spans)
