"""Editing one person in place: each field and number is written as it is typed, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from reengage_desktop.domain.arrival import display_name, number_key
from reengage_desktop.domain.cells import clean_line
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.person_field import YES, Field, KnownEmail, kept_words, not_longer
from reengage_desktop.domain.phone import OTHER, Phone, parse_phone
from reengage_desktop.domain.prospect import Importance, KnownPhone, Party, Stage
from reengage_desktop.domain.written_name import arranged
from reengage_desktop.store.numbers import Numbers

from .around import Around
from .forms import PersonForm, Record, form_of, new_prospect
from .holding import Holding
from .keeping import NOBODY, Keeping
from .placing import Placing
from .retracing import Step, recording
from .returning import call_instead

LONGEST_NUMBER, LONGEST_ADDRESS = 60, 254
HELD = "“{text}” asked not to be contacted. It was not kept, and nobody who has it may be called."
TWICE = "“{text}” stands here already. It was not added again."
GONE_MEANWHILE = "It is not there any more. Nothing was changed."
EMPTY = "Write a number or an e-mail address first. Nothing was added."
# What else follows from these: under which name somebody stands, and which clock is theirs.
_FOLLOWED = frozenset({Field.NAME, Field.COMPANY, Field.REGION, Field.COUNTRY})
_TABLES = ("prospects", "phones", "emails", "closed_actions")


class Editing:
    """Everything raises `RuleFault` for a person who is gone and for what cannot be kept, and `StoreFault`."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._numbers = Numbers()

    def set_field(self, who: int, field: Field, text: str) -> Step:
        """`text` as `Field` says; what follows from it (clock, name to be greeted by) is written with it."""
        words = kept_words(field, text)
        self._around.person(who)
        fields = self._followed(who, field, words) if field in _FOLLOWED else {field.value: _value(field, words)}
        with recording(self._around, who, "prospects") as record:
            self._around.store.prospects.edit(who, fields)
        return record.step

    # Numbers and addresses

    def add(self, who: int, text: str) -> Step:
        """A number, or what holds an @ as an e-mail address; what cannot be understood is kept as it is written."""
        words = clean_line(text)
        if not words:
            raise RuleFault(EMPTY)
        return self.add_email(who, words) if "@" in words else self.add_phone(who, words)

    def add_phone(self, who: int, text: str, kind: str = OTHER) -> Step:
        phone = self._phone(text, kind)
        record = self._record(who)
        self._refuse(record, phone)
        phones = [*_phones(record.phones), phone]
        return self._write(record, lambda: self._numbers.add(who, phone), phones=phones)

    def set_phone(self, who: int, phone_id: int, text: str) -> Step:
        """Another number in the place of this one; nothing typed removes it."""
        if not clean_line(text):
            return self.remove_phone(who, phone_id)
        record = self._record(who)
        before = _known(record, phone_id)
        phone = self._phone(text, before.kind)
        self._refuse(record, phone, besides=phone_id)
        phones = [phone if each.id == phone_id else Phone(each.e164, each.written) for each in record.phones]
        return self._write(record, lambda: self._numbers.change(phone_id, phone), phones=phones)

    def set_kind(self, who: int, phone_id: int, kind: str) -> Step:
        record = self._record(who)
        _known(record, phone_id)
        return self._write(record, lambda: self._numbers.set_kind(phone_id, kind))

    def set_dead(self, who: int, phone_id: int, dead: bool) -> Step:
        """Whether nobody of theirs answers there."""
        record = self._record(who)
        _known(record, phone_id)
        return self._write(record, lambda: self._numbers.set_dead(phone_id, dead))

    def remove_phone(self, who: int, phone_id: int) -> Step:
        record = self._record(who)
        _known(record, phone_id)
        phones = _phones(each for each in record.phones if each.id != phone_id)
        return self._write(record, lambda: self._numbers.remove(phone_id), phones=phones)

    def add_email(self, who: int, text: str) -> Step:
        address, record = self._address(text), self._record(who)
        if not address:
            raise RuleFault(EMPTY)
        self._refuse_address(record, address)
        emails = (*record.emails, address)
        return self._write(record, lambda: self._numbers.add_email(who, address), emails=emails)

    def set_email(self, who: int, email_id: int, text: str) -> Step:
        """Another address in the place of this one; nothing typed removes it."""
        address, record = self._address(text), self._record(who)
        if not address:
            return self.remove_email(who, email_id)
        old = self._email(who, email_id).address
        if address.casefold() != old.casefold():
            self._refuse_address(record, address)
        emails = tuple(address if each == old else each for each in record.emails)
        return self._write(record, lambda: self._numbers.change_email(email_id, address), emails=emails)

    def remove_email(self, who: int, email_id: int) -> Step:
        record, old = self._record(who), self._email(who, email_id).address
        emails = tuple(each for each in record.emails if each != old)
        return self._write(record, lambda: self._numbers.remove_email(email_id), emails=emails)

    # How it is done

    def _record(self, who: int) -> Record:
        return Keeping(self._around).record(who)

    def _followed(self, who: int, field: Field, words: str) -> dict[str, Any]:
        record, typed = self._record(who), dict[str, Any]({field.value: words})
        return self._derived(record, replace(form_of(record), **typed))

    def _derived(self, record: Record, form: PersonForm, phones: Sequence[Phone] | None = None) -> dict[str, Any]:
        """Name, firm and place as they are with this form. Raises `RuleFault` where nobody would be left."""
        before = record.prospect
        person = new_prospect(form, None, self._around.settings())
        person = person._replace(phones=tuple(_phones(record.phones) if phones is None else phones))
        name = display_name(person)
        if not name:
            raise RuleFault(NOBODY)
        place = Placing(self._around).arrival(before.id, person)
        fields: dict[str, Any] = {"company": person.company, "country": place.country, "region": place.region}
        if person.name != before.name:
            fields["name"] = name
            greeted_otherwise = before.first_name not in ("", arranged(before.name, "", "")[1])
            if not (greeted_otherwise and person.name):
                fields["first_name"] = place.first_name
        if not before.zone_chosen:
            fields |= {"zone": place.zone, "other_zone": place.other_zone}
        return fields

    def _write(
        self,
        record: Record,
        do: Callable[[], object],
        *,
        phones: Sequence[Phone] | None = None,
        emails: Sequence[str] | None = None,
    ) -> Step:
        """`phones`, `emails`: those there are then, where they change."""
        who, shelf = record.prospect.id, self._around.store.prospects
        fields = {}
        if phones is not None or emails is not None:
            form = replace(form_of(record), emails=tuple(record.emails if emails is None else emails))
            fields = self._derived(record, form, phones)
        asked = record.prospect.stage is Stage.DO_NOT_CONTACT
        with recording(self._around, who, *(("blocked_numbers",) if asked else ()), *_TABLES) as written:
            do()
            if fields:
                shelf.edit(who, fields)
            if asked:
                shelf.block_numbers(who, self._around.now())
            call_instead(self._around, record.prospect)
        return written.step

    def _phone(self, text: str, kind: str) -> Phone:
        words = not_longer(clean_line(text), LONGEST_NUMBER)
        if not words:
            raise RuleFault(EMPTY)
        return parse_phone(words, self._around.settings().region, kind)

    def _address(self, text: str) -> str:
        return not_longer(clean_line(text), LONGEST_ADDRESS)

    def _refuse(self, record: Record, phone: Phone, besides: int = 0) -> None:
        key = number_key(phone) or phone.written
        others = (Phone(each.e164, each.written) for each in record.phones if each.id != besides)
        if any((number_key(each) or each.written) == key for each in others):
            raise RuleFault(TWICE, text=phone.written)
        self._refuse_held(record, [phone], ())

    def _refuse_address(self, record: Record, address: str) -> None:
        if any(each.casefold() == address.casefold() for each in record.emails):
            raise RuleFault(TWICE, text=address)
        self._refuse_held(record, [], [address])

    def _refuse_held(self, record: Record, phones: Sequence[Phone], emails: Sequence[str]) -> None:
        asked = record.prospect.stage is Stage.DO_NOT_CONTACT
        if not asked and Holding(self._around).holds(phones, emails):
            raise RuleFault(HELD, text=phones[0].written if phones else emails[0])

    def _email(self, who: int, email_id: int) -> KnownEmail:
        found = next((each for each in self._numbers.emails(who) if each.id == email_id), None)
        if found is None:
            raise RuleFault(GONE_MEANWHILE)
        return found


def _value(field: Field, words: str) -> object:
    """As its column holds it; ValueError for a party or an importance there is not."""
    match field:
        case Field.PARTY:
            return Party(words).value
        case Field.IMPORTANCE:
            return Importance(words).value
        case Field.CONSENTED:
            return words == YES
    return words


def _known(record: Record, phone_id: int) -> KnownPhone:
    found = next((phone for phone in record.phones if phone.id == phone_id), None)
    if found is None:
        raise RuleFault(GONE_MEANWHILE)
    return found


def _phones(known: Any) -> list[Phone]:
    return [Phone(each.e164, each.written, each.kind, each.extension) for each in known]
