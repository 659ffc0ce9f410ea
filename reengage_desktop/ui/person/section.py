"""A part of the page about one person: its title, its rows, and how it tells what was written in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.ui import words
from reengage_desktop.ui.dialog_parts import FaultLine
from reengage_desktop.ui.widgets import Button, label

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services


class PersonSection(QWidget):
    """`typed` and `done` carry a `Step` (or what the house can put back) and a sentence about it.

    What was typed is told by no toast, since it is seen; both can be taken back by Z. `told` is a sentence alone.
    `call_requested` and `open_requested` carry the id of a prospect, `landed` the widget that is to be in view.

    Subclasses fill `body` in `read`, which is called for each person and after each commit about them: whatever has the
    focus stays as it is.
    """

    typed = Signal(object, str)
    done = Signal(object, str)
    told = Signal(str)
    call_requested = Signal(object)
    open_requested = Signal(object)
    landed = Signal(object)

    def __init__(self, services: Services, now: Callable[[], datetime], title: str, name: str, keys: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.services, self.now = services, now
        self.who = 0
        self.title_label = label(title, "heading", name=f"{name}_title")
        self.hint_label = label("", "small", "text2", name=f"{name}_hint")
        self.add_button = Button(self.tr("Add"), "link", keys=keys, name=f"{name}_add")
        self.add_button.setAccessibleName(self.tr("Add to “{title}”").format(title=title))
        self.fault_line = FaultLine(f"{name}_fault")
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.title_label)
        self.head.addWidget(self.hint_label)
        self.head.addStretch(1)
        self.head.addWidget(self.add_button)
        self.body = QVBoxLayout()
        self.body.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self.head)
        column.addLayout(self.body)
        column.addWidget(self.fault_line)
        self.add_button.clicked.connect(self.begin)

    @property
    def zone(self) -> str:
        """The salesperson's clock."""
        return self.services.planning.zone()

    def show_person(self, prospect_id: int) -> None:
        """Somebody, from the beginning: what was half-written of another person was kept before."""
        self.who = prospect_id
        self.forget()
        self.fault_line.say("")  # whatever was refused was of the person before
        self.read()

    def refresh(self) -> None:
        """After a commit about them."""
        if self.who:
            self.read()

    def read(self) -> None:
        """Shows what is known of `who` now."""

    def begin(self) -> None:
        """A new entry, the cursor in it."""

    def forget(self) -> None:
        """Closes what is open for writing."""

    def keep_now(self) -> None:
        """Writes what was typed and waits for a pause."""

    def light(self, words_: str, *, loosely: bool = True) -> QWidget | None:
        """Lights the place where these words stand; the widget to be brought into view, None if they stand nowhere.

        `loosely`: some of the words are enough where they do not stand together.
        """
        return None

    def land(self, widget: QWidget) -> None:
        """The keys go there when fields have closed, which may have been longer than what is in view."""
        widget.setFocus()
        self.landed.emit(widget)

    def act(self, do: Callable[[], Any]) -> Any:
        """What `do` returns; None where it is refused, which is told under the rows."""
        try:
            found = do()
        except Fault as fault:
            self.fault_line.say(words.fault(fault))
            return None
        self.fault_line.say("")
        return found
