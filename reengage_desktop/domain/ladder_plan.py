"""A ladder as it is planned: how far apart the attempts stand, at which time of day, and by which ways."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

MOST_STEPS = 20
LONGEST_PAUSE = 60
LONGEST_NAME = 40
OWN = "own:"


class StepWay(StrEnum):
    """What belongs to an attempt; the phone where nothing else is named."""

    PHONE = "phone"
    VOICEMAIL_TEXT = "voicemail_text"
    LETTER_FIRST = "letter_first"
    TEXT_FIRST = "text_first"
    VISIT = "visit"
    ASSISTANT = "assistant"
    CHAMPION = "champion"


BEFOREHAND = frozenset({StepWay.LETTER_FIRST, StepWay.TEXT_FIRST, StepWay.ASSISTANT, StepWay.CHAMPION})
"""Ways that are gone before the call itself."""


class TimeOfDay(StrEnum):
    """In which slots an attempt is made; `OTHER`: in another kind than the one before it."""

    ANY = "any"
    OTHER = "other"
    MORNING = "morning"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Step:
    """An attempt, `after_days` working days after the one before it. ValueError, in words, for one that cannot be."""

    after_days: int
    time: TimeOfDay = TimeOfDay.OTHER
    ways: tuple[StepWay, ...] = (StepWay.PHONE,)

    def __post_init__(self) -> None:
        if not 0 <= self.after_days <= LONGEST_PAUSE:
            raise ValueError(f"A pause is of {LONGEST_PAUSE} working days at most.")
        if not self.ways:
            raise ValueError("An attempt needs a way, the phone for example.")

    @property
    def is_visit(self) -> bool:
        """Whether they are gone to, and not called."""
        return StepWay.VISIT in self.ways and StepWay.PHONE not in self.ways

    @property
    def beforehand(self) -> tuple[StepWay, ...]:
        """What is done before the call, in its order."""
        return tuple(way for way in self.ways if way in BEFOREHAND)


@dataclass(frozen=True, slots=True)
class LadderPlan:
    """`key` is how a person's row names it. ValueError, in words, for one that cannot be."""

    key: str
    name: str
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.steps) <= MOST_STEPS:
            raise ValueError(f"A ladder has one attempt at least, and {MOST_STEPS} at most.")

    @property
    def of(self) -> int:
        """So many attempts, then a decision is asked."""
        return len(self.steps)

    @property
    def is_own(self) -> bool:
        return self.key.startswith(OWN)

    @property
    def daily(self) -> bool:
        """Whether it calls day after day, for longer than the five of S3: opt-in, under the law, and until any No."""
        return self.of > FIVE.of and all(step.after_days <= 1 for step in self.steps[1:])

    @property
    def ended_by_no(self) -> bool:
        """Whether whoever says No leaves it for the default one (mission, "Where the articles disagree")."""
        return self.daily

    def step(self, number: int) -> Step | None:
        """The attempt of this number, from 1; None past the last one."""
        return self.steps[number - 1] if 1 <= number <= self.of else None


_MESSAGES = (StepWay.PHONE, StepWay.VOICEMAIL_TEXT)

# Five spaced attempts (S3): the messages early and twice at most, a letter before the fourth.
FIVE = LadderPlan(
    "five",
    "Five spaced",
    (
        Step(0, TimeOfDay.ANY),
        Step(1, TimeOfDay.OTHER, _MESSAGES),
        Step(1, TimeOfDay.OTHER, _MESSAGES),
        Step(2, TimeOfDay.OTHER, (StepWay.LETTER_FIRST, StepWay.PHONE)),
        Step(3),
    ),
)
# Daily until the call is taken, twenty at most (S0).
PUSH = LadderPlan(
    "push",
    "Push",
    (Step(0, TimeOfDay.ANY), Step(1, TimeOfDay.OTHER, _MESSAGES), Step(1, TimeOfDay.OTHER, _MESSAGES))
    + (Step(1),) * (MOST_STEPS - 3),
)
BUILT_IN = (FIVE, PUSH)


def written(steps: Sequence[Step]) -> str:
    """As it is kept."""
    return json.dumps([[step.after_days, step.time, list(step.ways)] for step in steps])


def read(text: str) -> tuple[Step, ...]:
    """What was `written`. ValueError for anything else."""
    try:
        return tuple(
            Step(int(days), TimeOfDay(time), tuple(map(StepWay, ways))) for days, time, ways in json.loads(text)
        )
    except (TypeError, json.JSONDecodeError) as error:
        raise ValueError(f"no steps of a ladder: {error}") from error
