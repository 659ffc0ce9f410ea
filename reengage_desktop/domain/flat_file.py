"""The list that this program writes of all its people, one row each, and reads back to the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from . import whole_records
from .arrival import display_name, has_quote
from .cell_guard import bare, inert
from .cells import clean_line
from .flat_cells import FlatCells
from .newcomer import BadRow, NewProspect, Reason
from .phone import OTHER, Phone, kind_from, parse_phone
from .prospect import Importance, Party, Quote, Stage
from .reason import WhyNot, guess
from .whole import UNTOUCHED, Whole
from .written_date import default_order

NUMBER = "ReEngage Number"
STAGE = "ReEngage Stage"
PERSON = ("Name", "First Name", "Company", "Job Title")
PLACE = ("Street", "City", "State", "Postal Code", "Country", "Time Zone", "Business")
QUOTE = ("Product", "Amount", "Commission", "Currency", "Quote Date", "Close Date", "Deal Stage", "Lost Reason")
OF_QUOTE = ("Quote Number", "Valid Until")
REST = ("Reason to Call", "Source", "Met On", "Do Not Call", "Email Opt Out", "Importance", "No Looked At", "Notes")
PHONE_PARTS = ("Label", "Value", "Extension", "Written", "Wrong")
YES = "yes"

_OF_QUOTE = ("product", "value", "worth", "currency", "quoted_on", "why_not", "closed_on")
_PHONE = "Phone {} - {}"
_EMAIL = "E-mail {} - Value"
_E164 = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)
_SHORT = 40
_bare_before = lru_cache(maxsize=8192)(bare)
_NONE: frozenset[int] = frozenset()  # an empty one of their own would cost each of 100,000 people 200 bytes
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Shape:
    """How many numbers and addresses anybody of a list has, and which rare parts of numbers there are at all."""

    phones: int = 0
    emails: int = 0
    extensions: bool = False
    written: bool = False
    dead: bool = False

    @property
    def parts(self) -> tuple[str, ...]:
        are_there = (True, True, self.extensions, self.written, self.dead)
        return tuple(part for part, is_there in zip(PHONE_PARTS, are_there, strict=True) if is_there)


def headings(shape: Shape) -> tuple[str, ...]:
    """The first row. Other programs know "Phone 1 - Value" and "E-mail 1 - Value", which are Google's."""
    phones = [_PHONE.format(n, part) for n in range(1, shape.phones + 1) for part in shape.parts]
    emails = [_EMAIL.format(n) for n in range(1, shape.emails + 1)]
    return (NUMBER, *PERSON, *phones, *emails, *PLACE, *QUOTE, *OF_QUOTE, STAGE, *REST, *whole_records.HEADINGS)


def is_own(header: Sequence[str]) -> bool:
    """Whether a list with this heading was written by this program; columns may have been moved or taken out since."""
    return {NUMBER, STAGE, "Name"} <= set(header)


def row(person: NewProspect, shape: Shape) -> list[str]:
    """The cells of somebody with a `whole`, in the order of `headings`, inert in a spreadsheet."""
    whole = person.whole
    assert whole is not None
    cells = [str(whole.number), person.name, whole.first_name, person.company, person.title]
    for place, phone in enumerate(person.phones):
        cells += _phone_cells(phone, place in whole.dead, shape.parts)
    cells += [""] * (len(shape.parts) * (shape.phones - len(person.phones)))
    cells += [*person.emails, *[""] * (shape.emails - len(person.emails))]
    cells += [person.street, person.city, whole.region, person.postal_code, whole.country, whole.zone]
    cells += [_yes(whole.party is Party.BUSINESS), *_quote_cells(person, whole), whole.stage]
    cells += [whole.reason_to_call, person.source, whole_records.written_day(person.met_on)]
    walked = whole_records.at(whole.walked_at) if whole.walked_at else ""
    cells += [_yes(person.do_not_contact), _yes(person.no_email), whole.importance, walked, person.notes]
    cells += whole_records.columns(whole)
    # A list ends its texts at no NUL when it is read, so none is written.
    return [inert(cell.replace("\0", "")) for cell in cells]


