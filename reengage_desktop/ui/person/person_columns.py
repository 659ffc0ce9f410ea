"""The two columns of the page, which scroll apart."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from reengage_desktop.ui.widgets import hair_line

SHARES = 58, 42  # of the width, left and right
_ABOVE = 40  # px that stay in view above what is shown


class Column(QScrollArea):
    """Sections one below the other; as wide as it is given, whatever stands in it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._inside = QWidget()
        self._column = column = QVBoxLayout(self._inside)
        column.setContentsMargins(18, 14, 16, 18)
        column.setSpacing(12)
        column.addStretch(1)
        self.setWidget(self._inside)

    def add(self, section: QWidget) -> None:
        """Below the others."""
        below = self._column.count() - 1  # the stretch stays last
        if below:
            self._column.insertWidget(below, hair_line())
            below += 1
        self._column.insertWidget(below, section)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 80)

    @property
    def is_longer(self) -> bool:
        """Whether something of it is out of view."""
        return self.verticalScrollBar().maximum() > 0

    def turn(self, pages: int) -> None:
        """By so many pages, with a line of the one before."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * max(_ABOVE, bar.pageStep() - _ABOVE))

    def bring(self, widget: QWidget) -> None:
        """Into view, with a little of what stands above it."""
        # What was shown or hidden just now gets its room first, and then the column its length.
        for _ in range(2):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        top = widget.mapTo(self._inside, QPoint(0, 0)).y()
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if top - _ABOVE < bar.value():
            bar.setValue(top - _ABOVE)
        elif top + min(widget.height(), height - _ABOVE) > bar.value() + height:
            bar.setValue(top + min(widget.height(), height - 2 * _ABOVE) + _ABOVE - height)

    def to_top(self) -> None:
        self.verticalScrollBar().setValue(0)


class PersonColumns(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.left, self.right = Column("left_column"), Column("right_column")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left, SHARES[0])
        row.addWidget(hair_line(upright=True))
        row.addWidget(self.right, SHARES[1])

    def turn(self, pages: int) -> None:
        """The column in which the focus is, else the one under the mouse, else the left one, if it is longer."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            column = self.right if self.right.isAncestorOf(focus) else self.left
        else:
            over = self.right.rect().contains(self.right.mapFromGlobal(QCursor.pos()))
            column = self.right if over or not self.left.is_longer else self.left
        column.turn(pages)

    def bring(self, widget: QWidget) -> None:
        """Into view, in whichever column it stands."""
        for column in (self.left, self.right):
            if column.isAncestorOf(widget):
                column.bring(widget)

    def to_top(self) -> None:
        self.left.to_top()
        self.right.to_top()
