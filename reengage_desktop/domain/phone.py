"""Phone numbers: what was written, and the one form (E.164) by which a number is known again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

MOBILE, HOME, WORK, OTHER = "mobile", "home", "work", "other"

# Regions that share +1 and its ten digits.
NANP = frozenset(
    ("US", "CA", "PR", "AG", "AI", "AS", "BB", "BM", "BS", "DM", "DO", "GD", "GU", "JM", "KN", "KY", "LC", "MP")
) | frozenset(("MS", "SX", "TC", "TT", "VC", "VG", "VI"))
_NANP_SHAPE = re.compile(r"\+1[2-9]\d\d[2-9]\d{6}")
_BETWEEN = dict.fromkeys(map(ord, " ()-./\u2010\u2011\u2013\xa0"))
# Country codes whose numbers, written clean, the library would leave as they are; no trunk zero after the code.
_CLEAN = re.compile(
    r"\+(?>2[07]|3[0-469]|35[13-9]|4[013-9]|42[01]|5[134678]|6[0-6]|8[124]|9[0-58])[1-9]\d{6,10}", re.ASCII
)
# "419 555 0142 (mobile)", "m: 419 555 0142".
_WORDED = re.compile(r"(?:\(?([^\W\d_]{1,14})\.?\)?[:\s]\s*)?([+(\d][\d\s()./+\-]*\d)(?:\s*\(?([^\W\d_]{1,14})\.?\)?)?")
_KINDS = (
    (MOBILE, ("mobi", "cell", "handy", "movil", "móvil", "celular", "cellulare", "portable", "mobiel", "iphone")),
    (HOME, ("home", "priv", "domicil", "casa", "thuis", "maison", "particular", "residen", "abitazione")),
    (WORK, ("work", "business", "office", "arbeit", "büro", "buero", "bureau", "trabajo", "travail", "lavoro", "werk")),
    (
        WORK,
        ("geschäft", "dienst", "professionnel", "oficina", "trabalho", "comercial", "ufficio", "zakelijk", "direct"),
    ),
)


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as written. `e164` ("+14195550142") is "" when not understood; kind is mobile, work, home or other."""

    e164: str
    written: str
    kind: str = OTHER
    extension: str = ""

    @property
    def understood(self) -> bool:
        return self.e164 != ""


def parse_phone(written: str, region: str, kind: str = OTHER) -> Phone:
    """Read a number as dialled from `region` ("US"). Never raises: what is not understood is kept as written."""
    text = written.strip()
    if plain := _plain(text, region):
        return Phone(plain, text, kind)
    if _CLEAN.fullmatch(text):
        return Phone(text, text, kind)
    if len(text) > 60 or not 3 <= len(digits(text)) <= 25:
        return Phone("", text, kind)
    number, kind = _without_words(text, kind)
    e164, extension = _looked_up(number, region)
    return Phone(e164, text, kind, extension)


def _plain(text: str, region: str) -> str:
    """The quick way for the ten digits of +1, however they are parted; "" for all else."""
    figures = text.removesuffix(".0").translate(_BETWEEN)
    if figures.startswith("+1"):
        figures = figures[2:]
    elif region not in NANP:
        return ""
    elif len(figures) == 11 and figures[0] == "1":
        figures = figures[1:]
    is_one = len(figures) == 10 and figures.isdecimal() and figures.isascii() and figures[0] > "1" and figures[3] > "1"
    return f"+1{figures}" if is_one else ""


def _without_words(text: str, kind: str) -> tuple[str, str]:
    """The number alone and its kind, where a word beside it tells the kind."""
    match = _WORDED.fullmatch(text)
    word = (match[1] or match[3] or "") if match else ""
    told = {"m": MOBILE, "c": MOBILE, "h": HOME, "w": WORK, "o": WORK}.get(word.casefold()) or kind_from(word)
    return (match[2], told) if match and told != OTHER else (text, kind)


@lru_cache(maxsize=8192)
def _looked_up(text: str, region: str) -> tuple[str, str]:
    """(E.164, extension) by the library, which costs twenty times as much; ("", "") when it is no number."""
    import phonenumbers

    try:
        number = phonenumbers.parse(text, region or None)
    except phonenumbers.NumberParseException:
        return "", ""
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    # New area codes under +1 appear faster than the library's tables, so there the shape decides.
    known = _NANP_SHAPE.fullmatch(e164) if number.country_code == 1 else phonenumbers.is_valid_number(number)
    return (e164, number.extension or "") if known else ("", "")


def digits(text: str) -> str:
    """The ASCII digits of a text, for searching and for comparing numbers that were not understood."""
    return "".join(c for c in text if "0" <= c <= "9")


def is_fax(words: str) -> bool:
    """Whether a label names a machine that nobody answers."""
    text = words.casefold()
    return "fax" in text or "pager" in text


def kind_from(words: str) -> str:
    """Which kind a label such as "Mobile", "* Work Fax" or "Handy" names; `other` when none."""
    text = words.casefold()
    return next((kind for kind, signs in _KINDS if any(sign in text for sign in signs)), OTHER)


@lru_cache(maxsize=4096)
def shown(e164: str, region: str) -> str:
    """For the screen: "419 555 0142" for +1 seen from there, otherwise "+49 30 231250142"."""
    if _NANP_SHAPE.fullmatch(e164):
        national = f"{e164[2:5]} {e164[5:8]} {e164[8:]}"
        return national if region in NANP else f"+1 {national}"
    if not e164.startswith("+"):
        return e164
    import phonenumbers

    try:
        number = phonenumbers.parse(e164, None)
    except phonenumbers.NumberParseException:
        return e164
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
