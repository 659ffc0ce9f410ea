"""Sample people: invented prospects with quotes and histories relative to today, taken away by one click."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from reengage_desktop.domain.follow_up import next_working_day
from reengage_desktop.domain.newcomer import NewProspect
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.outcome import OUTCOMES, Outcome
from reengage_desktop.domain.phone import parse_phone
from reengage_desktop.domain.prospect import Party, Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.reminder import slot_key
from reengage_desktop.domain.slots import Occurrence, occurrences, part
from reengage_desktop.domain.touch import Channel, Touch
from reengage_desktop.domain.wall_time import instant, local
from reengage_desktop.store.batches import SAMPLE

from .around import Around
from .placing import Placing
from .sample_known import SampleKnown

CURRENCIES = {"GB": "GBP", "DE": "EUR", "CA": "CAD"}
LOOK_AHEAD = timedelta(days=21)
WEEKEND = 5


class Sampling:
    def __init__(self, around: Around) -> None:
        self._around = around

    def present(self) -> bool:
        return self._around.store.batches.has_sample()

    def remove(self) -> int:
        """Takes them away with all that belongs to them; how many there were."""
        with self._around.store.writing() as changes:
            removed = self._around.store.batches.remove_sample()
            self._forget_the_salesperson()
            changes.everything = True
        return removed

    def add(self) -> int:
        """Writes the sample people as if they had been worked with; how many. Does nothing if they are there."""
        if self.present():
            return 0
        people = self._samples()["people"]
        store, now = self._around.store, self._around.now()
        placing = Placing(self._around)
        with store.writing() as changes:
            batch = store.batches.open(SAMPLE, "", now)
            first = store.intakes.next_id()
            for ident, sample in enumerate(people, first):
                self._add_one(placing, batch, ident, sample)
                changes.prospects.add(ident)
            known = SampleKnown(self._around)
            for story in self._samples()["stories"]:
                known.add_story(story, batch)
            self._name_the_salesperson()
            store.batches.close(batch, read=len(people), added=len(people), updated=0, skipped=0, bad=0)
            changes.everything = True
        return len(people)

    def _samples(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._around.resource("samples", "people.json"))
        return found

    def _name_the_salesperson(self) -> None:
        """The script greets with a name; the person's own is never overwritten."""
        settings, invented = self._around.settings(), self._invented()
        if not settings.my_name and not settings.my_firm:
            self._around.store.settings.keep(replace(settings, **invented))

    def _forget_the_salesperson(self) -> None:
        settings, invented = self._around.settings(), self._invented()
        theirs = [name for name, value in invented.items() if getattr(settings, name) == value]
        if "my_name" in theirs and "my_firm" in theirs:
            blank: dict[str, Any] = dict.fromkeys(theirs, "")
            self._around.store.settings.keep(replace(settings, **blank))

    def _invented(self) -> dict[str, Any]:
        """The settings of the salesperson who belongs to the sample people."""
        return {f"my_{name}": value for name, value in self._samples()["salesperson"].items()}

    def _add_one(self, placing: Placing, batch: int, ident: int, sample: Mapping[str, Any]) -> None:
        store, now, today = self._around.store, self._around.now(), self._around.today()
        arrival = placing.arrival(ident, _person(sample, today), sample["reason_to_call"])
        store.intakes.add([placing.first_calls([arrival])[0]], batch, now)
        told = {"importance": sample.get("importance", ""), "title": sample.get("title", "")}
        store.prospects.edit(ident, {"party": Party(sample["party"]).value, **told})
        known = SampleKnown(self._around)
        known.put_on_a_ladder(ident, sample)
        for touch in sample["touches"]:
            made = self._touch(ident, touch, today)
            store.touches.add(made, slot_key=self._slot_key(made.at))
        known.add(ident, sample)
        action = self._action(sample, arrival.zone or self._around.zone(), today)
        store.prospects.set_next(ident, Stage(sample["stage"]), action, now)
        if action.promised and self._around.person(ident).stage.in_pool:  # one of their numbers may be held
            store.promises.make(ident, now, action.due_from, action.due_until, action.zone)

    def _slot_key(self, at: datetime) -> str:
        """Of the slot with these hours, as if it had been kept then already."""
        here = local(at, self._around.zone())
        held = (slot for slot in self._around.slots() if slot.start <= here.time() < slot.end)
        return next((slot_key(slot.id, here.date()) for slot in held), "")

    def _touch(self, ident: int, touch: Mapping[str, Any], today: date) -> Touch:
        letter = touch["outcome"]
        meaning = OUTCOMES[Outcome(letter)] if letter else None
        day = today - timedelta(days=touch["days_ago"])
        return Touch(
            id=0,
            prospect_id=ident,
            at=instant(day, time(touch["hour"], ident % 60), self._around.zone()),
            channel=Channel(touch["channel"]),
            outcome=letter,
            attempt=bool(meaning and meaning.attempt),
            contact=bool(meaning and meaning.contact),
            seconds=touch["minutes"] * 60,
            note=touch["note"],
            learned=touch["learned"],
            bulk=False,
        )

    def _action(self, sample: Mapping[str, Any], their_zone: str, today: date) -> NextAction:
        """A promise at its hours in their clock; else the slot of that kind; else a working day from nine to five."""
        told = sample["next"]
        kind = ActionKind(told["kind"])
        day = today + timedelta(days=told["in_days"])
        if told["promised"]:
            start, end = (self._at(day, text, their_zone) for text in told["promised"])
            return NextAction(kind, start, end, True, their_zone, Because.PROMISED)
        slot = self._slot(day, told["slot"]) if told["slot"] else None
        because = _because(sample)
        if slot is not None:
            return NextAction(kind, slot.start, slot.end, because=because, note=told["reason"])
        working = day if day.weekday() < WEEKEND else next_working_day(day)
        start, end = (self._at(working, text, self._around.zone()) for text in ("09:00", "17:00"))
        return NextAction(kind, start, end, because=because, note=told["reason"])

    def _slot(self, day: date, kind: str) -> Occurrence | None:
        slots = self._around.slots()
        ahead = occurrences(slots, self._around.zone(), day, day + LOOK_AHEAD)
        return next((held for held in ahead if part(held) == kind), None)

    def _at(self, day: date, text: str, zone: str) -> datetime:
        return instant(day, time.fromisoformat(text), zone)


