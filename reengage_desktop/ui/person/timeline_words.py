"""An entry of the timeline in words: what it was, when, what was said, and how it looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.recount import Beside, BesideKind, Entry, EntryKind
from reengage_desktop.domain.touch import Channel, LearnedFor
from reengage_desktop.domain.wall_time import local
from reengage_desktop.ui import ladder_words, words
from reengage_desktop.ui.figures import day
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.words import tr

_NOON = 12
_LETTER_SHOWN = 160  # letters of a letter
_SPOKE = (Outcome.REACHED, Outcome.LATER, Outcome.SAID_NO, Outcome.SOLD, Outcome.APPOINTMENT)
_CHANNELS = {
    Channel.CALL: "Call",
    Channel.VOICEMAIL: "Voicemail",
    Channel.TEXT: "Text",
    Channel.LETTER: "Letter posted",
    Channel.EMAIL: "E-mail",
    Channel.VISIT: "Visit",
    Channel.INBOUND: "They got in touch",
}
_AROUND = {
    "N": "{name} did not answer",
    "V": "Left {name} a message",
    "W": "Wrong number of {name}",
    "R": "Talked with {name}",
}
_BESIDE = {
    BesideKind.SAID: "They said why not",
    BesideKind.SEEN: "What you saw",
    BesideKind.REAL: "The real reason",
    BesideKind.QUOTED: "Quote",
    BesideKind.PROMISED: "You promised to call",
    BesideKind.KEPT: "Promise kept",
    BesideKind.BROKEN: "Promise not kept",
    BesideKind.LETTER: "Letter posted",
    BesideKind.BACK: "Came back to active",
    BesideKind.LADDER: "Another ladder",
    BesideKind.DECIDED: "Decided",
}
_TAGS = {
    BesideKind.REAL: ("real reason", "ink"),
    BesideKind.KEPT: ("promise kept", "ember"),
    BesideKind.BROKEN: ("promise not kept", "ember"),
    BesideKind.QUOTED: ("quote", ""),
    BesideKind.SAID: ("reason", ""),
}
_DECIDED = {
    "push_on": "You push on",
    "keep_in_touch": "You keep in touch",
    "let_go": "You let go for now",
    "do_not_contact": "Not to be contacted",
    "not_today": "Left for another day",
}
_CERTAINTIES = {"guess": "a guess", "fairly_sure": "fairly sure", "they_said": "they said so"}
_USES = {LearnedFor.CLOSER: "closer to them", LearnedFor.DOOR: "opens a door", LearnedFor.ON: "moves it on"}
_BADGES = {
    Channel.CALL: Icon.PHONE,
    Channel.VOICEMAIL: Icon.VOICEMAIL,
    Channel.TEXT: Icon.MESSAGE_SQUARE_TEXT,
    Channel.LETTER: Icon.STAMP,
    Channel.EMAIL: Icon.MAIL,
    Channel.VISIT: Icon.USER_ROUND,
    Channel.INBOUND: Icon.PHONE_INCOMING,
}
_OUTCOME_BADGES = {
    Outcome.NO_ANSWER: Icon.PHONE_MISSED,
    Outcome.WRONG_NUMBER: Icon.PHONE_OFF,
    Outcome.APPOINTMENT: Icon.CALENDAR_CHECK,
    Outcome.SOLD: Icon.TROPHY,
    Outcome.DO_NOT_CONTACT: Icon.BAN,
}
_BESIDE_BADGES = {
    BesideKind.SAID: Icon.QUOTE,
    BesideKind.SEEN: Icon.EYE,
    BesideKind.REAL: Icon.LIGHTBULB,
    BesideKind.QUOTED: Icon.FILE_TEXT,
    BesideKind.PROMISED: Icon.HANDSHAKE,
    BesideKind.KEPT: Icon.HANDSHAKE,
    BesideKind.BROKEN: Icon.HANDSHAKE,
    BesideKind.LETTER: Icon.STAMP,
    BesideKind.BACK: Icon.SUNRISE,
    BesideKind.LADDER: Icon.ROUTE,
    BesideKind.DECIDED: Icon.SCALE,
}
_OWN_WORD = (BesideKind.PROMISED, BesideKind.KEPT, BesideKind.BROKEN)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph under the title, in the colour of a role."""

    words: str
    role: str = "text"


