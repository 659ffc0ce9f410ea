"""Earlier texts of a script: when each was in use, how often it was said, and the way back to one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.script_version import ScriptVersion
from reengage_desktop.domain.wall_time import local
from reengage_desktop.domain.written_script import written
from reengage_desktop.ui import icons, words
from reengage_desktop.ui.dialog_parts import foot
from reengage_desktop.ui.widgets import Button, hair_line

from .script_list import Entry, ScriptList
from .script_reader import ScriptReader
from .script_rows import rows
from .script_words import used_words


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
        self._chosen = str(versions[0].id) if versions else ""
        self.list = ScriptList()
        self.list.show_entries([self._entry(version, now, zone) for version in versions], self._chosen)
        self.reader = ScriptReader()
        self.back_button = Button(self.tr("Bring it back"), "main", keys="⏎", name="bring_back")
        self.close_button = Button(self.tr("Close"), "quiet", keys="Esc", name="close_button")
        self.close_button.setAutoDefault(False)
        self._lay_out()
        self.list.chosen.connect(self._choose)
        self.list.entered.connect(self._bring)
        self.back_button.clicked.connect(self._bring)
        self.close_button.clicked.connect(self.reject)
        self._show()
        self.list.setFocus()

    def _entry(self, version: ScriptVersion, now: datetime, zone: str) -> Entry:
        made = local(version.made_at, zone)
        used = self.tr("in use") if version.markdown == self._in_use else used_words(version.uses)
        return Entry(f"{words.past(version.made_at, now, zone)}, {made:%H:%M}", str(version.id), used)

    def _choose(self, ident: str) -> None:
        self._chosen = ident
        self._show()

    def _current(self) -> ScriptVersion | None:
        return next((version for version in self._versions if str(version.id) == self._chosen), None)

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
        self.reader.can_write = False
        self.reader.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        row = QHBoxLayout()
        row.setSpacing(0)
        at_left = QVBoxLayout()
        at_left.setContentsMargins(0, 8, 0, 8)
        at_left.addWidget(self.list)
        row.addLayout(at_left)
        row.addWidget(hair_line(upright=True))
        row.addWidget(self.reader, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(foot(None, self.close_button, self.back_button))
        self.resize(860, 560)
