"""Small lists of every form, from which bad ones are made."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from .books import Rows, ods, xls, xlsx

SAMPLES = Path(__file__).parents[1] / "samples"
_HEADING = ("Name", "Phone", "E-mail", "Company", "Amount", "Quote Date", "Why Not", "Do Not Call", "Notes")
PEOPLE: Rows = [
    _HEADING,
    [
        "Maria Ortega",
        "(419) 555-0142",
        "maria@ortega.example",
        "Ortega Roofs",
        12400.5,
        date(2026, 3, 4),
        "price",
        False,
    ],
    ["Ola Brandt", 4195550143, "", "", 900, None, "bought elsewhere", True, "says\nno"],
    [None, "419 555 0144", None, None, None, None, None, None, "number only"],
    ["אבי כהן", "", "avi@cohen.example", "כהן"],
]
CARDS = """BEGIN:VCARD
VERSION:3.0
FN:María Müller
N:Müller;María;;;
item1.TEL:+1 419 555 0142
item1.X-ABLabel:_$!<Work>!$_
EMAIL;type=INTERNET:maria@mueller.example
ORG:Müller & Co\\, Ltd;Sales
ADR;type=WORK:;;12 Elm St;Toledo;OH;43604;USA
NOTE:A long note\\, fol
 ded\\nsecond line
CATEGORIES:Leads
END:VCARD
BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Brandt;Ol=C3=A1
TEL;CELL;PREF:419-555-0143
NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo =
three
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Acme
KIND:org
TEL;VALUE=uri;TYPE="voice,work":tel:+1-419-555-0144;ext=5
END:VCARD
"""


def seeds() -> dict[str, bytes]:
    """By name; its ending is that of the file."""
    plain = "\r\n".join(",".join(str(cell or "").replace("\n", " ") for cell in row) for row in PEOPLE)
    bare = "\n".join(plain.split("\r\n")[1:])
    found = {path.name: path.read_bytes() for path in sorted(SAMPLES.glob("*.*"))}
    return found | {
        "plain.csv": plain.encode(),
        "semicolons.csv": ("sep=;\r\n" + plain.replace(",", ";")).encode("utf-8-sig"),
        "tabs.txt": plain.replace(",", "\t").encode("utf-16"),
        "bare.csv": bare.encode(),
        "cards.vcf": CARDS.encode(),
        "cards_crlf.vcf": CARDS.replace("\n", "\r\n").encode("utf-16"),
        "book.xlsx": xlsx({"Read me": [["See the next sheet"]], "People": PEOPLE}),
        "book.xls": xls(
            [["Name", "Phone", "E-mail"], ["Zoë Müller", 4195550147, ""], ["Ola", 1.5, "o@brandt.example"]]
        ),
        "book.ods": ods({"People": PEOPLE}),
    }
