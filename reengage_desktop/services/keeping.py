"""Keeping people and quotes: adding, editing, and moving the next action."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from reengage_desktop.domain.amount import read_amount
from reengage_desktop.domain.arrival import KnownKeys, display_name, number_key
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.follow_up import Situation as FollowSituation
from reengage_desktop.domain.follow_up import in_48_hours
from reengage_desktop.domain.intake import NewProspect
from reengage_desktop.domain.next_action import Because, NextAction
from reengage_desktop.domain.phone import Phone, parse_phone
from reengage_desktop.domain.prospect import KnownPhone, Party, Prospect, Quote, Reason, Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.written_name import arranged
from reengage_desktop.store.promises import BROKEN, MOVED
from reengage_desktop.store.snapshots import Snapshot

from .around import Around
from .placing import Placing, hold_blocked
from .preparing import CHANGED_SINCE, GONE

NOBODY = "Write a name, a company or a phone number first. Nothing was saved yet."
NOT_AN_AMOUNT = "“{text}” is not an amount. Write it as 4180 or 4,180. Nothing was saved yet."
ENDS_BEFORE = "The end lies before the beginning. Nothing was changed; choose other hours."
PAST = "That time has passed. Nothing was changed; choose a time from now on."
NOT_IN_POOL = "{name} is out of the pool, so there is no next action to move."


@dataclass(frozen=True, slots=True)
class PersonForm:
    """What the add and edit dialogs hold, as typed. `phones` and `emails` one a line; amounts as written."""

    name: str = ""
    company: str = ""
    title: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    consumer: bool = False
    consented: bool = False
    reason_to_call: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class QuoteForm:
    """A quote as typed; `id` 0 is a new one. `stated_reason`, `real_reason`: added to what is known, if new."""

    id: int = 0
    product: str = ""
    value: str = ""
    worth: str = ""
    quoted_on: date | None = None
    why_not: WhyNot = WhyNot.UNKNOWN
    stated_reason: str = ""
    real_reason: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.product.strip() or self.value.strip() or self.worth.strip())


@dataclass(frozen=True, slots=True)
class Record:
    """One person whole, to be edited."""

    prospect: Prospect
    phones: tuple[KnownPhone, ...]
    emails: tuple[str, ...]
    quote: Quote | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A moved next action, in order to tell it and to take it back."""

    prospect_id: int
    name: str
    action: NextAction
    snapshot: Snapshot


