"""Facts with their date, and whether they still hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reengage_desktop.domain.fact import Fact, FactState
from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.widgets import Button
from reengage_desktop.ui.words import tr

from . import fact_words
from .entry_form import EntryForm, entry_edit
from .fact_legend import NAMES, FactLegend
from .known_list import KnownList
from .known_rows import KnownRow
from .known_section import KnownSection, short

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services


class FactsSection(KnownSection):
    def __init__(self, services: Services, now: Callable[[], datetime]) -> None:
        super().__init__(services, now, "facts_section", "F", "")
        self.title_label.setText(self.tr("What we know"))
        self.list.setAccessibleName(self.title_label.text())
        self._asking = 0  # the fact that has just changed, while it is asked what it became
        self._became: EntryForm | None = None
        self.legend = FactLegend()
        self.head.insertWidget(2, self.legend, 1)
        self.head.takeAt(3)  # the gap, whose room the legend has
        self.before_button = Button("", "link", name="facts_before")
        self.before_button.setCheckable(True)
        self.before_list = KnownList("facts_before_list", self.tr("What was true before"))
        self.body.addWidget(self.before_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.before_list)
        self.before_button.toggled.connect(self.read)
        for each in (self.list, self.before_list):
            each.chosen.connect(self._answer)
        self.before_list.removed.connect(self.remove)
        self.before_list.reworded.connect(self.reword)
        self.before_list.sourced.connect(self.set_source)
        self.before_list.left.connect(self.back_to_page)

    def read(self) -> None:
        found = self.services.researching.facts(self.who)
        known = [fact for fact in found if fact.state is not FactState.CHANGED or fact.id == self._asking]
        before = [fact for fact in found if fact not in known]
        if self._asking and not any(fact.id == self._asking and fact.state is FactState.CHANGED for fact in known):
            self._asking = 0  # taken back meanwhile
            self._close_became()
        self.list.show_rows([self._row(fact) for fact in known])
        self._show_before(before)
        self.show_empty(
            "" if found else self.tr("No facts yet. Write what is true of them; each call asks whether it still is.")
        )

    def light(self, words_: str, *, loosely: bool = True) -> QWidget | None:
        found = super().light(words_, loosely=loosely)
        if found is None and self.before_button.isVisibleTo(self):
            self.before_button.setChecked(True)
            found = self.before_list if self.before_list.light(words_) else None
        return found

    def forget(self) -> None:
        self.before_list.end_editing()
        self.before_list.light("")
        super().forget()
        self.before_button.setChecked(False)

    def keep_now(self) -> None:
        self.before_list.keep_now()
        super().keep_now()

    # What is written

    def make_form(self) -> EntryForm:
        self.source_edit = entry_edit("fact_source", self.tr("Heard from, or seen where?"))
        return EntryForm("fact_form", self.tr("What is true of them?"), below=(self.source_edit,))

    def add(self, form: EntryForm) -> bool:
        found = self.act(lambda: self.services.researching.add_fact(form.who, form.words, self.source_edit.text()))
        if found is None:
            return False
        _, step = found
        if step:
            self.done.emit(step, self.tr("Fact: {words}").format(words=short(form.words)))
        return True

    def reword(self, key: int, words_: str) -> None:
        if step := self.act(lambda: self.services.researching.reword_fact(key, words_)):
            self.typed.emit(step, self.tr("Words of a fact"))

    def set_source(self, key: int, source: str) -> None:
        if step := self.act(lambda: self.services.researching.set_source(key, source)):
            self.typed.emit(step, self.tr("Who told a fact"))

    def remove(self, key: int) -> None:
        if step := self.act(lambda: self.services.researching.remove_fact(key)):
            self.done.emit(step, self.tr("A fact removed"))

    def _answer(self, key: int, state: FactState, passing: bool) -> None:
        """What has changed stays in its place while it is asked what it became; the arrows only pass by."""
        if key != self._asking:
            self._keep_became()
        self._asking = key if state is FactState.CHANGED else 0
        step = self.act(lambda: self.services.researching.answer_fact(key, state))
        if not step:
            return
        self.typed.emit(step, self.tr("A fact is {state}").format(state=tr(NAMES[state])))
        self.read()
        self._ask_became(take_focus=not passing)

    # What it became

    def _ask_became(self, *, take_focus: bool) -> None:
        if not self._asking:
            self._close_became()
            return
        if self._became is None:
            self.became_label = Fitting("", "body", "text2", name="became_label")
            self.became_source = entry_edit("became_source", self.tr("Heard from, or seen where?"))
            self._became = EntryForm("became_form", self.tr("What is true now?"), (), (self.became_source,))
            place = self.body.indexOf(self.list) + 1
            self.body.insertWidget(place, self.became_label)
            self.body.insertWidget(place + 1, self._became)
            self._became.stand_after(self.list)
            self._became.taken.connect(self._take_became)
            self._became.left.connect(self._leave_became)
        old = self.services.researching.fact(self._asking)
        self.became_label.setText(self.tr("“{words}” is true no more.").format(words=short(old.words)))
        self.became_label.show()
        self._became.who = self.who
        self._became.show()
        if take_focus:
            self._became.open_for(self.who)

    def _take_became(self) -> None:
        if self._keep_became():
            self._leave_became()

    def _keep_became(self) -> bool:
        """Whether the answer is kept; without words there is nothing to keep."""
        form, fact = self._became, self._asking
        if form is not None and fact and form.words:
            words_, source = form.words, self.became_source.text()
            step = self.act(lambda: self.services.researching.became(fact, words_, source))
            if step is None:
                return False
            self.done.emit(step, self.tr("Fact: {words}").format(words=short(words_)))
        self._asking = 0
        self._close_became()
        return True

    def _keep_half_written(self) -> None:
        self._keep_became()
        super()._keep_half_written()

    def _leave_became(self) -> None:
        """The old one goes to what was true before."""
        self._asking = 0
        self._close_became()
        self.read()
        self.back_to_page()

    def _close_became(self) -> None:
        if self._became is not None:
            self._became.clear()
            self._became.hide()
            self.became_label.hide()

    # What is shown

    def _show_before(self, facts: Sequence[Fact]) -> None:
        self.before_button.setVisible(bool(facts))
        several = self.tr("{n} were true before") if len(facts) > 1 else self.tr("{n} was true before")
        self.before_button.setText(several.format(n=len(facts)))
        self.before_list.show_rows([self._row(fact) for fact in facts] if self.before_button.isChecked() else [])

    def _row(self, fact: Fact) -> KnownRow:
        now, zone = self.now(), self.zone
        return KnownRow(
            fact.id,
            fact.words,
            tail=self.tr("·\u00a0now: {words}").format(words=fact.became) if fact.became else "",
            under=fact_words.heard(fact, now, zone),
            due=fact_words.ask_again(fact, now),
            faint=fact.state is not FactState.HOLDS,
            tip=fact_words.learned(fact, now, zone),
            state=fact.state,
            source=fact.source,
        )
