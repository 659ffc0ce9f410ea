"""A list of our own holds whole people, and is inert in a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain import flat_file
from reengage_desktop.domain.arrival import has_quote
from reengage_desktop.domain.cell_guard import bare, inert
from reengage_desktop.domain.desk import NOT_TODAY, Choice, Decision
from reengage_desktop.domain.fact import Fact, FactState
from reengage_desktop.domain.flat_file import FlatReader, Shape
from reengage_desktop.domain.homework import About, Homework, HomeworkKind
from reengage_desktop.domain.ladder_change import LadderChange
from reengage_desktop.domain.newcomer import BadRow, NewProspect, Reason
from reengage_desktop.domain.next_action import Because
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.person_around import AroundKind, AroundOutcome, AroundTouch, PersonAround, Side
from reengage_desktop.domain.phone import HOME, MOBILE, OTHER, WORK, Phone, parse_phone
from reengage_desktop.domain.prospect import Certainty, Importance, Party, Quote, ReasonKind, Stage
from reengage_desktop.domain.prospect import Reason as Told
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.touch import Channel, LearnedFor, Touch
from reengage_desktop.domain.trigger import Trigger, TriggerKind
from reengage_desktop.domain.whole import Triaged, Whole

NASTY = (
    "=1+1",
    "'=1+1",
    "''+1",
    "-5",
    "@x",
    "\tx",
    "\rx",
    "'",
    "'5",
    "n/a",
    "-",
    "a\nb",
    'a"b',
    "a|b",
    "a | b",
    "\\n",
    "\\",
    "א",
    "👩🏽‍🦰",
)
TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12) | st.sampled_from(NASTY)
NAMES = TEXTS.filter(lambda text: bool(text.strip()))
LINES = TEXTS.map(lambda text: text.replace("\n", " ").replace("\r", " "))
MOMENTS = st.integers(-(10**10), 10**10).map(
    lambda seconds: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
DAYS = st.none() | st.dates()
CENTS = st.none() | st.integers(-(10**14), 10**14)
KINDS = st.sampled_from([kind.value for kind in ReasonKind])
SURE = st.sampled_from(["", *Certainty])
QUOTES = st.builds(
    Quote,
    st.just(0),
    st.just(0),
    TEXTS,
    CENTS,
    CENTS,
    TEXTS,
    DAYS,
    st.sampled_from(WhyNot),
    DAYS,
    TEXTS,
    TEXTS,
    DAYS,
)
TOUCHES = st.builds(
    Touch, st.just(0), st.just(0), MOMENTS, st.sampled_from(Channel),
    st.sampled_from(["", *(outcome.value for outcome in Outcome)]),
    st.booleans(), st.booleans(), st.integers(0, 86_400), TEXTS, TEXTS, st.booleans(),
    st.sampled_from(["", *(use.value for use in LearnedFor)]),
)  # fmt: skip
WRITTEN = st.sampled_from(["+14195550142", "(419) 555-0142", "030 23125000", "ext", "+999", "555-01", "=5"])
PHONES = st.builds(
    lambda written, kind: parse_phone(written, "US", kind), WRITTEN, st.sampled_from([MOBILE, HOME, WORK, OTHER])
)
PERCENT = st.none() | st.integers(0, 100)
WHOLES = st.builds(
    Whole,
    number=st.integers(1, 10**9 - 1),
    first_name=TEXTS,
    country=TEXTS,
    region=TEXTS,
    party=st.sampled_from(Party),
    stage=st.sampled_from(Stage),
    zone=st.sampled_from(["", "Europe/Berlin", "America/Denver"]),
    reason_to_call=TEXTS,
    quotes=st.lists(QUOTES, max_size=3).map(tuple),
    reasons=st.lists(st.builds(Told, KINDS, TEXTS, MOMENTS, SURE, TEXTS), max_size=3).map(tuple),
    touches=st.lists(st.tuples(TOUCHES, TEXTS), max_size=3).map(tuple),
    facts=st.lists(
        st.builds(Fact, st.just(0), st.just(0), TEXTS, MOMENTS, MOMENTS, st.sampled_from(FactState), TEXTS, TEXTS),
        max_size=2,

    ).map(tuple),
    homework=st.lists(
        st.builds(
            Homework, st.just(0), st.just(0), st.sampled_from(HomeworkKind), TEXTS, MOMENTS, st.sampled_from(About),
            st.booleans(),
        ),
        max_size=2,
    ).map(tuple),
    around=st.lists(
        st.builds(
            PersonAround, st.just(0), st.just(0), TEXTS, TEXTS, TEXTS, TEXTS, MOMENTS, st.sampled_from(AroundKind),
            st.sampled_from(Side),
        ),
        max_size=2,
    ).map(tuple),
    importance=st.sampled_from(Importance),
    walked_at=st.none() | MOMENTS,
    around_touches=st.lists(
        st.builds(
            AroundTouch, st.just(0), st.just(0), st.integers(0, 5), MOMENTS,
            st.sampled_from([channel.value for channel in Channel]),
            st.sampled_from(["", *(outcome.value for outcome in AroundOutcome)]), st.integers(0, 86_400), TEXTS, TEXTS,
        ),
        max_size=2,
    ).map(tuple),
    dated_notes=st.lists(st.tuples(MOMENTS, TEXTS), max_size=2).map(tuple),
    triggers=st.lists(
        st.builds(
            Trigger, st.just(0), st.just(0), st.sampled_from(TriggerKind), TEXTS, DAYS, MOMENTS, st.none() | MOMENTS
        ),
        max_size=2,
    ).map(tuple),
    triaged=st.builds(
        Triaged, PERCENT, PERCENT, st.none() | st.integers(1, 240), DAYS, DAYS, st.sampled_from(["", "push", "My own"]),
        st.none() | MOMENTS,
    ),
    decisions=st.lists(
        st.builds(
            Decision, st.just(0), st.just(0), MOMENTS, st.sampled_from(Because),
            st.sampled_from([NOT_TODAY, *(choice.value for choice in Choice)]), TEXTS, TEXTS, DAYS,
        ),
        max_size=2,
    ).map(tuple),
    ladder_changes=st.lists(
        st.builds(LadderChange, st.just(0), MOMENTS, TEXTS, TEXTS, st.integers(0, 20), TEXTS), max_size=2
    ).map(tuple),
)  # fmt: skip


@st.composite
def people(draw: st.DrawFn) -> NewProspect:
    whole = draw(WHOLES)
    phones = tuple(draw(st.lists(PHONES, max_size=3)))
    dead = frozenset(place for place in range(len(phones)) if draw(st.booleans()))
    person = NewProspect(
        name=draw(NAMES), first_name=whole.first_name.strip(), last_name="", company=draw(TEXTS), title=draw(TEXTS),
        phones=phones, emails=tuple(draw(st.lists(LINES.filter(bool), max_size=3))), street=draw(TEXTS),
        city=draw(TEXTS), region=whole.region, postal_code=draw(TEXTS), country=whole.country, product="", value=None,
        worth=None, currency="", quoted_on=None, why_not=WhyNot.UNKNOWN, stated_reason="", notes=draw(TEXTS),
        source=draw(TEXTS), met_on=draw(DAYS), do_not_contact=whole.stage is Stage.DO_NOT_CONTACT,
        no_email=draw(st.booleans()), stage_hint="sold" if whole.stage is Stage.SOLD else "", line=1,
    )  # fmt: skip
    with_first, further = flat_file.with_quotes(person, whole.quotes)
    first = (
        whole.quotes[0] if len(further) < len(whole.quotes) else Quote(0, 0, "", None, None, "", None, WhyNot.UNKNOWN)
    )
    told = replace(whole, dead=dead, quotes=further, quote_number=first.number, valid_until=first.valid_until)
    return with_first._replace(whole=told)


def there_and_back(person: NewProspect, shape: Shape) -> NewProspect | BadRow:
    """Through a file, as the csv module writes and reads it."""
    file = io.StringIO(newline="")
    csv.writer(file).writerows([flat_file.headings(shape), flat_file.row(person, shape)])
    file.seek(0)
    header, cells = csv.reader(file)
    return FlatReader(header).read(1, cells)


def shape_of(person: NewProspect) -> Shape:
    assert person.whole is not None
    return Shape(len(person.phones) + 1, len(person.emails) + 1, True, True, bool(person.whole.dead))


@given(people())
def test_whoever_is_written_is_read_back_the_same(person: NewProspect) -> None:
    assert there_and_back(person, shape_of(person)) == person


@given(people())
def test_no_cell_is_calculated_by_a_spreadsheet(person: NewProspect) -> None:
    assert not [
        cell for cell in flat_file.row(person, shape_of(person)) if cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    ]


@given(st.text() | st.sampled_from(NASTY))
def test_a_mark_comes_off_as_it_was_put_on(text: str) -> None:
    assert bare(inert(text)) == text


@given(st.lists(TEXTS, max_size=60))
def test_no_row_whatever_was_done_to_it_stops_the_reading(cells: list[str]) -> None:
    header = flat_file.headings(Shape(2, 2, True, True, True))
    FlatReader(header).read(7, cells)


def somebody(**cells: str) -> NewProspect:
    header = flat_file.headings(Shape(1, 1, True, True, True))
    told = {"ReEngage Number": "1", "Name": "Ana Ruiz", "ReEngage Stage": "active"} | cells
    read = FlatReader(header).read(3, [told.get(heading, "") for heading in header])
    assert isinstance(read, NewProspect)
    return read


@pytest.mark.parametrize(
    ("heading", "cell", "reason"),
    [
        ("Amount", "a lot", Reason.AMOUNT),
        ("Amount", "1e999999999", Reason.AMOUNT),
        ("Quote Date", "soon", Reason.DATE),
        ("E-mail 1 - Value", "a@b.example\nBcc: c@d.example", Reason.EMAIL),
    ],
)
def test_a_cell_spoilt_by_hand_is_told_and_the_row_is_kept(heading: str, cell: str, reason: Reason) -> None:
    person = somebody(**{heading: cell})
    (doubt,) = person.doubts
    header = flat_file.headings(Shape(1, 1, True, True, True))
    assert (doubt.reason, header[doubt.column]) == (reason, heading)
    assert (person.name, person.value, person.quoted_on, person.emails) == ("Ana Ruiz", None, None, ())


def test_what_a_spreadsheet_wrote_anew_is_read() -> None:
    person = somebody(Amount="$41,800.00", **{"Quote Date": "06/09/2026", "Phone 1 - Value": "(419) 555-0142"})
    assert (person.value, person.quoted_on, person.doubts) == (4_180_000, date(2026, 6, 9), ())


def test_a_line_that_is_no_record_goes_to_the_notes() -> None:
    good = "2026-10-13T12:33:00Z | call | reached | attempt contact | 60 s | fine"
    person = somebody(Notes="Known.", History=f"yesterday | call\n{good}\n2026-10-13T12:33:00Z | pigeon")
    assert person.notes == "Known.\nyesterday | call\n2026-10-13T12:33:00Z | pigeon"
    assert person.whole is not None
    assert [(touch.note, touch.seconds, touch.contact) for touch, _ in person.whole.touches] == [("fine", 60, True)]


def test_a_row_added_by_hand_goes_by_the_rule_for_any_list() -> None:
    person = somebody(**{"ReEngage Number": "", "Phone 1 - Value": "'+14195550142"})
    assert person.whole is None
    assert person.phones == (Phone("+14195550142", "+14195550142"),)


def test_a_row_without_anybody_is_left_out() -> None:
    header = flat_file.headings(Shape())
    read = FlatReader(header).read(9, ["1", " "])
    assert isinstance(read, BadRow)
    assert (read.line, read.reason) == (9, Reason.NOBODY)
    again = FlatReader(header).read(10, header)
    assert isinstance(again, BadRow)
    assert again.reason is Reason.HEADING_AGAIN


def test_a_list_is_known_as_our_own_when_its_columns_were_moved() -> None:
    header = flat_file.headings(Shape(1, 1))
    assert flat_file.is_own(header)
    assert flat_file.is_own(sorted(header))
    assert not flat_file.is_own(("Name", "First Name", "Phone 1 - Value"))
    moved = sorted(header)
    told = {"ReEngage Number": "4", "Name": "Ana Ruiz", "City": "Toledo", "ReEngage Stage": "let_go"}
    read = FlatReader(moved).read(2, [told.get(heading, "") for heading in moved])
    assert isinstance(read, NewProspect)
    assert read.whole is not None
    assert (read.city, read.whole.stage, read.whole.number) == ("Toledo", Stage.LET_GO, 4)


@given(st.lists(QUOTES, max_size=4))
def test_of_quotes_the_first_that_says_anything_stands_in_the_row(quotes: list[Quote]) -> None:
    person, further = flat_file.with_quotes(somebody(), quotes)
    assert len(further) == len(quotes) - has_quote(person)


def test_a_switch_is_only_ever_turned_on() -> None:
    assert somebody(**{"ReEngage Stage": "do_not_contact"}).do_not_contact
    assert somebody(**{"Do Not Call": "yes"}).do_not_contact
    assert not somebody().do_not_contact
