"""The page of all prospects: it asks for ids, hands them to the table, and says what is wished."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import Qt, QTimer, QTimeZone, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from reengage_desktop.domain.listing import Filter, ListQuery, SortBy
from reengage_desktop.services.browsing import MATCHES, Browsing
from reengage_desktop.ui import theme

from .emptiness import why_empty
from .empty_view import EmptyView
from .figures import Figures
from .filter_bar import CHIPS, FilterBar
from .hover_actions import RowAction
from .page_head import PageFoot, PageHead
from .prospect_model import ProspectModel
from .prospect_table import ProspectTable

NARROW_BELOW = 1340


class ChangesLike(Protocol):
    """What a commit changed, as far as this page cares."""

    @property
    def prospects(self) -> set[int] | frozenset[int]: ...
    @property
    def settings(self) -> bool: ...
    @property
    def everything(self) -> bool: ...


class ProspectsPage(QFrame):
    """Wishes about a person carry their id. `banner_place` takes the banner of the slot, between head and chips.

    `now` is aware UTC; `zone` the salesperson's clock, the laptop's if none is handed in.
    """

    call_requested = Signal(object)
    open_requested = Signal(object)
    note_requested = Signal(object)
    move_requested = Signal(object)
    letter_requested = Signal(object)
    mail_requested = Signal(object)
    payoff_requested = Signal(object)
    desk_requested = Signal(object)
    ladder_requested = Signal(object)
    payoff_requested = Signal(object)
    add_requested = Signal()
    import_requested = Signal()
    list_wished = Signal(object)
    quote_requested = Signal()

    def __init__(
        self,
        browsing: Browsing,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
        *,
        zone: Callable[[], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("prospects_page")
        self.setProperty("kind", "page")
        self._browsing, self._now, self._zone = browsing, now, zone or _laptop_zone
        self._sort, self._descending = SortBy.BEST, True
        self._stale = True
        self.head, self.foot = PageHead(), PageFoot()
        self.search_edit = self.head.search_edit
        self.filter_bar = FilterBar()
        self.model = ProspectModel(browsing, now, self._zone, self)
        self.table = ProspectTable(self.model)
        self.empty_view = EmptyView(self.table)
        self.banner_place = QVBoxLayout()
        self._search_timer = _one_shot(self, 0, self._search)
        self._refresh_timer = _one_shot(self, 0, self._refresh_now)
        self._figures = Figures(browsing, self)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)

    # What comes in

    def refresh(self, changes: ChangesLike) -> None:
        """A commit: the list is read again, at once if it is in sight, else when it is shown."""
        if not (changes.prospects or changes.everything or changes.settings):
            return
        self._stale = True
        if self.isVisible():
            self._refresh_timer.start()

    def minute_passed(self) -> None:
        """Their clocks and lamps went on; who may be called now may have changed."""
        if not self.isVisible():
            self._stale = True
        elif self.filter_bar.filter is Filter.CALLABLE_NOW:
            self._refresh_timer.start()
        else:
            self.table.repaint_rows()
            self._figures.renew((Filter.CALLABLE_NOW,))

    def select(self, prospect_id: int) -> None:
        """Show this person, where the list has them."""
        row = self.model.row_of(prospect_id)
        if row >= 0:
            self.table.select_row(row)
            self.table.scrollTo(self.table.currentIndex())

    @property
    def ids(self) -> Sequence[int]:
        """The people of the list, in its order."""
        return self.model.ids

    @property
    def selected_id(self) -> int | None:
        return self.table.selected_id

    def clear_filters(self) -> None:
        """Everybody again, without a search text; whoever was selected stays so."""
        self.filter_bar.set_filter(Filter.ALL)
        self.search_edit.blockSignals(True)
        self.search_edit.clear()
        self.search_edit.blockSignals(False)
        self._show(select=self.selected_id, from_top=True)

    # What the list is asked for

    def _query(self) -> ListQuery:
        text = self.search_edit.text().strip()
        return ListQuery(text, self.filter_bar.filter, self._sort, self._descending)

    def _show(self, *, select: int | None, from_top: bool) -> None:
        query = self._query()
        self._stale = False
        ids = self._browsing.ids(query)
        self.table.show_ids(ids, select=select, from_top=from_top)
        self.search_edit.show_found(len(ids) if query.text else None, capped=len(ids) >= MATCHES)
        if ids:
            self.empty_view.hide()
            return
        self.empty_view.explain(why_empty(self._browsing, query.filter, query.text, self._now(), self._zone()))
        self._place_empty_view()
        self.empty_view.show()

    def _search(self) -> None:
        """A text finds from its first row; without one the person found stays selected."""
        self._figures.wait()
        self._show(select=None if self.search_edit.text().strip() else self.selected_id, from_top=True)

    def _set_filter(self, filter_: Filter) -> None:
        self._figures.wait()
        self._show(select=self.selected_id, from_top=True)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_sort(self, sort: SortBy, descending: bool) -> None:
        self._sort, self._descending = sort, descending
        self.table.set_sort(sort, descending)
        self.filter_bar.set_sort(sort)
        self._show(select=self.selected_id, from_top=True)

    def _refresh_now(self) -> None:
        self.model.read_zone()
        self._show(select=self.selected_id, from_top=False)
        self._figures.renew(CHIPS, summary=True)

    # Set up

    def _lay_out(self) -> None:
        self.banner_place.setContentsMargins(16, 0, 16, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(self.banner_place)
        column.addWidget(self.filter_bar)
        column.addWidget(self.table, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self.search_edit.textChanged.connect(self._search_timer.start)
        self.search_edit.list_asked.connect(self.table.setFocus)
        self.filter_bar.filter_chosen.connect(self._set_filter)
        self.filter_bar.sort_chosen.connect(self._set_sort)
        self.table.sort_asked.connect(self._set_sort)
        self.table.asked.connect(self._tell)
        self._figures.counted.connect(self.filter_bar.set_count)
        self._figures.summed.connect(self.head.show_summary)
        self._figures.summed.connect(self.foot.show_summary)
        self.head.add_asked.connect(self.add_requested)
        self.head.quote_asked.connect(self.quote_requested)
        self.head.list_asked.connect(self.list_wished)
        self.empty_view.add_asked.connect(self.add_requested)
        self.empty_view.import_asked.connect(self.import_requested)
        self.empty_view.clear_asked.connect(self.clear_filters)
        self.empty_view.remove_asked.connect(self._remove_filter)
        theme.current().changed.connect(self.table.viewport().update)

    def _tell(self, action: RowAction, prospect_id: int) -> None:
        wish = {
            RowAction.CALL: self.call_requested,
            RowAction.OPEN: self.open_requested,
            RowAction.NOTE: self.note_requested,
            RowAction.MOVE: self.move_requested,
            RowAction.LETTER: self.letter_requested,
            RowAction.MAIL: self.mail_requested,
            RowAction.PAYOFF: self.payoff_requested,
            RowAction.DESK: self.desk_requested,
            RowAction.LADDER: self.ladder_requested,
        }[action]
        wish.emit(prospect_id)

    def show_filter(self, filter_: Filter) -> None:
        """The list of those whom the filter finds."""
        self.filter_bar.set_filter(filter_)
        self._set_filter(filter_)

    def _remove_filter(self) -> None:
        self.show_filter(Filter.ALL)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._set_narrow()
        if self._stale:
            self._refresh_now()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight nothing is read: what was still to come comes when the page is shown."""
        super().hideEvent(event)
        self._stale = self._figures.stop() or self._refresh_timer.isActive() or self._stale
        self._refresh_timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_narrow()
        self._place_empty_view()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Slash and not control:
            self.search_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search_edit.selectAll()
        elif event.key() == Qt.Key.Key_F and not event.modifiers():
            self.filter_bar.show_filters(everything=True)
        elif event.key() == Qt.Key.Key_Equal and self.selected_id is not None:
            self.payoff_requested.emit(self.selected_id)
        elif event.key() == Qt.Key.Key_U and control:
            self.quote_requested.emit()
        elif event.key() == Qt.Key.Key_Escape and (self.search_edit.text() or self.filter_bar.filter is not Filter.ALL):
            self.clear_filters()
        else:
            super().keyPressEvent(event)

    def _set_narrow(self) -> None:
        narrow = self.window().width() < NARROW_BELOW
        self.table.set_narrow(narrow)
        self.search_edit.set_narrow(narrow)

    def _place_empty_view(self) -> None:
        self.empty_view.setGeometry(self.table.viewport().geometry())


def _one_shot(page: QWidget, milliseconds: int, do: Callable[[], None]) -> QTimer:
    timer = QTimer(page)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(do)
    return timer


def _laptop_zone() -> str:
    return bytes(QTimeZone.systemTimeZoneId().data()).decode()
