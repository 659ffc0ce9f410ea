"""Who must not be contacted though they are not here: by the number that asked, or by what stays of the forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reengage_desktop.domain.held import held_address, held_hash, held_number
from reengage_desktop.domain.newcomer import NewProspect
from reengage_desktop.domain.phone import Phone
from reengage_desktop.domain.prospect import KnownPhone

from .around import Around


class Holding:
    """Read once for a round of placing: nothing is hashed while nobody was forgotten."""

    def __init__(self, around: Around) -> None:
        self.numbers = frozenset(around.store.prospects.blocked_numbers())  # in the clear, E.164
        self._salt = around.store.removals.salt()
        self._hashes = around.store.removals.hashes() if self._salt else frozenset()

    def blocked(self, person: NewProspect) -> bool:
        """Whether somebody of a list may not be contacted because of a number or an address of theirs."""
        return self.holds(person.phones, person.emails)

    def holds(self, phones: Sequence[Phone] | Sequence[KnownPhone], emails: Iterable[str]) -> bool:
        """The same of numbers and addresses."""
        if self.numbers and any(phone.e164 in self.numbers for phone in phones):
            return True
        if not self._hashes:
            return False
        keys = [held_number(phone.e164, phone.written) for phone in phones]
        keys += map(held_address, emails)
        return any(held_hash(key, self._salt) in self._hashes for key in keys if key)
