"""What a list would change in somebody who is here, to be looked at before it is written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldChange:
    """`what` is a column of the person ("city"), or "phone", "email", "quote", "reason", "do_not_contact".

    `before` is "" where something is filled in or added; days are written as in 2026-10-13.
    """

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What the row that begins on `line` would change in one person; `name` is theirs as it stands now."""

    prospect_id: int
    name: str
    line: int
    changes: tuple[FieldChange, ...]
