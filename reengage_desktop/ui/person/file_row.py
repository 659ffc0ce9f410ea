"""One file of a person: its name, where it lies, and what is to be done where it is gone."""

from __future__ import annotations

from html import escape
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from reengage_desktop.domain.attached_file import AttachedFile
from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button, IconButton

_HEIGHT, _TEXT = 40, 26
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FileRow(QWidget):
    """Each signal carries the file."""

    open_requested = Signal(object)
    find_requested = Signal(object)
    remove_requested = Signal(object)

    def __init__(self, file: AttachedFile) -> None:
        super().__init__()
        self.setObjectName(f"file_{file.id}")
        self.file = file
        self.open_button = _Name(file)
        self.find_button = Button(self.tr("Find it again…"), "link", name=f"file_{file.id}_find")
        self.remove_button = IconButton(Icon.X, self.tr("Take off the list"), name=f"file_{file.id}_remove")
        self.remove_button.setAccessibleName(self.tr("Take “{file}” off the list").format(file=file.name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.open_button, 1)
        row.addWidget(self.find_button)
        row.addWidget(self.remove_button)
        self.find_button.hide()
        self.open_button.clicked.connect(lambda: self.open_requested.emit(file))
        self.find_button.clicked.connect(lambda: self.find_requested.emit(file))
        self.remove_button.clicked.connect(lambda: self.remove_requested.emit(file))

    def set_missing(self, missing: bool) -> None:
        self.find_button.setVisible(missing)
        self.open_button.set_missing(missing)

    def set_lit(self, lit: bool) -> None:
        self.open_button.set_lit(lit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit(self.file)
        else:
            super().keyPressEvent(event)


class _Name(QAbstractButton):
    """The name over its folder, painted as plain text: a name is never a mnemonic, nor markup."""

    def __init__(self, file: AttachedFile) -> None:
        super().__init__()
        self.setObjectName(f"file_{file.id}_open")
        self._file, self._missing, self._lit = file, False, False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._describe()

    def set_missing(self, missing: bool) -> None:
        self._missing = missing
        self._describe()
        self.update()

    def set_lit(self, lit: bool) -> None:
        self._lit = lit
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def event(self, event: QEvent) -> bool:
        """Enter and Del are of the file, before they are of the page."""
        if event.type() is QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if event.key() in (*_ENTER, Qt.Key.Key_Delete) and not event.modifiers():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, as a click does."""
        if event.key() in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse() or self._lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("inkTint2" if self._lit else "hover"))
            painter.drawRoundedRect(edge, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(edge, 6, 6)
        icon, role = (Icon.FILE_X, "amber") if self._missing else (Icon.FILE_TEXT, "text2")
        paint.icon(painter, icon, 5, 4, 16, role)
        room = self.width() - _TEXT - 6
        name = QRectF(_TEXT, 3, room, 18)
        paint.text(painter, self._file.name, fonts.of("bodyMedium"), "text2" if self._missing else "text", name)
        self._paint_place(painter, QRectF(_TEXT, 20, room, 16))

    def _paint_place(self, painter: QPainter, box: QRectF) -> None:
        """The end of a long path tells most."""
        font = fonts.of("small")
        if self._missing:
            told = self.tr("Not there any more")
            paint.text(painter, told, font, "amber", box)
            return
        told = QFontMetricsF(font).elidedText(_place(self._file.folder), Qt.TextElideMode.ElideMiddle, box.width())
        paint.text(painter, told, font, "text2", box)

    def _describe(self) -> None:
        where = self.tr("not there any more") if self._missing else _place(self._file.folder)
        self.setAccessibleName(f"{self._file.name}, {where}")
        self.setToolTip(f"<p>{escape(str(self._file.path))}</p>")


def _place(folder: Path) -> str:
    """The folder as it is known: what lies at home begins with "~"."""
    home = Path.home()
    return str(Path("~") / folder.relative_to(home)) if folder.is_relative_to(home) else str(folder)
