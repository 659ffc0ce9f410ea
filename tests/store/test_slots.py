"""A slot that cannot be read stops no other."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from reengage_desktop.domain.slots import Hours, Move, Rest, Slot
from reengage_desktop.store.file import Store

NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
WORKING_DAYS = frozenset(range(5))
SLOT = Slot(
    id=0,
    name="Early",
    weekdays=WORKING_DAYS,
    start=time(8, 15),
    end=time(9),
    capacity=6,
    from_date=date(2026, 10, 1),
    moved=(Move(date(2026, 10, 14), time(10), time(11)),),
    made_at=NOW,
    before=(Hours(date(2026, 9, 1), WORKING_DAYS, time(7), time(8)),),
    rests=(Rest(date(2026, 12, 24), date(2026, 12, 31)),),
)


@pytest.mark.expects_warning("Slot 2 was set aside")
@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE slots SET weekdays = '9' WHERE id = 2",
        "UPDATE slots SET weekdays = '' WHERE id = 2",
        "UPDATE slots SET start = 'eight' WHERE id = 2",
        "UPDATE slots SET \"end\" = '08:00' WHERE id = 2",
        "UPDATE slots SET from_date = '2026-02-30' WHERE id = 2",
        "UPDATE slots SET made_at = '' WHERE id = 2",
        "UPDATE slots SET capacity = 0 WHERE id = 2",
        "UPDATE slots SET every = 'two' WHERE id = 2",
        "UPDATE slot_moves SET day = '2026-10-32' WHERE slot_id = 2",
        "UPDATE slot_moves SET to_day = '2026-10-30' WHERE slot_id = 2",
        "UPDATE slot_rests SET last = 'never' WHERE slot_id = 2",
        "UPDATE slot_hours SET start = '25:00' WHERE slot_id = 2",
    ],
)
def test_a_slot_that_cannot_be_read_is_set_aside_and_logged_once(
    store: Store, caplog: pytest.LogCaptureFixture, damage: str
) -> None:
    for _ in range(3):
        store.slots.add(SLOT)
    assert [slot.id for slot in store.slots.all()] == [1, 2, 3]
    assert store.slots.set_aside == {}
    store._db.execute_sql(damage)
    for _ in range(3):
        assert [slot.id for slot in store.slots.all()] == [1, 3]
        assert list(store.slots.set_aside) == [2]
    assert caplog.text.count("Slot 2 was set aside") == 1
    store.slots.save(replace(SLOT, id=2))
    assert [slot.id for slot in store.slots.all()] == [1, 2, 3]
    assert store.slots.set_aside == {}