@dataclass(frozen=True, slots=True)
class Badge:
    icon: str
    role: str
    ground: str


def title(entry: Entry) -> str:
    """ "No answer", "Reached, 4 min", "Elena called, 3 min", "Note"."""
    if entry.kind is EntryKind.NOTE:
        return tr("Note")
    if entry.kind is EntryKind.BESIDE:
        only = entry.beside[0]
        name = _decided(only) if only.kind is BesideKind.DECIDED else tr(_BESIDE[only.kind])
        return f"{name} {only.number}" if only.number else name
    name = _around_title(entry) if entry.kind is EntryKind.AROUND else _touch_title(entry)
    lasted = entry.kind is EntryKind.AROUND or entry.outcome in (*_SPOKE, "") or entry.channel == Channel.INBOUND
    return f"{name}, {words.duration(entry.seconds)}" if entry.seconds and lasted else name


def _around_title(entry: Entry) -> str:
    if entry.channel == Channel.INBOUND:
        return tr("{name} called").format(name=entry.person)
    return tr(_AROUND.get(entry.outcome, "You called {name}")).format(name=entry.person)


def _touch_title(entry: Entry) -> str:
    if entry.channel == Channel.INBOUND:
        said = "" if entry.outcome in (Outcome.REACHED, "") else words.outcome_past(entry.outcome)
        name = tr("They called") if entry.outcome else tr(_CHANNELS[Channel.INBOUND])
        return f"{name}: {said}" if said else name
    if entry.outcome:
        return words.outcome_name(entry.outcome)
    if entry.channel == Channel.VISIT and (entry.contact or entry.number):
        return tr("You met") if entry.contact else tr("Visit, not met")
    return tr(_CHANNELS[Channel(entry.channel)])


def when(entry: Entry, now: datetime, zone: str) -> str:
    """ "Mon 12 Oct, 08:21"; its day alone where no hour is known."""
    at, today = local(entry.at, zone), local(now, zone).date()
    named = day(at.date(), today)
    if entry.kind is EntryKind.BESIDE and entry.beside[0].by_day:
        return named
    return f"{named}, {at:%H:%M}"


def tag(entry: Entry) -> tuple[str, str]:
    """What it was above all, with its tone; "" for nothing of that kind."""
    if entry.kind is EntryKind.BESIDE:
        return "", ""
    kinds = {each.kind for each in entry.beside}
    found = next((told for kind, told in _TAGS.items() if kind in kinds), ("", ""))
    return tr(found[0]) if found[0] else "", found[1]


def badge(entry: Entry) -> Badge:
    """Blue where they answered, ember where it was the salesperson's word, else grey."""
    if entry.kind is EntryKind.NOTE:
        return Badge(Icon.PEN_LINE, "text2", "greyTint")
    if entry.kind is EntryKind.BESIDE:
        kind = entry.beside[0].kind
        role, ground = ("ember", "emberTint") if kind in _OWN_WORD else ("text2", "greyTint")
        return Badge(_BESIDE_BADGES[kind], *(("ink", "inkTint2") if kind is BesideKind.BACK else (role, ground)))
    icon = _BADGES[Channel(entry.channel)]
    if entry.channel == Channel.CALL and entry.outcome:
        icon = _OUTCOME_BADGES.get(Outcome(entry.outcome), icon)
    if any(each.kind is BesideKind.PROMISED for each in entry.beside):
        return Badge(icon, "ember", "emberTint")
    answered = entry.contact or (entry.kind is EntryKind.AROUND and entry.outcome == Outcome.REACHED)
    return Badge(icon, "ink", "inkTint2") if answered else Badge(icon, "text2", "greyTint")


