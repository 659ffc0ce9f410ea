"""Writing an e-mail: its draft with one checked recipient, handing it over, and logging it; it is never an attempt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from reengage_desktop.domain import email_draft
from reengage_desktop.domain.ago import part_of_day
from reengage_desktop.domain.email_draft import AddressError, MailDraft, one_address
from reengage_desktop.domain.fault import FileFault, RuleFault
from reengage_desktop.domain.letter import written_day
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.prospect import Prospect, Stage
from reengage_desktop.domain.script import PassageKind, SpokenPassage
from reengage_desktop.domain.story import ToldIn
from reengage_desktop.domain.touch import Channel, Touch
from reengage_desktop.domain.wall_time import local
from reengage_desktop.store.promises import BROKEN, KEPT
from reengage_desktop.store.snapshots import Snapshot

from . import filing
from .around import CHANGED_SINCE, Around
from .banking import Banking
from .foreseeing import Foreseeing
from .wording import Known, Wording, words_of

WITH_LETTER, FIRST_HELLO = "email-with-letter", "email-first-hello"
SUBJECT = "subject"
WHILE_ACTIVE = "An e-mail feels productive and gives away what a talk should give. It is no attempt."
ASK_WHAT_CHANGED = "Ask what has changed since you met."
ASKED_NOT_TO = "{name} asked not to be contacted. That holds for e-mail too; nothing was written or changed."
NO_EMAIL = "{name} wants no e-mail. Nothing was written or changed; a call or a letter may be welcome."
NO_ADDRESS = "No e-mail address of {name} is known. Write one into their record, then go on."
BAD_ADDRESS = "“{address}” is not one plain e-mail address. Correct it in the record of {name}, then go on."
SAYS_NOTHING = "“{title}” says nothing to this person. Write a sentence in it that needs no word of theirs."
UNWRITABLE = (
    "{file} could not be written to {folder}: {cause}. Your words are kept; choose another folder, or copy them."
)


@dataclass(frozen=True, slots=True)
class SentMail:
    """What was logged, in order to tell it and to take it back. `call`: booked after a first hello, else None."""

    prospect_id: int
    name: str
    call: NextAction | None
    snapshot: Snapshot
    revision: int
    draft: MailDraft | None = None


class Mailing:
    def __init__(self, around: Around) -> None:
        self._around = around
        self._wording, self._banking = Wording(around), Banking(around)
        self._foreseeing = Foreseeing(around)
        self._kept: dict[tuple[int, str], MailDraft] = {}

    def addresses(self, prospect_id: int) -> tuple[str, ...]:
        """All plain addresses of the record, in its order. Raises `RuleFault` where nobody may or can be written to."""
        person = self._around.person(prospect_id)
        _refuse(person)
        written = self._around.store.prospects.emails(prospect_id)
        plain = tuple(dict.fromkeys(filter(None, map(_plain, written))))
        if not plain and written:
            raise RuleFault(BAD_ADDRESS, address=" ".join(written[0].split())[:80], name=person.name)
        if not plain:
            raise RuleFault(NO_ADDRESS, name=person.name)
        return plain

    def draft(self, prospect_id: int, template: str = "") -> MailDraft:
        """What was typed before in this session, else the words of the template, else of the one that fits.

        Raises `RuleFault`, `ScriptFault`.
        """
        person = self._around.person(prospect_id)
        template = template or (FIRST_HELLO if _just_met(person) else WITH_LETTER)
        addresses = self.addresses(prospect_id)
        kept = self._kept.get((prospect_id, template))
        if kept is not None:
            return replace(kept, to=kept.to if kept.to in addresses else addresses[0])
        return self._drafted(person, template, addresses[0])

    def keep(self, prospect_id: int, draft: MailDraft) -> None:
        """What was typed, until it is sent, written anew, or the program ends."""
        self._kept[prospect_id, draft.template] = draft

    def is_kept(self, prospect_id: int, template: str) -> bool:
        """Whether something was typed that is not sent."""
        return (prospect_id, template) in self._kept

    def forget(self, prospect_id: int, template: str) -> None:
        self._kept.pop((prospect_id, template), None)

    def drop(self, prospect_id: int) -> None:
        """All that was typed to somebody who is gone."""
        self._kept = {key: draft for key, draft in self._kept.items() if key[0] != prospect_id}

    def mailto(self, draft: MailDraft) -> str:
        return email_draft.mailto(draft)

    def eml(self, draft: MailDraft) -> bytes:
        settings = self._around.settings()
        return email_draft.eml(draft, _plain(settings.my_email), settings.my_name)

    def save(self, draft: MailDraft, path: Path) -> None:
        """As a file that mail programs open as a draft. Raises `FileFault`; then nothing is there."""
        try:
            filing.put(path, self.eml(draft))
        except FileFault as fault:
            raise FileFault(UNWRITABLE, **fault.facts) from fault

    def sent(self, prospect_id: int, subject: str, draft: MailDraft | None = None) -> SentMail:
        """Logs it, no attempt and no contact; after a first hello the call that asks what has changed is booked.

        All in one transaction. Raises `RuleFault`, `StoreFault`; then nothing is kept.
        """
        store, now = self._around.store, self._around.now()
        person = self._around.person(prospect_id)
        _refuse(person)
        call = self._call_after(person, draft, now) if _just_met(person) else None
        note = email_draft.one_line(subject)
        touch = Touch(0, prospect_id, now, Channel.EMAIL, "", False, False, 0, note, "", False)
        template = draft.template if draft else ""
        with store.writing() as changes:
            snapshot = store.snapshots.take(prospect_id)
            version = self._wording.version(template, now)
            store.touches.add(touch, script=template, version_id=version)
            if draft is not None:
                self._banking.note_told(prospect_id, draft.body, ToldIn.MAIL)
            if call is not None:
                self._fulfil(person, call, now)
            changes.prospects.add(prospect_id)
        self.forget(prospect_id, template)
        return SentMail(prospect_id, person.name, call, snapshot, store.prospects.revision(prospect_id), draft)

    def undo(self, sent: SentMail) -> None:
        """Everything of the person as before, and the words are back. Raises `RuleFault` for what was written since."""
        store = self._around.store
        self._around.person(sent.prospect_id)
        if store.prospects.revision(sent.prospect_id) != sent.revision:
            raise RuleFault(CHANGED_SINCE)
        with store.writing() as changes:
            store.snapshots.restore(sent.snapshot)
            changes.prospects.add(sent.prospect_id)
            changes.same.add(sent.prospect_id)
        if sent.draft is not None and not self.is_kept(sent.prospect_id, sent.draft.template):
            self.keep(sent.prospect_id, sent.draft)

    def _drafted(self, person: Prospect, template: str, to: str) -> MailDraft:
        now, known = self._around.now(), self._wording.known(person.id)
        call = self._promised_call(person) if _just_met(person) else _told(person.next_action, now)
        words = words_of(known, now, call, spoken_when=_spoken_when(known, now))
        if call is not None:  # an e-mail may be sent, and read, on another day than it was written
            day = written_day(local(call.due_from, person.zone or known.zone).date())
            words = replace(words, promise_day=day)
        spoken = [each for each in self._wording.spoken(template, words) if each.kind is PassageKind.MAIN]
        body = "\n\n".join(each.text for each in spoken if not _is_subject(each))
        title = self._wording.script(template).title or template
        if not body:
            raise RuleFault(SAYS_NOTHING, title=title)
        subject = next((each.text for each in spoken if _is_subject(each)), title)
        warns = person.stage is Stage.ACTIVE and not _just_met(person)
        return MailDraft(
            to=to,
            subject=email_draft.one_line(subject),
            body=body,
            warning=WHILE_ACTIVE if warns else "",
            template=template,
            address=words.my_address,
            call=call,
            promise=words.words()["promise"],
        )

    def _promised_call(self, person: Prospect) -> NextAction | None:
        """Two days later, at nine in their clock: an hour that can be told them. None where no call is ever allowed."""
        zone = person.zone or self._around.zone()
        later = self._foreseeing.forty_eight_hours(person.id)
        if not later.kind.is_call:
            return None
        day = local(later.due_from, zone).date()
        call = self._foreseeing.on_their_date(person.id, day)
        return replace(call, promised=True, zone=zone, because=Because.PROMISED, note=ASK_WHAT_CHANGED)

    def _call_after(self, person: Prospect, draft: MailDraft | None, now: datetime) -> NextAction:
        """The promised call if the words that went out still promise it, else one in two days."""
        if draft is not None and draft.call is not None and email_draft.still_promises(draft, now):
            self._foreseeing.refuse_hours(person.id, draft.call)
            return draft.call
        return replace(self._foreseeing.forty_eight_hours(person.id), note=ASK_WHAT_CHANGED)

    def _fulfil(self, person: Prospect, call: NextAction, now: datetime) -> None:
        store, action = self._around.store, person.next_action
        if action is not None and action.promised:
            store.promises.settle(person.id, KEPT if now <= action.due_until else BROKEN, now)
        store.prospects.set_next(person.id, person.stage, call, now)
        if call.promised:
            store.promises.make(person.id, now, call.due_from, call.due_until, call.zone)


def _refuse(person: Prospect) -> None:
    if person.stage is Stage.DO_NOT_CONTACT:
        raise RuleFault(ASKED_NOT_TO, name=person.name)
    if person.no_email:
        raise RuleFault(NO_EMAIL, name=person.name)


def _plain(written: str) -> str:
    try:
        return one_address(written)
    except AddressError:
        return ""


def _just_met(person: Prospect) -> bool:
    return person.next_action is not None and person.next_action.kind is ActionKind.FIRST_HELLO


def _told(action: NextAction | None, now: datetime) -> NextAction | None:
    """A call that was promised and is still to come."""
    return action if action and action.promised and action.kind.is_call and action.due_from > now else None


def _spoken_when(known: Known, now: datetime) -> str:
    """ "this morning" where they talked today."""
    zone, at = known.person.zone or known.zone, known.person.last_contact_at
    if at is None or local(at, zone).date() != local(now, zone).date():
        return ""
    return f"this {part_of_day(local(at, zone).time())}"


def _is_subject(passage: SpokenPassage) -> bool:
    return passage.label.strip().casefold() == SUBJECT
