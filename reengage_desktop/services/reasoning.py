"""Reasoning: why they have not bought, as they said it, as one saw it, as it really is; all of it is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.plain_line import plain_line
from reengage_desktop.domain.prospect import Certainty, Quote, Reason, ReasonKind
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.wall_time import local

from .around import Around
from .retracing import Step, recording

NO_WHY = "Write why they could not act, in their words or in yours. Nothing was added."
STILL_EMPTY = "Write a few words, or remove it. What stood here before is kept."
NOT_THERE = "It is not there any more. Nothing was changed."
NOT_TODAY = "This was noted on an earlier day and stays as it is. Add what you know now beside it."
NO_QUOTE = "There is no quote yet that this could belong to. Add the quote first; nothing was changed."


@dataclass(frozen=True, slots=True)
class Why:
    """All reasons, newest first, and the newest quote, whose entry from the list stands beside them."""

    reasons: tuple[Reason, ...]
    quote: Quote | None

    def newest(self, kind: ReasonKind) -> Reason | None:
        return next((reason for reason in self.reasons if reason.kind == kind), None)


class Reasoning:
    """Everything raises `RuleFault` for who or what is gone and for words that are none, and `StoreFault`.

    What is written is a step that can be taken back; an empty one where nothing changed.
    """

    def __init__(self, around: Around) -> None:
        self._around, self._store = around, around.store

    def of(self, prospect_id: int) -> Why:
        quotes = self._store.quotes.of(prospect_id)
        return Why(tuple(self._store.prospects.reasons(prospect_id)), next(iter(quotes), None))

    def add(
        self, prospect_id: int, kind: ReasonKind, words: str, certainty: Certainty | str = "", source: str = ""
    ) -> Step:
        """Beside what was noted before (mission row 19); the very same as the newest of its kind is not said twice."""
        made = _reason(kind, line(words, NO_WHY), certainty, source, self._around.now())
        self._around.person(prospect_id)
        newest = self.of(prospect_id).newest(kind)
        if newest is not None and _told(newest) == (made.words, made.certainty, made.source):
            return Step((prospect_id,), ())
        with recording(self._around, prospect_id, "reasons") as record:
            self._store.prospects.add_reason(prospect_id, made)
        return record.step

    def is_of_today(self, reason: Reason) -> bool:
        """A slip just made can be mended; what was noted on an earlier day stays."""
        return local(reason.told_at, self._around.zone()).date() == self._around.today()

    def mend(
        self, reason_id: int, words: str, certainty: Certainty | str | None = None, source: str | None = None
    ) -> Step:
        """None leaves as it is. Raises `RuleFault` for one of an earlier day."""
        words = line(words, STILL_EMPTY)
        who, old = self._reason_of_today(reason_id)
        sure = old.certainty if certainty is None else certainty
        told_by = old.source if source is None else source
        made = _reason(ReasonKind(old.kind), words, sure, told_by, old.told_at)
        with recording(self._around, who, "reasons") as record:
            self._store.prospects.mend_reason(reason_id, *_told(made))
        return record.step

    def remove(self, reason_id: int) -> Step:
        """One that was noted today, by mistake. Raises `RuleFault` for one of an earlier day."""
        who, _ = self._reason_of_today(reason_id)
        with recording(self._around, who, "reasons") as record:
            self._store.prospects.remove_reason(reason_id)
        return record.step

    def set_why_not(self, prospect_id: int, why: WhyNot) -> Step:
        """The entry from the list, of the newest quote."""
        self._around.person(prospect_id)
        quote = self.of(prospect_id).quote
        if quote is None:
            raise RuleFault(NO_QUOTE)
        with recording(self._around, prospect_id, "quotes") as record:
            self._store.quotes.save(replace(quote, why_not=why))
        return record.step

    def _reason_of_today(self, reason_id: int) -> tuple[int, Reason]:
        """Whose it is, and what it says."""
        who = self._store.prospects.who_has_reason(reason_id)
        if who is None:
            raise RuleFault(NOT_THERE)
        found = next(reason for reason in self._store.prospects.reasons(who) if reason.id == reason_id)
        if not self.is_of_today(found):
            raise RuleFault(NOT_TODAY)
        return who, found


def line(words: str, refused: str) -> str:
    """On one line. Raises `RuleFault` where nothing is left."""
    plain = plain_line(words)
    if not plain:
        raise RuleFault(refused)
    return plain


def _reason(kind: ReasonKind, words: str, certainty: str, source: str, at: datetime) -> Reason:
    """Only a real reason is more or less certain: the others were heard or seen."""
    return Reason(kind, words, at, certainty if kind is ReasonKind.REAL else "", plain_line(source))


def _told(reason: Reason) -> tuple[str, str, str]:
    return reason.words, reason.certainty, reason.source
