"""After they answered: what changed, why not, what was learned, what happens next; then it is saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from reengage_desktop.domain.ago import spoken_date
from reengage_desktop.domain.follow_up import FollowUp
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.calling import Calling
from reengage_desktop.services.preparing import CallSheet
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, KeyCap, frame, hair_line, label, set_property

from . import call_words, keys
from .fault_line import FaultLine
from .ground import Ground
from .next_step import NextStepEdit
from .saved_panel import SavedPanel, Written

_WHY_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class WrappedUp:
    """What was written down. `changed` belongs to the note of the touch; without `follow_up` the default is booked."""

    changed: str
    stated: str
    real: str
    learned: str
    why_not: WhyNot | None
    follow_up: FollowUp | None


class WrapUpPage(QWidget):
    """`save_requested` carries whether the next call is wanted; `edited` comes with each letter typed."""

    save_requested = Signal(bool)
    back_requested = Signal()
    edited = Signal()

    def __init__(self, calling: Calling, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._outcome = Outcome.REACHED
        self._note = ""
        self.changed_chips = [
            Button(words, "chip")
            for words in (
                self.tr("Money"),
                self.tr("People"),
                self.tr("Timing"),
                self.tr("Place"),
                self.tr("Supplier"),
                self.tr("Nothing yet"),
            )
        ]
        self.changed_edit = self._line("changed_edit", self.tr("What has changed?"))
        self.stated_edit = self._line("stated_edit", self.tr("Said reason"))
        self.real_edit = self._line("real_edit", self.tr("Real reason"))
        self.why_chips = {why: Button(call_words.why_not_name(why), "chip", name=f"why_{why.value}") for why in WhyNot}
        self.learned_edit = self._line("wrap_learned_edit", self.tr("What did you learn?"))
        self.nothing_new_button = Button(self.tr("Nothing new"), size="small", name="nothing_new_button")
        self.next_step = NextStepEdit(calling, now)
        self.saved_panel = SavedPanel()
        self.fault_line = FaultLine()
        self.back_button = Button(
            self.tr("Back to the script"), "quiet", icon=Icon.ARROW_LEFT, keys=self.tr("Esc"), name="back_button"
        )
        self.save_button = Button(self.tr("Save"), name="save_button")
        self.next_button = Button(self.tr("Save and next call"), "main", keys="Ctrl ⏎", name="save_next_button")
        self._since = label("", "small", "text3")
        self._areas: list[QWidget] = []
        self._lay_out()
        self._connect()
        self._order()

    def show_call(self, sheet: CallSheet, outcome: Outcome, note: str, learned: str) -> None:
        """Begin to wrap up. Coming back with the same outcome keeps what was written."""
        self._note = note
        self.learned_edit.setText(learned)
        self.fault_line.clear()
        if getattr(self, "_sheet", None) is not sheet:
            self._fill(sheet)
        self._sheet, self._outcome = sheet, outcome
        self._why_box.setVisible(outcome is Outcome.SAID_NO)
        self.next_step.begin(sheet, outcome, self._why_not())
        self._told_changed()
        self.changed_edit.setFocus()

    def changed_words(self) -> str:
        """The first group as one line of the note: "Changed: People, Place. Landlord renewed."."""
        chosen = ", ".join(chip.text() for chip in self.changed_chips if chip.isChecked())
        written = self.changed_edit.text().strip()
        if not chosen and not written:
            return ""
        parts = ". ".join(part for part in (chosen, written) if part)
        return self.tr("Changed: {what}").format(what=parts if parts.endswith((".", "!", "?")) else f"{parts}.")

    def wrapped_up(self) -> WrappedUp:
        return WrappedUp(
            self.changed_words(),
            self.stated_edit.text().strip(),
            self.real_edit.text().strip(),
            self.learned_edit.text().strip(),
            self._why_not() if self._outcome is Outcome.SAID_NO else None,
            self.next_step.follow_up(),
        )

    def problem(self) -> str:
        """Why this cannot be saved yet; the field in question gets the focus."""
        missing = self._outcome is Outcome.REACHED and not self.learned_edit.text().strip()
        set_property(self.learned_edit, "wrong", "true" if missing else "false")
        if missing:
            self.learned_edit.setFocus()
            return self.tr("What did you learn? One new thing, or “Nothing new”.")
        problem = self.next_step.problem()
        if problem:
            self.next_step.window_edit.day_edit.setFocus()
        return problem

    def jump(self, group: int) -> None:
        """To the first field of a group, 1 to 4."""
        area = self._areas[group - 1]
        self._scroll.ensureWidgetVisible(area)
        first = (self.changed_edit, self.stated_edit, self.learned_edit, self._first_of_next())[group - 1]
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def main_thing(self) -> None:
        """Enter alone saves nothing here: one presses it while writing."""

    def _first_of_next(self) -> QWidget:
        chosen = [chip for chip in self.next_step.chips.values() if not chip.isHidden() and chip.isChecked()]
        return chosen[0] if chosen else self.next_step.window_edit.day_edit

    def _why_not(self) -> WhyNot | None:
        return next((why for why, chip in self.why_chips.items() if chip.isChecked()), None)

    def _fill(self, sheet: CallSheet) -> None:
        stated, real = sheet.reason("stated"), sheet.reason("real")
        self.stated_edit.setText(stated.words if stated else "")
        self.real_edit.setText(real.words if real else "")
        self.changed_edit.clear()
        for chip in self.changed_chips:
            chip.setChecked(False)
        why = sheet.quote.why_not if sheet.quote else WhyNot.UNKNOWN
        self.why_chips[why].setChecked(True)
        met = (sheet.quote.quoted_on if sheet.quote else None) or sheet.prospect.met_on
        today = local(self._now(), sheet.their_zone).date()
        since = spoken_date(met, today).removeprefix("on ") if met else ""
        self._since.setText(self.tr("since {day}").format(day=since) if since else "")

    def _told_changed(self) -> None:
        """Keep the panel beside in step."""
        written = Written(
            self.changed_words(),
            self.stated_edit.text().strip(),
            self.real_edit.text().strip(),
            self.learned_edit.text().strip(),
            self._note,
        )
        self.saved_panel.show_written(written, self._sheet)

    def _next_changed(self) -> None:
        action = None if self.next_step.problem() else self.next_step.action()
        self.saved_panel.show_action(self._sheet, self._outcome, action, self._now())

    def _typed(self) -> None:
        self._told_changed()
        self.edited.emit()

    def _why_chosen(self) -> None:
        self.next_step.propose(self._why_not())

    def _connect(self) -> None:
        for edit in (self.changed_edit, self.stated_edit, self.real_edit, self.learned_edit):
            edit.textEdited.connect(self._typed)
        for chip in self.changed_chips:
            chip.clicked.connect(self._typed)
        self._why_group = QButtonGroup(self)
        for chip in self.why_chips.values():
            self._why_group.addButton(chip)
            chip.clicked.connect(self._why_chosen)
        self.nothing_new_button.clicked.connect(self._say_nothing_new)
        self.next_step.changed.connect(self._next_changed)
        self.back_button.clicked.connect(self.back_requested)
        self.save_button.clicked.connect(lambda: self.save_requested.emit(False))
        self.next_button.clicked.connect(lambda: self.save_requested.emit(True))
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            keys.bind(self, key, lambda: self.save_requested.emit(True))
        for group in (1, 2, 3, 4):
            keys.bind_letter(self, str(group), partial(self.jump, group))

    def _say_nothing_new(self) -> None:
        self.learned_edit.setText(self.tr("Nothing new"))
        self._typed()

    def _order(self) -> None:
        """Tab follows the questions and ends on the buttons that save."""
        step = self.next_step
        edits = step.window_edit
        row = [
            self.back_button,
            *self.changed_chips,
            self.changed_edit,
            *self.why_chips.values(),
            self.stated_edit,
            self.real_edit,
            self.learned_edit,
            self.nothing_new_button,
            *step.chips.values(),
            edits.day_edit,
            edits.from_edit,
            edits.until_edit,
            step.told_check,
            self.save_button,
            self.next_button,
        ]
        for first, second in pairwise(row):
            QWidget.setTabOrder(first, second)

    def _line(self, name: str, words: str) -> QLineEdit:
        edit = QLineEdit()
        edit.setObjectName(name)
        edit.setAccessibleName(words)
        return edit

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("wrap_up_area")
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._groups())
        upper.addWidget(self._scroll, 1)
        upper.addWidget(self.saved_panel)
        whole.addLayout(upper, 1)
        whole.addWidget(self.fault_line)
        whole.addWidget(self._foot())

    def _groups(self) -> QWidget:
        page = Ground("surface")
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 8, 28, 8)
        column.setSpacing(0)
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(label(self.tr("Said"), "small", "text3"))
        said.addWidget(self.stated_edit, 2)
        said.addWidget(IconView(Icon.ARROW_RIGHT, "text3", 15))
        said.addWidget(label(self.tr("Real"), "small", "text3"))
        said.addWidget(self.real_edit, 3)
        learned = QHBoxLayout()
        learned.setSpacing(8)
        learned.addWidget(self.learned_edit, 1)
        learned.addWidget(self.nothing_new_button)
        stays = self.tr("one thing, with a day")
        questions: tuple[tuple[int, str, str | QWidget, list[QWidget | QHBoxLayout]], ...] = (
            (1, self.tr("What has changed?"), self._since, [_line_of(self.changed_chips), self.changed_edit]),
            (2, self.tr("Why not, back then?"), self.tr("keep both, they often differ"), [self._whys(), said]),
            (3, self.tr("What did you learn?"), self.tr("one new thing per call"), [learned]),
            (4, self.tr("What happens next?"), stays, [self.next_step]),
        )
        for number, title, hint, rows in questions:
            if number > 1:
                column.addWidget(hair_line())
            area = _group(number, title, hint, rows)
            self._areas.append(area)
            column.addWidget(area)
        column.addStretch(1)
        for chip in (*self.changed_chips, *self.why_chips.values()):
            chip.setCheckable(True)
        return page

    def _whys(self) -> QWidget:
        self._why_box = QWidget()
        grid = QGridLayout(self._why_box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for place, chip in enumerate(self.why_chips.values()):
            grid.addWidget(chip, place // _WHY_COLUMNS, place % _WHY_COLUMNS)
        return self._why_box

    def _foot(self) -> QWidget:
        foot = frame("foot")
        foot.setFixedHeight(56)
        row = QHBoxLayout(foot)
        row.setContentsMargins(18, 0, 18, 0)
        row.setSpacing(8)
        row.addWidget(self.back_button)
        row.addStretch(1)
        row.addWidget(self.save_button)
        row.addWidget(self.next_button)
        return foot


def _line_of(parts: list[Button]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row


def _group(number: int, title: str, hint: str | QWidget, rows: list[QWidget | QHBoxLayout]) -> QWidget:
    """A numbered question with what answers it."""
    box = QWidget()
    outer = QHBoxLayout(box)
    outer.setContentsMargins(0, 11, 0, 13)
    outer.setSpacing(14)
    outer.addWidget(KeyCap(str(number), big=True), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(8)
    head = QHBoxLayout()
    head.setSpacing(8)
    head.addWidget(label(title, "heading"))
    head.addWidget(hint if isinstance(hint, QWidget) else label(hint, "small", "text3"))
    head.addStretch(1)
    column.addLayout(head)
    for row in rows:
        if isinstance(row, QWidget):
            column.addWidget(row)
        else:
            column.addLayout(row)
    outer.addLayout(column, 1)
    return box
