"""Who of the file somebody around a prospect is themselves, and at whom else they are noted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.services.acquainting import Acquaintance
from reengage_desktop.services.keeping import Keeping
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.people.who_field import WhoField
from reengage_desktop.ui.widgets import Button, IconButton


class AroundLinks(QWidget):
    """`chosen` carries the id of a prospect, or None for nobody; `open_requested` whose page is wished."""

    chosen = Signal(object)
    open_requested = Signal(object)

    def __init__(self, keeping: Keeping) -> None:
        super().__init__()
        self.link_button = Button(self.tr("They are in your file…"), "link", name="around_link_button")
        here = self.tr("Enter links the two.")
        self.who_field = WhoField(keeping, here=here, new=self.tr("Nobody of this name is in your file."))
        self.open_button = Button("", "link", name="around_open_button")
        self.unlink_button = IconButton(Icon.X, self.tr("Not them"), size=15, name="around_unlink_button")
        self._also = QVBoxLayout()
        self._also.setSpacing(0)
        self._also_buttons: list[Button] = []
        self._linked = 0
        row = QHBoxLayout()
        row.setSpacing(2)
        for widget in (self.link_button, self.open_button, self.unlink_button):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.who_field)
        column.addLayout(self._also)
        self.link_button.clicked.connect(self._ask)
        self.who_field.completer.activated.connect(self._choose)
        self.who_field.name_edit.returnPressed.connect(self._choose)
        self.unlink_button.clicked.connect(lambda: self.chosen.emit(None))
        self.open_button.clicked.connect(lambda: self.open_requested.emit(self._linked))

    def in_order(self) -> list[QWidget]:
        return [self.link_button, self.who_field.name_edit, self.open_button, self.unlink_button]

    def show_known(self, known: Acquaintance | None) -> None:
        linked = known.linked if known else None
        self._linked = linked.id if linked else 0
        self.link_button.setVisible(known is not None and linked is None and not self.who_field.hasFocus())
        self.who_field.setVisible(known is not None and linked is None and self.who_field.hasFocus())
        for widget in (self.open_button, self.unlink_button):
            widget.setVisible(linked is not None)
        self.open_button.setText(self.tr("In your file: {name}").format(name=linked.name) if linked else "")
        for old in self._also_buttons:
            old.deleteLater()
        self._also_buttons = []
        for other in known.also if known else ():
            button = Button(self.tr("Also around {name}").format(name=other.name), "link")
            button.clicked.connect(lambda _=False, ident=other.id: self.open_requested.emit(ident))
            self._also_buttons.append(button)
            self._also.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _ask(self) -> None:
        self.link_button.hide()
        self.who_field.name_edit.clear()
        self.who_field.hint_label.hide()
        self.who_field.show()
        self.who_field.setFocus()

    def _choose(self) -> None:
        who = self.who_field.who()
        if isinstance(who, int):
            self.chosen.emit(who)
