"""The words of one call, as a script says them: those that are known, and those that are made of others."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass

from .spoken import clean

_SMALL_WORD = re.compile(r"(A|All|An|It|My|New|Our|Some|That|The|There|These|They|This|We|You|Your)\b")


@dataclass(frozen=True, slots=True)
class CallWords:
    """The words of one call, each of which may be empty. Times come from `ago`."""

    first_name: str = ""
    name: str = ""
    last_name: str = ""
    company: str = ""
    product: str = ""  # as on the quote: "Solar roof, 18 kW"
    met_ago: str = ""  # "four months ago"
    met_on: str = ""  # "on 9 June"
    greeting: str = ""  # "Good morning", by their clock
    my_name: str = ""
    my_firm: str = ""
    stated_reason: str = ""  # why they did not buy, in their words
    reason_to_call: str = ""  # a sentence of its own: "Your power rate went up in September"
    attempt: str = ""  # which attempt this is, in digits
    promise_day: str = ""  # "tomorrow"
    promise_hours: str = ""  # "between 9 and 11"
    phone: str = ""  # the number that is called
    city: str = ""
    last_talk: str = ""  # when they answered last: "three weeks ago"
    learned: str = ""  # what was learned then, in my words: to be read, not to be said
    real_reason: str = ""  # as far as I know it
    story: str = ""  # a result of a customer, one or two sentences
    my_phone: str = ""
    my_email: str = ""
    my_address: str = ""  # on one line: "12 Dock Street, Toledo OH 43604"
    today: str = ""  # as a letter is dated: "13 October 2026"
    spoken_when: str = ""  # of a letter after a call: "this morning"
    changed: str = ""  # what has changed for them, as it was typed at the wrap-up
    twin: str = "a text"  # what goes along with a voicemail; empty where none can be sent

    def words(self) -> dict[str, str]:
        """All words for `render`, those made of others among them."""
        words = {name: clean(value) for name, value in asdict(self).items()}
        for name in ("stated_reason", "reason_to_call", "changed"):
            words[name] = words[name].rstrip(" .,;:")
        words["reason_to_call"] = _within_a_sentence(words["reason_to_call"])
        words["story"] = _whole_sentence(words["story"])
        product = spoken_product(words["product"])
        return words | {
            "me": " from ".join(filter(None, (words["my_name"], words["my_firm"]))),
            "met": ", ".join(filter(None, (words["met_ago"], words["met_on"]))) or "a while ago",
            "quoted": f"the {product}" if product else "the quote",
            "promise": " ".join(filter(None, (words["promise_day"], words["promise_hours"]))),
        }


def spoken_product(product: str) -> str:
    """A product of a quote as one says it: "Windows & doors, 14" is "windows and doors"."""
    spoken = product.split(",")[0].replace(" & ", " and ").strip()
    return spoken if spoken[1:2].isupper() else spoken[:1].lower() + spoken[1:]


def _within_a_sentence(text: str) -> str:
    """The text as it goes on after a comma: "your rate went up"; a name keeps its capital."""
    return text[:1].lower() + text[1:] if _SMALL_WORD.match(text) else text


def _whole_sentence(text: str) -> str:
    """The text as it stands between two sentences: "A deli now pays less."."""
    text = text.rstrip(" ,;:")
    if text and not text.endswith((".", "!", "?", ".”", "!”", "?”")):
        text += "."
    return text[:1].upper() + text[1:]


KNOWN_WORDS = frozenset(CallWords().words())
