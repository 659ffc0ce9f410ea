"""Who comes to the desk after a call: a decision is asked where going on as before teaches or pays nothing more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reengage_desktop.domain.follow_up import FollowUp
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Prospect

from .around import Around

if TYPE_CHECKING:
    from .calling import CallResult


def redirected(
    around: Around, person: Prospect, outcome: Outcome, result: CallResult | None, follow: FollowUp
) -> FollowUp:
    """`follow`, or the desk in its place. `person` is as before the call; without `result` it is a preview."""
    return follow
