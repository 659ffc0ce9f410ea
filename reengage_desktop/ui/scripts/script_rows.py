"""The rows of a written script: a passage each, with a row of its own where the person's line stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reengage_desktop.domain.script import PassageKind
from reengage_desktop.domain.written_script import Piece, PieceKind, WrittenPassage
from reengage_desktop.ui.words import tr

from .field_names import YOUR_LINE
from .written_text import Mark, WrittenText


@dataclass(frozen=True, slots=True)
class Row:
    """`place`: where its text begins in the Markdown. `yours`: the line that is written fresh before every call.

    `under`: what stands under the label, `key` the key it unfolds with; `good`: a check it passes, in a word or two.
    """

    label: str
    text: WrittenText
    place: int
    under: str = ""
    key: str = ""
    good: str = ""
    yours: bool = False

    @property
    def spoken(self) -> str:
        """As a screen reader says it."""
        return f"{self.label}: {self.text.shown}".replace("\u00a0", " ").replace("\u2028", " ")


def rows(passages: Iterable[WrittenPassage], marks: Sequence[Mark], good: dict[str, str]) -> list[Row]:
    """`good`: by label of a passage, the check it passes."""
    return [row for passage in passages for row in _rows(passage, marks, good.get(passage.label, ""))]


def _rows(passage: WrittenPassage, marks: Sequence[Mark], good: str) -> Iterator[Row]:
    label = passage.label
    under = _under(passage)
    depth = 0
    for pieces, is_yours in _stretches(passage.pieces):
        if is_yours:
            words = tr("What is new for this person? Written fresh before every call.")
            text = WrittenText([Piece(PieceKind.WORDS, words, pieces[0].start, pieces[0].start)])
            yield Row(tr("Your line"), text, pieces[0].start, yours=True)
            continue
        text = WrittenText(pieces, marks, depth)
        depth += sum((piece.kind is PieceKind.IF) - (piece.kind is PieceKind.END) for piece in pieces)
        if not text.is_empty():
            yield Row(label, text, pieces[0].start, under, passage.key if label else "", good if label else "")
            label = under = ""
    if not passage.pieces:
        yield Row(label, WrittenText([Piece(PieceKind.WORDS, "…", passage.body, passage.body)]), passage.body, under)


def _stretches(pieces: Sequence[Piece]) -> Iterator[tuple[list[Piece], bool]]:
    """The pieces up to where the person's line is said, the line itself, and what follows it."""
    stretch: list[Piece] = []
    for piece in pieces:
        if piece.kind is PieceKind.FIELD and piece.text == YOUR_LINE:
            if stretch:
                yield stretch, False
            yield [piece], True
            stretch = []
        elif piece.kind is PieceKind.WORDS and not stretch:
            bare = piece.text.lstrip(" \n,.;:!?") if piece is not pieces[0] else piece.text
            if bare:
                stretch.append(Piece(piece.kind, bare, piece.end - len(bare), piece.end))
        else:
            stretch.append(piece)
    if stretch:
        yield stretch, False


def _under(passage: WrittenPassage) -> str:
    if passage.seconds:
        return tr("{n} s").format(n=passage.seconds)
    return {
        PassageKind.MAIN: "",
        PassageKind.ANSWER: tr("if they say so"),
        PassageKind.QUESTION: tr("to ask them"),
        PassageKind.BRANCH: tr("if so"),
    }[passage.kind]
