"""Each row of the mission's table of outcomes, by keys alone, as the file holds it; then taken back by Z."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt

from reengage_desktop.domain.letter import LetterDraft, LetterState
from reengage_desktop.domain.next_action import ActionKind, Because
from reengage_desktop.domain.outcome import OUTCOMES, Outcome
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.touch import Channel
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.calling import CallResult, SavedCall

from .conftest import Call

K = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
TOLEDO = "America/New_York"
RATE = "Your power rate went up 11 per cent in September"
TOLD = f"I called because: {RATE}"

Press = tuple[Qt.Key, Qt.KeyboardModifier] | Qt.Key | str


@dataclass(frozen=True)
class Row:
    """What is pressed and typed after the first key, and what the file holds then.

    `ledger`: states of the promises, the one of yesterday first. `waits`: the letters that wait, beside the older one.
    `when`: the window of the next action, in their clock.
    """

    then: tuple[Press, ...] = ()
    touch: tuple[Channel, bool, bool] = (Channel.CALL, True, True)
    note: str = ""
    learned: str = ""
    script: str = "two-reasons-call"
    stage: Stage = Stage.ACTIVE
    kind: ActionKind | None = None
    because: Because | None = None
    when: str = ""
    ladder: str = "tr"
    ledger: tuple[str, ...] = ("kept",)
    waits: tuple[str, ...] = ()
    reason: str = ""
    facts: tuple[str, ...] = ()
    around: tuple[tuple[str, str, str], ...] = ()
    dead: bool = False


SAVE = (K.Key_Return, CTRL)
TRIED, SPOKEN = (Channel.CALL, True, False), (Channel.CALL, True, True)
TABLE = {
    "N": Row(
        touch=TRIED, kind=ActionKind.CALL, because=Because.OTHER_SLOT, when="Thu 16:30-17:15", ladder="tt", reason=RATE
    ),
    "V": Row(
        (K.Key_Return,),
        touch=(Channel.VOICEMAIL, True, False),
        script="second-voicemail",
        kind=ActionKind.CALL,
        because=Because.PROMISED,
        when="Thu 09:00-11:00",
        ladder="tt",
        ledger=("kept", "open"),
        reason=RATE,
    ),
    "G": Row(
        ("Rosa", K.Key_Tab, "She is in at seven", K.Key_Return),
        touch=TRIED,
        note="She is in at seven",
        kind=ActionKind.CALL,
        because=Because.OTHER_SLOT,
        when="Thu 16:30-17:15",
        ladder="tt",
        reason=RATE,
        around=(("Rosa", "answers the phone", "She is in at seven"),),
    ),
    "W": Row(
        touch=(Channel.CALL, False, False),
        kind=ActionKind.FIND_NUMBER,
        because=Because.WRONG_NUMBER,
        when="Thu 16:30-17:15",
        ladder="t",
        ledger=("moved",),
        reason=RATE,
        dead=True,
    ),
    "R": Row(
        ("New oven", (K.Key_3, ALT), "Bakes at night", SAVE),
        note=f"Changed: New oven.\n{TOLD}",
        learned="Bakes at night",
        kind=ActionKind.CALL,
        because=Because.FORTY_EIGHT_HOURS,
        when="Fri 09:00-11:00",
        waits=("letter-after-call",),
        facts=("Bakes at night",),
    ),
    "A": Row(
        ((K.Key_K, ALT), "The drawings", SAVE),
        note=TOLD,
        kind=ActionKind.APPOINTMENT,
        because=Because.AGREED,
        when="Thu 10:00-10:30",
        ledger=("kept", "open"),
        waits=("letter-after-call",),
        reason="The drawings",
    ),
    "L": Row(
        ((K.Key_4, ALT), SAVE),
        note=TOLD,
        stage=Stage.KEEP_IN_TOUCH,
        kind=ActionKind.CALL,
        because=Because.THEIR_DATE,
        when="Fri 09:00-11:00",
        ledger=("kept", "open"),
        waits=("letter-after-call",),
    ),
    "X": Row(
        (SAVE,),
        note=TOLD,
        stage=Stage.KEEP_IN_TOUCH,
        kind=ActionKind.KEEP_IN_TOUCH,
        because=Because.AFTER_NO,
        when="Fri 08:00-10:00",
        waits=("letter-after-no",),
    ),
    "S": Row(stage=Stage.SOLD, waits=("letter-thank-you",), reason=RATE),
    "D": Row((K.Key_Y,), note="They asked not to be contacted.", stage=Stage.DO_NOT_CONTACT, reason=RATE),
}


@pytest.fixture
def promised(call: Call) -> Call:
    """Maria had a voicemail yesterday that promised this very hour, and a letter waits for her."""
    call.close()
    calling, store = call.services.calling, call.services.around.store
    calling.save(CallResult(call.prospect_id, Outcome.VOICEMAIL, script="voicemail"))
    with store.writing():
        store.letters.add(call.prospect_id, LetterDraft("letter-not-reached", "Dear Maria"), call.clock.now)
    action = call.person().next_action
    assert action is not None
    call.clock.now = action.due_from
    call.open()
    return call


def press(call: Call, what: Press) -> None:
    if isinstance(what, str):
        call.qtbot.keyClicks(call.dialog.focusWidget(), what)
    elif isinstance(what, tuple):
        call.press(*what)
    else:
        call.press(what)


def end(call: Call, key: str) -> SavedCall:
    """The first key of an outcome, and what is pressed after it."""
    first, *rest = (K(ord(key)), *TABLE[key].then)
    *before, last = (first, *rest)
    for each in before:
        press(call, each)
    return call.save_by(lambda: press(call, last))


def told(call: Call, row: Row) -> Row:
    """What the file holds, in the shape of the table."""
    store, who = call.services.around.store, call.prospect_id
    person, touch = call.person(), call.touches()[0]
    action = person.next_action
    query: Callable[[str], list[tuple[Any, ...]]] = lambda sql: store._db.execute_sql(sql).fetchall()  # noqa: E731
    letters = [each for each in store.letters.of(who) if each.state is not LetterState.PUT_AWAY]
    return replace(
        row,
        touch=(touch.channel, touch.attempt, touch.contact),
        note=touch.note,
        learned=touch.learned,
        script=query("SELECT script FROM touches ORDER BY id DESC LIMIT 1")[0][0],
        stage=person.stage,
        kind=action.kind if action else None,
        because=action.because if action else None,
        when=_when(action.due_from, action.due_until) if action else "",
        ladder=person.ladder,
        ledger=tuple(state for (state,) in query("SELECT state FROM promises ORDER BY id")),
        waits=tuple(letter.template for letter in letters if letter.template != "letter-not-reached"),
        reason=person.reason_to_call,
        facts=tuple(fact.words for fact in store.facts.of(who)),
        around=tuple((each.name, each.role, each.note) for each in store.people_around.of(who)),
        dead=store.prospects.phones(who)[0].dead,
    )


def _when(start: Any, end: Any) -> str:
    first, last = local(start, TOLEDO), local(end, TOLEDO)
    return f"{first:%a %H:%M}-{last:%H:%M}"


def everything(call: Call) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of the file, without the texts that were read, which are kept for good, and the draft."""
    execute = call.services.around.store._db.execute_sql
    names = [name for (name,) in execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    kept = [name for name in names if not name.startswith(("sqlite_", "script_versions", "drafts", "search"))]
    return {name: execute(f"SELECT * FROM {name}").fetchall() for name in kept}


def undo_by_z(call: Call, saved: SavedCall) -> None:
    call.open()
    call.dialog.undo_requested.connect(call.services.calling.undo)
    call.dialog.toast.say("It was saved.", saved)
    call.dialog.script_view.setFocus()
    call.press(K.Key_Z)


@pytest.mark.parametrize("key", list(TABLE))
def test_an_outcome_by_its_keys_alone_and_back_by_z(promised: Call, key: str) -> None:
    call, row = promised, TABLE[key]
    before = everything(call)
    saved = end(call, key)
    assert told(call, row) == row
    meaning = OUTCOMES[Outcome(key)]
    assert (row.touch[1], row.touch[2]) == (meaning.attempt, meaning.contact)
    letters = {letter.template: letter.state for letter in call.services.around.store.letters.of(call.prospect_id)}
    away = LetterState.PUT_AWAY if key == "D" else LetterState.DRAFT
    assert letters["letter-not-reached"] is away
    assert call.services.checking.check().is_whole
    undo_by_z(call, saved)
    assert everything(call) == before


def test_each_outcome_of_the_mission_has_its_row() -> None:
    assert "".join(TABLE) == "".join(OUTCOMES)


def test_a_busy_line_is_offered_after_no_answer_and_comes_back_in_two_hours(promised: Call) -> None:
    call = promised
    before = everything(call)
    saved = end(call, "N")
    busy = call.services.calling.was_busy(saved)
    action = call.person().next_action
    assert action is not None and action.because is Because.BUSY
    assert action.due_from - call.clock.now >= timedelta(hours=2)
    undo_by_z(call, busy)
    assert everything(call) == before


def test_a_decision_not_to_contact_that_was_mine_holds_no_number(promised: Call) -> None:
    promised.press(K.Key_D)
    promised.save_by(lambda: promised.press(K.Key_N))
    assert promised.touches()[0].note == "Not to be contacted any more; they did not ask."
    assert promised.services.around.store.prospects.blocked_numbers() == set()


def test_bought_elsewhere_is_asked_in_ninety_days_how_happy_they_are(promised: Call) -> None:
    call = promised
    call.press(K.Key_X)
    call.press(K.Key_2, ALT)
    for key in (K.Key_Down, K.Key_Right, K.Key_Space):
        call.press(key)
    call.save_by(lambda: press(call, SAVE))
    action = call.person().next_action
    assert action is not None and action.kind is ActionKind.ASK_HAPPY
    assert timedelta(days=89) < action.due_from - call.clock.now < timedelta(days=93)