def _because(sample: Mapping[str, Any]) -> Because:
    """As the sample says, else as its last call would have it."""
    if told := sample["next"].get("because"):
        return Because(told)
    if sample["next"]["kind"] == ActionKind.DECIDE:
        return Because.LADDER_DONE
    last = next((touch["outcome"] for touch in sample["touches"][-1:]), "")
    if not last:
        return Because.NEW
    return Because.OTHER_SLOT if last in "NVG" else Because.AGREED


def _person(sample: Mapping[str, Any], today: date) -> NewProspect:
    quote = sample["quote"]
    currency = CURRENCIES.get(sample["country"], "USD")
    return NewProspect(
        name=sample["name"],
        first_name="",
        last_name="",
        company=sample["company"],
        title="",
        phones=tuple(parse_phone(written, sample["country"]) for written in sample["phones"]),
        emails=tuple(sample["emails"]),
        street=sample["street"],
        city=sample["city"],
        region=sample["region"],
        postal_code=sample["postal_code"],
        country=sample["country"],
        product=quote["product"],
        value=quote["value"] * 100,
        worth=quote["worth"] * 100,
        currency=currency,
        quoted_on=today - timedelta(days=quote["quoted_days_ago"]),
        why_not=WhyNot(quote["why_not"]),
        stated_reason="",
        notes=sample["notes"],
        source="sample",
        met_on=None,
        do_not_contact=False,
        no_email=False,
        stage_hint="",
        line=0,
    )
