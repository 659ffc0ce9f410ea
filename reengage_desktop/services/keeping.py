"""Keeping people and quotes: adding, editing, and noting a quote that did not close."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from reengage_desktop.domain.arrival import KnownKeys, display_name
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.follow_up import Situation as FollowSituation
from reengage_desktop.domain.follow_up import in_48_hours
from reengage_desktop.domain.prospect import Party, Prospect, Quote, Reason, Stage
from reengage_desktop.domain.reason import WhyNot

from .around import Around
from .forms import PersonForm, QuoteForm, Record, amount, as_before, form_of, new_prospect, once
from .moving import put_off
from .placing import Placing
from .returning import call_instead
from .stopping import hold_blocked

NOBODY = "Write a name, a company or a phone number first. Nothing was saved yet."


class Keeping:
    def __init__(self, around: Around) -> None:
        self._around = around

    def record(self, prospect_id: int) -> Record:
        """Raises `RuleFault` if the person is gone."""
        shelf = self._around.store.prospects
        person = self._around.person(prospect_id)
        return Record(
            person,
            tuple(shelf.phones(prospect_id)),
            tuple(shelf.emails(prospect_id)),
            next(iter(self._around.store.quotes.of(prospect_id)), None),
            tuple(shelf.reasons(prospect_id)),
        )

    def products(self) -> list[str]:
        """Products known so far, to complete while typing."""
        return self._around.store.products.names()

    def known(self, name: str) -> list[tuple[int, str]]:
        """(id, name) of people whose name begins so, for "who": at most ten."""
        return self._around.store.listings.names(name, 10)

    def add(self, form: PersonForm, quote: QuoteForm | None = None) -> int:
        """The id of the new person, or of the one who is here already; they get what the form adds.

        Raises `RuleFault` for a form with nobody in it or an amount that is none.
        """
        person = new_prospect(form, quote, self._around.settings())
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
        before = self._around.person(prospect_id)
        person = new_prospect(form, None, self._around.settings())
        if not display_name(person):
            raise RuleFault(NOBODY)
        known = {phone.written: phone for phone in store.prospects.phones(prospect_id)}
        person = person._replace(phones=once(as_before(phone, known) for phone in person.phones))
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
            here = around.person(prospect_id)
            found = {phone.e164 for phone in person.phones} - {phone.e164 for phone in known.values()}
            if found - {""} and here.stage.in_pool:  # unless the number asked not to be contacted
                call_instead(around, here)
            changes.prospects.add(prospect_id)

    def save_quote(self, prospect_id: int, form: QuoteForm) -> None:
        """Adds or changes a quote; reasons are kept beside the older ones. Raises `RuleFault` for a bad amount."""
        store, now, settings = self._around.store, self._around.now(), self._around.settings()
        before = next((quote for quote in store.quotes.of(prospect_id) if form.id and quote.id == form.id), None)
        home = (before.currency if before else "") or settings.currency
        value, value_in = amount(form.value, home)
        worth, worth_in = amount(form.worth, home)
        quote = Quote(
            form.id,
            prospect_id,
            form.product.strip(),
            value,
            worth,
            value_in or worth_in or home,
            form.quoted_on,
            form.why_not,
            before.closed_on if before else None,
            before.stage if before else "",
            before.number if before else "",
            before.valid_until if before else None,
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
        person = self._around.person(ident)
        with store.writing() as changes:
            kept = Quote(0, ident, product.strip(), None, None, settings.currency, today, why_not)
            store.quotes.save(kept)
            self._add_reasons(ident, quote, now)
            action = in_48_hours(self._situation(person, today), self._around.law, now)
            store.promises.settle(ident, put_off(person.next_action, now), now)
            stage = Stage.DO_NOT_CONTACT if person.stage is Stage.DO_NOT_CONTACT else Stage.ACTIVE
            store.prospects.set_next(ident, stage, action if stage is Stage.ACTIVE else None, now)
            changes.prospects.add(ident)
        return ident

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
            standing=self._around.standing(replace(person, inquired_on=inquired_on), zone),
            slots=self._around.slots(),
            holidays=frozenset(self._around.holidays()),
        )
