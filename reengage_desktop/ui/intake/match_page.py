"""The second step: which column becomes what, how the first rows will look, and what the import would do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from reengage_desktop.domain.difference import Difference
from reengage_desktop.domain.intake_choice import Choices
from reengage_desktop.services.importing import Sheet

from .differences_view import DifferencesView
from .first_rows import FirstRows
from .import_flow import ImportFlow
from .likely_view import LikelyView
from .mapping_list import MappingList
from .own_list_view import OwnListView
from .plan_side import PlanSide
from .preview import Preview
from .reading_view import ReadingView
from .sub_view import SubView


class MatchPage(QWidget):
    """`mapped` carries a new mapping; `differences_wanted` when what changes is to be shown (`set_differences`)."""

    mapped = Signal(object)
    differences_wanted = Signal()

    def __init__(self, likely_view: LikelyView) -> None:
        super().__init__()
        self.mapping_list, self.own_list_view = MappingList(), OwnListView()
        self.reading_view, self.differences_view = ReadingView(), DifferencesView()
        self.likely_view = likely_view
        self.first_rows = FirstRows()
        self.side = PlanSide()
        self._columns: QWidget = self.mapping_list
        self._region = ""
        self._has_people = True
        self.views = QStackedWidget()
        self._lay_out()
        self.mapping_list.changed.connect(self.mapped)
        self.side.here_count.show_requested.connect(self.show_differences)
        self.side.compare_requested.connect(lambda: self._show_view(self.likely_view))
        self.likely_view.decided.connect(self._tell_likely)
        for view in (self.reading_view, self.differences_view, self.likely_view):
            view.closed.connect(self.show_columns)

    def tie(self, flow: ImportFlow) -> None:
        """What is wished for here goes to the flow, and what was asked for comes back."""
        reading, side = self.reading_view, self.side
        self.mapped.connect(flow.map)
        reading.read_otherwise.connect(flow.read_otherwise)
        reading.region_chosen.connect(flow.place)
        reading.order_chosen.connect(flow.order)
        side.here_count.chosen.connect(flow.treat)
        side.look_part.mended.connect(flow.mend)
        side.look_part.row_wanted.connect(flow.find)
        self.likely_view.decided.connect(flow.decide)
        self.differences_wanted.connect(flow.compare)
        flow.jobs.found.connect(side.look_part.show_row)
        flow.jobs.compared.connect(self.set_differences)

    def set_sheet(self, sheet: Sheet, choices: Choices, region: str) -> None:
        """`region`: that of the settings."""
        own, self._region = sheet.table.is_own, region
        if self.views.currentWidget() is self._columns:
            self.views.setCurrentWidget(self.own_list_view if own else self.mapping_list)
        self._columns = self.own_list_view if own else self.mapping_list
        self.reading_view.set_sheet(sheet)
        self.reading_view.set_choices(choices, region)
        if not own:
            self.mapping_list.set_columns(sheet.table.header, sheet.samples, choices.mapping)
            self.mapping_list.say_remembered(sheet.is_remembered)
        self.first_rows.set_people(())

    def set_preview(self, preview: Preview) -> None:
        plan = preview.plan
        self.side.say_fault("")
        self.side.set_busy("")
        self.side.set_preview(preview)
        self.likely_view.set_rows(plan.likely, plan.choices.same)
        self._tell_likely()
        self.first_rows.set_people(preview.people)
        self._has_people = bool(preview.people)
        self._place_first_rows()
        self.reading_view.set_choices(plan.choices, self._region)
        if self.views.currentWidget() is self.differences_view:
            self.differences_wanted.emit()

    def say_fault(self, sentence: str, *, letters: bool) -> None:
        """Why the list cannot be taken as it stands; `letters`: because it is read with the wrong ones."""
        self.side.say_fault(sentence)
        self.reading_view.mark_wrong(letters)
        self.first_rows.set_people(())

    def set_differences(self, found: Sequence[Difference]) -> None:
        self.differences_view.set_differences(found, self.side.here_count.value())
        focus = QApplication.focusWidget()
        if focus is not None and self.differences_view.isAncestorOf(focus):
            self.differences_view.focus_first()

    def show_reading(self) -> None:
        """How the list is read, with its first lines; once more leads back."""
        if self.views.currentWidget() is self.reading_view:
            self.show_columns()
        else:
            self._show_view(self.reading_view)

    def show_differences(self) -> None:
        self.differences_view.set_busy()
        self._show_view(self.differences_view)
        self.differences_wanted.emit()

    def show_columns(self) -> None:
        self.views.setCurrentWidget(self._columns)
        self._place_first_rows()
        self.focus_first()

    def is_aside(self) -> bool:
        """Whether something else stands in place of the columns."""
        return self.views.currentWidget() is not self._columns

    def focus_first(self) -> None:
        if self._columns is self.mapping_list:
            self.mapping_list.focus_first()

    def forget(self) -> None:
        """Another list."""
        self.side.reset()
        self.likely_view.forget()
        self.reading_view.forget()
        self.views.setCurrentWidget(self._columns)
        self._has_people = True
        self._place_first_rows()

    def set_enabled(self, enabled: bool) -> None:
        """Off while the list is written."""
        self.views.setEnabled(enabled)
        self.side.set_enabled(enabled)

    def _place_first_rows(self) -> None:
        """They stand below the columns, and below how the list is read."""
        beside = self.views.currentWidget() in (self._columns, self.reading_view)
        self.first_rows.setVisible(beside and self._has_people)

    def _tell_likely(self) -> None:
        """The side says how many are decided."""
        self.side.set_likely(self.likely_view.count(), self.likely_view.undecided())

    def _show_view(self, view: SubView) -> None:
        self.views.setCurrentWidget(view)
        self._place_first_rows()
        view.focus_first()

    def _lay_out(self) -> None:
        for view in (
            *(self.mapping_list, self.own_list_view),
            *(self.reading_view, self.differences_view, self.likely_view),
        ):
            self.views.addWidget(view)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.views, 1)
        left.addWidget(self.first_rows)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.side)
