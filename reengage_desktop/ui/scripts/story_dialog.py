"""One result or story: what was gained, who said so, and for whom it is."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QLineEdit, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.story import Story
from reengage_desktop.services.banking import Banking
from reengage_desktop.ui import words
from reengage_desktop.ui.dialog_parts import FormDialog, Notes, StillCombo, field, side_by_side


class StoryDialog(FormDialog):
    """`saved` carries the story as it was before, None for a new one."""

    saved = Signal(object)

    def __init__(
        self, banking: Banking, products: list[str], story: Story | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__("", self.tr("Save"), parent)
        self.setWindowTitle(self.tr("Result or story"))
        self._banking, self._before = banking, story
        self.words_edit = Notes(
            4, "story_words", self.tr("“A bakery with the same ovens pays a third less for power.”")
        )
        self.customer_edit = _line("story_customer", self.tr("who said so"))
        self.may_name_box = QCheckBox(self.tr("I may name them"))
        self.may_name_box.setObjectName("story_may_name")
        self.product_edit = _line("story_product", self.tr("any"))
        self.product_edit.setCompleter(QCompleter(products, self))
        self.why_combo = StillCombo("story_why")
        self.why_combo.addItem(self.tr("any reason"), WhyNot.UNKNOWN.value)
        for why in WhyNot:
            if why is not WhyNot.UNKNOWN:
                self.why_combo.addItem(words.why_not_words(why), why.value)
        self.body.addLayout(field(self.tr("What they gained, in numbers if you can"), self.words_edit))
        self.body.addLayout(field(self.tr("Customer"), self.customer_edit, below=self.may_name_box))
        product = field(self.tr("For people who considered"), self.product_edit)
        self.body.addLayout(side_by_side(product, field(self.tr("and did not buy because"), self.why_combo)))
        self.body.addStretch(1)
        self._fill(story or Story(0, ""))
        self.resize(560, 400)
        self.words_edit.setFocus()

    def changed(self) -> bool:
        return self._story() != (self._before or Story(0, ""))

    def save(self) -> None:
        self.clear_fault(self.words_edit)
        try:
            self._banking.save(self._story())
        except Fault as fault:
            self.say_fault(fault, self.words_edit)
            return
        self.saved.emit(self._before)
        self.accept()

    def _story(self) -> Story:
        return replace(
            self._before or Story(0, ""),
            words=self.words_edit.toPlainText().strip(),
            customer=self.customer_edit.text().strip(),
            may_name=self.may_name_box.isChecked(),
            product=self.product_edit.text().strip(),
            why_not=WhyNot(self.why_combo.currentData()),
        )

    def _fill(self, story: Story) -> None:
        self.words_edit.setPlainText(story.words)
        self.customer_edit.setText(story.customer)
        self.may_name_box.setChecked(story.may_name)
        self.product_edit.setText(story.product)
        self.why_combo.setCurrentIndex(self.why_combo.findData(story.why_not.value))


def _line(name: str, placeholder: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setPlaceholderText(placeholder)
    return made
