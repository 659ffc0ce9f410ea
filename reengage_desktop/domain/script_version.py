"""The salesperson's own scripts, and the versions of a text that were kept or said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from .script_library import ScriptKind


@dataclass(frozen=True, slots=True)
class OwnScript:
    name: str
    kind: ScriptKind
    markdown: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class ScriptVersion:
    """A text that was kept or said; `uses` are the touches in which it was."""

    id: int
    name: str
    markdown: str
    made_at: datetime
    uses: int
