"""Who must not be contacted though they are not here: by the number that asked, or by what stays of the forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from reengage_desktop.domain.held import held_address, held_hash, held_number
from reengage_desktop.domain.newcomer import NewProspect
from reengage_desktop.domain.phone import Phone
from reengage_desktop.domain.prospect import KnownPhone

from .around import Around

FEW = 20


class Holding:
    """Read once for a round of placing: nothing is hashed while nobody was forgotten."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._salt = around.store.removals.salt()
        self._hashes = around.store.removals.hashes() if self._salt else frozenset()
        self._asked = 0

    @cached_property
    def numbers(self) -> frozenset[str]:
        """In the clear, E.164. A list of one's own may have brought very many."""
        return frozenset(self._around.store.prospects.blocked_numbers())

    def blocked(self, person: NewProspect) -> bool:
        """Whether somebody of a list may not be contacted because of a number or an address of theirs."""
        return self.holds(person.phones, person.emails)

    def holds(self, phones: Sequence[Phone] | Sequence[KnownPhone], emails: Iterable[str]) -> bool:
        """The same of numbers and addresses."""
        if self._names([phone.e164 for phone in phones if phone.e164]):
            return True
        if not self._hashes:
            return False
        keys = [held_number(phone.e164, phone.written) for phone in phones]
        keys += map(held_address, emails)
        return any(held_hash(key, self._salt) in self._hashes for key in keys if key)

    def _names(self, numbers: Sequence[str]) -> bool:
        """The file is asked for a few; for more of them all that are held are read."""
        self._asked += 1
        if self._asked <= FEW and "numbers" not in self.__dict__:
            return bool(numbers) and self._around.store.registries.holds(numbers)
        return not self.numbers.isdisjoint(numbers)
