"""What a key of the call would book, before it is pressed: the default that follows, and hours that are refused."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from reengage_desktop.domain.follow_up import FollowUp, Situation, busy, follow_up, in_48_hours, on_their_date
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Prospect, Quote
from reengage_desktop.domain.reason import WhyNot

from .around import Around
from .desking import redirected
from .stepping import plan_of

if TYPE_CHECKING:
    from .calling import CallResult


class Foreseeing:
    def __init__(self, around: Around) -> None:
        self._around = around

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

    def situation(self, prospect_id: int) -> Situation:
        """What the rules of the next action look at."""
        return self._situation(*self._known(prospect_id), None)

    def refuse_hours(self, prospect_id: int, action: NextAction | None) -> None:
        """Raises `RuleFault` for a call at hours that `save` would refuse."""
        person, quote = self._known(prospect_id)
        self._refuse_hours(person, quote, action)

    def _refuse_hours(self, person: Prospect, quote: Quote | None, action: NextAction | None) -> None:
        """Of what was chosen; what was booked before stays as it is."""
        if action is None or action == person.next_action:
            return
        standing = self._around.standing(person, self._around.zone(), tried_now=True)
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
            standing=self._around.standing(person, zone, tried_now=True),
            slots=self._around.slots(),
            why_not=why_not or (quote.why_not if quote else WhyNot.UNKNOWN),
            can_write=can_mail or bool(person.street),
            plan=plan_of(self._around, person.ladder_key),
            holidays=frozenset(self._around.holidays()),
        )

    def _default(
        self,
        person: Prospect,
        quote: Quote | None,
        outcome: Outcome,
        why_not: WhyNot | None,
        is_busy: bool,
        result: CallResult | None = None,
    ) -> FollowUp:
        """Without `result` it is a preview: what the call taught is not known yet."""
        now, law = self._around.now(), self._around.law
        situation = self._situation(person, quote, why_not)
        if is_busy and person.stage.in_pool:
            return FollowUp(person.stage, busy(situation, law, now))
        if outcome is Outcome.NO_ANSWER and _still_to_come(person.next_action, now):
            return FollowUp(person.stage, person.next_action)
        return redirected(self._around, person, outcome, result, follow_up(outcome, situation, law, now))


def _still_to_come(action: NextAction | None, now: datetime) -> bool:
    return action is not None and action.promised and now < action.due_from
