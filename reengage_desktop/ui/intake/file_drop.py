"""Files that are dropped on a window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """`over`: whether files hover over `target`; `dropped` carries their paths. `wanted`: whether any may come now."""

    over = Signal(bool)
    dropped = Signal(object)

    def __init__(self, target: QWidget, wanted: Callable[[], bool]) -> None:
        super().__init__(target)
        self._wanted = wanted
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.DragLeave:
            self.over.emit(False)
        elif isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
            is_drop = event.type() is QEvent.Type.Drop
            if is_drop:
                self.over.emit(False)
            if paths and self._wanted():
                event.acceptProposedAction()
                if is_drop:
                    self.dropped.emit(paths)
                else:
                    self.over.emit(True)
            return True
        return super().eventFilter(watched, event)
