"""The first start: bring a list, look around with sample people, or add one person."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from reengage_desktop.services.setting import Setting
from reengage_desktop.ui import fonts, icons, theme
from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button, IconView, label

_CARD_WIDTH, _SAID_WIDTH, _MARK = 318, 470, 60
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StartCard(QWidget):
    """One way to begin; the edge of the first is drawn strong."""

    def __init__(self, icon: Icon, title: str, said: str, button: Button, *, first: bool) -> None:
        super().__init__()
        self._first = first
        self.setFixedWidth(_CARD_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 22, 22, 20)
        column.setSpacing(0)
        column.addWidget(IconView(icon, "ink" if first else "text2", 24))
        column.addSpacing(12)
        heading = label(title)
        heading.setFont(fonts.of("bodyStrong", points=12))
        column.addWidget(heading)
        column.addSpacing(3)
        words = Fitting(said, "body")
        words.setMinimumHeight(38)
        column.addWidget(words)
        column.addSpacing(16)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self._first else 1
        painter.setPen(QPen(theme.colour("focus" if self._first else "lineStrong"), width))
        painter.setBrush(theme.colour("surface"))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 12, 12)


class FirstRunPage(QWidget):
    """Enter chooses a file, S brings sample people; a file can be dropped. Name and firm are saved as typed."""

    import_requested = Signal()
    sample_requested = Signal()
    add_requested = Signal()
    file_dropped = Signal(object)

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self._setting = setting
        self.setAcceptDrops(True)
        self.import_button = Button(self.tr("Choose a file"), "main", icon=Icon.UPLOAD, keys="⏎", name="import_button")
        self.sample_button = Button(self.tr("Look around"), keys="S", name="sample_button")
        self.add_button = Button(self.tr("add one person"), "link", name="add_button")
        self.name_edit, self.firm_edit = QLineEdit(), QLineEdit()
        self.name_edit.setObjectName("name_edit")
        self.firm_edit.setObjectName("firm_edit")
        self.import_button.clicked.connect(self.import_requested)
        self.sample_button.clicked.connect(self.sample_requested)
        self.add_button.clicked.connect(self.add_requested)
        self.name_edit.editingFinished.connect(self._save)
        self.firm_edit.editingFinished.connect(self._save)
        self._lay_out()
        self.setFocusProxy(self.import_button)
        self.refresh()

    def refresh(self) -> None:
        """Name and firm as they are kept now."""
        settings = self._setting.read()
        self.name_edit.setText(settings.my_name)
        self.firm_edit.setText(settings.my_firm)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        typing = isinstance(focused, QLineEdit)
        if event.key() in _ENTER and typing:
            self.focusNextChild()
        elif event.key() in _ENTER and isinstance(focused, QPushButton):
            focused.click()
        elif event.key() in _ENTER:
            self.import_requested.emit()
        elif event.key() == Qt.Key.Key_S and not typing and not event.isAutoRepeat():
            self.sample_requested.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.file_dropped.emit(Path(event.mimeData().urls()[0].toLocalFile()))

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        self._save()

    def _save(self) -> None:
        edits = (self.name_edit, self.firm_edit)
        if not any(edit.isModified() for edit in edits):
            return
        name, firm = (edit.text().strip() for edit in edits)
        self._setting.keep(replace(self._setting.read(), my_name=name, my_firm=firm))
        for edit in edits:
            edit.setModified(False)

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 24)
        column.setSpacing(0)
        column.addStretch(3)
        mark = label()
        mark.setPixmap(icons.app_icon().pixmap(_MARK, _MARK))
        column.addWidget(mark, 0, centre)
        column.addSpacing(18)
        title = label(self.tr("They have not bought yet"))
        title.setFont(fonts.of("question", points=21))
        column.addWidget(title, 0, centre)
        column.addSpacing(8)
        said = Fitting(
            self.tr(
                "Bring the people you met or quoted. Each of them gets a next step "
                "and a place in one of your two daily slots."
            ),
        )
        said.setFont(fonts.of("body", points=10.75))
        said.setAlignment(centre)
        said.setFixedWidth(_SAID_WIDTH)
        said.setMinimumHeight(said.heightForWidth(_SAID_WIDTH))
        column.addWidget(said, 0, centre)
        column.addSpacing(26)
        column.addLayout(self._cards())
        column.addSpacing(18)
        column.addLayout(_centred(label(self.tr("or"), role="text2"), self.add_button, self._after_add()))
        column.addSpacing(26)
        column.addLayout(self._who_calls())
        column.addSpacing(26)
        promise = self.tr("Everything stays in one file on this laptop. No account, no cloud.")
        column.addLayout(_centred(IconView(Icon.LOCK, "text3", 14), label(promise, "small", "text3"), gap=8))
        column.addStretch(2)

    def _after_add(self) -> QWidget:
        return label(self.tr("you talked to today"), role="text2")

    def _cards(self) -> QHBoxLayout:
        listed = StartCard(
            Icon.FILE_SPREADSHEET,
            self.tr("Import your list"),
            self.tr("A spreadsheet, a CSV or contact cards. You see everything before it is saved."),
            self.import_button,
            first=True,
        )
        sample = StartCard(
            Icon.USERS,
            self.tr("Try with sample people"),
            self.tr("Sixty invented prospects. One click takes them all away again."),
            self.sample_button,
            first=False,
        )
        return _centred(listed, sample, gap=14)

    def _who_calls(self) -> QHBoxLayout:
        """Who the script says is calling."""
        self.name_edit.setPlaceholderText(self.tr("Your name"))
        self.firm_edit.setPlaceholderText(self.tr("Your firm"))
        for edit, words in ((self.name_edit, self.tr("Your name")), (self.firm_edit, self.tr("Your firm"))):
            edit.setAccessibleName(words)
            edit.setFixedWidth(170)
        greeting = label(self.tr("Your scripts begin with"), role="text2")
        return _centred(greeting, self.name_edit, label(self.tr("from"), role="text2"), self.firm_edit, gap=8)


def _centred(*widgets: QWidget, gap: int = 2) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(gap)
    row.addStretch(1)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
