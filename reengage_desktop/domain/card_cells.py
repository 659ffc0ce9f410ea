"""What a card says of somebody, under headings that lists have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote

from .card_line import CardLine

NAME, FIRST, MIDDLE, LAST = "Name", "First Name", "Middle Name", "Last Name"
COMPANY, DEPARTMENT, TITLE = "Organization Name", "Department", "Organization Title"
PHONE, EMAIL = "Phone {n} - {part}", "E-mail {n} - {part}"
ADDRESS = ("Street", "City", "Region", "Postal Code", "Country")
NICKNAME, WEBSITE, BIRTHDAY, LABELS, NOTES = "Nickname", "Website", "Birthday", "Labels", "Notes"
NOT_TO_CALL = "Do Not Contact"
MOST = 12  # numbers, or addresses, with columns of their own; further ones are kept among the notes

_NUMBERED = tuple(heading.format(n=n, part=part) for heading in (PHONE, EMAIL) for n in range(1, MOST + 1)
                  for part in ("Label", "Value"))  # fmt: skip
ORDER = (
    NAME, FIRST, MIDDLE, LAST, NICKNAME, COMPANY, DEPARTMENT, TITLE, *_NUMBERED, *ADDRESS,
    WEBSITE, BIRTHDAY, LABELS, NOT_TO_CALL, NOTES,
)  # fmt: skip
WANTED = {"FN", "N", "NICKNAME", "ORG", "TITLE", "ROLE", "TEL", "EMAIL", "ADR", "NOTE", "URL", "X-SOCIALPROFILE"}
WANTED |= {"BDAY", "CATEGORIES", "KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS", "X-ABLABEL", "X-ABRELATEDNAMES"}

_KINDS = (("Mobile", {"cell", "mobile", "iphone"}), ("Work", {"work"}), ("Home", {"home"}))
_NOT_SPOKEN_INTO = {"fax", "pager", "modem", "bbs"}
_SPOKEN_INTO = {"voice", "cell"}
_EXTENSION = re.compile(r";\s*ext=", re.IGNORECASE)


def cells_of(lines: Sequence[CardLine]) -> dict[str, str]:
    """Of a card of one person, or of a firm: heading -> text, nothing empty. {} for a card of a group of people."""
    if any(line.name in ("KIND", "X-ADDRESSBOOKSERVER-KIND") and line.text.casefold() == "group" for line in lines):
        return {}
    labels = {line.group: line.label for line in lines if line.name == "X-ABLABEL"}
    further: list[str] = []
    cells = {
        WEBSITE: ", ".join(_texts(lines, "URL", "X-SOCIALPROFILE")),
        BIRTHDAY: next(iter(_texts(lines, "BDAY")), ""),
        NICKNAME: next(iter(_texts(lines, "NICKNAME")), ""),
        TITLE: next(iter(_texts(lines, "TITLE") or _texts(lines, "ROLE")), ""),
        **_numbered(lines, "TEL", PHONE, labels, further),
        **_numbered(lines, "EMAIL", EMAIL, labels, further),
        **_address(lines, labels, further),
    }
    cells |= _name(lines, cells)
    labelled = ", ".join(_texts(lines, "CATEGORIES"))
    if NOT_TO_CALL.casefold() in (each.strip().casefold() for each in labelled.split(",")):
        cells[NOT_TO_CALL] = "yes"
    else:
        cells[LABELS] = labelled
    around = (line for line in lines if line.name == "X-ABRELATEDNAMES")
    further += [f"{labels.get(line.group) or 'Related'}: {line.text.strip()}" for line in around]
    cells[NOTES] = "\n".join((*_texts(lines, "NOTE"), *further))
    return {heading: text for heading, text in cells.items() if text}


def _texts(lines: Sequence[CardLine], *names: str) -> list[str]:
    return list(dict.fromkeys(text for line in lines if line.name in names and (text := line.text.strip())))


def _name(lines: Sequence[CardLine], cells: dict[str, str]) -> dict[str, str]:
    """A firm, a number or an address in the place of a name is no name."""
    whole = next(iter(_texts(lines, "FN")), "")
    org = next(([p for p in line.parts if p] for line in lines if line.name == "ORG"), []) or [""]
    parts = next((line.parts for line in lines if line.name == "N"), [])
    last, first, middle = (part.replace(",", " ") for part in (*parts, "", "", "")[:3])
    is_firm = any(line.name in ("KIND", "X-ABSHOWAS") and line.text.casefold() in ("org", "company") for line in lines)
    if (is_firm and not first) or (whole == org[0] and not (first or last)):
        org, whole, last = [org[0] or whole or last, *org[1:]], "", ""
    if whole.casefold() == cells.get(EMAIL.format(n=1, part="Value"), "").casefold():
        whole = ""
    return {NAME: whole, FIRST: first, MIDDLE: middle, LAST: last, COMPANY: org[0], DEPARTMENT: ", ".join(org[1:])}


def _numbered(
    lines: Sequence[CardLine], name: str, heading: str, labels: dict[str, str], further: list[str]
) -> dict[str, str]:
    """The preferred one first. What nobody speaks into, and what is beyond `MOST`, goes among the notes."""
    cells: dict[str, str] = {}
    found = sorted((line for line in lines if line.name == name), key=lambda line: "pref" not in line.types)
    for line in found:
        value = _bare(line.text)
        label = labels.get(line.group) or next((kind for kind, types in _KINDS if types & line.types), "")
        silent = sorted(_NOT_SPOKEN_INTO & line.types) if not _SPOKEN_INTO & line.types else []
        if not value:
            continue
        n = len(cells) // 2 + 1
        if silent or n > MOST:
            further.append(f"{' '.join((label, *silent)).strip().capitalize() or heading[:5].rstrip()}: {value}")
        else:
            cells[heading.format(n=n, part="Label")], cells[heading.format(n=n, part="Value")] = label, value
    return cells


def _bare(value: str) -> str:
    """ "tel:+1-419-555-0142;ext=5" -> "+1-419-555-0142 ext. 5", "mailto:…" -> the address."""
    scheme, colon, rest = value.partition(":")
    if colon and scheme.strip().casefold() in ("tel", "mailto"):
        value = unquote(rest)
    return _EXTENSION.sub(" ext. ", value).split(";phone-context")[0].strip()


def _address(lines: Sequence[CardLine], labels: dict[str, str], further: list[str]) -> dict[str, str]:
    """The preferred one, else that of work; others go among the notes."""
    found = sorted((line for line in lines if line.name == "ADR" and any(line.parts)), key=_is_less_wanted)
    cells: dict[str, str] = {}
    for line in found:
        box, extended, *rest = (*line.parts, *[""] * 7)[:7]
        street = "\n".join(filter(None, (box, *dict.fromkeys((rest[0], extended)))))
        if not cells:
            cells = dict(zip(ADDRESS, (street, *rest[1:]), strict=True))
        else:
            label = labels.get(line.group) or next((kind for kind, types in _KINDS if types & line.types), "Address")
            further.append(f"{label}: {', '.join(filter(None, (street.replace(chr(10), ', '), *rest[1:])))}")
    return cells


def _is_less_wanted(line: CardLine) -> tuple[bool, bool]:
    return "pref" not in line.types, "work" not in line.types
