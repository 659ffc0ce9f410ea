"""How the script reads with the emptiest person, or with somebody who is here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from reengage_desktop.domain.script import PassageKind, SpokenPassage
from reengage_desktop.services.keeping import Keeping
from reengage_desktop.ui import fonts, theme
from reengage_desktop.ui.call.spoken_text import SpokenText
from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.widgets import Button

_ID = Qt.ItemDataRole.UserRole
_PAD, _LEAD = 14, 17.25
_POINTS = 10.9


class _Spoken(QWidget):
    """The passages in Literata on a card, as high as they are."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("preview_text")
        self._text = SpokenText("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        theme.current().changed.connect(self.update)

    def text(self) -> str:
        return self._text.text

    def show_passages(self, passages: Sequence[SpokenPassage]) -> None:
        whole, merged, promise = "", [], []
        for passage in passages:
            gap = "\n" if whole else ""
            at = len(whole) + len(gap)
            whole += gap + passage.text
            merged += [(at + start, at + end) for start, end in passage.merged]
            promise += [(at + start, at + end) for start, end in passage.promise]
        self._text = SpokenText(whole, tuple(merged), tuple(promise))
        self.setAccessibleName(whole)
        self._fit()
        self.update()

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("surface"))
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 9, 9)
        self._text.paint(painter, _PAD, _PAD - 2, "read")

    def _fit(self) -> None:
        lead = round(_LEAD * self.logicalDpiY() / 72)
        width = max(120, self.width() - 2 * _PAD)
        height = self._text.lay_out(width, fonts.of("letter", points=_POINTS), lead)
        self.setFixedHeight(round(max(lead, height)) + 2 * _PAD - 4)


class PreviewCard(QWidget):
    """`person_chosen` carries an id, or None for the emptiest."""

    person_chosen = Signal(object)

    def __init__(self, keeping: Keeping) -> None:
        super().__init__()
        self._keeping = keeping
        self.person: int | None = None
        self.title_label = Fitting("", "heading", "text", name="preview_title")
        self.below_label = Fitting("", "small", "text3", name="preview_below")
        self.other_button = Button("", "link", name="preview_other")
        self.name_edit = QLineEdit()
        self.name_edit.setObjectName("preview_name")
        self.name_edit.setPlaceholderText(self.tr("Whose words? Type a name"))
        self.name_edit.setAccessibleName(self.tr("Read with"))
        self.name_edit.hide()
        self._people = QStandardItemModel(self)
        self.completer = QCompleter(self._people, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.activated[QModelIndex].connect(self._chosen)  # type: ignore[index]
        self.name_edit.setCompleter(self.completer)
        self.name_edit.textEdited.connect(self._look)
        self.name_edit.returnPressed.connect(self._take_first)
        self.spoken = _Spoken()
        self.other_button.clicked.connect(self._ask)
        self._lay_out()
        self._say_whose("")

    def show_passages(self, passages: Sequence[SpokenPassage], seconds: str) -> None:
        """`seconds`: how long it takes to read, in words."""
        main = [each for each in passages if each.kind is PassageKind.MAIN]
        self.spoken.show_passages(main or passages)
        self.spoken.show()
        whose = "" if self.person is not None else self.tr("Only a phone number is known")
        self.below_label.setText(" · ".join(filter(None, (whose, seconds))))

    def show_fault(self, sentence: str) -> None:
        """It cannot be read as it is."""
        self.spoken.hide()
        self.below_label.setText(sentence)

    def _look(self, text: str) -> None:
        typed = " ".join(text.split())
        self._people.clear()
        for ident, name in self._keeping.known(typed) if typed else []:
            item = QStandardItem(name)
            item.setData(ident, _ID)
            self._people.appendRow(item)

    def _chosen(self, index: QModelIndex) -> None:
        self._set(int(index.data(_ID)), str(index.data()))

    def _take_first(self) -> None:
        if self.name_edit.isVisible() and self._people.rowCount():
            self._chosen(self._people.index(0, 0))

    def _ask(self) -> None:
        if self.person is not None:
            self._set(None, "")
            return
        self.name_edit.clear()
        self.name_edit.setVisible(not self.name_edit.isVisible())
        if self.name_edit.isVisible():
            self.name_edit.setFocus()

    def _set(self, person: int | None, name: str) -> None:
        self.person = person
        self.name_edit.hide()
        self._say_whose(name)
        self.person_chosen.emit(person)

    def _say_whose(self, name: str) -> None:
        if name:
            self.title_label.setText(self.tr("Read with {name}").format(name=name))
            self.other_button.setText(self.tr("The emptiest"))
        else:
            self.title_label.setText(self.tr("Read with the emptiest person"))
            self.other_button.setText(self.tr("A person…"))
        self.other_button.setAccessibleName(
            self.tr("Read with the emptiest person") if name else self.tr("Read with a person who is here")
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.title_label, 1)
        head.addWidget(self.other_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.name_edit)
        column.addWidget(self.below_label)
        column.addSpacing(4)
        column.addWidget(self.spoken)
