"""A person as a card for phones and address books (vCard 4.0, RFC 6350)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import NAMESPACE_OID, uuid5

from .newcomer import NewProspect
from .phone import HOME, MOBILE, WORK, Phone

FOLD = 75  # octets, without the end of the line
_TYPES = {MOBILE: "cell", WORK: "work", HOME: "home"}
_MARKS = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})
_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f]")
_SPACES = re.compile(r"\s+")
_NO_PART_OF_URI = re.compile(r"[^0-9A-Za-z.-]")


def card(person: NewProspect, file_id: str, ident: int) -> str:
    """CRLF at the end of each line, at most 75 octets before it. `file_id` and `ident` make a UID that stays theirs."""
    return "".join(f"{_folded(line)}\r\n" for line in _lines(person, uuid5(NAMESPACE_OID, f"{file_id}-{ident}").urn))


def _lines(person: NewProspect, uid: str) -> Iterator[str]:
    first, last = _parts(person)
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"UID:{uid}"
    yield f"FN:{_line(person.name)}"
    yield f"N:{_line(last)};{_line(first)};;;"
    if person.company:
        yield f"ORG:{_line(person.company)}"
    if person.title:
        yield f"TITLE:{_line(person.title)}"
    dead = person.whole.dead if person.whole else frozenset()
    yield from (_phone(phone) for place, phone in enumerate(person.phones) if place not in dead)
    yield from (f"EMAIL:{_line(address)}" for address in person.emails)
    address = (person.street, person.city, person.region, person.postal_code, person.country)
    if any(address):
        yield f"ADR:;;{';'.join(map(_text, address))}"
    if person.notes:
        yield f"NOTE:{_text(person.notes)}"
    if person.do_not_contact:
        yield "CATEGORIES:Do Not Contact"
    yield "END:VCARD"


def _parts(person: NewProspect) -> tuple[str, str]:
    """(first name, last name). A firm, or a number alone, has no parts."""
    first = person.first_name
    if first and person.name.startswith(f"{first} "):
        return first, person.name[len(first) + 1 :].strip()
    return ("", "") if person.name in (person.company, *(p.written for p in person.phones)) else (person.name, "")


def _phone(phone: Phone) -> str:
    """A number that was understood as its URI (RFC 3966); any other as it was written."""
    kind = f";TYPE={_TYPES[phone.kind]}" if phone.kind in _TYPES else ""
    if not phone.e164:
        return f"TEL{kind}:{_line(phone.written)}"
    extension = _NO_PART_OF_URI.sub("", phone.extension)
    return f"TEL;VALUE=uri{kind}:tel:{phone.e164}{f';ext={extension}' if extension else ''}"


def _text(text: str) -> str:
    return _UNSEEN.sub("", _ENDS.sub("\n", text)).translate(_MARKS)


def _line(text: str) -> str:
    return _text(_SPACES.sub(" ", text).strip())


def _folded(line: str) -> str:
    """A letter is never cut in two."""
    if len(line) * 4 <= FOLD or len(line.encode()) <= FOLD:
        return line
    parts, size = [""], 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > FOLD:
            parts.append(" ")
            size = 1
        parts[-1] += letter
        size += octets
    return "\r\n".join(parts)
