"""The head of the page in words: until when they may be called and why, where they stand, what it is worth."""

from __future__ import annotations

from datetime import datetime

from reengage_desktop.domain.permission import Lamp, Limit
from reengage_desktop.domain.phone import shown
from reengage_desktop.domain.place import city_of_zone
from reengage_desktop.domain.prospect import Importance, KnownPhone, Party, Stage
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.portraying import Portrait
from reengage_desktop.ui import words
from reengage_desktop.ui.words import tr

_STAGES = {
    Stage.ACTIVE: "Active",
    Stage.KEEP_IN_TOUCH: "Keep in touch",
    Stage.LET_GO: "Let go for now",
    Stage.SOLD: "Sold",
    Stage.DO_NOT_CONTACT: "Do not contact",
}
# What the words of the permission say, those of the place do not say again.
_SAID_BESIDE = (Limit.CLOCK, Limit.CONSENT, Limit.REGISTRY, Limit.REST)
_NAMED = (Limit.REGISTRY, Limit.REST)
_IMPORTANCE = {
    Importance.UNKNOWN: "How important is this sale?",
    Importance.ORDINARY: "An ordinary sale",
    Importance.IMPORTANT: "An important sale",
    Importance.VERY: "A very important sale",
}


def stage_words(stage: Stage) -> str:
    return tr(_STAGES[stage])


def importance_words(importance: Importance) -> str:
    """What was answered, or the question itself."""
    return tr(_IMPORTANCE[importance])


def place_words(portrait: Portrait, now: datetime) -> tuple[str, str]:
    """ " in Toledo, callable until 21:00", and the role it is painted in."""
    permission, person = portrait.permission, portrait.person
    place = person.city or city_of_zone(portrait.their_zone)
    if permission.callable and permission.closes_at is not None:
        until = words.hour(permission.closes_at, portrait.their_zone)
        return tr("in {place}, callable until {hour}").format(place=place, hour=until), "text2"
    told, role = words.lamp_words(permission, now)
    if permission.lamp is Lamp.DNC or permission.limit in _SAID_BESIDE:
        told, role = tr("not to be called"), "red"
    return tr("in {place}, {told}").format(place=place, told=told), role or "text2"


def not_now(portrait: Portrait, now: datetime) -> str:
    """Why they may not be called now, and by which rule; "" while they may."""
    permission = portrait.permission
    if permission.callable:
        return ""
    told = tr("Not to be dialled now: {why}").format(why=words.lamp_words(permission, now)[0])
    return f"{told}\n{permission.source}"


def zone_words(portrait: Portrait) -> str:
    """Why a clock is theirs, where that is in doubt."""
    if portrait.person.other_zone:
        other = city_of_zone(portrait.person.other_zone)
        return tr("Their number or address may be in {other} too. Calls keep to the hours of both.").format(other=other)
    return tr("Their clock: {zone}").format(zone=portrait.their_zone)


def permission_words(portrait: Portrait, now: datetime) -> tuple[str, str]:
    """What we may, by which right and until when; and its role."""
    person, permission = portrait.person, portrait.permission
    today = permission.local.date()
    if person.stage is Stage.DO_NOT_CONTACT:
        return tr("They asked not to be contacted"), "red"
    who = tr("Business line") if person.party is Party.BUSINESS else tr("Private person")
    if permission.limit in _NAMED:
        return tr("{who}, {why}").format(who=who, why=words.lamp_words(permission, now)[0]), "red"
    if person.consented:
        return tr("{who}, written consent, no end date").format(who=who), ""
    if portrait.must_consent:
        return tr("{who}, only with written consent").format(who=who), "red"
    if permission.ends_on is not None:
        ended, day = permission.ends_on < today, words.date_words(permission.ends_on, today)
        told = tr("{who}, permission ended {day}") if ended else tr("{who}, may be called until {day}")
        return told.format(who=who, day=day), "red" if ended else "amber" if permission.lamp is Lamp.ENDS else ""
    if person.party is Party.CONSUMER and portrait.row.inquired_on is None:
        return tr("{who}, day of inquiry not known").format(who=who), "amber"
    return tr("{who}, permission has no end date").format(who=who), ""


def permission_source(portrait: Portrait, now: datetime) -> str:
    """The rule that decides, and from which day it counts."""
    person, permission = portrait.person, portrait.permission
    today = permission.local.date()
    if person.stage is Stage.DO_NOT_CONTACT:
        return tr("A personal request beats every other permission.")
    told = [permission.source]
    if permission.ends_on is not None and portrait.row.inquired_on is not None:
        told.append(tr("Counted from {day}.").format(day=words.date_words(portrait.row.inquired_on, today)))
    elif person.party is Party.CONSUMER and portrait.row.inquired_on is None:
        told.append(tr("Write the date of their quote, and the clock is known."))
    if person.consented:
        told.append(tr("Written consent stops the clock, not the hours."))
    return "\n".join(told)


def worth_words(portrait: Portrait) -> str:
    """ "$41,800 to the firm, $4,180 to you", each currency for itself."""
    parts = []
    for each in portrait.quoted.sums:
        firm, mine = words.short_money(each.value, each.currency), words.short_money(each.worth, each.currency)
        both = tr("{firm} to the firm, {mine} to you") if each.value else tr("{mine} to you")
        parts.append((both if each.worth else tr("{firm} to the firm")).format(firm=firm, mine=mine))
    return " · ".join(parts)


def worth_reason(portrait: Portrait, now: datetime) -> str:
    """The quotes it is the sum of."""
    today = local(now, portrait.zone).date()
    lines = []
    for line in portrait.quoted.lines:
        quote, mine = line.quote, line.commission
        named = quote.product or tr("A quote")
        day = words.date_words(quote.quoted_on, today) if quote.quoted_on else ""
        money = [
            words.money(quote.value, quote.currency),
            tr("{money} to you").format(money=words.money(mine.cents, mine.currency)) if mine.cents is not None else "",
        ]
        lines.append(", ".join(part for part in (named, day, *money) if part))
    return "\n".join(lines)


def number_words(phone: KnownPhone | None, home: str) -> str:
    """As it is dialled from `home`; "" for none."""
    if phone is None:
        return ""
    number = shown(phone.e164, home) if phone.e164 else phone.written
    if not phone.extension:
        return number
    return tr("{number} ext. {extension}").format(number=number, extension=phone.extension)
