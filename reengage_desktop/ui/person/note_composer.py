"""A new note, kept as it is typed; beside it what may have happened otherwise, logged with the same words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.happening import Happening
from reengage_desktop.ui.call.chip_flow import ChipFlow
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button, label

from .entry_edit import as_field
from .live_edit import LiveText

VISIT = "visit"
_KEYS = {VISIT: "V", Happening.TEXT: "T", Happening.LETTER: "L", Happening.EMAIL: "E", Happening.INBOUND: "I"}


class NoteComposer(QWidget):
    """`kept` carries the words of the note, `logged` a `Happening` (its words are those of the field), `left` ends."""

    kept = Signal(str)
    logged = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("note_composer")
        self.note_edit = LiveText(
            "note_edit", self.tr("What is to be remembered?"), spoken=self.tr("A new note"), lowest=2
        )
        as_field(self.note_edit)
        self.chips = self._make_chips()
        self.flow = ChipFlow()
        self.flow.set_chips(list(self.chips.values()))
        self.log_label = label(self.tr("Or log what happened:"), "small", "text2", name="log_label")
        self.done_button = Button(self.tr("Done"), "link", keys="Esc", name="note_done")
        self.met_label = label(self.tr("Did you meet?"), "bodyMedium", name="met_label")
        self.met_button = Button(self.tr("Yes, we met"), "chip", name="met_button")
        self.not_met_button = Button(self.tr("No, they were not there"), "chip", name="not_met_button")
        self.no_visit_button = Button(self.tr("Back"), "quiet", name="no_visit_button")
        self.met_row, self.log_row = QWidget(), QWidget()
        self._lay_out()
        self._connect()
        self.close_up()

    def begin(self) -> None:
        self.show()
        self.note_edit.setFocus()

    def close_up(self) -> None:
        """Empty, and out of sight."""
        self.note_edit.show_words("", anew=True)
        self._ask_met(False)
        self.hide()

    def words(self) -> str:
        return self.note_edit.words()

    def keep_now(self) -> None:
        self.note_edit.keep_now()

    def in_order(self) -> list[QWidget]:
        """As Tab goes through them."""
        asked = [self.met_button, self.not_met_button, self.no_visit_button]
        return [self.note_edit, self.done_button, *self.chips.values(), *asked]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc on one of the buttons closes the note, not the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _make_chips(self) -> dict[str, Button]:
        words = {
            VISIT: (self.tr("Visit"), Icon.USER_ROUND),
            Happening.TEXT: (self.tr("Text"), Icon.MESSAGE_SQUARE_TEXT),
            Happening.LETTER: (self.tr("Letter"), Icon.STAMP),
            Happening.EMAIL: (self.tr("E-mail"), Icon.MAIL),
            Happening.INBOUND: (self.tr("They contacted me"), Icon.PHONE_INCOMING),
        }
        made: dict[str, Button] = {}
        for what, (name, icon) in words.items():
            chip = made[what] = Button(name, "chip", icon=icon, name=f"log_{what}")
            chip.setToolTip(self.tr("Log this with what you wrote (Alt {key})").format(key=_KEYS[what]))
            chip.clicked.connect(lambda _=False, what=what: self._choose(what))
            keys = QShortcut(QKeySequence(f"Alt+{_KEYS[what]}"), self)
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(chip.click)
        return made

    def _choose(self, what: str) -> None:
        if what == VISIT:
            self._ask_met(True)
        else:
            self.logged.emit(Happening(what))

    def _ask_met(self, ask: bool) -> None:
        had_focus = self.isVisible()
        self.met_row.setVisible(ask)
        self.log_row.setVisible(not ask)
        if had_focus:
            (self.met_button if ask else self.note_edit).setFocus()

    def _connect(self) -> None:
        self.note_edit.kept.connect(self.kept)
        self.note_edit.left.connect(self.left)
        self.done_button.clicked.connect(self.left)
        self.met_button.clicked.connect(lambda: self.logged.emit(Happening.MET))
        self.not_met_button.clicked.connect(lambda: self.logged.emit(Happening.NOT_MET))
        self.no_visit_button.clicked.connect(lambda: self._ask_met(False))

    def _lay_out(self) -> None:
        asked = QHBoxLayout(self.met_row)
        asked.setContentsMargins(6, 0, 0, 0)
        asked.setSpacing(6)
        for widget in (self.met_label, self.met_button, self.not_met_button, self.no_visit_button):
            asked.addWidget(widget)
        asked.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(self.log_label)
        head.addStretch(1)
        head.addWidget(self.done_button)
        log = QVBoxLayout(self.log_row)
        log.setContentsMargins(6, 0, 0, 0)
        log.setSpacing(4)
        log.addLayout(head)
        log.addWidget(self.flow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(6)
        column.addWidget(self.note_edit)
        column.addWidget(self.log_row)
        column.addWidget(self.met_row)
