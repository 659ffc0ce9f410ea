"""What the calls of the day lack before they count as prepared: a reason to call, and a note on why."""

from __future__ import annotations

from collections.abc import Sequence

from reengage_desktop.domain.day_plan import TodayCall
from reengage_desktop.domain.preparation import Lack, lacks
from reengage_desktop.ui.words import tr


def lacking(call: TodayCall) -> tuple[Lack, ...]:
    """What is done without a call lacks nothing."""
    row = call.row
    if not call.action.kind.is_call:
        return ()
    return lacks(row.reason_to_call, row.stated_reason, row.real_reason, row.why_not)


def of_row(call: TodayCall, *, reason_is_said: bool) -> str:
    """What the row does not say in its own words: "No note on why yet"; "" for nothing."""
    found, parts = lacking(call), []
    if Lack.REASON_TO_CALL in found and not reason_is_said:
        parts.append(tr("No reason to call yet"))
    if Lack.WHY in found:
        parts.append(tr("No note on why yet"))
    return ". ".join(parts)


def of_slot(calls: Sequence[TodayCall]) -> tuple[str, int]:
    """ "2 lack a reason", else "3 without a why", and the id of the first of them; ("", 0) for none."""
    for lack, one, many in (
        (Lack.REASON_TO_CALL, tr("1 lacks a reason"), tr("{n} lack a reason")),
        (Lack.WHY, tr("1 without a why"), tr("{n} without a why")),
    ):
        without = [call.row.id for call in calls if lack in lacking(call)]
        if without:
            return one if len(without) == 1 else many.format(n=len(without)), without[0]
    return "", 0
