"""What only a list that this program wrote can tell of a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from .fact import Fact
from .homework import Homework
from .person_around import AroundTouch, PersonAround
from .prospect import Importance, Party, Quote, Reason, Stage
from .touch import Touch
from .trigger import Trigger

if TYPE_CHECKING:
    from .desk import Decision
    from .ladder_change import LadderChange


@dataclass(frozen=True, slots=True)
class Triaged:
    """Estimates of one's own (odds and reach in percent, minutes of a call), the days of an inquiry beside the quotes
    and of a purchase, and the ladder: its key if it is one that ships, else its name, and since when its row counts.
    """

    own_odds: int | None = None
    own_reach: int | None = None
    own_minutes: int | None = None
    asked_on: date | None = None
    bought_on: date | None = None
    ladder_key: str = ""
    ladder_since: datetime | None = None


UNTOUCHED = Triaged()


@dataclass(frozen=True, slots=True)
class Whole:
    """`number` tells people apart within one list: rows with different numbers are never one person.

    The row itself holds the first quote, `quotes` the further ones; reasons, touches, facts and homework are all there.
    What hangs on ids of one file has id 0. A touch comes with the name of the text that was said. `dead` counts the
    numbers of the row from 0. `zone` is "" unless it was chosen by hand. `quote_number` and `valid_until` are those of
    the first quote. The person of a touch in `around_touches` is a place in `around`, from 0; a note is its instant and
    its words. Consent, the next action, promises, letters, drafts, files and the steps of ladders are not told: they
    depend on the hour or on the laptop, or may not come from a list.
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
    importance: Importance = Importance.UNKNOWN
    quote_number: str = ""
    valid_until: date | None = None
    walked_at: datetime | None = None
    around_touches: tuple[AroundTouch, ...] = ()
    dated_notes: tuple[tuple[datetime, str], ...] = ()
    triggers: tuple[Trigger, ...] = ()
    triaged: Triaged = UNTOUCHED
    decisions: tuple[Decision, ...] = ()
    ladder_changes: tuple[LadderChange, ...] = ()
