"""Fields of a person that are edited where they stand: written as they are typed, and told if they are refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.person_field import Field
from reengage_desktop.ui import words
from reengage_desktop.ui.dialog_parts import FaultLine
from reengage_desktop.ui.widgets import set_property

from .live_edit import LiveLine, LiveText

if TYPE_CHECKING:
    from reengage_desktop.services.editing import Editing
    from reengage_desktop.services.retracing import Step

Edit = LiveLine | LiveText


class FieldKeeper(QObject):
    """`typed` carries the `Step` and a sentence about it; `settled` comes when a line is left: show what is known.

    What is refused stays as it was typed, and `fault_line` says why.
    """

    typed = Signal(object, str)
    settled = Signal()

    def __init__(self, editing: Callable[[], Editing], fault_line: FaultLine, parent: QObject) -> None:
        super().__init__(parent)
        self._editing, self._fault_line = editing, fault_line
        self.who, self.name = 0, ""
        self.edits: dict[Field, Edit] = {}
        self._refused: set[Edit] = set()
        self._waiting: dict[tuple[int, Field], tuple[str, str]] = {}  # what was refused of whom, and why

    def tie(self, field: Field, edit: Edit, called: str) -> None:
        """`called` as in "Company of Maria Castellano"."""
        self.edits[field] = edit
        edit.kept.connect(lambda words_: self.write(field, words_, called))
        if isinstance(edit, QLineEdit):
            edit.setAcceptDrops(False)  # what is dropped is for the page
            # Only then, since what was typed last is kept after this signal.
            edit.editingFinished.connect(lambda: QTimer.singleShot(0, self, self.settled.emit))

    def show(self, field: Field, words_: str, *, anew: bool = False) -> None:
        """What is known; `anew`: of somebody else. What was refused is left as it was typed, and waits with them."""
        edit = self.edits[field]
        if anew:
            self._let(edit)
            if (self.who, field) in self._waiting:
                typed, why = self._waiting[self.who, field]
                edit.show_words(typed, anew=True)
                self._fault_line.say(why)
                self._refuse(edit)
        if edit not in self._refused:
            edit.show_words(words_, anew=anew)

    def write(self, field: Field, words_: str, called: str) -> Step | None:
        """None where it is refused, which is told."""
        edit = self.edits.get(field)
        try:
            step = self._editing().set_field(self.who, field, words_)
        except Fault as fault:
            why = words.fault(fault)
            self._fault_line.say(why)
            if edit is not None:
                self._refuse(edit)
                if words_:
                    self._waiting[self.who, field] = words_, why
            return None
        self._fault_line.say("")
        self._waiting.pop((self.who, field), None)
        if edit is not None:
            self._let(edit)
        if step:
            self.typed.emit(step, self.tr("{field} of {name}").format(field=called, name=self.name))
        return step

    def keep_now(self) -> None:
        """What was typed and waits for a pause is written."""
        for edit in self.edits.values():
            edit.keep_now()

    def _refuse(self, edit: Edit) -> None:
        self._refused.add(edit)
        set_property(edit, "wrong", "true")

    def _let(self, edit: Edit) -> None:
        self._refused.discard(edit)
        set_property(edit, "wrong", "false")
