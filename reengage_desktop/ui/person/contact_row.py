"""One number or e-mail address on the page, changed where it stands."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from reengage_desktop.domain.person_field import KnownEmail
from reengage_desktop.domain.phone import HOME, MOBILE, OTHER, WORK
from reengage_desktop.domain.prospect import KnownPhone
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button, IconButton
from reengage_desktop.ui.words import tr

from .head_words import number_words
from .live_edit import LiveLine

_KINDS = {MOBILE: "Mobile", HOME: "Home", WORK: "Work", OTHER: "Number"}
Contact = KnownPhone | KnownEmail


def kind_words(phone: KnownPhone) -> str:
    """ "Mobile", or that it is wrong."""
    return tr("Wrong number") if phone.dead else tr(_KINDS.get(phone.kind, "Number"))


class ContactRow(QWidget):
    """`written` carries what stands there once the field is left: half a number is none.

    `kind_chosen`, `dead_chosen`, `removed`, `used` (a call or a mail is wished) are about this row.
    """

    written = Signal(str)
    kind_chosen = Signal(str)
    dead_chosen = Signal(bool)
    removed = Signal()
    used = Signal()
    left = Signal()

    def __init__(self, contact: Contact, home: str) -> None:
        super().__init__()
        self.contact, self._home = contact, home
        self._shown = ""
        phone = isinstance(contact, KnownPhone)
        kind, name = ("phone", tr("Number")) if phone else ("email", tr("E-mail"))
        self.setObjectName(f"{kind}_row")
        self.kind_button = Button("", "quiet", size="small", name=f"{kind}_kind")
        self.kind_button.setToolTip(tr("What kind of number it is, and whether it is right"))
        self.edit = LiveLine(f"{kind}_edit", spoken=name)
        self.use_button = IconButton(
            Icon.PHONE if phone else Icon.MAIL, tr("Call them") if phone else tr("Write an e-mail (Ctrl W)"), size=15
        )
        self.copy_button = IconButton(Icon.COPY, tr("Copy"), size=15)
        self.remove_button = IconButton(Icon.X, tr("Remove"), size=15)
        self._lay_out(phone)
        self.edit.editingFinished.connect(self.write)
        self.edit.left.connect(self.write)
        self.edit.left.connect(self.left)
        self.kind_button.clicked.connect(self._ask_kind)
        self.use_button.clicked.connect(self.used)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.edit.words()))
        self.remove_button.clicked.connect(self.removed)
        self.show_contact(contact, anew=True)

    def show_contact(self, contact: Contact, *, anew: bool = False) -> None:
        """What is known; a field that is being edited, or was refused, stays as it is, except of another (`anew`)."""
        self.contact = contact
        if isinstance(contact, KnownPhone):
            words = number_words(contact, self._home)
            self.kind_button.setText(kind_words(contact))
            self._strike(contact.dead)
            self.use_button.setEnabled(not contact.dead)
        else:
            words = contact.address
        before, self._shown = self._shown, words
        if anew or self.edit.words() == before:
            self.edit.show_words(words, anew=True)
            self.edit.set_wrong(False)

    @property
    def is_refused(self) -> bool:
        """What stands there was not kept."""
        return bool(self.edit.property("wrong") == "true")

    def write(self) -> None:
        """Tells what was typed, if it is something else than what is known."""
        if self.edit.words() != self._shown:
            self.written.emit(self.edit.words())

    def show_refused(self, words: str) -> None:
        """What was typed earlier and not kept; it waits to be mended."""
        if words:
            self.edit.show_words(words, anew=True)
            self.edit.set_wrong(True)

    def give_up(self) -> None:
        """What is known stands there again."""
        self.edit.show_words(self._shown, anew=True)
        self.edit.set_wrong(False)

    def let(self) -> None:
        """It was kept."""
        self._shown = self.edit.words()
        self.edit.set_wrong(False)

    def in_order(self) -> list[QWidget]:
        """As Tab goes through them."""
        return [self.edit, self.kind_button, self.use_button, self.copy_button, self.remove_button]

    def _strike(self, out: bool) -> None:
        font = self.edit.font()
        if font.strikeOut() is not out:
            font.setStrikeOut(out)
            self.edit.setFont(font)

    def _ask_kind(self) -> None:
        contact = self.contact
        assert isinstance(contact, KnownPhone)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for kind, words in _KINDS.items():
            action = menu.addAction(tr(words))
            action.setCheckable(True)
            action.setChecked(kind == contact.kind)
            group.addAction(action)
            action.triggered.connect(lambda _=False, value=kind: self.kind_chosen.emit(value))
        menu.addSeparator()
        dead = menu.addAction(tr("Wrong or dead number"))
        dead.setCheckable(True)
        dead.setChecked(contact.dead)
        dead.triggered.connect(self.dead_chosen)
        menu.popup(self.kind_button.mapToGlobal(QPoint(0, self.kind_button.height())))

    def _lay_out(self, phone: bool) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.addWidget(self.edit, 1)
        row.addWidget(self.kind_button)
        self.kind_button.setVisible(phone)
        for button in (self.use_button, self.copy_button, self.remove_button):
            row.addWidget(button)
