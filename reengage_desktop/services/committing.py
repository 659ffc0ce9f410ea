"""The sentence of commitment: asked for in the morning, given, and held against the day in the evening (S0)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from reengage_desktop.domain import commitment
from reengage_desktop.domain.commitment import Answer, Card, Commitment, HalfSentence, Stakes, State, Suggestion
from reengage_desktop.domain.day_review import DayGave, DuePromise
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.wall_time import instant

from .around import Around

if TYPE_CHECKING:
    from .suggesting import Suggesting

HALF = "half_sentences"
KNOWN = 10
LOOK_BACK = timedelta(days=7)
NO_TIME = "“{text}” is no time. Write it as 8:30. Your sentence is still here."
NO_HOUR = "Write when: a time such as 8:30. Your sentence is still here."
NOBODY = "Write whom you call. Your sentence is still here."
IN_PEACE = "{name} is not to be contacted any more. Your sentence is still here; write whom else you call."
NO_BECAUSE = "Write why you call; it is what makes you do it. Your sentence is still here."


class Held(NamedTuple):
    """A given sentence against what was done: `done_at` is the first attempt to that person on its date."""

    sentence: Commitment
    done_at: datetime | None


class CommittedDay(NamedTuple):
    """How the day stands at `now`. `sentence` is given or skipped; `card` is what waits to be written or answered.

    `evening`: the day is looked back on. `last`: the sentence of the latest date before today, within a week.
    `next_day` is the date the next sentence is for, `next_sentence` the one it has.
    """

    now: datetime
    zone: str
    today: date
    my_name: str
    evening: bool
    card: Card | None
    sentence: Held | None
    last: Held | None
    next_day: date
    next_sentence: Commitment | None


class Committing:
    def __init__(self, around: Around) -> None:
        self._around = around

    # How it stands

    def today(self) -> Commitment | None:
        """The sentence that was given for today."""
        found = self._around.store.commitments.of(self._around.today())
        return found if found and found.given else None

    def waits(self) -> Card | None:
        """Which card waits; cheap enough for every minute."""
        return self._waits(self._around.store.commitments.of(self._around.today()))

    def day(self) -> CommittedDay:
        around, today = self._around, self._around.today()
        shelf, settings, now, zone = around.store.commitments, around.settings(), around.now(), around.zone()
        sentence, last, next_day = shelf.of(today), shelf.last_before(today), self._suggesting.next_day()
        return CommittedDay(
            now=now,
            zone=zone,
            today=today,
            my_name=settings.my_name,
            evening=commitment.is_evening(settings, now, zone),
            card=self._waits(sentence),
            sentence=self._held(sentence) if sentence else None,
            last=self._held(last) if last and today - last.day <= LOOK_BACK else None,
            next_day=next_day,
            next_sentence=shelf.of(next_day),
        )

    def gave(self) -> DayGave:
        """What today gave so far."""
        return self._around.store.commitments.gave(*self._span(self._around.today()))

    def promises(self) -> list[DuePromise]:
        """Those that are due today, earliest first, with the time each was tried."""
        return self._around.store.commitments.promises(*self._span(self._around.today()))

    # What is offered

    def suggestion(self, day: date) -> Suggestion:
        """The best use of that date, to begin the sentence with."""
        return self._suggesting.best(day)

    def stakes(self, prospect_id: int) -> Stakes | None:
        """What hangs on a person; None if they are gone."""
        return self._suggesting.stakes(prospect_id)

    def known(self, beginning: str) -> list[tuple[int, str]]:
        """(id, name) of people whose name begins so, at most ten."""
        return self._around.store.listings.names(beginning, KNOWN)

    def half(self, day: date) -> HalfSentence | None:
        """What was typed for that date and not given yet."""
        found = self._halves().get(day.isoformat())
        return HalfSentence(**{**found, "day": day}) if found else None

    # What the person does

    def keep_half(self, half: HalfSentence) -> None:
        """As it is typed; nobody is told, since nothing else shows it."""
        with self._around.store.writing():
            self._note_half(half.day, half._asdict())

    def give(self, day: date, at: str, prospect_id: int | None, who: str, because: str) -> Commitment:
        """Keeps the sentence for that date. Raises `RuleFault` for a time that is none, nobody, or no reason."""
        who, because = _line(who), _line(because).rstrip(". ")
        hour = commitment.read_time(at)
        if hour is None:
            raise RuleFault(NO_TIME, text=at.strip()) if at.strip() else RuleFault(NO_HOUR)
        if not who:
            raise RuleFault(NOBODY)
        if not because:
            raise RuleFault(NO_BECAUSE)
        person = self._around.store.prospects.get(prospect_id) if prospect_id else None
        if person is not None and person.stage is Stage.DO_NOT_CONTACT:
            raise RuleFault(IN_PEACE, name=person.name)
        sentence = Commitment(
            day=day,
            at=hour,
            prospect_id=person.id if person else None,
            who=who,
            because=because,
            state=State.GIVEN,
            written_at=self._around.now(),
            first_name=person.first_name if person else "",
        )
        store = self._around.store
        with store.writing() as changes:
            store.commitments.keep(sentence)
            self._note_half(day, None)
            changes.commitments = True
        return sentence

    def skip(self, day: date) -> None:
        """No sentence for that date; it is not asked for again. What was typed stays."""
        store = self._around.store
        with store.writing() as changes:
            store.commitments.keep(Commitment(day, time.min, None, "", "", State.SKIPPED, self._around.now()))
            changes.commitments = True

    def answer(self, day: date, answer: Answer) -> None:
        """What the person says about the sentence of that date; a later answer replaces it."""
        store = self._around.store
        with store.writing() as changes:
            store.commitments.answer(day, answer, self._around.now())
            changes.commitments = True

    @cached_property
    def _suggesting(self) -> Suggesting:
        from .suggesting import Suggesting

        return Suggesting(self._around)

    def _waits(self, sentence: Commitment | None) -> Card | None:
        around = self._around
        holds = sentence is None and self._suggesting.holds(around.today())
        return commitment.waiting(around.settings(), around.now(), around.zone(), sentence, holds=holds)

    def _held(self, sentence: Commitment) -> Held:
        if sentence.prospect_id is None:
            return Held(sentence, None)
        span = self._span(sentence.day)
        person = self._around.store.prospects.get(sentence.prospect_id)
        done_at = self._around.store.commitments.tried_at(sentence.prospect_id, *span)
        if person is not None and person.stage is Stage.DO_NOT_CONTACT:  # nothing offers to call them any more
            sentence = replace(sentence, prospect_id=None)
        return Held(sentence, done_at)

    def _span(self, day: date) -> tuple[datetime, datetime]:
        zone = self._around.zone()
        return instant(day, time(0), zone), instant(day + timedelta(days=1), time(0), zone)

    def _halves(self) -> dict[str, Any]:
        return self._around.store.settings.noted(HALF) or {}

    def _note_half(self, day: date, half: dict[str, Any] | None) -> None:
        """Within a `writing` block. Those of days that are over are let go."""
        today = self._around.today().isoformat()
        halves = {key: value for key, value in self._halves().items() if key >= today}
        halves.pop(day.isoformat(), None)
        if half:
            halves[day.isoformat()] = {**half, "day": day.isoformat()}
        self._around.store.settings.note(HALF, halves)


def _line(text: str) -> str:
    return " ".join(text.split())
