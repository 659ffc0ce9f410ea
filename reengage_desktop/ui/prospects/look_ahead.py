"""The pages above and below the one in sight, made ready while nothing else is to be done."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from .prospect_model import ProspectModel
from .row_painter import Columns, RowPainter


class LookAhead(QObject):
    """One question or one row in each turn of the loop, so that no key and no paint waits for it."""

    def __init__(self, model: ProspectModel, painter: RowPainter, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._painter = model, painter
        self._waiting: deque[Callable[[], None]] = deque()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)

    def around(self, rows: range, columns: Columns) -> None:
        """`rows` are in sight; what was to be made ready before is forgotten."""
        self._waiting.clear()
        for page in (range(rows.stop, rows.stop + len(rows)), range(rows.start - len(rows), rows.start)):
            new = [row for row in page if not self._model.is_ready(row)]
            if new:
                self._waiting.append(partial(self._model.fetch, page.start, page.stop - 1))
                self._waiting.extend(partial(self._painter.prepare, row, columns) for row in new)
        if self._waiting:
            self._timer.start(0)

    def _next(self) -> None:
        if self._waiting:
            self._waiting.popleft()()
        if self._waiting:
            self._timer.start(0)
