"""The scripts page: the list at the left, and beside it one script, or the results and stories."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.bank import Item
from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.interview import Interview, story_of
from reengage_desktop.domain.script_library import TWO_REASONS
from reengage_desktop.domain.story import Story
from reengage_desktop.services.bundle import Services
from reengage_desktop.ui import words
from reengage_desktop.ui.bank.interview_dialog import InterviewDialog
from reengage_desktop.ui.notices import Changed
from reengage_desktop.ui.widgets import hair_line

from .page_head import ScriptsHead
from .script_list import STORIES, ScriptList, entries
from .script_room import ScriptRoom
from .stories_view import StoriesView
from .story_dialog import StoryDialog


class ScriptsPage(QFrame):
    """`rehearse_requested` carries the name of a script, `open_requested` the id of a person.

    `changed_script` carries what was before, a `scripting.Before` or a `Step`, and a sentence for the toast.
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
        self._services = services
        self._name = TWO_REASONS
        self._stale = True
        self.head, self.list = ScriptsHead(), ScriptList()
        self.room, self.stories = ScriptRoom(services, now), StoriesView(services)
        self._refresh_timer = QTimer(self, singleShot=True, interval=0)
        self._refresh_timer.timeout.connect(self._read)
        self._lay_out()
        self._tie()

    @property
    def name(self) -> str:
        """Of the script that is shown, or `STORIES`."""
        return self._name

    # What comes in

    def refresh(self, changed: Changed) -> None:
        """A commit: read again at once if in sight, else when shown. What is being typed stays as it is."""
        if not (changed.scripts or changed.stories or changed.settings or changed.prospects or changed.everything):
            return
        self.room.forget_people()
        self._stale = True
        if self.isVisible():
            self._refresh_timer.start()

    def minute_passed(self) -> None:
        if self.isVisible() and self._name != STORIES:
            self.room.greet_anew()

    def open_script(self, name: str) -> None:
        """Shows a script of the list, or `STORIES`; what was typed into the one before is kept."""
        self.room.keep()
        self._name = name
        self._read_list()
        self._show()

    def open_story(self, story_id: int) -> None:
        """In the bank, with this one chosen."""
        self._open_item(Story(story_id, ""))

    def open_interview(self, interview_id: int) -> None:
        """In the bank, with this one chosen."""
        self._open_item(Interview(interview_id, ""))

    def open_bank(self) -> None:
        """All that can be told, ready for its keys."""
        self.open_script(STORIES)
        self.stories.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_item(self, item: Item) -> None:
        self.open_script(STORIES)
        self.stories.open_item(item)
        self.stories.setFocus(Qt.FocusReason.OtherFocusReason)

    # What it shows

    def _read(self) -> None:
        """The list and what is shown, without touching what is being typed."""
        self._stale = False
        self._refresh_timer.stop()
        self.room.keep()
        self._read_list()
        self._show()

    def _read_list(self) -> None:
        """With what is shown chosen, or the first script if that is gone."""
        library = self._services.scripting.library()
        if self._name not in (STORIES, *(each.name for each in library)):
            self._name = TWO_REASONS
        self.list.show_entries(entries(library, len(self._services.banking.stories())), self._name)

    def _show(self) -> None:
        of_stories = self._name == STORIES
        self.head.rehearse_button.setEnabled(not of_stories)
        self._beside.setCurrentWidget(self.stories if of_stories else self.room)
        if of_stories:
            self.stories.refresh()
        else:
            self.room.show_script(self._name)

    # What is wished

    def _enter(self) -> None:
        """Into what is shown: to write it, or among the stories."""
        if self._name == STORIES:
            self.stories.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.room.desk.write()

    def _add_script(self) -> None:
        self.room.wishes.add(self._name if self._name != STORIES else "")

    def _add(self) -> None:
        """By its key: another of what is shown."""
        if self._name == STORIES:
            self._edit_story()
        else:
            self._add_script()

    def _added(self, name: str) -> None:
        self.open_script(name)
        self.room.desk.setFocus(Qt.FocusReason.OtherFocusReason)

    def _with_script(self, act: Callable[[], object]) -> Callable[[], None]:
        """For keys that mean a script: among the stories they do nothing."""

        def when_there_is_one() -> None:
            if self._name != STORIES:
                act()

        return when_there_is_one

    def _rehearse(self) -> None:
        self.room.keep()
        self.rehearse_requested.emit(self._name)

    def _edit_story(self, story: Story | None = None) -> None:
        services = self._services
        customers = [name for _, name, _ in services.interviewing.customers()]
        self._open(StoryDialog(services.banking, services.keeping.products(), customers, story, self))

    def _edit_interview(self, interview: Interview | None = None) -> None:
        services = self._services
        self._open(InterviewDialog(services.interviewing, services.keeping.products(), interview, self))

    def _open(self, dialog: StoryDialog | InterviewDialog) -> None:
        """What is written in it stands chosen afterwards."""
        dialog.saved.connect(self.changed_script)
        dialog.saved.connect(lambda: self.stories.open_item(dialog.written))
        dialog.open()

    def _change_item(self, item: Item) -> None:
        if isinstance(item, Interview):
            self._edit_interview(item)
        else:
            self._edit_story(item)

    def _remove_item(self, item: Item) -> None:
        services = self._services
        try:
            if isinstance(item, Interview):
                self.changed_script.emit(services.interviewing.remove(item.id), self.tr("The interview is removed."))
            else:
                self.changed_script.emit(services.banking.remove(item.id), self.tr("The story is removed."))
        except Fault as fault:
            self.told.emit(words.fault(fault))

    # Set up

    def _lay_out(self) -> None:
        beside = QWidget()
        self._beside = QStackedLayout(beside)
        self._beside.addWidget(self.room)
        self._beside.addWidget(self.stories)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.list)
        below.addWidget(hair_line(upright=True))
        below.addWidget(beside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(hair_line())
        column.addLayout(below, 1)

    def _tie(self) -> None:
        head, room, stories = self.head, self.room, self.stories
        head.rehearse_asked.connect(self._with_script(self._rehearse))
        head.add_asked.connect(self._add_script)
        self.list.chosen.connect(self.open_script)
        self.list.entered.connect(self._enter)
        room.open_requested.connect(self.open_requested)
        room.changed.connect(self.changed_script)
        room.added.connect(self._added)
        room.kept.connect(self._read_list)
        room.told.connect(self.told)
        stories.add_asked.connect(lambda: self._edit_story())
        stories.interview_asked.connect(lambda: self._edit_interview())
        stories.story_asked.connect(lambda interview: self._edit_story(story_of(interview)))
        stories.change_asked.connect(self._change_item)
        stories.remove_asked.connect(self._remove_item)
        keys: dict[str, Callable[[], object]] = {
            "B": self.open_bank,
            "E": self._enter,
            "N": self._add,
            "P": self._with_script(self._rehearse),
            "V": self._with_script(room.show_versions),
            "Ctrl+S": self._with_script(room.use),
            "Ctrl+Shift+F": self._with_script(room.convert),
        }
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.room.keep()
        self._stale = self._stale or self._refresh_timer.isActive()
        self._refresh_timer.stop()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.list.setFocus(event.reason())