def with_quotes(person: NewProspect, quotes: Sequence[Quote]) -> tuple[NewProspect, tuple[Quote, ...]]:
    """The person with the first of their quotes, and the further ones; one that says nothing is never the first."""
    if quotes:
        told = {name: getattr(quotes[0], name) for name in _OF_QUOTE}
        with_first = person._replace(**told, deal_stage=quotes[0].stage)
        if has_quote(with_first):
            return with_first, tuple(quotes[1:])
    return person, tuple(quotes)


class FlatReader:
    """Reads the rows of a list that `is_own`, each as it was written, whatever was done to its columns since.

    `region` ("US") tells how dates are written that a spreadsheet has written anew.
    """

    def __init__(self, header: Sequence[str], *, region: str = "US") -> None:
        self._first = tuple(header)
        self._blank = [""] * len(header)
        self._places = {heading: place for place, heading in reversed(list(enumerate(header)))}
        self._order = default_order(region)
        self._phones = self._counted(_PHONE.format("{}", "Value"))
        self._emails = self._counted(_EMAIL)

    def read(self, line: int, cells: Sequence[str]) -> NewProspect | BadRow:
        """One record; what was changed by hand and cannot be read is a doubt, or goes to the notes. Never raises."""
        texts = [*map(_bare, cells), *self._blank[len(cells) :]]
        told = FlatCells(texts, self._places, self._order)
        if tuple(cells[:1]) == self._first[:1] and tuple(map(clean_line, cells)) == self._first:
            return BadRow(line, Reason.HEADING_AGAIN, "")
        person = self._person(line, told)
        if not display_name(person):
            return BadRow(line, Reason.NOBODY, " · ".join(filter(None, map(clean_line, cells[:20])))[:120])
        return person

    def _person(self, line: int, told: FlatCells) -> NewProspect:
        stage = told.one(STAGE, Stage, Stage.ACTIVE)
        phones, dead = self._read_phones(told)
        whole = _whole(told, stage, dead)
        name, lost = told["Name"], [told["Notes"], *told.lost]
        return NewProspect(
            name=name if name.strip() else "",
            first_name=told["First Name"].strip(),
            last_name="",
            company=told["Company"],
            title=told["Job Title"],
            phones=phones,
            emails=self._read_emails(told),
            street=told["Street"],
            city=told["City"],
            region=told["State"],
            postal_code=told["Postal Code"],
            country=told["Country"],
            product=told["Product"],
            value=told.amount("Amount"),
            worth=told.amount("Commission"),
            currency=told["Currency"],
            quoted_on=told.day("Quote Date"),
            why_not=guess(told["Lost Reason"]),
            stated_reason="",
            notes="\n".join(filter(None, lost)),
            source=told["Source"],
            met_on=told.day("Met On"),
            do_not_contact=told["Do Not Call"] != "" or stage is Stage.DO_NOT_CONTACT,
            no_email=told["Email Opt Out"] != "",
            stage_hint="sold" if stage is Stage.SOLD else "",
            line=line,
            doubts=tuple(told.doubts),
            closed_on=told.day("Close Date"),
            deal_stage=told["Deal Stage"],
            whole=whole,
        )

    def _read_phones(self, told: FlatCells) -> tuple[tuple[Phone, ...], frozenset[int]]:
        phones: list[Phone] = []
        dead = set()
        for n, heading in self._phones:
            if text := told[heading]:
                label, _, extension, written, wrong = (told[_PHONE.format(n, part)] for part in PHONE_PARTS)
                if wrong:
                    dead.add(len(phones))
                phones.append(_phone(text, label, extension, written))
        return tuple(phones), frozenset(dead) if dead else _NONE

    def _read_emails(self, told: FlatCells) -> tuple[str, ...]:
        found = []
        for _, heading in self._emails:
            text = told[heading]
            if "\n" in text or "\r" in text:
                told.doubt(Reason.EMAIL, heading)
            elif text:
                found.append(text)
        return tuple(found)

    def _counted(self, pattern: str) -> list[tuple[int, str]]:
        """(n, heading) of "Phone n - Value" as far as they are there, in the order of their numbers."""
        form = re.compile(re.escape(pattern).replace(r"\{\}", r"(\d{1,4})"), re.ASCII)
        return sorted((int(found[1]), heading) for heading in self._places if (found := form.fullmatch(heading)))


