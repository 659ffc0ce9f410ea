"""Where the keyboard is on the page: Tab goes as one reads, and a field that is left gives way to the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLayout, QWidget
from shiboken6 import isValid

from reengage_desktop.ui.call.chip_flow import ChipFlow

from .live_edit import LiveLine, LiveText

_WATCHED = "watched"  # a field that tells when it is left


class PageFocus(QObject):
    """`moved` is called whenever the focus moves, here or elsewhere."""

    def __init__(self, page: QWidget, moved: Callable[[], None]) -> None:
        super().__init__(page)
        self._page, self._moved = page, moved
        self._tabs: list[QWidget] = []
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def order(self, first: Iterable[QWidget], layouts: Iterable[QLayout | None]) -> None:
        """Tab goes through `first`, then through what stands in the layouts."""
        tabs = [*first]
        for layout in layouts:
            tabs += _reading_order(layout)
        if tabs != self._tabs:
            self._tabs = tabs
            for one, other in pairwise(tabs):
                QWidget.setTabOrder(one, other)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        page = self._page
        if not isValid(page):  # it goes with the window, and the focus before it
            return
        self._moved()
        if isinstance(now, LiveLine | LiveText) and page.isAncestorOf(now) and not now.property(_WATCHED):
            now.setProperty(_WATCHED, True)
            now.left.connect(self._left)
        if now is None and page.isVisible() and page.window().focusWidget() is None:
            page.setFocus()  # a field that had it is gone

    def _left(self) -> None:
        """Enter or Esc in a field edited in place: the page takes the keys, unless a section has put them elsewhere.

        Open fields keep them until they close.
        """
        focus = QApplication.focusWidget()
        if isinstance(focus, LiveLine | LiveText) and self._page.isAncestorOf(focus) and focus.property("kind"):
            self._page.setFocus()


def _reading_order(layout: QLayout | None) -> Iterator[QWidget]:
    """What takes the focus by Tab, hidden or not, in the order in which it is laid out."""
    if layout is None:
        return
    for each in _placed(layout):
        if isinstance(each, QLayout):
            yield from _reading_order(each)
            continue
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield each
        if isinstance(each, ChipFlow):  # it sets its chips itself
            yield from each.chips
        yield from _reading_order(each.layout())


def _placed(layout: QLayout) -> list[QWidget | QLayout]:
    """Asked of each child, since what `itemAt` hands out outlives the item: its address then names the wrong thing."""
    around, mine = layout.parentWidget(), Qt.FindChildOption.FindDirectChildrenOnly
    widgets = around.findChildren(QWidget, options=mine) if around else []
    found: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(each), each) for each in widgets]
    found += [(layout.indexOf(each), each) for each in layout.findChildren(QLayout, options=mine)]
    return [each for place, each in sorted(found, key=lambda some: some[0]) if place >= 0]
