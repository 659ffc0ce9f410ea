"""Warming up: what the first call needs is fetched in small steps, in moments in which nothing else is to be done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from importlib import import_module

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.letter import THANK_YOU
from reengage_desktop.domain.script import check
from reengage_desktop.domain.script_library import LIBRARY, ScriptKind

from .around import Around
from .preparing import MESSAGES, SHARED
from .wording import Wording

CALLS = tuple(name for name, kind in LIBRARY.items() if kind is ScriptKind.CALL)
LIBRARIES = ("jinja2.nodes", "jinja2.sandbox", "phonenumbers", "phonenumbers.timezone")


class Warming:
    def __init__(self, around: Around) -> None:
        self._around = around

    def steps(self) -> Iterator[None]:
        """Each `next` fetches a library or compiles a passage of the scripts. A script's fault is told by the call."""
        for library in LIBRARIES:
            import_module(library)
            yield
        for name in (self._around.settings().script, *MESSAGES):
            yield from self._passages(name)
        if not self._around.holidays_are_noted():
            with self._around.store.writing():
                self._around.note_holidays()

    def more(self) -> Iterator[None]:
        """What another call than the usual one would wait for, in the same manner."""
        for name in (*CALLS, SHARED, THANK_YOU):
            yield from self._passages(name)

    def _passages(self, name: str) -> Iterator[None]:
        with suppress(Fault, OSError):
            script = Wording(self._around).script(name)
            for passage in script.passages:
                check(replace(script, passages=(passage,)))
                yield
