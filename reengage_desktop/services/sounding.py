"""Sounding a text before it is used: as one person hears it, or one of whom only a number is known."""

from __future__ import annotations

from datetime import time, timedelta

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.prospect import Party, Prospect, Stage
from reengage_desktop.domain.script import PassageKind, SpokenPassage, check, parse, render
from reengage_desktop.domain.script_library import ScriptKind
from reengage_desktop.domain.wall_time import instant

from .around import Around
from .wording import Known, Wording, words_of

NOTHING_SAID = (
    "With somebody of whom only a phone number is known, nothing of this would be said. Calls still use the text as "
    "it was; write at least one sentence without a condition."
)
_PROMISED = (time(9), time(11))


class Sounding:
    def __init__(self, around: Around) -> None:
        self._around = around
        self._wording = Wording(around)

    def preview(
        self, markdown: str, prospect_id: int | None, kind: ScriptKind = ScriptKind.CALL
    ) -> tuple[SpokenPassage, ...]:
        """As it is said to this person, or to one of whom only a number is known (None).

        A message always has a promise, so there one of tomorrow stands. Raises `ScriptFault`, `RuleFault`.
        """
        known = self._wording.known(prospect_id) if prospect_id is not None else self._emptiest()
        promise = self._promise(known.zone) if kind is ScriptKind.MESSAGE else None
        return render(parse(markdown), words_of(known, self._around.now(), promise).words())

    def refuse(self, markdown: str, kind: ScriptKind) -> None:
        """Raises `ScriptFault`, `RuleFault` for a text that cannot be read aloud."""
        script = parse(markdown)
        check(script)
        spoken = render(script, words_of(self._emptiest(), self._around.now(), self._promise_for(kind)).words())
        if not any(kind is ScriptKind.ANSWERS or each.kind is PassageKind.MAIN for each in spoken):
            raise RuleFault(NOTHING_SAID)

    def _emptiest(self) -> Known:
        settings = self._around.settings()
        return Known(_NOBODY, None, (), (), settings, settings.zone or self._around.laptop_zone())

    def _promise_for(self, kind: ScriptKind) -> NextAction | None:
        return self._promise(self._around.zone()) if kind is ScriptKind.MESSAGE else None

    def _promise(self, zone: str) -> NextAction:
        """Tomorrow between nine and eleven."""
        start, end = (instant(self._around.today() + timedelta(days=1), at, zone) for at in _PROMISED)
        return NextAction(ActionKind.CALL, start, end, True, zone, Because.PROMISED)


_NOBODY = Prospect(
    id=0, name="", first_name="", company="", title="", party=Party.CONSUMER, stage=Stage.ACTIVE, street="", city="",
    region="", postal_code="", country="", zone="", other_zone="", zone_chosen=False, met_on=None, consented=False,
    no_email=False, source="", notes="", reason_to_call="", ladder="", next_action=None, last_touch_at=None,
    last_contact_at=None,
)  # fmt: skip
