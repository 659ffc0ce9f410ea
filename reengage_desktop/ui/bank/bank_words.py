"""What is said of results, stories and interviews: whose they are, for whom, and how often they were told."""

from __future__ import annotations

from datetime import datetime

from reengage_desktop.domain.bank import Kind
from reengage_desktop.domain.interview import Interview
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.story import Story, Told
from reengage_desktop.services.banking import Fitting
from reengage_desktop.ui import words
from reengage_desktop.ui.words import tr

_KINDS = {Kind.RESULT: "Results", Kind.STORY: "Stories", Kind.INTERVIEW: "Interviews"}
_CHANNELS = (("1 call", "{n} calls"), ("1 letter", "{n} letters"), ("1 e-mail", "{n} e-mails"))


def kind_words(kind: Kind) -> str:
    return tr(_KINDS[kind])


def fits_words(item: Story | Interview) -> str:
    """Who said so, and whom it is for: "Petersen’s Deli, may be named · Solar roof · Could not afford it"."""
    who = item.customer
    if who:
        told = tr("{who}, may be named") if item.may_name else tr("{who}, not to be named")
        who = told.format(who=who)
    why = "" if item.why_not is WhyNot.UNKNOWN else words.why_not_words(item.why_not)
    return " · ".join(filter(None, (who or tr("no customer noted"), item.product, why)))


def told_words(told: Told) -> str:
    """ "told 7 times: 5 calls, 2 letters; 3 answered after it"."""
    if not told.times:
        return tr("not told yet")
    counts = zip((told.calls, told.letters, told.mails), _CHANNELS, strict=True)
    parts = [tr(one) if count == 1 else tr(many).format(n=count) for count, (one, many) in counts if count]
    said = tr("told in {where}") if len(parts) == 1 else tr("told {n} times: {where}")
    said = said.format(n=told.times, where=", ".join(parts))
    return f"{said}; {tr('{n} answered after it').format(n=told.answered)}" if told.answered else said


def how_counted() -> str:
    return tr(
        "Counted where it was told: calls that reached somebody, letters in the post, e-mails sent. “Answered” are "
        "people who were reached after it. Numbers this small prove nothing."
    )


def made_words(stories: int) -> str:
    """How many stories were made of an interview."""
    if not stories:
        return tr("no story of it yet")
    return tr("1 story of it") if stories == 1 else tr("{n} stories of it").format(n=stories)


def why_fits(fitting: Fitting) -> str:
    """Why it fits somebody: "Same product, same worry: no funding"."""
    fit, story = fitting.fit, fitting.story
    if fit.worry is not None:
        worry = words.why_not_words(fit.worry)
        worry = worry[:1].lower() + worry[1:]
        both = tr("Same product, same worry: {worry}") if fit.same_product else tr("Same worry: {worry}")
        return both.format(worry=worry)
    if fit.same_product:
        return tr("Same product")
    return tr("About {product}").format(product=story.product) if story.product else tr("Fits anybody")


def told_them(fitting: Fitting, now: datetime, zone: str) -> str:
    """ "You told them 3 weeks ago"; empty where they have not heard it."""
    if fitting.told_at is None:
        return ""
    when = words.past(fitting.told_at, now, zone)
    return tr("You told them {when}").format(when=when[:1].lower() + when[1:])
