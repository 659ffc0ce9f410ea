"""How far a call is: its length and its ending, in the head and wherever else they are shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from reengage_desktop.domain.outcome import OUTCOMES, Outcome
from reengage_desktop.ui import words

from .call_clock import CallClock
from .call_head import CallHead
from .call_pages import CallPages


class CallProgress:
    def __init__(self, clock: CallClock, head: CallHead, pages: CallPages, now: Callable[[], datetime]) -> None:
        self._clock, self._head, self._pages, self._now = clock, head, pages, now
        clock.ticked.connect(self.show_length)

    def begin_anew(self) -> None:
        """As before the first ring."""
        self._clock.reset()
        self._pages.script_page.script_view.set_elapsed(None)

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
