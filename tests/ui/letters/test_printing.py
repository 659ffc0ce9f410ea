"""What is printed: letters, envelopes, labels and documents, read as the reader of a PDF reads them."""

from __future__ import annotations

import re
import time
import zipfile
from dataclasses import replace
from html import unescape
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from reengage_desktop.domain.letter import Sender, parted
from reengage_desktop.domain.paper import A4, COM_10, DL, LABEL_SHEETS, Envelope, LabelSheet
from reengage_desktop.ui import theme
from reengage_desktop.ui.letters import letter_files
from reengage_desktop.ui.letters.page_breaks import Piece, runs
from reengage_desktop.ui.letters.stationery import PrintedLetter, head
from tests.stopwatch import done_within

DANA = Sender(
    name="Dana Whitlock",
    firm="Northlight",
    address=("214 Mill Street", "Columbus, OH 43215"),
    phone="+1 614 555 0100",
    email="dana@northlight.example",
    region="US",
    paper="letter",
)
WORDS = "Dear Maria,\n\nthank you for the time this morning.\n\nWith kind regards,\n\nDana Whitlock"
ADDRESS = ("Maria Castellano", "Castellano Bakery", "12 Summit Street", "Toledo, OH 43604")
MM = 72 / 25.4


@pytest.fixture(autouse=True)
def faces(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


def letter(words: str = WORDS, address: tuple[str, ...] = ADDRESS, posted: bool = True) -> PrintedLetter:
    return PrintedLetter(address, posted, "13 October 2026", parted(words, DANA.name))


def read(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def text(content: bytes, page: int = 0) -> str:
    return " ".join(read(content).pages[page].extract_text().split())


def size(content: bytes) -> tuple[float, float]:
    """In millimetres."""
    box = read(content).pages[0].mediabox
    return float(box.width) / MM, float(box.height) / MM


def test_a_letter_holds_head_address_date_words_and_name() -> None:
    said = text(letter_files.letters([letter()], DANA))
    parts = ["Northlight", *DANA.address, DANA.phone, DANA.email, *ADDRESS, "13 October 2026", "Dear Maria,"]
    for part in [*parts, "thank you for the time this morning.", "With kind regards,", "Dana Whitlock"]:
        assert part in said
    assert said.count("Dana Whitlock") == 2  # under the firm, and where it is signed


def test_each_letter_has_a_sheet_of_its_own_on_the_paper_of_the_sender() -> None:
    made = letter_files.letters([letter(), letter("Dear Ann,")], DANA)
    assert len(read(made).pages) == 2
    assert "Dear Ann," in text(made, 1)
    assert size(made) == pytest.approx((215.9, 279.4), abs=0.3)
    assert size(letter_files.letters([letter()], replace(DANA, paper="a4"))) == pytest.approx((210, 297), abs=0.3)


def test_a_long_letter_goes_on_on_numbered_sheets_and_loses_no_word() -> None:
    body = "\n\n".join(f"Paragraph {number}: " + "word " * 60 + f"end{number}." for number in range(14))
    made = letter_files.letters([letter(f"Dear Maria,\n\n{body}\n\nYours,\n\nDana Whitlock")], DANA)
    pages = [text(made, page) for page in range(len(read(made).pages))]
    assert len(pages) == 3
    for number, page in enumerate(pages[1:], 2):
        assert page.startswith(f"Maria Castellano · 13 October 2026 {number}")
    whole = " ".join(pages)
    assert all(f"end{number}." in whole for number in range(14))
    assert whole.count("word") == 14 * 60


def test_markup_and_braces_are_printed_as_they_are() -> None:
    odd = letter("Dear <b>Ann</b> {{ me }} & Co,", ("<i>Ann</i> & {Co}", "1 A Street", "Toledo"))
    for made in (letter_files.letters([odd], DANA), letter_files.labels([odd], LABEL_SHEETS[0])):
        assert "<i>Ann</i> & {Co}" in text(made)
    assert "Dear <b>Ann</b> {{ me }} & Co," in text(letter_files.letters([odd], DANA))
    assert "Dear <b>Ann</b> {{ me }} & Co," in odt_text(letter_files.odt([odd], DANA))


def test_each_letter_of_a_name_is_found_again_in_the_file() -> None:
    names = ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ÀÁÂÄÅĂĐĨŨŽšŁőğéßñ", "The office fifth, +1 (614) 555-0100 – “O’Neil”")
    made = letter_files.letters([letter(address=names)], replace(DANA, firm=names[1], address=(names[2],)))
    for name in names:
        assert name in text(made)


def test_a_letter_without_an_address_and_without_a_sender_is_a_letter_all_the_same() -> None:
    nobody = Sender("", "", (), "", "", "", "")
    made = letter_files.letters([letter("Hello,\n\nthank you.", (), posted=False)], nobody)
    assert text(made) == "13 October 2026 Hello, thank you."


@pytest.mark.parametrize("envelope", [COM_10, DL], ids=lambda envelope: envelope.title)
def test_an_envelope_has_its_size_with_both_addresses(envelope: Envelope) -> None:
    without = letter(address=("Somebody",), posted=False)
    made = letter_files.envelopes([letter(), without, letter()], DANA, envelope)
    assert len(read(made).pages) == 2
    assert size(made) == pytest.approx((envelope.width, envelope.height), abs=0.3)
    assert text(made) == " ".join(["Northlight", *DANA.address, *ADDRESS])


@pytest.mark.parametrize("sheet", LABEL_SHEETS, ids=lambda sheet: sheet.title)
def test_labels_begin_at_the_first_free_one_and_go_on_on_the_next_sheet(sheet: LabelSheet) -> None:
    made = letter_files.labels([letter(), letter(), letter()], sheet, first_free=sheet.count - 1)
    assert [text(made, page).count("Castellano Bakery") for page in range(len(read(made).pages))] == [2, 1]
    assert size(made) == pytest.approx((sheet.paper.width, sheet.paper.height), abs=0.3)
    left, top = sheet.place(sheet.count - 2)
    spots = _spots(made, "Maria Castellano")
    x, y = spots[0]
    assert left < x < left + 10
    assert top < y < top + sheet.height


def _spots(content: bytes, wanted: str) -> list[tuple[float, float]]:
    """Where on the first page a line begins, in millimetres from the upper left corner."""
    found, page = [], read(content).pages[0]

    def visit(said: str, sheet: list[float], line: list[float], *_more: object) -> None:
        if wanted in " ".join(said.split()):
            x = line[4] * sheet[0] + line[5] * sheet[2] + sheet[4]
            y = line[4] * sheet[1] + line[5] * sheet[3] + sheet[5]
            found.append((x / MM, height - y / MM))

    height = float(page.mediabox.height) / MM
    page.extract_text(visitor_text=visit)
    return found


def test_the_address_stands_in_the_window_of_an_envelope() -> None:
    (spot, *_) = _spots(letter_files.letters([letter()], replace(DANA, paper="a4")), "Castellano Bakery")
    assert spot[0] == pytest.approx(A4.margin, abs=1)
    assert 57 < spot[1] < 86


def test_a_line_too_long_for_its_place_is_made_smaller_and_then_cut() -> None:
    very_long = letter(address=("M" * 300, "1 A Street", "Toledo, OH 43604"))
    for made in (
        letter_files.letters([very_long], DANA),
        letter_files.envelopes([very_long], DANA, COM_10),
        letter_files.labels([very_long], LABEL_SHEETS[0]),
    ):
        assert "M…" in text(made)
        assert "Toledo, OH 43604" in text(made)


def odt_text(content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        return unescape(re.sub(r"<[^>]+>", "\n", archive.read("content.xml").decode()))


def test_a_document_holds_all_letters_each_on_its_page() -> None:
    made = letter_files.odt([letter(), letter("Dear Ann,\n\nhello.")], DANA)
    said = odt_text(made)
    for part in ("Northlight", *ADDRESS, "13 October 2026", "Dear Maria,", "Dana Whitlock", "Dear Ann,", "hello."):
        assert part in said
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert archive.read("content.xml").count(b'fo:break-before="page"') == 1


@pytest.mark.measures_time
def test_three_hundred_letters_are_made_in_three_seconds() -> None:
    with done_within(3, time.perf_counter):
        made = letter_files.letters([letter()] * 300, DANA)
    assert len(read(made).pages) == 300


def test_a_head_of_many_lines_stays_above_the_address() -> None:
    assert head(replace(DANA, address=tuple("abcdefgh"))).reach == (
        "a, b, c, d, e",
        "f",
        "g",
        "h",
        DANA.phone,
        DANA.email,
    )
    assert head(replace(DANA, firm="")).title == "Dana Whitlock"


PIECES = st.lists(st.builds(Piece, st.integers(1, 60), st.sampled_from([0.0, 0.6, 3.2]), st.booleans()), max_size=12)


@given(PIECES, st.integers(4, 30), st.integers(4, 40))
def test_wherever_a_letter_breaks_each_line_stands_once_and_on_its_sheet(
    pieces: list[Piece], room: int, more_room: int
) -> None:
    found = runs(pieces, room, more_room)
    for number, piece in enumerate(pieces):
        lines = [line for run in found if run.piece == number for line in range(run.first, run.last)]
        assert lines == list(range(piece.lines))
    below = {}
    for run in found:
        assert run.top >= below.get(run.sheet, 0)
        below[run.sheet] = run.top + run.last - run.first
        assert below[run.sheet] <= (more_room if run.sheet else room) + 0.01
    assert [run.sheet for run in found] == sorted(run.sheet for run in found)


def test_a_signature_stays_with_two_lines_of_its_sentence() -> None:
    pieces = [Piece(6), Piece(1, 0.6, whole=True), Piece(1, 3.0, whole=True)]
    found = runs(pieces, 8, 20)
    assert [(run.sheet, run.piece, run.first, run.last) for run in found] == [
        (0, 0, 0, 4),
        (1, 0, 4, 6),
        (1, 1, 0, 1),
        (1, 2, 0, 1),
    ]


def test_no_line_is_left_alone() -> None:
    for room in range(4, 12):
        lengths = [run.last - run.first for run in runs([Piece(12)], room, 20)]
        assert min(lengths) >= 2
