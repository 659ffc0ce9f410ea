"""Making a call: notes as they are typed, the outcome with what follows, and taking it back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from reengage_desktop.domain.draft import Draft
from reengage_desktop.domain.fact import FactAnswer
from reengage_desktop.domain.fault import Fault, RuleFault
from reengage_desktop.domain.follow_up import FollowUp
from reengage_desktop.domain.letter import LetterDraft
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.outcome import OUTCOMES, Meaning, Outcome
from reengage_desktop.domain.prospect import Certainty, Importance, Prospect, Quote, Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.reminder import slot_key
from reengage_desktop.domain.slots import current
from reengage_desktop.domain.story import ToldIn
from reengage_desktop.domain.touch import BULK_WINDOW, Channel, LearnedFor, Touch, bulk
from reengage_desktop.store.promises import BROKEN, KEPT, MOVED
from reengage_desktop.store.snapshots import Snapshot

from .around import CHANGED_SINCE, Around
from .banking import Banking
from .desking import redirected
from .foreseeing import Foreseeing
from .laddering import Laddering
from .learning import learn
from .stopping import ASKED as ASKED
from .stopping import NOT_ASKED as NOT_ASKED
from .stopping import stop
from .telling import REASON_TOLD
from .wording import Wording

NO_SUCH_STAGE = "That does not follow from a call that ended so. Nothing was saved; your notes are kept. Choose anew."
NEEDS_LEARNED = "Write what you learned, or “nothing new”. Your notes are kept."


@dataclass(frozen=True, slots=True)
class CallResult:
    """What the dialog hands down. Without `follow_up` the default is booked. Empty texts leave what is known as it is.

    `script`: the name of what was read. `inbound`: they called, so it was no attempt of mine. `learned_for`: what it
    is of use for. `certainty`: of the real reason. `facts`: what was asked again. `letter`: for the pile.
    `seconds`: length of the call. `busy`: with no answer, the line was busy. `who_answered`: with someone else.
    `dead_phone_id`: with a wrong number. `why_not`: with a No. `they_asked`: with do not contact; then the numbers
    are held for whoever comes in with one later. `next_reason`: what will be new for them the next time. `importance`:
    of the sale, None where it was not asked.
    """

    prospect_id: int
    outcome: Outcome
    note: str = ""
    learned: str = ""
    seconds: int = 0
    follow_up: FollowUp | None = None
    stated_reason: str = ""
    real_reason: str = ""
    why_not: WhyNot | None = None
    who_answered: str = ""
    dead_phone_id: int = 0
    busy: bool = False
    they_asked: bool = True
    script: str = ""
    inbound: bool = False
    learned_for: LearnedFor | None = None
    certainty: Certainty | None = None
    facts: tuple[FactAnswer, ...] = ()
    letter: LetterDraft | None = None
    next_reason: str = ""
    importance: Importance | None = None


@dataclass(frozen=True, slots=True)
class SavedCall:
    """What was booked, in order to tell it and to take it back as long as nothing more is written: see `revision`."""

    prospect_id: int
    name: str
    outcome: Outcome
    follow_up: FollowUp
    snapshot: Snapshot
    touch_id: int
    revision: int


class Calling(Foreseeing):
    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._wording, self._banking = Wording(around), Banking(around)

    def keep_draft(self, prospect_id: int, draft: Draft) -> None:
        """What was typed so far; nobody is told, since nothing else shows it."""
        store = self._around.store
        with store.writing():
            store.drafts.keep(prospect_id, draft, self._around.now())

    def save(self, result: CallResult) -> SavedCall:
        """Touch, reasons and next action in one transaction. Raises `RuleFault`, `StoreFault`; then nothing is kept."""
        meaning = _meaning(result)
        if result.outcome is Outcome.REACHED and not result.learned.strip():
            raise RuleFault(NEEDS_LEARNED)
        store, now = self._around.store, self._around.now()
        person, quote = self._known(result.prospect_id)
        follows = self._follows(result, person, quote)
        letter = result.letter or self._thanks(result, follows)
        told = _reason_told(result, meaning, person, follows)
        read = self._wording.read_aloud(result.script, person.id) if meaning.contact and result.script else ""
        with store.writing() as changes:
            snapshot = store.snapshots.take(person.id)
            touch_id = self._log(result, meaning, told, now)
            if read:
                self._banking.note_told(person.id, read, ToldIn.CALL)
            self._settle_promise(person, meaning, follows, now)
            learn(self._around, result, quote, now)
            if told or result.next_reason.strip():
                store.prospects.edit(person.id, {"reason_to_call": result.next_reason.strip()})
            if letter is not None:
                store.letters.add(person.id, letter, now)
            store.prospects.set_next(person.id, follows.stage, follows.next_action, now)
            self._promise(person, follows.next_action, now)
            Laddering(self._around).heed(person, result.outcome)
            changes.letters = letter is not None
            if follows.stage is Stage.DO_NOT_CONTACT:
                asked = result.they_asked and result.outcome is Outcome.DO_NOT_CONTACT
                stop(self._around, changes, person.id, they_asked=asked)
            store.drafts.drop(person.id)
            changes.prospects.add(person.id)
        revision = store.prospects.revision(person.id)
        return SavedCall(person.id, person.name, result.outcome, follows, snapshot, touch_id, revision)

    def _follows(self, result: CallResult, person: Prospect, quote: Quote | None) -> FollowUp:
        """As it was chosen, else the default. Raises `RuleFault` for hours or a stage that cannot be."""
        chosen = result.follow_up
        if chosen is None:
            return self._default(person, quote, result.outcome, result.why_not, result.busy, result)
        if chosen.stage not in _stages(person, result.outcome):
            raise RuleFault(NO_SUCH_STAGE)
        self._refuse_hours(person, quote, chosen.next_action)
        return redirected(self._around, person, result.outcome, result, chosen)

    def was_busy(self, saved: SavedCall) -> SavedCall:
        """A call that nobody answered met a busy line: again in two hours. It can still be taken back as a whole."""
        store, now = self._around.store, self._around.now()
        follows = self.busy(saved.prospect_id)
        with store.writing() as changes:
            store.prospects.set_next(saved.prospect_id, follows.stage, follows.next_action, now)
            changes.prospects.add(saved.prospect_id)
        return replace(saved, follow_up=follows, revision=store.prospects.revision(saved.prospect_id))

    def undo(self, saved: SavedCall) -> None:
        """Everything of the person as before the call. Raises `RuleFault` if something was written of them since."""
        store = self._around.store
        newest = next(iter(store.touches.of(saved.prospect_id)), None)
        is_last = store.prospects.revision(saved.prospect_id) == saved.revision
        if newest is None or newest.id != saved.touch_id or not is_last:
            raise RuleFault(CHANGED_SINCE)
        with store.writing() as changes:
            store.snapshots.restore(saved.snapshot)
            changes.prospects.add(saved.prospect_id)
            changes.same.add(saved.prospect_id)
            self._mark_bulk(newest.at)
            changes.letters = True

    def _log(self, result: CallResult, meaning: Meaning, told: str, now: datetime) -> int:
        store = self._around.store
        touch = Touch(
            id=0,
            prospect_id=result.prospect_id,
            at=now,
            channel=meaning.channel,
            outcome=result.outcome.value,
            attempt=meaning.attempt,
            contact=meaning.contact,
            seconds=result.seconds,
            note=_note(result, told),
            learned=result.learned,
            bulk=False,
            learned_for=result.learned_for or "",
        )
        held = current(self._around.slots(), self._around.zone(), now)
        key = slot_key(held.slot.id, held.day) if held else ""
        version = self._wording.version(result.script, now)
        ident = store.touches.add(touch, script=result.script, version_id=version, slot_key=key)
        self._mark_bulk(now)
        return ident

    def _mark_bulk(self, at: datetime) -> None:
        """Anew, of the outcomes to which one at this instant has come, or from which it is gone."""
        touches = self._around.store.touches
        found = touches.outcomes_between(at - 2 * BULK_WINDOW, at + 2 * BULK_WINDOW)
        marks = bulk([moment for _, moment in found])
        for mark in (True, False):
            touches.set_bulk(
                [
                    ident
                    for (ident, moment), marked in zip(found, marks, strict=True)
                    if marked is mark and abs(moment - at) <= BULK_WINDOW
                ],
                mark,
            )

    def _thanks(self, result: CallResult, follows: FollowUp) -> LetterDraft | None:
        """A sale is saved by one key, so that its letter is drafted here; a template that fails holds no sale up."""
        if follows.stage is not Stage.SOLD or result.outcome is not Outcome.SOLD:
            return None
        from .lettering import Lettering  # most calls are no sale

        with suppress(Fault):
            return Lettering(self._around).draft(result.prospect_id, result.outcome, learned=result.learned)
        return None

    def _settle_promise(self, person: Prospect, meaning: Meaning, follows: FollowUp, now: datetime) -> None:
        """Tried inside the window: kept. After it: broken. Earlier it is moved by a contact, and stands otherwise."""
        action = person.next_action
        if action is None or not action.promised or follows.next_action == action:
            return
        tried_then = (meaning.attempt or meaning.contact) and now >= action.due_from
        state = BROKEN if now > action.due_until else KEPT if tried_then else MOVED
        self._around.store.promises.settle(person.id, state, now)

    def _promise(self, person: Prospect, action: NextAction | None, now: datetime) -> None:
        if action is not None and action.promised and action != person.next_action:
            self._around.store.promises.make(person.id, now, action.due_from, action.due_until, action.zone)


def _meaning(result: CallResult) -> Meaning:
    """That of the table; when they called it was no attempt of mine."""
    meaning = OUTCOMES[result.outcome]
    return replace(meaning, attempt=False, channel=Channel.INBOUND) if result.inbound else meaning


def _stages(person: Prospect, outcome: Outcome) -> tuple[Stage, ...]:
    """Where they may stand then: nobody is let go who did not say so, but at the desk (S0; mission row 41)."""
    if person.stage is Stage.DO_NOT_CONTACT:
        return (Stage.DO_NOT_CONTACT,)
    if outcome is Outcome.SAID_NO:
        return Stage.KEEP_IN_TOUCH, Stage.LET_GO
    return (OUTCOMES[outcome].stage or person.stage,)


def _reason_told(result: CallResult, meaning: Meaning, person: Prospect, follows: FollowUp) -> str:
    """The reason that this call brought to them. It is new no more, so that the next call needs another one."""
    told = meaning.contact and not result.inbound and follows.stage.in_pool
    return person.reason_to_call if told and person.reason_to_call != result.next_reason.strip() else ""


def _note(result: CallResult, told: str) -> str:
    """The law asks whether they asked for it, and the reason that was told is kept nowhere else."""
    asked = ""
    if result.outcome is Outcome.DO_NOT_CONTACT:
        asked = ASKED if result.they_asked else NOT_ASKED
    because = REASON_TOLD.format(reason=told) if told else ""
    return "\n".join(part for part in (asked, result.note, because) if part)
