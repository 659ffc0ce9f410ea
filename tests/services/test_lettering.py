"""Letters: drafted after a call, read before they are printed, logged once they are in the post."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.follow_up import FollowUp
from reengage_desktop.domain.letter import LetterDraft, LetterState
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.touch import Channel
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, QuoteForm

from .conftest import Clock

MARIA = PersonForm(
    name="Maria Castellano",
    company="Castellano Bakery",
    phones=("(419) 555-0142",),
    street="12 Summit Street",
    city="Toledo",
    region="OH",
    postal_code="43604",
    country="US",
)
WORDS = "Dear Maria,\n\nthank you.\n\nDana"


@pytest.fixture
def maria(services: Services) -> int:
    return services.keeping.add(MARIA, QuoteForm(product="Solar roof, 18 kW", quoted_on=date(2026, 6, 9)))


def lay(services: Services, who: int, *, read: bool = True, template: str = "letter-after-call") -> int:
    return services.lettering.add(who, LetterDraft(template, WORDS, read=read))


def state(services: Services, letter: int) -> LetterState:
    found = services.around.store.letters.get(letter)
    assert found is not None
    return found.state


def set_next(services: Services, who: int, stage: Stage, action: NextAction) -> None:
    with services.around.store.writing() as changes:
        services.around.store.prospects.set_next(who, stage, action, services.around.now())
        changes.prospects.add(who)


@pytest.mark.parametrize(
    ("key", "template"),
    [
        ("R", "letter-after-call"),
        ("A", "letter-after-call"),
        ("L", "letter-after-call"),
        ("X", "letter-after-no"),
        ("S", "letter-thank-you"),
        *((key, None) for key in "NVGWD"),
    ],
)
def test_each_outcome_has_its_letter_or_none(services: Services, maria: int, key: str, template: str | None) -> None:
    draft = services.lettering.draft(maria, Outcome(key))
    assert (draft.template if draft else None) == template
    assert draft is None or (draft.words.startswith("Dear Maria,") and not draft.read)
    assert services.lettering.waiting() == 0


def test_a_draft_holds_what_the_call_brought_and_names_a_promise_by_its_date(services: Services, maria: int) -> None:
    told = replace(services.calling.on_their_date(maria, date(2026, 10, 15)), promised=True)
    draft = services.lettering.draft(maria, Outcome.REACHED, changed="The lease is renewed", action=told)
    assert draft is not None
    assert "this morning" in draft.words
    assert "The lease is renewed" in draft.words
    assert "I will call you on Thursday 15 October between 9 and 11" in draft.words


def test_a_promise_that_comes_before_the_post_is_not_named(services: Services, maria: int) -> None:
    tomorrow = services.calling.preview(maria, Outcome.VOICEMAIL).next_action
    draft = services.lettering.draft(maria, Outcome.REACHED, action=tomorrow)
    assert draft is not None
    assert "Wednesday" not in draft.words and "You will hear from me again." in draft.words


def test_a_date_they_were_not_told_is_no_promise_on_paper(services: Services, maria: int) -> None:
    action = services.calling.forty_eight_hours(maria)
    draft = services.lettering.draft(maria, Outcome.REACHED, action=action)
    assert draft is not None
    assert "October" not in draft.words


def test_names_that_are_markup_or_braces_and_people_without_one_read_well(services: Services) -> None:
    for form in (PersonForm(name="<b>Ann</b> {{ me }}", phones=("4195550101",)), PersonForm(phones=("4195550102",))):
        who = services.keeping.add(form)
        for outcome in (Outcome.REACHED, Outcome.SAID_NO, Outcome.SOLD):
            draft = services.lettering.draft(who, outcome)
            assert draft is not None
            assert not set(draft.words) & set("{}")
            assert "555" not in draft.words
            assert "  " not in draft.words


def test_a_letter_on_wish_fits_the_person(services: Services, maria: int, clock: Clock) -> None:
    assert services.lettering.write(maria).template == "letter-not-reached"
    services.calling.save(CallResult(maria, Outcome.REACHED, learned="Bakes at night"))
    clock.advance(days=1)
    written = services.lettering.write(maria)
    assert written.template == "letter-after-call"
    assert "yesterday" in written.words
    with services.around.store.writing():
        services.around.store.prospects.edit(maria, {"met_on": date(2026, 10, 12)})
    assert services.lettering.write(maria, "letter-good-to-meet-you").template == "letter-good-to-meet-you"


def test_the_pile_is_oldest_first_with_name_template_date_and_address(services: Services, maria: int) -> None:
    nobody = services.keeping.add(PersonForm(phones=("4195550102",)))
    first, second = lay(services, maria, read=False), lay(services, nobody)
    one, two = services.lettering.pile()
    assert (one.letter.id, two.letter.id) == (first, second)
    assert (one.name, one.title, one.dated) == ("Maria Castellano", "Thank you for the call", "13 October 2026")
    assert one.address.is_complete
    assert not two.address.is_complete
    assert (two.name, two.address.name) == ("4195550102", "")
    assert services.lettering.waiting() == 2


def test_a_letter_is_read_before_it_is_printed(services: Services, maria: int) -> None:
    letter = lay(services, maria, read=False)
    for act in (services.lettering.printed, services.lettering.sent):
        with pytest.raises(RuleFault, match="Maria Castellano waits to be read"):
            act([letter])
    assert state(services, letter) is LetterState.DRAFT
    services.lettering.ready(letter)
    services.lettering.printed([letter])
    assert state(services, letter) is LetterState.PRINTED
    services.lettering.rewrite(letter, WORDS)
    assert state(services, letter) is LetterState.PRINTED
    services.lettering.rewrite(letter, "Dear Maria,\n\nsomething else.")
    assert state(services, letter) is LetterState.READY


def test_who_must_not_be_contacted_drops_out_of_the_pile(services: Services, maria: int) -> None:
    letter = lay(services, maria)
    saved = services.calling.save(CallResult(maria, Outcome.DO_NOT_CONTACT))
    assert services.lettering.pile() == []
    assert services.lettering.waiting() == 0
    with pytest.raises(RuleFault, match="does not lie in the pile"):
        services.lettering.ready(letter)
    services.lettering.sent([letter])
    assert [touch.channel for touch in services.around.store.touches.of(maria)] == [Channel.CALL]
    services.calling.undo(saved)
    assert services.lettering.waiting() == 1


def test_one_who_became_do_not_contact_in_another_way_drops_out_too(services: Services, maria: int) -> None:
    lay(services, maria)
    with services.around.store.writing() as changes:
        services.around.store.prospects.set_next(maria, Stage.DO_NOT_CONTACT, None, services.around.now())
        changes.prospects.add(maria)
    assert services.lettering.pile() == []
    assert services.lettering.waiting() == 0


def test_a_letter_sent_is_a_touch_by_its_template_and_no_attempt(services: Services, maria: int) -> None:
    letter = lay(services, maria)
    before = services.around.person(maria).next_action
    done = services.lettering.sent([letter])
    (touch,) = services.around.store.touches.of(maria)
    assert (touch.channel, touch.outcome, touch.attempt, touch.contact) == (Channel.LETTER, "", False, False)
    (version,) = services.around.store.scripts.versions("letter-after-call")
    assert version.uses == 1
    person = services.around.person(maria)
    assert (person.ladder, person.next_action) == ("", before)
    assert services.lettering.pile() == []
    assert services.checking.check().is_whole

    services.lettering.undo(done)
    assert services.around.store.touches.of(maria) == []
    assert [piled.letter.id for piled in services.lettering.pile()] == [letter]
    assert services.checking.check().is_whole


def test_a_letter_that_was_the_next_action_is_followed_by_a_call_in_48_hours(services: Services, maria: int) -> None:
    now = services.around.now()
    wanted = NextAction(ActionKind.LETTER, now, now + timedelta(hours=2), promised=True, zone="America/New_York")
    services.calling.save(CallResult(maria, Outcome.REACHED, learned="x", follow_up=FollowUp(Stage.ACTIVE, wanted)))
    before = services.around.person(maria)
    done = services.lettering.sent([lay(services, maria)])
    action = services.around.person(maria).next_action
    assert action == services.calling.forty_eight_hours(maria)
    assert action is not None
    assert action.because is Because.FORTY_EIGHT_HOURS
    promises = services.around.store._db.execute_sql("SELECT state FROM promises").fetchall()
    assert promises == [("kept",)]
    services.lettering.undo(done)
    assert services.around.person(maria) == before


def test_for_whom_is_not_pursued_the_next_sign_of_life_comes_in_a_month(services: Services, maria: int) -> None:
    now = services.around.now()
    wanted = NextAction(ActionKind.LETTER, now, now + timedelta(hours=2), because=Because.AFTER_NO)
    set_next(services, maria, Stage.KEEP_IN_TOUCH, wanted)
    services.lettering.sent([lay(services, maria)])
    person = services.around.person(maria)
    assert person.stage is Stage.KEEP_IN_TOUCH
    assert person.next_action is not None
    assert person.next_action.kind is ActionKind.KEEP_IN_TOUCH
    assert timedelta(days=29) < person.next_action.due_from - now < timedelta(days=34)


def test_two_letters_to_one_person_are_taken_back_together(services: Services, maria: int) -> None:
    done = services.lettering.sent([lay(services, maria), lay(services, maria)])
    assert len(services.around.store.touches.of(maria)) == 2
    services.lettering.undo(done)
    assert services.around.store.touches.of(maria) == []
    assert services.lettering.waiting() == 2


def test_what_happened_since_is_not_undone(services: Services, maria: int) -> None:
    done = services.lettering.sent([lay(services, maria)])
    services.calling.save(CallResult(maria, Outcome.NO_ANSWER))
    with pytest.raises(RuleFault, match="changed since"):
        services.lettering.undo(done)
    assert len(services.around.store.touches.of(maria)) == 2


def test_a_letter_put_away_comes_back_as_it_lay_there(services: Services, maria: int) -> None:
    letter = lay(services, maria, read=False)
    away = services.lettering.put_away(letter)
    assert services.lettering.waiting() == 0
    services.lettering.undo(away)
    assert state(services, letter) is LetterState.DRAFT


def test_a_letter_whose_template_is_gone_is_printed_and_sent_all_the_same(services: Services, maria: int) -> None:
    letter = lay(services, maria, template="letter-of-mine")
    assert [piled.title for piled in services.lettering.pile()] == [""]
    services.lettering.sent([letter])
    assert len(services.around.store.touches.of(maria)) == 1


def test_the_letters_head_is_what_the_settings_hold(services: Services) -> None:
    settings = services.setting.read()
    address = "214 Mill Street\n\n Columbus, OH 43215 "
    services.setting.keep(replace(settings, my_name="Dana Whitlock", my_address=address, region="DE"))
    sender = services.lettering.sender()
    assert (sender.name, sender.address, sender.paper) == (
        "Dana Whitlock",
        ("214 Mill Street", "Columbus, OH 43215"),
        "a4",
    )
