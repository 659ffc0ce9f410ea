"""What only a list that this program wrote can tell of a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from .fact import Fact
from .homework import Homework
from .prospect import Party, Quote, Reason, Stage
from .touch import Touch


@dataclass(frozen=True, slots=True)
class PersonAround:
    """Somebody near a prospect: an assistant, a partner."""

    met_at: datetime
    name: str
    role: str = ""
    phone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Whole:
    """`number` tells people apart within one list: rows with different numbers are never one person.

    The row itself holds the first quote, `quotes` the further ones; reasons, touches, facts and homework are all there.
    What hangs on ids of one file has id 0. A touch comes with the name of the text that was said. `dead` counts the
    numbers of the row from 0. `zone` is "" unless it was chosen by hand. Consent, the next action, promises, letters
    and drafts are not told: they depend on the hour, or may not come from a file.
    """

    number: int
    first_name: str = ""
    country: str = ""
    region: str = ""
    party: Party = Party.CONSUMER
    stage: Stage = Stage.ACTIVE
    zone: str = ""
    reason_to_call: str = ""
    dead: frozenset[int] = frozenset()
    quotes: tuple[Quote, ...] = ()
    reasons: tuple[Reason, ...] = ()
    touches: tuple[tuple[Touch, str], ...] = ()
    facts: tuple[Fact, ...] = ()
    homework: tuple[Homework, ...] = ()
    around: tuple[PersonAround, ...] = ()
