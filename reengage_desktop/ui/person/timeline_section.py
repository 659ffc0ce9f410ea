"""Everything that happened with them, newest first, and the note that is written of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.happening import Happening
from reengage_desktop.domain.recount import Entry, EntryKind
from reengage_desktop.ui import sentences
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import label

from .note_composer import NoteComposer
from .section import PersonSection
from .timeline_list import TimelineList

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services
    from reengage_desktop.services.retracing import Step


class TimelineSection(PersonSection):
    def __init__(self, services: Services, now: Callable[[], datetime]) -> None:
        super().__init__(services, now, "", "timeline_section", keys="E")
        self.title_label.setText(self.tr("Timeline"))
        self.add_button.setText(self.tr("Note"))
        self.add_button.set_icon(Icon.PLUS)
        self.add_button.setAccessibleName(self.tr("A new note"))
        self.list = TimelineList()
        self.empty_label = label(
            self.tr(
                "Nothing happened yet. Calls, letters, visits and your notes gather here, so that nobody asks twice."
            ),
            "small",
            "text2",
            wrap=True,
            name="timeline_empty",
        )
        for widget in (self.empty_label, self.list):
            self.body.addWidget(widget)
        self._note_id, self._note_words = 0, ""
        self._note_step: Step | None = None
        self._shown = 0
        self.list.kept.connect(self._mend)
        self.list.removed.connect(self._remove)

    @cached_property
    def composer(self) -> NoteComposer:
        """Made when the first note is begun."""
        made = NoteComposer()
        self.body.insertWidget(0, made)
        made.kept.connect(self._write)
        made.logged.connect(self._log)
        made.left.connect(self._finish)
        for one, other in pairwise([self.add_button, *made.in_order()]):
            QWidget.setTabOrder(one, other)
        return made

    def read(self) -> None:
        found = self.services.recounting.entries(self.who)
        if self._note_id and not any(_is_note(entry, self._note_id) for entry in found):
            self._forget_note()  # it was taken back
        shown = [entry for entry in found if not _is_note(entry, self._note_id)] if self._note_id else found
        self.list.show_entries(shown, self.now(), self.zone, anew=self._shown != self.who)
        self._shown = self.who
        self.hint_label.setText(self.tr("{n} entries").format(n=len(found)) if len(found) > 1 else "")
        self.list.setVisible(bool(shown))
        self.empty_label.setVisible(not found)

    def begin(self) -> None:
        """A new note, the cursor in it."""
        self.composer.begin()

    def forget(self) -> None:
        self._forget_note()
        self.list.drop_editor()
        self.list.rows.light("")

    def keep_now(self) -> None:
        if self._has_composer():
            self.composer.keep_now()
            if self.composer.words() != self._note_words:
                self._write(self.composer.words())
        self._tell_note()
        self.list.keep_now()

    def light(self, words_: str, *, loosely: bool = True) -> QWidget | None:
        return self.list.light(words_, loosely=loosely)

    # The new note

    def _write(self, words: str) -> None:
        """As it stands now: the row is there from the first word on."""
        from reengage_desktop.services.noting import whole

        note_id = self._note_id
        written = self.act(lambda: self.services.recounting.write_note(self.who, words, note_id))
        if written is not None:
            self._note_id, self._note_words = written.note_id, words
            self._note_step = whole(self._note_step, written.step) if self._note_step else written.step

    def _finish(self) -> None:
        """Where it could not be written it stays open."""
        self.keep_now()
        if self.composer.words() == self._note_words:
            note_id = self._note_id
            self._forget_note()
            self.read()
            self.list.stand_on((EntryKind.NOTE, note_id))
            self.list.setFocus()

    def _log(self, what: Happening) -> None:
        """The note becomes what happened."""
        self.composer.keep_now()
        words, note_id = self.composer.words(), self._note_id
        step = self.act(lambda: self.services.recounting.log(self.who, what, words, note_id))
        if step is None:
            return
        self._forget_note()
        self.read()
        person = self.services.around.person(self.who)
        next_ = sentences.booked(person.next_action, self.now(), self.zone)
        told = self.tr("{what} noted for {name}.").format(what=self._names()[what], name=person.name)
        self.done.emit(step, f"{told} {next_}".strip())

    def _tell_note(self) -> None:
        if self._note_step:
            self.typed.emit(self._note_step, self.tr("Note about {name}").format(name=self._name()))
        self._note_step = None

    def _forget_note(self) -> None:
        self._note_id, self._note_words, self._note_step = 0, "", None
        if self._has_composer():
            self.composer.close_up()

    def _has_composer(self) -> bool:
        return "composer" in vars(self)

    # Older entries

    def _mend(self, entry: Entry, note: str, learned: str) -> None:
        step = self.act(
            lambda: self.services.recounting.rewrite(
                self.who, entry.kind, entry.id, note=note, learned=learned if entry.has_learned else None
            )
        )
        if step:
            self.typed.emit(step, self.tr("Entry about {name}").format(name=self._name()))
        if step is not None:
            self.read()

    def _remove(self, entry: Entry) -> None:
        step = self.act(lambda: self.services.recounting.rewrite(self.who, entry.kind, entry.id, note=""))
        if step:
            self.read()
            self.done.emit(step, self.tr("Note about {name} removed.").format(name=self._name()))

    def _name(self) -> str:
        """ "" of somebody who was forgotten meanwhile."""
        with suppress(RuleFault):
            return self.services.around.person(self.who).name
        return ""

    def _names(self) -> dict[Happening, str]:
        return {
            Happening.MET: self.tr("Visit"),
            Happening.NOT_MET: self.tr("Visit without meeting"),
            Happening.TEXT: self.tr("Text"),
            Happening.LETTER: self.tr("Letter"),
            Happening.EMAIL: self.tr("E-mail"),
            Happening.INBOUND: self.tr("Their contact"),
        }


def _is_note(entry: Entry, ident: int) -> bool:
    return entry.kind is EntryKind.NOTE and entry.id == ident
