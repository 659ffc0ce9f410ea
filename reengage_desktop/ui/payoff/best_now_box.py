"""What the best use of this minute shows: the name, their clock, why, and what it pays."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.day_plan import TodayCall
from reengage_desktop.domain.phrase import empty_phrases
from reengage_desktop.services.weighing import BestNow
from reengage_desktop.ui import words
from reengage_desktop.ui.dialog_parts import FaultLine, Fitting
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.today.elided import ElidedLabel
from reengage_desktop.ui.widgets import Button, KeyCap, LampView, hair_line, label, set_property

from . import payoff_words
from .payoff_button import KEY

_SIDE, _INSET = 28, 17  # px; the words of a quiet button stand so far in


class BestNowBox(QFrame):
    """Its buttons are tied by whoever shows it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("best_now_box")
        set_property(self, "kind", "palette")
        self.title_label = label(self.tr("The best use of your time right now"), "small", "text2", name="best_title")
        self.name_label = Fitting("", "question", "text", name="best_name")
        self.company_label = ElidedLabel("body", "text2", name="best_company")
        self.lamp = LampView()
        self.clock_label = ElidedLabel("small", "text2", name="best_clock")
        self.why_label = Fitting("", "body", "text", name="best_why")
        self.reason_label = Fitting("", "letter", "text", name="best_reason")
        self.lack_line = FaultLine("best_lack")
        self.sum_label = ElidedLabel("small", "text2", name="best_sum")
        self.hour_label = label("", "heading", tabular=True, name="best_hour")
        self.payoff_button = Button(self.tr("The sum"), "quiet", keys=KEY, size="large", name="best_payoff")
        self.open_button = Button(self.tr("Open"), keys="O", size="large", name="best_open")
        self.call_button = Button(self.tr("Call"), "main", icon=Icon.PHONE, keys="⏎", size="large", name="best_call")
        self._lay_out()

    def buttons(self) -> list[Button]:
        """Those that do something now, the main one last."""
        every = (self.payoff_button, self.open_button, self.call_button)
        return [button for button in every if not button.isHidden()]

    def show_best(self, best: BestNow, now: datetime, zone: str) -> None:
        call = best.call
        named = call is not None
        for part in (
            self.lamp,
            self.clock_label,
            self.hour_label,
            self.sum_label,
            self.payoff_button,
            self.call_button,
        ):
            part.setVisible(named)
        self.reason_label.hide()
        self.lack_line.say("")
        if call is None:
            self.name_label.setText(self.tr("Nobody can be called right now"))
            self.company_label.hide()
            self.why_label.setText(payoff_words.nobody(best, now, zone))
            self.open_button.setVisible(best.opens_who is not None)
            return
        self.open_button.show()
        self._show_call(call, now)
        self.why_label.setText(payoff_words.why_now(best.why, now, zone))

    def _show_call(self, call: TodayCall, now: datetime) -> None:
        row = call.row
        self.name_label.setText(row.name)
        company = row.company if row.company != row.name else ""
        self.company_label.setText(payoff_words.DOT.join(part for part in (company, row.product) if part))
        self.company_label.setVisible(bool(self.company_label.text()))
        self.lamp.set_state(call.permission.lamp.value)
        beside, _ = words.lamp_words(call.permission, now)
        told = self.tr("{hour} there").format(hour=f"{call.permission.local:%H:%M}")
        self.clock_label.setText(payoff_words.DOT.join(part for part in (told, beside) if part))
        reason = row.reason_to_call
        new = bool(reason) and not empty_phrases(reason)
        self.reason_label.setText(self.tr("“{reason}”").format(reason=reason) if new else "")
        self.reason_label.setVisible(new)
        lack = self.tr("No reason to call yet. The page of the call asks for one.")
        self.lack_line.say("" if new else lack)
        self.hour_label.setText(payoff_words.an_hour(call.payoff) or self.tr("Nobody has written what they are worth"))
        self.sum_label.setText(payoff_words.the_sum(call.payoff) if call.payoff.worth > 0 else "")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title_label, 1)
        head.addWidget(KeyCap("Esc"))
        clock = QHBoxLayout()
        clock.setSpacing(7)
        clock.addWidget(self.lamp)
        clock.addWidget(self.clock_label, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 18, _SIDE, 22)
        column.setSpacing(4)
        column.addLayout(head)
        column.addSpacing(10)
        column.addWidget(self.name_label)
        column.addWidget(self.company_label)
        column.addLayout(clock)
        column.addSpacing(10)
        for part in (self.why_label, self.reason_label, self.lack_line):
            column.addWidget(part)
        column.addSpacing(14)
        column.addWidget(hair_line())
        column.addSpacing(12)
        pays = QHBoxLayout()
        pays.setSpacing(10)
        pays.addWidget(self.hour_label)
        pays.addWidget(self.sum_label, 1)
        column.addLayout(pays)
        column.addSpacing(12)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addSpacing(-_INSET)
        foot.addWidget(self.payoff_button)
        foot.addStretch(1)
        foot.addWidget(self.open_button)
        foot.addWidget(self.call_button)
        column.addLayout(foot)
