"""Cards of any version become rows, each on its own; a bad card costs only itself."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reengage_desktop.domain.card_reading import MAX_CARDS, is_cards, read_cards
from reengage_desktop.domain.columns import Aliases, match
from reengage_desktop.domain.fault import FileFault
from reengage_desktop.domain.intake import RowReader
from reengage_desktop.domain.newcomer import NewProspect, Reason
from reengage_desktop.domain.table import Form
from tests.stopwatch import done_within

ALIASES = Aliases.from_text((Path(__file__).parents[2] / "resources/intake/aliases.json").read_text("utf-8"))


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def cells(text: str | bytes) -> list[dict[str, str]]:
    """Of each card what is filled in."""
    table = read_cards(text if isinstance(text, bytes) else text.encode())
    return [{h: c for h, c in zip(table.header, row, strict=True) if c} for _, row in table.rows]


def people(text: str) -> list[NewProspect]:
    """As they come in."""
    table = read_cards(text.encode())
    reader = RowReader(table.header, match(table.header, ALIASES), region="US")
    read = [reader.read(line, row) for line, row in table.rows]
    assert all(isinstance(each, NewProspect) for each in read)
    return [each for each in read if isinstance(each, NewProspect)]


MARIA_21 = card(
    "N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;Mar=EDa",
    "TEL;WORK;VOICE:(419) 555-0142",
    "TEL;CELL;PREF:419-555-0143",
    "TEL;FAX;WORK:419-555-0199",
    "EMAIL;INTERNET:Maria@Mueller.example",
    "ORG:M=", "ADR;WORK:;;12 Elm St;Toledo;OH;43604;USA",
    "NOTE;ENCODING=QUOTED-PRINTABLE:Likes=20tea=0D=0Aand =", "cake",
    version="2.1",
)  # fmt: skip
MARIA_3 = card(
    "FN:María Müller", "N:Müller;María;;;",
    "item1.TEL:+1 419 555 0142", "item1.X-ABLabel:_$!<Work>!$_",
    "TEL;TYPE=CELL;TYPE=pref:+1 419 555 0143",
    "item2.EMAIL;type=INTERNET:maria@mueller.example", "item2.X-ABLabel:Büro",
    "ORG:Müller & Co\\, Ltd;Sales", "TITLE:Owner",
    "item3.ADR;type=WORK:;;12 Elm St\\nFloor 2;Toledo;OH;43604;USA", "item3.X-ABADR:us",
    "ADR;TYPE=HOME:;;1 Oak Ave;Akron;OH;44301;USA",
    "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgAB", "  AQAAAQABAAD/2wBD",
    "NOTE:A long note\\, fol", " ded\\; and more\\nsecond line", "CATEGORIES:Leads,Do Not Contact", "BDAY:1970-04-07",
    "item4.X-ABRELATEDNAMES:Ben", "item4.X-ABLabel:_$!<Assistant>!$_",
)  # fmt: skip
MARIA_4 = card(
    "KIND:individual", "FN:María Müller", "N:Müller;María;;;",
    'TEL;VALUE=uri;TYPE="voice,work";PREF=1:tel:+1-419-555-0142;ext=5', "TEL;VALUE=uri;TYPE=cell:tel:+14195550143",
    "EMAIL;TYPE=work:mailto:maria@mueller.example", "ORG:Müller", "URL:https://mueller.example",
    version="4.0",
)  # fmt: skip


def test_a_card_of_an_old_phone_is_read() -> None:
    (maria,) = people(MARIA_21)
    assert (maria.name, maria.first_name, maria.last_name) == ("María Müller", "María", "Müller")
    assert [(phone.e164, phone.kind) for phone in maria.phones] == [
        ("+14195550143", "mobile"),
        ("+14195550142", "work"),
    ]
    assert maria.emails == ("maria@mueller.example",)
    assert (maria.street, maria.city, maria.region, maria.postal_code) == ("12 Elm St", "Toledo", "OH", "43604")
    assert maria.notes == "Likes tea\nand cake\nWork fax: 419-555-0199"


def test_a_card_of_an_address_book_of_apple_is_read() -> None:
    (maria,) = people(MARIA_3)
    assert [(phone.e164, phone.kind) for phone in maria.phones] == [
        ("+14195550143", "mobile"),
        ("+14195550142", "work"),
    ]
    assert (maria.company, maria.title, maria.city) == ("Müller & Co, Ltd", "Owner", "Toledo")
    assert maria.do_not_contact
    for said in (
        "A long note, folded; and more\nsecond line",
        "Home: 1 Oak Ave, Akron, OH, 44301, USA",
        "Assistant: Ben",
    ):
        assert said in maria.notes


def test_a_card_of_the_newest_version_is_read() -> None:
    (maria,) = people(MARIA_4)
    assert [(phone.e164, phone.extension, phone.kind) for phone in maria.phones] == [
        ("+14195550142", "5", "work"),
        ("+14195550143", "", "mobile"),
    ]
    assert maria.emails == ("maria@mueller.example",)


def test_every_card_of_a_file_is_a_row_with_the_line_it_begins_on() -> None:
    table = read_cards((MARIA_21 + "\r\n" + MARIA_3 + MARIA_4).encode())
    assert table.form is Form.CARDS and table.unread == ()
    assert [line for line, _ in table.rows] == [1, 14, 14 + MARIA_3.count("\n")]
    assert list(table.rows) == list(table.rows) and len(table.first_lines) == 3


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_encoding_and_line_end_is_read(end: str, encoding: str) -> None:
    data = MARIA_3.replace("\r\n", end).encode(encoding)
    assert is_cards(data)
    assert cells(data) == cells(MARIA_3)


def test_letters_are_read_as_the_card_says() -> None:
    data = card("N;CHARSET=windows-1251:Иванов;Иван", version="2.1").encode("cp1251")
    assert cells(data) == [{"First Name": "Иван", "Last Name": "Иванов"}]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("FN:Acme GmbH", "ORG:Acme GmbH"), {"Organization Name": "Acme GmbH"}),
        (("FN:Acme", "KIND:org"), {"Organization Name": "Acme"}),
        (("FN:Acme", "N:;;;;", "X-ABShowAs:COMPANY", "ORG:Acme;"), {"Organization Name": "Acme"}),
        (("FN:a@b.example", "EMAIL:A@B.example"), {"E-mail 1 - Value": "A@B.example"}),
        (("fn:Ola",), {"Name": "Ola"}),
        (("FN:One\\\\; Two",), {"Name": "One\\; Two"}),
        (("FN;X-A=\"a:b;c\":Ola", "TEL;TYPE=\"x:1"), {"Name": "Ola"}),
        (("FN;ENCODING=QUOTED-PRINTABLE;CHARSET=klingon:Ola=20B",), {"Name": "Ola B"}),
        (("FN;ENCODING=quoted-printable:Ola=20B",), {"Name": "Ola B"}),
        (("FN:Ola", "AGENT:", "BEGIN:VCARD", "FN:Ben", "TEL:1", "END:VCARD", "TEL:555 0142"),
         {"Name": "Ola", "Phone 1 - Value": "555 0142"}),
        (("FN:Ola", *(f"TEL:555{n:04}" for n in range(14))), None),
    ],
    ids=range(11),
)  # fmt: skip
def test_oddities(lines: tuple[str, ...], found: dict[str, str] | None) -> None:
    (got,) = cells(card(*lines))
    if found is not None:
        assert got == found
    else:
        assert got["Phone 12 - Value"] == "5550011" and got["Notes"] == "Phone: 5550012\nPhone: 5550013"


@pytest.mark.parametrize(
    "bad",
    [
        "BEGIN:VCARD\nFN:Cut off\nTEL:+1419",
        card("NOTE:"),
        card("KIND:group", "FN:Friends"),
        card("FN;ENCODING=QUOTED-PRINTABLE:=FF=FE"),
        card(*["TEL:1"] * 400),
    ],
    ids=["cut", "empty", "group", "letters", "endless"],
)
def test_a_card_that_cannot_be_read_is_told_and_the_others_are_kept(bad: str) -> None:
    table = read_cards((MARIA_4 + bad + "\n" + MARIA_3).encode())
    assert [(row.line, row.reason) for row in table.unread] == [(MARIA_4.count("\n") + 1, Reason.CARD)]
    assert len(list(table.rows)) == 2


def test_too_many_cards_are_told() -> None:
    with pytest.raises(FileFault, match="more than 10000 cards"):
        read_cards(b"BEGIN:VCARD\nEND:VCARD\n" * (MAX_CARDS + 1))


@pytest.mark.measures_time
@pytest.mark.parametrize(
    "line",
    [
        "TEL" + ";x=a" * 50_000 + "!",
        "TEL;x=" + "a," * 100_000,
        'TEL;x="' + 'a"' * 100_000 + ":1",
        "A" * 500_000,
        "NOTE:" + "\\" * 900_001,
        "NOTE:" + ";" * 900_000,
        "N:" + ";" * 900_000,
        "NOTE;ENCODING=QUOTED-PRINTABLE:" + "=\r\n" * 300_000,
        "NOTE:a\r\n" + " b\r\n" * 300_000,
        "FN;CHARSET=punycode;ENCODING=QUOTED-PRINTABLE:" + "z9" * 200_000,
        "BEGIN:VCARD\r\n" * 9_000,
    ],
    ids=range(11),
)
def test_cards_made_to_hang_do_not(line: str) -> None:
    with done_within(5):
        list(read_cards(card("FN:Ola", line).encode()).rows)


@given(st.binary(max_size=300).map(lambda noise: b"BEGIN:VCARD\n" + noise))
@example(b"BEGIN:VCARD\n \x01")
@example(codecs.BOM_UTF16_LE + "BEGIN:VCARD".encode("utf-16-le"))
def test_any_bytes_give_a_table_or_a_fault(data: bytes) -> None:
    assert is_cards(data)
    try:
        table = read_cards(data)
    except FileFault:
        return
    assert sum(1 for _ in table.rows) + len(table.unread) >= 1


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=30), min_size=1)
)
def test_what_was_escaped_comes_back(notes: list[str]) -> None:
    written = "\\n".join(note.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;") for note in notes)
    (got,) = cells(card("FN:Ola", f"NOTE:{written}"))
    assert got.get("Notes", "") == "\n".join(notes).strip()
