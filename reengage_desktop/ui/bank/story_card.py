"""One story as it is said, with why it fits somebody; Left and Right wish for another one."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from reengage_desktop.services.banking import Fitting
from reengage_desktop.ui import theme
from reengage_desktop.ui.call.facts_view import Fact, FactsView

from . import bank_words

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_RADIUS = 10


class StoryCard(FactsView):
    """`stepped` carries -1 or 1: the story before or after."""

    stepped = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, card=True, name=name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._said = ""

    def show_story(self, fitting: Fitting, now: datetime, zone: str) -> None:
        self._said = fitting.said
        figure = fitting.story.figure if fitting.story.words else ""
        told = bank_words.told_them(fitting, now, zone)
        below = " · ".join(filter(None, (bank_words.why_fits(fitting), told)))
        facts = [Fact(figure, "heading")] if figure else []
        self.set_facts([*facts, Fact(self._said, "letter", above=4), Fact(below, "small", "text2", above=6)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(step)
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._said)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
