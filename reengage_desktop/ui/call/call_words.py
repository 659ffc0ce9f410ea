"""What the call says in words: what a key will book, what stands in the way, what is known."""

from __future__ import annotations

from datetime import date, datetime
from html import escape

from reengage_desktop.domain import ago
from reengage_desktop.domain.follow_up import FollowUp
from reengage_desktop.domain.ladder_plan import BEFOREHAND
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.permission import Lamp, Permission
from reengage_desktop.domain.place import city_of_zone
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.slots import NOON
from reengage_desktop.domain.touch import Touch
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.preparing import CallSheet
from reengage_desktop.ui import ladder_words, words
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.words import tr

_DAY_ONLY = (ActionKind.KEEP_IN_TOUCH, ActionKind.REVIEW, ActionKind.LETTER, ActionKind.ASK_HAPPY)
_HOUR = 60  # minutes
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


# Time and place


def exact_day(day: date, today: date) -> str:
    """ "Thu 15 Oct", also for tomorrow."""
    return f"{tr(_DAYS[day.weekday()])} {words.date_words(day, today)}"


def when(action: NextAction, now: datetime, zone: str) -> str:
    """ "Thu 15 Oct, 14:00–16:00" by the clock of `zone`; without hours where they do not matter."""
    start = local(action.due_from, zone).date()
    day = exact_day(start, local(now, zone).date())
    if action.kind in _DAY_ONLY:
        return day
    return tr("{day}, {hours}").format(day=day, hours=words.window(action.due_from, action.due_until, zone))


def same_clock(action: NextAction, zone: str, other: str) -> bool:
    """Whether the two places show the same time then."""
    return local(action.due_from, zone).utcoffset() == local(action.due_from, other).utcoffset()


def place_of(sheet: CallSheet) -> str:
    """The city they are in, else the one their zone is named after."""
    return sheet.prospect.city or city_of_zone(sheet.their_zone)


# The head


def promise_words(sheet: CallSheet, now: datetime, live: bool) -> str:
    """What we told them, in their clock: "you promised 8:30–9:30"; "" without a promise."""
    action = sheet.prospect.next_action
    if action is None or not action.promised:
        return ""
    zone = action.zone or sheet.their_zone
    given, today = local(action.due_from, zone).date(), local(now, zone).date()
    hours = words.window(action.due_from, action.due_until, zone)
    told = hours if given == today else tr("{day}, {hours}").format(day=exact_day(given, today), hours=hours)
    if live and action.due_from <= now <= action.due_until:
        return tr("promised {when}, kept").format(when=told)
    return tr("you promised {when}").format(when=told)


def notice(sheet: CallSheet, now: datetime) -> tuple[str, str]:
    """One calm line for the head, and its role: what stands in the way of a call, else where they are on the ladder."""
    stop = _permission_notice(sheet.permission, now)
    if stop[0]:
        return stop
    if sheet.ladder.decide:
        return tr("{n} tries: time to decide after this one").format(n=sheet.ladder.of), "amber"
    if sheet.ladder.encourage:
        return tr("two attempts reach 36 in 100, five reach 67"), "text3"
    beside = [way for way in sheet.ladder.ways if way not in BEFOREHAND]  # what comes before it stands on the card
    told = ladder_words.attempt(sheet.ladder.this_attempt, sheet.ladder.of, beside)
    return told, "text3" if told else ""


def notice_icon(role: str) -> str:
    """What stands before the notice; nothing before an encouragement."""
    return {"red": Icon.CIRCLE_ALERT, "amber": Icon.HOURGLASS}.get(role, "")


def _permission_notice(permission: Permission, now: datetime) -> tuple[str, str]:
    today = permission.local.date()
    match permission.lamp:
        case Lamp.NOW:
            return "", ""
        case Lamp.DNC:
            return tr("They asked not to be contacted. No call can be started."), "red"
        case Lamp.ENDS if permission.ends_on is not None:
            until = ago.spoken_date(permission.ends_on, today).removeprefix("on ")
            return tr("you may call until {day}, ask for consent").format(day=until), "amber"
        case Lamp.SHUT:
            return tr("calls are not allowed: {why}").format(why=words.lamp_words(permission, now)[0]), "red"
    return tr("outside calling hours: {opens} there").format(opens=words.lamp_words(permission, now)[0]), "amber"


# What a key will book


def preview(outcome: Outcome, follows: FollowUp, sheet: CallSheet, now: datetime) -> str:
    """The line above the keys, as markup made here alone: "If you press N: next try Thu 15 Oct, 16:30."."""
    key = _strong(outcome.value)
    return tr("If you press {key}: {what}").format(key=key, what=_booked(outcome, follows, sheet, now))


