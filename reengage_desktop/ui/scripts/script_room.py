"""One script: what is typed into it is kept, checked beside it, and read with a person, until calls use it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.merge_field import converted
from reengage_desktop.domain.script import MAX_SCRIPT, PassageKind, reading_seconds
from reengage_desktop.domain.script_check import Finding, findings
from reengage_desktop.domain.script_library import ScriptKind
from reengage_desktop.domain.wall_time import local
from reengage_desktop.domain.written_script import written
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.scripting import Lacking
from reengage_desktop.ui import words
from reengage_desktop.ui.widgets import hair_line

from .check_rows import CheckLine
from .check_words import cannot_be_used, check_lines, good_passages, marks, words_without_fallback
from .checks_side import ChecksSide
from .script_desk import ScriptDesk
from .script_rows import rows
from .script_wishes import ScriptWishes
from .script_words import reading_words, usage_words

PAUSE_MS = 250


class ScriptRoom(QWidget):
    """`open_requested` carries the id of a person, `told` a sentence: what was asked for cannot be.

    `changed` carries the script as it was before, and a sentence; `added` the name of a new one; `kept` comes when a
    text begins or ceases to differ from the one in use.
    """

    open_requested = Signal(object)
    changed = Signal(object, object)
    added = Signal(str)
    kept = Signal()
    told = Signal(str)

    def __init__(self, services: Services, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._scripting, self._zone, self._now = services.scripting, services.planning.zone, now
        self._name, self._kind, self._in_use = "", ScriptKind.CALL, ""
        self._differs = False
        self._found: tuple[Finding, ...] = ()
        self._lacking: dict[str, list[Lacking]] = {}
        self.desk, self.side = ScriptDesk(), ChecksSide(services.keeping)
        self.wishes = ScriptWishes(services.scripting, now, self._zone, self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._take_in)
        self.setFocusProxy(self.desk)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.desk, 1)
        row.addWidget(hair_line(upright=True))
        row.addWidget(self.side)
        self._tie()

    # What it shows

    def show_script(self, name: str) -> None:
        """What was typed into it last, else the text in use. Keep the one before first."""
        anew, self._name = name != self._name, name
        scripting = self._scripting
        self._kind, self._in_use = scripting.kind(name), scripting.text(name)
        typed = scripting.draft(name)
        text = self._in_use if typed is None else typed
        self._differs = text != self._in_use
        if anew or text != self.desk.markdown():
            self._pause.stop()
            self.desk.set_markdown(text)
        self.side.show_usage(usage_words(scripting.usage(name), self._kind))
        self._check(anew=anew)

    def forget_people(self) -> None:
        """People changed: who lacks a word is counted anew."""
        self._lacking = {}

    def greet_anew(self) -> None:
        """By another hour one greets otherwise."""
        if not self.desk.is_writing:
            self._preview()

    def keep(self) -> None:
        """What was typed since the last pause goes into the file, whatever it is."""
        if not self._pause.isActive():
            return
        self._pause.stop()
        try:
            differs = self._scripting.keep_draft(self._name, self.desk.markdown())
        except Fault as fault:
            self.told.emit(words.fault(fault))
            return
        if differs is not self._differs:
            self._differs = differs
            self.kept.emit()

    def use(self) -> None:
        """Calls read it from now on, if it can be read."""
        if self.desk.markdown() == self._in_use:
            return
        self.keep()
        self._check()
        if self.wishes.use(self._name, self.desk.markdown()):
            self.desk.read()

    def convert(self) -> None:
        """Foreign fields become ours, as one step that can be undone while writing."""
        before = self.desk.markdown()
        after = converted(before)
        if after != before:
            if not self.desk.is_writing:
                self.desk.write()
            self.desk.editor.replace_all(after)
            self._pause.start()
            self._take_in()

    def show_versions(self) -> None:
        self.wishes.versions(self._name)

    # How it stands

    def _take_in(self) -> None:
        """After a pause: kept in the file, and checked."""
        self._pause.start()
        self.keep()
        self._check()

    def _check(self, *, anew: bool = False) -> None:
        """Findings of the text as it stands, beside it and in it."""
        markdown = self.desk.markdown()
        self._found = found = findings(markdown, self._kind)
        bare = words_without_fallback(markdown, found)
        lacking = [each for word in bare for each in self._lack(word)]
        self.side.show_lines(check_lines(markdown, found, lacking, self._scripting.unset(bare)))
        self.desk.editor.show_marks(marks(found))
        if not self.desk.is_writing:
            self._show_rows(anew=anew)
        said = self._preview()
        self._say_state(cannot_be_used(found) or ("" if said else self.tr("Nothing of it would be said.")))

    def _show_rows(self, *, anew: bool = False) -> None:
        """Its rows are made when they are seen: while one writes they are not."""
        found = self._found
        passages = written(self.desk.markdown())
        self.desk.reader.show_rows(rows(passages, marks(found), good_passages(found)), anew=anew)

    def _face(self) -> None:
        """Back from writing, what was typed is taken in at once."""
        if self.desk.is_writing or not self._name:
            return
        if self._pause.isActive():
            self._take_in()
        else:
            self._show_rows()

    def _lack(self, word: str) -> list[Lacking]:
        """Counted once, until people change."""
        if word not in self._lacking:
            self._lacking[word] = self._scripting.without((word,))
        return self._lacking[word]

    def _preview(self) -> bool:
        """Whether anything is said."""
        card = self.side.preview
        try:
            passages = self._scripting.preview(self.desk.markdown(), card.person, self._kind)
        except Fault as fault:
            card.show_fault(words.fault(fault))
            return False
        said = " ".join(each.text for each in passages if each.kind is PassageKind.MAIN)
        seconds = reading_seconds(said, self._scripting.pace()) if said else 0
        card.show_passages(passages, reading_words(seconds) if seconds else "")
        return bool(passages)

    def _say_state(self, why_not: str) -> None:
        draft = self.desk.markdown() != self._in_use
        since = self._scripting.own_since(self._name)
        if draft and why_not:
            said = self.tr("Kept, cannot be used yet.")
        elif draft:
            said = self.tr("Kept, not in use yet.")
        elif since is None:
            said = self.tr("In use: the text it came with.")
        else:
            zone = self._zone()
            when = f"{words.past(since, self._now(), zone)}, {local(since, zone):%H:%M}"
            said = self.tr("In use: your text. {when}.").format(when=when)
        self.desk.show_state(said, draft=draft, why_not=why_not if draft else "")

    # What is wished

    def _lead(self, line: object) -> None:
        """To the place of a finding, or to one of the people it concerns."""
        assert isinstance(line, CheckLine)
        if not line.people:
            self.desk.write(line.start, line.end)
            return
        menu = QMenu(self)
        menu.setObjectName("people_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if line.end > line.start:
            menu.addAction(self.tr("Show it in the text"), lambda: self.desk.write(line.start, line.end))
            menu.addSeparator()
        for ident, name in line.people:
            action = menu.addAction((name or self.tr("Somebody without a name")).replace("&", "&&"))
            action.triggered.connect(lambda _=False, who=ident: self.open_requested.emit(who))
        menu.popup(QCursor.pos())

    def _show_menu(self) -> None:
        menu = self.wishes.menu(self._name, draft=self.desk.markdown() != self._in_use)
        corner = self.desk.more_button.mapToGlobal(self.desk.more_button.rect().topRight())
        menu.popup(corner - QPoint(menu.sizeHint().width(), menu.sizeHint().height()))

    def _refuse_length(self, length: int) -> None:
        told = self.tr("That would be {length} characters; a script holds {most}. Nothing was pasted.")
        self.told.emit(told.format(length=f"{length:,}", most=f"{MAX_SCRIPT:,}"))

    def _tie(self) -> None:
        desk, wishes, side = self.desk, self.wishes, self.side
        desk.typed.connect(self._pause.start)
        desk.faced.connect(self._face)
        desk.use_asked.connect(self.use)
        desk.refused.connect(self._refuse_length)
        desk.versions_asked.connect(self.show_versions)
        desk.menu_asked.connect(self._show_menu)
        wishes.going.connect(self.keep)
        wishes.added.connect(self.added)
        wishes.changed.connect(self.changed)
        wishes.refused.connect(self.told)
        side.asked.connect(self._lead)
        side.convert_asked.connect(self.convert)
        side.preview.person_chosen.connect(lambda _: self._preview())
