"""What can be done with a script as a whole: earlier texts, the shipped one, the usual one, a new one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.script_library import ScriptKind
from reengage_desktop.services.scripting import Scripting
from reengage_desktop.ui import words

from .new_script_dialog import NewScriptDialog
from .versions_dialog import VersionsDialog


class ScriptWishes(QObject):
    """`changed` carries a script as it was before, and a sentence; `added` the name of a new one; `refused` a sentence.

    `going` comes before a change, so that what is typed is kept first.
    """

    changed = Signal(object, object)
    added = Signal(str)
    refused = Signal(str)
    going = Signal()

    def __init__(
        self, scripting: Scripting, now: Callable[[], datetime], zone: Callable[[], str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._scripting, self._now, self._zone, self._page = scripting, now, zone, parent

    def add(self, like: str) -> None:
        """A dialog for a script of one's own."""
        self.going.emit()
        dialog = NewScriptDialog(self._scripting, like, self._page)
        dialog.added.connect(self.added)
        dialog.open()

    def versions(self, name: str) -> None:
        """The earlier texts, to be read and brought back."""
        self.going.emit()
        scripting = self._scripting
        found = scripting.versions(name)
        if not found:
            self.refused.emit(self.tr("There is no earlier text yet. One is kept each time you use a change."))
            return
        dialog = VersionsDialog(
            scripting.title(name), found, scripting.text(name), self._now(), self._zone(), self._page
        )
        dialog.brought_back.connect(lambda markdown: self.use(name, markdown))
        dialog.open()

    def use(self, name: str, markdown: str) -> bool:
        """Calls read this text from now on; False where it cannot be read, and the reason was told."""
        try:
            before = self._scripting.save(name, markdown)
        except Fault as fault:
            self.refused.emit(words.fault(fault))
            return False
        told = self.tr("“{title}”: calls read your new text from now on.")
        self.changed.emit(before, told.format(title=self._scripting.title(name)))
        return True

    def menu(self, name: str, *, draft: bool) -> QMenu:
        """`draft`: something is typed that could be given up."""
        scripting = self._scripting
        menu = QMenu(self._page)
        menu.setObjectName("script_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if draft:
            menu.addAction(self.tr("Give up these changes"), lambda: self.give_up(name))
        if scripting.kind(name) is ScriptKind.CALL and scripting.usual() != name:
            menu.addAction(self.tr("Open calls with this script"), lambda: self._make_usual(name))
        menu.addAction(self.tr("Earlier texts…"), lambda: self.versions(name))
        if not scripting.is_shipped(name):
            menu.addAction(self.tr("Remove this script"), lambda: self.put_back(name))
        elif scripting.own_since(name) is not None:
            menu.addAction(self.tr("Put back the text it came with"), lambda: self.put_back(name))
        return menu

    def give_up(self, name: str) -> None:
        self.going.emit()
        self.changed.emit(self._scripting.drop_draft(name), self.tr("Your changes are put aside."))

    def put_back(self, name: str) -> None:
        """The shipped text; a script of one's own goes."""
        self.going.emit()
        scripting = self._scripting
        title, shipped = scripting.title(name), scripting.is_shipped(name)
        told = self.tr("“{title}” has the text it came with.") if shipped else self.tr("“{title}” is removed.")
        self.changed.emit(scripting.put_back(name), told.format(title=title))

    def _make_usual(self, name: str) -> None:
        title = self._scripting.title(name)
        told = self.tr("Calls open with “{title}” where nothing speaks for another.")
        self.changed.emit(self._scripting.make_usual(name), told.format(title=title))
