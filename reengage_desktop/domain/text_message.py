"""A text message: to which number it may go, how long it is, and whether it holds the promise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .permission import Lamp, Permission
from .phone import HOME, MOBILE, digits
from .prospect import KnownPhone
from .spoken import Spans

# GSM 03.38: a character of the second row takes two places.
_GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_TWO = frozenset("\f^{}\\[~]|€")
_GSM_ALONE, _GSM_PART = 160, 153
_WIDE_ALONE, _WIDE_PART = 70, 67


class NoText(StrEnum):
    """Why no text can be sent."""

    DO_NOT_CONTACT = "do_not_contact"
    NOT_ALLOWED = "not_allowed"  # by the law of their place, at any hour
    HOURS = "hours"  # by the law, at this hour
    NO_NUMBER = "no_number"
    LANDLINE = "landline"
    SAID_SO = "said_so"  # the salesperson knows


@dataclass(frozen=True, slots=True)
class TextLength:
    """`characters` as a person counts them, `parts` as a network does. `odd`: the first that makes it wide, else ""."""

    characters: int
    parts: int
    odd: str


def text_length(text: str) -> TextLength:
    """160 places of GSM-7, or 70 of UCS-2 where one character is not in it; in several parts 153 and 67 each."""
    odd = next((char for char in text if char not in _GSM and char not in _GSM_TWO), "")
    if odd:
        places = [2 if ord(char) > 0xFFFF else 1 for char in text]
        return TextLength(len(text), _parts(places, _WIDE_ALONE, _WIDE_PART), odd)
    return TextLength(len(text), _parts([1 + (char in _GSM_TWO) for char in text], _GSM_ALONE, _GSM_PART), "")


def _parts(places: Sequence[int], alone: int, in_part: int) -> int:
    """No character is torn apart: one that needs two places and finds one left begins the next part."""
    if sum(places) <= alone:
        return 1
    parts, used = 1, 0
    for each in places:
        if used + each > in_part:
            parts, used = parts + 1, 0
        used += each
    return parts


def takes_texts(phone: KnownPhone) -> bool:
    """Whether a text may reach it: a number of the home, or one that its country gives to landlines, does not."""
    if not phone.e164 or phone.dead or phone.kind == HOME:
        return False
    return phone.kind == MOBILE or not _is_landline(phone.e164)


def text_number(dialled: KnownPhone | None, phones: Iterable[KnownPhone]) -> KnownPhone | None:
    """The number that was dialled if it takes texts, else a mobile, else another that may; None if none does."""
    if dialled is not None and takes_texts(dialled):
        return dialled
    able = [phone for phone in phones if takes_texts(phone)]
    return next((phone for phone in able if phone.kind == MOBILE), able[0] if able else None)


def why_no_text(permission: Permission, to: KnownPhone | None, phones: Iterable[KnownPhone]) -> NoText | None:
    """None if it may be sent now. Texts have the hours of calls (47 CFR 64.1200(c)(1)); the law comes first."""
    if permission.lamp is Lamp.DNC:
        return NoText.DO_NOT_CONTACT
    if permission.lamp is Lamp.SHUT:
        return NoText.NOT_ALLOWED
    if not permission.callable:
        return NoText.HOURS
    if to is None:
        return NoText.LANDLINE if any(phone.e164 and not phone.dead for phone in phones) else NoText.NO_NUMBER
    return None


def sms_link(e164: str, text: str) -> str:
    """The number holds digits and a plus only, the text cannot leave its place (RFC 5724)."""
    from urllib.parse import quote

    return f"sms:+{digits(e164)}?body={quote(_sound(text), safe='')}"


def holds(text: str, promise: str) -> bool:
    """Whether the promised day and hours stand in the text, however it is broken into lines."""
    return not promise.strip() or _pattern(promise).search(text) is not None


def retold(text: str, before: str, now: str) -> str:
    """The text with another promise in the place of the one before; as it is where that is not found."""
    if not before or not now:
        return text
    return _pattern(before).sub(lambda _: now, text)


def promise_spans(text: str, promise: str) -> Spans:
    """Where the promise stands in a text that was written by hand."""
    return tuple(found.span() for found in _pattern(promise).finditer(text)) if promise.strip() else ()


def _pattern(promise: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, promise.split())), re.IGNORECASE)


def _sound(text: str) -> str:
    """Without halves of characters, which no address can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _is_landline(e164: str) -> bool:
    """By the plan of its country; under +1 mobiles and landlines share their numbers, so nothing is known."""
    if e164.startswith("+1"):
        return False
    import phonenumbers

    try:
        number = phonenumbers.parse(e164, None)
    except phonenumbers.NumberParseException:
        return False
    kind = phonenumbers.number_type(number)
    return bool(kind == phonenumbers.PhoneNumberType.FIXED_LINE)
