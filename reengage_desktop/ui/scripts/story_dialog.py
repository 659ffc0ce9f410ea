"""One result or story: what was gained, who said so, for whom it is, and how it will be said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.story import Story, StoryKind, said
from reengage_desktop.services.banking import Banking
from reengage_desktop.ui.bank.bank_fields import customer_line, line, product_line, why_combo
from reengage_desktop.ui.dialog_parts import Fitting, FormDialog, Notes, field, side_by_side
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Choice, Option, label


class StoryDialog(FormDialog):
    """`saved` carries the step and a sentence about it; `written` is what was saved.

    `customers`: who bought. A story whose id is 0 is a new one, already half written.
    """

    saved = Signal(object, object)

    def __init__(
        self,
        banking: Banking,
        products: list[str],
        customers: Sequence[str],
        story: Story | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", self.tr("Save"), parent)
        self.setWindowTitle(self.tr("Result or story"))
        self._banking, self._before = banking, story or Story(0, "")
        self.written = self._before
        self.kind_choice = Choice(
            [
                Option(StoryKind.STORY, self.tr("A story"), Icon.QUOTE),
                Option(StoryKind.RESULT, self.tr("A measured result"), Icon.CHART_COLUMN),
            ],
            name="story_kind",
        )
        self.result_edit = line("story_result", self.tr("38 %"))
        self.unit_edit = line("story_unit", self.tr("less for power"))
        self.words_edit = Notes(
            3, "story_words", self.tr("“A bakery with the same ovens pays a third less for power.”")
        )
        self.customer_edit = customer_line("story_customer", self.tr("who said so"), customers)
        self.may_name_box = QCheckBox(self.tr("I may name them"))
        self.may_name_box.setObjectName("story_may_name")
        self.product_edit = product_line("story_product", self.tr("any"), products)
        self.why_combo = why_combo("story_why", self.tr("any reason"))
        self.said_label = Fitting("", "letter", "text", name="story_said")
        self._lay_out()
        self._fill(self._before)
        self._tie()
        self.resize(560, 500)
        self.words_edit.moveCursor(QTextCursor.MoveOperation.End)
        self.words_edit.setFocus()

    def changed(self) -> bool:
        return self._story() != self._before

    def save(self) -> None:
        story = self._story()
        wrong = self.result_edit if story.kind is StoryKind.RESULT and not story.result else self.words_edit
        self.clear_fault(self.words_edit, self.result_edit)
        try:
            ident, step = self._banking.save(story)
        except Fault as fault:
            self.say_fault(fault, wrong)
            return
        told = self.tr("The story is changed.") if story.id else self.tr("The story is in the bank.")
        if step.prospect_ids:
            told = self.tr("The story names nobody now. Letters that told it are to be read again.")
        self.written = replace(story, id=ident)
        self.saved.emit(step, told)
        self.accept()

    def _story(self) -> Story:
        return replace(
            self._before,
            kind=StoryKind(str(self.kind_choice.value())),
            result=self.result_edit.text().strip(),
            unit=self.unit_edit.text().strip(),
            words=self.words_edit.toPlainText().strip(),
            customer=self.customer_edit.text().strip(),
            may_name=self.may_name_box.isChecked(),
            product=self.product_edit.text().strip(),
            why_not=WhyNot(self.why_combo.currentData()),
        )

    def _show(self) -> None:
        """How it will be said, and what a result needs besides."""
        story = self._story()
        story = replace(story, words=" ".join(story.words.split()))
        is_result = story.kind is StoryKind.RESULT
        for widget in (self._result_name, self.result_edit, self.unit_edit):
            widget.setVisible(is_result)
        told = said(story) if story.words or (is_result and story.result) else ""
        self.said_label.setText(told or self.tr("…"))

    def _fill(self, story: Story) -> None:
        self.kind_choice.set_value(story.kind)
        self.result_edit.setText(story.result)
        self.unit_edit.setText(story.unit)
        self.words_edit.setPlainText(story.words)
        self.customer_edit.setText(story.customer)
        self.may_name_box.setChecked(story.may_name)
        self.product_edit.setText(story.product)
        self.why_combo.setCurrentIndex(self.why_combo.findData(story.why_not.value))
        self._show()

    def _tie(self) -> None:
        for edit in (self.result_edit, self.unit_edit, self.customer_edit):
            edit.textChanged.connect(self._show)
        self.words_edit.textChanged.connect(self._show)
        self.may_name_box.toggled.connect(self._show)
        self.kind_choice.chosen.connect(self._show)

    def _lay_out(self) -> None:
        self._result_name = label(self.tr("The number, and what it counts"), "small", "text2")
        self.result_edit.setAccessibleName(self.tr("The number"))
        self.unit_edit.setAccessibleName(self.tr("What it counts"))
        number = QVBoxLayout()
        number.setSpacing(4)
        number.addWidget(self._result_name)
        row = side_by_side()
        row.addWidget(self.result_edit, 1)
        row.addWidget(self.unit_edit, 3)
        number.addLayout(row)
        product = field(self.tr("For people who considered"), self.product_edit)
        spoken = QVBoxLayout()
        spoken.setSpacing(4)
        spoken.addWidget(label(self.tr("So it is said"), "small", "text2"))
        spoken.addWidget(self.said_label)
        self.body.addWidget(self.kind_choice)
        self.body.addLayout(number)
        self.body.addLayout(field(self.tr("What they gained, as you would say it"), self.words_edit))
        self.body.addLayout(field(self.tr("Customer"), self.customer_edit, below=self.may_name_box))
        self.body.addLayout(side_by_side(product, field(self.tr("and did not buy because"), self.why_combo)))
        self.body.addLayout(spoken)
        self.body.addStretch(1)
