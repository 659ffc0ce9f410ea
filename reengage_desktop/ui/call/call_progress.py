"""How far a call is: its length and its ending, in the head and wherever else they are shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from reengage_desktop.domain.outcome import OUTCOMES, Outcome, outcomes_for
from reengage_desktop.services.preparing import CallSheet
from reengage_desktop.ui import words

from . import one_voice
from .call_clock import CallClock
from .call_head import CallHead
from .call_pages import CallPages
from .inbound_strip import InboundStrip


class CallProgress:
    def __init__(
        self, clock: CallClock, head: CallHead, strip: InboundStrip, pages: CallPages, now: Callable[[], datetime]
    ) -> None:
        self._clock, self._head, self._strip, self._pages, self._now = clock, head, strip, pages, now
        clock.ticked.connect(self.show_length)

    def begin_anew(self, sheet: CallSheet) -> None:
        """As before the first ring."""
        now, page = self._now(), self._pages.script_page
        self._clock.reset()
        page.script_view.set_elapsed(None)
        self._head.show_sheet(sheet, now)
        self._strip.show_sheet(sheet, now)
        page.show_sheet(sheet, now)
        self._pages.switch_keys(outcomes_for(inbound=sheet.inbound))

    def go_live(self) -> None:
        """It rings, or they rang: the clock runs, notes can be taken, and nothing else speaks."""
        one_voice.hush()
        page = self._pages.script_page
        self._clock.ring()
        page.show_live(True)
        page.bar.tell(Outcome.REACHED)
        page.script_view.setFocus()
        self.show_length()

    def show_length(self) -> None:
        """Each second of the call."""
        self._pages.script_page.script_view.set_elapsed(self._clock.passage_seconds())
        ended = ""
        if self._pages.on_messages and self._pages.message_page is not None:
            self._pages.message_page.tick()
            ended = words.outcome_name(Outcome.VOICEMAIL)
        self._head.show_state(self._now(), self._clock.seconds(), ended)

    def show_ending(self, outcome: Outcome) -> None:
        """While it is being written down; after a talk the clock stands still."""
        if OUTCOMES[outcome].contact:
            self._clock.stop()
        self._head.show_outcome(outcome)
        seconds = self._clock.seconds() if self._clock.runs else None
        self._head.show_state(self._now(), seconds, words.outcome_name(outcome))

    def go_on(self) -> None:
        """It has not ended after all: back to the script."""
        self._pages.show_script()
        self._head.show_outcome(None)
        self._clock.go_on()
        if self._clock.runs:
            self.show_length()
        else:
            self._head.show_state(self._now())
