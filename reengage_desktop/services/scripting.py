"""Keeping scripts: the shipped ones and one's own, each with its versions, how it reads, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.reach import Reach, wilson
from reengage_desktop.domain.script import SpokenPassage
from reengage_desktop.domain.script_library import LIBRARY, TWO_REASONS, ScriptKind
from reengage_desktop.domain.script_skeleton import SKELETONS
from reengage_desktop.domain.script_version import ScriptVersion
from reengage_desktop.domain.written_script import title_of, written
from reengage_desktop.store.scripts import MOST_LACKING

from .around import Around
from .gauging import Gauging, Usage
from .sounding import Sounding
from .wording import NO_SCRIPT, Wording

NAMES = 12
PACE = 150  # words a minute, where the person set none
MAX_TITLE = 60
NO_TITLE = "Give the script a name, so that you find it again."
LONG_TITLE = "The name has {length} characters. At most {most} fit; shorten it."


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list. `own`: the text is not, or no longer, the shipped one. `labels`: of its passages.

    `uses`: touches it was said or sent in. `reach`: of its first calls. `draft`: something is typed and not in use.
    """

    name: str
    kind: ScriptKind
    title: str
    own: bool
    uses: int
    reach: Reach
    draft: bool
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lacking:
    """People of the pool for whom a word is empty: how many, and (id, first name) of at most `NAMES` of them.

    `more`: they were not all counted.
    """

    word: str
    count: int
    people: tuple[tuple[int, str], ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class Before:
    """A script before a change, for `bring_back`; without `markdown` it had the shipped text, or was not there."""

    name: str
    kind: ScriptKind
    markdown: str | None
    draft: str | None
    usual: str


class Scripting:
    def __init__(self, around: Around) -> None:
        self._around = around
        self._wording = Wording(around)
        self._gauging, self._sounding = Gauging(around), Sounding(around)

    # What there is

    def library(self) -> list[Listed]:
        """The shipped scripts in their order, then one's own."""
        scripts = self._around.store.scripts
        uses, drafts, reaches = scripts.uses(), scripts.drafts(), self._gauging.reaches()
        own = {each.name: each for each in scripts.own()}
        kinds = LIBRARY | {name: each.kind for name, each in own.items()}
        found = []
        for name, kind in kinds.items():
            text = self._wording.markdown(name)
            labels = tuple(passage.label for passage in written(text))
            reach = reaches.get(name, wilson(0, 0))
            found.append(
                Listed(name, kind, _title(name, text), name in own, uses.get(name, 0), reach, name in drafts, labels)
            )
        return found

    def titles(self, kind: ScriptKind) -> list[tuple[str, str]]:
        """(name, title) of all scripts of a kind."""
        own = {each.name: each.kind for each in self._around.store.scripts.own()}
        return [(name, self.title(name)) for name, of in (LIBRARY | own).items() if of is kind]

    def title(self, name: str) -> str:
        """Raises `RuleFault` if it is gone, as all that is asked by name."""
        return _title(name, self.text(name))

    def kind(self, name: str) -> ScriptKind:
        own = {each.name: each.kind for each in self._around.store.scripts.own()}
        found = own.get(name) or LIBRARY.get(name)
        if found is None:
            raise RuleFault(NO_SCRIPT, name=name)
        return found

    def is_shipped(self, name: str) -> bool:
        """Whether there is a text to put back; otherwise it goes as a whole."""
        return name in LIBRARY

    def text(self, name: str) -> str:
        """The text that calls read."""
        return self._wording.markdown(name)

    def draft(self, name: str) -> str | None:
        """What was typed and is not in use yet."""
        return self._around.store.scripts.draft(name)

    def own_since(self, name: str) -> datetime | None:
        """When the text in use was saved; None for the shipped one."""
        return next((each.changed_at for each in self._around.store.scripts.own() if each.name == name), None)

    def usual(self) -> str:
        """The script calls open with where nothing speaks for another."""
        return self._around.settings().script

    def versions(self, name: str) -> list[ScriptVersion]:
        """Each text that was kept or said, newest first."""
        return self._around.store.scripts.versions(name)

    # What changes it

    def keep_draft(self, name: str, markdown: str) -> bool:
        """Keeps what is typed, whatever it is; nobody is told. Whether it differs from the text in use."""
        differs = markdown != self.text(name)
        store = self._around.store
        with store.writing():
            if differs:
                store.scripts.keep_draft(name, markdown, self._around.now())
            else:
                store.scripts.drop_draft(name)
        return differs

    def drop_draft(self, name: str) -> Before:
        """Back to the text in use."""
        before = self._before(name)
        with self._around.store.writing() as changes:
            self._around.store.scripts.drop_draft(name)
            changes.scripts = True
        return before

    def save(self, name: str, markdown: str) -> Before:
        """The text that calls read from now on. Raises `ScriptFault`, `RuleFault` for one that cannot be read aloud."""
        before = self._before(name)
        self._sounding.refuse(markdown, before.kind)
        store, now = self._around.store, self._around.now()
        with store.writing() as changes:
            store.scripts.keep(name, markdown, now, before.kind)
            store.scripts.version_of(name, markdown, now)
            store.scripts.drop_draft(name)
            changes.scripts = True
        return before

    def put_back(self, name: str) -> Before:
        """The shipped text; a script of one's own goes, its versions stay with what was said."""
        before = self._before(name)
        store = self._around.store
        with store.writing() as changes:
            store.scripts.drop(name)
            store.scripts.drop_draft(name)
            if name not in LIBRARY and before.usual == name:
                store.settings.keep(replace(store.settings.read(), script=TWO_REASONS))
                changes.settings = True
            changes.scripts = True
        return before

    def make_usual(self, name: str) -> Before:
        """Calls open with it where nothing speaks for another."""
        before = self._before(name)
        store = self._around.store
        with store.writing() as changes:
            store.settings.keep(replace(store.settings.read(), script=name))
            changes.settings = changes.scripts = True
        return before

    def bring_back(self, before: Before) -> None:
        """As it was before a change."""
        store, now = self._around.store, self._around.now()
        with store.writing() as changes:
            if before.markdown is None:
                store.scripts.drop(before.name)
            else:
                store.scripts.keep(before.name, before.markdown, now, before.kind)
            if before.draft is None:
                store.scripts.drop_draft(before.name)
            else:
                store.scripts.keep_draft(before.name, before.draft, now)
            settings = store.settings.read()
            if settings.script != before.usual:
                store.settings.keep(replace(settings, script=before.usual))
                changes.settings = True
            changes.scripts = True

    def add(self, kind: ScriptKind, title: str, like: str = "") -> str:
        """A script of one's own with a lean text, or with that of `like`; its name. Raises `RuleFault`."""
        title = " ".join(title.replace("{", "").replace("}", "").split())
        if not title:
            raise RuleFault(NO_TITLE)
        if len(title) > MAX_TITLE:
            raise RuleFault(LONG_TITLE, length=len(title), most=MAX_TITLE)
        store, now = self._around.store, self._around.now()
        body = _without_title(self.text(like)) if like else SKELETONS[kind]
        taken = LIBRARY.keys() | {each.name for each in store.scripts.own()}
        name = _free_name(title, taken)
        markdown = f"# {title}\n\n{body}"
        with store.writing() as changes:
            store.scripts.keep(name, markdown, now, kind)
            store.scripts.version_of(name, markdown, now)
            changes.scripts = True
        return name

    # How it reads, and what came of it

    def preview(
        self, markdown: str, prospect_id: int | None, kind: ScriptKind = ScriptKind.CALL
    ) -> tuple[SpokenPassage, ...]:
        """As it is said to this person, or to the emptiest (None). Raises `ScriptFault`, `RuleFault`."""
        return self._sounding.preview(markdown, prospect_id, kind)

    def without(self, words: Iterable[str]) -> list[Lacking]:
        """Of these words those that somebody in the pool lacks, with who they are."""
        scripts = self._around.store.scripts
        found = ((word, *scripts.lacking(word, NAMES)) for word in words)
        return [Lacking(word, count, tuple(people), count == MOST_LACKING) for word, count, people in found if count]

    def unset(self, words: Iterable[str]) -> tuple[str, ...]:
        """Of these words those that the settings should hold and do not."""
        settings = self._around.settings()
        return tuple(word for word in words if word.startswith("my_") and not getattr(settings, word, "-"))

    def pace(self) -> int:
        """Words a minute, by which reading times are told."""
        return self._around.settings().pace or PACE

    def usage(self, name: str) -> Usage:
        """What came of it, beside the other openings."""
        usage = self._gauging.usage(name)
        return replace(usage, best=self.title(usage.best)) if usage.best else usage

    def _before(self, name: str) -> Before:
        scripts = self._around.store.scripts
        usual = self._around.settings().script
        return Before(name, self.kind(name), scripts.get(name), scripts.draft(name), usual)


def _title(name: str, markdown: str) -> str:
    return title_of(markdown) or name


def _without_title(markdown: str) -> str:
    found = written(markdown)
    return markdown[found[0].start :].lstrip() if found else ""


def _free_name(title: str, taken: Iterable[str]) -> str:
    """The title as a plain word: "Rebate, call 9–11" is "rebate-call-9-11"; with a number where that is taken."""
    slug = re.sub(r"[\W_]+", "-", title.casefold()).strip("-") or "script"
    taken = set(taken)
    number = 2
    name = slug
    while name in taken:
        name, number = f"{slug}-{number}", number + 1
    return name
