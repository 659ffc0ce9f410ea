"""Earlier texts of a script: when each was in use, how often it was said, and the way back to one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget

from reengage_desktop.domain.script_version import ScriptVersion
from reengage_desktop.domain.wall_time import local
from reengage_desktop.domain.written_script import written
from reengage_desktop.ui import icons, words
from reengage_desktop.ui.dialog_parts import foot
from reengage_desktop.ui.widgets import Button, hair_line

from .script_reader import ScriptReader
from .script_rows import rows
from .script_words import used_words

_WIDTH = 230


class VersionsDialog(QDialog):
    """`brought_back` carries the Markdown that is wished for."""

    brought_back = Signal(str)

    def __init__(
        self,
        title: str,
        versions: Sequence[ScriptVersion],
        in_use: str,
        now: datetime,
        zone: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Earlier texts of “{title}”").format(title=title))
        self.setWindowIcon(icons.app_icon())
        self._versions, self._in_use = tuple(versions), in_use
        self._model = QStandardItemModel(self)
        for version in self._versions:
            self._model.appendRow(QStandardItem(self._words(version, now, zone)))
        self.list = QListView()
        self.reader = ScriptReader()
        self.back_button = Button(self.tr("Bring it back"), "main", keys="⏎", name="bring_back")
        self.close_button = Button(self.tr("Close"), "quiet", keys="Esc", name="close_button")
        self.close_button.setAutoDefault(False)
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(self._show)
        self.list.activated.connect(self._bring)
        self.back_button.clicked.connect(self._bring)
        self.close_button.clicked.connect(self.reject)
        self.list.selectionModel().setCurrentIndex(
            self._model.index(0, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self._show()
        self.list.setFocus()

    def _words(self, version: ScriptVersion, now: datetime, zone: str) -> str:
        made, today = local(version.made_at, zone), local(now, zone).date()
        day = self.tr("Today") if made.date() == today else words.date_words(made.date(), today)
        used = self.tr("in use") if version.markdown == self._in_use else used_words(version.uses)
        return self.tr("{day}, {hour}\n{used}").format(day=day, hour=f"{made:%H:%M}", used=used)

    def _current(self) -> ScriptVersion | None:
        row = self.list.currentIndex().row()
        return self._versions[row] if 0 <= row < len(self._versions) else None

    def _show(self) -> None:
        version = self._current()
        self.reader.show_rows(rows(written(version.markdown), (), {}) if version else (), anew=True)
        can = version is not None and version.markdown != self._in_use
        self.back_button.setEnabled(can)
        self.back_button.setToolTip("" if can else self.tr("This is the text that is in use."))

    def _bring(self) -> None:
        version = self._current()
        if version is not None and self.back_button.isEnabled():
            self.brought_back.emit(version.markdown)
            self.accept()

    def _lay_out(self) -> None:
        self.list.setObjectName("versions_list")
        self.list.setAccessibleName(self.tr("Earlier texts"))
        self.list.setModel(self._model)
        self.list.setFixedWidth(_WIDTH)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setSpacing(4)
        self.reader.can_write = False
        self.reader.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(hair_line(upright=True))
        row.addWidget(self.reader, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(foot(None, self.close_button, self.back_button))
        self.resize(860, 560)
