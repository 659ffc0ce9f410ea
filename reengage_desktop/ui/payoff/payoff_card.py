"""The sum of somebody: what they are worth, the odds and the minutes, each corrected where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.commission import Basis
from reengage_desktop.domain.fault import Fault
from reengage_desktop.services.weighing import Estimate, MyHour, Weighed
from reengage_desktop.ui import icons, words
from reengage_desktop.ui.dialog_parts import MARGIN, FaultLine, Fitting, foot
from reengage_desktop.ui.today.elided import ElidedLabel
from reengage_desktop.ui.undo_key import left_to_dialog
from reengage_desktop.ui.undo_stack import UndoStack
from reengage_desktop.ui.widgets import Button, frame, hair_line, label

from . import estimate_reading, payoff_words
from .estimate_row import EstimateRow

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services

WIDTH = 600


class PayoffCard(QDialog):
    """There is nothing to confirm: a figure is kept as it is typed, and Undo takes it back.

    `corrected` carries a `Step` and a sentence, once the card is closed, for each figure that was changed. Raises
    `RuleFault` if they are gone.
    """

    corrected = Signal(object, object)

    def __init__(self, services: Services, who: int, parent: QWidget | None = None) -> None:
        portrait = services.portraying.of(who)  # before there is anything to leave behind
        super().__init__(parent)
        self.setObjectName("payoff_card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("What calling them pays"))
        self.setWindowIcon(icons.app_icon())
        self._services, self._who, self._name = services, who, portrait.person.name
        self._steps, self._refused, self._warned = UndoStack(), set[Estimate](), False
        self._weighed: Weighed = services.weighing.of(who)
        self._mine: MyHour | None = services.weighing.my_hour()
        self._make_parts(portrait.row.product)
        self._lay_out()
        self._connect()
        self._show()
        self.setMinimumWidth(WIDTH)
        self.close_button.setFocus()

    def undo(self) -> None:
        """The last figure that was changed here, as it was."""
        last = self._steps.pop()
        if last is None:
            return
        try:
            self._services.retracing.undo(last.step)  # type: ignore[arg-type]
        except Fault as fault:
            self.fault_line.say(words.fault(fault))
        else:
            self.fault_line.say("")
            self._refused.clear()
            self.told_label.setText(self.tr("Taken back: {told}").format(told=last.told))
        self._weighed = self._services.weighing.of(self._who)
        self._show(anew=True)

    # What is typed

    def _keep(self, row: EstimateRow, text: str) -> None:
        """What cannot be read stays as it was typed, and it is told why."""
        QTimer.singleShot(0, self, self._fit)
        try:
            value = estimate_reading.read(row.part, text, self._weighed.payoff.currency)
            step = self._services.weighing.correct(self._who, row.part, value)
        except Fault as fault:
            self._refused.add(row.part)
            row.edit.set_wrong(True)
            self.fault_line.say(words.fault(fault))
            return
        self._refused.discard(row.part)
        row.edit.set_wrong(False)
        self.fault_line.say("")
        self._weighed = self._services.weighing.of(self._who)
        if step:
            told = self.tr("{part}, {name}: {figure}").format(
                part=row.called, name=self._name, figure=self._figure(row.part)
            )
            self._steps.push_typed(step, told)
            self.told_label.setText(told)
        self._show()

    def _again(self, row: EstimateRow) -> None:
        """Worked out, as if nothing had been typed."""
        row.edit.setFocus()
        row.edit.show_words("", anew=True)
        self._keep(row, "")
        self._steps.seal()
        self._settle(row)

    def _leave(self, row: EstimateRow) -> None:
        """On to Done; what cannot be read is chosen first, so that the next key writes it anew."""
        if row.part in self._refused and not row.edit.hasSelectedText():
            row.edit.selectAll()
        else:
            self.close_button.setFocus()

    def _settle(self, row: EstimateRow) -> None:
        """A field was left: what is reckoned with stands in it, unless what was typed waits to be put right."""
        self._steps.seal()
        if row.part not in self._refused:
            row.edit.show_words(self._figure(row.part), anew=True)

    # How it is shown

    def _show(self, *, anew: bool = False) -> None:
        payoff, mine = self._weighed.payoff, self._mine
        froms = {
            Estimate.WORTH: (payoff_words.worth_from(payoff), payoff.worth_from is Basis.TYPED),
            Estimate.ODDS: (payoff_words.odds_from(payoff.odds), payoff.odds.own),
            Estimate.REACH: (payoff_words.reach_from(payoff.reach, self._weighed.attempt), payoff.reach.own),
            Estimate.MINUTES: (payoff_words.minutes_from(payoff.minutes), payoff.minutes.own),
        }
        for row in self.rows:
            told, own = froms[row.part]
            row.show(self._figure(row.part), told, own=own)
            if anew:
                row.edit.set_wrong(False)
                row.edit.show_words(self._figure(row.part), anew=True)
        self.hour_label.setText(payoff_words.an_hour(payoff) or self.tr("not known yet"))
        self.likely_label.setText(payoff_words.likely(payoff) if payoff.worth > 0 else "")
        self.mine_label.setText(payoff_words.my_hour(mine, payoff.currency))
        self.undo_button.setEnabled(bool(len(self._steps)))

    def _figure(self, part: Estimate) -> str:
        payoff = self._weighed.payoff
        return {
            Estimate.WORTH: words.money(payoff.worth, payoff.currency) if payoff.worth else "",
            Estimate.ODDS: payoff_words.percent(payoff.odds.percent),
            Estimate.REACH: payoff_words.percent(payoff.reach.percent),
            Estimate.MINUTES: payoff_words.minutes(payoff.minutes),
        }[part]

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its lines, which is known once they have their width."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        layout = self.layout()
        assert layout is not None
        self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go through the figures."""
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return left_to_dialog(watched, event) or super().eventFilter(watched, event)

    def done(self, result: int) -> None:
        """What was typed last is kept; what cannot be read is told once before it is given up."""
        for row in self.rows:
            row.edit.keep_now()
        if self._refused and not self._warned:
            self._warned = True
            row = next(row for row in self.rows if row.part in self._refused)
            row.edit.setFocus()
            told = self.tr("Esc once more leaves without it.")
            self.fault_line.say(f"{self.fault_line.text()} {told}")
            return
        changed = []
        while (last := self._steps.pop()) is not None:
            changed.append(last)
        super().done(result)
        for each in reversed(changed):
            self.corrected.emit(each.step, each.told)

    # How it is made

    def _make_parts(self, product: str) -> None:
        self.name_label = label(self._name, "person", wrap=True, name="payoff_name")
        self.product_label = ElidedLabel("body", "text2", name="payoff_product")
        self.product_label.setText(product)
        self.product_label.setVisible(bool(product))
        self.grid = QGridLayout()
        lines = (
            (Estimate.WORTH, "", self.tr("Worth to you")),
            (Estimate.ODDS, "×", self.tr("Odds that they buy after all")),
            (Estimate.REACH, "×", self.tr("Chance that this call reaches them")),
            (Estimate.MINUTES, "÷", self.tr("Minutes that it takes")),
        )
        self.rows = [EstimateRow(part, sign, called, self.grid, at) for at, (part, sign, called) in enumerate(lines)]
        self.hour_label = label("", "figure", name="payoff_hour")
        self.likely_label = Fitting("", "body", "text2", name="payoff_likely")
        self.mine_label = Fitting("", "body", "text2", name="payoff_my_hour")
        self.fault_line = FaultLine()
        self.undo_button = Button(self.tr("Undo"), "quiet", keys="Ctrl Z", name="undo_button")
        self.told_label = ElidedLabel("small", "text2", name="told_label")
        self.close_button = Button(self.tr("Done"), "main", keys="⏎", name="close_button")

    def _lay_out(self) -> None:
        self.grid.setHorizontalSpacing(10)
        self.grid.setVerticalSpacing(0)
        self.grid.setColumnMinimumWidth(0, 14)
        self.grid.setColumnStretch(1, 1)
        sums = frame("card", name="payoff_sums")
        inner = QVBoxLayout(sums)
        inner.setContentsMargins(16, 14, 10, 14)
        inner.setSpacing(10)
        inner.addLayout(self.grid)
        inner.addWidget(hair_line())
        result = QHBoxLayout()
        result.setSpacing(10)
        equals = label("=", "heading", "text3")
        equals.setFixedWidth(14)
        equals.setContentsMargins(0, 12, 0, 0)
        result.addWidget(equals, 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(2)
        for part in (self.hour_label, self.likely_label, self.mine_label):
            told.addWidget(part)
        result.addLayout(told, 1)
        inner.addLayout(result)
        column = QVBoxLayout()
        column.setContentsMargins(MARGIN, 16, MARGIN, 16)
        column.setSpacing(12)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.name_label)
        head.addWidget(self.product_label)
        column.addLayout(head)
        column.addWidget(sums)
        column.addWidget(self.fault_line)
        column.addWidget(
            Fitting(self.tr("Type over a figure you know better. Empty, it is worked out again."), "small", "text3")
        )
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # see `_fit`
        whole.setSpacing(0)
        whole.addLayout(column, 1)
        whole.addWidget(foot(self.undo_button, self.told_label, None, self.close_button))

    def _connect(self) -> None:
        for row in self.rows:
            row.edit.kept.connect(lambda text, row=row: self._keep(row, text))
            row.edit.left.connect(lambda row=row: self._leave(row))
            # Only then, since what was typed last is kept after this signal.
            row.edit.editingFinished.connect(lambda row=row: QTimer.singleShot(0, self, lambda: self._settle(row)))
            row.edit.installEventFilter(self)
            row.again_button.clicked.connect(lambda _=False, row=row: self._again(row))
        self.undo_button.clicked.connect(self.undo)
        self.close_button.clicked.connect(self.accept)
        self.undo_button.setAutoDefault(False)
        self.close_button.setDefault(True)
        for sequence in ("Ctrl+Z", "Z"):
            QShortcut(QKeySequence(sequence), self).activated.connect(self.undo)
