"""The lines of the banner: the slot, and what is to be known besides."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reengage_desktop.domain.day_plan import SlotPlan, Today
from reengage_desktop.ui import fonts, tokens, words
from reengage_desktop.ui.buttons import Button, IconButton
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, Segments, label

from . import lack_words, today_rows
from .elided import ElidedLabel
from .lack_button import LackButton

_ROOM_FOR_SEGMENTS, _ROOM_FOR_LACK, _ROOM_FOR_FIRST = 740, 150, 1_030


class SlotBar(QFrame):
    """The running slot with its places, or (`running` False) the one that comes next, quieter.

    `prepare_clicked` carries the id of the first person whose call lacks something.
    """

    start_clicked = Signal()
    move_clicked = Signal()
    prepare_clicked = Signal(object)

    def __init__(self, *, running: bool) -> None:
        super().__init__()
        self._running = running
        self.setProperty("kind", "banner" if running else "bigCard")
        self.setObjectName("slot_running" if running else "slot_ahead")
        self.setFixedHeight(tokens.size("slot_banner"))
        self.title_label = ElidedLabel("heading", "text", weight=None if running else 500, name="slot_title")
        self.hours_label = ElidedLabel("body", "text2", name="slot_hours")
        self.segments = Segments()
        self.count_label = label("", "body", tabular=True, name="slot_count")
        self.count_label.setFont(fonts.of("body", tabular=True, weight=600))
        self.left_label = ElidedLabel("body", "text2", name="slot_left")
        self.first_label = ElidedLabel("body", "text2", right=True, name="slot_first")
        self.first_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.lack_button = LackButton()
        self._lacking = 0
        self.move_button = Button(self.tr("Move…"), "quiet", size="small", name="slot_move")
        self.start_button = Button(
            self.tr("Start calling"), "main" if running else "", keys="⏎" if running else "", name="slot_start"
        )
        self.start_button.setAutoDefault(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 8, 0)
        row.setSpacing(14)
        row.addWidget(IconView(Icon.PHONE_CALL if running else Icon.CLOCK, "ink" if running else "text3", 18))
        row.addLayout(_pair(self.title_label, self.hours_label, 8))
        row.addWidget(self.segments)
        row.addLayout(_pair(self.count_label, self.left_label, 4))
        row.addWidget(self.lack_button)
        row.addWidget(self.first_label, 1)
        row.addStretch()
        row.addWidget(self.move_button)
        row.addWidget(self.start_button)
        self.start_button.clicked.connect(self.start_clicked)
        self.move_button.clicked.connect(self.move_clicked)
        self.lack_button.clicked.connect(lambda: self.prepare_clicked.emit(self._lacking))

    def show_running(self, plan: SlotPlan, today: Today) -> None:
        done, total = len(plan.done), today_rows.people_in(plan)
        self._show_slot(plan, today)
        self.segments.set_progress(done, total)
        left = words.duration(today_rows.minutes_left(plan, today) * 60)
        self.count_label.setText(self.tr("{n} of {all}").format(n=done, all=total) if total else "")
        self.left_label.setText((self.tr("· {time} left") if total else self.tr("{time} left")).format(time=left))

    def show_ahead(self, plan: SlotPlan, today: Today) -> None:
        self._show_slot(plan, today)
        self.segments.set_progress(0, 0)
        self.count_label.setText(today_rows.people(len(plan.calls)) if plan.calls else "")
        wait = words.duration(today_rows.minutes_until(plan.occurrence.start, today) * 60)
        self.left_label.setText(
            (self.tr("· begins in {time}") if plan.calls else self.tr("begins in {time}")).format(time=wait)
        )

    def show_none(self, following: str) -> None:
        """No slot is left today; `following` says when the next one is."""
        self.title_label.setText(self.tr("No more slots today"))
        self.hours_label.setText(following)
        self.segments.set_progress(0, 0)
        self.count_label.setText("")
        self.left_label.setText("")
        self.lack_button.say("")
        self.move_button.hide()

    def name_start(self, words_: str) -> None:
        """What the button begins: the calls, or with which of them it goes on ("" for the first)."""
        self.start_button.setText(words_ or self.tr("Start calling"))

    def say_first(self, name: str, why: str) -> None:
        """Who is called first: told with why by the button, and beside it where today's calls leave the room."""
        self.first_label.setText(self.tr("{name} first").format(name=name) if name else "")
        self.start_button.setAccessibleDescription(why)
        if why and self.start_button.isEnabled():
            self.start_button.setToolTip(why.replace("<", "‹"))
        self._fit()

    def set_can_start(self, can: bool) -> None:
        self.start_button.setEnabled(can)
        self.start_button.setToolTip("" if can else self.tr("Nobody may be called right now."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The segments say what the count says too, so they give way; the first is seen in today's calls, if open."""
        room = _ROOM_FOR_SEGMENTS + (0 if self.lack_button.isHidden() else _ROOM_FOR_LACK)
        self.segments.setVisible(self._running and self.width() >= room)
        self.first_label.setVisible(bool(self.first_label.text()) and self.width() >= _ROOM_FOR_FIRST)

    def _show_slot(self, plan: SlotPlan, today: Today) -> None:
        self.title_label.setText(today_rows.slot_name(plan.occurrence.slot.name))
        self.hours_label.setText(today_rows.hours_of(plan, today))
        told, self._lacking = lack_words.of_slot(plan.in_turn(today.now))
        self.lack_button.say(told)
        self._fit()
        self.move_button.show()


class DigestLine(QWidget):
    """One quiet line under the banner, with Show for the whole and a cross where it can be put away.

    `acted` comes with the button of what is offered, see `offer`.
    """

    dismissed = Signal()
    acted = Signal()

    def __init__(self, icon: str, *, name: str, closable: bool) -> None:
        super().__init__()
        self.setObjectName(name)
        self.text_label = ElidedLabel("small", "text2", name=f"{name}_text")
        self.act_button = Button("", "link", name=f"{name}_act")
        self.show_button = Button(self.tr("Show"), "link", name=f"{name}_show")
        self.close_button = IconButton(Icon.X, self.tr("Put it away"), size=14, name=f"{name}_close")
        self.close_button.setVisible(closable)
        self.details_label = label("", "small", "text2", wrap=True, name=f"{name}_details")
        row = QHBoxLayout()
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconView(icon, "text2", 14))
        row.addWidget(self.text_label, 1)
        for button in (self.act_button, self.show_button, self.close_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.details_label)
        self.details_label.setContentsMargins(24, 0, 0, 0)
        self.details_label.hide()
        self.show_button.clicked.connect(lambda: self.details_label.setVisible(self.details_label.isHidden()))
        self.close_button.clicked.connect(self.dismissed)
        self.act_button.clicked.connect(self.acted)
        self.offer("")
        self.say("")

    def say(self, text: str, details: str = "") -> None:
        """Nothing is shown for an empty text, and no Show without details."""
        self.text_label.setText(text)
        self.details_label.setText(details)
        self.show_button.setVisible(bool(details))
        if not details:
            self.details_label.hide()
        self.setVisible(bool(text))

    def offer(self, words_: str) -> None:
        """A way on, as a button; none for no words."""
        self.act_button.setText(words_)
        self.act_button.setVisible(bool(words_))


def _pair(first: QWidget, second: QWidget, gap: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(gap)
    row.addWidget(first)
    row.addWidget(second)
    return row
