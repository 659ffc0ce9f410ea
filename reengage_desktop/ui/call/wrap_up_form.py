"""The first three questions of the wrap-up: what has changed, why not back then, what was learned."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.services.preparing import CallSheet
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, KeyCap, hair_line, label, set_property

from . import call_words
from .saved_panel import Written

_WHY_COLUMNS = 4


class WrapUpForm(QWidget):
    """`edited` comes with each letter typed, `why_chosen` with another entry of the list of reasons."""

    edited = Signal()
    why_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        changes = (
            self.tr("Money"),
            self.tr("People"),
            self.tr("Timing"),
            self.tr("Place"),
            self.tr("Supplier"),
            self.tr("Nothing yet"),
        )
        self.changed_chips = [Button(words, "chip") for words in changes]
        self.changed_edit = _line("changed_edit", self.tr("What has changed?"))
        self.why_chips = {why: Button(call_words.why_not_name(why), "chip", name=f"why_{why.value}") for why in WhyNot}
        self.stated_edit = _line("stated_edit", self.tr("Said reason"))
        self.real_edit = _line("real_edit", self.tr("Real reason"))
        self.learned_edit = _line("wrap_learned_edit", self.tr("What did you learn?"))
        self.nothing_new_button = Button(self.tr("Nothing new"), size="small", name="nothing_new_button")
        self._since = label("", "small", "text3")
        self._why_box = QWidget()
        self._lay_out()
        self._connect()

    def fill(self, sheet: CallSheet, since: str) -> None:
        """What is known, and nothing that has changed yet; `since` is the day they were met, in words."""
        stated, real = sheet.reason("stated"), sheet.reason("real")
        self.stated_edit.setText(stated.words if stated else "")
        self.real_edit.setText(real.words if real else "")
        self.changed_edit.clear()
        for chip in self.changed_chips:
            chip.setChecked(False)
        self.why_chips[sheet.quote.why_not if sheet.quote else WhyNot.UNKNOWN].setChecked(True)
        self._since.setText(self.tr("since {day}").format(day=since) if since else "")

    def ask_why_not(self, ask: bool) -> None:
        """The closed list is asked for after a No."""
        self._why_box.setVisible(ask)

    def why_not(self) -> WhyNot | None:
        return next((why for why, chip in self.why_chips.items() if chip.isChecked()), None)

    def changed_words(self) -> str:
        """The first question as one line of the note: "Changed: People, Place. Landlord renewed."."""
        chosen = ", ".join(chip.text() for chip in self.changed_chips if chip.isChecked())
        parts = ". ".join(part for part in (chosen, self.changed_edit.text().strip()) if part)
        if not parts:
            return ""
        return self.tr("Changed: {what}").format(what=parts if parts.endswith((".", "!", "?")) else f"{parts}.")

    def written(self, note: str) -> Written:
        """All texts, with the note that was taken before."""
        return Written(
            changed=self.changed_words(),
            stated=self.stated_edit.text().strip(),
            real=self.real_edit.text().strip(),
            learned=self.learned_edit.text().strip(),
            note=note,
        )

    def miss_learned(self, missing: bool) -> None:
        """The edge of the field says that it waits to be filled."""
        set_property(self.learned_edit, "wrong", "true" if missing else "false")
        if missing:
            self.learned_edit.setFocus()

    def _say_nothing_new(self) -> None:
        self.learned_edit.setText(self.tr("Nothing new"))
        self.edited.emit()

    def _connect(self) -> None:
        for edit in (self.changed_edit, self.stated_edit, self.real_edit, self.learned_edit):
            edit.textEdited.connect(self.edited)
        for chip in self.changed_chips:
            chip.setCheckable(True)
            chip.clicked.connect(self.edited)
        group = QButtonGroup(self)
        for chip in self.why_chips.values():
            chip.setCheckable(True)
            group.addButton(chip)
            chip.clicked.connect(self.why_chosen)
        self.nothing_new_button.clicked.connect(self._say_nothing_new)

    def _lay_out(self) -> None:
        grid = QGridLayout(self._why_box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for place, chip in enumerate(self.why_chips.values()):
            grid.addWidget(chip, place // _WHY_COLUMNS, place % _WHY_COLUMNS)
        said = _row(
            label(self.tr("Said"), "small", "text3"),
            self.stated_edit,
            IconView(Icon.ARROW_RIGHT, "text3", 15),
            label(self.tr("Real"), "small", "text3"),
            self.real_edit,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        chips = _row(*self.changed_chips, gap=6)
        both = self.tr("keep both, they often differ")
        one = self.tr("one new thing per call")
        column.addWidget(question(1, self.tr("What has changed?"), self._since, [chips, self.changed_edit]))
        column.addWidget(hair_line())
        column.addWidget(question(2, self.tr("Why not, back then?"), _hint(both), [self._why_box, said]))
        column.addWidget(hair_line())
        learned = _row(self.learned_edit, self.nothing_new_button)
        column.addWidget(question(3, self.tr("What did you learn?"), _hint(one), [learned]))
        column.addWidget(hair_line())


def question(number: int, title: str, hint: QLabel, rows: Sequence[QWidget]) -> QWidget:
    """A numbered question with what answers it."""
    box = QWidget()
    outer = QHBoxLayout(box)
    outer.setContentsMargins(0, 11, 0, 13)
    outer.setSpacing(14)
    outer.addWidget(KeyCap(str(number), big=True), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(_row(label(title, "heading"), hint))
    for row in rows:
        column.addWidget(row)
    outer.addLayout(column, 1)
    return box


def _hint(words: str) -> QLabel:
    return label(words, "small", "text3")


def _row(*parts: QWidget, gap: int = 8) -> QWidget:
    """Side by side; fields share the room, and without any the rest stays free."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    for part in parts:
        row.addWidget(part, 1 if isinstance(part, QLineEdit) else 0)
    if not any(isinstance(part, QLineEdit) for part in parts):
        row.addStretch(1)
    return box


def _line(name: str, words: str) -> QLineEdit:
    edit = QLineEdit()
    edit.setObjectName(name)
    edit.setAccessibleName(words)
    return edit
