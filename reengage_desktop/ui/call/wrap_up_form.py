"""The first three questions of the wrap-up: what has changed, why not back then, what was learned and for what."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from reengage_desktop.domain.prospect import Certainty, Reason
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.touch import LearnedFor
from reengage_desktop.services.preparing import CallSheet
from reengage_desktop.ui.buttons import Button, Choice, Option
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, hair_line, label, set_property

from . import call_words
from .kept_wrap_up import KeptForm
from .named_line import NamedLine
from .questions import question, side_by_side

NOTHING = "nothing"
_WHY_COLUMNS = 4
_SAID_WIDTH = 210


class WrapUpForm(QWidget):
    """`edited` comes with each letter typed, `why_chosen` with another entry of the list of reasons."""

    edited = Signal()
    why_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        changes = {
            "money": self.tr("Money"),
            "people": self.tr("People"),
            "timing": self.tr("Timing"),
            "place": self.tr("Place"),
            "supplier": self.tr("Supplier"),
            NOTHING: self.tr("Nothing yet"),
        }
        self.changed_chips = {key: Button(words, "chip", name=f"changed_{key}") for key, words in changes.items()}
        self.changed_edit = _line("changed_edit", self.tr("What has changed?"))
        self.why_chips = {why: Button(call_words.why_not_name(why), "chip", name=f"why_{why.value}") for why in WhyNot}
        self.stated_edit = NamedLine(self.tr("Said"), self.tr("Said reason"), name="stated_edit")
        self.real_edit = NamedLine(self.tr("Real"), self.tr("Real reason"), name="real_edit", strong=True)
        sure = (
            Option(Certainty.GUESS, self.tr("a guess")),
            Option(Certainty.FAIRLY_SURE, self.tr("fairly sure")),
            Option(Certainty.THEY_SAID, self.tr("they said so")),
        )
        self.certainty_choice = Choice(sure, name="certainty_choice")
        self.learned_edit = _line("wrap_learned_edit", self.tr("What did you learn?"))
        uses = (
            Option(LearnedFor.CLOSER, self.tr("closer to them")),
            Option(LearnedFor.DOOR, self.tr("opens a door")),
            Option(LearnedFor.ON, self.tr("moves it on")),
        )
        self.use_choice = Choice(uses, name="use_choice")
        self.nothing_new_button = Button(self.tr("Nothing new"), "link", name="nothing_new_button")
        self._since = label("", "small", "text3")
        self._why_box = QWidget()
        self._lay_out()
        self._connect()

    def fill(self, sheet: CallSheet, since: str) -> None:
        """What is known, and nothing that has changed yet; `since` is the day they were met, in words."""
        stated, real = sheet.reason("stated"), sheet.reason("real")
        self._since.setText(self.tr("since {day}").format(day=since) if since else "")
        self.take_up(
            KeptForm(
                stated=stated.words if stated else "",
                real=real.words if real else "",
                certainty=_certainty(real),
                why_not=sheet.quote.why_not if sheet.quote else WhyNot.UNKNOWN,
            )
        )

    def take_up(self, kept: KeptForm) -> None:
        """What was answered before."""
        for key, chip in self.changed_chips.items():
            chip.setChecked(key in kept.changes)
        self.changed_edit.setText(kept.changed)
        self.stated_edit.setText(kept.stated)
        self.real_edit.setText(kept.real)
        self.certainty_choice.set_value(kept.certainty)
        self.use_choice.set_value(kept.learned_for)
        self.why_chips[kept.why_not or WhyNot.UNKNOWN].setChecked(True)

    def kept(self) -> KeptForm:
        certainty, use = self.certainty_choice.value(), self.use_choice.value()
        return KeptForm(
            changes=tuple(key for key, chip in self.changed_chips.items() if chip.isChecked()),
            changed=self.changed_edit.text().strip(),
            stated=self.stated_edit.text().strip(),
            real=self.real_edit.text().strip(),
            certainty=certainty if isinstance(certainty, Certainty) else None,
            why_not=self.why_not(),
            learned_for=use if isinstance(use, LearnedFor) else None,
        )

    def ask_why_not(self, ask: bool) -> None:
        """The closed list is asked for after a No."""
        self._why_box.setVisible(ask)

    def why_not(self) -> WhyNot | None:
        return next((why for why, chip in self.why_chips.items() if chip.isChecked()), None)

    def first(self, number: int) -> QWidget:
        """Where one begins to answer a question, 1 to 3."""
        chosen = [chip for chip in self.why_chips.values() if chip.isChecked() and chip.isVisible()]
        return (self.changed_edit, chosen[0] if chosen else self.stated_edit, self.learned_edit)[number - 1]

    def changed_words(self) -> str:
        """The first answer as one line of the note: "Changed: People, Place. Landlord renewed."."""
        chosen = ", ".join(chip.text() for chip in self.changed_chips.values() if chip.isChecked())
        parts = ". ".join(part for part in (chosen, self.changed_edit.text().strip()) if part)
        if not parts:
            return ""
        return self.tr("Changed: {what}").format(what=parts if parts.endswith((".", "!", "?")) else f"{parts}.")

    def miss_learned(self, missing: bool) -> None:
        """The edge of the field says that it waits to be filled."""
        set_property(self.learned_edit, "wrong", "true" if missing else "false")
        if missing:
            self.learned_edit.setFocus()

    def in_order(self) -> list[QWidget]:
        """As Tab goes through them."""
        return [
            *self.changed_chips.values(),
            self.changed_edit,
            *self.why_chips.values(),
            self.stated_edit,
            self.real_edit,
            *(self.certainty_choice.button(sure) for sure in Certainty),
            self.nothing_new_button,
            self.learned_edit,
            *(self.use_choice.button(use) for use in LearnedFor),
        ]

    def _say_nothing_new(self) -> None:
        self.learned_edit.setText(self.nothing_new_button.text())
        self.use_choice.set_value(None)
        self.edited.emit()

    def _one_or_nothing(self, key: str) -> None:
        """Nothing yet and something do not go together."""
        for other, chip in self.changed_chips.items():
            if (other == NOTHING) is not (key == NOTHING):
                chip.setChecked(False)
        self.edited.emit()

    def _connect(self) -> None:
        for edit in (self.changed_edit, self.stated_edit, self.real_edit, self.learned_edit):
            edit.textEdited.connect(self.edited)
        for key, chip in self.changed_chips.items():
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, chosen=key: self._one_or_nothing(chosen))
        group = QButtonGroup(self)
        for chip in self.why_chips.values():
            chip.setCheckable(True)
            group.addButton(chip)
            chip.clicked.connect(self.why_chosen)
        self.certainty_choice.chosen.connect(self.edited)
        self.use_choice.chosen.connect(self.edited)
        self.nothing_new_button.clicked.connect(self._say_nothing_new)

    def _lay_out(self) -> None:
        grid = QGridLayout(self._why_box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for place, chip in enumerate(self.why_chips.values()):
            grid.addWidget(chip, place // _WHY_COLUMNS, place % _WHY_COLUMNS)
        self.stated_edit.setMaximumWidth(_SAID_WIDTH)
        arrow = IconView(Icon.ARROW_RIGHT, "text3", 15)
        said = side_by_side(self.stated_edit, arrow, self.real_edit, self.certainty_choice)
        chips = side_by_side(*self.changed_chips.values(), gap=6)
        learned = side_by_side(self.learned_edit, self.use_choice)
        both = label(self.tr("keep both, they often differ"), "small", "text3")
        one = label(self.tr("one new thing per call"), "small", "text3")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(question(1, self.tr("What has changed?"), self._since, [chips, self.changed_edit]))
        column.addWidget(hair_line())
        column.addWidget(question(2, self.tr("Why not, back then?"), both, [self._why_box, said]))
        column.addWidget(hair_line())
        title = self.tr("What did you learn?")
        column.addWidget(question(3, title, one, [learned], aside=self.nothing_new_button))
        column.addWidget(hair_line())


def _certainty(reason: Reason | None) -> Certainty | None:
    return Certainty(reason.certainty) if reason and reason.certainty else None


def _line(name: str, words: str) -> QLineEdit:
    edit = QLineEdit()
    edit.setObjectName(name)
    edit.setAccessibleName(words)
    return edit
