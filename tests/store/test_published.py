"""What was published is remembered, and who was told when is found with all that a calendar needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.own_event import Published
from reengage_desktop.store.file import Store

AddPerson = Callable[..., int]


def test_what_was_published_is_found_by_its_uid(store: Store, clock: Callable) -> None:  # type: ignore[type-arg]
    one = Published("slot-1@x.reengage", 0, "abc", clock())
    sent = Published("visit-7-x@x.reengage", 3, "def", clock(), clock() + timedelta(hours=1), "/a.ics", '"1"', 3, "s")
    store.published.keep([one, sent])
    assert store.published.all() == {one.uid: one, sent.uid: sent}
    store.published.keep([replace(one, sequence=1)])
    assert store.published.all()[one.uid].sequence == 1
    store.published.forget_server()
    assert store.published.all()[sent.uid] == replace(sent, href="", etag="", sent=None, shape="")


def test_only_who_was_told_when_is_found_and_earliest_first(
    store: Store,
    add_person: AddPerson,
    clock: Callable,  # type: ignore[type-arg]
) -> None:
    now = clock()
    visit = NextAction(ActionKind.VISIT, now + timedelta(days=2), now + timedelta(days=2, hours=1))
    promise = NextAction(ActionKind.CALL, now, now + timedelta(hours=2), promised=True)
    add_person(store, "Nobody")
    there = {"street": "1 River Rd", "city": "Toledo", "region": "OH", "postal_code": "43604", "company": "Bakery"}
    add_person(store, "Ida Visit", action=visit, **there)
    add_person(store, "José Promise", action=promise)
    first, second = store.published.dated()
    assert (first.name, first.kind, first.start, first.end, first.company) == (
        "José Promise",
        "promise",
        now,
        now + timedelta(hours=2),
        "",
    )
    assert (second.name, second.kind, second.phone, second.company) == ("Ida Visit", "visit", "+14195550142", "Bakery")
    assert (second.street, second.city, second.region, second.postal_code) == ("1 River Rd", "Toledo", "OH", "43604")
