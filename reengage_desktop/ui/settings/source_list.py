"""The list of the person's own calendars: what is read, how much of it is busy, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.busy import Source, SourceKind
from reengage_desktop.domain.wall_time import local
from reengage_desktop.ui import words
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.today.elided import ElidedLabel
from reengage_desktop.ui.widgets import Button, IconView, frame, hair_line, label

MOST_LINES = 4


class SourceList(QWidget):
    """`remove_requested` carries the id of a `Source`."""

    remove_requested = Signal(object)

    def __init__(self, now: Callable[[], datetime], zone: Callable[[], str]) -> None:
        super().__init__()
        self._now, self._zone = now, zone
        self.rows: list[SourceRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_sources(self, sources: Sequence[Source]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = [SourceRow(source, self._now(), self._zone()) for source in sources]
        if not self.rows:
            return
        ground = frame("card", name="sources")
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        for place, row in enumerate(self.rows):
            if place:
                inside.addWidget(hair_line())
            inside.addWidget(row)
            row.remove_button.clicked.connect(lambda _=False, ident=row.ident: self.remove_requested.emit(ident))
        self._column.addWidget(ground)


class SourceRow(QWidget):
    """One calendar: its name, where it lies, when it was read, and each problem in a line."""

    def __init__(self, source: Source, now: datetime, zone: str) -> None:
        super().__init__()
        self.ident = source.id
        is_folder = source.kind is SourceKind.FOLDER
        name = source.name or Path(source.place).name
        self.name_label = ElidedLabel("bodyMedium", "text", name="name_label")
        self.name_label.setText(name)
        self.place_label = ElidedLabel("small", "text2", name="place_label")
        self.place_label.setText(self._where(source))
        self.state_label = label(self._state(source, now, zone), "small", "text2", wrap=True, name="state_label")
        self.problem_label = label(_first_lines(source.problem), "small", "amber", wrap=True, name="problem_label")
        self.problem_label.setVisible(bool(source.problem))
        self.remove_button = Button(self.tr("Remove"), "link", name="remove_button")
        self.remove_button.setAccessibleName(self.tr("Remove {name}").format(name=name))
        self.remove_button.setAutoDefault(False)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for each in (self.name_label, self.place_label, self.state_label, self.problem_label):
            texts.addWidget(each)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        icon = IconView(Icon.LAYERS if is_folder else Icon.CALENDAR_DAYS, "text2")
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(self.remove_button)

    def _where(self, source: Source) -> str:
        place = self.tr("Folder {place}") if source.kind is SourceKind.FOLDER else self.tr("File {place}")
        return place.format(place=source.place)

    def _state(self, source: Source, now: datetime, zone: str) -> str:
        if source.read_at is None:
            return self.tr("Not read yet")
        read = moment(source.read_at, now, zone)
        if source.times == 1:
            return self.tr("1 busy time in the coming weeks, read {when}").format(when=read)
        return self.tr("{n} busy times in the coming weeks, read {when}").format(n=source.times, when=read)


def _first_lines(problem: str) -> str:
    lines = problem.splitlines()
    return "\n".join([*lines[:MOST_LINES], *(["…"] if lines[MOST_LINES:] else [])])


def moment(at: datetime, now: datetime, zone: str) -> str:
    """In a sentence: "today 08:33", "3 weeks ago"."""
    if local(at, zone).date() == local(now, zone).date():
        return words.tr("today {hour}").format(hour=words.hour(at, zone))
    past = words.past(at, now, zone)
    return past[:1].lower() + past[1:]
