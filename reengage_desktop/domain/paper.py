"""Paper, envelopes and sheets of labels, with what stands where on them; all lengths in millimetres."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

# Sizes: ANSI X3.151 (Letter), ISO 216 (A4), ISO 269 (DL, C5/6), the US No. 10 envelope.
# The address lies where both the usual window and a letter folded in three and sliding in its envelope leave it to be
# seen: No. 10 has its window 22 mm from the left and 13 mm from below, DL 20 mm and 15 mm (DIN 680) or 18 mm (UK).
# Labels: the makers' sheets, as the gLabels project's templates of Avery list them.


@dataclass(frozen=True, slots=True)
class Paper:
    """`address_top`: of the first line; `body_top`: of the date under it."""

    name: str
    width: float
    height: float
    margin: float
    head_top: float
    address_top: float
    body_top: float


LETTER = Paper("letter", 215.9, 279.4, margin=25.4, head_top=15, address_top=54, body_top=92)
A4 = Paper("a4", 210, 297, margin=25, head_top=15, address_top=57, body_top=98)
PAPERS = {paper.name: paper for paper in (LETTER, A4)}
_LETTER_REGIONS = frozenset({"US", "CA", "MX", "PR", "PH", "CL", "CO", "CR", "DO", "GT", "HN", "PA", "SV", "VE"})


def paper_of(chosen: str, region: str) -> Paper:
    """The paper that was chosen, else that of the region (ISO 3166)."""
    return PAPERS.get(chosen) or (LETTER if region in _LETTER_REGIONS else A4)


@dataclass(frozen=True, slots=True)
class Envelope:
    """`title` as it is sold; the address begins at (`left`, `top`)."""

    title: str
    width: float
    height: float
    left: float
    top: float


COM_10 = Envelope("No. 10, 4⅛ × 9½ in", 241.3, 104.8, left=102, top=48)
DL = Envelope("DL, 110 × 220 mm", 220, 110, left=100, top=54)
C5_6 = Envelope("C5/6, 114 × 229 mm", 229, 114, left=106, top=56)


def envelopes(paper: Paper) -> tuple[Envelope, ...]:
    """Those a letter on this paper goes into, the usual one first."""
    return (COM_10, DL) if paper is LETTER else (DL, C5_6, COM_10)


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """The first label begins at (`left`, `top`); `across` and `down` lead from one to the next."""

    title: str
    paper: Paper
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    across: float
    down: float

    @property
    def count(self) -> int:
        return self.columns * self.rows

    def place(self, number: int) -> tuple[float, float]:
        """Where the label of this number lies, the first being 0; row by row."""
        row, column = divmod(number, self.columns)
        return self.left + column * self.across, self.top + row * self.down

    def places(self, count: int, first_free: int = 1) -> Iterator[tuple[int, float, float]]:
        """(page from 0, left, top) for so many labels; on the first page those before `first_free` are used up."""
        for number in range(first_free - 1, first_free - 1 + count):
            page, place = divmod(number, self.count)
            yield page, *self.place(place)


LABEL_SHEETS = (
    LabelSheet("30 on Letter, 2⅝ × 1 in (like Avery 5160)", LETTER, 3, 10, 66.675, 25.4, 4.76, 12.7, 69.85, 25.4),
    LabelSheet("10 on Letter, 4 × 2 in (like Avery 5163)", LETTER, 2, 5, 101.6, 50.8, 3.97, 12.7, 106.36, 50.8),
    LabelSheet("21 on A4, 63.5 × 38.1 mm (like Avery L7160)", A4, 3, 7, 63.5, 38.1, 7.21, 15.15, 66.04, 38.1),
    LabelSheet("14 on A4, 99.1 × 38.1 mm (like Avery L7163)", A4, 2, 7, 99.1, 38.1, 4.65, 15.15, 101.6, 38.1),
)


def label_sheets(paper: Paper) -> tuple[LabelSheet, ...]:
    return tuple(sheet for sheet in LABEL_SHEETS if sheet.paper is paper)
