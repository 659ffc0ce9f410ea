"""Letters: drafted after a call, read and mended in the pile, printed, and logged once they are in the post."""

from __future__ import annotations

from reengage_desktop.domain import letter as letters
from reengage_desktop.domain.letter import LetterDraft
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.wall_time import local

from .around import Around
from .wording import Known, Wording, words_of


class Lettering:
    def __init__(self, around: Around) -> None:
        self._around = around
        self._wording = Wording(around)

    def draft(
        self,
        prospect_id: int,
        outcome: Outcome,
        *,
        changed: str = "",
        learned: str = "",
        action: NextAction | None = None,
    ) -> LetterDraft | None:
        """The letter that follows this call (S0), of the words of its wrap-up; None where none fits.

        `action` is what was booked: only a promise is named. Nothing is kept; the call that is saved does that.
        Raises `RuleFault`, `ScriptFault`.
        """
        template = letters.AFTER.get(outcome)
        if template is None:
            return None
        now, zone = self._around.now(), self._around.zone()
        told = letters.worth_telling(learned)
        when = letters.spoken_when(now, now, zone)
        return self._written(prospect_id, template, action, changed=changed, learned=told, spoken_when=when)

    def write(self, prospect_id: int, template: str = "") -> LetterDraft:
        """A letter on wish, of this template or of the one that fits the person now. Raises as `draft` does."""
        now = self._around.now()
        person = self._around.person(prospect_id)
        spoken = letters.spoken_when(person.last_contact_at, now, self._around.zone())
        action = person.next_action
        return self._written(prospect_id, template or letters.fitting(person, now), action, spoken_when=spoken)

    def waiting(self) -> int:
        """How many letters lie in the pile."""
        return self._around.store.letters.count_waiting()

    def _written(self, prospect_id: int, template: str, action: NextAction | None, **more: str) -> LetterDraft:
        known = self._wording.known(prospect_id)
        promise = action if action is not None and action.promised else None
        if promise is not None:
            zone = known.person.zone or known.zone
            more["promise_day"] = letters.written_day(local(promise.due_from, zone).date())
        words = words_of(known, self._around.now(), promise, name=_name(known), **more)
        passages = self._wording.spoken(template, words)
        return LetterDraft(template, "\n\n".join(passage.text for passage in passages))


def _name(known: Known) -> str:
    """Empty for somebody who stands under a number: nobody is greeted by it."""
    numbers = {phone.written for phone in known.phones} | {phone.e164 for phone in known.phones}
    return "" if known.person.name in numbers else known.person.name
