"""Whether a script is said well: it opens as the law asks, leaves room for a no, and is short enough to be heard."""

from __future__ import annotations

import re

from .call_words import CallWords
from .script import reading_seconds
from .script_library import ScriptKind

MOST_SECONDS = {ScriptKind.CALL: 180, ScriptKind.MESSAGE: 30}
MOST_IN_ONE_BREATH = 45  # seconds of one passage of a call
MOST_CHARACTERS = 320  # of a text; two messages
MOST_WORDS = {ScriptKind.LETTER: 300, ScriptKind.EMAIL: 180}
SOMEBODY = CallWords(
    first_name="Maria",
    name="Maria Castellano",
    last_name="Castellano",
    company="Castellano Bakery",
    product="Qqgoods",
    met_ago="four months ago",
    met_on="on 9 June",
    greeting="Good morning",
    my_name="Qqname",
    my_firm="Qqfirm",
    stated_reason="Too expensive at the time",
    reason_to_call="Your power rate went up 11 per cent in September",
    attempt="3",
    promise_day="tomorrow",
    promise_hours="between 9 and 11",
    phone="419 555 0142",
    city="Toledo",
    last_talk="three weeks ago",
    my_phone="419 555 0100",
    my_address="12 Dock Street, Toledo OH 43604",
    today="13 October 2026",
    spoken_when="this morning",
    changed="The lease was renewed for five years",
)
"""Of whom much is known; their salesperson's name and firm are words that no script holds."""

_SENTENCE = re.compile(r"[^.?!]+[.?!]*\s*")
_WHO = re.compile(r"Qqname|Qqfirm|(?:[Tt]his is|[Ii]t[’']s|[Mm]y name is|I am|I[’']m) (?!a\b|the\b)[A-Z]")
_WHY = re.compile(r"\bsales?[ -](?:call|matter|talk)|\bcall(?:ing)? to sell\b|\b(?:I|we) sell\b", re.IGNORECASE)
_THEY_CALLED = re.compile(
    r"\bthank(?:s| you) for (?:calling|ringing|getting back)|\bgood of you to call\b", re.IGNORECASE
)
_AFTER_THE_TONE = re.compile(r"\b(?:say|speak|tone|voice ?mail|mailbox)\b", re.IGNORECASE)
_TYPED = re.compile(r"\b(?:send|text|sms|type)\b", re.IGNORECASE)
_ROOM = re.compile(
    r"either(?: one)? is (?:fine|all right|good|ok)|(?:any|all) of (?:the|them|these)[\w ]* (?:is|are) fine"
    r"|both are fine|yes or no\b|(?:say|tell me|mean|hear) (?:a )?(?:clear )?no\b"
    r"|no is (?:fine|all right|a good|an? answer)|may say no|leave you in peace",
    re.IGNORECASE,
)


def is_voicemail(title: str, label: str) -> bool:
    """Whether a message is spoken, by the heading over it, else by its title; otherwise it is typed."""
    typed = _TYPED.search(label) or (_TYPED.search(title) and not _AFTER_THE_TONE.search(label))
    return not typed and bool(_AFTER_THE_TONE.search(f"{title} {label}"))


def missing_in_opening(text: str) -> str | None:
    """What the first two sentences do not say of who calls and that it is a sales call; None where they called.

    `text` is what is said to `SOMEBODY`. The rule is 16 CFR 310.4(d).
    """
    if _THEY_CALLED.search(text):
        return None
    opening = "".join(_SENTENCE.findall(text)[:2])
    who, why = _WHO.search(opening), _WHY.search(opening)
    if who and why:
        return ""
    return "that it is a sales call" if who else "who calls" if why else "who calls, and that it is a sales call"


def room_for_no(text: str) -> tuple[int, int, str] | None:
    """Where the text says that a no is all right, and how."""
    found = _ROOM.search(text)
    if found is None:
        return None
    words = " ".join(found[0].split())
    return *found.span(), words[:1].upper() + words[1:]


def too_long_to_say(text: str, kind: ScriptKind, voicemail: bool) -> tuple[str, str] | None:
    """How long it is, and what to do about it; None where it is short enough."""
    seconds, words = reading_seconds(text), len(text.split())
    if kind is ScriptKind.MESSAGE and not voicemail:
        if len(text) <= MOST_CHARACTERS:
            return None
        return f"The text has about {len(text)} characters", "It is sent in three pieces. Keep the reason and the hour."
    if seconds > MOST_SECONDS.get(kind, seconds):
        if voicemail:
            return f"It takes about {seconds} s to say", "Few listen past 30 s. Keep one reason and the promise."
        return (
            f"It takes about {round(seconds / 60, 1):g} min to read",
            "Leave them room to talk: two minutes are plenty.",
        )
    if words > MOST_WORDS.get(kind, words):
        return f"It has about {words} words", "One page is read, two are put aside."
    return None
