"""What the page says of scripts: their groups, how often they were used, and what the numbers allow to say."""

from __future__ import annotations

from reengage_desktop.domain.reach import Reach
from reengage_desktop.domain.script_library import ScriptKind
from reengage_desktop.services.gauging import Compared, Usage
from reengage_desktop.services.scripting import Listed
from reengage_desktop.ui.words import tr

_GROUPS = (
    ("Calls", (ScriptKind.CALL,)),
    ("Voicemail and text", (ScriptKind.MESSAGE,)),
    ("Letters and e-mail", (ScriptKind.LETTER, ScriptKind.EMAIL)),
    ("If they say…", (ScriptKind.ANSWERS,)),
)
_KINDS = {
    ScriptKind.CALL: "A call",
    ScriptKind.MESSAGE: "A message",
    ScriptKind.LETTER: "A letter",
    ScriptKind.EMAIL: "An e-mail",
    ScriptKind.ANSWERS: "Answers",
}


def groups(library: list[Listed]) -> list[tuple[str, list[Listed]]]:
    """The scripts under the heads of the list, in their order."""
    return [(tr(name), [each for each in library if each.kind in kinds]) for name, kinds in _GROUPS]


def kind_words(kind: ScriptKind) -> str:
    return tr(_KINDS[kind])


def list_line(listed: Listed) -> str:
    """ "104 first calls", "used 31 times", "Too expensive, bad timing…"."""
    if listed.kind is ScriptKind.ANSWERS:
        first, *rest = listed.labels[:2] or ("",)
        return ", ".join((first, *(f"{word[:1].lower()}{word[1:]}" for word in rest))) + "…" if first else ""
    if listed.kind is ScriptKind.CALL and listed.reach.attempts:
        return _first_calls(listed.reach.attempts)
    used = used_words(listed.uses)
    return tr("e-mail, {used}").format(used=used) if listed.kind is ScriptKind.EMAIL else used


def used_words(uses: int) -> str:
    if not uses:
        return tr("not used yet")
    return tr("used once") if uses == 1 else tr("used {n} times").format(n=f"{uses:,}")


def usage_words(usage: Usage, kind: ScriptKind) -> str:
    """A count and a likely range, or that it is too early to tell; nothing is ranked on luck."""
    reach = usage.reach
    if kind is not ScriptKind.CALL or not reach.attempts:
        words = used_words(usage.uses)
        return f"{words[:1].upper()}{words[1:]}."
    if reach.too_early:
        return tr("{calls} so far: too early to tell.").format(calls=_first_calls(reach.attempts))
    said = tr("{n} of {all} first calls reached someone, likely {range}.")
    told = said.format(n=reach.contacts, all=reach.attempts, range=_range(reach))
    beside = {
        Compared.NO_WINNER: tr("No winner among your openings yet."),
        Compared.WINNER: tr("More than your other openings."),
        Compared.BEHIND: tr("“{best}” reaches more.").format(best=usage.best),
    }.get(usage.compared, "")
    return f"{told} {beside}".strip()


def reading_words(seconds: int) -> str:
    """ "reads in 45 s", "reads in 2 min 10 s"."""
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return tr("reads in {n} s").format(n=rest)
    if not rest:
        return tr("reads in {n} min").format(n=minutes)
    return tr("reads in {n} min {s} s").format(n=minutes, s=rest)


def _first_calls(count: int) -> str:
    return tr("1 first call") if count == 1 else tr("{n} first calls").format(n=f"{count:,}")


def _range(reach: Reach) -> str:
    return tr("{low}–{high} %").format(low=round(reach.low * 100), high=round(reach.high * 100))
