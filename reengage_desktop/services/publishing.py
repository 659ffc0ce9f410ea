"""Publishing slots, promises, appointments and visits for the person's own calendar (mission, row 16)."""

from __future__ import annotations

import secrets
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from reengage_desktop.domain.dated_event import dated_event, key_of
from reengage_desktop.domain.fault import FileFault
from reengage_desktop.domain.own_event import CalendarEvent, EventKind, Published, published

from .around import Around
from .filing import replace_whole

FILE_ID = "calendar_id"
UNWRITABLE = (
    "The calendar file could not be written to {folder}: {cause}. What was there is as it was; choose another folder."
)

State = tuple[CalendarEvent, Published]


@dataclass(frozen=True, slots=True)
class Written:
    """How many of each were written."""

    slots: int
    promises: int
    appointments: int
    visits: int


class Publishing:
    """For any thread; the one that ends leaves its connection by `Services.close_thread`."""

    def __init__(self, around: Around) -> None:
        self._around = around

    def text(self) -> str:
        """The calendar file; an event whose content changed since it was last published has a higher SEQUENCE."""
        return self._text(self.states())

    def write(self, path: Path) -> Written:
        """The file takes its place as a whole, or not at all. Raises `FileFault` if the folder takes none."""
        states = self.states()
        try:
            replace_whole(path, self._text(states).encode())
        except OSError as error:
            raise FileFault(UNWRITABLE, folder=path.parent, cause=error.strerror or error) from error
        subjects = {(event.kind, event.subject_id) for event, _ in states}
        count = Counter(kind for kind, _ in subjects)
        return Written(*(count[kind] for kind in EventKind))

    def states(self) -> list[State]:
        """All that is published now, each with its state, which is noted: slots first, then all else by its start."""
        around, store, now = self._around, self._around.store, self._around.now()
        with store.writing():
            key = self._file_id()
            known = store.published.all()
            topics: defaultdict[str, list[Published]] = defaultdict(list)
            for each in known.values():
                topics[each.topic].append(each)
            events = self._slots(key)
            for dated in store.published.dated():
                uid = key_of(dated, key, topics[f"{dated.kind}-{dated.prospect_id}"], now)
                events.append(dated_event(dated, uid))
            states = [(event, published(event, known.get(event.uid), around.now())) for event in events]
            store.published.keep(state for _, state in states if state != known.get(state.uid))
        return states

    def _slots(self, file_id: str) -> list[CalendarEvent]:
        from reengage_desktop.domain.slot_event import slot_events

        zone, today = self._around.zone(), self._around.today()
        return [event for slot in self._around.slots() for event in slot_events(slot, zone, file_id, today)]

    def _text(self, states: list[State]) -> str:
        from reengage_desktop.domain.calendar_file import calendar_text

        return calendar_text(states, self._around.today().year)

    def _file_id(self) -> str:
        """Tells the events of this file from those of another one in the same calendar; made once."""
        settings = self._around.store.settings
        noted = settings.noted(FILE_ID)
        if isinstance(noted, str) and noted:
            return noted
        made = secrets.token_hex(6)
        settings.note(FILE_ID, made)
        return made
