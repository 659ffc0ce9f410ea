"""Making a call: notes as they are typed, the outcome with what follows, and taking it back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from reengage_desktop.domain.draft import Draft
from reengage_desktop.domain.fact import FactAnswer, taught
from reengage_desktop.domain.fault import Fault, RuleFault
from reengage_desktop.domain.follow_up import FollowUp
from reengage_desktop.domain.letter import LetterDraft
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.outcome import OUTCOMES, Meaning, Outcome
from reengage_desktop.domain.plain_line import lines, one_line
from reengage_desktop.domain.prospect import Certainty, Prospect, Quote, Reason, Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.reminder import slot_key
from reengage_desktop.domain.slots import current
from reengage_desktop.domain.story import ToldIn
from reengage_desktop.domain.touch import BULK_WINDOW, Channel, LearnedFor, Touch, bulk
from reengage_desktop.store.promises import BROKEN, KEPT, MOVED
from reengage_desktop.store.snapshots import Snapshot

from .around import CHANGED_SINCE, Around
from .banking import Banking
from .foreseeing import Foreseeing
from .wording import Wording

ASKED, NOT_ASKED = "They asked not to be contacted.", "Not to be contacted any more; they did not ask."
REASON_TOLD = "I called because: {reason}"
NEEDS_LEARNED = "Write what you learned, or “nothing new”. Your notes are kept."


@dataclass(frozen=True, slots=True)
class CallResult:
    """What the dialog hands down. Without `follow_up` the default is booked. Empty texts leave what is known as it is.

    `script`: the name of what was read. `inbound`: they called, so it was no attempt of mine. `learned_for`: what it
    is of use for. `certainty`: of the real reason. `facts`: what was asked again. `letter`: for the pile.
    `seconds`: length of the call. `busy`: with no answer, the line was busy. `who_answered`: with someone else.
    `dead_phone_id`: with a wrong number. `why_not`: with a No. `they_asked`: with do not contact; then the numbers
    are held for whoever comes in with one later. `next_reason`: what will be new for them the next time.
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
        follows = result.follow_up or self._default(person, quote, result.outcome, result.why_not, result.busy)
        self._refuse_hours(person, quote, result.follow_up.next_action if result.follow_up else None)
        letter = result.letter or self._thanks(result, follows)
        told = _reason_told(result, meaning, person, follows)
        read = self._wording.read_aloud(result.script, person.id) if meaning.contact and result.script else ""
        with store.writing() as changes:
            snapshot = store.snapshots.take(person.id)
            touch_id = self._log(result, meaning, told, now)
            if read:
                self._banking.note_told(person.id, read, ToldIn.CALL)
            self._settle_promise(person, meaning, follows, now)
            self._learn(result, quote, now)
            if told or result.next_reason.strip():
                store.prospects.edit(person.id, {"reason_to_call": result.next_reason.strip()})
            if letter is not None:
                store.letters.add(person.id, letter, now)
            store.prospects.set_next(person.id, follows.stage, follows.next_action, now)
            self._promise(person, follows.next_action, now)
            if follows.stage is Stage.DO_NOT_CONTACT:
                self._stop(result, now)
            store.drafts.drop(person.id)
            changes.prospects.add(person.id)
            changes.letters = letter is not None or follows.stage is Stage.DO_NOT_CONTACT
        revision = store.prospects.revision(person.id)
        return SavedCall(person.id, person.name, result.outcome, follows, snapshot, touch_id, revision)

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

    def _stop(self, result: CallResult, now: datetime) -> None:
        """No letter of the pile goes out, and where they asked for it their numbers are held."""
        store = self._around.store
        store.letters.put_away_all(result.prospect_id, now)
        if result.they_asked:
            store.prospects.block_numbers(result.prospect_id, now)

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

    def _learn(self, result: CallResult, quote: Quote | None, now: datetime) -> None:
        """Reasons are added beside the older ones, never over them."""
        store, who = self._around.store, result.prospect_id
        for reason in _new_reasons(result, store.prospects.reasons(who), now):
            store.prospects.add_reason(who, reason)
        for answer in result.facts:
            store.facts.answer(answer, now)
        fact = taught(result.learned)
        if fact and fact.casefold() not in {known.words.casefold() for known in store.facts.of(who)}:
            store.facts.add(who, fact, now)
        if result.why_not is not None and quote is not None:
            store.quotes.save(replace(quote, why_not=result.why_not))
        if answered := one_line(result.who_answered):
            store.people_around.meet(who, answered, "answers the phone", lines(result.note), now)
        if result.dead_phone_id:
            store.prospects.mark_dead(result.dead_phone_id)


def _meaning(result: CallResult) -> Meaning:
    """That of the table; when they called it was no attempt of mine."""
    meaning = OUTCOMES[result.outcome]
    return replace(meaning, attempt=False, channel=Channel.INBOUND) if result.inbound else meaning


def _new_reasons(result: CallResult, kept: list[Reason], now: datetime) -> list[Reason]:
    """Those that say something else than the newest of their kind, or are surer of it; `kept` is newest first."""
    known = {reason.kind: reason for reason in reversed(kept)}
    new = (
        Reason("stated", result.stated_reason.strip(), now),
        Reason("real", result.real_reason.strip(), now, result.certainty or ""),
    )
    return [reason for reason in new if reason.words and _is_new(reason, known.get(reason.kind))]


def _is_new(reason: Reason, known: Reason | None) -> bool:
    if known is None or reason.words != known.words:
        return True
    return bool(reason.certainty) and reason.certainty != known.certainty


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
