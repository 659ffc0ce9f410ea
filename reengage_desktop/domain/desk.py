"""The desk: at most three cards a day, on which the salesperson decides how it goes on with somebody (S1, S2, S4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from .next_action import Because
from .prospect import Prospect, Quote
from .reach import FEW

if TYPE_CHECKING:
    from .permission import Permission
    from .untried import Untried, Way

MOST = 3
"""Cards a day: slow on purpose, so that nobody flips thirty people to Lost in five minutes (mission row 41)."""
NOT_TODAY = "not_today"
LATELY = 6


class Choice(StrEnum):
    """The four ways are equal; none of them is chosen beforehand."""

    PUSH_ON = "push_on"
    KEEP_IN_TOUCH = "keep_in_touch"
    LET_GO = "let_go"
    DO_NOT_CONTACT = "do_not_contact"


@dataclass(frozen=True, slots=True)
class Angle:
    """The new way on which one goes on; `id` as that of its `Untried`."""

    way: Way
    id: int = 0

    @property
    def text(self) -> str:
        """As it is kept with the decision."""
        from .untried import key  # the first window only counts the cards

        return key(self.way, self.id)


@dataclass(frozen=True, slots=True)
class Decision:
    """A card that was answered. `choice` is a `Choice`, or `NOT_TODAY`; `because` is why it lay there."""

    id: int
    prospect_id: int
    at: datetime
    because: Because
    choice: str
    angle: str = ""
    words: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class CardPlace:
    """Somebody whose card lies on the desk. `is_due`: it waits since before now."""

    prospect_id: int
    name: str
    because: Because
    is_due: bool = True


@dataclass(frozen=True, slots=True)
class DeskDay:
    """`open`: today's cards, in the order in which they are answered. `done`: decided or left today. `waiting`: on the
    desk for another day. `total` is the "3" of "Card 1 of 3 today", of which card `done` + 1 is on top.
    """

    open: tuple[CardPlace, ...]
    done: int
    waiting: int

    @property
    def total(self) -> int:
        return self.done + len(self.open)


@dataclass(frozen=True, slots=True)
class Quiet:
    """Of `of` people who were as quiet `back` came back; `low` to `high` in percent (Wilson, 95 %)."""

    back: int
    of: int
    low: float
    high: float

    @property
    def too_early(self) -> bool:
        return self.of < FEW


class Verdict(StrEnum):
    """One more hour on them against one's usual hour: only where the likely range leaves no doubt."""

    MORE = "more"
    LESS = "less"
    CLOSE = "close"  # too close to call
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class MoreTime:
    """What going on would pay: `worth` (cents) × `chance` (percent, likely `low` to `high`) ÷ `minutes` more minutes.

    `chance` is `odds` × `back`, both in percent: that they buy, once they are reached, and that they come back at all.
    `mine`: cents of one's usual hour; None where nobody knows it in this money. `quiet` says where `back` comes from.
    """

    worth: int
    currency: str
    odds: float
    back: float
    low: float
    high: float
    minutes: float
    mine: int | None
    quiet: Quiet

    @property
    def chance(self) -> float:
        return self.odds * self.back / 100

    @property
    def expected(self) -> int:
        """Cents."""
        return round(self.worth * self.chance / 100)

    @property
    def per_hour(self) -> int:
        return self._per_hour(self.chance)

    @property
    def per_hour_low(self) -> int:
        return self._per_hour(self.low)

    @property
    def per_hour_high(self) -> int:
        return self._per_hour(self.high)

    @property
    def verdict(self) -> Verdict:
        if self.mine is None or not self.worth:
            return Verdict.UNKNOWN
        if self.per_hour_low > self.mine:
            return Verdict.MORE
        return Verdict.LESS if self.per_hour_high < self.mine else Verdict.CLOSE

    def _per_hour(self, percent: float) -> int:
        return round(self.worth * percent * 60 / (100 * self.minutes))


class LearnedKind(StrEnum):
    """Where a line comes from."""

    FACT = "fact"
    TAUGHT = "taught"  # of a talk
    SAID = "said"  # the stated reason
    REAL = "real"  # the real reason


@dataclass(frozen=True, slots=True)
class Learned:
    at: datetime
    kind: LearnedKind
    words: str


def lately(learned: Sequence[Learned]) -> tuple[Learned, ...]:
    """What a card shows of all that was learned: the newest `LATELY`, and the newest real reason however old it is."""
    newest = tuple(learned[-LATELY:])
    real = next((each for each in reversed(learned) if each.kind is LearnedKind.REAL), None)
    return newest if real is None or real in newest else (real, *newest[1:])


@dataclass(frozen=True, slots=True)
class Hint:
    """A day of which they spoke, with nothing planned then; `words` as they were noted."""

    day: date
    words: str


class Qualify(StrEnum):
    """Questions that show whether there is a sale to be had at all (S2; mission row 42)."""

    WHERE_STAND = "where_stand"
    MAY_SAY_NO = "may_say_no"
    WHO_DECIDES = "who_decides"
    WHAT_MUST_HAPPEN = "what_must_happen"


@dataclass(frozen=True, slots=True)
class DeskCard:
    """Everything of a card.

    `spent`: seconds, with them and with people around them. `ladder`: the pattern of their row, `attempts` of `of`
    steps. `untaught`: talks and tries since anything was learned. `value` and `worth` in cents of `currency`. `learned`
    oldest first. `because`: why it lies here. `untried`: what was not tried first. `mine`: cents of one's usual hour,
    and their currency.
    """

    person: Prospect
    quote: Quote | None
    because: Because
    permission: Permission
    their_zone: str
    spent: int
    ladder: str
    attempts: int
    of: int
    untaught: int
    value: int | None
    worth: int | None
    currency: str
    more: MoreTime | None
    untried: tuple[Untried, ...] = ()
    learned: tuple[Learned, ...] = ()
    hint: Hint | None = None
    questions: tuple[Qualify, ...] = field(default=tuple(Qualify))
    can_write: bool = True
    mine: tuple[int, str] | None = None
