"""Beside the wrap-up: what will be saved, as it is being written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Reason
from reengage_desktop.services.preparing import CallSheet
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, frame, label, set_role

from . import call_words

_LEAST, _MOST = 340, 420  # px wide


@dataclass(frozen=True, slots=True)
class Written:
    """The texts of the wrap-up."""

    changed: str
    stated: str
    real: str
    learned: str
    note: str


class SavedPanel(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(_LEAST)
        self.setMaximumWidth(_MOST)
        self.action_label = label("", "bodyStrong", wrap=True, name="saved_action")
        self.reason_label = label("", "small", "text2", wrap=True)
        self._rows: dict[str, tuple[QWidget, QLabel]] = {}
        self.facts_card = frame("card")
        self.stage_label = label("", "small", "text2", wrap=True)
        self._lay_out()

    def show_action(self, sheet: CallSheet, outcome: Outcome, action: NextAction | None, now: datetime) -> None:
        """None while it cannot be booked as it stands."""
        if action is None:
            self.action_label.setText(self.tr("Nothing yet: choose a day and an hour"))
        else:
            zone = sheet.their_zone if action.promised else sheet.zone
            line = call_words.action_line(action, now, zone)
            if action.promised and not call_words.same_clock(action, zone, sheet.zone):
                line = self.tr("{action} their time").format(action=line)
            self.action_label.setText(line)
        self._show_reason(sheet, action)
        stays = self.tr("They stay in your list until they say yes or no.")
        told = {
            Outcome.LATER: self.tr("They rest in keep in touch until that day, then they are active again."),
            Outcome.SAID_NO: self.tr("The pursuit ends, not the acquaintance: nobody is written off."),
        }
        self.stage_label.setText(told.get(outcome, stays))

    def show_written(self, written: Written, sheet: CallSheet) -> None:
        """The rows that hold something new."""
        self._show_row("changed", written.changed)
        self._show_row("stated", _new(written.stated, sheet.reason("stated"), self.tr("Said: {words}")))
        self._show_row("real", _new(written.real, sheet.reason("real"), self.tr("Real: {words}")))
        self._show_row("learned", self.tr("Learned: {words}").format(words=written.learned) if written.learned else "")
        self._show_row("note", written.note)
        self.facts_card.setVisible(any(not row.isHidden() for row, _ in self._rows.values()))

    def _show_reason(self, sheet: CallSheet, action: NextAction | None) -> None:
        reason = sheet.prospect.reason_to_call
        self.reason_label.setVisible(action is not None and action.kind.is_call)
        set_role(self.reason_label, "text2" if reason else "red")
        told = self.tr("Reason: {reason}").format(reason=reason)
        self.reason_label.setText(told if reason else self.tr("No reason to call yet. What will be new for them?"))

    def _show_row(self, name: str, text: str) -> None:
        row, told = self._rows[name]
        told.setText(text)
        row.setVisible(bool(text))

    def _lay_out(self) -> None:
        ground = frame("side")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)
        column = QVBoxLayout(ground)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(label(self.tr("What will be saved"), "heading"))
        card = frame("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(14, 11, 14, 11)
        inside.setSpacing(3)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(IconView(Icon.CALENDAR_CLOCK, "ink"))
        first.addWidget(self.action_label, 1)
        inside.addLayout(first)
        self.reason_label.setContentsMargins(24, 0, 0, 0)
        inside.addWidget(self.reason_label)
        column.addWidget(card)
        facts = QVBoxLayout(self.facts_card)
        facts.setContentsMargins(14, 11, 14, 11)
        facts.setSpacing(6)
        for name, icon in (
            ("changed", Icon.REFRESH_CW),
            ("stated", Icon.MESSAGE_CIRCLE),
            ("real", Icon.ARROW_RIGHT),
            ("learned", Icon.LIGHTBULB),
            ("note", Icon.NOTEBOOK_PEN),
        ):
            facts.addWidget(self._row(name, icon))
        column.addWidget(self.facts_card)
        column.addWidget(self.stage_label)
        column.addStretch(1)

    def _row(self, name: str, icon: Icon) -> QWidget:
        row, told = QWidget(), label("", wrap=True, name=f"saved_{name}")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(IconView(icon, "text3", 14))
        line.addWidget(told, 1)
        row.hide()
        self._rows[name] = (row, told)
        return row


def _new(words: str, known: Reason | None, template: str) -> str:
    """A reason that differs from the newest one; the older stays beside it."""
    return template.format(words=words) if words and (known is None or known.words != words) else ""
