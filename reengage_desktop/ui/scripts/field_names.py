"""The words of a script under the names a person would give them, and how each is written with its usual fallback."""

from __future__ import annotations

from dataclasses import dataclass

from reengage_desktop.domain.call_words import KNOWN_WORDS
from reengage_desktop.ui.words import tr

YOUR_LINE = "reason_to_call"


@dataclass(frozen=True, slots=True)
class Field:
    """`without`: what is said where the word is empty, as it is written behind "or"; empty where nothing need be."""

    word: str
    name: str
    without: str = ""

    @property
    def written(self) -> str:
        return f'{{{{ {self.word} or "{self.without}" }}}}' if self.without else f"{{{{ {self.word} }}}}"


GROUPS: tuple[tuple[str, tuple[Field, ...]], ...] = (
    (
        "Who they are",
        (
            Field("first_name", "first name", "there"),
            Field("name", "full name", "there"),
            Field("last_name", "last name"),
            Field("company", "company", "your firm"),
            Field("city", "city", "your area"),
            Field("phone", "their number"),
        ),
    ),
    (
        "What they considered",
        (
            Field("quoted", "what we quoted"),
            Field("product", "product", "what we talked about"),
            Field("met", "when we met"),
            Field("met_ago", "how long ago", "a while ago"),
            Field("met_on", "the day we met", "when we met"),
            Field("stated_reason", "what they said", "the time was not right"),
            Field("real_reason", "the real reason", "something else"),
        ),
    ),
    (
        "Since then",
        (
            Field("last_talk", "when we last spoke", "a while ago"),
            Field("learned", "what I learned", "what keeps you busy"),
            Field("changed", "what has changed", "what is new for you"),
            Field("attempt", "which attempt"),
        ),
    ),
    (
        "This call",
        (
            Field(YOUR_LINE, "your line"),
            Field("greeting", "greeting", "Hello"),
            Field("promise", "promise", "soon"),
            Field("promise_day", "day of the promise", "soon"),
            Field("promise_hours", "hours of the promise", "during the day"),
            Field("spoken_when", "when we spoke", "on the telephone"),
            Field("today", "date"),
            Field("story", "result or story"),
        ),
    ),
    (
        "You",
        (
            Field("me", "my name and firm"),
            Field("my_name", "my name"),
            Field("my_firm", "my firm"),
            Field("my_phone", "my number"),
            Field("my_email", "my e-mail"),
            Field("my_address", "my address"),
        ),
    ),
)
_NAMES = {field.word: field.name for _, fields in GROUPS for field in fields}
_LACK = {
    "first_name": ("{n} people have no first name", "1 person has no first name"),
    "name": ("{n} people have no name", "1 person has no name"),
    "company": ("{n} people have no company", "1 person has no company"),
    "city": ("{n} people have no city", "1 person has no city"),
    "phone": ("{n} people have no number", "1 person has no number"),
    "product": ("{n} people have no product", "1 person has no product"),
    "met_ago": ("{n} people have no date of a quote or a meeting", "1 person has no date of a quote or a meeting"),
    "met_on": ("{n} people have no date of a quote or a meeting", "1 person has no date of a quote or a meeting"),
    "stated_reason": ("{n} people gave no reason", "1 person gave no reason"),
    "real_reason": ("Of {n} people the real reason is unknown", "Of 1 person the real reason is unknown"),
    "last_talk": ("{n} people never answered yet", "1 person never answered yet"),
    "learned": ("Of {n} people nothing was learned yet", "Of 1 person nothing was learned yet"),
    YOUR_LINE: ("{n} people have no reason to call", "1 person has no reason to call"),
}


def field_name(word: str) -> str:
    """ "first name"; a word that is none of ours as it is written."""
    return tr(_NAMES[word]) if word in _NAMES else word.replace("_", " ") if word in KNOWN_WORDS else word


def groups() -> list[tuple[str, list[Field]]]:
    """All words that may be inserted, by what they tell of."""
    return [(tr(name), [field for field in fields if field.word in KNOWN_WORDS]) for name, fields in GROUPS]


def condition_words(word: str) -> str:
    """A condition as it stands in the text: "if known: company", "if not known: company"."""
    negated = word.startswith("not ")
    word = word.removeprefix("not ")
    if word == YOUR_LINE:
        return tr("without your line") if negated else tr("with your line")
    told = tr("if not known: {field}") if negated else tr("if known: {field}")
    return told.format(field=field_name(word))


def lack_words(word: str, count: int, *, more: bool = False) -> str:
    """ "3 people have no company", "1,000+ people …" if there may be `more`; "" for a word that nobody can lack."""
    many, one = _LACK.get(word, ("", ""))
    return (tr(one) if count == 1 else tr(many).format(n=f"{count:,}{'+' if more else ''}")) if many else ""
