"""Preparing a call: the sheet with everything the dialog shows, and the words filled into the script."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from reengage_desktop.domain import ago
from reengage_desktop.domain.ladder import Standing, standing
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.permission import Permission, permission
from reengage_desktop.domain.phone import shown
from reengage_desktop.domain.prospect import KnownPhone, Prospect, Quote, Reason
from reengage_desktop.domain.script import CallWords, SpokenPassage, parse, render
from reengage_desktop.domain.settings import Settings
from reengage_desktop.domain.touch import Touch
from reengage_desktop.domain.wall_time import local

from .around import Around

LAST_TOUCHES = 5


@dataclass(frozen=True, slots=True)
class CallSheet:
    """All of one call. `zone` is the salesperson's, `their_zone` the prospect's; money in the quote's cents."""

    prospect: Prospect
    quote: Quote | None
    phones: tuple[KnownPhone, ...]
    reasons: tuple[Reason, ...]
    people_around: tuple[tuple[str, str, str], ...]
    touches: tuple[Touch, ...]
    permission: Permission
    ladder: Standing
    voicemails: int
    passages: tuple[SpokenPassage, ...]
    draft_note: str
    draft_learned: str
    zone: str
    their_zone: str
    region: str
    made_at: datetime

    def reason(self, kind: str) -> Reason | None:
        """The newest `stated` or `real` reason."""
        return next((reason for reason in self.reasons if reason.kind == kind), None)


@dataclass(frozen=True, slots=True)
class Messages:
    """Voicemail and its twin text, which name each other and the same hour; `alone` is for a mailbox that is full."""

    voicemail: SpokenPassage
    text: SpokenPassage
    alone: SpokenPassage


class Preparing:
    def __init__(self, around: Around) -> None:
        self._around = around

    def sheet(self, prospect_id: int) -> CallSheet:
        """Raises `RuleFault` if the person is gone, `ScriptFault` if the script cannot be read."""
        around, store, now = self._around, self._around.store, self._around.now()
        known = self._known(prospect_id)
        person, quote, settings, zone = known.person, known.quote, known.settings, known.zone
        touches = store.touches.of(prospect_id)
        note, learned = store.drafts.get(prospect_id)
        inquired_on = quote.quoted_on if quote else None
        return CallSheet(
            prospect=person,
            quote=quote,
            phones=known.phones,
            reasons=known.reasons,
            people_around=tuple(store.prospects.people_around(prospect_id)),
            touches=tuple(touches[:LAST_TOUCHES]),
            permission=permission(around.standing(person, inquired_on, zone), around.law, now),
            ladder=standing(person.ladder),
            voicemails=store.touches.voicemails_since_contact(prospect_id),
            passages=self._rendered(settings.script, _words(known, now, None)),
            draft_note=note,
            draft_learned=learned,
            zone=zone,
            their_zone=person.zone or zone,
            region=settings.region,
            made_at=now,
        )

    def messages(self, prospect_id: int, promise: NextAction) -> Messages:
        """All texts with the promised window in their clock."""
        words = _words(self._known(prospect_id), self._around.now(), promise)
        voicemail, twin, alone = (self._rendered(name, words)[0] for name in ("voicemail", "twin-text", "text-only"))
        return Messages(voicemail, twin, alone)

    def _known(self, prospect_id: int) -> _Known:
        store, settings = self._around.store, self._around.settings()
        person = self._around.person(prospect_id)
        return _Known(
            person=person,
            quote=next(iter(store.quotes.of(prospect_id)), None),
            phones=tuple(store.prospects.phones(prospect_id)),
            reasons=tuple(store.prospects.reasons(prospect_id)),
            settings=settings,
            zone=settings.zone or self._around.laptop_zone(),
        )

    def _rendered(self, name: str, words: CallWords) -> tuple[SpokenPassage, ...]:
        markdown = self._around.store.scripts.get(name) or self._around.resource("scripts", f"{name}.md")
        return render(parse(markdown), words.words())


@dataclass(frozen=True, slots=True)
class _Known:
    """What the words of a call are made of. `zone` is the salesperson's."""

    person: Prospect
    quote: Quote | None
    phones: tuple[KnownPhone, ...]
    reasons: tuple[Reason, ...]
    settings: Settings
    zone: str


def _words(known: _Known, now: datetime, promise: NextAction | None) -> CallWords:
    person, quote, settings = known.person, known.quote, known.settings
    zone = person.zone or known.zone
    there = local(now, zone)
    met = _met_on(person, quote)
    day, hours = _promise_words(promise, there.date(), zone)
    phones = known.phones
    return CallWords(
        first_name=person.first_name,
        name=person.name,
        company=person.company,
        product=quote.product if quote else "",
        met_ago=ago.ago(met, there.date()) if met else "",
        met_on=ago.spoken_date(met, there.date()) if met else "",
        greeting=f"Good {ago.part_of_day(there.time())}",
        my_name=settings.my_name,
        my_firm=settings.my_firm,
        stated_reason=next((reason.words for reason in known.reasons if reason.kind == "stated"), ""),
        reason_to_call=person.reason_to_call,
        attempt=str(standing(person.ladder).this_attempt),
        promise_day=day,
        promise_hours=hours,
        phone=shown(phones[0].e164, settings.region) if phones else "",
    )


def _met_on(person: Prospect, quote: Quote | None) -> date | None:
    return (quote.quoted_on if quote else None) or person.met_on


def _promise_words(promise: NextAction | None, today: date, zone: str) -> tuple[str, str]:
    if promise is None:
        return "", ""
    start, end = local(promise.due_from, zone), local(promise.due_until, zone)
    return ago.spoken_day(start.date(), today), ago.spoken_hours(start.time(), end.time())
