"""The forms in which people name a time to come, in English."""

from __future__ import annotations

import re

from .ago import DAYS, MONTHS

MONTH_NUMBER = {name[:length].casefold(): at for at, name in enumerate(MONTHS, 1) for length in (3, len(name))} | {
    "sept": 9
}
SEASON_MONTH = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
NUMBER = {
    word: at
    for at, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
} | {"a": 1, "an": 1, "couple of": 2, "a couple of": 2, "few": 3, "a few": 3}  # fmt: skip
ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_MONTHS = "|".join(sorted(MONTH_NUMBER, key=len, reverse=True))
_SEASONS = "|".join(SEASON_MONTH)
_COUNT = rf"\d+|{'|'.join(sorted(NUMBER, key=len, reverse=True))}"
_YEAR = r"(?:,?\s*(?:of\s+)?(?P<year>(?:19|20|21)\d\d))?"
# Words that are verbs too ("may", "march", "fall", "spring") name a time only after one of these, or before a year.
_LEAD = (
    r"(?P<lead>\b(?:in|by|from|until|till|after|before|since|last|during|of|next|this|the|coming|around|for)\s+"
    r"(?:the\s+|next\s+)?)?"
)
_PART = r"(?P<part>\b(?:mid|middle of|early|start of|beginning of|late|end of)[\s-]+(?:the\s+)?)?"
PART_MONTH = {
    "early": 1, "start of": 1, "beginning of": 1, "first half of": 1, "h1": 1,
    "mid": 7, "middle of": 7, "second half of": 7, "h2": 7, "late": 10, "end of": 12,
}  # fmt: skip
_UNIT = r"(?P<unit>day|week|fortnight|month|quarter|year)s?"

DATE = re.compile(r"\b\d{1,4}([./-])\d{1,2}\1\d{1,4}\b")
DAY_AND_MONTH = re.compile(
    r"(?P<lead>(?:on|by|from|after|until|till)\s+)?(?:the\s+)?(?P<first>\d{1,2})(?P<mark>[./])(?P<second>\d{1,2})"
    r"(?P<end>\.?)"
)
DAY_OF_MONTH = re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?(?P<month>{_MONTHS})\b\.?{_YEAR}")
MONTH_AND_DAY = re.compile(rf"\b(?P<month>{_MONTHS})\b\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d){_YEAR}")
SPAN = re.compile(
    rf"\b(?:in|after|within|for)\s+(?:about\s+|another\s+|the\s+next\s+)?(?P<count>half an?|{_COUNT})\s+"
    rf"(?:(?:or|to)\s+(?:{_COUNT})\s+)?{_UNIT}\b"
)
SPAN_AHEAD = re.compile(rf"\b(?P<count>half an?|{_COUNT})\s+{_UNIT}\s+(?:from now|later)\b")
QUARTER = re.compile(rf"\bq(?P<q>[1-4])\b(?P<ordinal>){_YEAR}")
QUARTER_IN_WORDS = re.compile(rf"\b(?P<ordinal>{'|'.join(ORDINAL)})\s+quarter\b(?P<q>){_YEAR}")
FEAST = re.compile(
    rf"\b(?:(?P<side>after|before|around|at)\s+)?(?:the\s+)?(?P<feast>easter|christmas|holidays|thanksgiving)\b"
    rf"{_YEAR}"
)
NEW_YEAR = re.compile(r"\bnew year(?:'s)?\b")
SEASON = re.compile(rf"{_LEAD}{_PART}\b(?P<season>{_SEASONS})\b{_YEAR}")
MONTH = re.compile(rf"{_LEAD}{_PART}\b(?P<month>{_MONTHS})\b{_YEAR}")
YEAR_END = re.compile(rf"\b(?:end of (?:the |this )?year|year[- ]end)\b{_YEAR}")
PART_OF_YEAR = re.compile(rf"\b(?P<part>{'|'.join(PART_MONTH)})[\s-]+(?P<year>20\d\d|(?:next |the )?year)\b")
END_OF = re.compile(r"\bend of (?:the |this |(?P<next>next ))?(?P<unit>week|month|quarter)\b")
DAY_ALONE = re.compile(
    r"\b(?:(?:on|by|from|after|until|till)\s+)?(?:the\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)"
    r"(?:\s+of\s+(?:(?P<next>next)|the|this)\s+month\b|(?=\s*(?:$|[,.;])))"
)
NEXT = re.compile(r"\bnext (?P<unit>week|month|quarter|year)\b")
WEEKDAY = re.compile(
    rf"\b(?:next |on |by |this )?(?P<name>{'|'.join(name.casefold() for name in DAYS)})\b(?P<week> week\b)?"
)
IN_YEAR = re.compile(r"\b(?:in|from|until|till|after|by|during)\s+(?P<year>20\d\d)\b")
YEAR = re.compile(r"^(?P<year>20\d\d)$")
TOMORROW = re.compile(r"\b(?P<after>day after )?tomorrow\b")
