"""Preparing a call: the sheet with everything the dialog shows, and the words filled into the script."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from reengage_desktop.domain.call_words import CallWords
from reengage_desktop.domain.draft import Draft
from reengage_desktop.domain.fact import Fact
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.homework import Homework
from reengage_desktop.domain.ladder import Standing, standing
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.permission import Permission, permission
from reengage_desktop.domain.person_around import PersonAround
from reengage_desktop.domain.preparation import Lack, lacks
from reengage_desktop.domain.prospect import KnownPhone, Prospect, Quote, Reason
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.script import PassageKind, Script, SpokenPassage, render
from reengage_desktop.domain.script_library import THEY_CALLED, fitting
from reengage_desktop.domain.touch import Touch

from .around import Around
from .stepping import plan_of
from .wording import Known, Wording, words_of

LAST_TOUCHES = 5
MESSAGES = VOICEMAIL, SECOND_VOICEMAIL, TWIN_TEXT, TEXT_ONLY = (
    "voicemail",
    "second-voicemail",
    "twin-text",
    "text-only",
)
SHARED = "answers"  # the script whose answers and questions are at hand in every call
_IN_TURN = frozenset({PassageKind.MAIN, PassageKind.BRANCH})
_BANKED = frozenset({PassageKind.ANSWER, PassageKind.QUESTION})
SAYS_NOTHING = "“{title}” says nothing to this person. Write a sentence in it that needs no word of theirs."


@dataclass(frozen=True, slots=True)
class CallSheet:
    """All of one call. `zone` is the salesperson's, `their_zone` the prospect's; money in the quote's cents.

    `script` is the name of the script that is read, `title` what it is called, `passages` what is read in its turn and
    the branches; answers and questions come by `Preparing.bank`. `inbound`: they called. `pace` and `face`: as in
    `Settings`.
    """

    prospect: Prospect
    quote: Quote | None
    phones: tuple[KnownPhone, ...]
    reasons: tuple[Reason, ...]
    people_around: tuple[PersonAround, ...]
    touches: tuple[Touch, ...]
    facts: tuple[Fact, ...]
    homework: tuple[Homework, ...]
    lacks: tuple[Lack, ...]
    permission: Permission
    ladder: Standing
    voicemails: int
    script: str
    title: str
    passages: tuple[SpokenPassage, ...]
    draft: Draft
    zone: str
    their_zone: str
    region: str
    made_at: datetime
    inbound: bool = False
    pace: int = 0
    face: str = "serif"

    def reason(self, kind: str) -> Reason | None:
        """The newest `stated` or `real` reason."""
        return next((reason for reason in self.reasons if reason.kind == kind), None)


@dataclass(frozen=True, slots=True)
class Messages:
    """Voicemail and its twin text, which name each other and the same hour.

    `alone`: the text where no voicemail is left. `voicemail_alone`: for one who can be sent no text. `voicemail_script`
    is its name. `promise`: the day and hours as both say them. `permission`: at this moment; texts have the hours of
    calls.
    """

    voicemail: SpokenPassage
    text: SpokenPassage
    alone: SpokenPassage
    voicemail_alone: SpokenPassage
    voicemail_script: str
    promise: str
    permission: Permission


class Preparing:
    def __init__(self, around: Around) -> None:
        self._around = around
        self._wording = Wording(around)

    def sheet(self, prospect_id: int, script: str = "", *, inbound: bool = False) -> CallSheet:
        """With the script of this name, else the one that fits. Raises `RuleFault`, `ScriptFault`."""
        around, store, now = self._around, self._around.store, self._around.now()
        known = self._wording.known(prospect_id)
        person, quote, zone = known.person, known.quote, known.zone
        name = script or self._fitting(known, inbound, now)
        read = self._wording.script(name)
        touches = store.touches.of(prospect_id)
        why_not = quote.why_not if quote else WhyNot.UNKNOWN
        return CallSheet(
            prospect=person,
            quote=quote,
            phones=known.phones,
            reasons=known.reasons,
            people_around=tuple(store.people_around.of(prospect_id)),
            touches=tuple(touches[:LAST_TOUCHES]),
            facts=tuple(store.facts.of(prospect_id)),
            homework=tuple(store.homework.of(prospect_id)),
            lacks=lacks(person.reason_to_call, known.reason("stated"), known.reason("real"), why_not),
            permission=permission(around.standing(person, zone), around.law, now),
            ladder=standing(person.ladder, plan_of(around, person.ladder_key)),
            voicemails=store.touches.voicemails_since_contact(prospect_id),
            script=name,
            title=read.title,
            passages=render(_with(read, _IN_TURN), words_of(known, now).words()),
            draft=store.drafts.get(prospect_id),
            zone=zone,
            their_zone=person.zone or zone,
            region=known.settings.region,
            made_at=now,
            inbound=inbound,
            pace=known.settings.pace,
            face=known.settings.script_face,
        )

    def bank(self, prospect_id: int, script: str) -> tuple[SpokenPassage, ...]:
        """Answers and questions: those of this script, then, without a key, those of the shared one it has not by name.

        Raises `RuleFault`, `ScriptFault`.
        """
        known, wording = self._wording.known(prospect_id), self._wording
        words = words_of(known, self._around.now()).words()
        own = render(_with(wording.script(script), _BANKED), words)
        named = {(passage.kind, passage.label.casefold()) for passage in own}
        shared = render(_with(wording.script(SHARED), _BANKED), words)
        return own + tuple(replace(each, key="") for each in shared if (each.kind, each.label.casefold()) not in named)

    def messages(self, prospect_id: int, promise: NextAction) -> Messages:
        """All texts with the promised window in their clock. Raises `RuleFault`, `ScriptFault`."""
        around, known, now = self._around, self._wording.known(prospect_id), self._around.now()
        left = around.store.touches.voicemails_since_contact(prospect_id)
        name = SECOND_VOICEMAIL if left == 1 else VOICEMAIL  # the second says that no third will come
        words = words_of(known, now, promise)
        return Messages(
            voicemail=self._said(name, words),
            text=self._said(TWIN_TEXT, words),
            alone=self._said(TEXT_ONLY, words),
            voicemail_alone=self._said(name, replace(words, twin="")),
            voicemail_script=name,
            promise=words.words()["promise"],
            permission=permission(around.standing(known.person, known.zone), around.law, now),
        )

    def _said(self, name: str, words: CallWords) -> SpokenPassage:
        spoken = self._wording.spoken(name, words)
        if not spoken:
            raise RuleFault(SAYS_NOTHING, title=self._wording.script(name).title or name)
        return spoken[0]

    def _fitting(self, known: Known, inbound: bool, now: datetime) -> str:
        if inbound:
            return THEY_CALLED
        why_not = known.quote.why_not if known.quote else WhyNot.UNKNOWN
        stated, real = known.reason("stated"), known.reason("real")
        usual = known.settings.script
        of = plan_of(self._around, known.person.ladder_key).of
        return fitting(known.person, why_not, stated=stated, real=real, usual=usual, now=now, attempts=of)


def _with(script: Script, kinds: Collection[PassageKind]) -> Script:
    """The script with these passages only: what is not shown yet is not rendered."""
    return replace(script, passages=tuple(passage for passage in script.passages if passage.kind in kinds))