def _booked(outcome: Outcome, follows: FollowUp, sheet: CallSheet, now: datetime) -> str:
    action = follows.next_action
    if action is None:
        if follows.stage is Stage.SOLD:
            return tr("they leave the list as sold. Thank them, and ask whom else you could help.")
        return tr("everything stops at once: calls, texts, letters and e-mails. One question first.")
    zone = (action.zone or sheet.their_zone) if action.promised else sheet.zone
    at = _strong(when(action, now, zone))
    if action == sheet.prospect.next_action and action.kind is ActionKind.DECIDE:
        return tr("their card stays on the desk, where you decide how to go on.")
    if outcome is Outcome.NO_ANSWER and action == sheet.prospect.next_action:
        return tr("your promise stays, {when} their time.").format(when=at)
    return _because(action, sheet).format(when=at, slot=_slot_kind(action, sheet))


def _strong(text: str) -> str:
    return f'<span style="font-weight:600">{escape(text)}</span>'


def _because(action: NextAction, sheet: CallSheet) -> str:
    """The sentence with {when} and {slot} still open."""
    match action.because:
        case Because.OTHER_SLOT | Because.LADDER_STEP:
            return tr("next try {when}. {slot}")
        case Because.PROMISED:
            return tr("two messages that promise a call {when} their time. They count as one attempt.")
        case Because.WRONG_NUMBER:
            return tr("the number is marked as wrong, and you look for another {when}.")
        case Because.FORTY_EIGHT_HOURS:
            return tr("four questions, then a call {when}. You can change it before it is saved.")
        case Because.AGREED:
            return tr("you name the day; proposed is {when} their time.")
        case Because.THEIR_DATE:
            return tr("you name the date they gave, else {when}. Until then they rest in keep in touch.")
        case Because.LADDER_DONE:
            return tr("that was the last of {n} tries. On the desk you decide how to go on.").format(n=sheet.ladder.of)
        case Because.TAUGHT_NOTHING:
            return tr("three talks that taught nothing. On the desk you decide how to go on.")
        case Because.UNDER_MY_HOUR:
            return tr("an hour on them likely pays less than your own. On the desk you decide how to go on.")
        case Because.THEY_BROKE_IT:
            return tr("they are not there when you had agreed. On the desk you decide how to go on.")
        case Because.BOUGHT_ELSEWHERE:
            return tr("keep in touch, and you ask how happy they are {when}.")
        case Because.AFTER_NO if action.kind is ActionKind.REVIEW:
            return tr("you let go, and look again {when}.")
        case Because.AFTER_NO:
            return tr("no more calls; they stay in keep in touch, next {when}.")
    return tr("next {when}.")


def _slot_kind(action: NextAction, sheet: CallSheet) -> str:
    """At which time of day, and what belongs to that attempt beside the call."""
    early = local(action.due_from, sheet.zone).time() < NOON
    told = tr("A morning this time.") if early else tr("Late slot this time.")
    ladder = sheet.ladder
    then = ladder_words.attempt(ladder.this_attempt + 1, ladder.of, ladder.next_ways)
    return f"{told} {then[:1].upper()}{then[1:]}." if then else told


def action_line(action: NextAction, now: datetime, zone: str) -> str:
    """What will be saved: "Call Thu 15 Oct, 14:00–16:00"."""
    first = {
        ActionKind.APPOINTMENT: tr("Appointment {when}"),
        ActionKind.VISIT: tr("Visit {when}"),
        ActionKind.LETTER: tr("Write a letter {when}"),
        ActionKind.KEEP_IN_TOUCH: tr("Keep in touch, next {when}"),
        ActionKind.REVIEW: tr("Let go, look again {when}"),
        ActionKind.ASK_HAPPY: tr("Ask how happy they are, {when}"),
        ActionKind.DECIDE: tr("Decide what next, on the desk"),
    }
    return first.get(action.kind, tr("Call {when}")).format(when=when(action, now, zone))


# What is known


def touch_line(touch: Touch, now: datetime, zone: str) -> str:
    """ "3 weeks ago: reached, 4 min"."""
    what = words.outcome_past(touch.outcome) or words.channel_words(touch.channel)
    length = f", {words.duration(touch.seconds)}" if touch.contact and touch.seconds else ""
    return tr("{ago}: {what}").format(ago=words.past(touch.at, now, zone), what=f"{what}{length}")


def why_not_name(why: WhyNot) -> str:
    """Each of the list, the unknown one too."""
    return words.why_not_words(why) or tr("Not known")


def clock(seconds: int) -> str:
    """The length of a call: "1:12"."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def written_ago(at: datetime, now: datetime, zone: str) -> str:
    """How long ago something was left off: "just now", "12 minutes ago", "today 8:33", "3 weeks ago"."""
    minutes = int((now - at).total_seconds() // 60)
    if minutes < 1:
        return tr("just now")
    if minutes < _HOUR:
        return tr("1 minute ago") if minutes == 1 else tr("{n} minutes ago").format(n=minutes)
    there = local(at, zone)
    if there.date() == local(now, zone).date():
        return tr("today {hour}").format(hour=f"{there.hour}:{there.minute:02d}")
    return words.past(at, now, zone).lower()
