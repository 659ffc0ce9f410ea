"""The sample people are well formed, plausible, and cannot be real."""

from __future__ import annotations

import json
import re
from datetime import time
from pathlib import Path
from typing import Any

import phonenumbers
import pytest

from reengage_desktop.domain.call_words import CallWords
from reengage_desktop.domain.homework import HomeworkKind
from reengage_desktop.domain.ladder import VOICEMAILS, after, tries
from reengage_desktop.domain.ladder_plan import FIVE, PUSH
from reengage_desktop.domain.next_action import ActionKind, Because
from reengage_desktop.domain.outcome import OUTCOMES, Outcome
from reengage_desktop.domain.prospect import Certainty, Party, Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.script import parse, render
from reengage_desktop.domain.touch import Channel

RESOURCES = Path(__file__).parents[2] / "resources"
PEOPLE: list[dict[str, Any]] = json.loads((RESOURCES / "samples" / "people.json").read_text(encoding="utf-8"))["people"]
FIELDS = {
    *("name", "company", "household", "party", "city", "region", "country", "phones", "emails", "quote"),
    *("touches", "next", "reason_to_call", "stage", "notes", "facts", "street", "postal_code", "homework", "around"),
}
MORE = {"title", "importance", "quotes", "dated_notes", "triggers", "ladder", "permission"}
ON_THE_DESK = {Because.TAUGHT_NOTHING, Because.UNDER_MY_HOUR, Because.THEY_BROKE_IT, Because.BY_HAND}
MORE_OF_QUOTE = {"number", "seen", "real_days_ago", "real_from"}
FICTION = re.compile(
    r"\+1 [2-9]\d\d 555 01\d\d|\+44 20 7946 0\d{3}|\+44 1[36]1 496 0\d{3}|\+49 30 23125 \d{3}|\+49 40 66969 \d{3}"
)

each = pytest.mark.parametrize("person", PEOPLE, ids=[person["name"] for person in PEOPLE])


def calls(person: dict[str, Any]) -> list[dict[str, Any]]:
    """Without visits and texts, which have no outcome."""
    return [touch for touch in person["touches"] if touch["outcome"]]


def ladder(person: dict[str, Any]) -> str:
    row = ""
    for touch in calls(person):
        meaning = OUTCOMES[Outcome(touch["outcome"])]
        row = after(row, attempt=meaning.attempt, contact=meaning.contact)
    return row


def reached(person: dict[str, Any]) -> bool:
    return any(OUTCOMES[Outcome(touch["outcome"])].contact for touch in calls(person))


@each
def test_a_person_has_every_field_in_its_shape(person: dict[str, Any]) -> None:
    assert FIELDS <= set(person) <= FIELDS | MORE
    assert person["name"]
    assert Party(person["party"]) is (Party.BUSINESS if person["company"] else Party.CONSUMER)
    assert bool(person["company"]) != bool(person["household"])
    assert re.fullmatch("[A-Z]{2}", person["country"])
    assert re.fullmatch("[A-Z]{2}" if person["country"] in ("US", "CA") else "", person["region"])
    assert person["city"]
    assert all(fact["words"] and 0 < fact["days_ago"] <= person["quote"]["quoted_days_ago"] for fact in person["facts"])
    assert all(HomeworkKind(work["kind"]) and work["words"] for work in person["homework"])
    assert all(around["name"] and around["role"] for around in person["around"])
    assert bool(person["street"]) is bool(person["postal_code"])


@each
def test_a_person_cannot_be_real(person: dict[str, Any]) -> None:
    assert person["phones"]
    around = [each["phone"] for each in person["around"] if each.get("phone")]
    for phone in (*person["phones"], *around):
        assert FICTION.fullmatch(phone)
        number = phonenumbers.parse(phone)
        assert phonenumbers.is_valid_number(number)
        assert phonenumbers.region_code_for_number(number) == person["country"]
    assert all(re.fullmatch(r"[a-z.-]+@[a-z-]+\.example", email) for email in person["emails"])


@each
def test_a_quote_is_of_the_last_nine_months(person: dict[str, Any]) -> None:
    quote = person["quote"]
    keys = {"product", "value", "worth", "quoted_days_ago", "why_not", "stated_reason", "real_reason", "certainty"}
    assert keys <= set(quote) <= keys | MORE_OF_QUOTE
    assert 2 <= quote["quoted_days_ago"] <= 275
    assert 0 < quote["worth"] < quote["value"]
    assert WhyNot(quote["why_not"])
    assert not quote["certainty"] or (Certainty(quote["certainty"]) and quote["real_reason"])


