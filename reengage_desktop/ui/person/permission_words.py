"""What is known of the permission to call somebody, in words."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from reengage_desktop.domain.law import Rule
from reengage_desktop.domain.permission import Lamp, Limit, add_months
from reengage_desktop.domain.phone import shown
from reengage_desktop.domain.place import city_of_zone
from reengage_desktop.domain.prospect import KnownPhone, Party, Registry
from reengage_desktop.ui import lamp_words, words
from reengage_desktop.ui.call import dial_words
from reengage_desktop.ui.words import tr

if TYPE_CHECKING:
    from reengage_desktop.services.permitting import Permit

Told = tuple[str, str]  # words and the role they are painted in


def status(permit: Permit, now: datetime) -> Told:
    """Whether they may be called now, and until or from when."""
    permission = permit.permission
    if permission.lamp is Lamp.DNC:
        return dial_words.stopped(permit.stopped_on, permit.they_asked, permission.local.date()), "red"
    if permission.callable and permission.closes_at is not None:
        until = words.hour(permission.closes_at, permit.their_zone)
        return tr("May be called now, until {hour} their time.").format(hour=until), "text"
    if permission.holiday and permission.opens_at is not None:
        told = tr("Not now: a public holiday there, {holiday}. Calls are allowed from {hour}.")
        hour = lamp_words.again(permission.opens_at, permission.local)
        return told.format(holiday=permission.holiday, hour=hour), "text"
    told, role = words.lamp_words(permission, now)
    return tr("Not now: {why}.").format(why=told), role or "text"


def is_special(permit: Permit) -> bool:
    """Whether there is more to be seen than the hours of the place."""
    rule, permission = permit.rule, permit.permission
    return (
        permit.person.party is Party.CONSUMER
        or permit.person.consented
        or permission.zones_differ
        or permission.limit not in (Limit.NONE, Limit.HOURS)
        or any(phone.registry for phone in permit.phones)
        or bool(tries(permit) and (rule.calls_in_24_hours or rule.calls_in_30_days) and permit.tries_in_a_month)
    )


def clock(permit: Permit, today: date) -> Told:
    """Until when, and counted from what; "" where no clock runs by the rule of the place."""
    rule, permission = permit.rule, permit.permission
    if rule.consent_required and not permit.person.consented:
        return tr("Only with written permission: key Y notes it."), "red"
    if not rule.has_clock:
        return "", ""
    if permit.person.consented:
        return tr("No end while the written permission holds."), "text"
    ends, from_ = _counted(permit, today)
    if ends is None:
        return tr("Does not run: no day of a quote, an inquiry or a purchase is known."), "amber"
    left, day = (ends - today).days, words.date_words(ends, today)
    if left < 0:
        return tr("Ended {day}, {from_}").format(day=day, from_=from_), "text2" if permission.ends_on is None else "red"
    told = tr("Until {day}, {n} days left, {from_}") if left != 1 else tr("Until {day}, 1 day left, {from_}")
    return told.format(day=day, n=left, from_=from_), "amber" if permission.lamp is Lamp.ENDS else "text"


def _counted(permit: Permit, today: date) -> tuple[date | None, str]:
    """The last day of the clock that runs longest, and what it is counted from."""
    person, rule = permit.person, permit.rule
    found: list[tuple[date, str]] = []
    if person.inquired_on and rule.inquiry_months:
        quoted = person.asked_on is None or person.inquired_on != person.asked_on
        told = tr("{n} months after the quote of {day}") if quoted else tr("{n} months after they asked on {day}")
        day = words.date_words(person.inquired_on, today)
        ends = add_months(person.inquired_on, rule.inquiry_months)
        found.append((ends, told.format(n=rule.inquiry_months, day=day)))
    if person.bought_on and rule.purchase_months:
        told = tr("{n} months after they bought on {day}")
        day = words.date_words(person.bought_on, today)
        ends = add_months(person.bought_on, rule.purchase_months)
        found.append((ends, told.format(n=rule.purchase_months, day=day)))
    return max(found, default=(None, ""), key=lambda each: each[0] or date.min)


def tries(permit: Permit) -> str:
    """ "2 of 3 calls in 24 hours, 3 of 4 in 30 days"; where nothing caps them only how many there were."""
    rule = permit.rule
    told = []
    if rule.calls_in_24_hours:
        told.append(tr("{n} of {cap} calls in 24 hours").format(n=permit.tries_in_a_day, cap=rule.calls_in_24_hours))
    if rule.calls_in_30_days:
        told.append(tr("{n} of {cap} calls in 30 days").format(n=permit.tries_in_a_month, cap=rule.calls_in_30_days))
    if not told:
        told.append(tr("{a} in 24 hours, {b} in 30 days").format(a=permit.tries_in_a_day, b=permit.tries_in_a_month))
    return ", ".join(told)


def registry(phone: KnownPhone, rule: Rule, today: date, home: str) -> Told:
    """What a do-not-call registry says of a number, and how old that is; "" where it does not matter."""
    number = shown(phone.e164, home) if phone.e164 else phone.written
    if phone.registry is Registry.UNCHECKED or phone.registry_on is None:
        if rule.registry is None:
            return "", ""
        return tr("{number}: not looked up yet").format(number=number), "text2"
    day = words.date_words(phone.registry_on, today)
    if phone.registry is Registry.LISTED:
        return tr("{number}: on the list of {day}").format(number=number, day=day), "red"
    age = (today - phone.registry_on).days
    if rule.registry is not None and age > rule.registry.check_days:
        told = tr("{number}: not on the list of {day}, {n} days ago: look again")
        return told.format(number=number, day=day, n=age), "amber"
    return tr("{number}: not on the list of {day}").format(number=number, day=day), "text"


def consent(permit: Permit, today: date) -> Told:
    """The written permission that is noted; "" for none."""
    person = permit.person
    if not person.consented:
        return "", ""
    agreed = tr("Agreed in writing")
    if person.consent_on is not None:
        agreed = tr("Agreed in writing on {day}").format(day=words.date_words(person.consent_on, today))
    if person.consent_proof:
        return tr("{agreed}: {proof}").format(agreed=agreed, proof=person.consent_proof), "text"
    return tr("{agreed}. Where that lies is not noted yet.").format(agreed=agreed), "amber"


def zones(permit: Permit, now: datetime) -> str:
    """Of a number and an address that disagree: "It is 08:33 in New York or 05:33 in Los Angeles. …"; else ""."""
    one, other = permit.their_zone, permit.person.other_zone
    if not other:
        return ""
    return tr("It is {hour} in {city} or {hour2} in {city2}: address and number disagree. Both must suit.").format(
        hour=words.hour(now, one), city=city_of_zone(one), hour2=words.hour(now, other), city2=city_of_zone(other)
    )