class Keeping:
    def __init__(self, around: Around) -> None:
        self._around = around

    def record(self, prospect_id: int) -> Record:
        """Raises `RuleFault` if the person is gone."""
        shelf = self._around.store.prospects
        person = self._person(prospect_id)
        return Record(
            person,
            tuple(shelf.phones(prospect_id)),
            tuple(shelf.emails(prospect_id)),
            next(iter(self._around.store.quotes.of(prospect_id)), None),
            tuple(shelf.reasons(prospect_id)),
        )

    def products(self) -> list[str]:
        """Products quoted so far, to complete while typing."""
        return self._around.store.quotes.products()

    def known(self, name: str) -> list[tuple[int, str]]:
        """(id, name) of people whose name begins so, for "who": at most ten."""
        return self._around.store.listings.names(name, 10)

    def add(self, form: PersonForm, quote: QuoteForm | None = None) -> int:
        """The id of the new person, or of the one who is here already; they get what the form adds.

        Raises `RuleFault` for a form with nobody in it or an amount that is none.
        """
        person = self._new(form, quote)
        if not display_name(person):
            raise RuleFault(NOBODY)
        around, store, now = self._around, self._around.store, self._around.now()
        found = self._keys().find(person, display_name(person))
        if found is not None:
            self.edit(found, self._joined(found, form))
            if quote is not None and not quote.is_empty:
                self.save_quote(found, quote)
            return found
        placing = Placing(around)
        with store.writing() as changes:
            ident = store.intakes.next_id()
            arrival = placing.arrival(ident, person, form.reason_to_call.strip())
            party = Party.CONSUMER if form.consumer else arrival.party
            arrival = replace(placing.first_calls([arrival])[0], party=party)
            store.intakes.add([arrival], None, now)
            if form.consented:
                store.prospects.edit(ident, {"consented": True})
            if quote is not None:
                self._add_reasons(ident, quote, now)
            changes.prospects.add(ident)
        return ident

    def edit(self, prospect_id: int, form: PersonForm) -> None:
        """Replaces what the form holds; a number written as before stays as it is.

        Raises `RuleFault` for a form with nobody in it, or a person who is gone.
        """
        around, store = self._around, self._around.store
        before = self._person(prospect_id)
        person = self._new(form, None)
        if not display_name(person):
            raise RuleFault(NOBODY)
        known = {phone.written: phone for phone in store.prospects.phones(prospect_id)}
        person = replace(person, phones=_once(_as_before(phone, known) for phone in person.phones))
        place = Placing(around).arrival(prospect_id, person)
        with store.writing() as changes:
            store.prospects.set_phones(prospect_id, person.phones)
            store.prospects.set_emails(prospect_id, person.emails)
            fields = {
                "name": display_name(person),
                "first_name": before.first_name if person.name == before.name else place.first_name,
                "company": person.company,
                "title": person.title,
                "party": (Party.CONSUMER if form.consumer else Party.BUSINESS).value,
                "street": person.street,
                "city": person.city,
                "region": place.region,
                "postal_code": person.postal_code,
                "country": place.country,
                "zone": place.zone,
                "other_zone": place.other_zone,
                "consented": form.consented,
                "reason_to_call": form.reason_to_call.strip(),
                "notes": form.notes.strip(),
            }
            store.prospects.edit(prospect_id, fields)
            hold_blocked(around, prospect_id)
            changes.prospects.add(prospect_id)

    def save_quote(self, prospect_id: int, form: QuoteForm) -> None:
        """Adds or changes a quote; reasons are kept beside the older ones. Raises `RuleFault` for a bad amount."""
        store, now, settings = self._around.store, self._around.now(), self._around.settings()
        before = next((quote for quote in store.quotes.of(prospect_id) if form.id and quote.id == form.id), None)
        home = (before.currency if before else "") or settings.currency
        value, value_in = _amount(form.value, home)
        worth, worth_in = _amount(form.worth, home)
        quote = Quote(
            form.id,
            prospect_id,
            form.product.strip(),
            value,
            worth,
            value_in or worth_in or home,
            form.quoted_on,
            form.why_not,
        )
        with store.writing() as changes:
            if not form.is_empty or form.id:
                store.quotes.save(quote)
            self._add_reasons(prospect_id, form, now)
            changes.prospects.add(prospect_id)

    def unsold_quote_today(self, who: int | str, why_not: WhyNot, words: str = "", product: str = "") -> int:
        """A quote that did not close today: who, and why not. Books 48 hours (S3). The person's id.

        `who` is an id, or the name of somebody new.
        """
        today = self._around.today()
        quote = QuoteForm(product=product, quoted_on=today, why_not=why_not, stated_reason=words)
        ident = who if isinstance(who, int) else self.add(PersonForm(name=who))
        store, now, settings = self._around.store, self._around.now(), self._around.settings()
        person = self._person(ident)
        with store.writing() as changes:
            kept = Quote(0, ident, product.strip(), None, None, settings.currency, today, why_not)
            store.quotes.save(kept)
            self._add_reasons(ident, quote, now)
            action = in_48_hours(self._situation(person, today), self._around.law, now)
            store.promises.settle(ident, _put_off(person.next_action, now), now)
            stage = Stage.DO_NOT_CONTACT if person.stage is Stage.DO_NOT_CONTACT else Stage.ACTIVE
            store.prospects.set_next(ident, stage, action if stage is Stage.ACTIVE else None, now)
            changes.prospects.add(ident)
        return ident

    def move(self, prospect_id: int, due_from: datetime, due_until: datetime, *, promised: bool) -> Moved:
        """Puts the next action off or forward. Raises `RuleFault` for a window that is over or ends too early."""
        store, now = self._around.store, self._around.now()
        person = self._person(prospect_id)
        action = person.next_action
        if action is None:
            raise RuleFault(NOT_IN_POOL, name=person.name)
        if due_until < due_from:
            raise RuleFault(ENDS_BEFORE)
        if due_until <= now:
            raise RuleFault(PAST)
        zone = (person.zone or self._around.zone()) if promised else ""
        because = Because.PROMISED if promised else Because.MOVED
        new = replace(action, due_from=due_from, due_until=due_until, promised=promised, zone=zone, because=because)
        quote = next(iter(store.quotes.of(prospect_id)), None)
        standing = self._around.standing(person, quote.quoted_on if quote else None, self._around.zone())
        self._around.refuse_forbidden_hours(standing, new)
        with store.writing() as changes:
            snapshot = store.snapshots.take(prospect_id)
            store.promises.settle(prospect_id, _put_off(action, now), now)
            store.prospects.set_next(prospect_id, person.stage, new, now)
            if promised:
                store.promises.make(prospect_id, now, due_from, due_until, zone)
            changes.prospects.add(prospect_id)
        return Moved(prospect_id, person.name, new, snapshot)

    def undo_move(self, moved: Moved) -> None:
        """Everything of the person as before the move. Raises `RuleFault` if they had a touch since, or are gone."""
        store = self._around.store
        self._person(moved.prospect_id)
        if len(store.touches.of(moved.prospect_id)) != len(moved.snapshot.rows["touches"]):
            raise RuleFault(CHANGED_SINCE)
        with store.writing() as changes:
            store.snapshots.restore(moved.snapshot)
            changes.prospects.add(moved.prospect_id)

    def _person(self, prospect_id: int) -> Prospect:
        person = self._around.store.prospects.get(prospect_id)
        if person is None:
            raise RuleFault(GONE)
        return person

    def _keys(self) -> KnownKeys:
        return self._around.store.intakes.known_keys()

    def _joined(self, prospect_id: int, form: PersonForm) -> PersonForm:
        """What is known of somebody who is here, with its blanks filled by the form; a new reason to call replaces."""
        record = self.record(prospect_id)
        old = form_of(record)
        emails = {address.strip().casefold(): address for address in (*form.emails, *old.emails)}
        notes = [old.notes, form.notes.strip()] if form.notes.strip() not in old.notes else [old.notes]
        return PersonForm(
            **{
                name: getattr(old, name) or getattr(form, name)
                for name in PersonForm.__slots__
                if name not in ("phones", "emails", "notes", "reason_to_call")
            },
            phones=(*old.phones, *form.phones),
            emails=tuple(emails.values()),
            notes="\n".join(filter(None, notes)),
            reason_to_call=form.reason_to_call.strip() or old.reason_to_call,
        )

    def _new(self, form: PersonForm, quote: QuoteForm | None) -> NewProspect:
        settings = self._around.settings()
        value, value_in = _amount(quote.value if quote else "", settings.currency)
        worth, worth_in = _amount(quote.worth if quote else "", settings.currency)
        name, first, last = arranged(" ".join(form.name.split()), "", "")
        return NewProspect(
            name=name,
            first_name=first,
            last_name=last,
            company=form.company.strip(),
            title=form.title.strip(),
            phones=_phones(form.phones, settings.region),
            emails=tuple(dict.fromkeys(e.strip() for e in form.emails if e.strip())),
            street=form.street.strip(),
            city=form.city.strip(),
            region=form.region.strip(),
            postal_code=form.postal_code.strip(),
            country=form.country.strip(),
            product=quote.product.strip() if quote else "",
            value=value,
            worth=worth,
            currency=value_in or worth_in or settings.currency,
            quoted_on=quote.quoted_on if quote and not quote.is_empty else None,
            why_not=quote.why_not if quote else WhyNot.UNKNOWN,
            stated_reason="",
            notes=form.notes.strip(),
            source="",
            met_on=None,
            do_not_contact=False,
            no_email=False,
            stage_hint="",
            line=0,
        )

    def _add_reasons(self, prospect_id: int, form: QuoteForm, now: datetime) -> None:
        shelf = self._around.store.prospects
        known = {reason.kind: reason.words for reason in reversed(shelf.reasons(prospect_id))}
        for kind, words in (("stated", form.stated_reason.strip()), ("real", form.real_reason.strip())):
            if words and words != known.get(kind):
                shelf.add_reason(prospect_id, Reason(kind, words, now))

    def _situation(self, person: Prospect, inquired_on: date) -> FollowSituation:
        zone = self._around.zone()
        return FollowSituation(
            stage=person.stage,
            ladder=person.ladder,
            zone=zone,
            their_zone=person.zone or zone,
            standing=self._around.standing(person, inquired_on, zone),
            slots=self._around.store.slots.all(),
        )


