"""Telling them the reason to call: how it is noted once a call has brought it, and which ones they know."""

from __future__ import annotations

from .around import Around

REASON_TOLD = "I called because: {reason}"
_HEAD = REASON_TOLD.partition("{")[0]


def tells_a_reason(line: str) -> bool:
    """Whether the line of a note is what they were told, not what they said."""
    return line.startswith(_HEAD)


def told_reasons(around: Around, prospect_id: int) -> list[str]:
    """The reasons to call that they were told already, newest first."""
    lines = (line for touch in around.store.touches.of(prospect_id) for line in touch.note.splitlines())
    return [line.removeprefix(_HEAD) for line in lines if tells_a_reason(line)]
