"""Telling them the reason to call: how it is noted once a call has brought it, and which ones they know."""

from __future__ import annotations

from .around import Around

REASON_TOLD = "I called because: {reason}"


def told_reasons(around: Around, prospect_id: int) -> list[str]:
    """The reasons to call that they were told already, newest first."""
    head = REASON_TOLD.partition("{")[0]
    lines = (line for touch in around.store.touches.of(prospect_id) for line in touch.note.splitlines())
    return [line.removeprefix(head) for line in lines if line.startswith(head)]
