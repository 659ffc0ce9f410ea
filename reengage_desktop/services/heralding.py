"""Heralding the coming attempt: the letter, the text and the people around whom its ladder has before the call."""

from __future__ import annotations

from dataclasses import dataclass

from reengage_desktop.domain.errand import Errand, History, errands
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.ladder import tries
from reengage_desktop.domain.ladder_plan import StepWay
from reengage_desktop.domain.letter import NOT_REACHED
from reengage_desktop.domain.next_action import ActionKind
from reengage_desktop.domain.permission import Permission, permission
from reengage_desktop.domain.prospect import KnownPhone, Prospect
from reengage_desktop.domain.script import SpokenPassage
from reengage_desktop.domain.text_message import NoText, text_number, why_no_text

from .acquainting import Acquaintance, Acquainting
from .around import Around
from .lettering import Lettering
from .preparing import SAYS_NOTHING
from .stepping import plan_of
from .wording import Wording, words_of

TEXT_FIRST = "text-first"


@dataclass(frozen=True, slots=True)
class Herald:
    """An errand of the coming attempt, and whom it is to be asked of; None for a letter and a text."""

    errand: Errand
    whom: Acquaintance | None = None


@dataclass(frozen=True, slots=True)
class TextAhead:
    """The text before a call. `to`: None where no number takes one; `limit` says why it may not be sent now.

    `promise`: the day and hours of the call as it says them, "" where none are promised.
    """

    name: str
    said: SpokenPassage
    promise: str
    to: KnownPhone | None
    limit: NoText | None
    permission: Permission
    region: str


class Heralding:
    """Everything raises `RuleFault` for a person who is gone."""

    def __init__(self, around: Around) -> None:
        self._around = around

    def of(self, who: int) -> tuple[Herald, ...]:
        """In the order of the ladder; nothing where no attempt of it is next."""
        found = errands_of(self._around, self._around.person(who))
        wanted = {each.person_id for each in found} - {0}
        known = {each.person.id: each for each in Acquainting(self._around).of(who)} if wanted else {}
        return tuple(Herald(each, known.get(each.person_id)) for each in found)

    def letter(self, who: int) -> int:
        """The id of the letter to be written now: a new draft that fits.

        Where one goes before the call it is the one that lies in the pile already, and after tries in vain it says so.
        Raises `RuleFault` for somebody who is left in peace, `ScriptFault`, `StoreFault`.
        """
        person, lettering = self._around.person(who), Lettering(self._around)
        ahead = next((each for each in errands_of(self._around, person) if each.way is StepWay.LETTER_FIRST), None)
        if ahead is not None and ahead.letter_id:
            return ahead.letter_id
        in_vain = ahead is not None and ahead.done_at is None and tries(person.ladder) > 0
        return lettering.add(who, lettering.write(who, NOT_REACHED if in_vain else ""))

    def text(self, who: int) -> TextAhead:
        """As it may be sent at this moment. Raises `RuleFault`, `ScriptFault` where it cannot be written."""
        around, wording = self._around, Wording(self._around)
        known, now = wording.known(who), around.now()
        action = known.person.next_action
        words = words_of(known, now, action if action is not None and action.promised else None)
        said = wording.spoken(TEXT_FIRST, words)
        if not said:
            raise RuleFault(SAYS_NOTHING, title=wording.script(TEXT_FIRST).title or TEXT_FIRST)
        may = permission(around.standing(known.person, known.zone), around.law, now)
        to = text_number(next((phone for phone in known.phones if not phone.dead), None), known.phones)
        limit, region = why_no_text(may, to, known.phones), known.settings.region
        return TextAhead(known.person.name, said[0], words.words()["promise"], to, limit, may, region)


def errands_of(around: Around, person: Prospect) -> tuple[Errand, ...]:
    """Of the attempt that is next; nothing is read where it asks for none."""
    action = person.next_action
    if action is None or action.kind not in (ActionKind.CALL, ActionKind.VISIT):
        return ()
    step = plan_of(around, person.ladder_key).step(tries(person.ladder) + 1)
    if step is None or not step.beforehand:
        return ()
    store, who = around.store, person.id
    asks_people = {StepWay.ASSISTANT, StepWay.CHAMPION} & {*step.beforehand}
    return errands(
        step,
        History(
            touches=store.touches.of(who),
            people=store.people_around.of(who) if asks_people else (),
            talks=store.people_around.touches(who) if asks_people else (),
            letters=store.letters.of(who) if StepWay.LETTER_FIRST in step.beforehand else (),
        ),
    )