def _bare(cell: str) -> str:
    """Towns and products come again and again: each is kept once."""
    return _bare_before(cell) if len(cell) < _SHORT else bare(cell)


def _whole(told: FlatCells, stage: Stage, dead: frozenset[int]) -> Whole | None:
    """None for a row that somebody added by hand: it goes by the rule for any list."""
    whole = Whole(
        0,
        told["First Name"],
        told["Country"],
        told["State"],
        Party.BUSINESS if told["Business"] else Party.CONSUMER,
        stage,
        _zone(told["Time Zone"]),
        told["Reason to Call"],
        dead,
        told.records("More Quotes", whole_records.quotes),
        told.records("Reasons", whole_records.reasons),
        told.records("History", whole_records.touches),
        told.records("Facts", whole_records.facts),
        told.records("Homework", whole_records.homework),
        told.records("People Around", whole_records.around),
        told.one("Importance", Importance, Importance.UNKNOWN),
        told["Quote Number"],
        told.day("Valid Until"),
        told.one("No Looked At", lambda text: whole_records.instant(text) if text else None, None),
        told.records("History Around", whole_records.around_touches),
        told.records("Dated Notes", whole_records.dated_notes),
        told.records("What Brings Them Back", whole_records.triggers),
        next(iter(told.records("Estimates", whole_records.triaged)), UNTOUCHED),
        told.records("Decisions", whole_records.decisions),
        told.records("Ladders", whole_records.ladder_changes),
    )
    return replace(whole, number=int(told[NUMBER])) if _NUMBER.fullmatch(told[NUMBER]) else None


@lru_cache(maxsize=256)
def _zone(name: str) -> str:
    """A zone that was chosen, as far as there is one of that name."""
    try:
        return ZoneInfo(name).key if name else ""
    except (OSError, ValueError, ZoneInfoNotFoundError):
        return ""


def _phone(text: str, label: str, extension: str, written: str) -> Phone:
    """A number that is written otherwise than it is dialled was understood; one that stands alone is asked again."""
    is_known = bool(_E164.fullmatch(text)) and (written != "" or parse_phone(text, "").e164 == text)
    kind = kind_from(label) if label else OTHER
    return Phone(text if is_known else "", written or text, kind, extension)


def _phone_cells(phone: Phone, is_dead: bool, parts: Sequence[str]) -> list[str]:
    written = phone.written if phone.e164 not in ("", phone.written) else ""
    every = (phone.kind, phone.e164 or phone.written, phone.extension, written, _yes(is_dead))
    return [cell for part, cell in zip(PHONE_PARTS, every, strict=True) if part in parts]


def _quote_cells(person: NewProspect, whole: Whole) -> list[str]:
    amounts = whole_records.money(person.value), whole_records.money(person.worth), person.currency
    days = whole_records.written_day(person.quoted_on), whole_records.written_day(person.closed_on)
    why_not = "" if person.why_not is WhyNot.UNKNOWN else person.why_not.value
    of_it = whole.quote_number, whole_records.written_day(whole.valid_until)
    return [person.product, *amounts, *days, person.deal_stage, why_not, *of_it]


def _yes(is_so: bool) -> str:
    return YES if is_so else ""
