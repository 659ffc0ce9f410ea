"""Everything that happened with a person is told once; notes are kept as they are typed, and touches logged by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.happening import Happening
from reengage_desktop.domain.letter import LetterDraft
from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Quote, Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.recount import BesideKind, Entry, EntryKind
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.services.noting import LONGEST, whole

from .conftest import Clock


@pytest.fixture
def maria(services: Services) -> int:
    return services.keeping.add(PersonForm(name="Maria Castellano", phones=("419 555 0142",)))


def entries(services: Services, who: int) -> list[Entry]:
    return list(services.recounting.entries(who))


def newest(services: Services, who: int) -> Entry:
    return entries(services, who)[0]


def stand(services: Services, who: int, stage: Stage, kind: ActionKind, *, promised: bool = False) -> NextAction:
    """Their next action begins in an hour."""
    now = services.around.now()
    zone = "America/New_York" if promised else ""
    action = NextAction(kind, now + timedelta(hours=1), now + timedelta(hours=3), promised, zone)
    with services.around.store.writing() as changes:
        services.around.store.prospects.set_next(who, stage, action, now)
        if promised:
            services.around.store.promises.make(who, now, action.due_from, action.due_until, zone)
        changes.prospects.add(who)
    return action


def next_of(services: Services, who: int) -> NextAction:
    action = services.around.person(who).next_action
    assert action is not None
    return action


# What is told


def test_a_call_stands_with_all_that_came_of_it(services: Services, maria: int, clock: Clock) -> None:
    services.calling.save(
        CallResult(
            maria, Outcome.REACHED, note="Elena was there", learned="The lease ends in November", seconds=240,
            stated_reason="Too dear", real_reason="The lease",
        )
    )  # fmt: skip
    (call,) = entries(services, maria)
    assert (call.outcome, call.note, call.learned, call.seconds, call.number) == (
        "R", "Elena was there", "The lease ends in November", 240, 1,
    )  # fmt: skip
    assert {each.kind for each in call.beside} == {BesideKind.SAID, BesideKind.REAL}


def test_attempts_are_counted_from_the_last_talk_on(services: Services, maria: int, clock: Clock) -> None:
    for outcome in (Outcome.NO_ANSWER, Outcome.NO_ANSWER, Outcome.REACHED, Outcome.NO_ANSWER):
        clock.advance(days=1)
        services.calling.save(CallResult(maria, outcome, learned="nothing new"))
    assert [entry.number for entry in entries(services, maria) if entry.kind is EntryKind.TOUCH] == [1, 3, 2, 1]


def test_a_promise_is_told_when_it_was_given_and_again_when_it_was_kept(
    services: Services, maria: int, clock: Clock
) -> None:
    services.calling.save(CallResult(maria, Outcome.VOICEMAIL))
    clock.now = next_of(services, maria).due_from + timedelta(minutes=5)
    services.calling.save(CallResult(maria, Outcome.REACHED, learned="nothing new"))
    kept, given = entries(services, maria)
    assert [each.kind for each in given.beside] == [BesideKind.PROMISED]
    assert [each.kind for each in kept.beside] == [BesideKind.KEPT]


def test_a_letter_in_the_post_is_one_entry_with_its_words(services: Services, maria: int) -> None:
    letter = services.lettering.add(maria, LetterDraft("after-call", "Dear Maria, thank you.", read=True))
    assert entries(services, maria) == []
    services.lettering.sent([letter])
    (entry,) = entries(services, maria)
    assert (entry.channel, [each.words for each in entry.beside]) == ("letter", ["Dear Maria, thank you."])


def test_a_quote_is_told_by_its_day_and_one_without_a_day_is_not(services: Services, maria: int, clock: Clock) -> None:
    store = services.around.store
    with store.writing():
        for product, day in (("Solar roof", clock.now.date()), ("Heat pump", None)):
            store.quotes.save(Quote(0, maria, product, 4_180_000, None, "USD", day, WhyNot.UNKNOWN))
    (entry,) = entries(services, maria)
    assert (entry.beside[0].kind, entry.beside[0].words) == (BesideKind.QUOTED, "Solar roof")


def test_a_talk_with_somebody_around_them_is_told_by_name(services: Services, maria: int) -> None:
    store, now = services.around.store, services.around.now()
    with store.writing():
        store.people_around.add(maria, "Elena", now)
        (elena,) = store.people_around.of(maria)
        told = {"at": now, "channel": "inbound", "outcome": "R", "seconds": 180, "learned": "They sell in May"}
        store.people_around.add_touch(elena, told)
    entry = newest(services, maria)
    assert (entry.kind, entry.person, entry.learned) == (EntryKind.AROUND, "Elena", "They sell in May")
    assert services.around.person(maria).ladder == ""


def test_what_brought_them_back_is_told(services: Services, maria: int) -> None:
    with services.around.store.writing():
        services.around.store._db.execute_sql(
            "INSERT INTO triggers (prospect_id, kind, words, made_at, fired_at) VALUES (?, 'day', 'budget in spring', "
            "'2026-10-01T00:00:00Z', '2026-10-12T12:00:00Z')",
            (maria,),
        )
    assert newest(services, maria).beside[0].words == "budget in spring"


# Notes


def test_a_note_is_there_from_its_first_word_and_written_on(services: Services, maria: int) -> None:
    first = services.recounting.write_note(maria, "Her bro")
    second = services.recounting.write_note(maria, "Her brother sits on the council", first.note_id)
    assert second.note_id == first.note_id
    assert [entry.note for entry in entries(services, maria)] == ["Her brother sits on the council"]
    services.retracing.undo(whole(first.step, second.step))
    assert entries(services, maria) == []


def test_a_note_without_words_is_gone_and_comes_back(services: Services, maria: int) -> None:
    note = services.recounting.write_note(maria, "Sold the van").note_id
    gone = services.recounting.write_note(maria, "  \n ", note)
    assert (gone.note_id, entries(services, maria)) == (0, [])
    services.retracing.undo(gone.step)
    assert [entry.note for entry in entries(services, maria)] == ["Sold the van"]


def test_writing_and_emptying_a_note_is_nothing_to_take_back(services: Services, maria: int) -> None:
    first = services.recounting.write_note(maria, "Oh")
    assert not whole(first.step, services.recounting.write_note(maria, "", first.note_id).step)


def test_a_note_that_was_taken_back_meanwhile_is_written_anew(services: Services, maria: int) -> None:
    first = services.recounting.write_note(maria, "One")
    services.retracing.undo(first.step)
    assert services.recounting.write_note(maria, "One and two", first.note_id).note_id
    assert [entry.note for entry in entries(services, maria)] == ["One and two"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b\x07c", "a b c"),
        ("line\r\nline", "line\nline"),
        ("“quotes” 'and' \"more\"; DROP TABLE notes", "“quotes” 'and' \"more\"; DROP TABLE notes"),
        ("👩‍🍳 שלום", "👩‍🍳 שלום"),
        ("half \ud83d letter", "half  letter"),
        ("x" * (LONGEST + 10), "x" * LONGEST),
    ],
)
def test_whatever_is_typed_is_kept_tidy(services: Services, maria: int, typed: str, kept: str) -> None:
    services.recounting.write_note(maria, typed)
    assert newest(services, maria).note == kept


def test_notes_are_found_by_the_search(services: Services, maria: int) -> None:
    from reengage_desktop.domain.listing import ListQuery

    note = services.recounting.write_note(maria, "The brother is called Zacharias").note_id
    assert services.browsing.ids(ListQuery("zacharias")) == [maria]
    services.recounting.write_note(maria, "", note)
    assert services.browsing.ids(ListQuery("zacharias")) == []


def test_words_of_a_call_are_mended_and_go_back(services: Services, maria: int) -> None:
    services.calling.save(CallResult(maria, Outcome.REACHED, note="Elene", learned="nothing new"))
    call = newest(services, maria)
    step = services.recounting.rewrite(maria, call.kind, call.id, note="Elena was there")
    assert (newest(services, maria).note, newest(services, maria).learned) == ("Elena was there", "nothing new")
    services.retracing.undo(step)
    assert newest(services, maria).note == "Elene"


def test_the_entry_of_somebody_else_is_not_mended(services: Services, maria: int) -> None:
    bob = services.keeping.add(PersonForm(name="Bob"))
    note = services.recounting.write_note(bob, "Likes boats").note_id
    with pytest.raises(RuleFault):
        services.recounting.rewrite(maria, EntryKind.NOTE, note, note="")
    assert newest(services, bob).note == "Likes boats"


# What is logged by hand


@pytest.mark.parametrize(
    ("what", "channel", "ladder", "contact"),
    [
        (Happening.MET, "visit", "r", True),
        (Happening.NOT_MET, "visit", "t", False),
        (Happening.TEXT, "text", "t", False),
        (Happening.LETTER, "letter", "", False),
        (Happening.EMAIL, "email", "", False),
        (Happening.INBOUND, "inbound", "r", True),
    ],
)
def test_what_is_logged_counts_as_the_mission_says(
    services: Services, maria: int, what: Happening, channel: str, ladder: str, contact: bool
) -> None:
    stand(services, maria, Stage.ACTIVE, ActionKind.CALL)
    services.recounting.log(maria, what, "In the shop")
    entry = newest(services, maria)
    assert (entry.channel, entry.contact, entry.note) == (channel, contact, "In the shop")
    assert services.around.person(maria).ladder == ladder


def test_the_note_becomes_what_happened_and_both_come_back(services: Services, maria: int) -> None:
    note = services.recounting.write_note(maria, "In the shop").note_id
    before = services.around.person(maria)
    step = services.recounting.log(maria, Happening.MET, "In the shop", note)
    assert [entry.kind for entry in entries(services, maria)] == [EntryKind.TOUCH]
    services.retracing.undo(step)
    assert [entry.kind for entry in entries(services, maria)] == [EntryKind.NOTE]
    assert services.around.person(maria) == before


def test_a_text_on_the_day_of_a_voicemail_is_its_twin(services: Services, maria: int, clock: Clock) -> None:
    services.calling.save(CallResult(maria, Outcome.VOICEMAIL))
    services.recounting.log(maria, Happening.TEXT)
    assert services.around.person(maria).ladder == "t"
    clock.advance(days=1)
    services.recounting.log(maria, Happening.TEXT)
    assert services.around.person(maria).ladder == "tt"


def test_the_first_hello_is_no_attempt_and_the_call_comes_next(services: Services, maria: int) -> None:
    stand(services, maria, Stage.ACTIVE, ActionKind.FIRST_HELLO)
    services.recounting.log(maria, Happening.TEXT, "Good to meet you")
    assert services.around.person(maria).ladder == ""
    assert next_of(services, maria).kind is ActionKind.CALL


def test_who_answers_is_called_in_48_hours_and_active_again(services: Services, maria: int) -> None:
    stand(services, maria, Stage.KEEP_IN_TOUCH, ActionKind.KEEP_IN_TOUCH)
    services.recounting.log(maria, Happening.INBOUND, "Asked for the new price")
    person = services.around.person(maria)
    assert person.stage is Stage.ACTIVE
    assert next_of(services, maria).kind is ActionKind.CALL
    assert next_of(services, maria).due_from >= services.around.now() + timedelta(hours=47)


@pytest.mark.parametrize("kind", [ActionKind.APPOINTMENT, ActionKind.VISIT])
def test_what_was_agreed_and_is_to_come_stays(services: Services, maria: int, kind: ActionKind) -> None:
    agreed = stand(services, maria, Stage.ACTIVE, kind)
    services.recounting.log(maria, Happening.INBOUND)
    assert next_of(services, maria) == agreed


def test_a_promise_that_is_to_come_stays(services: Services, maria: int) -> None:
    promised = stand(services, maria, Stage.ACTIVE, ActionKind.CALL, promised=True)
    services.recounting.log(maria, Happening.INBOUND)
    assert next_of(services, maria) == promised


def test_a_promise_whose_hour_has_come_is_kept_by_meeting_them(services: Services, maria: int, clock: Clock) -> None:
    stand(services, maria, Stage.ACTIVE, ActionKind.CALL, promised=True)
    clock.advance(hours=2)
    services.recounting.log(maria, Happening.MET)
    assert [each.kind for each in newest(services, maria).beside] == [BesideKind.KEPT]


def test_a_visit_to_a_shut_door_is_followed_by_a_call(services: Services, maria: int, clock: Clock) -> None:
    visit = stand(services, maria, Stage.ACTIVE, ActionKind.VISIT)
    services.recounting.log(maria, Happening.NOT_MET)
    assert next_of(services, maria) == visit, "whoever drops by before the hour has not missed it"
    clock.advance(hours=2)
    services.recounting.log(maria, Happening.NOT_MET)
    assert next_of(services, maria).kind is ActionKind.CALL


def test_the_fifth_attempt_asks_for_a_decision_however_it_was_made(
    services: Services, maria: int, clock: Clock
) -> None:
    stand(services, maria, Stage.ACTIVE, ActionKind.CALL)
    for _ in range(5):
        assert next_of(services, maria).kind is ActionKind.CALL
        clock.advance(days=1)
        services.recounting.log(maria, Happening.TEXT)
    assert next_of(services, maria).kind is ActionKind.DECIDE


def test_a_letter_that_was_next_is_followed_by_a_call_or_by_the_next_one_in_a_month(services: Services) -> None:
    for stage, after in ((Stage.ACTIVE, ActionKind.CALL), (Stage.KEEP_IN_TOUCH, ActionKind.KEEP_IN_TOUCH)):
        who = services.keeping.add(PersonForm(name="Bob"))
        stand(services, who, stage, ActionKind.LETTER)
        services.recounting.log(who, Happening.LETTER)
        assert (next_of(services, who).kind, services.around.person(who).stage) == (after, stage)


def test_who_must_not_be_contacted_stays_so_when_they_ring(services: Services, maria: int) -> None:
    services.calling.save(CallResult(maria, Outcome.DO_NOT_CONTACT))
    services.recounting.log(maria, Happening.INBOUND, "Wanted to be sure")
    person = services.around.person(maria)
    assert (person.stage, person.next_action) == (Stage.DO_NOT_CONTACT, None)


def test_somebody_who_is_gone_is_told_in_words(services: Services) -> None:
    for write in (
        services.recounting.write_note,
        lambda who, words: services.recounting.log(who, Happening.TEXT, words),
    ):
        with pytest.raises(RuleFault):
            write(99, "words")
    assert entries(services, 99) == []
