"""What is written in one call: kept as it is typed, and saved as a whole when it ends."""

from __future__ import annotations

from dataclasses import replace

from reengage_desktop.domain.draft import Draft
from reengage_desktop.domain.fact import FactAnswer
from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.happening import Happening
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.permission import Lamp
from reengage_desktop.services.calling import Calling, CallResult, SavedCall
from reengage_desktop.services.preparing import CallSheet
from reengage_desktop.services.recounting import Recounting
from reengage_desktop.ui import words

from .call_clock import CallClock
from .call_pages import CallPages
from .kept_wrap_up import KeptWrapUp, read
from .side_panel import SidePanel
from .wrap_up_page import WrapUpPage


class CallRecord:
    """What cannot be written is told on the page that is seen. `begin` comes before all else."""

    def __init__(self, calling: Calling, recounting: Recounting, clock: CallClock, pages: CallPages) -> None:
        self._calling, self._recounting, self._clock, self._pages = calling, recounting, clock, pages
        self._remark = ""

    def begin(self, sheet: CallSheet) -> None:
        """Of whom it is, what is read, and whether they called."""
        self._id, self._script, self._inbound = sheet.prospect.id, sheet.script, sheet.inbound
        self._stopped = sheet.permission.lamp is Lamp.DNC
        self._kept = read(sheet.draft.wrap_up).about({fact.id for fact in sheet.facts})

    def set_remark(self, remark: str) -> None:
        """What stands in the note of the touch, below what was typed."""
        self._remark = remark

    @property
    def interrupted(self) -> KeptWrapUp | None:
        """The wrap-up that waits to be gone on with."""
        return self._kept if self._kept.outcome is not None and self._page is None else None

    @property
    def side(self) -> SidePanel:
        return self._pages.script_page.side

    @property
    def _page(self) -> WrapUpPage | None:
        return self._pages.wrap_up_page

    def note(self) -> str:
        """What is written so far, with what the wrap-up adds to it, be it open or interrupted."""
        changed = self._page.changed_words() if self._page is not None else self._kept.changed_line
        return _lines(self.side.note(), changed)

    def fact_answers(self) -> tuple[FactAnswer, ...]:
        """What was asked again, now or before an interruption; the later answer holds."""
        answers = {answer.fact_id: answer for answer in (*self._kept.facts, *self.side.fact_answers())}
        return tuple(answers.values())

    def give_back_facts(self) -> None:
        """The answers from before an interruption stand in the list again, where they can be changed."""
        if not self._kept.facts:
            return
        asked, kept = self.side.notes_page.facts, {answer.fact_id: answer for answer in self._kept.facts}
        for place, row in enumerate(asked.model.rows):
            answer = kept.get(row.fact.id)
            if answer is not None and row.state is None:
                asked.model.set_state(place, answer.state)
                asked.model.set_became(place, answer.became)
        asked.view.refit()
        self._kept = replace(self._kept, facts=())

    def seconds(self) -> int:
        """The length of the call; of one that was interrupted, as it was then."""
        return self._clock.seconds() or self._kept.seconds

    def promise(self) -> NextAction:
        """What voicemail and text would promise."""
        promise = self._calling.preview(self._id, Outcome.VOICEMAIL).next_action
        assert promise is not None
        return promise

    def keep(self) -> None:
        """As a draft."""
        try:
            self._calling.keep_draft(self._id, Draft(self.side.note(), self.side.learned(), self._wrap_up().text()))
        except Fault as problem:
            self._pages.say_fault(words.fault(problem))
        else:
            self.side.mark_saved(True)

    def keep_heard(self) -> None:
        """They called and must not be contacted, so that no key ends the call: what they said is a touch of theirs."""
        said = _lines(self.side.note(), self.side.learned())
        if not (self._inbound and self._stopped and said):
            return
        try:
            self._recounting.log(self._id, Happening.INBOUND, said)
            self._calling.keep_draft(self._id, Draft())
        except Fault as problem:
            self._pages.say_fault(words.fault(problem))

    def result(self, outcome: Outcome, *, note: str = "") -> CallResult:
        """With `note` under what was typed."""
        return CallResult(
            prospect_id=self._id,
            outcome=outcome,
            note=_lines(self.note(), note.strip(), self._remark),
            learned=self.side.learned(),
            seconds=self.seconds(),
            script=self._script,
            inbound=self._inbound,
            facts=self.fact_answers(),
        )

    def save(self, result: CallResult) -> SavedCall | None:
        """None if it could not be saved: then the line says so, and all that was written is still here.

        The draft is kept before, so that a call that is taken back is one that was interrupted.
        """
        self.side.keep_now()
        try:
            saved = self._calling.save(result)
        except Fault as problem:
            self._pages.say_fault(words.fault(problem))
            return None
        self.side.forget_pause()
        self._kept = KeptWrapUp()
        return saved

    def _wrap_up(self) -> KeptWrapUp:
        """An ending that was opened by mistake, with nothing written, is none."""
        page, facts, seconds = self._page, self.fact_answers(), self.seconds()
        if page is None:
            return replace(self._kept, facts=facts, seconds=seconds)
        if not page.written and self._pages.on_script:
            return KeptWrapUp(facts=facts)
        return replace(page.kept(), facts=facts, seconds=seconds)


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
