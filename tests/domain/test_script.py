"""A script is read as it is written, filled in with care, and can do nothing but speak."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reengage_desktop.domain.call_words import CallWords, spoken_product
from reengage_desktop.domain.script import (
    MAX_SCRIPT,
    Passage,
    PassageKind,
    Script,
    ScriptFault,
    SpokenPassage,
    check,
    parse,
    reading_seconds,
    render,
)

MARIA = CallWords(
    first_name="Maria",
    name="Maria Castellano",
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
)


def say(template: str, **words: object) -> str:
    """The text of a script with one passage."""
    passage = spoken_passage(template, **words)
    return passage.text if passage else ""


def spoken_passage(template: str, **words: object) -> SpokenPassage | None:
    passages = render(Script("Mine", (Passage("Who I am", template),)), words)
    return passages[0] if passages else None


# Reading


def test_passages_are_read_by_heading_with_note_and_timer() -> None:
    script = parse("# Mine\n\n## Who I am\n> say it first,\n> word for word\n\nHello.\n## Small talk (45 s)\nWell?\n")
    assert script == Script(
        "Mine",
        (
            Passage("Who I am", "Hello.", "say it first, word for word"),
            Passage("Small talk", "Well?", seconds=45),
        ),
    )


def test_answers_and_questions_fold_under_keys() -> None:
    script = parse(
        "## If they say: Too expensive\nFair.\n## Ask: Goals [g]\nWhich?\n## If they say: Send it [5]\nGladly."
    )
    folded = [(passage.kind, passage.key, passage.label) for passage in script.passages]
    assert folded == [
        (PassageKind.ANSWER, "1", "Too expensive"),
        (PassageKind.QUESTION, "g", "Goals"),
        (PassageKind.ANSWER, "5", "Send it"),
    ]


def test_a_number_that_is_taken_is_passed_over() -> None:
    script = parse("## Ask: One [2]\nA?\n## Ask: Two\nB?\n## Ask: Three\nC?")
    assert [passage.key for passage in script.passages] == ["2", "1", "3"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_text_without_headings_is_one_passage(newline: str) -> None:
    assert parse(f"\ufeff# Mine{newline}Hello.{newline}").passages == (Passage("Mine", "Hello."),)


def test_a_title_stands_before_all_else() -> None:
    assert parse("## A\n# 1 reason\nHello.") == Script("", (Passage("A", "# 1 reason\nHello."),))


def test_nothing_written_is_a_script_without_passages() -> None:
    assert parse("") == Script("", ())
    assert render(parse(""), {}) == ()


@pytest.mark.parametrize(
    "markdown",
    ["##\nHello.", "## Hello {{ first_name }}\nHi.", "## " + "long " * 50, "## Ask: A [1]\nA?\n## Ask: B [1]\nB?"],
)
def test_a_heading_that_cannot_be_used_is_told(markdown: str) -> None:
    with pytest.raises(ScriptFault):
        parse(markdown)


def test_a_script_of_a_megabyte_is_refused() -> None:
    assert parse("a" * MAX_SCRIPT).passages
    with pytest.raises(ScriptFault, match="At most 100000"):
        parse("a" * (MAX_SCRIPT + 1))


# Filling in


@pytest.mark.parametrize(
    ("template", "words", "text"),
    [
        ("Hello {{ first_name }}, well?", {"first_name": "Maria"}, "Hello Maria, well?"),
        ("Hello {{ first_name }}, well?", {"first_name": ""}, "Hello, well?"),
        ("Hello {{ first_name }}, well?", {"first_name": None}, "Hello, well?"),
        ("Hello {{ first_name or 'there' }}.", {"first_name": ""}, "Hello there."),
        ("{{ first_name }}, it is me.", {"first_name": ""}, "It is me."),
        ("Well. {{ first_name }}, it is me.", {"first_name": ""}, "Well. It is me."),
        ("{{ first_name }} is here.", {"first_name": "van der Berg"}, "van der Berg is here."),
        ("One. {{ first_name }}. Two.", {"first_name": ""}, "One. Two."),
        ("Really? {{ first_name }}. Two.", {"first_name": ""}, "Really? Two."),
        ("From {{ company }}.", {"company": "Acme Inc."}, "From Acme Inc."),
        ("From {{ company }}, well?", {"company": "Acme Inc."}, "From Acme Inc., well?"),
        ("Well{{ ' ' ~ first_name if first_name }}...", {"first_name": "Ana"}, "Well Ana..."),
        ("Well{{ ' ' ~ first_name if first_name }}...", {"first_name": ""}, "Well..."),
        ("One\ntwo\n\n{{ x }}\n \nThree", {"x": ""}, "One two\n\nThree"),
        ("{% if x %}Yes{% else %}No{% endif %}.", {"x": ""}, "No."),
        ("{{ x|upper }} {{ x|default('b', true) }}", {"x": "a"}, "A a"),
        ("Try {{ attempt }}.", {"attempt": 3}, "Try 3."),
        ("{{ x }}", {"x": "  .,  "}, ""),
    ],
)
def test_words_are_filled_in_without_gaps(template: str, words: dict[str, object], text: str) -> None:
    assert say(template, **words) == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("<b>Ana</b>", "Hello <b>Ana</b>."),
        ("{{ 7 * 7 }}", "Hello."),
        ("{firstname}", "Hello."),
        ("*|FNAME|*", "Hello."),
        ("%%FirstName%%", "Hello."),
        ("<<First Name>>", "Hello."),
        ("${first_name}", "Hello."),
        ("{% raw %}", "Hello."),
        ("A{na}", "Hello Ana."),
        ("Ana\ue001\n\x00\u202e", "Hello Ana."),
        ("{# x #} Ana", "Hello # x # Ana."),
        ("\u0646\u200c\u0627", "Hello \u0646\u200c\u0627."),
    ],
)
def test_a_name_is_text_whatever_it_holds(name: str, text: str) -> None:
    assert say("Hello {{ first_name }}.", first_name=name) == text


def test_what_was_filled_in_is_marked() -> None:
    passage = spoken_passage("  Hello {{ a }} , {{ b }} {{ c or 'you' }}.", a=" <b>Ana</b> ", b="", c="")
    assert passage is not None
    assert passage.text == "Hello <b>Ana</b>, you."
    assert [passage.text[start:end] for start, end in passage.merged] == ["<b>Ana</b>", "you"]


def test_a_promise_is_what_stands_between_asterisks() -> None:
    passage = spoken_passage("Well, I will call *{{ day }} {{ hours }}* again *.", day="tomorrow", hours="")
    assert passage is not None
    assert passage.text == "Well, I will call tomorrow again *."
    assert [passage.text[start:end] for start, end in passage.promise] == ["tomorrow"]


# What a script may not do


@pytest.mark.parametrize(
    "template",
    [
        "{% for i in range(10) %}x{% endfor %}",
        "{% for i in first_name %}x{% endfor %}",
        "{{ first_name.__class__ }}",
        "{{ first_name['x'] }}",
        "{{ first_name|attr('__class__') }}",
        "{{ first_name.format(1) }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 10 ** 10000000 }}",
        "{{ 9" + "9" * 9000 + " }}",
        "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
        "{% if first_name %}" * 300 + "{% endif %}" * 300,
        "{{ first_name|center(100000000) }}",
        "{% set x = 1 %}",
        "{% macro x() %}{% endmacro %}",
        "{% include 'x' %}",
        "{% raw %}{{ first_name }}{% endraw %}",
        "{{ first_name < 3 }}",
        "Hi {firstname}.",
        "Hi *|FNAME|* }}.",
        "{{ first_name",
        "{% if first_name %}",
    ],
)
def test_a_script_can_only_speak(template: str) -> None:
    with pytest.raises(ScriptFault, match="Who I am"):
        say(template, first_name="Maria")


def test_an_unknown_word_is_told_where_it_is_written() -> None:
    script = parse("# Mine\n## Who I am\nHello.\n## Two reasons\n{% if '' %}{{ firstname }}{% endif %}")
    with pytest.raises(ScriptFault, match="The script “Mine” uses the unknown word “firstname” in “Two reasons”"):
        check(script)


def test_an_error_tells_passage_and_line() -> None:
    with pytest.raises(ScriptFault, match="in “Who I am”, line 2"):
        check(parse("# Mine\n## Who I am\nHello.\nHi {{ first name }}."))


def test_reading_a_script_does_not_load_the_template_engine() -> None:
    code = "import sys, reengage_desktop.domain.script as s; s.parse('## A\\nB'); sys.exit('jinja2' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])


# The words


@pytest.mark.parametrize(
    ("product", "said"),
    [
        ("Solar roof, 18 kW", "solar roof"),
        ("Windows & doors, 14", "windows and doors"),
        ("LED lighting", "LED lighting"),
        ("", ""),
    ],
)
def test_a_product_is_told_as_one_says_it(product: str, said: str) -> None:
    assert spoken_product(product) == said


def test_a_reason_goes_on_within_a_sentence() -> None:
    assert MARIA.words()["reason_to_call"] == "your power rate went up 11 per cent in September"
    assert CallWords(reason_to_call="Bright Steps switched in nine days").words()["reason_to_call"].startswith("Bright")


@pytest.mark.parametrize(
    ("story", "said"),
    [
        ("a deli now pays 38 per cent less", "A deli now pays 38 per cent less."),
        ("A deli now pays less.", "A deli now pays less."),
        ("“We sleep again.”", "“We sleep again.”"),
        ("", ""),
    ],
)
def test_a_story_stands_between_two_sentences(story: str, said: str) -> None:
    assert CallWords(story=story).words()["story"] == said


def test_reading_time_follows_the_pace() -> None:
    assert reading_seconds("") == 0
    assert reading_seconds("word " * 150) == 60
    assert reading_seconds("word " * 151) == 61
    assert reading_seconds("word " * 100, words_a_minute=100) == 60
