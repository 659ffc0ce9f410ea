"""What a customer told, without any word of their name, for whoever may not be named."""

from __future__ import annotations

import re
from unicodedata import normalize

from .found_place import folded

SOMEBODY, SOMEBODYS = "a customer of ours", "a customer’s"
# Parts of names that name nobody.
NAMES_NOBODY = frozenset({"the", "and", "und", "die", "der", "das", "les", "los", "las", "van", "von", "our", "for"})
NAMES_NOBODY |= {"inc", "ltd", "llc", "gmbh", "it", "we", "my", "an", "in", "on", "at", "to", "of", "by", "no", "so"}
_WORD = re.compile(r"[^\W_]+")
_APART = r"[\W_]*"
_ARTICLE, _ENDING = r"(?:(?:an?|the)\s+)?", r"(?:['’]s?|s['’]?)?"
_ARTICLES = re.compile(rf"^{_ARTICLE}", re.IGNORECASE)
_TWO_LETTERS = re.compile(r"(?<=[aou])e")  # "Müller" is written "Mueller", too
_SHORT = 3  # letters; "Doe" is not "Do"
_SENTENCE = re.compile(r"[.!?…]\s+")
_BEGINS = re.compile(r"(?:^|[.!?…]\s+)[“”\"‘(]*$")
_OWNER = re.compile(r"['’]s?$", re.IGNORECASE)
_AGAIN = re.compile(rf"({SOMEBODY})(?:\W*\s{SOMEBODY})+", re.IGNORECASE)


def unnamed(told: str, customer: str) -> str:
    """With or without accents, hyphens and the s of an owner; the whole name in any letters.

    Of a part of it small letters are a common word ("a deli"), unless the sentence or the name does without capitals.
    """
    told, customer = normalize("NFC", told), normalize("NFC", customer)
    places = [place for place, letter in enumerate(folded(told)) for _ in letter.casefold()]
    here = _plain(told)
    held = _bare(here)
    names = [name for name in _names(customer) or [customer] if _bare(_plain(name)) in held]
    if not names:
        return told
    parts, at = [], 0
    for match in _naming(customer, names).finditer(here):
        start, end = places[match.start()], places[match.end() - 1] + 1
        before, name = told[:start], told[start:end]
        if match["part"] and not _is_meant(name, before, customer):
            continue
        somebody = SOMEBODYS if _OWNER.search(name) and not _OWNER.search(customer) else SOMEBODY
        begins = name[0].isupper() and _BEGINS.search(before)
        parts += [told[at:start], f"A{somebody[1:]}" if begins else somebody]
        at = end
    return _AGAIN.sub(r"\1", "".join((*parts, told[at:])))


def _is_meant(name: str, before: str, customer: str) -> bool:
    """Whether a part of the name is one: in capitals, or where capitals are not to be waited for."""
    word = _ARTICLES.sub("", name)
    if not _is_small(word) or _is_small(customer):
        return True
    sentence = _SENTENCE.split(f"{before}{name}")[-1]
    return next(letter for letter in sentence if letter.isalpha()).islower()


def _names(customer: str) -> list[str]:
    """The words of a name that tell who it is: "Petersen’s Deli" is Petersen, and Deli where it is written so."""
    small = _is_small(customer)
    found = [word for word in _WORD.findall(customer) if len(word) > 1 and not word.isdigit()]
    return [word for word in found if _plain(word) not in NAMES_NOBODY and (small or not _is_small(word))]


def _naming(customer: str, names: list[str]) -> re.Pattern[str]:
    """Of a folded text: the whole name, else what stands between the gaps of it, else one of its words."""
    between = {word for word in customer.split() if any(name in word for name in names)}
    parts = sorted({*between, *names}, key=len, reverse=True)
    found = "|".join(_spelled(part) for part in parts) or r"(?!)"
    return re.compile(rf"(?P<whole>{_spelled(customer)})|(?P<part>{found})")


def _spelled(name: str) -> str:
    words = _WORD.findall(_plain(name))
    if not words:
        return r"(?!)"
    letters = _APART.join(map(_letters, words))
    # In scripts without capitals words need not stand apart.
    before = "" if _has_no_case(words[0][0]) else rf"(?<![^\W_]){_ARTICLE}"
    after = "" if _has_no_case(words[-1][-1]) else rf"{_ENDING}(?![^\W_])"
    return f"{before}{letters}{after}"


def _letters(word: str) -> str:
    bare = _TWO_LETTERS.sub("", word) if len(word) > _SHORT else word
    found = re.sub("[aou]", r"\g<0>e?", bare)
    return f"{found}?" if len(word) > _SHORT and found[-1] == "s" != found[-2] else found


def _bare(text: str) -> str:
    """What no way of spelling changes, without gaps."""
    return "".join(_TWO_LETTERS.sub("", word) for word in _WORD.findall(text))


def _plain(text: str) -> str:
    """Without accents and capitals: "ß" is "ss"."""
    return folded(text).casefold()


def _is_small(words: str) -> bool:
    return words == words.lower() and words[0] != words[0].upper()


def _has_no_case(letter: str) -> bool:
    return letter.isalpha() and letter.upper() == letter.lower()