@each
def test_touches_come_after_the_quote_and_in_their_order(person: dict[str, Any]) -> None:
    days = [touch["days_ago"] for touch in person["touches"]]
    assert days == sorted(days, reverse=True)
    assert all(1 <= day <= person["quote"]["quoted_days_ago"] for day in days)
    for touch in person["touches"]:
        assert set(touch) == {"days_ago", "hour", "channel", "outcome", "minutes", "note", "learned"}
        assert touch["outcome"] or Channel(touch["channel"]) in (Channel.VISIT, Channel.TEXT)
    for touch in calls(person):
        assert Channel(touch["channel"]) is OUTCOMES[Outcome(touch["outcome"])].channel
        assert 8 <= touch["hour"] <= 17
        contact = OUTCOMES[Outcome(touch["outcome"])].contact
        assert bool(touch["learned"]) is contact, "every contact teaches something"
    voicemails = sum(touch["channel"] == Channel.VOICEMAIL for touch in person["touches"])
    assert voicemails <= VOICEMAILS


@each
def test_the_next_action_fits_the_history(person: dict[str, Any]) -> None:
    action = person["next"]
    assert set(action) - {"because"} == {"kind", "in_days", "slot", "promised", "reason"}
    assert action["in_days"] >= 0
    assert action["reason"]
    assert action["slot"] in ("morning", "late", None)
    if action["promised"]:
        from_, until = map(time.fromisoformat, action["promised"])
        assert from_ < until
        assert action["slot"] is None
    kind, row = ActionKind(action["kind"]), ladder(person)
    if person["stage"] == Stage.ACTIVE:
        spent = tries(row) >= (PUSH if "ladder" in person else FIVE).of
        assert (spent or action.get("because") in ON_THE_DESK) is (kind is ActionKind.DECIDE)
    else:
        assert person["stage"] in (Stage.KEEP_IN_TOUCH, Stage.LET_GO)
        assert (kind is ActionKind.REVIEW) is (person["stage"] == Stage.LET_GO)
    if kind is ActionKind.CALL:
        assert action["slot"] or action["promised"]


def test_there_are_sixty_and_no_two_share_a_name_or_a_number() -> None:
    assert len({person["name"] for person in PEOPLE}) == len(PEOPLE) == 60
    phones = [phone for person in PEOPLE for phone in person["phones"]]
    assert len(set(phones)) == len(phones)


def test_the_first_day_has_enough_to_do() -> None:
    today = [person["next"] for person in PEOPLE if person["next"]["in_days"] == 0]
    assert sum(action["slot"] == "morning" for action in today) == 7
    assert sum(action["slot"] == "late" for action in today) == 6
    assert sum(action["promised"] is not None for action in today) == 1
    assert sum(person["next"]["promised"] is not None for person in PEOPLE) == 6


def test_most_were_never_reached_and_most_are_active() -> None:
    assert sum(not reached(person) for person in PEOPLE) == 37
    assert [sum(person["stage"] == stage for person in PEOPLE) for stage in Stage] == [48, 8, 4, 0, 0]


def test_the_clock_of_one_consumer_ends_soon_and_of_one_has_ended() -> None:
    quoted = {
        person["name"]: person["quote"]["quoted_days_ago"]
        for person in PEOPLE
        if person["party"] == Party.CONSUMER and person["country"] == "US"
    }
    assert quoted.pop("Annette Lindqvist") == 92 - 15
    assert quoted.pop("Ruth Abernathy") > 92
    assert max(quoted.values()) <= 60


@each
def test_a_person_can_be_spoken_to_with_every_script(person: dict[str, Any]) -> None:
    words = CallWords(
        first_name=person["name"].split()[0],
        company=person["company"],
        product=person["quote"]["product"],
        met_ago="a month ago",
        my_name="Dana Whitlock",
        my_firm="Northlight",
        stated_reason=person["quote"]["stated_reason"],
        reason_to_call=person["reason_to_call"],
    )
    for path in (RESOURCES / "scripts").glob("*.md"):
        for passage in render(parse(path.read_text(encoding="utf-8")), words.words()):
            assert not re.search(r"(First,|news is that|as well:) (?!Bright Steps|I )[A-Z]", passage.text)
            assert "the the" not in passage.text
