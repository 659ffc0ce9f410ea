"""The scripts page: the list, a script to be read and written, its checks; and the results and stories."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QFocusEvent, QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.merge_field import converted
from reengage_desktop.domain.script import MAX_SCRIPT, PassageKind, reading_seconds
from reengage_desktop.domain.script_check import findings, words_without_fallback
from reengage_desktop.domain.script_library import TWO_REASONS, ScriptKind
from reengage_desktop.domain.story import Story
from reengage_desktop.domain.wall_time import local
from reengage_desktop.domain.written_script import written
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.scripting import Lacking
from reengage_desktop.ui import words
from reengage_desktop.ui.notices import Changed
from reengage_desktop.ui.widgets import hair_line

from .check_rows import CheckLine
from .check_words import cannot_be_used, check_lines, good_passages, marks
from .checks_side import ChecksSide
from .page_head import ScriptsHead
from .script_desk import ScriptDesk
from .script_list import STORIES, ScriptList, entries
from .script_rows import rows
from .script_wishes import ScriptWishes
from .script_words import reading_words, usage_words
from .stories_view import StoriesView
from .story_dialog import StoryDialog

PAUSE_MS = 250
_LIST, _SIDE = 226, 340
_NARROW, _NARROW_LIST, _NARROW_SIDE = 1000, 184, 272


class ScriptsPage(QFrame):
    """`rehearse_requested` carries the name of a script, `open_requested` the id of a person.

    `changed_script` carries what was before, a `scripting.Before` or a `Story`, and a sentence for the toast.
    `told` carries a sentence alone: what was asked for cannot be, and nothing was changed.
    """

    rehearse_requested = Signal(str)
    open_requested = Signal(object)
    changed_script = Signal(object, object)
    told = Signal(str)

    def __init__(self, services: Services, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scripts_page")
        self.setProperty("kind", "page")
        self._services, self._scripting, self._now = services, services.scripting, now
        self._name, self._kind, self._in_use = "", ScriptKind.CALL, ""
        self._lacking: dict[str, list[Lacking]] = {}
        self._stale = True
        self.head, self.list = ScriptsHead(), ScriptList()
        self.desk, self.stories = ScriptDesk(), StoriesView(services.banking)
        self.side = ChecksSide(services.keeping)
        self.wishes = ScriptWishes(services.scripting, now, services.planning.zone, self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._take_in)
        self._refresh_timer = QTimer(self, singleShot=True, interval=0)
        self._refresh_timer.timeout.connect(self._read)
        self._lay_out()
        self._tie()
        self._tie_keys()

    # What comes in

    def refresh(self, changed: Changed) -> None:
        """A commit: read again at once if in sight, else when shown. What is typed stays as it is."""
        if not (changed.scripts or changed.stories or changed.settings or changed.prospects or changed.everything):
            return
        self._lacking = {}
        self._stale = True
        if self.isVisible():
            self._refresh_timer.start()

    def minute_passed(self) -> None:
        """By another hour one greets otherwise."""
        if self.isVisible() and self._name != STORIES and not self.desk.is_writing:
            self._preview()

    def open_script(self, name: str, *, write: bool = False) -> None:
        """Shows a script of the list, or `STORIES`; what was typed into the one before is kept."""
        self._keep()
        self._show(name)
        self.list.select(name)
        if write:
            self.desk.write(0)

    @property
    def name(self) -> str:
        """Of the script that is shown, or `STORIES`."""
        return self._name

    # What it shows

    def _read(self) -> None:
        """The list and what is shown, without touching what is being typed."""
        self._stale = False
        self._refresh_timer.stop()
        self._keep()
        library = self._scripting.library()
        names = [each.name for each in library] + [STORIES]
        name = self._name if self._name in names else TWO_REASONS
        self.list.show_entries(entries(library, len(self._services.banking.stories())), name)
        self._show(name)

    def _show(self, name: str) -> None:
        anew, self._name = name != self._name, name
        if name == STORIES:
            self._middle.setCurrentWidget(self.stories)
            self.side.hide()
            self._side_line.hide()
            self.stories.refresh()
            self.head.rehearse_button.setEnabled(False)
            return
        scripting = self._scripting
        self._kind, self._in_use = scripting.kind(name), scripting.text(name)
        text = scripting.draft(name)
        text = self._in_use if text is None else text
        if anew or text != self.desk.markdown():
            self.desk.set_markdown(text)
        self._middle.setCurrentWidget(self.desk)
        self.side.show()
        self._side_line.show()
        self.head.rehearse_button.setEnabled(True)
        self.side.show_usage(usage_words(scripting.usage(name), self._kind))
        self._check(anew=anew)

    def _check(self, *, anew: bool = False) -> None:
        """Findings of the text as it stands, beside it and in it."""
        markdown = self.desk.markdown()
        found = findings(markdown, self._kind)
        bare = words_without_fallback(markdown)
        lacking = [each for word in bare for each in self._lack(word)]
        self.side.show_lines(check_lines(markdown, found, lacking, self._scripting.unset(bare)))
        places = marks(found)
        self.desk.show_rows(rows(written(markdown), places, good_passages(found)), places, anew=anew)
        self._say_state(cannot_be_used(found))
        self._preview()

    def _lack(self, word: str) -> list[Lacking]:
        """Counted once, until a commit changes people."""
        if word not in self._lacking:
            self._lacking[word] = self._scripting.without((word,))
        return self._lacking[word]

    def _preview(self) -> None:
        card = self.side.preview
        try:
            passages = self._scripting.preview(self.desk.markdown(), card.person, self._kind)
        except Fault as fault:
            card.show_fault(words.fault(fault))
            return
        said = " ".join(each.text for each in passages if each.kind is PassageKind.MAIN)
        seconds = reading_seconds(said, self._scripting.pace()) if said else 0
        card.show_passages(passages, reading_words(seconds) if seconds else "")

    def _say_state(self, why_not: str) -> None:
        draft = self.desk.markdown() != self._in_use
        since = self._scripting.own_since(self._name)
        if since is None:
            used = self.tr("In use: the text it came with.")
            other = self.tr("Kept, not in use yet. Calls read the text it came with.")
        else:
            zone = self._services.planning.zone()
            day = words.past(since, self._now(), zone)
            at = f"{local(since, zone):%H:%M}"
            used = self.tr("In use: your text. {day}, {hour}.").format(day=day, hour=at)
            other = self.tr("Kept, not in use yet. Calls read your text from before.")
        hinders = self.tr("Kept, but it cannot be used yet. {why}").format(why=why_not) if draft and why_not else ""
        self.desk.show_state(other if draft else used, draft=draft, usable=not why_not, why_not=hinders)

    # What is typed

    def _take_in(self) -> None:
        """After a pause: kept in the file, and checked."""
        self._keep()
        self._check()

    def _keep(self) -> None:
        """What was typed since the last pause goes into the file, whatever it is."""
        if not self._pause.isActive():
            return
        self._pause.stop()
        try:
            self._scripting.keep_draft(self._name, self.desk.markdown())
        except Fault as fault:
            self.told.emit(words.fault(fault))

    def _use(self) -> None:
        if self._name == STORIES or self.desk.markdown() == self._in_use:
            return
        self._keep()
        self._check()
        if self.wishes.use(self._name, self.desk.markdown()):
            self.desk.read()

    def _convert(self) -> None:
        """Foreign fields become ours, as one step that can be undone while writing."""
        if self._name == STORIES:
            return
        before = self.desk.markdown()
        after = converted(before)
        if after == before:
            return
        if not self.desk.is_writing:
            self.desk.write()
        self.desk.editor.replace_all(after)
        self._pause.start()
        self._take_in()

    def _refuse_length(self, length: int) -> None:
        told = self.tr(
            "That has {length} characters; a script holds {most}. Nothing was pasted, your text is as it was."
        )
        self.told.emit(told.format(length=f"{length:,}", most=f"{MAX_SCRIPT:,}"))

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
        for ident, name in line.people:
            action = menu.addAction((name or self.tr("Somebody without a name")).replace("&", "&&"))
            action.triggered.connect(lambda _=False, who=ident: self.open_requested.emit(who))
        menu.popup(QCursor.pos())

    def _show_menu(self) -> None:
        menu = self.wishes.menu(self._name, draft=self.desk.markdown() != self._in_use)
        corner = self.desk.more_button.mapToGlobal(self.desk.more_button.rect().topRight())
        size = menu.sizeHint()
        menu.popup(corner - QPoint(size.width(), size.height()))

    def _added(self, name: str) -> None:
        self._read()
        self.open_script(name)
        self.desk.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit_story(self, story: Story | None = None) -> None:
        dialog = StoryDialog(self._services.banking, self._services.keeping.products(), story, self)
        dialog.saved.connect(self._story_saved)
        dialog.open()

    def _story_saved(self, before: object) -> None:
        if before is not None:
            self.changed_script.emit(before, self.tr("The story is changed."))

    def _remove_story(self, story: object) -> None:
        assert isinstance(story, Story)
        try:
            self.changed_script.emit(self._services.banking.remove(story.id), self.tr("The story is removed."))
        except Fault as fault:
            self.told.emit(words.fault(fault))

    # Set up

    def _lay_out(self) -> None:
        middle = QWidget()
        self._middle = QStackedLayout(middle)
        self._middle.addWidget(self.desk)
        self._middle.addWidget(self.stories)
        self._side_line = hair_line(upright=True)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.list)
        below.addWidget(hair_line(upright=True))
        below.addWidget(middle, 1)
        below.addWidget(self._side_line)
        below.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(hair_line())
        column.addLayout(below, 1)
        self.setFocusProxy(self.list)

    def _tie(self) -> None:
        desk, wishes, side = self.desk, self.wishes, self.side
        self.head.rehearse_asked.connect(self._rehearse)
        self.head.add_asked.connect(self._add)
        self.list.chosen.connect(self.open_script)
        self.list.entered.connect(self._enter)
        desk.typed.connect(self._pause.start)
        desk.faced.connect(lambda: self._keep() if not desk.is_writing else None)
        desk.use_asked.connect(self._use)
        desk.refused.connect(self._refuse_length)
        desk.versions_asked.connect(lambda: wishes.versions(self._name))
        desk.menu_asked.connect(self._show_menu)
        wishes.going.connect(self._keep)
        wishes.added.connect(self._added)
        wishes.changed.connect(self.changed_script)
        wishes.refused.connect(self.told)
        side.asked.connect(self._lead)
        side.convert_asked.connect(self._convert)
        side.preview.person_chosen.connect(lambda _: self._preview())
        self.stories.add_asked.connect(lambda: self._edit_story())
        self.stories.change_asked.connect(self._edit_story)
        self.stories.remove_asked.connect(self._remove_story)

    def _tie_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "E": self._enter,
            "N": self._add,
            "P": self._rehearse,
            "V": lambda: self.wishes.versions(self._name) if self._name != STORIES else None,
            "Ctrl+S": self._use,
            "Ctrl+Shift+F": self._convert,
        }
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _enter(self) -> None:
        """Into what is shown: to write it, or among the stories."""
        if self._name == STORIES:
            self.stories.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.desk.write()

    def _add(self) -> None:
        if self._name == STORIES:
            self._edit_story()
        else:
            self.wishes.add(self._name)

    def _rehearse(self) -> None:
        if self._name != STORIES:
            self._keep()
            self.rehearse_requested.emit(self._name)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._keep()
        self._stale = self._stale or self._refresh_timer.isActive()
        self._refresh_timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        self.list.setFixedWidth(_NARROW_LIST if narrow else _LIST)
        self.side.setFixedWidth(_NARROW_SIDE if narrow else _SIDE)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.list.setFocus(event.reason())
