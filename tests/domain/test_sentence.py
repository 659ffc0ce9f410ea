"""Sentences and their places, and the language they are in."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.language import language_of
from reengage_desktop.domain.sentence import sentence_spans


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Good morning. How are you?", ["Good morning.", "How are you?"]),
        ("It’s Dr. Dana Bell. A call!", ["It’s Dr. Dana Bell.", "A call!"]),
        ("You said “too dear.” Is it?", ["You said “too dear.”", "Is it?"]),
        ("It was 4.5 per cent.\n\nFine", ["It was 4.5 per cent.", "Fine"]),
        ("no end", ["no end"]),
        ("One 🙂 here. Two.", ["One 🙂 here.", "Two."]),
        ("  ", []),
        ("", []),
    ],
)
def test_a_text_falls_into_its_sentences(text: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_spans(text)] == parts


@given(st.text(alphabet="ab. !?\n“”Dr", max_size=60))
def test_no_letter_is_left_out_and_none_comes_twice(text: str) -> None:
    spans = sentence_spans(text)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(end <= after for (_, end), (after, _) in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Good morning Maria, this is a sales call about the roof we priced for you.", "en"),
        ("Guten Morgen, ich rufe an, weil wir über das Dach gesprochen haben und Sie nicht sicher waren.", "de"),
        ("Bonjour, je vous appelle pour la toiture, et nous avons du nouveau.", "fr"),
        ("", "en"),
        ("Maria Castellano", "en"),
    ],
)
def test_the_language_is_told_by_small_words(text: str, language: str) -> None:
    assert language_of(text) == language
