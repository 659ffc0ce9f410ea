"""What is said beside an e-mail while it is written: remarks, each with what is better."""

from __future__ import annotations

from datetime import datetime

from reengage_desktop.domain.email_draft import MailDraft, call_is_past, fits_link, price_words
from reengage_desktop.domain.phrase import empty_phrases
from reengage_desktop.services.mailing import SentMail
from reengage_desktop.ui import sentences
from reengage_desktop.ui.words import tr

_MOST = 4
_BRIEF = 24


def remarks(draft: MailDraft, now: datetime) -> list[str]:
    """Calm, each a sentence or two, none of them forbids; the weightiest first."""
    found = list[str]()
    if not draft.address:
        found.append(tr("The law asks for your postal address in an e-mail that sells. Write it in Settings."))
    if call_is_past(draft, now):
        found.append(tr("The hours it promises have begun. Name others, or write it anew."))
    prices = price_words(f"{draft.subject}\n{draft.body}")
    if prices:
        start, end = prices[0]
        named = _brief(f"{draft.subject}\n{draft.body}"[start:end])
        found.append(tr("“{words}”: price and solution belong into a talk. Look at it once more.").format(words=named))
    for each in empty_phrases(f"{draft.subject}\n{draft.body}"):
        told = tr("“{phrase}” says nothing new. {better}")
        found.append(told.format(phrase=_brief(each.phrase), better=each.better))
    if not fits_link(draft):
        found.append(tr("It is long for a mail program to be handed over. Copy is safer, or a file."))
    return found[:_MOST]


def _brief(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _BRIEF else plain[: _BRIEF - 1] + "…"


def file_name(name: str) -> str:
    """For the file: letters, digits and blanks of the name only."""
    kept = " ".join("".join(char if char.isalnum() or char in "-" else " " for char in name).split())[:60]
    return tr("E-mail to {name}").format(name=kept) + ".eml" if kept else tr("E-mail") + ".eml"


def told_sent(sent: SentMail, now: datetime, zone: str) -> str:
    """For the toast; times by the clock of `zone`, mine."""
    if sent.call is None:
        return tr("{name}: e-mail logged. It is no attempt.").format(name=sent.name)
    return tr("{name}: hello logged. {call}").format(name=sent.name, call=sentences.booked(sent.call, now, zone))
