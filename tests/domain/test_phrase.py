"""Empty phrases are found however they are written, and nowhere else."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from reengage_desktop.domain.phrase import TABLE, empty_phrases

ROOT = Path(__file__).parents[2]
SHORT = {"id": "i’d", "im": "I'm", "youre": "you’re", "whats": "what's", "alls": "all's", "hows": "how’s"} | {
    "lets": "let’s",
    "dont": "don't",
    "havent": "haven’t",
}


def found(text: str) -> list[str]:
    return [hit.phrase for hit in empty_phrases(text)]


def test_the_table_is_long_and_each_phrase_has_an_idea() -> None:
    assert len(TABLE) >= 60
    assert all(len(idea) > 30 and idea.endswith(".") for idea in TABLE.values())
    assert all(phrase == phrase.lower() and phrase.replace(" ", "").isalpha() for phrase in TABLE)


@pytest.mark.parametrize("phrase", sorted(TABLE))
def test_each_phrase_is_found_in_a_sentence_however_it_is_written(phrase: str) -> None:
    words = phrase.split()
    ways = [
        phrase,
        phrase.upper(),
        phrase.capitalize(),
        "-".join(words),
        " – ".join(words),
        "\n".join(words),
        " \u00a0 ".join(words),
        " ".join(SHORT.get(word, word) for word in words),
    ]
    for way in ways:
        hits = empty_phrases(f"Maria, well: {way}, you know.")
        assert [hit.phrase for hit in hits] == [way]
        assert hits[0].better == TABLE[phrase]


@pytest.mark.parametrize(
    "text",
    [
        "The check involves a chat; the paycheck in hand is his.",
        "Check. In the end it fits.",
        "Check {{ first_name }} in.",
        "We follow upward trends and circles backed by banks.",
        "I can contact nowhere else; the contract nowadays is short.",
        "Do you have a second machine?",
        "I will call you back on Thursday, at the end of the day.",
        "Keep in touch",
        "What has changed for you since then?",
        "",
        "   \n\t",
    ],
)
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_phrases_that_follow_each_other_are_one() -> None:
    (hit,) = empty_phrases("First, I just wanted to check in and hear.")
    assert hit.phrase == "I just wanted to check in"
    assert hit.better == TABLE["check in"]


def test_the_longer_of_two_is_meant() -> None:
    assert found("Have you had a chance to look at it?") == ["Have you had a chance to"]
    assert found("as per my last e-mail") == ["as per my last"]


def test_places_are_those_of_the_text() -> None:
    text = "Ünlaut ß 😀 touch base, then follow-up."
    assert [text[hit.start : hit.end] for hit in empty_phrases(text)] == ["touch base", "follow-up"]


def shown(path: Path) -> list[str]:
    """What a module says on the screen: the first words given to `tr`, and the templates of faults."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args)
    first = (call.args[0] for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "tr")
    return [node.value for node in first if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def test_the_program_says_none_itself() -> None:
    said = {text: path.name for path in (ROOT / "reengage_desktop" / "ui").rglob("*.py") for text in shown(path)}
    assert len(said) > 200
    assert {text: where for text, where in said.items() if found(text)} == {}


def test_nothing_that_ships_holds_one() -> None:
    for path in (ROOT / "resources" / "scripts").glob("*.md"):
        assert found(path.read_text(encoding="utf-8")) == [], path.name
