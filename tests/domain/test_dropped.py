"""What is dropped on the page of a person is a link with its title, or a clipping, and nothing that cannot be seen."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.dropped import Dropped, read_drop
from reengage_desktop.domain.homework import HomeworkKind, safe_link
from reengage_desktop.domain.plain_line import plain_line

PAGE = "https://blade.example/power"
LINK, CLIPPING = HomeworkKind.LINK, HomeworkKind.CLIPPING


@pytest.mark.parametrize(
    ("text", "addresses", "title", "kept"),
    [
        (PAGE, (PAGE,), "", [(LINK, PAGE)]),
        (PAGE, (PAGE,), "Rates rise again", [(LINK, f"Rates rise again {PAGE}")]),
        (PAGE, (PAGE,), f" {PAGE}/ ", [(LINK, PAGE)]),
        ("Rates rise again", (PAGE,), "", [(LINK, f"Rates rise again {PAGE}")]),
        ("", (PAGE, "http://other.example/", PAGE), "", [(LINK, PAGE), (LINK, "http://other.example/")]),
        (PAGE, (), "", [(LINK, PAGE)]),
        (f"See\n {PAGE}", (), "", [(LINK, f"See {PAGE}")]),
        ("The mayor said\n rates rise.", (), "", [(CLIPPING, "The mayor said rates rise.")]),
        (f"{'long ' * 100}{PAGE}", (), "", [(CLIPPING, f"{'long ' * 100}{PAGE}")]),
        ("mailto:me@x.example", ("mailto:me@x.example",), "", []),
        ("javascript:alert(1)", ("javascript:alert(1)",), "", []),
        (" \n ", (), "", []),
        ("", (), "A title alone", []),
    ],
)
def test_links_keep_their_title_and_words_are_clippings(
    text: str, addresses: tuple[str, ...], title: str, kept: list[tuple[HomeworkKind, str]]
) -> None:
    assert [(each.kind, each.words) for each in read_drop(text, addresses, title)] == kept


@given(st.text(), st.lists(st.one_of(st.text(), st.just(PAGE)), max_size=3), st.text())
def test_nothing_dropped_is_more_than_a_line_that_can_be_seen(text: str, addresses: list[str], title: str) -> None:
    for each in read_drop(text, addresses, title):
        assert each == Dropped(each.kind, plain_line(each.words)) and each.words
        assert (each.kind is CLIPPING) or safe_link(each.words)


@given(st.text(st.characters(), max_size=200))
def test_a_plain_line_loses_nothing_that_can_be_seen(words: str) -> None:
    line = plain_line(words)
    assert line == plain_line(line)
    line.encode()  # no half of a character, which no file takes
    assert not any(unicodedata.category(letter) == "Cc" for letter in line)
    seen = [letter for letter in words if unicodedata.category(letter)[0] in "LNPS"]
    assert [letter for letter in line if unicodedata.category(letter)[0] in "LNPS"] == seen


def test_words_as_long_as_they_come_are_kept_whole() -> None:
    assert plain_line("é🥐 " * 5_000) == ("é🥐 " * 5_000).strip()
    assert plain_line("a\x00b\u202ec\ud83d") == "abc"
