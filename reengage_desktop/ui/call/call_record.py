"""What is written in one call: kept as it is typed, and saved as a whole when it ends."""

from __future__ import annotations

from reengage_desktop.domain.draft import Draft
from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.services.calling import Calling, CallResult, SavedCall
from reengage_desktop.services.preparing import CallSheet
from reengage_desktop.ui import words

from .call_clock import CallClock
from .call_pages import CallPages
from .side_panel import SidePanel


class CallRecord:
    """What cannot be written is told on the page that is seen. `begin` comes before all else."""

    def __init__(self, calling: Calling, clock: CallClock, pages: CallPages) -> None:
        self._calling, self._clock, self._pages = calling, clock, pages

    def begin(self, sheet: CallSheet) -> None:
        """Of whom it is, what is read, and whether they called."""
        self._id, self._script, self._inbound = sheet.prospect.id, sheet.script, sheet.inbound

    @property
    def side(self) -> SidePanel:
        return self._pages.script_page.side

    def note(self) -> str:
        """What is written so far, with what the wrap-up adds to it."""
        return _lines(self.side.note(), self._pages.changed_words())

    def promise(self) -> NextAction:
        """What voicemail and text would promise."""
        promise = self._calling.preview(self._id, Outcome.VOICEMAIL).next_action
        assert promise is not None
        return promise

    def keep(self) -> None:
        """As a draft."""
        try:
            self._calling.keep_draft(self._id, Draft(self.note(), self.side.learned()))
        except Fault as problem:
            self._pages.say_fault(words.fault(problem))
        else:
            self.side.mark_saved(True)

    def result(self, outcome: Outcome, *, note: str = "") -> CallResult:
        """With `note` under what was typed."""
        return CallResult(
            prospect_id=self._id,
            outcome=outcome,
            note=_lines(self.note(), note.strip()),
            learned=self.side.learned(),
            seconds=self._clock.seconds(),
            script=self._script,
            inbound=self._inbound,
        )

    def save(self, result: CallResult) -> SavedCall | None:
        """None if it could not be saved: then the line says so, and all that was written is still here."""
        try:
            saved = self._calling.save(result)
        except Fault as problem:
            self._pages.say_fault(words.fault(problem))
            return None
        self.side.forget_pause()
        return saved


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
