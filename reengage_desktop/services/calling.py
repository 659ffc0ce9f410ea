"""Making a call: notes as they are typed, the outcome with what follows, and taking it back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from reengage_desktop.domain.draft import Draft
from reengage_desktop.domain.fact import FactAnswer
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.follow_up import FollowUp, Situation, busy, follow_up, in_48_hours, on_their_date
from reengage_desktop.domain.letter import LetterDraft
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.outcome import OUTCOMES, Meaning, Outcome
from reengage_desktop.domain.prospect import Certainty, Prospect, Quote, Reason, Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.reminder import slot_key
from reengage_desktop.domain.slots import current
from reengage_desktop.domain.touch import BULK_WINDOW, Channel, LearnedFor, Touch, is_bulk
from reengage_desktop.store.promises import BROKEN, KEPT, MOVED
from reengage_desktop.store.snapshots import Snapshot

from .around import CHANGED_SINCE, Around
from .wording import Wording

ASKED, NOT_ASKED = "They asked not to be contacted.", "Not to be contacted any more; they did not ask."
NEEDS_LEARNED = "Write what you learned, or “nothing new”. Your notes are kept."


@dataclass(frozen=True, slots=True)
class CallResult:
    """What the dialog hands down. Without `follow_up` the default is booked. Empty texts leave what is known as it is.

    `script`: the name of what was read. `inbound`: they called, so it was no attempt of mine. `learned_for`: what it
    is of use for. `certainty`: of the real reason. `facts`: what was asked again. `letter`: for the pile.
    `seconds`: length of the call. `busy`: with no answer, the line was busy. `who_answered`: with someone else.
    `dead_phone_id`: with a wrong number. `why_not`: with a No. `they_asked`: with do not contact; then the numbers
    are held for whoever comes in with one later.
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


@dataclass(frozen=True, slots=True)
class SavedCall:
    """What was booked, in order to tell it and to take it back."""

    prospect_id: int
    name: str
    outcome: Outcome
    follow_up: FollowUp
    snapshot: Snapshot
    touch_id: int


