"""One attempt of a ladder as a line that is edited: after how many days, at which time of day, by which ways."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from reengage_desktop.domain.ladder_plan import LONGEST_PAUSE, Step, StepWay, TimeOfDay
from reengage_desktop.ui import ladder_words
from reengage_desktop.ui.dialog_parts import StillCombo
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button, IconButton, label, spin_box

_HIGH, _NUMBER, _DAYS, _TIME = 34, 24, 170, 184  # px


class LadderStepRow(QWidget):
    """`changed` carries the `Step`; `move_requested` -1 for up and 1 for down. `own`: whether it may be changed."""

    changed = Signal(object)
    move_requested = Signal(int)
    remove_requested = Signal()

    def __init__(self, number: int, of: int, step: Step, *, own: bool) -> None:
        super().__init__()
        self.setObjectName(f"step_{number}")
        self.setFixedHeight(_HIGH)
        self._step, self._number = step, number
        self.days_box = spin_box(0, LONGEST_PAUSE, step.after_days, name="days_box")
        self.time_box = StillCombo("time_box")
        self.ways_button = Button("", icon=Icon.CHEVRON_DOWN, size="small", name="ways_button")
        self.up_button = IconButton(Icon.ARROW_UP, self.tr("Earlier (Alt ↑)"), size=15, name="up_button")
        self.down_button = IconButton(Icon.ARROW_DOWN, self.tr("Later (Alt ↓)"), size=15, name="down_button")
        self.remove_button = IconButton(
            Icon.X, self.tr("Remove this attempt (Ctrl Del)"), size=15, name="remove_step_button"
        )
        self._fill()
        self._lay_out(of, own)
        self.days_box.valueChanged.connect(lambda days: self._change(replace(self._step, after_days=days)))
        self.days_box.valueChanged.connect(self._say_days)
        self.time_box.activated.connect(
            lambda _: self._change(replace(self._step, time=TimeOfDay(self.time_box.currentData())))
        )
        self.ways_button.clicked.connect(self.ask_ways)
        self.up_button.clicked.connect(lambda: self.move_requested.emit(-1))
        self.down_button.clicked.connect(lambda: self.move_requested.emit(1))
        self.remove_button.clicked.connect(self.remove_requested)

    def ask_ways(self) -> None:
        """Each way is switched on or off; one stays on."""
        menu = self.ways_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.ways_button.mapToGlobal(QPoint(0, self.ways_button.height())))

    def ways_menu(self) -> QMenu:
        menu = QMenu(self)
        for way in StepWay:
            said = ladder_words.way(way)
            action = menu.addAction(f"{said[:1].upper()}{said[1:]}")
            action.setCheckable(True)
            action.setChecked(way in self._step.ways)
            action.triggered.connect(lambda on, way=way: self._switch(way, on))
        return menu

    def _switch(self, way: StepWay, on: bool) -> None:
        wanted = {*self._step.ways, way} if on else {*self._step.ways} - {way}
        self._change(replace(self._step, ways=tuple(each for each in StepWay if each in wanted) or (StepWay.PHONE,)))

    def _change(self, step: Step) -> None:
        self._step = step
        self._say_ways()
        self.changed.emit(step)

    def _fill(self) -> None:
        self._say_days(self._step.after_days)
        self.days_box.setSpecialValueText(self.tr("the same day"))
        self.days_box.setKeyboardTracking(False)
        if self._number == 1:
            self.days_box.setSpecialValueText(self.tr("when they come in"))
        for time in TimeOfDay:
            self.time_box.addItem(ladder_words.time_of_day(time), time.value)
        self.time_box.setCurrentIndex(list(TimeOfDay).index(self._step.time))
        told = self.tr("Attempt {n}").format(n=self._number)
        self.days_box.setAccessibleName(self.tr("{attempt}: when").format(attempt=told))
        self.time_box.setAccessibleName(self.tr("{attempt}: time of day").format(attempt=told))
        self._say_ways()

    def _say_days(self, days: int) -> None:
        self.days_box.setSuffix(self.tr(" working day later") if days == 1 else self.tr(" working days later"))

    def _say_ways(self) -> None:
        said = ", ".join(ladder_words.way(each) for each in self._step.ways)
        self.ways_button.setText(said)
        self.ways_button.setAccessibleName(self.tr("Attempt {n}: {ways}").format(n=self._number, ways=said))
        self.ways_button.updateGeometry()

    def _lay_out(self, of: int, own: bool) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        number = label(str(self._number), "small", "text2", tabular=True)
        number.setFixedWidth(_NUMBER)
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.days_box.setFixedWidth(_DAYS)
        self.time_box.setFixedWidth(_TIME)
        row.addWidget(number)
        row.addWidget(self.days_box)
        row.addWidget(self.time_box)
        row.addWidget(self.ways_button)
        row.addStretch(1)
        for button in (self.up_button, self.down_button, self.remove_button):
            row.addWidget(button)
            button.setVisible(own)
        self.ways_button.setAutoDefault(False)
        self.days_box.setEnabled(own and self._number > 1)
        self.time_box.setEnabled(own and self._number > 1)
        self.ways_button.setEnabled(own)
        self.up_button.setEnabled(self._number > 1)
        self.down_button.setEnabled(self._number < of)
        self.remove_button.setEnabled(of > 1)
