"""The scripts that ship: each has its purpose, keeps to the law, and reads well for anybody."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from reengage_desktop.domain.call_words import CallWords
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.prospect import Party, Prospect, Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.script import BRANCH_KEYS, PassageKind, Script, check, parse, reading_seconds, render
from reengage_desktop.domain.script_library import LIBRARY, ScriptKind, fitting

FOLDER = Path(__file__).parents[2] / "resources" / "scripts"
MARIA = CallWords(
    first_name="Maria",
    name="Maria Castellano",
    last_name="Castellano",
    company="Castellano Bakery",
    product="Solar roof, 18 kW",
    met_ago="four months ago",
    met_on="on 9 June",
    greeting="Good morning",
    my_name="Dana Whitlock",
    my_firm="Northlight",
    stated_reason="Too expensive",
    reason_to_call="Your power rate went up 11 per cent in September.",
    attempt="3",
    promise_day="tomorrow",
    promise_hours="between 9 and 11",
    phone="419 555 0142",
    city="Toledo",
    last_talk="three weeks ago",
    learned="Needs cold storage by spring",
    real_reason="Afraid the lease would end",
    story="A deli on Monroe Street now pays 38 per cent less",
    my_phone="419 555 0100",
    my_email="dana@northlight.example",
    twin="a text",
    my_address="12 Dock Street, Toledo OH 43604",
    today="13 October 2026",
    spoken_when="this morning",
    changed="Landlord renewed for five years. Two new staff.",
)
EMPTIEST = CallWords()
WORDS = tuple(field.name for field in fields(CallWords))


def named(*kinds: ScriptKind) -> list[str]:
    return sorted(name for name, kind in LIBRARY.items() if kind in kinds)


CALLS, LETTERS = named(ScriptKind.CALL), named(ScriptKind.LETTER, ScriptKind.EMAIL)
OUTBOUND = [name for name in CALLS if name != "they-called"]
VOICEMAILS, TEXTS = ["second-voicemail", "voicemail"], ["first-hello", "text-first", "text-only", "twin-text"]
each = pytest.mark.parametrize("name", sorted(LIBRARY))


@cache
def source(name: str) -> str:
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")


@cache
def shipped(name: str) -> Script:
    return parse(source(name))


@cache
def filled_in(name: str) -> Script:
    """Only what differs from person to person."""
    script = shipped(name)
    return replace(script, passages=tuple(passage for passage in script.passages if "{" in passage.template))


def spoken(name: str, words: CallWords) -> dict[str, str]:
    return {passage.label: passage.text for passage in render(shipped(name), words.words())}


# What each is for


def test_the_library_and_the_folder_are_one() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == set(LIBRARY)


def test_each_script_has_a_title_and_a_text_of_its_own() -> None:
    titles = {(LIBRARY[name], shipped(name).title) for name in LIBRARY}
    assert len(titles) == len(LIBRARY) and all(title for _, title in titles)
    openings = [tuple(passage.template for passage in shipped(name).passages[1:5]) for name in CALLS]
    assert len(set(openings)) == len(CALLS)


@each
def test_each_word_that_is_used_is_known(name: str) -> None:
    check(shipped(name))


@pytest.mark.parametrize("name", OUTBOUND)
def test_a_call_opens_with_who_why_and_what(name: str) -> None:
    assert next(iter(spoken(name, MARIA).values())) == (
        "Good morning Maria, it’s Dana Whitlock from Northlight. "
        "This is a sales call about the solar roof we discussed four months ago, on 9 June."
    )
    assert next(iter(spoken(name, EMPTIEST).values())) == (
        "Hello. This is a sales call about the quote we discussed a while ago."
    )


@pytest.mark.parametrize("name", CALLS)
def test_a_call_leaves_room_for_a_no_and_says_when_the_next_comes(name: str) -> None:
    said = " ".join(spoken(name, MARIA).values())
    assert re.search(r"either is fine|any of the three is fine|say no, and that is fine", said, re.I)
    assert "I will call you tomorrow between 9 and 11." in spoken(name, MARIA)["When I call again"]
    assert "I will call you ." not in spoken(name, EMPTIEST)["When I call again"]


@pytest.mark.parametrize("name", CALLS)
def test_a_call_asks_what_has_changed_or_how_it_went(name: str) -> None:
    assert re.search(
        r"What (else )?has changed for you|What has changed since|How happy are you with", str(shipped(name))
    )


@pytest.mark.parametrize("name", CALLS)
def test_what_is_read_in_its_turn_takes_at_most_three_minutes(name: str) -> None:
    turns = [p.text for p in render(shipped(name), MARIA.words()) if p.kind is PassageKind.MAIN]
    assert 40 <= reading_seconds(" ".join(turns)) <= 120


@pytest.mark.parametrize("name", CALLS)
def test_a_call_branches_where_they_bought_or_want_to_say_no(name: str) -> None:
    branches = [p for p in shipped(name).passages if p.kind is PassageKind.BRANCH]
    assert len(branches) >= 3
    assert {p.key for p in branches} >= {"E"} and {p.key for p in branches} <= set(BRANCH_KEYS)
    assert shipped(name).passages[0].kind is PassageKind.MAIN, "a branch belongs to a passage"


@pytest.mark.parametrize("name", [*CALLS, "answers"])
def test_a_drawer_holds_at_most_nine(name: str) -> None:
    for kind in (PassageKind.ANSWER, PassageKind.QUESTION):
        keys = [p.key for p in shipped(name).passages if p.kind is kind]
        assert keys == list("123456789")[: len(keys)] and len(keys) >= 2


def test_what_has_changed_comes_first_after_48_hours() -> None:
    labels = [p.label for p in shipped("48-hour-call").passages if p.kind is PassageKind.MAIN]
    assert labels[:3] == ["Who I am", "Small talk", "What has changed"]


def test_the_call_with_two_reasons_is_as_it_was_drawn() -> None:
    script = shipped("two-reasons-call")
    assert [p.label for p in script.passages if p.kind is PassageKind.MAIN] == [
        *("Who I am", "Small talk", "Two reasons", "Where are you"),
        *("What has changed", "Until yes or no", "When I call again"),
    ]
    assert [p.label for p in script.passages if p.kind is PassageKind.ANSWER] == [
        *("Too expensive", "Bad timing", "Happy as we are", "Send me an email", "We bought already"),
    ]
    assert [p.seconds for p in script.passages if p.label == "Small talk"] == [45]


# Which of them fits

NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
BEN = Prospect(
    id=1, name="Ben", first_name="Ben", company="", title="", party=Party.CONSUMER, stage=Stage.ACTIVE, street="",
    city="", region="", postal_code="", country="", zone="", other_zone="", zone_chosen=False, met_on=None,
    consented=False, no_email=False, source="", notes="", reason_to_call="", ladder="", next_action=None,
    last_touch_at=None, last_contact_at=None,
)  # fmt: skip


def spoken_to(days: int, **more: Any) -> Prospect:
    return replace(BEN, last_contact_at=NOW - timedelta(days=days), **more)


def due(kind: ActionKind, because: Because = Because.AGREED) -> NextAction:
    return NextAction(kind, NOW, NOW + timedelta(hours=1), because=because)


@pytest.mark.parametrize(
    ("person", "known", "name"),
    [
        (BEN, {}, "usual"),
        (BEN, {"stated": "Too expensive"}, "usual"),
        (replace(BEN, reason_to_call="News"), {}, "usual"),
        (replace(BEN, ladder="ttt"), {}, "usual"),
        (replace(BEN, met_on=date(2026, 10, 11)), {}, "48-hour-call"),
        (replace(BEN, met_on=date(2026, 6, 9)), {"stated": "Too expensive"}, "usual"),
        (replace(BEN, met_on=date(2025, 6, 9)), {}, "what-has-changed-call"),
        (spoken_to(2), {"stated": "Too expensive"}, "48-hour-call"),
        (spoken_to(7, reason_to_call="News"), {}, "48-hour-call"),
        (spoken_to(8), {}, "usual"),
        (spoken_to(8, reason_to_call="News"), {}, "new-ideas-call"),
        (spoken_to(30, reason_to_call="News"), {"stated": "Too expensive"}, "real-reason-call"),
        (spoken_to(30, reason_to_call="News"), {"stated": "Too expensive", "real": "Lease"}, "new-ideas-call"),
        (spoken_to(181), {"stated": "Too expensive"}, "what-has-changed-call"),
        (spoken_to(2, met_on=date(2025, 6, 9)), {}, "48-hour-call"),
        (replace(BEN, ladder="tttt"), {"stated": "Too expensive"}, "last-push-call"),
        (spoken_to(30, ladder="ttttr"), {}, "usual"),
        (replace(BEN, next_action=due(ActionKind.DECIDE)), {}, "last-push-call"),
        (replace(BEN, stage=Stage.LET_GO, ladder="tttt"), {}, "after-the-no-call"),
        (spoken_to(2, next_action=due(ActionKind.REVIEW)), {}, "after-the-no-call"),
        (spoken_to(90, next_action=due(ActionKind.CALL, Because.AFTER_NO)), {}, "after-the-no-call"),
        (spoken_to(2, next_action=due(ActionKind.ASK_HAPPY)), {}, "how-happy-call"),
        (BEN, {"why_not": WhyNot.BOUGHT_ELSEWHERE}, "how-happy-call"),
        (replace(BEN, stage=Stage.LET_GO), {"why_not": WhyNot.BOUGHT_ELSEWHERE}, "how-happy-call"),
    ],
)
def test_a_call_opens_with_the_script_that_fits(person: Prospect, known: dict[str, Any], name: str) -> None:
    told = {"why_not": WhyNot.UNKNOWN, "stated": "", "real": "", "usual": "usual", "now": NOW} | known
    assert fitting(person, **told) == name
    assert name == "usual" or LIBRARY[name] is ScriptKind.CALL


# Voicemail and texts


@pytest.mark.parametrize("name", VOICEMAILS)
def test_voicemail_and_text_name_each_other_and_give_the_same_hour(name: str) -> None:
    (voicemail,) = spoken(name, MARIA).values()
    (text,) = spoken("twin-text", MARIA).values()
    assert "I am sending you a text now" in voicemail
    assert "I just left you a voice message" in text
    assert "I will call tomorrow between 9 and 11." in voicemail
    assert "I will call tomorrow between 9 and 11." in text
    assert "sales call" in voicemail.partition(".")[0] and "Dana Whitlock" in voicemail.partition(".")[0]
    assert reading_seconds(voicemail) <= 30


def test_a_text_that_goes_alone_speaks_of_no_voicemail() -> None:
    (text,) = spoken("text-only", MARIA).values()
    assert text.startswith("Maria, Dana Whitlock from Northlight here. I just tried to call you")
    assert "I will call tomorrow between 9 and 11." in text
    assert "voice" not in text


def test_a_text_before_the_call_says_of_no_call_that_was_not_made() -> None:
    (text,) = spoken("text-first", MARIA).values()
    assert text.startswith("Maria, Dana Whitlock from Northlight here. I will call you tomorrow between 9 and 11 about")
    assert "tried" not in text and "voice" not in text


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_short_plain_and_can_be_ended(name: str) -> None:
    (text,) = spoken(name, MARIA).values()
    assert len(text) < 300
    assert text.isascii(), "other characters halve what fits into one text message"
    assert text.endswith("Reply STOP to end.")


# Letters and e-mails


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_goes_from_the_salutation_to_the_name(name: str) -> None:
    full, bare = (spoken(name, words)["Letter"].split("\n\n") for words in (MARIA, EMPTIEST))
    assert full[0] == "Dear Maria,"
    assert bare[0] == "Hello,"
    assert any(paragraph.startswith("Dana Whitlock") for paragraph in full)
    assert full[full.index("With kind regards,") + 1].startswith("Dana Whitlock")
    assert "With kind regards" in bare
    assert 2 <= bare.index("With kind regards") - 1 <= 4


@pytest.mark.parametrize("name", named(ScriptKind.EMAIL))
def test_an_email_sells_nothing_and_can_be_ended(name: str) -> None:
    said = spoken(name, MARIA)
    assert list(said) == ["Subject", "Letter"]
    assert len(said["Subject"]) < 60
    assert "12 Dock Street, Toledo OH 43604" in said["Letter"]
    assert said["Letter"].endswith("answer with one word, and I will stop.")
    assert not re.search(r"price|offer|cost|\d ?%", said["Letter"])


def test_the_letter_after_a_call_carries_what_was_noted() -> None:
    assert (
        "here is what I wrote down: Landlord renewed for five years. Two new staff. If I have"
        in (spoken("letter-after-call", MARIA)["Letter"])
    )


def test_the_letter_on_a_sale_asks_for_a_name() -> None:
    assert "Whom do you know" in spoken("letter-thank-you", EMPTIEST)["Letter"]


# For anybody

PEOPLE = 250  # for each script
PLAIN = {
    "first_name": ["Maria", "Jae-lin", "Jürgen", "Nikos", "J."],
    "name": ["Maria Castellano", "Castellano Bakery"],
    "last_name": ["Castellano", "van der Berg"],
    "company": ["Castellano Bakery", "Acme Inc.", "Oyelaran & Webb", "Yahoo!"],
    "product": ["Solar roof, 18 kW", "Windows & doors, 14", "LED lighting", "Used vans, 3"],
    "met_ago": ["four months ago", "yesterday", "today", "a year and a half ago"],
    "greeting": ["Good morning", "Good evening"],
    "stated_reason": ["Too expensive", "We need to think.", "Why now?"],
    "reason_to_call": ["Your power rate went up.", "Bright Steps switched in nine days", "the county pays a fifth"],
    "story": ["A deli now pays 38 per cent less", "a firm saved four hours a week.", "They sleep again! Both of them"],
    "changed": ["Landlord renewed. Two new staff.", "new boss", "Is moving?"],
}
NASTY = [
    "<b>Bo</b>",
    "{{ 7*7 }}",
    "{first}",
    "{% if x %}",
    "Inc.",
    "a, b",
    "&amp;",
    "*|FNAME|*",
    "}}",
    ".",
    "*",
    " ",
    "\n",
]
NASTY += ["{{", "%}", "\ue000\ue003", "\x00", "\u202e", "”", "#", "## A", "`", "’"]
DANGLING = re.compile(
    r"\b(a|about|after|and|are|at|because|by|for|from|in|is|it’s|of|on|or|since|than|that|the|this|to|until|we|with"
    r"|told me|your|my) ?[.,;:?!”]|“”|\(\)|\b(the the|on on|about we|at and|at in)\b",
    re.IGNORECASE,
)
EMPTY_SENTENCE = re.compile(r"^[\s.,;:!?]|[.!?]\s+[.,;:!?](\s|$)|[,;:]\s*[.,;:!?]+(\s|$)|\s[.,;:!?](\s|$)|\s$|\.\.")
ENDS = re.compile(r"[.?!]”?$|^[^.?!]{3,60}$|,$")  # of a paragraph; those of letters may be a greeting or a name


def anybody(rng: Random, pool: dict[str, list[str]]) -> CallWords:
    """A person of whom each word is known by a chance that differs from person to person."""
    odds = rng.choice((0, 0.2, 0.5, 0.8, 1))
    known = {word: rng.choice(pool[word]) for word in WORDS if rng.random() < odds}
    return CallWords(**({"twin": ""} | known))


def sensible() -> dict[str, list[str]]:
    return {word: PLAIN.get(word) or [getattr(MARIA, word)] for word in WORDS}


@each
def test_each_script_reads_well_for_thousands_of_people(name: str) -> None:
    """Each sentence is whole, whoever it is said to: nothing dangles, nothing is empty."""
    rng, pool = Random(name), sensible()
    sentences = {passage.text for words in (EMPTIEST, MARIA) for passage in render(shipped(name), words.words())}
    for _ in range(PEOPLE):
        sentences |= {passage.text for passage in render(filled_in(name), anybody(rng, pool).words())}
    assert len(sentences) > len(shipped(name).passages)
    for text in sentences:
        reads_well(name, text)


@each
def test_no_word_breaks_a_script_whatever_it_holds(name: str) -> None:
    rng = Random(name)
    for _ in range(PEOPLE // 5):
        pool = {word: [" ".join(rng.choices(NASTY, k=rng.randint(1, 3)))] for word in WORDS}
        for passage in render(filled_in(name), anybody(rng, pool).words()):
            text = passage.text
            assert text == text.strip() != ""
            assert not set("{}\ue000\ue001\ue002\ue003\x00\u202e") & set(text), text
            assert "None" not in text and "  " not in text and "49" not in text, text
            assert not EMPTY_SENTENCE.search(text), text
            for start, end in (*passage.merged, *passage.promise):
                assert 0 <= start < end <= len(text)
                assert text[start:end] == text[start:end].strip()


def reads_well(name: str, text: str) -> None:
    letter = LIBRARY[name] in (ScriptKind.LETTER, ScriptKind.EMAIL)
    written = {found.group() for found in DANGLING.finditer(source(name))}
    assert not set("{}*\ue000\ue001\ue002\ue003") & set(text), text
    assert "None" not in text and "  " not in text, text
    for paragraph in text.split("\n\n"):
        plain = re.sub(r"\b(J\.|Inc\.|Yahoo!)", "Name", paragraph)
        assert paragraph[0].isupper() or paragraph[0].isdigit(), paragraph
        assert ENDS.search(paragraph) if letter else paragraph[-1] in ".?!", paragraph
        assert not EMPTY_SENTENCE.search(plain.rstrip(",") if letter else plain), paragraph
        assert not {found.group() for found in DANGLING.finditer(plain)} - written, paragraph
        assert not re.search(r"[.?!] [a-z]", plain), paragraph