def lines(entry: Entry, now: datetime, zone: str) -> list[Line]:
    """What was promised, noted, learned and told, and which attempt it was."""
    alone = entry.kind is EntryKind.BESIDE
    found = [Line(_promised(each, now, alone=alone)) for each in entry.beside if _is_told(entry, each)]
    if entry.note:
        found.append(Line(entry.note, "text2" if entry.kind is EntryKind.TOUCH else "text"))
    if entry.learned:
        found.append(Line(_learned(entry)))
    told = (_told(each, alone=alone) for each in entry.beside if _has_words(each))
    found += [Line(words_told) for words_told in told if words_told]
    if small := ", ".join(_small(entry, zone)):
        found.append(Line(small[:1].upper() + small[1:], "text3"))
    return found


def sentence(entry: Entry, now: datetime, zone: str) -> str:
    """As it is read aloud by a screen reader, and copied."""
    head = f"{title(entry)}, {when(entry, now, zone)}"
    said = tag(entry)[0]
    return "\n".join([f"{head} ({said})" if said else head, *(line.words for line in lines(entry, now, zone))])


def _is_told(entry: Entry, each: Beside) -> bool:
    """A promise; that it was kept or not is a tag of the touch that settled it."""
    return each.kind is BesideKind.PROMISED or (each.kind in _OWN_WORD and entry.kind is EntryKind.BESIDE)


def _has_words(each: Beside) -> bool:
    told = each.words or each.kind is BesideKind.DECIDED or each.value is not None
    return each.kind not in _OWN_WORD and bool(told)


def _promised(each: Beside, now: datetime, *, alone: bool) -> str:
    """The window in the clock in which it was given."""
    if each.due_from is None or each.due_until is None:
        return ""
    start, today = local(each.due_from, each.zone), local(now, each.zone).date()
    hours = words.window(each.due_from, each.due_until, each.zone)
    told = f"{day(start.date(), today)}, {hours}"
    if alone:
        return told[:1].upper() + told[1:]
    return tr("Promised to call {when}.").format(when=told)


def _learned(entry: Entry) -> str:
    said = tr("Learned: {words}").format(words=entry.learned)
    use = _USES.get(LearnedFor(entry.learned_for)) if entry.learned_for in set(LearnedFor) else None
    return f"{said} ({tr(use)})" if use else said


def _told(each: Beside, *, alone: bool) -> str:
    """With its name before it where it stands under a touch."""
    match each.kind:
        case BesideKind.QUOTED:
            what = ", ".join(part for part in (each.words, words.money(each.value, each.currency)) if part)
            return what if alone else tr("Quoted: {what}").format(what=what)
        case BesideKind.LETTER:
            text = " ".join(each.words.split())
            return f"“{text[:_LETTER_SHOWN].rstrip()}…”" if len(text) > _LETTER_SHOWN else f"“{text}”"
        case BesideKind.SEEN:
            said = each.words if alone else tr("Seen: {words}").format(words=each.words)
        case BesideKind.BACK:
            said = f"“{each.words}”"
        case BesideKind.LADDER:
            return ladder_words.changed(each.source, each.words, each.certainty)
        case BesideKind.DECIDED:
            said = f"“{each.words}”" if each.words else ""
            return said if alone else ": ".join(filter(None, (_decided(each), said)))
        case BesideKind.REAL:
            said = each.words if alone else tr("Real reason: {words}").format(words=each.words)
        case _:
            said = f"“{each.words}”" if alone else tr("Said: “{words}”").format(words=each.words)
    return " ".join([said, *_where_from(each)])


def _decided(each: Beside) -> str:
    """ "You let go for now, until 12 Mar"."""
    choice = tr(_DECIDED.get(each.source, "Decided"))
    if each.until is None:
        return choice
    return tr("{choice}, until {day}").format(choice=choice, day=day(each.until, each.at.date()))


def _where_from(each: Beside) -> Iterator[str]:
    sure = tr(_CERTAINTIES[each.certainty]) if each.certainty in _CERTAINTIES else ""
    source = tr("from {name}").format(name=each.source) if each.source else ""
    if told := ", ".join(part for part in (source, sure) if part):
        yield f"({told})"


def _small(entry: Entry, zone: str) -> Iterator[str]:
    if entry.number:
        yield tr("attempt {n}").format(n=entry.number)
    if entry.in_slot:
        yield tr("morning slot") if local(entry.at, zone).hour < _NOON else tr("late slot")
    if entry.bulk:
        yield tr("one of three within 20 seconds, counts in no figure")
