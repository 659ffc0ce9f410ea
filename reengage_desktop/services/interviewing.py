"""Interviewing customers on why they bought; their words feed the bank."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.interview import Interview
from reengage_desktop.domain.spoken import clean

from .around import Around
from .banking import refuse_long
from .retracing import Step, recording

MAX_ANSWER = 2000
MOST_CUSTOMERS = 500
NO_CUSTOMER = "Write who told you this."
NO_ANSWER = "Write at least one thing that they told you."
LONG_ANSWER = "An answer has {length} characters, and at most {most} are kept. Shorten it; nothing was saved."
NOT_YET = "This day is still to come. Write the day on which you spoke."
NOT_HERE = "This interview is not there any more. Nothing was changed."


class Interviewing:
    def __init__(self, around: Around) -> None:
        self._around = around

    def all(self) -> list[Interview]:
        """Newest first."""
        return self._around.store.interviews.all()

    def customers(self) -> list[tuple[int, str, str]]:
        """(id, name, product) of prospects who bought, to complete while typing."""
        return self._around.store.interviews.customers(MOST_CUSTOMERS)

    def today(self) -> date:
        return self._around.today()

    def save(self, interview: Interview) -> tuple[int, Step]:
        """Adds one whose id is 0, else replaces it; its id. Raises `RuleFault`."""
        tidy = self._tidy(interview)
        store = self._around.store
        if interview.id:
            self._known(interview.id)
        with recording(self._around, (), "interviews") as record:
            ident = store.interviews.save(tidy, self._around.now())
        return ident, record.step

    def remove(self, interview_id: int) -> Step:
        """The stories made from it stay. Raises `RuleFault` if it is gone."""
        self._known(interview_id)
        with recording(self._around, (), "interviews", "stories") as record:
            self._around.store.interviews.remove(interview_id)
        return record.step

    def _known(self, interview_id: int) -> None:
        if self._around.store.interviews.get(interview_id) is None:
            raise RuleFault(NOT_HERE)

    def _tidy(self, interview: Interview) -> Interview:
        """`prospect_id` stays only where that person is here."""
        customer, product = clean(interview.customer), clean(interview.product)
        if not customer:
            raise RuleFault(NO_CUSTOMER)
        for line in (customer, product):
            refuse_long(line)
        looked, bought, changed = map(_answer, (interview.looked, interview.bought, interview.changed))
        if not looked + bought + changed:
            raise RuleFault(NO_ANSWER)
        if interview.held_on is not None and interview.held_on > self._around.today():
            raise RuleFault(NOT_YET)
        who = interview.prospect_id
        if who is not None and self._around.store.prospects.get(who) is None:
            who = None
        return replace(
            interview,
            customer=customer,
            product=product,
            looked=looked,
            bought=bought,
            changed=changed,
            prospect_id=who,
        )


def _answer(text: str) -> str:
    """Line by line without what cannot be seen."""
    tidy = "\n".join(filter(None, (clean(line) for line in text.splitlines())))
    if len(tidy) > MAX_ANSWER:
        raise RuleFault(LONG_ANSWER, length=len(tidy), most=MAX_ANSWER)
    return tidy