def form_of(record: Record) -> PersonForm:
    """What the edit dialog begins with; the name is empty for whoever stands under their firm, number or address."""
    person = record.prospect
    stand_ins = {person.company, *record.emails, *(phone.written for phone in record.phones)}
    return PersonForm(
        name="" if not person.first_name and person.name in stand_ins else person.name,
        company=person.company,
        title=person.title,
        phones=tuple(phone.written for phone in record.phones),
        emails=record.emails,
        street=person.street,
        city=person.city,
        region=person.region,
        postal_code=person.postal_code,
        country=person.country,
        consumer=person.party is Party.CONSUMER,
        consented=person.consented,
        reason_to_call=person.reason_to_call,
        notes=person.notes,
    )


def _phones(written: Sequence[str], region: str) -> tuple[Phone, ...]:
    return _once(parse_phone(text, region) for text in written if text.strip())


def _once(phones: Iterable[Phone]) -> tuple[Phone, ...]:
    """Each number once, however it is written."""
    found: dict[str, Phone] = {}
    for phone in phones:
        found.setdefault(number_key(phone), phone)
    return tuple(found.values())


def _as_before(phone: Phone, known: Mapping[str, KnownPhone]) -> Phone:
    """A number that was not touched keeps its kind, and the country from which it was read."""
    same = known.get(phone.written)
    return phone if same is None else Phone(same.e164, same.written, same.kind, same.extension)


def _put_off(action: NextAction | None, now: datetime) -> str:
    """What becomes of a promise that is put off: moved in time, broken once its window is over."""
    return BROKEN if action is not None and action.promised and now > action.due_until else MOVED


def _amount(text: str, home: str) -> tuple[int | None, str]:
    """(cents, currency code) of what was typed; (None, "") for nothing. "$" is `home` where that is a dollar."""
    if not text.strip():
        return None, ""
    found = read_amount(text.strip(), home)
    if found is None:
        raise RuleFault(NOT_AN_AMOUNT, text=text.strip())
    return found