class Calling:
    def __init__(self, around: Around) -> None:
        self._around = around
        self._wording = Wording(around)

    def keep_draft(self, prospect_id: int, draft: Draft) -> None:
        """What was typed so far; nobody is told, since nothing else shows it."""
        store = self._around.store
        with store.writing():
            store.drafts.keep(prospect_id, draft, self._around.now())

    def preview(self, prospect_id: int, outcome: Outcome, why_not: WhyNot | None = None) -> FollowUp:
        """What the key would book. A promise that is still to come stays when nobody answers."""
        person, quote = self._known(prospect_id)
        return self._default(person, quote, outcome, why_not, is_busy=False)

    def busy(self, prospect_id: int) -> FollowUp:
        """Two hours later, when they may be called."""
        person, quote = self._known(prospect_id)
        return self._default(person, quote, Outcome.NO_ANSWER, None, is_busy=True)

    def forty_eight_hours(self, prospect_id: int) -> NextAction:
        person, quote = self._known(prospect_id)
        return in_48_hours(self._situation(person, quote, None), self._around.law, self._around.now())

    def on_their_date(self, prospect_id: int, day: date) -> NextAction:
        person, quote = self._known(prospect_id)
        return on_their_date(self._situation(person, quote, None), self._around.law, self._around.now(), day)

    def refuse_hours(self, prospect_id: int, action: NextAction | None) -> None:
        """Raises `RuleFault` for a call at hours that `save` would refuse."""
        person, quote = self._known(prospect_id)
        self._refuse_hours(person, quote, action)

    def save(self, result: CallResult) -> SavedCall:
        """Touch, reasons and next action in one transaction. Raises `RuleFault`, `StoreFault`; then nothing is kept."""
        meaning = _meaning(result)
        if result.outcome is Outcome.REACHED and not result.learned.strip():
            raise RuleFault(NEEDS_LEARNED)
        store, now = self._around.store, self._around.now()
        person, quote = self._known(result.prospect_id)
        follows = result.follow_up or self._default(person, quote, result.outcome, result.why_not, result.busy)
        self._refuse_hours(person, quote, result.follow_up.next_action if result.follow_up else None)
        with store.writing() as changes:
            snapshot = store.snapshots.take(person.id)
            touch_id = self._log(result, meaning, now)
            self._settle_promise(person, meaning, follows, now)
            self._learn(result, quote, now)
            if result.letter is not None:
                store.letters.add(person.id, result.letter, now)
                changes.letters = True
            store.prospects.set_next(person.id, follows.stage, follows.next_action, now)
            self._promise(person, follows.next_action, now)
            if follows.stage is Stage.DO_NOT_CONTACT:
                store.letters.put_away_all(person.id, now)
                changes.letters = True
            if follows.stage is Stage.DO_NOT_CONTACT and result.they_asked:
                store.prospects.block_numbers(person.id, now)
            store.drafts.drop(person.id)
            changes.prospects.add(person.id)
        return SavedCall(person.id, person.name, result.outcome, follows, snapshot, touch_id)

    def was_busy(self, saved: SavedCall) -> SavedCall:
        """A call that nobody answered met a busy line: again in two hours. It can still be taken back as a whole."""
        store, now = self._around.store, self._around.now()
        follows = self.busy(saved.prospect_id)
        with store.writing() as changes:
            store.prospects.set_next(saved.prospect_id, follows.stage, follows.next_action, now)
            changes.prospects.add(saved.prospect_id)
        return replace(saved, follow_up=follows)

    def undo(self, saved: SavedCall) -> None:
        """Everything of the person as before the call. Raises `RuleFault` if they had another touch since."""
        store = self._around.store
        newest = next(iter(store.touches.of(saved.prospect_id)), None)
        if newest is None or newest.id != saved.touch_id:
            raise RuleFault(CHANGED_SINCE)
        with store.writing() as changes:
            store.snapshots.restore(saved.snapshot)
            changes.prospects.add(saved.prospect_id)
            changes.letters = True

    def _refuse_hours(self, person: Prospect, quote: Quote | None, action: NextAction | None) -> None:
        """Of what was chosen; what was booked before stays as it is."""
        if action is None or action == person.next_action:
            return
        standing = self._around.standing(person, quote.quoted_on if quote else None, self._around.zone())
        self._around.refuse_forbidden_hours(standing, action)

    def _known(self, prospect_id: int) -> tuple[Prospect, Quote | None]:
        return self._around.person(prospect_id), next(iter(self._around.store.quotes.of(prospect_id)), None)

    def _situation(self, person: Prospect, quote: Quote | None, why_not: WhyNot | None) -> Situation:
        zone = self._around.zone()
        can_mail = not person.no_email and bool(self._around.store.prospects.emails(person.id))
        return Situation(
            stage=person.stage,
            ladder=person.ladder,
            zone=zone,
            their_zone=person.zone or zone,
            standing=self._around.standing(person, quote.quoted_on if quote else None, zone),
            slots=self._around.slots(),
            why_not=why_not or (quote.why_not if quote else WhyNot.UNKNOWN),
            can_write=can_mail or bool(person.street),
        )

    def _default(
        self, person: Prospect, quote: Quote | None, outcome: Outcome, why_not: WhyNot | None, is_busy: bool
    ) -> FollowUp:
        now, law = self._around.now(), self._around.law
        situation = self._situation(person, quote, why_not)
        if is_busy and person.stage.in_pool:
            return FollowUp(person.stage, busy(situation, law, now))
        if outcome is Outcome.NO_ANSWER and _still_to_come(person.next_action, now):
            return FollowUp(person.stage, person.next_action)
        return follow_up(outcome, situation, law, now)

    def _log(self, result: CallResult, meaning: Meaning, now: datetime) -> int:
        store = self._around.store
        earlier = [at for _, _, at, _, _ in store.touches.outcomes_since(now - BULK_WINDOW)]
        bulk = is_bulk(earlier, now)
        if bulk:
            store.touches.mark_bulk(now - BULK_WINDOW)
        touch = Touch(
            id=0,
            prospect_id=result.prospect_id,
            at=now,
            channel=meaning.channel,
            outcome=result.outcome.value,
            attempt=meaning.attempt,
            contact=meaning.contact,
            seconds=result.seconds,
            note=_note(result),
            learned=result.learned,
            bulk=bulk,
            learned_for=result.learned_for or "",
        )
        held = current(self._around.slots(), self._around.zone(), now)
        key = slot_key(held.slot.id, held.day) if held else ""
        version = (
            store.scripts.version_of(result.script, self._wording.markdown(result.script), now)
            if result.script
            else None
        )
        return store.touches.add(touch, script=result.script, version_id=version, slot_key=key)

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
        known = {reason.kind: reason.words for reason in reversed(store.prospects.reasons(who))}
        sure = result.certainty or ""
        for kind, words in (("stated", result.stated_reason.strip()), ("real", result.real_reason.strip())):
            if words and words != known.get(kind):
                store.prospects.add_reason(who, Reason(kind, words, now, sure if kind == "real" else ""))
        for answer in result.facts:
            store.facts.answer(answer, now)
        if result.why_not is not None and quote is not None:
            store.quotes.save(replace(quote, why_not=result.why_not))
        if result.who_answered.strip():
            store.prospects.add_person_around(who, result.who_answered.strip(), "answers the phone", result.note, now)
        if result.dead_phone_id:
            store.prospects.mark_dead(result.dead_phone_id)


def _meaning(result: CallResult) -> Meaning:
    """That of the table; when they called it was no attempt of mine."""
    meaning = OUTCOMES[result.outcome]
    return replace(meaning, attempt=False, channel=Channel.INBOUND) if result.inbound else meaning


def _still_to_come(action: NextAction | None, now: datetime) -> bool:
    return action is not None and action.promised and now < action.due_from


def _note(result: CallResult) -> str:
    """The law asks whether they asked for it, so the history says it."""
    if result.outcome is not Outcome.DO_NOT_CONTACT:
        return result.note
    told = ASKED if result.they_asked else NOT_ASKED
    return f"{told}\n{result.note}".strip()
