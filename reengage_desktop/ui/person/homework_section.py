"""Homework on person, company and market, with links and what is newsworthy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import QMenu

from reengage_desktop.domain.homework import About, Homework, HomeworkKind
from reengage_desktop.ui.call.known_facts import homework_name
from reengage_desktop.ui.dialog_parts import StillCombo
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Choice, Option
from reengage_desktop.ui.words import tr

from . import fact_words
from .drop_reading import dropped_in
from .entry_form import EntryForm
from .known_rows import Act, KnownRow
from .known_section import KnownSection, short

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services

_NEWS, _REASON, _CHANGE, _MORE = "news", "reason", "change", "more"


class HomeworkSection(KnownSection):
    """`polish_requested`: the reason to call has new words, which may be polished where it stands."""

    polish_requested = Signal()

    def __init__(self, services: Services, now: Callable[[], datetime]) -> None:
        super().__init__(services, now, "homework_section", "H", "")
        self.title_label.setText(self.tr("Homework"))
        self.list.setAccessibleName(self.title_label.text())
        self.hint_label.setText(self.tr("90 seconds before the call"))
        self._kinds: tuple[HomeworkKind, ...] = tuple(HomeworkKind)
        self.list.acted.connect(self._act_on)

    def read(self) -> None:
        found = self.services.researching.homework(self.who)
        self.list.show_rows([self._row(work) for work in found])
        self.show_empty(
            ""
            if found
            else self.tr(
                "No homework yet. Drop or paste a link or a few words anywhere on this page; what is new for them can "
                "become the reason to call."
            )
        )

    def take_drop(self, data: QMimeData) -> bool:
        """Whether links or words were in it; they are kept as homework. Files are for somebody else."""
        dropped = dropped_in(data) if self.who else ()
        if not dropped:
            return False
        found = self.act(lambda: self.services.researching.take_drop(self.who, dropped))
        if found is not None:
            _, step = found
            self.done.emit(step, self.tr("Homework: {words}").format(words=short(dropped[0].words)))
        return True

    # What is written

    def make_form(self) -> EntryForm:
        self.kind_combo = StillCombo("homework_kind")
        self.kind_combo.addItems([homework_name(kind) for kind in self._kinds])
        self.kind_combo.setCurrentIndex(self._kinds.index(HomeworkKind.CHANGED))
        self.kind_combo.setAccessibleName(self.tr("What it is"))
        about = [Option(each, tr(name)) for each, name in fact_words.ABOUT.items()]
        self.about_choice = Choice(about, name="homework_about")
        self.about_choice.setAccessibleName(self.tr("What it is about"))
        placeholder = self.tr("What did you find out?")
        return EntryForm("homework_form", placeholder, ((self.kind_combo, self.about_choice),))

    def add(self, form: EntryForm) -> bool:
        kind, about = self._kinds[self.kind_combo.currentIndex()], self.about_choice.value() or About.UNKNOWN
        assert isinstance(about, About)
        found = self.act(lambda: self.services.researching.add_homework(form.who, kind, form.words, about))
        if found is None:
            return False
        self.done.emit(found[1], self.tr("Homework: {words}").format(words=short(form.words)))
        self.about_choice.set_value(None)
        return True

    def reword(self, key: int, words_: str) -> None:
        if step := self.act(lambda: self.services.researching.reword_homework(key, words_)):
            self.typed.emit(step, self.tr("Words of the homework"))

    def remove(self, key: int) -> None:
        if step := self.act(lambda: self.services.researching.remove_homework(key)):
            self.done.emit(step, self.tr("A piece of homework removed"))

    def _act_on(self, key: int, name: str) -> None:
        acts = {_NEWS: self._mark_news, _REASON: self._make_reason, _CHANGE: self.list.edit_row, _MORE: self._ask_more}
        acts[name](key)

    def _ask_more(self, key: int) -> None:
        """What it is, what it is about, or away with it."""
        menu = self.menu_of(key)
        menu.popup(self.list.below(key))

    def menu_of(self, key: int) -> QMenu:
        work, menu = self.services.researching.piece(key), QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in HomeworkKind:
            self._offer(menu, homework_name(kind), kind is work.kind, partial(self._sort, key, kind, work.about))
        menu.addSeparator()
        for about, name in fact_words.ABOUT.items():
            other = About.UNKNOWN if about is work.about else about
            told = self.tr("About the {name}").format(name=tr(name))
            self._offer(menu, told, about is work.about, partial(self._sort, key, work.kind, other))
        menu.addSeparator()
        menu.addAction(self.tr("Remove it")).triggered.connect(partial(self.remove, key))
        return menu

    def _offer(self, menu: QMenu, name: str, on: bool, act: Callable[[], None]) -> None:
        action = menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(act)

    def _sort(self, key: int, kind: HomeworkKind, about: About) -> None:
        if step := self.act(lambda: self.services.researching.sort_homework(key, kind, about)):
            self.typed.emit(step, self.tr("What the homework is about"))

    def _mark_news(self, key: int) -> None:
        """News may bring back others, each of whom is told with an undo of their own."""
        research = self.services.researching
        found = self.act(lambda: research.mark_news(key, not research.piece(key).newsworthy))
        if found is None:
            return
        step, revived = found
        if step:
            self.typed.emit(step, self.tr("What is newsworthy"))
        for each in revived:
            self.done.emit(each.step, self.tr("Back: {name}, {words}").format(name=each.name, words=each.words))

    def _make_reason(self, key: int) -> None:
        step = self.act(lambda: self.services.researching.make_reason(key))
        if step:
            self.done.emit(step, self.tr("This is now the reason to call"))
        if step is not None:
            self.polish_requested.emit()

    # What is shown

    def _row(self, work: Homework) -> KnownRow:
        news = self.tr("No news any more") if work.newsworthy else self.tr("Newsworthy: it is new for them")
        return KnownRow(
            work.id,
            work.said,
            homework_name(work.kind),
            fact_words.work_tail(work),
            whole=work.words,
            link=work.link,
            mark=Icon.NEWSPAPER if work.newsworthy else None,
            marked=self.tr("newsworthy") if work.newsworthy else "",
            acts=(
                Act(_NEWS, Icon.NEWSPAPER, news, "N"),
                Act(_REASON, Icon.PHONE_CALL, self.tr("Make it the reason to call"), "R"),
                Act(_CHANGE, Icon.PEN_LINE, self.tr("Change the words (F2)")),
                Act(_MORE, Icon.ELLIPSIS, self.tr("What it is, and more"), "S"),
            ),
        )
