"""The words of real people, filled into whatever is said or written to them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random

import pytest

from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.prospect import KnownPhone, Party, Prospect, Quote, Reason, Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.script import Script, parse, render
from reengage_desktop.domain.script_library import LIBRARY, ScriptKind
from reengage_desktop.domain.settings import Settings
from reengage_desktop.services.wording import Known, words_of

SCRIPTS = Path(__file__).parents[2] / "resources" / "scripts"
NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
PEOPLE = 100  # for each script
NOBODY = Prospect(
    id=1, name="", first_name="", company="", title="", party=Party.CONSUMER, stage=Stage.ACTIVE, street="", city="",
    region="", postal_code="", country="", zone="", other_zone="", zone_chosen=False, met_on=None, consented=False,
    no_email=False, source="", notes="", reason_to_call="", ladder="", next_action=None, last_touch_at=None,
    last_contact_at=None,
)  # fmt: skip
PHONE = KnownPhone(1, "+14195550142", "419 555 0142", "mobile", "", False)
EMPTIEST = Known(NOBODY, None, (PHONE,), (), Settings(), "America/New_York")
NAMES = [("Maria Castellano", "Maria"), ("Jae-lin Choi", "Jae-lin"), ("<b>Bo</b> Lee", "<b>Bo</b>"), ("{{ 7*7 }}", "")]
NAMES += [("Castellano Bakery", ""), ("*|FNAME|*", "*|FNAME|*"), ("O’Brien, Pat", "Pat"), ("", "")]
TEXTS = [
    "",
    "Your power rate went up",
    "they need cold storage by spring.",
    "Why now?",
    "{first} news",
    "  ",
    "None yet",
]
ZONES = ["", "America/Los_Angeles", "Asia/Kolkata", "Pacific/Kiritimati"]


@cache
def shipped(name: str) -> Script:
    return parse((SCRIPTS / f"{name}.md").read_text(encoding="utf-8"))


def some_day(rng: Random) -> date | None:
    return rng.choice([None, NOW.date() - timedelta(days=rng.randint(0, 900))])


def anybody(rng: Random) -> tuple[Known, NextAction | None]:
    """Somebody of whom more or less is known, at some hour of the salesperson, with a promise or without."""
    name, first = rng.choice(NAMES)
    person = replace(
        NOBODY,
        name=name,
        first_name=first,
        company=rng.choice(["", "Castellano Bakery", "Acme Inc.", "a {b} c"]),
        city=rng.choice(["", "Toledo"]),
        zone=rng.choice(ZONES),
        met_on=some_day(rng),
        reason_to_call=rng.choice(TEXTS),
        ladder="t" * rng.randint(0, 6),
        last_contact_at=rng.choice([None, NOW - timedelta(hours=rng.randint(0, 9000))]),
    )
    product = rng.choice(["", "Solar roof, 18 kW", "Windows & doors, 14", "{roof}", "LED"])
    quote = Quote(1, 1, product, None, None, "USD", some_day(rng), WhyNot.UNKNOWN) if rng.random() < 0.7 else None
    reasons = tuple(Reason(kind, rng.choice(TEXTS), NOW) for kind in ("stated", "real") if rng.random() < 0.5)
    mine = {"my_name": "Dana Whitlock", "my_firm": "Northlight", "my_phone": "419 555 0100"}
    mine["my_address"] = "12 Dock Street\n\nToledo OH 43604\n"
    settings = Settings(**{key: value for key, value in mine.items() if rng.random() < 0.6})
    start = NOW + timedelta(minutes=15 * rng.randint(1, 900))
    promise = NextAction(ActionKind.CALL, start, start + timedelta(hours=rng.randint(0, 3)), True)
    phones = rng.choice([(), (PHONE,)])
    return Known(person, quote, phones, reasons, settings, "America/New_York"), rng.choice([None, promise])


@pytest.mark.parametrize("name", sorted(LIBRARY))
def test_every_script_reads_well_for_anybody_who_is_kept(name: str) -> None:
    rng = Random(name)
    people = [(EMPTIEST, None), *(anybody(rng) for _ in range(PEOPLE))]
    for known, promise in people:
        words = words_of(known, NOW + timedelta(hours=rng.randint(0, 24)), promise).words()
        for passage in render(shipped(name), words):
            reads_well(passage.text, LIBRARY[name] in (ScriptKind.LETTER, ScriptKind.EMAIL))


def reads_well(text: str, letter: bool) -> None:
    assert not set("{}*|") & set(text) and "49" not in text.replace("\u2019", ""), text
    assert "  " not in text and not re.search(r"\bNone\b(?! yet)", text), text
    for paragraph in text.split("\n\n"):
        assert paragraph[0].isupper() or paragraph[0].isdigit() or paragraph[0] == "<", paragraph
        assert letter or paragraph[-1] in ".?!", paragraph
        assert not re.search(r"^[\s.,;:!?]|[.!?]\s+[.,;:!?](\s|$)|[,;:]\s*[.,;:!?]|\s[.,;:!?](\s|$)|\.\.", paragraph), (
            text
        )


def test_the_emptiest_person_has_the_words_that_are_never_empty() -> None:
    words = words_of(EMPTIEST, NOW).words()
    assert {word: words[word] for word in ("greeting", "quoted", "met", "attempt", "today", "me")} == {
        "greeting": "Good morning",
        "quoted": "the quote",
        "met": "a while ago",
        "attempt": "1",
        "today": "13 October 2026",
        "me": "",
    }


def test_the_address_of_the_salesperson_stands_on_one_line() -> None:
    settings = Settings(my_address=" 12 Dock Street \n\nToledo OH 43604\n")
    words = words_of(replace(EMPTIEST, settings=settings), NOW)
    assert words.my_address == "12 Dock Street, Toledo OH 43604"


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Maria Castellano", "Maria", "Castellano"),
        ("Jan van der Berg", "Jan", "van der Berg"),
        ("Castellano Bakery", "", ""),
        ("Castellano, Maria", "Maria", ""),
        ("Mariana", "Maria", ""),
        ("Maria", "Maria", ""),
    ],
)
def test_a_last_name_is_what_follows_the_first(name: str, first: str, last: str) -> None:
    person = replace(NOBODY, name=name, first_name=first)
    assert words_of(replace(EMPTIEST, person=person), NOW).last_name == last
