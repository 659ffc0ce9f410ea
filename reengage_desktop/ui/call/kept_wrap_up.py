"""A wrap-up as it stands while it is written, and as a text that waits in the draft until it is taken up again."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from reengage_desktop.domain.fact import FactAnswer, FactState
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Certainty, Importance
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.touch import LearnedFor


@dataclass(frozen=True, slots=True)
class KeptForm:
    """The first three answers; `changes` are the names of chips. What was learned is a part of the draft itself."""

    changes: tuple[str, ...] = ()
    changed: str = ""
    stated: str = ""
    real: str = ""
    certainty: Certainty | None = None
    why_not: WhyNot | None = None
    learned_for: LearnedFor | None = None


@dataclass(frozen=True, slots=True)
class KeptStep:
    """What happens next: the name of the step, and the window where it is not the proposed one."""

    step: str = ""
    window: tuple[datetime, datetime] | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class KeptWrapUp:
    """`outcome` is None while a call has facts that were asked again and no ending yet. `at`: written last (UTC).

    `changed_line` is what the first answer adds to the note. `letter`: its words once they were edited by hand.
    """

    outcome: Outcome | None = None
    at: datetime | None = None
    seconds: int = 0
    form: KeptForm = KeptForm()
    changed_line: str = ""
    step: KeptStep = KeptStep()
    next_reason: str = ""
    letter: str = ""
    letter_wanted: bool = True
    facts: tuple[FactAnswer, ...] = ()
    importance: Importance | None = None

    def text(self) -> str:
        """Empty where there is nothing to keep."""
        if self.outcome is None and not self.facts:
            return ""
        return json.dumps(asdict(self), default=datetime.isoformat, ensure_ascii=False)

    def about(self, fact_ids: set[int]) -> KeptWrapUp:
        """Without answers to facts that are gone."""
        return replace(self, facts=tuple(answer for answer in self.facts if answer.fact_id in fact_ids))


def read(text: str) -> KeptWrapUp:
    """The empty one for a text that another version of the program may have written."""
    try:
        return _read(json.loads(text)) if text else KeptWrapUp()
    except (ValueError, KeyError, TypeError):
        return KeptWrapUp()


def _read(told: dict[str, Any]) -> KeptWrapUp:
    form, step = told["form"], told["step"]
    window = step["window"]
    return KeptWrapUp(
        outcome=Outcome(told["outcome"]) if told["outcome"] else None,
        at=datetime.fromisoformat(told["at"]) if told["at"] else None,
        seconds=int(told["seconds"]),
        form=KeptForm(
            changes=tuple(map(str, form["changes"])),
            changed=str(form["changed"]),
            stated=str(form["stated"]),
            real=str(form["real"]),
            certainty=Certainty(form["certainty"]) if form["certainty"] else None,
            why_not=WhyNot(form["why_not"]) if form["why_not"] else None,
            learned_for=LearnedFor(form["learned_for"]) if form["learned_for"] else None,
        ),
        changed_line=str(told["changed_line"]),
        step=KeptStep(
            str(step["step"]),
            (datetime.fromisoformat(window[0]), datetime.fromisoformat(window[1])) if window else None,
            bool(step["told"]),
        ),
        next_reason=str(told["next_reason"]),
        letter=str(told["letter"]),
        letter_wanted=bool(told["letter_wanted"]),
        facts=tuple(
            FactAnswer(int(one["fact_id"]), FactState(one["state"]), str(one["became"])) for one in told["facts"]
        ),
        importance=Importance(told["importance"]) if told.get("importance") else None,
    )
