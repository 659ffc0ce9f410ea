"""Stories: who is named, what fits whom, and where one was told."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.story import (
    Story,
    StoryKind,
    Worries,
    by_fit,
    fit,
    holds,
    retold,
    said,
    told_in,
    worries,
)
from reengage_desktop.domain.unnamed import NAMES_NOBODY

OURS = NAMES_NOBODY | frozenset(re.findall(r"\w+", "a an the customer s of ours told me that is"))
WORDS = st.text(st.characters(categories=("Ll", "Lu"), max_codepoint=0x17F), min_size=3, max_size=9)
NAMES = st.lists(WORDS.map(str.capitalize), min_size=1, max_size=3)
AROUND = st.sampled_from(["", "A bakery like ", "at ", "the ", "In May, ", "“"])
AFTER = st.sampled_from(["", "’s ovens pay less", "'s ovens", " pays a third less.", "!", " & partners", ", too"])


def parts(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())


@given(name=NAMES, before=AROUND, after=AFTER, shouted=st.booleans())
def test_a_customer_who_did_not_allow_it_is_never_named(
    name: list[str], before: str, after: str, shouted: bool
) -> None:
    whole = " ".join(name)
    told = before + (whole.upper() if shouted and whole.upper().casefold() == whole.casefold() else whole) + after
    found = parts(said(Story(1, told, whole)))
    others = OURS | set(parts(before)) | set(parts(after))
    assert not [part for part in parts(whole) if part in found and part not in others]


@given(name=NAMES, after=AFTER, result=st.sampled_from(["38 %", "6 h"]))
def test_nor_is_a_part_of_their_name_said(name: list[str], after: str, result: str) -> None:
    whole = " ".join(name)
    for part in name:
        story = Story(1, f"Then {part}{after}", whole, kind=StoryKind.RESULT, result=result, unit=f"less at {part}")
        for each in (story, Story(1, "", whole, kind=StoryKind.RESULT, result=result, unit=f"less at {part}")):
            found = [word for word in parts(said(each)) if word not in OURS | {"then", "less", "at", *parts(after)}]
            assert not set(found) & set(parts(whole))


@pytest.mark.parametrize(
    ("words", "customer", "told"),
    [
        ("Petersen pays a third less.", "Petersen", "A customer of ours pays a third less."),
        ("petersen’s deli pays less.", "Petersen's Deli", "A customer of ours pays less."),
        ("A deli pays a third less.", "Petersen’s Deli", "A deli pays a third less."),
        ("Petersen’s ovens run at night.", "Petersen’s Deli", "A customer’s ovens run at night."),
        ("The Okafors got a third back.", "The Okafors", "A customer of ours got a third back."),
        ("Moss told me so.", "Lindgren & Moss", "A customer of ours told me so."),
        ("Since May the Baker saves.", "Baker", "Since May a customer of ours saves."),
        ("It also pays.", "Al", "It also pays."),
        ("我们的客户田中先生付得少。", "田中", "我们的客户a customer of ours先生付得少。"),
        ("So Evans pays less.", "Evans", "So a customer of ours pays less."),
        (
            "castellano pays less. Castellanos ovens run.",
            "Maria Castellano",
            "A customer of ours pays less. A customer of ours ovens run.",
        ),
        (
            "Anna Maria told me. So did Petersen.",
            "Anna-Maria Petersen",
            "A customer of ours told me. So did a customer of ours.",
        ),
        ("Jose and Garcia’s son.", "José García", "A customer of ours and a customer’s son."),
        (unicodedata.normalize("NFD", "Müller pays less."), "Mueller", "A customer of ours pays less."),
        ("MUELLER pays less.", "Müller", "A customer of ours pays less."),
        ("O'Brien and the O’Briens.", "O’Brien Foods", "A customer of ours and a customer of ours."),
        (
            "Petersen pays less. Doe asked. Do you?",
            "petersen doe",
            "A customer of ours pays less. A customer of ours asked. Do you?",
        ),
        ("Then WEISS and Weiß.", "Weiß", "Then a customer of ours and a customer of ours."),
        ("McDonald's ovens.", "McDonald’s", "A customer of ours ovens."),
        ("Store 24 pays 24 % less.", "Store 24", "A customer of ours pays 24 % less."),
    ],
)
def test_without_permission_a_name_gives_way(words: str, customer: str, told: str) -> None:
    assert said(Story(1, words, customer)) == told


@pytest.mark.parametrize(
    ("story", "told"),
    [
        (Story(1, "It paid its loan back early.", "Alderson", True), "It paid its loan back early. That is Alderson."),
        (Story(1, "Petersen pays a third less.", "Petersen", True), "Petersen pays a third less."),
        (Story(1, "A bakery saves a third"), "A bakery saves a third"),
        (
            Story(1, "", "Petersen", True, kind=StoryKind.RESULT, result="38 %", unit="less for power"),
            "Petersen told me: 38 % less for power.",
        ),
        (
            Story(1, "", kind=StoryKind.RESULT, result="38 %", unit="less for power"),
            "A customer of ours told me: 38 % less for power.",
        ),
    ],
)
def test_with_permission_they_are_named_once(story: Story, told: str) -> None:
    assert said(story) == told


ROOF = Story(1, "roof", product="Solar roof", why_not=WhyNot.NO_FUNDING)
OVEN = Story(2, "oven", product="Oven", why_not=WhyNot.COULD_NOT_AFFORD)
ANY = Story(3, "any", why_not=WhyNot.NOT_READY)


def test_the_same_product_counts_more_than_the_same_worry_and_that_more_than_nothing() -> None:
    of = worries("Solar roof, 18 kW", WhyNot.COULD_NOT_AFFORD)
    assert by_fit([ANY, OVEN, ROOF], of) == [ROOF, OVEN, ANY]
    assert (fit(ROOF, of).same_product, fit(ROOF, of).worry) == (True, None)
    assert (fit(OVEN, of).same_product, fit(OVEN, of).worry) == (False, WhyNot.COULD_NOT_AFFORD)
    assert fit(ANY, of).rank == 0


def test_the_real_reason_counts_more_than_what_they_said() -> None:
    of = worries("", WhyNot.UNKNOWN, real="The bank gave no loan", stated="Too expensive")
    assert of == Worries("", (WhyNot.NO_FUNDING, WhyNot.COULD_NOT_AFFORD))
    assert by_fit([OVEN, ROOF], of) == [ROOF, OVEN]


def test_a_story_is_found_in_a_text_whatever_stands_between_its_words() -> None:
    deli = Story(4, "A deli now pays 38 % less", "Petersen", True)
    text = "Dear Ms Castellano,\n\na deli now pays 38 %\nless. That is Petersen. Yours"
    assert told_in(text, [ROOF, deli]) == [deli]
    assert told_in("A deli now pays 38 % lesser. That is Petersen.", [deli]) == []
    assert told_in("", [Story(5, "…")]) == []


def test_a_story_is_told_anew_in_a_text_that_told_it_otherwise() -> None:
    before = Story(1, "It paid its loan back early.", "Maria Alderson", True)
    letter = "Dear Maria,\n\nIt paid its loan\nback early! That is Maria Alderson.\n\nYours"
    assert retold(letter, before, replace(before, may_name=False)) == (
        "Dear Maria,\n\nIt paid its loan back early.\n\nYours"
    )
    assert retold("Dear Maria", before, replace(before, may_name=False)) == "Dear Maria"


@pytest.mark.parametrize(
    ("sought", "found"),
    [("pow", True), ("POWER less", True), ("ower", False), ("", True), ("deli roof", True), ("deli x", False)],
)
def test_words_are_sought_by_their_beginnings(sought: str, found: bool) -> None:
    assert holds(("Less for power", "Petersen’s Deli", "Solar roof"), sought) is found
