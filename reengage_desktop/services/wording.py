"""The words of one person, filled into whatever is said or written to them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime

from reengage_desktop.domain import ago
from reengage_desktop.domain.call_words import CallWords
from reengage_desktop.domain.fault import Fault, RuleFault
from reengage_desktop.domain.ladder import standing
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.phone import shown
from reengage_desktop.domain.prospect import KnownPhone, Prospect, Quote, Reason
from reengage_desktop.domain.script import PassageKind, Script, SpokenPassage, parse, render
from reengage_desktop.domain.script_library import LIBRARY
from reengage_desktop.domain.settings import Settings
from reengage_desktop.domain.wall_time import local

from .around import Around
from .banking import Banking

NO_SCRIPT = "The script “{name}” is not there any more. Choose another one."


@dataclass(frozen=True, slots=True)
class Known:
    """What the words are made of. `zone` is the salesperson's; `learned` in the last talk that taught something.

    `story`: the result that was chosen for them or fits them, as it is said.
    """

    person: Prospect
    quote: Quote | None
    phones: tuple[KnownPhone, ...]
    reasons: tuple[Reason, ...]
    settings: Settings
    zone: str
    learned: str = ""
    story: str = ""

    def reason(self, kind: str) -> str:
        """The newest `stated` or `real` reason, empty if there is none."""
        return next((reason.words for reason in self.reasons if reason.kind == kind), "")


class Wording:
    def __init__(self, around: Around) -> None:
        self._around = around
        self._banking = Banking(around)

    def known(self, prospect_id: int) -> Known:
        """Raises `RuleFault` if the person is gone."""
        store, settings = self._around.store, self._around.settings()
        person = self._around.person(prospect_id)
        quote = next(iter(store.quotes.of(prospect_id)), None)
        reasons = tuple(store.prospects.reasons(prospect_id))
        return Known(
            person=person,
            quote=quote,
            phones=tuple(store.prospects.phones(prospect_id)),
            reasons=reasons,
            settings=settings,
            zone=settings.zone or self._around.laptop_zone(),
            learned=store.touches.last_learned(prospect_id),
            story=self._banking.story_for(person, quote, reasons),
        )

    def markdown(self, name: str) -> str:
        """The person's own text of a script, else the shipped one. Raises `RuleFault` if there is neither."""
        own = self._around.store.scripts.get(name)
        if own is not None:
            return own
        if name not in LIBRARY:
            raise RuleFault(NO_SCRIPT, name=name)
        return self._around.resource("scripts", f"{name}.md")

    def script(self, name: str) -> Script:
        """Raises `RuleFault`, `ScriptFault`."""
        return parse(self.markdown(name))

    def version(self, name: str, now: datetime) -> int | None:
        """The id of this very text, kept as it is said now; None for none, or for one that was removed meanwhile.

        Within a `writing` block.
        """
        with suppress(RuleFault):
            return self._around.store.scripts.version_of(name, self.markdown(name), now)
        return None

    def read_aloud(self, name: str, prospect_id: int) -> str:
        """What a call says in its turn with this script, as it reads now; nothing where it cannot be read any more."""
        with suppress(Fault):
            spoken = self.spoken(name, words_of(self.known(prospect_id), self._around.now()))
            return "\n".join(passage.text for passage in spoken if passage.kind is PassageKind.MAIN)
        return ""

    def spoken(self, name: str, words: CallWords) -> tuple[SpokenPassage, ...]:
        """A script with these words. Raises `RuleFault`, `ScriptFault`."""
        return render(self.script(name), words.words())


def words_of(known: Known, now: datetime, promise: NextAction | None = None, **more: str) -> CallWords:
    """The words of this person at this hour, by their clock; `more` are words that only the moment knows."""
    person, quote, settings = known.person, known.quote, known.settings
    zone = person.zone or known.zone
    there = local(now, zone)
    met = _met_on(person, quote)
    day, hours = _promise_words(promise, there.date(), zone)
    talked = local(person.last_contact_at, zone).date() if person.last_contact_at else None
    phones = known.phones
    words = CallWords(
        first_name=person.first_name,
        name=person.name,
        last_name=_last_name(person),
        company=person.company,
        product=quote.product if quote else "",
        met_ago=ago.ago(met, there.date()) if met else "",
        met_on=ago.spoken_date(met, there.date()) if met else "",
        greeting=f"Good {ago.part_of_day(there.time())}",
        my_name=settings.my_name,
        my_firm=settings.my_firm,
        stated_reason=known.reason("stated"),
        reason_to_call=person.reason_to_call,
        attempt=str(standing(person.ladder).this_attempt),
        promise_day=day,
        promise_hours=hours,
        phone=shown(phones[0].e164, settings.region) if phones else "",
        city=person.city,
        last_talk=ago.ago(talked, there.date()) if talked else "",
        learned=known.learned,
        real_reason=known.reason("real"),
        story=known.story,
        my_phone=settings.my_phone,
        my_email=settings.my_email,
        my_address=", ".join(line.strip() for line in settings.my_address.splitlines() if line.strip()),
        today=f"{there.day} {ago.MONTHS[there.month - 1]} {there.year}",
    )
    return replace(words, **more) if more else words


def _last_name(person: Prospect) -> str:
    """What follows the first name; empty where the name is not made that way."""
    first, last = person.first_name, person.name.removeprefix(person.first_name)
    return last.strip() if first and last != person.name and last.startswith(" ") else ""


def _met_on(person: Prospect, quote: Quote | None) -> date | None:
    return (quote.quoted_on if quote else None) or person.met_on


def _promise_words(promise: NextAction | None, today: date, zone: str) -> tuple[str, str]:
    if promise is None:
        return "", ""
    start, end = local(promise.due_from, zone), local(promise.due_until, zone)
    return ago.spoken_day(start.date(), today), ago.spoken_hours(start.time(), end.time())
