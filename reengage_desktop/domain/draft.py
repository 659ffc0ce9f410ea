"""What was typed in a call that is not saved yet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """`wrap_up` holds the answers of a wrap-up that was interrupted, as its page writes them; empty without any."""

    note: str = ""
    learned: str = ""
    wrap_up: str = ""
