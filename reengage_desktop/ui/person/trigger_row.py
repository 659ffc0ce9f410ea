"""One thing that brings somebody back: its words, edited in place, and from when on."""

from __future__ import annotations

from datetime import date
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.trigger import Trigger, TriggerKind
from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconButton, IconView

from . import return_words
from .live_edit import LiveLine

INSET = 8  # what a live line stands in from its edge
LONG = 36  # characters that a line of the column holds for sure


def beside_line(icon: IconView) -> QVBoxLayout:
    """An icon in the middle of the line it stands beside."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 6, 0, 0)
    column.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    column.addStretch(1)
    return column


class TriggerRow(QWidget):
    """`kept` carries the trigger's id and its words; `removed` its id."""

    kept = Signal(object, str)
    removed = Signal(object)

    def __init__(self, trigger: Trigger) -> None:
        super().__init__()
        self.trigger = trigger
        self.icon_view = IconView(Icon.CALENDAR_CLOCK)
        self.line = LiveLine(f"trigger_{trigger.id}", spoken=self.tr("What brings them back"))
        self.when_label = Fitting("", name=f"trigger_{trigger.id}_when")
        self.when_label.setContentsMargins(INSET, 0, 0, 0)
        self.remove_button = IconButton(Icon.X, self.tr("Remove it"), size=14, name=f"trigger_{trigger.id}_remove")
        self.line.kept.connect(lambda words: self.kept.emit(self.trigger.id, words))
        self.remove_button.clicked.connect(lambda: self.removed.emit(self.trigger.id))
        self._lay_out()

    def show_trigger(self, trigger: Trigger, today: date, zone: str) -> None:
        self.trigger = trigger
        come, news = trigger.fired_at is not None, trigger.kind is TriggerKind.NEWS
        icon = Icon.CHECK if come else Icon.NEWSPAPER if news else Icon.CALENDAR_CLOCK
        self.icon_view.set_icon(icon, "text3" if come else "text2")
        self.line.show_words(trigger.words)
        self.line.setToolTip(escape(trigger.words) if len(trigger.words) > LONG else "")
        self.line.set_wrong(False)
        self.when_label.setText(return_words.told(trigger, today, zone))

    def say(self, words: str) -> None:
        """What is understood while it is typed."""
        self.when_label.setText(words)

    def _lay_out(self) -> None:
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self.line)
        lines.addWidget(self.when_label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(4)
        row.addLayout(beside_line(self.icon_view))
        row.addLayout(lines, 1)
        row.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
