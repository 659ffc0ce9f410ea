"""The people around a prospect, a row for each; the fields of the one who is being written stand in place of theirs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reengage_desktop.services.acquainting import Acquaintance
from reengage_desktop.ui.widgets import Button

from .around_editor import AroundEditor
from .around_row import AroundRow

FOLDED = 6  # rows that are shown before somebody asks for all


class AroundRows(QWidget):
    """The wishes carry the id of the person, `open_requested` that of the prospect they are; `unfolded`: show all."""

    change_requested = Signal(object)
    remove_requested = Signal(object)
    call_requested = Signal(object)
    open_requested = Signal(object)
    unfolded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[AroundRow] = []
        self.more_button = Button("", "link", name="around_more")
        self.more_button.clicked.connect(self._unfold)
        self._all = False
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._column)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)

    def fold(self) -> None:
        """As for somebody new: none is lit."""
        self._all = False
        for row in self.rows:
            row.light(False)

    def show_people(
        self, people: Sequence[Acquaintance], editor: AroundEditor | None, now: datetime, zone: str, region: str
    ) -> None:
        """`editor`: the open fields."""
        shown = people if self._all else people[:FOLDED]
        open_id = editor.person_id if editor else -1
        rooms = max((bool(each.phone) + bool(each.linked) for each in shown), default=0)
        while len(self.rows) < len(shown):
            self._add_row()
        for place, row in enumerate(self.rows):
            if place < len(shown):
                row.show_known(shown[place], now, zone, region, rooms)
            else:
                row.known = None
            row.setVisible(row.known is not None and row.known.person.id != open_id)
        if editor is not None:
            ids = [each.person.id for each in shown]
            self._place(editor, ids.index(open_id) if open_id in ids else 0)
        hidden = len(people) - len(shown)
        self.more_button.setVisible(hidden > 0)
        self.more_button.setText(self.tr("and {n} more").format(n=hidden))

    def in_order(self, editor: AroundEditor | None) -> list[QWidget]:
        """As Tab goes through them, also into what was made later."""
        place = self._column.indexOf(editor) if editor else len(self.rows)
        parts: list[QWidget] = [each for row in self.rows[:place] for each in row.in_order()]
        parts += editor.in_order() if editor else []
        return [*parts, *(each for row in self.rows[place:] for each in row.in_order()), self.more_button]

    def row_of(self, person_id: int) -> AroundRow | None:
        return next((row for row in self.rows if row.known and row.known.person.id == person_id), None)

    def unfold_to(self, place: int) -> None:
        """All are shown, if this one is not among the first."""
        self._all = self._all or place >= FOLDED

    def light(self, person_id: int | None) -> AroundRow | None:
        """The row that is lit; None: no row."""
        for row in self.rows:
            row.light(row.known is not None and row.known.person.id == person_id)
        return next((row for row in self.rows if row.lit), None)

    def _unfold(self) -> None:
        self._all = True
        self.unfolded.emit()

    def _place(self, editor: AroundEditor, place: int) -> None:
        if self._column.indexOf(editor) != place:
            self._column.removeWidget(editor)
            self._column.insertWidget(place, editor)

    def _add_row(self) -> None:
        row = AroundRow()
        for wished, wish in (
            (row.clicked, self.change_requested),
            (row.removed, self.remove_requested),
            (row.called, self.call_requested),
        ):
            wished.connect(lambda *_, wish=wish: wish.emit(row.known.person.id) if row.known else None)
        row.opened.connect(lambda: self.open_requested.emit(row.known.person.link_id) if row.known else None)
        self.rows.append(row)
        self._column.addWidget(row)
