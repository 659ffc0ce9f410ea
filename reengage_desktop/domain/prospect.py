"""A prospect: a person who has not bought yet, with the quotes they considered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from .next_action import NextAction
from .reason import WhyNot


class Importance(StrEnum):
    """How important the sale is (S1, S4; mission row 39); empty until it was asked."""

    UNKNOWN = ""
    ORDINARY = "ordinary"
    IMPORTANT = "important"
    VERY = "very"


class Stage(StrEnum):
    """Where a prospect stands; only `sold` and `do_not_contact` leave the pool (S0)."""

    ACTIVE = "active"
    KEEP_IN_TOUCH = "keep_in_touch"
    LET_GO = "let_go"
    SOLD = "sold"
    DO_NOT_CONTACT = "do_not_contact"

    @property
    def in_pool(self) -> bool:
        return self not in (Stage.SOLD, Stage.DO_NOT_CONTACT)


class Party(StrEnum):
    """The law treats firms and private persons apart."""

    BUSINESS = "business"
    CONSUMER = "consumer"


class Registry(StrEnum):
    """Whether a do-not-call registry names a number; a person is as the strictest of their living numbers."""

    UNCHECKED = ""
    CLEAR = "clear"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class KnownPhone:
    """A number as it is kept. `e164` is empty when it could not be understood; `dead` after a wrong-number call.

    `registry`: what a do-not-call registry of the day `registry_on` says of it.
    """

    id: int
    e164: str
    written: str
    kind: str
    extension: str
    dead: bool
    registry: Registry = Registry.UNCHECKED
    registry_on: date | None = None

    @property
    def understood(self) -> bool:
        return bool(self.e164)


@dataclass(frozen=True, slots=True)
class Quote:
    """What they considered. `value` to the firm and `worth` to the salesperson are cents, None if unknown.

    `closed_on` is the day on which it was closed, or was to be, and `stage` how far it came, as a list told of it.
    `number` is what it is called in the firm ("Q-2291"); it holds until `valid_until`.
    """

    id: int
    prospect_id: int
    product: str
    value: int | None
    worth: int | None
    currency: str
    quoted_on: date | None
    why_not: WhyNot
    closed_on: date | None = None
    stage: str = ""
    number: str = ""
    valid_until: date | None = None


class Certainty(StrEnum):
    """How sure one is of the real reason."""

    GUESS = "guess"
    FAIRLY_SURE = "fairly_sure"
    THEY_SAID = "they_said"


class ReasonKind(StrEnum):
    """Why they did not buy: as they said it, as one saw it, as it really is (S0; mission row 19)."""

    STATED = "stated"
    SEEN = "seen"
    REAL = "real"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why they did not buy; the newest of a `ReasonKind` decides, and all are kept with their date.

    `certainty` is a `Certainty`, or empty where nobody said. `source` is who told it. `id` is 0 until it is kept.
    """

    kind: str
    words: str
    told_at: datetime
    certainty: str = ""
    source: str = ""
    id: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Prospect:
    """All that is kept of one person, without their quotes, numbers and touches.

    `story_id`: the story of the bank that is told to them. `walked_at`: when their No was last looked at again, or they
    came back from it. `own_odds` and `own_reach` (percent) and `own_minutes` (for a call) are estimates of one's own.
    `ladder_key`: the ladder they stand on, "" for the default; attempts before `ladder_since` are not of its row.
    `consent_proof`: where the written permission of `consent_on` lies. `asked_on`: an inquiry beside the quotes;
    `inquired_on` is the later of it and the newest quote. `refused_at`: their last No.
    """

    id: int
    name: str
    first_name: str
    company: str
    title: str
    party: Party
    stage: Stage
    street: str
    city: str
    region: str
    postal_code: str
    country: str
    zone: str
    other_zone: str
    zone_chosen: bool
    met_on: date | None
    consented: bool
    no_email: bool
    source: str
    notes: str
    reason_to_call: str
    ladder: str
    next_action: NextAction | None
    last_touch_at: datetime | None
    last_contact_at: datetime | None
    importance: Importance = Importance.UNKNOWN
    story_id: int | None = None
    walked_at: datetime | None = None
    own_odds: int | None = None
    own_reach: int | None = None
    own_minutes: int | None = None
    ladder_key: str = ""
    ladder_since: datetime | None = None
    consent_on: date | None = None
    consent_proof: str = ""
    asked_on: date | None = None
    inquired_on: date | None = None
    bought_on: date | None = None
    refused_at: datetime | None = None
    registry: Registry = Registry.UNCHECKED
    registry_on: date | None = None


@dataclass(frozen=True, slots=True)
class ProspectRow:
    """One row of the list: everything that is painted, from one query. Money is in cents of `currency`."""

    id: int
    name: str
    company: str
    party: Party
    stage: Stage
    city: str
    region: str
    country: str
    zone: str
    other_zone: str
    consented: bool
    inquired_on: date | None
    product: str
    value: int | None
    worth: int | None
    currency: str
    why_not: WhyNot
    stated_reason: str
    real_reason: str
    ladder: str
    reason_to_call: str
    phone: str
    last_touch_at: datetime | None
    last_contact_at: datetime | None
    last_channel: str
    last_outcome: str
    last_seconds: int
    score: int
    next_action: NextAction | None
    walked_at: datetime | None = None
    importance: Importance = Importance.UNKNOWN
    own_odds: int | None = None
    own_reach: int | None = None
    own_minutes: int | None = None
    ladder_key: str = ""
    bought_on: date | None = None
    refused_at: datetime | None = None
    registry: Registry = Registry.UNCHECKED
    registry_on: date | None = None
