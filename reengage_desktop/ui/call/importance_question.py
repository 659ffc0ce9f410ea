"""The last question of a first wrap-up: how important the sale is; a very important one opens the extra ways."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reengage_desktop.domain.prospect import Importance
from reengage_desktop.domain.untried import Untried
from reengage_desktop.services.preparing import CallSheet
from reengage_desktop.ui.buttons import Choice, Option
from reengage_desktop.ui.desk import way_words
from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.widgets import hair_line, label

from .questions import question

NUMBER = 5
_NAMED = 5  # extra ways in one line


class ImportanceQuestion(QWidget):
    """Asked as long as nobody answered it; it need not be. `edited` comes with an answer.

    `ways`: what was tried to reach somebody, and what was not.
    """

    edited = Signal()

    def __init__(self, ways: Callable[[int], Sequence[Untried]]) -> None:
        super().__init__()
        self._ways, self._who = ways, 0
        answers = (
            Option(Importance.ORDINARY, self.tr("ordinary")),
            Option(Importance.IMPORTANT, self.tr("important")),
            Option(Importance.VERY, self.tr("very important")),
        )
        self.choice = Choice(answers, name="importance_choice")
        self.choice.setAccessibleName(self.tr("How important is this sale?"))
        self.ways_label = Fitting("", "small", "text2", name="extra_ways_label")
        self.ways_label.hide()
        self._lay_out()
        self.choice.chosen.connect(self._show_ways)
        self.choice.chosen.connect(self.edited)

    def begin(self, sheet: CallSheet) -> None:
        """Of somebody else, or anew."""
        self._who = sheet.prospect.id
        self.set_importance(None)
        self.setVisible(sheet.prospect.importance is Importance.UNKNOWN)

    def importance(self) -> Importance | None:
        """What was answered; None where it was not, or not asked."""
        value = self.choice.value()
        return value if isinstance(value, Importance) else None

    def set_importance(self, importance: Importance | None) -> None:
        """What was answered before."""
        self.choice.set_value(importance)
        self._show_ways()

    def in_order(self) -> list[QWidget]:
        """As Tab goes through them."""
        return [self.choice.button(each) for each in Importance if each is not Importance.UNKNOWN]

    def first(self) -> QWidget:
        """Where one begins to answer."""
        return self.choice.button(self.importance() or Importance.ORDINARY)

    def _show_ways(self, _: object = None) -> None:
        untried = self._ways(self._who) if self.importance() is Importance.VERY else ()
        names = dict.fromkeys(way_words.name(way.way) for way in untried if not way.tried)
        self.ways_label.setText(
            self.tr("Extra ways not tried yet: {ways}.").format(ways=", ".join(list(names)[:_NAMED]).lower())
        )
        self.ways_label.setVisible(bool(names))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hair_line())
        hint = label(self.tr("you need not answer"), "small", "text3")
        title = self.tr("How important is this sale?")
        column.addWidget(question(NUMBER, title, hint, [self.ways_label], aside=self.choice))
