"""What is said after the tone, with the time it takes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from reengage_desktop.domain.script import SpokenPassage, reading_seconds
from reengage_desktop.ui.widgets import KeyCap, label

from .ground import Ground
from .spoken_label import SpokenLabel


class VoicemailSide(QScrollArea):
    """`tick` moves the bar by the handed clock, from `begin` on."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now, self._since = now, now()
        self.setObjectName("voicemail_area")
        self.spoken = SpokenLabel("voicemail", name="voicemail")
        self.seconds_label = label("", "small", "text2", tabular=True)
        self.speaking_bar = QProgressBar()
        self.speaking_bar.setFixedWidth(120)
        self.speaking_bar.setTextVisible(False)
        self.speaking_bar.setAccessibleName(self.tr("How long the voicemail takes"))
        self.which_label = label("", "small", "text3", wrap=True, name="which_label")
        self._lay_out()

    def begin(self) -> None:
        """The tone is heard now."""
        self._since = self._now()
        self.tick()

    def tick(self) -> None:
        """How far it should be, by the clock."""
        self.speaking_bar.setValue(round((self._now() - self._since).total_seconds()))

    def show_spoken(self, said: SpokenPassage, told: str, *, left: bool) -> None:
        """`told` stands below it. Where no voicemail is `left`, its words are far away."""
        self.title_label.setText(self.tr("Say this after the tone") if left else self.tr("No voicemail this time"))
        self.spoken.set_spoken(said.text, said.promise if left else ())
        self.spoken.setEnabled(left)
        seconds = reading_seconds(said.text)
        self.seconds_label.setText(self.tr("about {n} s").format(n=seconds))
        self.speaking_bar.setRange(0, seconds)
        for part in (self.seconds_label, self.speaking_bar):
            part.setVisible(left)
        self.which_label.setText(told)

    def _lay_out(self) -> None:
        ground = Ground("surface")
        column = QVBoxLayout(ground)
        column.setContentsMargins(36, 22, 36, 12)
        column.setSpacing(14)
        head, self.title_label = step_head("1")
        head.addWidget(self.seconds_label)
        head.addWidget(self.speaking_bar)
        column.addLayout(head)
        column.addWidget(self.spoken)
        column.addWidget(self.which_label)
        column.addStretch(1)
        in_scroll_area(self, ground)


def in_scroll_area(area: QScrollArea, within: QWidget) -> None:
    """A part of the page that can be longer than the room it has."""
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    within.setMinimumSize(1, 1)  # else it would ask for the height that its words take where it is narrowest
    area.setWidget(within)


def step_head(number: str) -> tuple[QHBoxLayout, QLabel]:
    """The number of a step on a key, "" where there is but one, and the line that says what to do."""
    row, title = QHBoxLayout(), label("", "heading", name=f"step_{number}")
    row.setSpacing(10)
    if number:
        row.addWidget(KeyCap(number, big=True))
    row.addWidget(title)
    row.addStretch(1)
    return row, title
