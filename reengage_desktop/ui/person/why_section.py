"""Why they have not bought: what they said, what one saw, and what it really is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from reengage_desktop.domain.prospect import Certainty, Reason, ReasonKind
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.services.reasoning import NOT_TODAY, Why
from reengage_desktop.ui import words
from reengage_desktop.ui.call.known_facts import certainty_name
from reengage_desktop.ui.dialog_parts import StillCombo
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Choice, Option, label
from reengage_desktop.ui.words import tr

from . import fact_words
from .entry_form import EntryForm, entry_edit
from .known_rows import Act, KnownRow
from .known_section import KnownSection, short

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services

_REAL_UNKNOWN = -2  # the key of a row that stands for what is not known yet
_REMOVE, _SURE = "remove", "sure"
_COMBO_INSET = 11  # px before the words of a list that is folded


class WhySection(KnownSection):
    def __init__(self, services: Services, now: Callable[[], datetime]) -> None:
        super().__init__(services, now, "why_section", "W", "")
        self.title_label.setText(self.tr("Why they have not bought"))
        self.list.setAccessibleName(self.title_label.text())
        self._reasons = services.researching.reasons
        self._why_not: tuple[WhyNot, ...] = tuple(WhyNot)
        self.body.addWidget(self._make_on_the_list())
        self.list.fixed.connect(self._tell_fixed)
        self.list.acted.connect(self._act_on)

    def read(self) -> None:
        why = self._reasons.of(self.who)
        self.list.show_rows(self._rows(why))
        self.show_empty(
            ""
            if why.reasons
            else self.tr("No note on why yet. What they said, what you saw, what it really is: the next call needs it.")
        )
        self.on_the_list.setVisible(why.quote is not None)
        self.on_the_list_label.setMinimumWidth(max(0, self.list.delegate.label_width - _COMBO_INSET))
        if why.quote is not None and not self.why_not_combo.view().isVisible():
            self.why_not_combo.setCurrentIndex(self._why_not.index(why.quote.why_not))
            of = self.tr("Of the newest quote: {product}") if why.quote.product else self.tr("Of the newest quote")
            self.why_not_combo.setToolTip(of.format(product=why.quote.product))

    # What is written

    def make_form(self) -> EntryForm:
        self.kind_choice = Choice(
            [
                Option(ReasonKind.STATED, self.tr("They said")),
                Option(ReasonKind.SEEN, self.tr("I saw")),
                Option(ReasonKind.REAL, self.tr("Really")),
            ],
            name="why_kind",
        )
        self.kind_choice.set_value(ReasonKind.STATED)
        sure = [Option(each, certainty_name(each)) for each in Certainty]
        self.certainty_choice = Choice(sure, name="why_certainty")
        self.certainty_choice.hide()
        self.source_edit = entry_edit("why_source", self.tr("From whom?"))
        form = EntryForm(
            "why_form",
            self.tr("Why could they not act?"),
            ((self.kind_choice,), (self.certainty_choice,)),
            (self.source_edit,),
        )
        self.kind_choice.chosen.connect(lambda kind: self._show_certainty(kind))
        return form

    def add(self, form: EntryForm) -> bool:
        kind = self.kind_choice.value()
        assert isinstance(kind, ReasonKind)
        sure = self.certainty_choice.value() or ""
        step = self.act(
            lambda: self._reasons.add(form.who, kind, form.words, str(sure), self.source_edit.text()),
        )
        if step:
            self.done.emit(step, self.tr("Why: {words}").format(words=short(form.words)))
        if step is not None:
            form.hide()
            self.back_to_page()
        return step is not None

    def reword(self, key: int, words_: str) -> None:
        if step := self.act(lambda: self._reasons.mend(key, words_)):
            self.typed.emit(step, self.tr("Why, mended"))

    def set_source(self, key: int, source: str) -> None:
        if step := self.act(lambda: self._reasons.mend(key, self._found(key).words, source=source)):
            self.typed.emit(step, self.tr("Who told why"))

    def remove(self, key: int) -> None:
        if key == _REAL_UNKNOWN:
            return
        if step := self.act(lambda: self._reasons.remove(key)):
            self.done.emit(step, self.tr("A reason removed"))

    def _act_on(self, key: int, name: str) -> None:
        """C goes on to the next certainty, and round."""
        if name == _REMOVE:
            self.remove(key)
            return
        reason, steps = self._found(key), ("", *Certainty)
        sure = steps[(steps.index(reason.certainty) + 1) % len(steps)]
        if step := self.act(lambda: self._reasons.mend(key, reason.words, sure)):
            self.typed.emit(step, self.tr("How sure of why"))

    def _found(self, key: int) -> Reason:
        return next(reason for reason in self._reasons.of(self.who).reasons if reason.id == key)

    def _choose(self, place: int) -> None:
        if step := self.act(lambda: self._reasons.set_why_not(self.who, self._why_not[place])):
            self.typed.emit(step, self.tr("Why, from the list"))

    def _show_certainty(self, kind: object) -> None:
        self.certainty_choice.setVisible(kind is ReasonKind.REAL)
        if kind is not ReasonKind.REAL:
            self.certainty_choice.set_value(None)

    def _tell_fixed(self, key: int) -> None:
        """What is not known is asked for; what was noted earlier stays."""
        if key != _REAL_UNKNOWN:
            self.fault_line.say(tr(NOT_TODAY), calm=True)
            return
        self.begin()
        self.kind_choice.set_value(ReasonKind.REAL)
        self._show_certainty(ReasonKind.REAL)

    # What is shown

    def _rows(self, why: Why) -> list[KnownRow]:
        """By kind, the newest first; it decides, and the ones before it are quiet."""
        rows = []
        for kind in ReasonKind:
            mine = [reason for reason in why.reasons if reason.kind == kind]
            rows += [self._row(reason, newest=not place) for place, reason in enumerate(mine)]
        if why.newest(ReasonKind.STATED) and not why.newest(ReasonKind.REAL):
            asked = self.tr("not known yet. What else made them wait?")
            real = tr(fact_words.KINDS[ReasonKind.REAL])
            rows.append(KnownRow(_REAL_UNKNOWN, asked, real, faint=True, italic=True, mends=False))
        return rows

    def _row(self, reason: Reason, *, newest: bool) -> KnownRow:
        today = self._reasons.is_of_today(reason)
        return KnownRow(
            reason.id,
            fact_words.reason_words(reason),
            fact_words.reason_label(reason, self.now(), self.zone),
            fact_words.reason_tail(reason),
            whole=reason.words,
            strong=newest and reason.kind == ReasonKind.REAL,
            faint=not newest,
            mends=today,
            tip="" if today else tr(NOT_TODAY),
            acts=self._acts(reason) if today else (),
            source=reason.source if today else None,
        )

    def _acts(self, reason: Reason) -> tuple[Act, ...]:
        """What can be done on the day on which it was noted."""
        remove = Act(_REMOVE, Icon.TRASH_2, self.tr("Noted by mistake: remove it (Del)"))
        if reason.kind != ReasonKind.REAL:
            return (remove,)
        return Act(_SURE, Icon.CIRCLE_HELP, self.tr("How sure are you?"), "C"), remove

    def _make_on_the_list(self) -> QWidget:
        """The entry from the closed list, of the newest quote."""
        self.on_the_list = QWidget()
        self.why_not_combo = StillCombo("why_not_combo")
        self.why_not_combo.setProperty("kind", "quiet")
        self.why_not_combo.setAccessibleName(self.tr("Why the newest quote is open, from the list"))
        self.why_not_combo.addItems([words.why_not_words(why) or self.tr("not chosen yet") for why in self._why_not])
        self.why_not_combo.activated.connect(self._choose)
        row = QHBoxLayout(self.on_the_list)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.on_the_list_label = label(self.tr("On the list"), role="text2")
        row.addWidget(self.on_the_list_label)
        row.addWidget(self.why_not_combo)
        row.addStretch(1)
        return self.on_the_list
