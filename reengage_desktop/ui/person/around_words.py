"""What is said of people around a prospect."""

from __future__ import annotations

from datetime import datetime

from reengage_desktop.domain.person_around import AroundKind, AroundOutcome, AroundTouch, PersonAround, Question, Side
from reengage_desktop.domain.phone import Phone, shown
from reengage_desktop.domain.touch import Channel
from reengage_desktop.services.acquainting import AroundWhom
from reengage_desktop.ui.figures import past, tr

_KINDS = {
    AroundKind.CHAMPION: "Champion",
    AroundKind.ASSISTANT: "Assistant",
    AroundKind.COLLEAGUE: "Colleague",
    AroundKind.FRIEND: "Friend in common",
    AroundKind.REFERRED_BY: "Referred them",
    AroundKind.REFERRED: "Referred by them",
    AroundKind.OTHER: "Family, or other",
}
_SIDES = {
    Side.OURS: ("on our side", "green"),
    Side.NEUTRAL: ("neutral", ""),
    Side.AGAINST: ("against", "red"),
    Side.NOT_ASKED: ("not asked yet", "amber"),
    Side.UNKNOWN: ("no side", ""),
}
_OUTCOMES = {
    AroundOutcome.NO_ANSWER: "No answer",
    AroundOutcome.TALKED: "Talked",
    AroundOutcome.MESSAGE: "Left a message",
    AroundOutcome.WRONG_NUMBER: "Wrong number",
}
_QUESTIONS = {
    Question.REAL_REASON: "What really holds {name} back?",
    Question.BEST_HOUR: "When is a good hour to reach {name}?",
    Question.WHO_DECIDES: "Who else decides, and who signs?",
    Question.WHAT_CHANGED: "What has changed for {name} since we spoke?",
    Question.SPEAK_FOR_US: "Would you say a word for us?",
    Question.INTRODUCE: "Would you tell {name} that I will call?",
    Question.THANK: "Thank you for telling {name} about me.",
    Question.WHO_ELSE: "Who else should hear about this?",
}


def kind_words(kind: AroundKind) -> str:
    return tr(_KINDS[kind])


def side_words(side: Side) -> tuple[str, str]:
    """The words of the tag, and its tone."""
    words, tone = _SIDES[side]
    return tr(words), tone


def outcome_words(outcome: AroundOutcome) -> str:
    return tr(_OUTCOMES[outcome])


def question_words(question: Question, name: str) -> str:
    return tr(_QUESTIONS[question]).format(name=name)


def phone_words(phone: Phone | None, region: str) -> str:
    """As it is read aloud; as it was written where it was not understood."""
    if phone is None:
        return ""
    number = shown(phone.e164, region) if phone.e164 else phone.written
    return f"{number} x{phone.extension}" if phone.extension else number


def who_words(person: PersonAround) -> str:
    """ "Daughter, keeps the books": what they are to the prospect, in one's own words if there are any."""
    return person.role or (kind_words(person.kind) if person.kind is not AroundKind.OTHER else "")


def last_words(touch: AroundTouch, now: datetime, zone: str) -> str:
    """ "talked 3 weeks ago", "left a message yesterday"."""
    what = tr("Not finished")
    if touch.outcome in _OUTCOMES:
        what = outcome_words(AroundOutcome(touch.outcome))
        if touch.channel == Channel.INBOUND:
            what = tr("They called")
    return " ".join(part[:1].lower() + part[1:] for part in (what, past(touch.at, now, zone)))


def whom_words(whom: AroundWhom) -> str:
    """ "Around Bob Ferris: friend in common"."""
    what = whom.role or kind_words(whom.kind)
    return tr("Around {name}: {what}").format(name=whom.whom.name, what=what[:1].lower() + what[1:])
