"""Around whom the person of the page is themselves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reengage_desktop.services.acquainting import AroundWhom
from reengage_desktop.ui.widgets import Button

from . import around_words


class AroundWhomList(QWidget):
    """A line for each; `opened` carries whose page is wished."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("around_whom_list")
        self.buttons: list[Button] = []
        self._found: Sequence[AroundWhom] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def show_found(self, found: Sequence[AroundWhom]) -> None:
        self._found = found
        while len(self.buttons) < len(found):
            button = Button("", "link", name="around_whom")
            button.clicked.connect(partial(self._open, len(self.buttons)))
            self.buttons.append(button)
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(found))
            if place < len(found):
                button.setText(around_words.whom_words(found[place]))
        self.setVisible(bool(found))

    def _open(self, place: int, _checked: bool = False) -> None:
        self.opened.emit(self._found[place].whom.id)
