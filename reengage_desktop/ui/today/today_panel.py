"""Today's calls, always beside the page: who was called, who is now, who comes next, and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.day_plan import Today
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.planning import Planning
from reengage_desktop.ui import fonts, theme, tokens, words
from reengage_desktop.ui.buttons import Button, IconButton
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.notices import Changed
from reengage_desktop.ui.widgets import IconView, hair_line, label

from . import today_foot, today_rows
from .elided import ElidedLabel
from .panel_vow import PanelVow
from .today_delegate import RailDelegate, TodayDelegate
from .today_model import TodayModel
from .today_view import TodayView
from .worth_line import WorthLine

if TYPE_CHECKING:
    from reengage_desktop.domain.commitment import Commitment
    from reengage_desktop.services.weighing import Weighing

MINUTE = timedelta(minutes=1)


class TodayPanel(QFrame):
    """286 px wide, or folded to a rail of 52; the window gives `toggle` the key F9.

    `sentence` tells what was given for today, which stands on top; `weighing` what the calls pay, which comes as soon
    as the first picture is painted. `call_requested`, `reason_requested` and `payoff_requested` carry the id of a
    prospect, `fold_changed` a bool: folded.
    """

    call_requested = Signal(object)
    reason_requested = Signal(object)
    payoff_requested = Signal(object)
    slots_requested = Signal()
    fold_changed = Signal(bool)

    def __init__(
        self,
        planning: Planning,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
        *,
        sentence: Callable[[], Commitment | None] = lambda: None,
        weighing: Callable[[], Weighing] | None = None,
    ) -> None:
        super().__init__(parent)
        self._planning = planning
        self._sentence = sentence
        self._weighing = weighing
        self._weighs = False
        self._now = now
        self._folded = False
        self._stale = True
        self._today: Today | None = None
        self.setProperty("kind", "panel")
        self.setObjectName("today_panel")
        self.setAccessibleName(self.tr("Today’s calls"))
        self.model = TodayModel(self)
        self._make_parts()
        self._lay_out()
        self._connect()
        self.set_folded(False)

    def refresh(self, changed: object = None) -> None:
        """Look again, if what changed can concern today. While hidden it only remembers that it must."""
        if isinstance(changed, Changed) and not (changed.day or changed.commitments):
            return
        self._stale = True
        if self.isVisible():
            self._look()

    def minute_passed(self) -> None:
        """Their clocks, and what is left of the slot."""
        self.refresh()

    @property
    def is_folded(self) -> bool:
        return self._folded

    def set_folded(self, folded: bool) -> None:
        """Without a signal; `toggle` tells by `fold_changed`."""
        self._folded = folded
        self.setFixedWidth(tokens.size("today_rail" if folded else "today_panel"))
        tip = self.tr("Open today’s calls (F9)") if folded else self.tr("Fold today’s calls (F9)")
        self.fold_button.set_icon(Icon.PANEL_RIGHT_OPEN if folded else Icon.PANEL_RIGHT_CLOSE, tip)
        for part in (self.title_label, self.date_label, self.foot):
            part.setVisible(not folded)
        self.worth_line.set_folded(folded)
        self.vow.set_folded(folded)
        self.rail_label.setVisible(folded)
        self.view.setItemDelegate(self._rail_delegate if folded else self._delegate)
        self._head.setContentsMargins(0 if folded else 16, 0, 0 if folded else 8, 0)
        self._head.setAlignment(self.fold_button, Qt.AlignmentFlag.AlignCenter)
        self._show_rows()

    def toggle(self) -> None:
        self.set_folded(not self._folded)
        self.fold_changed.emit(self._folded)

    def select(self, prospect_id: int) -> None:
        """Put the cursor on a person; nothing if they are not in the list."""
        index = self.model.index_of(prospect_id)
        if index.isValid():
            self.view.setCurrentIndex(index)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale or self._today is None or self._now() - self._today.now >= MINUTE:
            self._look()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first picture does not wait for what the calls pay."""
        super().paintEvent(event)
        if self._weighing is not None and not self._weighs:
            self._weighs = True
            QTimer.singleShot(0, self, self._begin_to_weigh)

    def _look(self) -> None:
        self._today = self._planning.today()
        self._stale = False
        self.vow.show_sentence(self._sentence())
        if self._weighs:
            self._show_worth()
        self._show_rows()

    def _begin_to_weigh(self) -> None:
        self.model.more_of = self._more_of
        if self._today is not None:
            self._show_worth()
            self._show_rows()

    def _show_worth(self) -> None:
        assert self._weighing is not None and self._today is not None
        self.worth_line.show_day(self._today, self._weighing().day())

    def _more_of(self, prospect_id: int) -> list[str]:
        if self._weighing is None or self._today is None:
            return []
        from . import row_payoff

        return row_payoff.tip(prospect_id, self._today, self._weighing())

    def _rows(self, today: Today) -> list[today_rows.Row]:
        rows = today_rows.rail_rows(today) if self._folded else today_rows.rows(today)
        if not self._weighs or self._weighing is None:
            return rows
        from . import row_payoff

        return row_payoff.weighed(rows, today, self._weighing())

    def _show_rows(self) -> None:
        today = self._today
        if today is None:
            return
        current = self.model.row_at(self.view.currentIndex())
        top = self.view.verticalScrollBar().value()
        self.model.set_rows(self._rows(today))
        if current is not None:
            self.select(current.prospect_id)
        self.view.verticalScrollBar().setValue(top)
        here = local(today.now, today.zone).date()
        self.date_label.setText(f"{today_rows.weekday(here)} {words.date_words(here, here)}")
        self.rail_label.setText(today_foot.rail_foot(today))
        self._show_foot(today)

    def _show_foot(self, today: Today) -> None:
        bare = today_rows.is_bare(today)
        count, kept, who = today_foot.kept_words(today)
        self.count_label.setText(count)
        self.count_label.setVisible(bool(count) and not bare)
        self.kept_label.setText(kept)
        self.next_label.setText(who)
        for part in (self.kept_icon, self.kept_label, self.next_label):
            part.setVisible(not bare)
        self.slots_button.setVisible(bare)

    def _make_parts(self) -> None:
        self.title_label = label(self.tr("Today’s calls"), "heading", name="today_title")
        self.date_label = label("", "small", "text3", name="today_date")
        self.worth_line = WorthLine()
        self.fold_button = IconButton(Icon.PANEL_RIGHT_CLOSE, "", role="text3", name="today_fold")
        self.fold_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.vow = PanelVow()
        self.view = TodayView(self.model)
        self._delegate, self._rail_delegate = TodayDelegate(self), RailDelegate(self)
        self.kept_icon = IconView(Icon.HANDSHAKE, "ember", 13)
        self.count_label = label("", "small", tabular=True, name="promises_count")
        self.count_label.setFont(fonts.of("small", tabular=True, weight=600))
        self.kept_label = label("", "small", "text2", name="promises_kept")
        self.next_label = ElidedLabel("small", "text3", right=True, name="next_promise")
        self.slots_button = Button(self.tr("Choose other hours"), "link", name="choose_hours")
        self.rail_label = label("", "caption", "text3", tabular=True, name="rail_foot")
        self.rail_label.setContentsMargins(0, 6, 0, 8)
        self.rail_label.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        self._head.addWidget(self.title_label)
        self._head.addWidget(self.date_label, 1)
        self._head.addWidget(self.fold_button)
        head = QWidget()
        head.setFixedHeight(44)
        head.setLayout(self._head)
        self.foot = QWidget()
        self.foot.setFixedHeight(37)
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(6)
        for part in (self.kept_icon, self.count_label, self.kept_label):
            row.addWidget(part)
        row.addWidget(self.slots_button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self.next_label, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.worth_line)
        column.addWidget(self.vow)
        column.addWidget(hair_line())
        column.addWidget(self.view, 1)
        column.addWidget(hair_line())
        column.addWidget(self.foot)
        column.addWidget(self.rail_label)

    def _connect(self) -> None:
        self.fold_button.clicked.connect(self.toggle)
        self.slots_button.clicked.connect(self.slots_requested)
        self.view.chosen.connect(self._choose)
        self.view.reason_wanted.connect(self._write_reason)
        self.view.payoff_wanted.connect(self._explain)
        theme.current().changed.connect(self.view.viewport().update)

    def _choose(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is not None and row.can_be_called:
            self.call_requested.emit(row.prospect_id)

    def _write_reason(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is not None and row.can_be_called:
            self.reason_requested.emit(row.prospect_id)

    def _explain(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is not None and row.can_be_called:
            self.payoff_requested.emit(row.prospect_id)
