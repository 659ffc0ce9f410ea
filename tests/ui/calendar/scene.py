"""The week of the design's picture: its slots with their history, its promises, its visits."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.touch import Channel, Touch
from reengage_desktop.domain.wall_time import instant
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm

ZONE = "America/New_York"
MONDAY = date(2026, 10, 12)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """In the week of the picture, Monday is 0."""
    return instant(MONDAY + timedelta(days=day), time(hour, minute), ZONE)


def person(services: Services, name: str, action: NextAction, city: str = "Dayton") -> int:
    ident = services.keeping.add(PersonForm(name=name, company="Bakery", country="US", region="NY", city=city))
    around = services.around
    with around.store.writing() as changes:
        around.store.prospects.set_next(ident, Stage.ACTIVE, action, around.now())
        if action.promised and action.kind is ActionKind.CALL:
            around.store.promises.make(ident, around.now(), action.due_from, action.due_until, ZONE)
        changes.prospects.add(ident)
    return ident


def promise(services: Services, name: str, start: datetime, end: datetime) -> int:
    return person(services, name, NextAction(ActionKind.CALL, start, end, promised=True, zone=ZONE))


def visit(services: Services, name: str, start: datetime, end: datetime, note: str) -> int:
    return person(services, name, NextAction(ActionKind.VISIT, start, end, note=note))


def history(
    services: Services, slot_id: int, hour: int, attempts: int, contacts: int, weekdays: tuple[int, ...]
) -> None:
    """Calls made in a slot, six on a day, on the weeks before."""
    store = services.around.store
    ident = person(services, f"Past {slot_id}", NextAction(ActionKind.LETTER, at(20, 9), at(20, 10)))
    days = [MONDAY - timedelta(days=7 * week - weekday) for week in range(1, 60) for weekday in weekdays]
    with store.writing() as changes:
        for number in range(attempts):
            day = days[number // 6]
            reached = number * contacts // attempts != (number + 1) * contacts // attempts
            moment = instant(day, time(hour, 20 + number % 6 * 5), ZONE)
            store.touches.add(_touch(ident, moment, reached), slot_key=f"slot:{slot_id}:{day.isoformat()}")
        changes.prospects.add(ident)


def made_in(services: Services, slot_id: int, day: int, hour: int, made: int, reached: int) -> None:
    """Calls of this week."""
    store = services.around.store
    ident = person(services, f"Called {slot_id} {day}", NextAction(ActionKind.LETTER, at(20, 9), at(20, 10)))
    with store.writing() as changes:
        for number in range(made):
            touch = _touch(ident, at(day, hour, 16 + number * 3), number < reached)
            store.touches.add(touch, slot_key=f"slot:{slot_id}:{(MONDAY + timedelta(days=day)).isoformat()}")
        changes.prospects.add(ident)


def _touch(ident: int, moment: datetime, reached: bool) -> Touch:
    outcome = "R" if reached else "N"
    return Touch(0, ident, moment, Channel.CALL, outcome, True, reached, 60, "", "", False)


def paint_week(services: Services) -> None:
    """All of the picture, made as if it had been worked with since the year before."""
    store, slots = services.around.store, services.slotting
    long_ago = MONDAY - timedelta(weeks=60)
    with store.writing() as changes:
        for slot in slots.all():
            from dataclasses import replace

            weekdays = frozenset(range(5)) if slot.name == "Morning" else frozenset(range(4))
            store.slots.save(replace(slot, weekdays=weekdays, from_date=long_ago))
        changes.slots = True
    midday = slots.add("Midday", {2}, time(12, 15), time(13))
    saturday = slots.add("Saturday", {5}, time(10), time(10, 45), capacity=4)
    with store.writing() as changes:
        for slot in slots.all():
            if slot.id in (midday.id, saturday.id):
                store.slots.save(replace(slot, from_date=long_ago))
        changes.slots = True
    morning, late = (next(slot for slot in slots.all() if slot.name == name).id for name in ("Morning", "Late"))
    history(services, morning, 8, 109, 28, (0, 1, 2, 3, 4))
    history(services, late, 16, 79, 27, (0, 1, 2, 3))
    history(services, midday.id, 12, 46, 2, (2,))
    history(services, saturday.id, 10, 9, 3, (5,))
    made_in(services, morning, 0, 8, 6, 1)
    made_in(services, late, 0, 16, 5, 2)
    made_in(services, morning, 1, 8, 3, 2)
    promise(services, "Maria Conti", at(1, 8, 30), at(1, 9, 30))
    promise(services, "Joyce Tanaka", at(1, 11), at(1, 12))
    promise(services, "Karl Meyer", at(1, 17), at(1, 18))
    promise(services, "Samuel Adeyemi", at(2, 9), at(2, 11))
    promise(services, "Beatriz Holm", at(3, 14), at(3, 16))
    visit(services, "DeShawn Porter", at(4, 10), at(4, 11), "bring the lease offer")
    visit(services, "Farid Haddad", at(4, 14, 30), at(4, 15, 15), "tasting, three beans")
    for number in range(40):
        when = at(1 + number // 10, 8, 15)
        person(services, f"Somebody {number}", NextAction(ActionKind.CALL, when, when + timedelta(hours=1)))
