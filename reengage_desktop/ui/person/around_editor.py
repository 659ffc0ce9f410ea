"""Somebody around a prospect while they are written: each field is kept as it is typed."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.person_around import AroundKind, Side
from reengage_desktop.services.acquainting import Acquaintance, AroundField
from reengage_desktop.services.keeping import Keeping
from reengage_desktop.ui.dialog_parts import FaultLine, Fitting, StillCombo, field
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.own_keys import keeps_for_itself
from reengage_desktop.ui.widgets import Button, IconButton, frame

from . import around_words
from .around_links import AroundLinks
from .live_edit import LiveLine, LiveText
from .refusals import Refusals

_LINES = (AroundField.NAME, AroundField.ROLE, AroundField.PHONE)


class AroundEditor(QWidget):
    """`changed` carries an `AroundField` and its text. `person_id` is 0 until somebody new is kept; `who`: around whom.

    `link_chosen` carries the id of a prospect, or None; `open_requested` whose page is wished.
    """

    changed = Signal(object, str)
    link_chosen = Signal(object)
    open_requested = Signal(object)
    call_requested = Signal()
    make_requested = Signal()
    remove_requested = Signal()
    left = Signal()

    def __init__(self, keeping: Keeping) -> None:
        super().__init__()
        self.setObjectName("around_editor")
        self.person_id = self.who = 0
        self.edits: dict[AroundField, LiveLine | LiveText] = {}
        self.fault_line = FaultLine("around_fault")
        self.refused = Refusals(self.edits, self.fault_line)
        self.links = AroundLinks(keeping)
        self._make_fields()
        self._lay_out()
        self._connect()

    def show_new(self, who: int) -> None:
        """Somebody new around `who`."""
        self._begin()
        self.who, self.person_id = who, 0
        for edit in self.edits.values():
            edit.show_words("", anew=True)
        _choose(self.kind_box, AroundKind.OTHER)
        _choose(self.side_box, Side.NOT_ASKED)
        self._show_state(None)

    def set_kind(self, kind: AroundKind) -> None:
        """Of somebody new, as what they are wanted."""
        _choose(self.kind_box, kind)

    def show_known(self, known: Acquaintance, *, anew: bool) -> None:
        """What is known now; what is being typed, or was refused, stays unless it is somebody else (`anew`)."""
        if anew:
            self._begin()
        person = known.person
        self.who, self.person_id = person.prospect_id, person.id
        for each, edit in self.edits.items():
            if anew or each not in self.refused.fields:
                edit.show_words(str(getattr(person, each.value)), anew=anew)
        _choose(self.kind_box, person.kind)
        _choose(self.side_box, person.side)
        self._show_state(known)

    def written(self) -> dict[str, str]:
        """What stands in the fields, by the names of `AroundField`."""
        found = {each.value: edit.words() for each, edit in self.edits.items()}
        return found | {"kind": self.kind_box.currentData(), "side": self.side_box.currentData()}

    def is_blank(self) -> bool:
        return not any(edit.words() for edit in self.edits.values())

    def keep_now(self) -> None:
        for edit in self.edits.values():
            edit.keep_now()

    def in_order(self) -> list[QWidget]:
        """As Tab goes through them."""
        name, role, phone = (self.edits[each] for each in _LINES)
        fields = [name, role, self.kind_box, self.side_box, phone, self.copy_button, self.call_button]
        note = self.edits[AroundField.NOTE]
        return [*fields, note, *self.links.in_order(), self.make_button, self.remove_button, self.done_button]

    def event(self, event: QEvent) -> bool:
        """Esc closes the fields, not the page."""
        return keeps_for_itself(event, (Qt.Key.Key_Escape,)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _begin(self) -> None:
        self.refused.clear()

    def _show_state(self, known: Acquaintance | None) -> None:
        phone = known.phone if known else None
        own = bool(known and known.person.phone)
        self.call_button.setEnabled(phone is not None)
        self.copy_button.setEnabled(phone is not None)
        unread = own and phone is not None and not phone.e164
        self.number_label.setVisible(unread)
        referred = known is not None and known.person.kind is AroundKind.REFERRED
        self.make_button.setVisible(referred and known is not None and known.linked is None)
        self.remove_button.setVisible(known is not None)
        self.links.show_known(known)

    def _make_fields(self) -> None:
        told = {
            AroundField.NAME: self.tr("Who?"),
            AroundField.ROLE: self.tr("“Daughter, keeps the books”"),
            AroundField.PHONE: self.tr("Their number"),
        }
        for each, placeholder in told.items():
            self.edits[each] = LiveLine(f"around_{each.value}", placeholder)
        note = self.tr("What to know before you call them")
        self.edits[AroundField.NOTE] = _Note("around_note", note, lowest=2, highest=8)
        for edit in self.edits.values():
            edit.setProperty("kind", "")  # the fields are open, so their edges show
        self.kind_box, self.side_box = StillCombo("around_kind_box"), StillCombo("around_side_box")
        for kind in AroundKind:
            self.kind_box.addItem(around_words.kind_words(kind), kind.value)
        for side in (Side.NOT_ASKED, Side.OURS, Side.NEUTRAL, Side.AGAINST, Side.UNKNOWN):
            words = around_words.side_words(side)[0]
            self.side_box.addItem(words[:1].upper() + words[1:], side.value)
        self.copy_button = IconButton(Icon.COPY, self.tr("Copy the number"), size=15, name="around_copy_button")
        self.call_button = IconButton(Icon.PHONE, self.tr("Call"), size=15, name="around_call_button")
        unread = self.tr("This number is not understood. It stays as you wrote it.")
        self.number_label = Fitting(unread, "small", "text2", name="around_number_label")
        self.make_button = Button(self.tr("Make a prospect"), size="small", name="around_make_button")
        self.make_button.setToolTip(self.tr("They come into the pool, with a first call, and the two stay linked."))
        self.remove_button = Button(self.tr("Remove"), "quiet", size="small", name="around_remove_button")
        self.done_button = Button(self.tr("Done"), keys="Esc", size="small", name="around_done_button")

    def _lay_out(self) -> None:
        card = frame("card", name="around_card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.setSpacing(8)
        edit = self.edits
        inside.addLayout(field(self.tr("Name"), edit[AroundField.NAME]))
        inside.addLayout(field(self.tr("Who they are, in your words"), edit[AroundField.ROLE]))
        inside.addLayout(field(self.tr("As what"), self.kind_box))
        inside.addLayout(field(self.tr("On whose side"), self.side_box))
        number = QWidget()
        row = QHBoxLayout(number)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(edit[AroundField.PHONE], 1)
        row.addWidget(self.copy_button)
        row.addWidget(self.call_button)
        edit[AroundField.PHONE].setAccessibleName(self.tr("Number"))
        inside.addLayout(field(self.tr("Number"), number, below=self.number_label))
        inside.addLayout(field(self.tr("Note"), edit[AroundField.NOTE]))
        inside.addWidget(self.links)
        inside.addWidget(self.make_button, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self.fault_line)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 2, 0, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        buttons.addWidget(self.done_button)
        inside.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.addWidget(card)
        for before, after in pairwise(self.in_order()):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        for each, edit in self.edits.items():
            edit.kept.connect(lambda text, which=each: self.changed.emit(which, text))
            edit.left.connect(self.left)
        self.kind_box.activated.connect(lambda: self.changed.emit(AroundField.KIND, self.kind_box.currentData()))
        self.side_box.activated.connect(lambda: self.changed.emit(AroundField.SIDE, self.side_box.currentData()))
        number = self.edits[AroundField.PHONE]
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(number.words()))
        self.call_button.clicked.connect(self.call_requested)
        self.make_button.clicked.connect(self.make_requested)
        self.remove_button.clicked.connect(self.remove_requested)
        self.done_button.clicked.connect(self.left)
        self.links.chosen.connect(self.link_chosen)
        self.links.open_requested.connect(self.open_requested)


class _Note(LiveText):
    """With the edge of an open field, which is wider than that of one edited in place."""

    def fit(self) -> None:
        super().fit()
        self.setFixedHeight(self.height() + 4)


def _choose(box: StillCombo, value: str) -> None:
    box.setCurrentIndex(box.findData(str(value)))
