"""A script is judged while it is written: what hinders, what leaves gaps, what gives nothing, what is kept to."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from reengage_desktop.domain.call_words import CallWords
from reengage_desktop.domain.phrase import TABLE
from reengage_desktop.domain.script import MAX_SCRIPT, ScriptFault, parse, render
from reengage_desktop.domain.script_check import Finding, Rule, findings, words_without_fallback
from reengage_desktop.domain.script_library import LIBRARY, ScriptKind
from reengage_desktop.domain.word_use import uses
from tests.stopwatch import done_within

SCRIPTS = Path(__file__).parents[2] / "resources" / "scripts"
OPENING = "# Mine\n\n## Who I am\n\nHello, it’s {{ me or 'Dana' }}. This is a sales call about {{ quoted }}.\n\n"
CLOSING = "\n\n## Until yes or no\n\nTell me yes or no; either is fine.\n"


def source(name: str) -> str:
    return (SCRIPTS / f"{name}.md").read_text(encoding="utf-8")


def judged(text: str, kind: ScriptKind = ScriptKind.CALL) -> list[Finding]:
    """What is wrong with a call that holds this text as its second passage."""
    markdown = f"{OPENING}## My passage\n\n{text}{CLOSING}"
    found = [each for each in findings(markdown, kind) if not each.good]
    assert all(each.passage == "My passage" for each in found if each.end)
    return found


def places(text: str, rule: Rule) -> list[str]:
    """What of the text a rule points at."""
    markdown = f"{OPENING}## My passage\n\n{text}{CLOSING}"
    found = [each for each in findings(markdown, ScriptKind.CALL) if each.rule is rule and not each.good]
    return [markdown[each.start : each.end] for each in found]


# What ships


@pytest.mark.parametrize("name", sorted(LIBRARY))
def test_nothing_is_to_be_said_against_the_library(name: str) -> None:
    found = findings(source(name), LIBRARY[name])
    assert [each for each in found if not each.good] == []
    assert words_without_fallback(source(name)) == ()


@pytest.mark.parametrize("name", sorted(name for name, kind in LIBRARY.items() if kind is ScriptKind.CALL))
def test_a_shipped_call_is_praised_for_who_and_why_and_for_its_room(name: str) -> None:
    good = [each.rule for each in findings(source(name), ScriptKind.CALL) if each.good]
    assert Rule.ROOM_FOR_NO in good
    assert (Rule.WHO_AND_WHY in good) is (name != "they-called"), "nobody who calls us is told that we sell"


# Words


def test_an_unknown_word_is_told_at_its_place_with_the_nearest_one() -> None:
    (found,) = judged("Hello {{ frist_name or 'first_nam' }}.")
    assert (found.rule, found.better) == (Rule.UNKNOWN_WORD, "first_name")
    assert places("Hello {{ frist_name or 'first_nam' }}.", Rule.UNKNOWN_WORD) == ["frist_name"]


def test_a_word_that_is_like_none_has_no_nearest_one() -> None:
    (found,) = judged("Hello {{ zebra or 'x' }}.")
    assert (found.rule, found.better) == (Rule.UNKNOWN_WORD, "")


def test_unknown_words_in_conditions_are_told_each_time() -> None:
    assert places("{% if zebra and city %}{{ zebra }}{% elif zebra %}a{% endif %}", Rule.UNKNOWN_WORD) == ["zebra"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "I thought of {{ company or 'your firm' }}.",
        "{% if company %}I thought of {{ company }}.{% endif %}",
        "{% if company and city %}{{ company }} in {{ city }} is near.{% endif %}",
        "{% if first_name or name %}I met {{ first_name or name }}.{% endif %}",
        "{% if name or first_name %}I met {{ first_name or name }}.{% endif %}",
        "{% if not company %}Well.{% else %}I thought of {{ company }}.{% endif %}",
        "{% if not company or not city %}Well.{% else %}I thought of {{ company }} in {{ city }}.{% endif %}",
        "{% if company %}{% if city %}I thought of {{ company }}.{% endif %}{% endif %}",
        "I thought of {{ company if company else 'you' }}.",
        "I thought of {{ company|default('you', true) }}.",
        "I thought of {{ company|title or 'you' }}.",
        "I am from {{ 'the ' ~ my_firm }}.",
        "{% if my_name %}I am {{ me }}.{% endif %}",
        "{% if promise_day %}I call {{ promise }}.{% endif %}",
        "I thought of {{ quoted }} {{ met }}. {{ greeting }} to you.",
        "Hello {{ first_name }}, well.",
        "Good morning {{ name }}!",
        '{{ greeting or "Hello" }} {{ first_name }}{% if me %}, it’s {{ me }}{% endif %}. Well.',
        "{{ first_name }}, it is me.",
        "Well. {{ story }} What do you say?",
        "{{ reason_to_call }}",
        "{{ my_phone }}\n\nWell.",
    ],
)
def test_a_word_that_leaves_no_gap_is_left_alone(text: str) -> None:
    assert judged(text) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("I thought of {{ company }}.", "company"),
        ("I thought of {{ company or city }}.", "city"),
        ("{% if city %}I thought of {{ company }}.{% endif %}", "company"),
        ("{% if company or city %}I thought of {{ company }}.{% endif %}", "company"),
        ("{% if company %}Well.{% else %}I thought of {{ company }}.{% endif %}", "company"),
        ("{% if me %}I am {{ my_name }}.{% endif %}", "my_name"),
        ("I call {{ promise }}.", "promise"),
        ("Dear {{ first_name }}, well.", "first_name"),
        ("I met {{ first_name }}.", "first_name"),
        ("I thought of {{ company|default('you') }}.", "company"),
        ("Because {{ reason_to_call }}, I call.", "reason_to_call"),
        ("{% if company == 'x' %}I thought of {{ company }}.{% endif %}", "company"),
    ],
)
def test_a_word_that_leaves_a_gap_is_told_at_its_place(text: str, word: str) -> None:
    (found,) = judged(text)
    assert found.rule is Rule.NO_FALLBACK and word in found.better
    assert places(text, Rule.NO_FALLBACK) == [word]
    assert words_without_fallback(f"## A\n{text}") == (word,)


def test_what_stands_in_for_an_empty_word_is_shown() -> None:
    (found,) = judged("I met {{ first_name }}.")
    assert found.better == 'Write {{ first_name or "there" }}'
    (found,) = judged("I call {{ promise }}.")
    assert found.better == "Put {% if promise %} before the sentence and {% endif %} after it"


def test_a_message_always_has_a_promise() -> None:
    text = "## Send this text\n\nI call {{ promise }}."
    assert findings(text, ScriptKind.MESSAGE) == ()
    assert [each.rule for each in findings(text, ScriptKind.LETTER)] == [Rule.NO_FALLBACK]


def test_words_without_fallback_are_told_once_in_their_order() -> None:
    text = "## A\nOf {{ company }}, {{ city }} and {{ company }}.\n## B\nOf {{ broken\n## C\nOf {{ product }}."
    assert words_without_fallback(text) == ("company", "city", "product")


# Phrases and fields


@pytest.mark.parametrize("phrase", sorted(TABLE))
def test_each_empty_phrase_is_found_with_a_better_idea(phrase: str) -> None:
    found = judged(f"First of all, {phrase} and so on.")
    assert [(each.rule, each.better) for each in found] == [(Rule.EMPTY_PHRASE, TABLE[phrase])]
    assert places(f"First of all, {phrase} and so on.", Rule.EMPTY_PHRASE) == [phrase]


def test_a_phrase_in_a_fallback_is_found_and_one_in_a_note_is_not() -> None:
    text = "> do not say touch base\n\nWell, {{ reason_to_call or 'I am checking in' }}."
    assert places(text, Rule.EMPTY_PHRASE) == ["checking in"]


def test_a_foreign_field_is_told_with_our_word_and_once_why_it_cannot_be_read() -> None:
    found = judged("Hello {first_name}, you and {company}.")
    assert [(each.rule, each.better) for each in found] == [
        (Rule.FOREIGN_FIELD, '{{ first_name or "there" }}'),
        (Rule.UNREADABLE, ""),
        (Rule.FOREIGN_FIELD, '{{ company or "your firm" }}'),
    ]
    assert places("Hello *|FNAME|*.", Rule.FOREIGN_FIELD) == ["*|FNAME|*"]
    assert places("Hello *|FNAME|*.", Rule.UNREADABLE) == []


# The law, room for a no, length


@pytest.mark.parametrize(
    ("opening", "missing"),
    [
        ("Hello. How are things?", "who calls, and that it is a sales call"),
        ("Hello, it’s {{ me or 'Dana' }}. How are things? This is a sales call.", "that it is a sales call"),
        ("Hello. This is a sales call. I am Dana.", "who calls"),
    ],
)
def test_the_first_two_sentences_say_who_and_why(opening: str, missing: str) -> None:
    markdown = f"## Hello\n\n{opening}\n{CLOSING}"
    (found,) = [each for each in findings(markdown, ScriptKind.CALL) if not each.good]
    assert (found.rule, found.text) == (Rule.WHO_AND_WHY, f"The first two sentences do not say {missing}")
    assert markdown[found.start : found.end] == opening
    assert findings(markdown, ScriptKind.LETTER) == ()


@pytest.mark.parametrize(
    "opening",
    [
        "Hello, this is Dana from Northlight with a sales call about roofs.",
        "{{ greeting or 'Hello' }}. {% if me %}My name is {{ me }} and this is a sales call.{% endif %}",
        "Hello, I’m Dana. We sell roofs.",
        "Thank you for calling, {{ first_name or 'you' }}.",
    ],
)
def test_an_opening_that_says_both_is_not_held_up(opening: str) -> None:
    found = findings(f"## Hello\n\n{opening}\n{CLOSING}", ScriptKind.CALL)
    assert all(each.good for each in found)


def test_a_voicemail_says_who_and_why_and_a_text_need_not() -> None:
    text = "# Mine\n\n## {}\n\nWell, here I am."
    assert [each.rule for each in findings(text.format("Say this after the tone"), ScriptKind.MESSAGE)] == [
        Rule.WHO_AND_WHY
    ]
    assert findings(text.format("Send this text"), ScriptKind.MESSAGE) == ()


@pytest.mark.parametrize(
    "said",
    ["until you tell me yes or no", "Either is fine", "Both are fine with me", "You may say no", "then tell me no"],
)
def test_room_for_a_no_is_quoted(said: str) -> None:
    markdown = f"{OPENING}## End\n\nWell, {said}.\n"
    (found,) = [each for each in findings(markdown, ScriptKind.CALL) if each.rule is Rule.ROOM_FOR_NO]
    assert found.good and found.passage == "End"
    assert markdown[found.start : found.end].lower() == found.better.strip("“”").lower()


def test_a_call_without_room_for_a_no_is_told() -> None:
    (found,) = [each for each in findings(OPENING, ScriptKind.CALL) if not each.good]
    assert (found.rule, found.start, found.end) == (Rule.ROOM_FOR_NO, 0, 0)


@pytest.mark.parametrize(
    ("kind", "words", "told"),
    [
        (ScriptKind.MESSAGE, 90, "s to say"),
        (ScriptKind.CALL, 500, "min to read"),
        (ScriptKind.LETTER, 310, "words"),
        (ScriptKind.EMAIL, 190, "words"),
    ],
)
def test_what_is_too_long_is_told_with_its_length(kind: ScriptKind, words: int, told: str) -> None:
    opening = "# M\n\n## Say this\n\nI’m Dana with a sales call. Yes or no; either is fine.\n\n"
    passages = "\n\n".join(f"## P {at}\n\n" + "Well. " * 10 for at in range(words // 10))
    long = [each for each in findings(opening + passages, kind) if each.rule is Rule.LONG]
    short = [each for each in findings(opening, kind) if each.rule is Rule.LONG]
    assert [told in each.text for each in long] == [True] and short == []


def test_a_text_message_is_counted_in_characters() -> None:
    (found,) = findings("## Send this text\n\n" + "Well. " * 60, ScriptKind.MESSAGE)
    assert found.rule is Rule.LONG and "359 characters" in found.text


def test_a_passage_without_a_pause_is_told() -> None:
    (found,) = judged("Well, yes. " * 70)
    assert (found.rule, found.passage) == (Rule.LONG, "My passage")


# What cannot be read


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("Well.\n{% for i in city %}x{% endfor %}", "{% for i in city %}x{% endfor %}", "nothing is repeated"),
        ("{{ city.upper }}", "{{ city.upper }}", "has no parts"),
        ("{{ city['x'] }}", "{{ city['x'] }}", "has no parts"),
        ("{{ city() }}", "{{ city() }}", "nothing is called"),
        ("{{ city|center }}", "{{ city|center }}", "“center” is not known here"),
        ("{{ 'a' * 1000000000 }}", "{{ 'a' * 1000000000 }}", "may only say words"),
        ("{% set x = 1 %}", "{% set x = 1 %}", "no word is made"),
        ("One.\n\nTwo {{ city\n\nThree.", "Two {{ city", "braces"),
        ("{% if city %}Well.", "{% if city %}Well.", "not closed"),
        ("Well.{% endif %}", "Well.{% endif %}", "without an if"),
        ("{% include 'x' %}", "{% include 'x' %}", "may only say words"),
        ("Well }}.", "Well }}.", "a brace stands alone"),
        ("{{ city or " + "(" * 3000 + "city" + ")" * 3000 + " }}", "", "too deep"),
        ("{{ " + " or ".join(["city"] * 200) + " }}", "", "too deep"),
        ("{% if city %}" * 60 + "x" + "{% endif %}" * 60, "", "too deep"),
        ("{{ city or 'x' }} " * 500, "", "more than 400 words"),
    ],
)
def test_what_cannot_be_read_is_told_in_words_at_its_place(text: str, line: str, told: str) -> None:
    found = [each for each in judged(text) if each.rule is Rule.UNREADABLE]
    assert len(found) == 1 and told in found[0].text
    assert not line or places(text, Rule.UNREADABLE) == [line]


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("## Hello {{ first_name }}", "cannot be used"),
        ("## " + "long " * 60, "cannot be used"),
        ("## If: They decided [Q]", "means something else"),
        ("## Ask: A [1]\n\nA?\n\n## Ask: B [1]", "have the key 1"),
    ],
)
def test_a_heading_that_cannot_be_used_is_told_at_its_place(heading: str, told: str) -> None:
    markdown = f"{OPENING}{heading}\n\nWell.{CLOSING}"
    (found,) = [each for each in findings(markdown, ScriptKind.CALL) if each.rule is Rule.UNREADABLE]
    assert told in found.text
    assert markdown[found.start : found.end] == heading.rpartition("\n")[2].rstrip()


@pytest.mark.measures_time
def test_a_megabyte_is_refused_at_once_in_one_finding() -> None:
    with done_within(0.05):
        (found,) = findings("{{ a }} touch base " * 60_000, ScriptKind.CALL)
    assert (found.rule, found.good, found.start, found.end) == (Rule.UNREADABLE, False, 0, 0)
    assert "1,140,000 characters" in found.text
    assert words_without_fallback("x" * (MAX_SCRIPT + 1)) == ()


PIECES = [
    "{{",
    "}}",
    "{%",
    "%}",
    "{#",
    "#}",
    " if ",
    " endif ",
    "else",
    "elif",
    " first_name ",
    "or",
    '"',
    "'",
    "(",
    ")",
]
PIECES += [
    "|upper",
    ".",
    "*|X|*",
    "{x}",
    "[Name]",
    "\n",
    "\r\n",
    "\n## A\n",
    "\n## If: B [Y]\n",
    "\n> note\n",
    "# T\n",
    ",",
]
PIECES += [
    "touch base",
    "ß😀",
    "\u2028",
    "\x00",
    "\ue000",
    "{% if city %}",
    "{% endif %}",
    "{{ city }}",
    "not ",
    "None",
]


@pytest.mark.parametrize("kind", ScriptKind)
def test_nothing_that_is_typed_makes_the_checks_fail(kind: ScriptKind) -> None:
    """What they let pass can be read aloud, and no brace is heard."""
    rng = Random(kind)
    for _ in range(400):
        text = "".join(rng.choices(PIECES, k=rng.randint(0, 14)))
        found = findings(text, kind)
        assert all(0 <= each.start <= each.end <= len(text) and each.text for each in found)
        words_without_fallback(text)
        if any(each.rule in (Rule.UNREADABLE, Rule.UNKNOWN_WORD) for each in found):
            continue
        for passage in render(parse(text), CallWords(first_name="{{ 7*7 }}", city="{first}").words()):
            assert not set("{}") & set(passage.text)


def test_what_is_found_to_be_unreadable_is_refused_by_the_call_too() -> None:
    rng = Random(7)
    for _ in range(400):
        text = "".join(rng.choices(PIECES, k=rng.randint(1, 12)))
        if any(each.rule is Rule.UNREADABLE for each in findings(text, ScriptKind.CALL)):
            with pytest.raises(ScriptFault):
                render(parse(text), CallWords().words())


def test_words_are_placed_where_they_stand() -> None:
    template = "{{ city or 'name' }} {# city #} {% if not name %}{{ me|upper }}{% endif %}"
    assert [(use.word, template[use.start : use.end]) for use in uses(template)] == [
        *(("city", "city"), ("name", "name"), ("me", "me")),
    ]
