"""What one more hour on somebody pays, in words: about how much, how likely, and where that comes from."""

from __future__ import annotations

from math import floor, log10

from reengage_desktop.domain.desk import MoreTime, Quiet, Verdict
from reengage_desktop.ui import words
from reengage_desktop.ui.words import tr

_VERDICTS = {
    Verdict.MORE: "That is more than your usual hour.",
    Verdict.LESS: "That is less than your usual hour.",
    Verdict.CLOSE: "Too close to call.",
    Verdict.UNKNOWN: "What your usual hour pays is not known yet.",
}


def rounded(cents: int) -> int:
    """To two figures: more would say more than anybody knows."""
    if not cents:
        return 0
    step = 10 ** max(0, floor(log10(abs(cents))) - 1)
    return max(100, round(cents / step) * step) if cents >= 50 else 0


def about(cents: int, currency: str) -> str:
    """ "about $680"."""
    return tr("about {money}").format(money=words.money(rounded(cents), currency))


def likely(more: MoreTime) -> str:
    """ "$240 to $1,900" an hour."""
    low, high = (words.money(rounded(cents), more.currency) for cents in (more.per_hour_low, more.per_hour_high))
    return tr("{low} to {high}").format(low=low, high=high)


def in_100(percent: float) -> str:
    """ "12", "3.7", "0.34": two figures, so that whoever works the sum out again comes to the same."""
    places = 0 if percent >= 10 else 1 if percent >= 1 else 2
    return f"{percent:.{places}f}".rstrip("0").rstrip(".") if places else f"{percent:.0f}"


def sum_line(more: MoreTime, own: tuple[int, str] | None = None) -> str:
    """ "$7,710 × 3.7 in 100 is $285, for about 25 more minutes. Of 81 people this quiet 3 came back, so likely 1 to 10
    in 100. Too close to call."
    """
    told = tr("{worth} × {chance} in 100 is {expected}, for about {n} more minutes.").format(
        worth=words.money(more.worth, more.currency),
        chance=in_100(more.chance),
        expected=words.money(more.expected, more.currency),
        n=f"{max(1.0, more.minutes):.{0 if more.minutes >= 20 else 1}f}".removesuffix(".0"),
    )
    verdict = _VERDICTS[more.verdict]
    if more.mine is None and own is not None:
        verdict = "Your usual hour is in other money, so the two are not compared."
    return " ".join(filter(None, (told, quiet(more.quiet), _odds(more.odds), tr(verdict))))


def quiet(found: Quiet) -> str:
    if not found.of:
        return tr("Nobody was this quiet before, so how many come back is a guess.")
    if found.too_early:
        told = tr("Of {all} people this quiet {n} came back: too early to tell.")
        return told.format(all=found.of, n=found.back)
    told = tr("Of {all} people this quiet {n} came back, so likely {low} to {high} in 100.")
    return told.format(all=found.of, n=found.back, low=f"{found.low:.0f}", high=f"{found.high:.0f}")


def _odds(percent: float) -> str:
    """Whoever comes back does not always buy."""
    return tr("Of those who come back about {n} in 100 buy.").format(n=in_100(percent)) if percent < 100 else ""


def unknown() -> str:
    """Where nobody knows what they are worth."""
    return tr("Write what their quote is worth, and what one more hour pays is worked out.")
