"""Making a call: each outcome as it is kept, promises settled, half a note, and taking it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from reengage_desktop.domain.draft import Draft
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.follow_up import FollowUp
from reengage_desktop.domain.letter import LetterDraft, LetterState
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.outcome import OUTCOMES, Outcome, outcomes_for
from reengage_desktop.domain.preparation import Lack
from reengage_desktop.domain.prospect import Certainty, Prospect, Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.touch import Channel, LearnedFor
from reengage_desktop.domain.wall_time import instant, local
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.services.reminding import Knock

from .conftest import HOME, Clock

MARIA = PersonForm(
    name="Maria Lopez", company="Lopez & Sons", phones=("(419) 555-0142",), emails=("maria@lopez.example",)
)


@pytest.fixture
def maria(services: Services) -> int:
    return services.keeping.add(MARIA, QuoteForm(product="Roof", value="41800", quoted_on=date(2026, 6, 9)))


def person(services: Services, ident: int) -> Prospect:
    found = services.around.store.prospects.get(ident)
    assert found is not None
    return found


def action(services: Services, ident: int) -> NextAction:
    found = person(services, ident).next_action
    assert found is not None
    return found


def states(services: Services) -> list[str]:
    """Of all promises, oldest first; also the moved ones."""
    rows = services.around.store._db.execute_sql("SELECT state FROM promises ORDER BY id")
    return [state for (state,) in rows]


def call(services: Services, ident: int, key: str, **more: object) -> None:
    learned = "Nothing new" if key == "R" else ""
    services.calling.save(replace(CallResult(ident, Outcome(key), learned=learned), **more))  # type: ignore[arg-type]


def said(found: NextAction, zone: str = HOME) -> str:
    start, end = local(found.due_from, zone), local(found.due_until, zone)
    return f"{start:%a} {start.day} {start:%H:%M}-{end:%H:%M}"


@pytest.mark.parametrize("outcome", list(Outcome))
def test_each_outcome_is_kept_as_the_table_says(services: Services, maria: int, outcome: Outcome) -> None:
    shown = services.calling.preview(maria, outcome)
    saved = services.calling.save(CallResult(maria, outcome, note="Said hello", learned="Likes tea", seconds=70))
    meaning, (touch,) = OUTCOMES[outcome], services.around.store.touches.of(maria)
    assert (touch.attempt, touch.contact, touch.channel) == (meaning.attempt, meaning.contact, meaning.channel)
    assert (touch.outcome, touch.learned, touch.seconds) == (outcome.value, "Likes tea", 70)
    assert touch.note.endswith("Said hello")
    assert saved.follow_up == shown
    after = person(services, maria)
    assert (after.stage, after.next_action) == (shown.stage, shown.next_action)
    assert after.ladder == ("r" if meaning.contact else "t" if meaning.attempt else "")
    assert services.checking.check().is_whole


def test_what_the_dialog_chose_is_booked_in_place_of_the_default(services: Services, maria: int, clock: Clock) -> None:
    chosen = services.calling.on_their_date(maria, date(2026, 11, 2))
    call(services, maria, "R", follow_up=FollowUp(Stage.ACTIVE, chosen))
    assert action(services, maria) == chosen
    assert chosen.because is Because.THEIR_DATE and said(chosen) == "Mon 2 09:00-11:00"
    assert said(services.calling.forty_eight_hours(maria)) == "Thu 15 08:45-10:45"


def test_a_busy_line_comes_back_in_two_hours(services: Services, maria: int) -> None:
    assert said(services.calling.busy(maria).next_action or action(services, maria)) == "Tue 13 10:45-12:45"
    call(services, maria, "N", busy=True)
    assert (said(action(services, maria)), action(services, maria).because) == ("Tue 13 10:45-12:45", Because.BUSY)


def test_reached_needs_what_was_learned_and_keeps_nothing_without_it(services: Services, maria: int) -> None:
    before = person(services, maria)
    services.calling.keep_draft(maria, Draft("Long talk", ""))
    for learned in ("", "  \n"):
        with pytest.raises(RuleFault, match="what you learned"):
            services.calling.save(CallResult(maria, Outcome.REACHED, note="Long talk", learned=learned))
    assert person(services, maria) == before and not services.around.store.touches.of(maria)
    assert services.preparing.sheet(maria).draft.note == "Long talk"


def test_half_a_note_is_kept_until_the_call_is_saved(services: Services, maria: int) -> None:
    services.calling.keep_draft(maria, Draft("Lease ends", "in Nov"))
    services.calling.keep_draft(maria, Draft("Lease ends in", "in November"))
    sheet = services.preparing.sheet(maria)
    assert (sheet.draft.note, sheet.draft.learned) == ("Lease ends in", "in November")
    call(services, maria, "N")
    sheet = services.preparing.sheet(maria)
    assert (sheet.draft.note, sheet.draft.learned) == ("", "")


def test_five_attempts_ask_for_a_decision(services: Services, maria: int, clock: Clock) -> None:
    for attempt in range(1, 6):
        assert services.preparing.sheet(maria).ladder.this_attempt == attempt
        call(services, maria, "N")
        clock.advance(days=1)
    assert action(services, maria).kind is ActionKind.DECIDE
    assert person(services, maria).ladder == "ttttt"


def test_a_voicemail_promises_and_the_call_inside_the_window_keeps_it(
    services: Services, maria: int, clock: Clock
) -> None:
    call(services, maria, "V")
    promise = action(services, maria)
    assert (said(promise), promise.promised, states(services)) == ("Wed 14 09:00-11:00", True, ["open"])
    clock.now = promise.due_from
    call(services, maria, "N")
    assert states(services) == ["kept"]
    today = services.planning.today()
    assert (today.promises_kept, today.promises_made) == (1, 1)


@pytest.mark.parametrize(("minutes", "state"), [(0, "kept"), (120, "kept"), (121, "broken")])
def test_the_last_minute_of_the_window_still_keeps_it(
    services: Services, maria: int, clock: Clock, minutes: int, state: str
) -> None:
    call(services, maria, "V")
    clock.now = action(services, maria).due_from + timedelta(minutes=minutes)
    call(services, maria, "R")
    assert states(services) == [state]


@pytest.mark.parametrize(("minutes", "state"), [(120, "moved"), (121, "broken")])
def test_a_wrong_number_keeps_no_promise(
    services: Services, maria: int, clock: Clock, minutes: int, state: str
) -> None:
    call(services, maria, "V")
    clock.now = action(services, maria).due_from + timedelta(minutes=minutes)
    call(services, maria, "W")
    assert states(services) == [state]


def test_no_answer_before_the_window_leaves_the_promise_standing(services: Services, maria: int, clock: Clock) -> None:
    call(services, maria, "V")
    promise = action(services, maria)
    clock.advance(hours=3)
    assert services.calling.preview(maria, Outcome.NO_ANSWER).next_action == promise
    call(services, maria, "N")
    assert (action(services, maria), states(services)) == (promise, ["open"])
    assert person(services, maria).ladder == "tt"


@pytest.mark.parametrize("key", ["R", "L", "X", "S", "D"])
def test_a_contact_before_the_window_moves_the_promise(services: Services, maria: int, clock: Clock, key: str) -> None:
    call(services, maria, "V")
    clock.advance(hours=3)
    call(services, maria, key)
    assert states(services) == ["moved"]


def test_a_second_voicemail_makes_a_new_promise(services: Services, maria: int, clock: Clock) -> None:
    call(services, maria, "V")
    clock.now = action(services, maria).due_until + timedelta(minutes=30)
    call(services, maria, "V")
    assert states(services) == ["broken", "open"]
    assert services.preparing.sheet(maria).voicemails == 2


def test_an_appointment_is_a_promise(services: Services, maria: int) -> None:
    call(services, maria, "A")
    assert action(services, maria).kind is ActionKind.APPOINTMENT and states(services) == ["open"]


def test_do_not_contact_stops_everything_and_blocks_the_number(services: Services, maria: int) -> None:
    call(services, maria, "D")
    assert person(services, maria).next_action is None
    other = services.keeping.add(PersonForm(name="Somebody Else", phones=("+1 419 555-0142",)))
    assert person(services, other).stage is Stage.DO_NOT_CONTACT
    for outcome in Outcome:
        assert services.calling.preview(maria, outcome).next_action is None
    assert services.calling.busy(maria) == FollowUp(Stage.DO_NOT_CONTACT, None)


@pytest.mark.parametrize(
    ("form", "stage"),
    [
        (MARIA, Stage.KEEP_IN_TOUCH),
        (replace(MARIA, emails=()), Stage.LET_GO),
        (replace(MARIA, emails=(), street="1 River Rd"), Stage.KEEP_IN_TOUCH),
    ],
)
def test_a_no_keeps_in_touch_where_they_can_be_written_to(services: Services, form: PersonForm, stage: Stage) -> None:
    ident = services.keeping.add(form)
    assert services.calling.preview(ident, Outcome.SAID_NO).stage is stage


def test_who_wants_no_mail_may_still_get_a_letter(services: Services, take_in: Callable[[str], list[int]]) -> None:
    first, second = take_in(
        "Name,Phone,Email,Street,Email Opt Out\n"
        "Maria Lopez,(419) 555-0142,maria@lopez.example,,1\n"
        "Ola Brandt,(419) 555-0150,ola@brandt.example,9 Main St,1\n"
    )
    assert services.calling.preview(first, Outcome.SAID_NO).stage is Stage.LET_GO
    assert services.calling.preview(second, Outcome.SAID_NO).stage is Stage.KEEP_IN_TOUCH


def test_bought_elsewhere_is_asked_in_ninety_days_and_noted_with_the_quote(services: Services, maria: int) -> None:
    shown = services.calling.preview(maria, Outcome.SAID_NO, WhyNot.BOUGHT_ELSEWHERE)
    call(services, maria, "X", why_not=WhyNot.BOUGHT_ELSEWHERE, stated_reason="Went with Hale")
    assert action(services, maria) == shown.next_action and action(services, maria).kind is ActionKind.ASK_HAPPY
    (row,) = services.browsing.rows([maria])
    assert (row.row.why_not, row.row.stated_reason) == (WhyNot.BOUGHT_ELSEWHERE, "Went with Hale")


def test_reasons_stand_beside_the_older_ones(services: Services, maria: int, clock: Clock) -> None:
    call(services, maria, "R", stated_reason="Too expensive", real_reason="The lease")
    clock.advance(days=2)
    call(services, maria, "R", stated_reason="Too expensive", real_reason="Her brother decides")
    sheet = services.preparing.sheet(maria)
    assert [(r.kind, r.words) for r in sheet.reasons] == [
        ("real", "Her brother decides"),
        ("real", "The lease"),
        ("stated", "Too expensive"),
    ]


def test_who_picked_up_and_which_number_is_dead_are_kept(services: Services, maria: int) -> None:
    call(services, maria, "G", who_answered="Rosa", note="Back at nine")
    phone = services.preparing.sheet(maria).phones[0]
    call(services, maria, "W", dead_phone_id=phone.id)
    sheet = services.preparing.sheet(maria)
    (rosa,) = sheet.people_around
    assert (rosa.name, rosa.role, rosa.note) == ("Rosa", "answers the phone", "Back at nine")
    assert sheet.phones[0].dead


def test_undo_puts_everything_of_the_person_back(services: Services, maria: int, clock: Clock) -> None:
    call(services, maria, "V")
    services.calling.keep_draft(maria, Draft("Half a", "note"))
    store = services.around.store
    before = store.snapshots.take(maria)
    clock.advance(minutes=1)
    for outcome in Outcome:
        saved = services.calling.save(
            CallResult(
                maria,
                outcome,
                note="Everything",
                learned="A lot",
                stated_reason="Money",
                real_reason="The lease",
                why_not=WhyNot.NO_FUNDING,
                who_answered="Rosa",
                dead_phone_id=store.prospects.phones(maria)[0].id,
            )
        )
        assert store.snapshots.take(maria) != before
        services.calling.undo(saved)
        assert store.snapshots.take(maria) == before
        assert services.checking.check().is_whole


def test_undo_is_refused_after_another_touch(services: Services, maria: int, clock: Clock) -> None:
    saved = services.calling.save(CallResult(maria, Outcome.NO_ANSWER))
    clock.advance(seconds=5)
    call(services, maria, "R")
    after = services.around.store.snapshots.take(maria)
    with pytest.raises(RuleFault, match="changed since"):
        services.calling.undo(saved)
    assert services.around.store.snapshots.take(maria) == after


def test_undo_happens_once(services: Services, maria: int) -> None:
    saved = services.calling.save(CallResult(maria, Outcome.NO_ANSWER))
    services.calling.undo(saved)
    with pytest.raises(RuleFault):
        services.calling.undo(saved)


def test_the_third_outcome_within_twenty_seconds_marks_all_three_as_bulk(services: Services, clock: Clock) -> None:
    ids = [services.keeping.add(PersonForm(name=f"Person {n}", phones=(f"419555010{n}",))) for n in range(5)]
    for ident, seconds in zip(ids, (0, 8, 8, 60, 8), strict=True):
        clock.advance(seconds=seconds)
        call(services, ident, "N")
    bulk = [services.around.store.touches.of(ident)[0].bulk for ident in ids]
    assert bulk == [True, True, True, False, False]


def test_a_call_in_a_slot_belongs_to_it(services: Services, maria: int, clock: Clock) -> None:
    call(services, maria, "N")
    clock.advance(hours=1)
    call(services, maria, "N")
    rows = services.around.store.touches.outcomes_since(clock.now - timedelta(hours=2))
    assert [key for _, _, _, key, _ in rows] == ["slot:1:2026-10-13", ""]


def test_somebody_who_is_gone_is_told_so(services: Services) -> None:
    for ask in (services.calling.preview, services.calling.busy, services.preparing.sheet):
        with pytest.raises(RuleFault, match="no longer in your file"):
            ask(99, Outcome.REACHED) if ask == services.calling.preview else ask(99)  # type: ignore[call-arg]


def test_the_promise_is_reminded_of_at_its_hour(services: Services, maria: int, clock: Clock) -> None:
    services.reminding.knock()
    call(services, maria, "V")
    clock.now = action(services, maria).due_from
    knock: Knock = services.reminding.knock()
    assert [each.subject_id for piece in knock.announce for each in piece if each.kind == "promise"] == [maria]


def test_both_messages_name_the_promised_hours(services: Services, maria: int) -> None:
    promise = services.calling.preview(maria, Outcome.VOICEMAIL).next_action
    assert promise is not None
    messages = services.preparing.messages(maria, promise)
    for message in (messages.voicemail, messages.text):
        assert "tomorrow" in repr(message) and "9" in repr(message) and "{" not in repr(message)


def test_a_busy_line_is_tried_again_in_two_hours_and_can_still_be_taken_back(
    services: Services, maria: int, clock: Clock
) -> None:
    before = person(services, maria)
    saved = services.calling.save(CallResult(maria, Outcome.NO_ANSWER))
    busy = services.calling.was_busy(saved)
    assert action(services, maria) == busy.follow_up.next_action
    assert action(services, maria).because is Because.BUSY
    assert timedelta(hours=2) <= action(services, maria).due_from - clock.now < timedelta(hours=2, minutes=15)
    services.calling.undo(busy)
    assert person(services, maria) == before


@pytest.mark.parametrize("hours", [(3, 5), (22, 23)])
def test_a_promise_at_an_hour_the_law_forbids_is_refused_in_words(
    services: Services, maria: int, clock: Clock, hours: tuple[int, int]
) -> None:
    day = local(clock.now, HOME).date() + timedelta(days=1)
    start, end = (instant(day, time(hour), HOME) for hour in hours)
    told = FollowUp(Stage.ACTIVE, NextAction(ActionKind.CALL, start, end, promised=True, zone=HOME))
    with pytest.raises(RuleFault, match=r"They may not be called then. The first hour allowed is 0?[89]:00"):
        services.calling.save(CallResult(maria, Outcome.VOICEMAIL, follow_up=told))
    with pytest.raises(RuleFault, match="They may not be called then"):
        services.moving.move(maria, start, end, promised=True)
    assert person(services, maria).ladder == ""


@pytest.mark.parametrize(("asked", "held"), [(True, {"+14195550142"}), (False, set())])
def test_whether_they_asked_is_kept_and_only_then_their_number_is_held(
    services: Services, maria: int, asked: bool, held: set[str]
) -> None:
    call(services, maria, "D", they_asked=asked)
    assert services.around.store.prospects.blocked_numbers() == held
    note = services.around.store.touches.of(maria)[0].note
    assert note.startswith("They asked" if asked else "Not to be contacted any more; they did not ask")


def test_what_was_booked_before_the_hours_forbid_it_does_not_stand_in_the_way(
    services: Services, maria: int, clock: Clock
) -> None:
    start = clock.now + timedelta(hours=18)
    night = NextAction(ActionKind.CALL, start, start + timedelta(hours=1))
    with pytest.raises(RuleFault, match="may not be called then"):
        services.calling.refuse_hours(maria, night)
    with services.around.store.writing():
        services.around.store.prospects.set_next(maria, Stage.ACTIVE, night, clock.now)
    call(services, maria, "W", follow_up=FollowUp(Stage.ACTIVE, night))
    assert action(services, maria) == night


# What a talk leaves behind


RATE = "Your power rate went up 11 per cent"


@pytest.fixture
def called_for(services: Services, maria: int) -> int:
    """Maria, with a reason to call her."""
    with services.around.store.writing():
        services.around.store.prospects.edit(maria, {"reason_to_call": RATE})
    return maria


@pytest.mark.parametrize("key", list("RALX"))
def test_a_talk_uses_its_reason_up_and_the_history_keeps_it(services: Services, called_for: int, key: str) -> None:
    call(services, called_for, key, note="Said hello")
    assert person(services, called_for).reason_to_call == ""
    assert services.around.store.touches.of(called_for)[0].note == f"Said hello\nI called because: {RATE}"
    assert Lack.REASON_TO_CALL in services.preparing.sheet(called_for).lacks


def test_the_reason_of_the_next_call_takes_its_place(services: Services, called_for: int) -> None:
    call(services, called_for, "R", next_reason="  A battery  ")
    assert person(services, called_for).reason_to_call == "A battery"


def test_a_reason_that_was_not_told_is_in_no_history(services: Services, called_for: int) -> None:
    call(services, called_for, "R", next_reason=RATE)
    assert person(services, called_for).reason_to_call == RATE
    assert services.around.store.touches.of(called_for)[0].note == ""


@pytest.mark.parametrize("key", list("NVGWSD"))
def test_without_a_next_call_in_their_mind_the_reason_stays(services: Services, called_for: int, key: str) -> None:
    call(services, called_for, key)
    assert person(services, called_for).reason_to_call == RATE


@pytest.mark.parametrize("outcome", outcomes_for(inbound=True))
def test_who_calls_is_a_contact_and_no_attempt_and_was_told_nothing(
    services: Services, called_for: int, outcome: Outcome
) -> None:
    call(services, called_for, "N")
    call(services, called_for, outcome.value, inbound=True)
    touch = services.around.store.touches.of(called_for)[0]
    assert (touch.channel, touch.attempt, touch.contact) == (Channel.INBOUND, False, True)
    after = person(services, called_for)
    assert (after.ladder, after.reason_to_call) == ("tr", RATE)
    assert (after.stage, after.next_action is None) == (
        OUTCOMES[outcome].stage,
        not (OUTCOMES[outcome].stage or Stage.ACTIVE).in_pool,
    )


def test_whoever_called_can_end_it_by_six_keys() -> None:
    assert "".join(outcomes_for(inbound=True)) == "RALXSD"
    assert "".join(outcomes_for(inbound=False)) == "NVGWRALXSD"


def test_what_was_learned_is_asked_again_but_not_twice_and_nothing_new_is_nothing(
    services: Services, maria: int, clock: Clock
) -> None:
    for learned in ("Bakes at night", "bakes at night", "Nothing new", "nothing new."):
        call(services, maria, "R", learned=learned)
        clock.advance(days=1)
    assert [fact.words for fact in services.around.store.facts.of(maria)] == ["Bakes at night"]


def test_what_it_is_of_use_for_and_which_text_was_read_are_kept(services: Services, maria: int) -> None:
    call(services, maria, "R", learned_for=LearnedFor.DOOR, script="two-reasons-call")
    assert services.around.store.touches.of(maria)[0].learned_for == LearnedFor.DOOR
    (version,) = services.around.store.scripts.versions("two-reasons-call")
    assert version.markdown.startswith("# ")


def test_a_script_that_is_gone_holds_no_call_up(services: Services, maria: int) -> None:
    call(services, maria, "N", script="own-1")
    assert len(services.around.store.touches.of(maria)) == 1


def test_a_surer_reason_is_added_and_the_same_one_is_not(services: Services, maria: int, clock: Clock) -> None:
    for sure in (Certainty.GUESS, Certainty.GUESS, None, Certainty.THEY_SAID):
        call(services, maria, "R", real_reason="The lease", certainty=sure)
        clock.advance(days=1)
    kept = services.around.store.prospects.reasons(maria)
    assert [(reason.words, reason.certainty) for reason in kept] == [("The lease", "they_said"), ("The lease", "guess")]


def letters(services: Services, ident: int) -> list[tuple[str, LetterState]]:
    return [(letter.template, letter.state) for letter in services.around.store.letters.of(ident)]


def test_a_sale_drafts_the_letter_of_thanks(services: Services, maria: int) -> None:
    call(services, maria, "S")
    assert letters(services, maria) == [("letter-thank-you", LetterState.DRAFT)]


def test_a_letter_that_cannot_be_drafted_holds_no_sale_up(services: Services, maria: int) -> None:
    with services.around.store.writing():
        broken = "# Thanks\n\n## Letter\n\n{% if %}"
        services.around.store.scripts.keep("letter-thank-you", broken, services.around.now())
    call(services, maria, "S")
    assert letters(services, maria) == [] and person(services, maria).stage is Stage.SOLD


def test_do_not_contact_puts_the_waiting_letters_away(services: Services, maria: int) -> None:
    call(services, maria, "R", letter=LetterDraft("letter-after-call", "Dear Maria", read=True))
    assert letters(services, maria) == [("letter-after-call", LetterState.READY)]
    call(services, maria, "D", they_asked=False)
    assert letters(services, maria) == [("letter-after-call", LetterState.PUT_AWAY)]


def test_a_note_that_was_written_after_the_call_keeps_it_from_being_taken_back(services: Services, maria: int) -> None:
    saved = services.calling.save(CallResult(maria, Outcome.NO_ANSWER))
    services.recounting.write_note(maria, "Her van has a new sign")
    with pytest.raises(RuleFault, match="changed since"):
        services.calling.undo(saved)
    assert "new sign" in str(services.recounting.entries(maria))
