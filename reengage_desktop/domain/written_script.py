"""A script as it is written: its passages with their places in the Markdown, cut into words, fields and conditions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .script import PassageKind

_HEADING = re.compile(r"##(?!#)\s*(.*?)(?:\s*\((\d{1,4}) ?s\))?(?:\s*\[(\w)\])?\s*$")
_PARTS = re.compile(r"\{\{(?P<field>[^{}]*)\}\}|\{%-?\s*(?P<tag>if|elif|else|endif)\b(?P<of>[^{}]*?)-?%\}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|“[^”]*”")
_NAME = re.compile(r"[A-Za-z_]\w*")
_OPERATORS = frozenset({"and", "or", "not", "if", "else", "in", "is"})
_FOLDED = {"if they say:": PassageKind.ANSWER, "ask:": PassageKind.QUESTION, "if:": PassageKind.BRANCH}


class PieceKind(StrEnum):
    WORDS = "words"
    FIELD = "field"
    IF = "if"
    ELSE = "else"
    END = "end"


@dataclass(frozen=True, slots=True)
class Piece:
    """`text`: the words themselves, the word a field says, or the word a condition asks for ("not" before it kept)."""

    kind: PieceKind
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WrittenPassage:
    """`start` to `end` is all of it in the Markdown, `body` where its text begins, after heading and notes."""

    label: str
    note: str
    seconds: int | None
    kind: PassageKind
    key: str
    start: int
    body: int
    end: int
    pieces: tuple[Piece, ...]


def title_of(markdown: str) -> str:
    """What stands after `#` before the first passage; empty where nothing does."""
    for line in markdown.removeprefix("\ufeff").splitlines():
        if line.startswith("##"):
            break
        if line.startswith("#"):
            return line[1:].strip()
    return ""


def written(markdown: str) -> tuple[WrittenPassage, ...]:
    """All passages, also of a script that cannot be read yet: what is not understood stands as words. Never raises."""
    return tuple(_passages(markdown))


def _passages(markdown: str) -> Iterator[WrittenPassage]:
    """Text above the first passage heading is a passage of its own."""
    at, start, heading, titled = 0, 0, "", False
    begun = False  # whether the stretch since `start` holds anything
    for line in [*markdown.splitlines(keepends=True), "##"]:
        is_title = not titled and not heading and not begun and re.match(r"#(?!#)", line.lstrip("\ufeff")) is not None
        if re.match(r"##(?!#)", line):
            if heading or begun:
                yield _passage(markdown, heading, start, at)
            heading, start, begun = line.rstrip("\r\n"), at, False
        elif is_title:
            titled, start = True, at + len(line)
        elif line.strip():
            begun = True
        at += len(line)


def _passage(markdown: str, heading: str, start: int, end: int) -> WrittenPassage:
    found = _HEADING.match(heading)
    label, seconds, key = found.groups() if found else (heading.lstrip("# "), None, None)
    kind = next((kind for opening, kind in _FOLDED.items() if label.lower().startswith(opening)), PassageKind.MAIN)
    if kind is not PassageKind.MAIN:
        label = label.partition(":")[2].strip() or label
    body, notes = _body(markdown, start + len(heading), end)
    pieces = tuple(_pieces(markdown, body, start + len(markdown[start:end].rstrip())))
    return WrittenPassage(label, notes, int(seconds) if seconds else None, kind, key or "", start, body, end, pieces)


def _body(markdown: str, at: int, end: int) -> tuple[int, str]:
    """Where the text begins after blank lines and notes, and the notes."""
    notes: list[str] = []
    for line in markdown[at:end].splitlines(keepends=True):
        if line.startswith(">"):
            notes.append(line[1:].strip())
        elif line.strip():
            at += len(line) - len(line.lstrip())
            break
        at += len(line)
    return min(at, end), " ".join(notes)


def _pieces(markdown: str, start: int, end: int) -> Iterator[Piece]:
    at = start
    for found in _PARTS.finditer(markdown, start, max(start, end)):
        if found.start() > at:
            yield Piece(PieceKind.WORDS, markdown[at : found.start()], at, found.start())
        yield _part(found)
        at = found.end()
    if at < end:
        yield Piece(PieceKind.WORDS, markdown[at:end], at, end)


def _part(found: re.Match[str]) -> Piece:
    start, end = found.span()
    if found["field"] is not None:
        name = _word(found["field"])
        kind = PieceKind.FIELD if name else PieceKind.WORDS
        return Piece(kind, name or found[0], start, end)
    kind = {"if": PieceKind.IF, "endif": PieceKind.END}.get(found["tag"], PieceKind.ELSE)
    of = found["of"] or ""
    negated = "not " if re.match(r"\s*not\b", of) else ""
    return Piece(kind, negated + _word(of), start, end)


def _word(expression: str) -> str:
    """The first word it asks for."""
    names = _NAME.findall(_QUOTED.sub("", expression.partition("|")[0]))
    return next((name for name in names if name not in _OPERATORS), "")
