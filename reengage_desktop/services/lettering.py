"""Letters: drafted after a call, read and mended in the pile, printed, and logged once they are in the post."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reengage_desktop.domain import letter as letters
from reengage_desktop.domain.address import Address
from reengage_desktop.domain.fault import Fault, RuleFault
from reengage_desktop.domain.letter import Letter, LetterDraft, LetterState, Sender
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.paper import paper_of
from reengage_desktop.domain.prospect import KnownPhone, Prospect, Stage
from reengage_desktop.domain.wall_time import local

from .around import Around
from .posting import Posting, SentLetters
from .wording import Wording, words_of

NOT_READ = "The letter to {name} waits to be read first. Nothing was changed; read it, then go on."
IN_PEACE = "{name} is not to be contacted any more. That holds for letters too; nothing was written."
GONE = "This letter does not lie in the pile any more. Nothing was changed."


@dataclass(frozen=True, slots=True)
class Piled:
    """A letter in the pile: to whom, by which template (its title, empty if it is gone), and dated as on its head."""

    letter: Letter
    name: str
    title: str
    address: Address
    dated: str


@dataclass(frozen=True, slots=True)
class PutAway:
    """A letter that was taken out of the pile, as it lay there."""

    letter: Letter
    name: str


class Lettering:
    def __init__(self, around: Around) -> None:
        self._around = around
        self._wording = Wording(around)
        self._posting = Posting(around, self._wording)

    def draft(
        self,
        prospect_id: int,
        outcome: Outcome,
        *,
        changed: str = "",
        learned: str = "",
        action: NextAction | None = None,
    ) -> LetterDraft | None:
        """The letter that follows this call (S0), of the words of its wrap-up; None where none fits.

        `action` is what was booked: only a promise is named. Nothing is kept; the call that is saved does that.
        Raises `RuleFault`, `ScriptFault`.
        """
        template = letters.AFTER.get(outcome)
        if template is None:
            return None
        now, zone = self._around.now(), self._around.zone()
        told = letters.worth_telling(learned)
        when = letters.spoken_when(now, now, zone)
        return self._written(prospect_id, template, action, changed=changed, learned=told, spoken_when=when)

    def write(self, prospect_id: int, template: str = "") -> LetterDraft:
        """A letter on wish, of this template or of the one that fits the person now. Raises as `draft` does."""
        now, person = self._around.now(), self._contactable(prospect_id)
        spoken = letters.spoken_when(person.last_contact_at, now, self._around.zone())
        action = person.next_action
        return self._written(prospect_id, template or letters.fitting(person, now), action, spoken_when=spoken)

    def waiting(self) -> int:
        """How many letters lie in the pile."""
        return self._around.store.letters.count_waiting()

    def add(self, prospect_id: int, draft: LetterDraft) -> int:
        """Lays a letter on the pile; its id. Raises `RuleFault` if the person is gone, or is left in peace."""
        self._contactable(prospect_id)
        with self._around.store.writing() as changes:
            changes.letters = True
            self._around.store.prospects.count_changes([prospect_id])
            return self._around.store.letters.add(prospect_id, draft, self._around.now())

    def sender(self) -> Sender:
        """From the settings, with the paper of the region where none was chosen."""
        found = self._around.settings()
        lines = (line.strip() for line in found.my_address.splitlines())
        return Sender(
            name=found.my_name.strip(),
            firm=found.my_firm.strip(),
            address=tuple(line for line in lines if line),
            phone=found.my_phone.strip(),
            email=found.my_email.strip(),
            region=found.region,
            paper=paper_of(found.paper, found.region).name,
        )

    def pile(self) -> list[Piled]:
        """Oldest first; without people who must not be contacted."""
        titles: dict[str, str] = {}
        zone, found = self._around.zone(), []
        for letter in self._around.store.letters.waiting():
            if letter.template not in titles:
                titles[letter.template] = self._title(letter.template)
            person = self._around.person(letter.prospect_id)
            phones = () if person.first_name else self._around.store.prospects.phones(person.id)
            dated = letters.dated(letter.made_at, zone)
            found.append(Piled(letter, person.name, titles[letter.template], _address(person, phones), dated))
        return found

    def rewrite(self, letter_id: int, words: str) -> None:
        """What was written has been read. One that was printed waits to be printed again. Raises `RuleFault`."""
        letter = self._piled(letter_id)
        if words == letter.words:
            return
        with self._around.store.writing() as changes:
            self._around.store.prospects.count_changes([letter.prospect_id])
            self._around.store.letters.rewrite(letter_id, words, LetterState.READY, self._around.now())
            changes.letters = True

    def ready(self, letter_id: int) -> None:
        """It was read, and may be printed. Raises `RuleFault` if it does not lie in the pile."""
        if self._piled(letter_id).state is LetterState.DRAFT:
            self._set_state([letter_id], LetterState.READY)

    def put_away(self, letter_id: int) -> PutAway:
        """Out of the pile; it is not sent. Raises `RuleFault`."""
        letter = self._piled(letter_id)
        self._set_state([letter_id], LetterState.PUT_AWAY)
        return PutAway(letter, self._around.person(letter.prospect_id).name)

    def printed(self, ids: Iterable[int]) -> None:
        """Raises `RuleFault` for one that was not read: a private note must never go out unseen."""
        self._set_state([letter.id for letter in self._read(ids)], LetterState.PRINTED)

    def sent(self, ids: Iterable[int]) -> SentLetters:
        """They are in the post: a touch each, and where a letter was the next action, what follows it.

        A letter is no attempt and no contact: the ladder counts tries to speak with somebody, and most letters follow
        a call that reached them. Raises `RuleFault` for one that was not read, `StoreFault`.
        """
        return self._posting.sent(self._read(ids))

    def undo(self, done: SentLetters | PutAway) -> None:
        """Back into the pile, and the people as before. Raises `RuleFault` if one of them was changed since."""
        if isinstance(done, PutAway):
            self._around.person(done.letter.prospect_id)
            self._set_state([done.letter.id], done.letter.state)
            return
        self._posting.undo(done)

    def _contactable(self, prospect_id: int) -> Prospect:
        person = self._around.person(prospect_id)
        if person.stage is Stage.DO_NOT_CONTACT:
            raise RuleFault(IN_PEACE, name=person.name)
        return person

    def _piled(self, letter_id: int) -> Letter:
        letter = self._around.store.letters.get(letter_id)
        if letter is None or letter.state not in letters.WAITING:
            raise RuleFault(GONE)
        return letter

    def _read(self, ids: Iterable[int]) -> list[Letter]:
        """Of these those in the pile, oldest first."""
        wanted = set(ids)
        chosen = [letter for letter in self._around.store.letters.waiting() if letter.id in wanted]
        for letter in chosen:
            if letter.state is LetterState.DRAFT:
                raise RuleFault(NOT_READ, name=self._around.person(letter.prospect_id).name)
        return chosen

    def _set_state(self, ids: Sequence[int], state: LetterState) -> None:
        with self._around.store.writing() as changes:
            for ident in ids:
                self._around.store.letters.set_state(ident, state, self._around.now())
            changes.letters = bool(ids)

    def _title(self, template: str) -> str:
        try:
            return self._wording.script(template).title
        except Fault:  # the text of its own is gone, or cannot be read any more; the letter is as it was written
            return ""

    def _written(self, prospect_id: int, template: str, action: NextAction | None, **more: str) -> LetterDraft:
        """A promise is named if it is still to come when the post does."""
        known, now = self._wording.known(prospect_id), self._around.now()
        zone = known.person.zone or known.zone
        promise = action if action is not None and action.promised else None
        if promise is not None and local(promise.due_from, zone).date() < local(now, zone).date() + letters.BY_POST:
            promise = None
        if promise is not None:
            more["promise_day"] = letters.written_day(local(promise.due_from, zone).date())
        words = words_of(known, now, promise, name=_name(known.person, known.phones), **more)
        passages = self._wording.spoken(template, words)
        return LetterDraft(template, "\n\n".join(passage.text for passage in passages))


def _name(person: Prospect, phones: Sequence[KnownPhone]) -> str:
    """Empty for somebody who stands under a number or an e-mail address: nobody is greeted by those."""
    numbers = {phone.written for phone in phones} | {phone.e164 for phone in phones}
    return "" if not person.first_name and (person.name in numbers or "@" in person.name) else person.name


def _address(person: Prospect, phones: Sequence[KnownPhone]) -> Address:
    return Address(
        name=_name(person, phones),
        company=person.company,
        street=person.street,
        city=person.city,
        region=person.region,
        postal_code=person.postal_code,
        country=person.country,
    )
