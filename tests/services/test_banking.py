"""Results and stories: which come first, what is refused, and who may be named."""

from __future__ import annotations

import pytest

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.story import Story
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm, QuoteForm

ROOF = Story(0, "A farm paid its loan back early.", "Alderson", True, "Solar roof", WhyNot.NO_FUNDING)
OVEN = Story(0, "A bakery saves a third", "Petersen", False, "Oven", WhyNot.COULD_NOT_AFFORD)
ANY = Story(0, "Nobody asked for the money back.")


@pytest.fixture
def told(services: Services) -> list[int]:
    return [services.banking.save(story) for story in (ROOF, OVEN, ANY)]


def words(stories: list[Story]) -> list[str]:
    return [story.words for story in stories]


def test_without_a_wish_the_newest_comes_first(services: Services, told: list[int]) -> None:
    assert words(services.banking.stories()) == [ANY.words, OVEN.words, ROOF.words]


def test_the_same_product_and_worry_come_first(services: Services, told: list[int]) -> None:
    stories = services.banking.stories
    assert words(stories("Solar roof, 18 kW"))[0] == ROOF.words
    assert words(stories("", WhyNot.COULD_NOT_AFFORD))[0] == OVEN.words
    assert words(stories("Oven", WhyNot.NO_FUNDING)) == [OVEN.words, ROOF.words, ANY.words]
    assert words(stories("", WhyNot.UNKNOWN))[0] == ANY.words


def test_a_customer_is_named_only_with_their_permission(services: Services) -> None:
    told = services.banking.told
    assert told(ROOF) == "A farm paid its loan back early. That is Alderson."
    assert told(OVEN) == "A bakery saves a third"
    assert told(Story(1, "Petersen pays a third less.", "Petersen")) == "A customer of ours pays a third less."
    assert told(Story(1, "Petersen pays a third less.", "Petersen", True)) == "Petersen pays a third less."
    assert told(ANY) == ANY.words


def test_a_story_is_changed_removed_and_put_back(services: Services, told: list[int]) -> None:
    banking = services.banking
    before = banking.stories()[1]
    banking.save(Story(before.id, "A bakery saves half.", "Petersen"))
    assert "A bakery saves half." in words(banking.stories())
    banking.put_back(before)
    assert OVEN.words in words(banking.stories())
    removed = banking.remove(before.id)
    assert OVEN.words not in words(banking.stories())
    banking.put_back(removed)
    assert OVEN.words in words(banking.stories())


@pytest.mark.parametrize("said", ["", "  \n ", "x" * 601])
def test_a_story_without_words_or_too_long_for_a_breath_is_refused(services: Services, said: str) -> None:
    with pytest.raises(RuleFault):
        services.banking.save(Story(0, said))
    assert services.banking.stories() == []


def test_a_story_that_is_gone_is_not_made_again_by_a_late_change(services: Services, told: list[int]) -> None:
    story = services.banking.remove(told[0])
    with pytest.raises(RuleFault):
        services.banking.save(story)
    with pytest.raises(RuleFault):
        services.banking.remove(told[0])
    assert len(services.banking.stories()) == 2


def test_the_script_tells_a_story_about_their_product_and_none_about_another(services: Services) -> None:
    quote = QuoteForm(product="Solar roof, 18 kW")
    maria = services.keeping.add(PersonForm(name="Maria", phones=("4195550142",)), quote)
    services.banking.save(Story(0, "A law office saves six hours a week.", product="Office coffee"))
    assert "law office" not in spoken(services, maria)
    services.banking.save(Story(0, "A deli now pays 38 per cent less", "Petersen", True, "Solar roof"))
    assert "A deli now pays 38 per cent less. That is Petersen." in spoken(services, maria)


def spoken(services: Services, who: int) -> str:
    return " ".join(passage.text for passage in services.preparing.sheet(who, "two-reasons-call").passages)
