"""The word that is spoken now, lit at the pace the person has chosen; it waits while they type or look up an answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from reengage_desktop.domain.pace import USUAL, Paced, faster, paced, slower

from .script_view import ScriptView

BEAT = 100  # ms


class ScriptPace(QObject):
    """`changed` carries the words a minute the person has chosen by key, 0 for none.

    Seconds are read off the handed clock. The timer runs only while a word of a live call is spoken and seen.
    """

    changed = Signal(int)

    def __init__(self, view: ScriptView, now: Callable[[], datetime]) -> None:
        super().__init__(view)
        self._view, self._now = view, now
        self._words, self._usual = 0, USUAL
        self._live = self._looking_up = False
        self._paced: Paced | None = None
        self._spent = 0.0
        self._since: datetime | None = None
        self._timer = QTimer(self, interval=BEAT)
        self._timer.timeout.connect(self._beat)
        view.current_changed.connect(self.begin)
        watch = QApplication.instance()
        assert isinstance(watch, QApplication)
        watch.focusChanged.connect(self.look)

    @property
    def words_a_minute(self) -> int:
        return self._words

    @property
    def runs(self) -> bool:
        """Whether the words are being lit at this moment."""
        return self._since is not None

    def set_pace(self, words_a_minute: int) -> None:
        """0 for none. Within a passage it goes on with the same word."""
        spent = self._seconds()
        self._spent = spent * self._words / words_a_minute if self._words and words_a_minute else 0.0
        self._words, self._usual = words_a_minute, words_a_minute or self._usual
        self._since, self._paced = None, None
        self.look()

    def set_live(self, live: bool) -> None:
        """Once it rings the words are lit."""
        self._live = live
        self.begin()

    def begin(self) -> None:
        """From the first word of the current passage."""
        self._looking_up, self._since, self._spent, self._paced = False, None, 0.0, None
        self.look()

    def rest(self) -> None:
        """An answer is looked up: it waits until another passage is read."""
        self._looking_up = True
        self.look()

    def switch(self) -> None:
        """On, at the pace of last time, or off."""
        self._choose(0 if self._words else self._usual)

    def faster(self) -> None:
        if self._words:
            self._choose(faster(self._words))

    def slower(self) -> None:
        if self._words:
            self._choose(slower(self._words))

    def _choose(self, words_a_minute: int) -> None:
        self.set_pace(words_a_minute)
        self.changed.emit(words_a_minute)

    def look(self) -> None:
        """Go on or wait, by what is done and seen at this moment."""
        passage = self._view.current_passage()
        on = self._words and self._live and not self._looking_up and self._view.isVisible() and not _typing()
        if on and passage is not None:
            self._paced = self._paced or paced(passage.text, self._words)
            self._since = self._since or self._now()
        else:
            self._spent, self._since = self._seconds(), None
        self._beat()

    def _beat(self) -> None:
        second = self._seconds()
        if self._paced is None or second >= self._paced.seconds:
            self._spent, self._since = second, None
        word = self._paced.at(second) if self._paced else None
        self._view.light((word.start, word.end) if word else None)
        if self._since is None:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def _seconds(self) -> float:
        """On this passage, without the time it waited."""
        return self._spent + max(0.0, (self._now() - self._since).total_seconds() if self._since else 0.0)


def _typing() -> bool:
    return isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
