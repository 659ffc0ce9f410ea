"""The preparation card: all that is good to know and to have ready before it rings, read in ninety seconds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from reengage_desktop.domain.fact import Fact
from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.homework import Homework, HomeworkKind
from reengage_desktop.domain.prospect import Certainty
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.preparing import CallSheet
from reengage_desktop.ui import words
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.payoff.payoff_button import KEY, PayoffButton
from reengage_desktop.ui.person.errand_rows import ErrandRows
from reengage_desktop.ui.widgets import IconView, label

from . import keys, known_facts, quote_worth
from .facts_view import FactsView
from .prep_list import INSET, PrepList
from .prep_section import PrepSection, inset
from .reason_line import ReasonLine
from .story_part import StoryPart

SAID = "said"


class PrepCard(QScrollArea):
    """`reason_changed`: what the script says of them may be other words now. `left`: back to the script.

    The key = opens the sum of what calling them pays; `corrected` carries a `Step` and a sentence if it was changed, or
    if something was done that comes before the call. `letter_requested`: the letter before it is to be written.
    """

    reason_changed = Signal()
    corrected = Signal(object, object)
    letter_requested = Signal()
    left = Signal()

    def __init__(
        self,
        services: Services,
        parent: QWidget,
        open_url: Callable[[QUrl], object] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self._services, self._open_url = services, open_url
        self._removed: Homework | Fact | None = None
        self._sheet: CallSheet | None = None
        self.setObjectName("before_area")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget(self)
        self.setWidget(page)
        self.worth = FactsView(page, card=True, name="worth_card")
        self.payoff_button = PayoffButton(name="before_payoff")
        self.known = FactsView(page, name="before_facts")
        self.errands = ErrandRows(services, "before_errands", self.tr("Before you dial"), adds=False)
        self.reason = ReasonLine()
        self.story = StoryPart()
        self.around = FactsView(page, name="around_facts")
        self.history = FactsView(page, name="history_facts")
        self._make_sections()
        column = QVBoxLayout(page)
        column.setContentsMargins(16 - INSET, 14, 16 - INSET, 14)
        column.setSpacing(16)
        pays = QWidget()
        under = QVBoxLayout(pays)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(4)
        under.addWidget(self.worth)
        under.addWidget(self.payoff_button, 0, Qt.AlignmentFlag.AlignLeft)
        parts = (
            self.errands,
            pays,
            self.why,
            self.reason,
            self.story,
            self.homework,
            self.around,
            self.facts,
            self.history,
        )
        for part in parts:
            column.addWidget(part) if isinstance(part, PrepSection) else column.addLayout(inset(part))
        column.addStretch(1)
        self._connect()

    def show_sheet(self, sheet: CallSheet, now: datetime) -> None:
        """Of somebody else from the top; of the same person what is being written stays."""
        if self._sheet is None or self._sheet.prospect.id != sheet.prospect.id:
            self.reason.keep_now()
            self.reason.show_reason(sheet.prospect.reason_to_call, anew=True)
            self._removed = None
            self.story.picker.forget()
            for section in (self.why, self.homework, self.facts):
                section.forget()
            self.verticalScrollBar().setValue(0)
        self._now = now
        self._show(sheet)

    def keep_now(self) -> None:
        self.reason.keep_now()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whatever gets the focus by Tab is brought into view."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched, 0, 24)
        return super().eventFilter(watched, event)

    def _show(self, sheet: CallSheet) -> None:
        self._sheet = sheet
        mine = quote_worth.worth_of(self._services.quoting, sheet.quote)
        self.errands.show_person(0 if sheet.inbound else sheet.prospect.id)
        self.worth.set_facts(known_facts.worth(sheet, mine))
        self.payoff_button.show_payoff(self._services.weighing.of(sheet.prospect.id).payoff)
        self.known.set_facts(known_facts.reasons(sheet, self._now))
        self.reason.show_reason(sheet.prospect.reason_to_call)
        for part in self._prepared:
            part.setVisible(not sheet.lacks)
        self.homework_list.show_rows(known_facts.homework(sheet))
        self.facts_list.show_rows(known_facts.facts(sheet, self._now))
        self._show_stories(sheet)
        self.around.set_facts(known_facts.around(sheet))
        self.history.set_facts(known_facts.history(sheet, self._now))

    def _show_stories(self, sheet: CallSheet) -> None:
        """Nothing where the bank is empty."""
        found = self._services.banking.to_tell(sheet.prospect.id)
        self.story.picker.show_found(found, self._now, sheet.zone)
        self.story.setVisible(bool(found.fittings))

    def read_again(self) -> None:
        """What is known now of whom it shows."""
        assert self._sheet is not None
        sheet = self._sheet
        self._show(self._services.preparing.sheet(sheet.prospect.id, sheet.script, inbound=sheet.inbound))

    def show_sum(self) -> None:
        """What calling them pays, part by part; it can be corrected before it rings."""
        from reengage_desktop.ui.payoff.payoff_card import PayoffCard

        assert self._sheet is not None
        try:
            card = PayoffCard(self._services, self._sheet.prospect.id, self.window())
        except Fault as fault:
            self.reason.say(words.fault(fault))
            return
        card.corrected.connect(self.corrected)
        card.finished.connect(self.read_again)
        card.open()

    # What is written

    def _keep_reason(self, line: str) -> None:
        assert self._sheet is not None
        try:
            self._services.briefing.set_reason(self._sheet.prospect.id, line)
        except Fault as fault:
            self.reason.say(words.fault(fault))
            return
        self.read_again()
        self.reason_changed.emit()

    def _choose_story(self, story_id: int | None) -> None:
        assert self._sheet is not None
        try:
            self._services.banking.choose(self._sheet.prospect.id, story_id)
        except Fault as fault:
            self.reason.say(words.fault(fault))
            return
        self.read_again()
        self.reason_changed.emit()

    def _note_why(self, kind: object, line: str) -> None:
        if kind == SAID:
            self._do(self.why, lambda who: self._services.briefing.note_why(who, stated=line))
        else:
            assert isinstance(kind, Certainty)
            self._do(self.why, lambda who: self._services.briefing.note_why(who, real=line, certainty=kind))
        self.reason_changed.emit()

    def _add_homework(self, kind: object, line: str) -> None:
        assert isinstance(kind, HomeworkKind)
        self._do(self.homework, lambda who: self._services.briefing.add_homework(who, kind, line))

    def _add_fact(self, _kind: object, line: str) -> None:
        self._do(self.facts, lambda who: self._services.briefing.add_fact(who, line))

    def _reword_homework(self, ident: int, line: str) -> None:
        self._do(self.homework, lambda _who: self._services.briefing.reword_homework(ident, line))

    def _reword_fact(self, ident: int, line: str) -> None:
        self._do(self.facts, lambda _who: self._services.briefing.reword_fact(ident, line))

    def _remove_homework(self, ident: int) -> None:
        self._remove(self.homework, lambda: self._services.briefing.remove_homework(ident))

    def _remove_fact(self, ident: int) -> None:
        self._remove(self.facts, lambda: self._services.briefing.remove_fact(ident))

    def _do(self, section: PrepSection, act: Callable[[int], object]) -> bool:
        """What could not be kept is told in its section, and stands there still."""
        assert self._sheet is not None
        try:
            act(self._sheet.prospect.id)
        except Fault as fault:
            section.say_fault(words.fault(fault))
            return False
        self.read_again()
        section.go_on()
        return True

    def _remove(self, section: PrepSection, act: Callable[[], Homework | Fact]) -> None:
        removed: list[Homework | Fact] = []
        if self._do(section, lambda _who: removed.append(act())):
            self._removed = removed[0]
            section.offer_undo()

    def _put_back(self, section: PrepSection, body: PrepList) -> None:
        removed, self._removed = self._removed, None
        if removed is not None and self._do(section, lambda _who: self._services.briefing.put_back(removed)):
            section.forget()
            body.setFocus(Qt.FocusReason.OtherFocusReason)

    # How it is made

    def _make_sections(self) -> None:
        self.homework_list, self.facts_list = PrepList("homework_list"), PrepList("facts_list")
        why = [
            (SAID, self.tr("They said")),
            (Certainty.GUESS, self.tr("Real: a guess")),
            (Certainty.FAIRLY_SURE, self.tr("Real: fairly sure")),
            (Certainty.THEY_SAID, self.tr("Real: they said so")),
        ]
        asked = self.tr("Why could they not act?")
        self.why = PrepSection(self.tr("Start from here"), why, asked, self.known, "why_section")
        kinds = [(kind, known_facts.homework_name(kind)) for kind in HomeworkKind]
        found = self.tr("What did you find out?")
        self.homework = PrepSection(self.tr("Homework"), kinds, found, self.homework_list, "homework_section")
        told = self.tr("What is true of them?")
        fact = [("fact", self.tr("Fact"))]
        self.facts = PrepSection(self.tr("What you know"), fact, told, self.facts_list, "facts_section")
        self._prepared = (IconView(Icon.CHECK, "green", 12), label(self.tr("prepared"), "small", "green"))
        for place, part in enumerate(self._prepared):
            part.setObjectName("prepared_mark")
            self.why.head.insertWidget(2 + place, part)

    def _connect(self) -> None:
        keys.bind(self, KEY, self.show_sum)
        self.payoff_button.clicked.connect(self.show_sum)
        self.errands.done.connect(self.corrected)
        self.errands.done.connect(lambda *_: self.read_again())
        self.errands.letter_requested.connect(self.letter_requested)
        self.reason.kept.connect(self._keep_reason)
        self.story.picker.chose.connect(self._choose_story)
        self.why.added.connect(self._note_why)
        self.homework.added.connect(self._add_homework)
        self.homework.reworded.connect(self._reword_homework)
        self.homework.removed.connect(self._remove_homework)
        self.homework.undo_requested.connect(lambda: self._put_back(self.homework, self.homework_list))
        self.facts.added.connect(self._add_fact)
        self.facts.reworded.connect(self._reword_fact)
        self.facts.removed.connect(self._remove_fact)
        self.facts.undo_requested.connect(lambda: self._put_back(self.facts, self.facts_list))
        for list_ in (self.homework_list, self.facts_list):
            list_.opened.connect(lambda link: self._open_url(QUrl(link)))
            list_.installEventFilter(self)
        for part in (self.reason, self.why, self.homework, self.facts):
            part.left.connect(self.left)
        for button in (self.why.add_button, self.homework.add_button, self.facts.add_button):
            button.installEventFilter(self)
