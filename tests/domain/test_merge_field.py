"""Fields of other programs are seen, put into our words, and never taken for ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from reengage_desktop.domain.call_words import KNOWN_WORDS
from reengage_desktop.domain.merge_field import converted, foreign_fields, written
from reengage_desktop.domain.script import check, parse
from tests.stopwatch import done_within

SCRIPTS = Path(__file__).parents[2] / "resources" / "scripts"
FIRST_NAME = '{{ first_name or "there" }}'


@pytest.mark.parametrize(
    "field",
    [
        *("*|FNAME|*", "*|FNAME:friend|*", "*|MERGE_FIRST NAME|*", "{!Contact.FirstName}", "{!Lead.FirstName}"),
        *("{first_name}", "{ First Name }", "{firstName}", "{contact.first_name}", "{first_name|there}"),
        *("{{contact.firstname}}", "{{ contact.first_name }}", "{{ FNAME }}", "{{firstname}}", "{{ First Name }}"),
        *(
            '{{ contact.firstname | default: "there" }}',
            "{{lead.First Name:default=friend}}",
            "{{subscriber.first_name}}",
        ),
        *("{{{FirstName}}}", "{{{ first_name }}}", "${first_name}", "${contact.firstName}", "%%FirstName%%"),
        *("%%=FirstName=%%", "%FIRSTNAME%", "%recipient.first_name%", "<<FirstName>>", "<< First Name >>"),
        *("[First Name]", "[FIRST_NAME]", "[first name]", "[[FirstName]]", "«First_Name»", "[Insert First Name]"),
        *("{Vorname}", "{Prénom}", "{Nombre de pila}", "{Nome próprio}", "{Nome di battesimo}", "{Voornaam}"),
    ],
)
def test_a_first_name_is_known_in_each_dress(field: str) -> None:
    text = f"Hello {field}, well."
    (found,) = foreign_fields(text)
    assert (text[found.start : found.end], found.written, found.word) == (field, field, "first_name")
    assert converted(text) == f"Hello {FIRST_NAME}, well."


@pytest.mark.parametrize(
    ("field", "word"),
    [
        ("*|LNAME|*", "last_name"),
        ("{Nachname}", "last_name"),
        ("{{contact.full_name}}", "name"),
        ("[Name]", "name"),
        ("{{ contact.company }}", "company"),
        ("{!Account.Name}", "company"),
        ("{!Contact.Account.Name}", "company"),
        ("{Société}", "company"),
        ("{Ditta}", "company"),
        ("{{ deal.name }}", "product"),
        ("{Ciudad}", "city"),
        ("%%Telefoonnummer%%", "phone"),
        ("{!User.FirstName}", "my_name"),
        ("[Your Name]", "my_name"),
        ("{{sender.company}}", "my_firm"),
        ("[My Company]", "my_firm"),
        ("{{ user.phone }}", "my_phone"),
        ("{unsubscribe}", ""),
        ("*|IF:FNAME|*", ""),
        ("{{ contact.custom_1 }}", ""),
        ("[CUSTOM FIELD]", ""),
        ("[Renewal Date]", ""),
    ],
)
def test_others_are_known_by_what_they_are_called(field: str, word: str) -> None:
    (found,) = foreign_fields(f"About {field}.")
    assert (found.written, found.word) == (field, word)
    assert not found.word or found.word in KNOWN_WORDS


@pytest.mark.parametrize(
    "text",
    [
        FIRST_NAME,
        "{{ first_name }}",
        "{{name}}",
        "{{ first_name|upper }}",
        "{{ my_name if me else 'nobody' }}",
        '{{ name or "[First Name]" }}',
        "{{ frist_name }}",
        "{% if first_name %}{{ first_name }}{% endif %}{%if%}",
        "{# a note with {first_name} #}",
        "## If: They have decided [Y]",
        "Smile [pause] and wait [first].",
        "[our page](https://northlight.example)",
        "50% off, or 20 % more, 100%sure% of it",
        "« société », «merci»",
        "a < b << c, and 3 > 2",
        "{}, { }, {7}",
        "",
    ],
)
def test_ours_and_plain_text_are_left_alone(text: str) -> None:
    assert foreign_fields(text) == []
    assert converted(text) == text


def test_what_is_unknown_stays_for_the_eye() -> None:
    assert converted("Dear *|FNAME|*, {custom} {{ quoted }}") == f"Dear {FIRST_NAME}, {{custom}} {{{{ quoted }}}}"


def test_what_was_converted_is_a_script_that_can_be_read() -> None:
    text = converted("# Mine\n## Hello\nDear *|FNAME|* {!Contact.LastName} of {Firma}, {{sender.name}} in [City].")
    check(parse(text))
    assert foreign_fields(text) == []


@pytest.mark.parametrize("word", sorted(KNOWN_WORDS))
def test_each_word_of_ours_is_written_so_that_it_is_ours(word: str) -> None:
    assert foreign_fields(written(word)) == []
    check(parse(f"## A\n{written(word)}"))


def test_the_library_holds_none() -> None:
    for path in SCRIPTS.glob("*.md"):
        assert foreign_fields(path.read_text(encoding="utf-8")) == [], path.name


@pytest.mark.measures_time
@pytest.mark.parametrize("piece", ["{", "{{", "{%", "*|", "%%", "<<a ", "[[a", "{a |", "{{ a", "«a", "{a" + " " * 300])
def test_half_a_field_over_and_over_takes_no_time(piece: str) -> None:
    with done_within(1.5):
        foreign_fields(piece * (100_000 // len(piece)))
