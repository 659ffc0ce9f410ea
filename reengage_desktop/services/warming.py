"""Warming up: what the first call needs is fetched in small steps, in moments in which nothing else is to be done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from importlib import import_module

from reengage_desktop.domain.script import ScriptFault, check, parse

from .around import Around

LIBRARIES = ("jinja2.nodes", "jinja2.sandbox", "phonenumbers", "phonenumbers.timezone")
MESSAGES = ("voicemail", "twin-text", "text-only")


class Warming:
    def __init__(self, around: Around) -> None:
        self._around = around

    def steps(self) -> Iterator[None]:
        """Each `next` fetches a library or compiles a passage of the scripts. A script's fault is told by the call."""
        for library in LIBRARIES:
            import_module(library)
            yield
        for name in (self._around.settings().script, *MESSAGES):
            with suppress(ScriptFault, OSError):
                script = parse(self._around.store.scripts.get(name) or self._around.resource("scripts", f"{name}.md"))
                for passage in script.passages:
                    check(replace(script, passages=(passage,)))
                    yield
        if not self._around.holidays_are_noted():
            with self._around.store.writing():
                self._around.note_holidays()
