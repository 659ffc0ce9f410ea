"""Two hours on the wall, from and until: a later beginning takes the end along."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QTimeEdit, QWidget

from reengage_desktop.ui.widgets import label

_LAST = QTime(23, 59)
_WIDTH = 92


class HoursEdit(QWidget):
    """`changed` comes with each change; `start()` and `end()` are what stands here."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.start_edit, self.end_edit = QTimeEdit(), QTimeEdit()
        self._seconds = 45 * 60
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        names = ((self.start_edit, self.tr("From"), "start_edit"), (self.end_edit, self.tr("Until"), "end_edit"))
        for edit, name, object_name in names:
            edit.setDisplayFormat("HH:mm")
            edit.setAccessibleName(name)
            edit.setObjectName(object_name)
            edit.setFixedWidth(_WIDTH)
        row.addWidget(self.start_edit)
        row.addWidget(label("–", "body", "text2"))
        row.addWidget(self.end_edit)
        row.addStretch(1)
        self.setFocusProxy(self.start_edit)
        self.start_edit.timeChanged.connect(self._take_end_along)
        self.end_edit.timeChanged.connect(self._keep_length)

    def set_hours(self, start: time, end: time) -> None:
        for edit, at in ((self.start_edit, start), (self.end_edit, end)):
            edit.blockSignals(True)
            edit.setTime(QTime(at.hour, at.minute))
            edit.blockSignals(False)
        self._keep_length()

    def start(self) -> time:
        return _time(self.start_edit)

    def end(self) -> time:
        return _time(self.end_edit)

    def _take_end_along(self, start: QTime) -> None:
        room = start.secsTo(_LAST)
        self.end_edit.blockSignals(True)
        self.end_edit.setTime(start.addSecs(min(max(0, self._seconds), room)))
        self.end_edit.blockSignals(False)
        self.changed.emit()

    def _keep_length(self) -> None:
        self._seconds = self.start_edit.time().secsTo(self.end_edit.time())
        self.changed.emit()


def _time(edit: QTimeEdit) -> time:
    return time(edit.time().hour(), edit.time().minute())
