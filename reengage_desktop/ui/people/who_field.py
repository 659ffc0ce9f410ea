"""Who: somebody who is here, found while typing, or a new name."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from reengage_desktop.services.keeping import Keeping
from reengage_desktop.ui.widgets import label

from .person_fields import line_edit

_ID = Qt.ItemDataRole.UserRole


class WhoField(QWidget):
    """`found` tells who is meant: an id, a new name, or "" for nobody yet.

    `here` and `new` are what is said of somebody who is here, or is not; "" for the words of a quote.
    """

    found = Signal(object)

    def __init__(self, keeping: Keeping, *, here: str = "", new: str = "") -> None:
        super().__init__()
        self._keeping = keeping
        self._who: int | str = ""
        self._here = here or self.tr("They are here already: the quote joins what you know.")
        self._new = new or self.tr("Somebody new")
        self.name_edit = line_edit("who_edit", self.tr("Name"))
        self.hint_label = label("", "small", "text2", name="who_hint")
        self._people = QStandardItemModel(self)
        self.completer = QCompleter(self._people, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.activated[QModelIndex].connect(self._choose)  # type: ignore[index]
        self.name_edit.setCompleter(self.completer)
        self.name_edit.textEdited.connect(self._look)
        self.hint_label.hide()
        self.setFocusProxy(self.name_edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.name_edit)
        column.addWidget(self.hint_label)

    def who(self) -> int | str:
        return self._who

    def _look(self, text: str) -> None:
        """A whole name that only one person has means that person."""
        typed = " ".join(text.split())
        known = self._keeping.known(typed) if typed else []
        self._people.clear()
        for ident, name in known:
            item = QStandardItem(name)
            item.setData(ident, _ID)
            self._people.appendRow(item)
        same = [ident for ident, name in known if name.casefold() == typed.casefold()]
        self._set(same[0] if len(same) == 1 else typed)

    def _choose(self, index: QModelIndex) -> None:
        self._set(int(index.data(_ID)))

    def _set(self, who: int | str) -> None:
        self._who = who
        self.hint_label.setText(self._here if isinstance(who, int) else self._new if who else "")
        self.hint_label.setVisible(bool(who))
        self.found.emit(who)
