"""Drafting ladders of one's own: written, changed, removed, made the default, and each of it taken back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from reengage_desktop.domain.cells import clean_line
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.ladder_change import Why
from reengage_desktop.domain.ladder_plan import BUILT_IN, LONGEST_NAME, LadderPlan

from .around import Around
from .stepping import all_plans, label, plan_of

NO_LADDER = "This ladder is not there any more. Nothing was changed; choose another one."
NO_NAME = "A ladder needs a name. Nothing was changed."
LONG_NAME = "The name has {length} characters. At most {most} are kept; shorten it. Nothing was changed."
TAKEN_NAME = "There is a ladder of the name “{name}”. Nothing was changed; choose another name."
SHIPPED = "“{name}” ships with the program and stays as it is. Copy it, and change the copy."
DAILY = "“{name}” calls day after day, so it is chosen for each person alone and is nobody's default."
CHANGED = "The ladder was changed since. It was not taken back; nothing is lost."


@dataclass(frozen=True, slots=True)
class Redrafted:
    """What was done to one ladder, to be taken back: `before` and `after` it, None where it was not there.

    `people` stood on it, and left it at `at`; `default_before` and `default_after` are the keys in the settings.
    """

    key: str
    before: LadderPlan | None
    after: LadderPlan | None
    default_before: str
    default_after: str
    at: datetime
    people: tuple[int, ...] = ()


class Drafting:
    """Everything raises `RuleFault` for what cannot be, and `StoreFault`."""

    def __init__(self, around: Around) -> None:
        self._around = around

    def plans(self) -> list[LadderPlan]:
        """Those that ship, then one's own by name."""
        return all_plans(self._around)

    def default(self) -> LadderPlan:
        return plan_of(self._around, "")

    def used(self) -> dict[str, int]:
        """By key how many people were put on each; all others stand on the default."""
        return self._around.store.ladders.used()

    def save(self, plan: LadderPlan) -> Redrafted:
        """A new one where its key is empty, else in place of what it was; whoever stands on it goes on by it."""
        plan = replace(plan, name=self._name(plan))
        before = self._own(plan.key) if plan.key else None
        now, store, default = self._around.now(), self._around.store, self._around.settings().ladder
        with store.writing() as changes:
            key = store.ladders.keep(plan, now)
            changes.settings = True
        return Redrafted(key, before, replace(plan, key=key), default, default, now)

    def remove(self, key: str) -> Redrafted:
        """Whoever stands on it goes on by the default one, where they are."""
        before, now, store = self._own(key), self._around.now(), self._around.store
        default = self._around.settings().ladder
        people = tuple(store.ladders.people_on(key))
        with store.writing() as changes:
            store.ladders.drop(key)
            if default == key:
                self._set_default("")
            after = label(self.default())
            store.ladders.note(people, label(before), after, Why.REMOVED, now)
            store.ladders.put(people, "")
            changes.settings, changes.everything = True, bool(people)
        return Redrafted(key, before, None, default, self._around.settings().ladder, now, people)

    def set_default(self, key: str) -> Redrafted:
        """On which everybody stands who was not put on another."""
        plan = next((each for each in self.plans() if each.key == key), None)
        if plan is None:
            raise RuleFault(NO_LADDER)
        if plan.daily:
            raise RuleFault(DAILY, name=plan.name)
        before = self._around.settings().ladder
        with self._around.store.writing() as changes:
            self._set_default(key)
            changes.settings = changes.everything = True
        return Redrafted(key, plan, plan, before, key, self._around.now())

    def take_back(self, done: Redrafted) -> None:
        """As it was before. Raises `RuleFault` where it was changed since."""
        store = self._around.store
        now_there = next((plan for plan in self.plans() if plan.key == done.key), None)
        if now_there != done.after or self._around.settings().ladder != done.default_after:
            raise RuleFault(CHANGED)
        with store.writing() as changes:
            if done.before is None:
                store.ladders.drop(done.key)
            elif done.before.is_own:
                store.ladders.keep(done.before, self._around.now())
            back = [who for who, key in store.ladders.keys(done.people) if not key]
            store.ladders.put(back, done.key)
            store.ladders.unnote(back, done.at)
            self._set_default(done.default_before)
            changes.settings, changes.everything = True, bool(back) or done.default_before != done.default_after

    def _set_default(self, key: str) -> None:
        settings = self._around.settings()
        self._around.store.settings.keep(replace(settings, ladder=key or "five"))

    def _own(self, key: str) -> LadderPlan:
        plan = next((each for each in self.plans() if each.key == key), None)
        if plan is None:
            raise RuleFault(NO_LADDER)
        if not plan.is_own:
            raise RuleFault(SHIPPED, name=plan.name)
        return plan

    def _name(self, plan: LadderPlan) -> str:
        name = clean_line(plan.name)
        if not name:
            raise RuleFault(NO_NAME)
        if len(name) > LONGEST_NAME:
            raise RuleFault(LONG_NAME, length=len(name), most=LONGEST_NAME)
        others = [each for each in self.plans() if each.key != plan.key]
        taken = {each.name.casefold() for each in others} | {each.key for each in BUILT_IN}
        if name.casefold() in taken:
            raise RuleFault(TAKEN_NAME, name=name)
        return name
