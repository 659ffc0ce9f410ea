"""Results and stories: which come first, what is refused, who may be named, and where each was told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.letter import LetterState
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Reason
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.story import Story, StoryKind, Told, ToldIn, said
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult, SavedCall
from reengage_desktop.services.forms import PersonForm, QuoteForm

from .conftest import Clock

ROOF = Story(0, "A farm paid its loan back early.", "Alderson", True, "Solar roof", WhyNot.NO_FUNDING)
OVEN = Story(0, "A bakery saves a third", "Petersen", False, "Oven", WhyNot.COULD_NOT_AFFORD)
ANY = Story(0, "Nobody asked for the money back.")
SCRIPT = "two-reasons-call"


@pytest.fixture
def told(services: Services) -> list[int]:
    return [services.banking.save(story)[0] for story in (ROOF, OVEN, ANY)]


@pytest.fixture
def maria(services: Services) -> int:
    person = PersonForm(name="Maria Castellano", phones=("4195550142",), emails=("maria@example.com",))
    return services.keeping.add(person, QuoteForm(product="Solar roof, 18 kW"))


def words(stories: list[Story]) -> list[str]:
    return [story.words for story in stories]


def spoken(services: Services, who: int) -> str:
    return " ".join(passage.text for passage in services.preparing.sheet(who, SCRIPT).passages)


def call(services: Services, who: int, outcome: Outcome = Outcome.REACHED, script: str = SCRIPT) -> SavedCall:
    return services.calling.save(CallResult(who, outcome, learned="nothing new", script=script))


# What is there


def test_the_newest_comes_first(services: Services, told: list[int]) -> None:
    assert words(services.banking.stories()) == [ANY.words, OVEN.words, ROOF.words]


def test_a_story_is_changed_removed_and_put_back(services: Services, told: list[int]) -> None:
    banking = services.banking
    before = banking.stories()[1]
    _, step = banking.save(replace(before, words="A bakery saves half."))
    assert "A bakery saves half." in words(banking.stories())
    services.retracing.undo(step)
    assert OVEN.words in words(banking.stories())
    removed = banking.remove(before.id)
    assert OVEN.words not in words(banking.stories())
    services.retracing.undo(removed)
    assert banking.stories()[1] == before


def test_a_result_has_its_number_and_needs_no_sentence(services: Services) -> None:
    result = Story(0, "", "Petersen", True, kind=StoryKind.RESULT, result=" 38 % ", unit="less for\x00 power")
    services.banking.save(result)
    (kept,) = services.banking.stories()
    assert (kept.kind, kept.result, kept.unit, kept.figure) == (
        StoryKind.RESULT,
        "38 %",
        "less for power",
        "38 % less for power",
    )
    services.banking.save(replace(kept, kind=StoryKind.STORY, words="It pays."))
    assert services.banking.stories()[0].figure == ""


@pytest.mark.parametrize(
    "story",
    [
        Story(0, ""),
        Story(0, "  \n "),
        Story(0, "\x00\x07"),
        Story(0, "x" * 601),
        Story(0, "It pays.", customer="x" * 121),
        Story(0, "It pays.", product="x" * 10_000),
        Story(0, "It pays.", kind=StoryKind.RESULT, unit="less for power"),
        Story(0, "It pays.", kind=StoryKind.RESULT, result="9" * 200),
    ],
)
def test_what_cannot_be_said_in_a_breath_is_refused(services: Services, story: Story) -> None:
    with pytest.raises(RuleFault):
        services.banking.save(story)
    assert services.banking.stories() == []


def test_emoji_quotes_and_other_scripts_are_kept(services: Services) -> None:
    services.banking.save(Story(0, "“Great” 🙂 it's שלום", 'O\'Brien & "Söhne"; DROP'))
    assert services.banking.stories()[0].words == "“Great” 🙂 it's שלום"
    assert services.banking.stories()[0].customer == 'O\'Brien & "Söhne"; DROP'


def test_a_story_that_is_gone_is_not_made_again_by_a_late_change(services: Services, told: list[int]) -> None:
    story = services.banking.stories()[0]
    services.banking.remove(story.id)
    with pytest.raises(RuleFault):
        services.banking.save(story)
    with pytest.raises(RuleFault):
        services.banking.remove(story.id)
    assert len(services.banking.stories()) == 2


# For one person


def test_what_fits_them_comes_first_and_says_why(services: Services, told: list[int], maria: int) -> None:
    found = services.banking.to_tell(maria)
    assert found.fittings[0].said == "A farm paid its loan back early. That is Alderson."
    assert (found.chosen, found.by_itself) == (None, told[0])
    best = found.fittings[0]
    assert (best.fit.same_product, best.fit.worry, best.told_at) == (True, None, None)


def test_the_real_reason_brings_the_story_that_answers_it_to_the_front(
    services: Services, told: list[int], maria: int
) -> None:
    banking, store = services.banking, services.around.store
    banking.save(Story(0, "It costs nothing at first.", product="Solar roof", why_not=WhyNot.COULD_NOT_AFFORD))
    with store.writing():
        store.prospects.add_reason(maria, Reason("stated", "Too expensive", services.around.now()))
    assert banking.to_tell(maria).fittings[0].said == "It costs nothing at first."
    with store.writing():
        store.prospects.add_reason(maria, Reason("real", "No loan from the bank", services.around.now()))
    best = banking.to_tell(maria).fittings[0]
    assert (best.story.words, best.fit.worry) == (ROOF.words, WhyNot.NO_FUNDING)


def test_the_script_tells_a_story_about_their_product_and_none_about_another(services: Services, maria: int) -> None:
    services.banking.save(Story(0, "A law office saves six hours a week.", product="Office coffee"))
    assert "law office" not in spoken(services, maria)
    services.banking.save(Story(0, "A deli now pays 38 per cent less", "Petersen", True, "Solar roof"))
    assert "A deli now pays 38 per cent less. That is Petersen." in spoken(services, maria)


def test_the_one_that_was_chosen_is_said_in_script_letter_and_mail(
    services: Services, told: list[int], maria: int
) -> None:
    step = services.banking.choose(maria, told[1])
    assert services.banking.to_tell(maria).chosen == told[1]
    assert "A bakery saves a third." in spoken(services, maria) and "Petersen" not in spoken(services, maria)
    assert "A bakery saves a third." in services.lettering.write(maria, "letter-not-reached").words
    services.retracing.undo(step)
    assert "A farm paid its loan back early." in spoken(services, maria)


def test_it_is_taken_out_again(services: Services, told: list[int], maria: int) -> None:
    services.banking.choose(maria, told[1])
    services.banking.choose(maria, None)
    assert services.banking.to_tell(maria).chosen is None
    assert "A farm paid its loan back early." in spoken(services, maria)


def test_what_is_gone_cannot_be_chosen_nor_anything_for_who_is_gone(
    services: Services, told: list[int], maria: int
) -> None:
    services.banking.remove(told[1])
    for who, story in ((maria, told[1]), (maria + 1, told[0])):
        with pytest.raises(RuleFault):
            services.banking.choose(who, story)
    assert services.banking.to_tell(maria).chosen is None


def test_a_story_that_is_removed_comes_back_where_it_was_chosen_and_told(
    services: Services, told: list[int], maria: int
) -> None:
    banking = services.banking
    banking.choose(maria, told[2])
    call(services, maria)
    removed = banking.remove(told[2])
    assert banking.to_tell(maria).chosen is None and banking.counts() == {}
    other = banking.save(Story(0, "Another one."))[0]
    assert other not in told
    services.retracing.undo(removed)
    assert banking.to_tell(maria).chosen == told[2] and banking.counts()[told[2]].calls == 1


# Where each was told


def test_a_call_that_reached_them_counts_the_story_its_script_said(
    services: Services, told: list[int], maria: int
) -> None:
    call(services, maria, Outcome.NO_ANSWER)
    assert services.banking.counts() == {}
    call(services, maria, script="first-hello")
    assert services.banking.counts() == {}
    saved = call(services, maria)
    assert services.banking.counts() == {told[0]: Told(calls=1)}
    assert services.banking.to_tell(maria).fittings[0].told_at == services.around.now()
    services.calling.undo(saved)
    assert services.banking.counts() == {}


def test_who_answers_later_counts_once_and_only_after_it(
    services: Services, told: list[int], maria: int, clock: Clock
) -> None:
    call(services, maria)
    assert services.banking.counts()[told[0]].answered == 0
    for _ in range(2):
        clock.advance(days=3)
        call(services, maria)
    assert services.banking.counts()[told[0]] == Told(calls=3, answered=1)


def test_a_letter_in_the_post_counts_what_it_says_until_it_is_taken_back(
    services: Services, told: list[int], maria: int
) -> None:
    lettering = services.lettering
    letter = lettering.add(maria, lettering.write(maria, "letter-not-reached"))
    assert services.banking.counts() == {}
    lettering.ready(letter)
    sent = lettering.sent([letter])
    assert services.banking.counts() == {told[0]: Told(letters=1)}
    lettering.undo(sent)
    assert services.banking.counts() == {}


def test_a_letter_from_which_the_story_was_struck_counts_none(services: Services, told: list[int], maria: int) -> None:
    lettering = services.lettering
    letter = lettering.add(maria, lettering.write(maria, "letter-not-reached"))
    lettering.rewrite(letter, "Dear Maria,\n\nI will call.")
    lettering.sent([letter])
    assert services.banking.counts() == {}


def test_a_letter_that_waits_names_nobody_who_may_not_be_named_any_more(
    services: Services, told: list[int], maria: int
) -> None:
    lettering = services.lettering
    letter = lettering.add(maria, lettering.write(maria, "letter-not-reached"))
    lettering.ready(letter)
    (before,) = lettering.pile()
    assert "Alderson" in before.letter.words
    _, step = services.banking.save(replace(ROOF, id=told[0], may_name=False))
    (after,) = lettering.pile()
    assert "Alderson" not in after.letter.words
    assert (said(replace(ROOF, may_name=False)) in after.letter.words, after.letter.state) == (True, LetterState.DRAFT)
    services.retracing.undo(step)
    assert lettering.pile() == [before]


def test_a_story_that_is_reworded_leaves_letters_as_they_are(services: Services, told: list[int], maria: int) -> None:
    services.lettering.add(maria, services.lettering.write(maria, "letter-not-reached"))
    before = services.lettering.pile()
    services.banking.save(replace(ROOF, id=told[0], words="A farm paid early."))
    assert services.lettering.pile() == before


def test_a_mail_counts_what_it_says(services: Services, told: list[int], maria: int) -> None:
    draft = services.mailing.draft(maria, "email-first-hello")
    sent = services.mailing.sent(maria, "Hello", replace(draft, body=f"{draft.body}\n\n{ANY.words}"))
    assert services.banking.counts() == {told[2]: Told(mails=1)}
    services.mailing.undo(sent)
    assert services.banking.counts() == {}


def test_a_call_is_taken_back_though_its_story_is_gone_meanwhile(
    services: Services, told: list[int], maria: int
) -> None:
    services.banking.choose(maria, told[2])
    call(services, maria)
    saved = call(services, maria)
    services.banking.remove(told[2])
    services.calling.undo(saved)
    assert services.banking.to_tell(maria).chosen is None and services.banking.counts() == {}


def test_two_who_are_joined_keep_what_both_were_told(services: Services, told: list[int], maria: int) -> None:
    other = services.keeping.add(PersonForm(name="M. Castellano", phones=("4195550199",)))
    services.banking.choose(other, told[2])
    with services.around.store.writing():
        for who in (maria, other):
            services.banking.note_told(who, ANY.words, ToldIn.CALL)
    merged = services.merging.merge(maria, other)
    assert services.banking.counts()[told[2]].calls == 2
    services.merging.undo(merged)
    assert services.banking.to_tell(other).chosen == told[2]
    assert services.banking.counts()[told[2]].calls == 2


def test_two_come_apart_again_though_the_story_chosen_for_one_is_gone(
    services: Services, told: list[int], maria: int
) -> None:
    other = services.keeping.add(PersonForm(name="M. Castellano", phones=("4195550199",)))
    services.banking.choose(maria, told[0])
    services.banking.choose(other, told[2])
    merged = services.merging.merge(maria, other)
    services.banking.remove(told[2])
    services.merging.undo(merged)
    assert services.banking.to_tell(other).chosen is None
