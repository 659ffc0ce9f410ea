"""Looks whose day has come, and tells who is back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reengage_desktop.domain.fault import Fault

from . import words
from .person import return_words

if TYPE_CHECKING:
    from reengage_desktop.services.reviving import Revived, Reviving

NAMED = 3


class Returns(QObject):
    """`done` carries what takes a return back and its sentence, or None where several came at once."""

    done = Signal(object, object)

    def __init__(self, reviving: Reviving, parent: QObject) -> None:
        super().__init__(parent)
        self._reviving = reviving
        self._told = ""

    def look(self) -> None:
        """Brings back everybody whose day has come; each is told once. A fault of the disk is told once, too."""
        try:
            found = self._reviving.due()
        except Fault as fault:
            if str(fault) != self._told:
                self._told = str(fault)
                self.done.emit(None, words.fault(fault))
            return
        self._told = ""
        if found:
            self.done.emit(found[0].step if len(found) == 1 else None, self._sentence(found))

    def _sentence(self, found: list[Revived]) -> str:
        if len(found) == 1:
            return return_words.spoken_come(found[0].name, found[0].words)
        names = ", ".join(each.name for each in found[:NAMED])
        if len(found) <= NAMED:
            return self.tr("Back: {names}").format(names=names)
        return self.tr("Back: {names} and {n} more").format(names=names, n=len(found) - NAMED)
