"""What brings them back: a day they named, a season, or news; and whether they are going cold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.trigger import LONGEST, Trigger
from reengage_desktop.domain.wall_time import local
from reengage_desktop.ui import cold_words
from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button, IconView

from . import return_words
from .live_edit import LiveLine
from .section import PersonSection
from .trigger_row import INSET, TriggerRow, beside_line

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services

COME = 2
"""So many of those that have come are shown."""


class ReturnSection(PersonSection):
    """The page's key T writes a new one; Shift T takes what they said themselves."""

    def __init__(self, services: Services, now: Callable[[], datetime]) -> None:
        super().__init__(services, now, "", "return_section", "T")
        self.title_label.setText(self.tr("What brings them back"))
        self.add_button.setAccessibleName(self.tr("Add to “{title}”").format(title=self.title_label.text()))
        self.rows: dict[int, TriggerRow] = {}
        self._half: dict[int, str] = {}
        self._refused_rows: dict[int, str] = {}  # what is no trigger, by the trigger it stands for
        self._refused = ""
        self.cold_view, self.cold_label = IconView(Icon.HOURGLASS, "amber", 15), Fitting("", name="cold_line")
        self.suggested_label = Fitting("", "body", "text", name="return_suggested")
        self.take_button = Button(self.tr("Keep it"), size="small", keys="Shift T", name="return_take")
        self.entry = LiveLine("return_entry", self.tr("Budget in spring, 15 March, or news of…"))
        self.entry.setMaxLength(LONGEST)
        self.preview_label = Fitting("", name="return_preview")
        self.empty_label = Fitting("", name="return_empty")
        self._lay_out()
        self.entry.textEdited.connect(self._preview)
        self.entry.left.connect(self._left_entry)
        self.take_button.clicked.connect(self.take)

    def read(self) -> None:
        try:
            cold = self.services.cooling.of(self.who)
            triggers = self.services.reviving.triggers(self.who)
            suggested = self.services.reviving.suggestion(self.who)
        except Fault:  # somebody who was forgotten meanwhile: the page goes
            return
        self.cold_part.setVisible(cold is not None)
        if cold is not None:
            told = cold_words.sentence(cold, self.now(), self.zone)
            self.cold_label.setText(self.tr("Going cold. {why}").format(why=told))
        self.suggested_part.setVisible(suggested is not None)
        if suggested is not None:
            self.suggested_label.setText(return_words.suggested(suggested, self._today()))
        self._show_rows(triggers)
        self._show_empty()

    def begin(self) -> None:
        self.entry_part.show()
        self._show_empty()
        self.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take(self) -> None:
        """Keeps the day that they named themselves."""
        step = self.act(lambda: self.services.reviving.take_suggestion(self.who))
        if step:
            self.done.emit(step, self.tr("They come back on the day they named"))
            self.read()

    def forget(self) -> None:
        half = self._half.pop(self.who, "")
        self.entry.show_words(half, anew=True)
        self.entry_part.setVisible(bool(half))
        self._preview(half)
        for row in self.rows.values():
            row.hide()
            row.deleteLater()
        self.rows = {}

    def keep_now(self) -> None:
        for row in list(self.rows.values()):
            row.line.keep_now()
        if self.who and self.entry.words() and not self._add():
            self._half[self.who] = self.entry.words()

    def light(self, words_: str, *, loosely: bool = True) -> QWidget | None:
        sought = words_.casefold().split()
        found = (row for row in self.rows.values() if all(word in row.trigger.words.casefold() for word in sought))
        return next(found, None) if sought else None

    def _left_entry(self) -> None:
        """Enter keeps what is understood; Esc, or Enter with nothing, closes the line."""
        typed = self.entry.words()
        if not typed:
            self._close_entry()
        elif typed == self._refused:  # once told why, it can be left as it is
            self.land(self.add_button)
        else:
            self._add()

    def _add(self) -> bool:
        found = self.act(lambda: self.services.reviving.add(self.who, self.entry.words()))
        self.entry.set_wrong(found is None)
        if found is None:
            self._refused = self.entry.words()
            return False
        kept, told = self.entry.words(), self.preview_label.text()
        self._close_entry()
        self.done.emit(found[1], self.tr("{words}: {when}").format(words=kept, when=told[:1].lower() + told[1:]))
        self.read()
        return True

    def _close_entry(self) -> None:
        self._half.pop(self.who, None)
        self._refused = ""
        self.fault_line.say("")
        self.entry.set_wrong(False)
        self.entry.show_words("", anew=True)
        self._preview("")
        had_focus = self.entry.hasFocus()
        self.entry_part.hide()
        self._show_empty()
        if had_focus:
            self.land(self.add_button)

    def _keep(self, row: TriggerRow, trigger_id: int, words_: str) -> None:
        """What is no trigger stays in the field, told there, while the old one holds."""
        reading = self.services.reviving.read(words_)
        if reading.fault is not None:
            row.line.set_wrong(True)
            row.say(return_words.preview(reading, self._today()) or self.tr("Write a day, or what the news would say."))
            self._refused_rows[trigger_id] = words_
            return
        self._refused_rows.pop(trigger_id, None)
        step = self.act(lambda: self.services.reviving.reword(trigger_id, words_))
        row.line.set_wrong(step is None)
        if step:
            self.typed.emit(step, self.tr("What brings them back"))
        if step is not None:
            self.read()

    def _remove(self, trigger_id: int) -> None:
        gone = self.rows[trigger_id].trigger.words
        step = self.act(lambda: self.services.reviving.remove(trigger_id))
        if step:
            self.done.emit(step, self.tr("Removed: {words}").format(words=gone))
            self.read()
            self.land(self.add_button)

    def _preview(self, words_: str) -> None:
        reading = self.services.reviving.read(words_)
        self.preview_label.setText(return_words.preview(reading, self._today()))

    def _show_rows(self, triggers: list[Trigger]) -> None:
        come = [each.id for each in triggers if each.fired_at is not None][COME:]
        shown = [each for each in triggers if each.id not in come]
        for gone in self.rows.keys() - {each.id for each in shown}:
            row = self.rows.pop(gone)
            self._refused_rows.pop(gone, None)  # its number may be another's next
            row.hide()
            row.deleteLater()
        for place, trigger in enumerate(shown):
            row = self.rows.get(trigger.id) or self._made(trigger)
            self.trigger_rows.insertWidget(place, row)
            row.show_trigger(trigger, self._today(), self.zone)
            self._show_refused(row)

    def _show_refused(self, row: TriggerRow) -> None:
        """It waits with its person, as it was typed."""
        typed = self._refused_rows.get(row.trigger.id)
        if typed:
            row.line.show_words(typed)
            self._keep(row, row.trigger.id, row.line.words())

    def _made(self, trigger: Trigger) -> TriggerRow:
        row = self.rows[trigger.id] = TriggerRow(trigger)
        row.kept.connect(partial(self._keep, row))
        row.removed.connect(self._remove)
        return row

    def _show_empty(self) -> None:
        self.empty_label.setVisible(not self.rows and self.entry_part.isHidden() and self.suggested_part.isHidden())

    def _today(self) -> date:
        return local(self.now(), self.zone).date()

    def _lay_out(self) -> None:
        self.cold_part = _beside(self.cold_view, self.cold_label)
        self.suggested_part = QWidget()
        column = QVBoxLayout(self.suggested_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.suggested_label)
        column.addWidget(self.take_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.entry_part = QWidget()
        row = QHBoxLayout(self.entry_part)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(4)
        row.addLayout(beside_line(IconView(Icon.PLUS)))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        row.addLayout(lines, 1)
        self.preview_label.setContentsMargins(INSET, 0, 0, 0)
        lines.addWidget(self.entry)
        lines.addWidget(self.preview_label)
        self.trigger_rows = QVBoxLayout()
        self.trigger_rows.setSpacing(2)
        self.empty_label.setText(
            self.tr("A day they named, a season, or news. When it comes they are active again by themselves.")
        )
        for widget in (self.cold_part, self.suggested_part):
            self.body.addWidget(widget)
            widget.hide()
        self.body.addLayout(self.trigger_rows)
        self.body.addWidget(self.entry_part)
        self.body.addWidget(self.empty_label)
        self.entry_part.hide()


def _beside(icon: IconView, words_: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 2)
    row.setSpacing(8)
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words_, 1)
    return made
