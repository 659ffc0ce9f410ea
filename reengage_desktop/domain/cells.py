"""What one cell of a list says, once what cannot be seen is taken out of it."""

from __future__ import annotations

import re
from functools import lru_cache

# Control and direction characters, lone surrogates, tags. Joiners (Persian, Indic scripts, emoji) stay.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_SPACES = re.compile(r"[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_ENDS = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_INERT = re.compile(r"""\A'(?=[=+\-@\t\r\d])|\A="([^"]*)"\Z""")
_MARKS = frozenset("'=")

_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[^\W_][\w.-]*\.[^\W\d_]{2,24}")
_EMAIL_BREAK = re.compile(r"(?:[;,|\s]|:::)+")
_PHONE_BREAKS = frozenset(":;|/,\n")
_PHONE_BREAK = re.compile(r":::|[;|\n,]|\s/\s")
_LONGEST_NAMED = 1_000  # of a name with an address behind it
_NAME_AND_MAIL = re.compile(r"(.*?)\s*[<(]([^<>()\s]+@[^<>()\s]+)[>)]\s*")

_NO = {"no", "n", "false", "f", "0", "0.0", "off", "not", "unset", "unchecked"}
_NO |= {"nein", "falsch", "non", "faux", "falso", "nao", "nee", "onwaar"}
_NOT_GIVEN = {"", "-", "--", "—", "–", ".", "?", "n/a", "na", "n.a.", "#n/a", "nan", "none", "null", "nil", "unknown"}
_NOT_GIVEN |= {
    "0/0/00",
    "00/00/0000",
    "0000-00-00",
    "[not provided]",
    "not provided",
    "(empty)",
    "(blank)",
    "(no value)",
    "not available",
    "keine",
    "k.a.",
}
_LONGEST_NOT_GIVEN = max(map(len, _NOT_GIVEN))
_SOLD = {"won", "sold", "customer", "closed won", "closedwon", "closed - won", "closed/won"}
_SOLD |= {"gewonnen", "verkauft", "kunde", "abgeschlossen gewonnen", "abgeschlossen und gewonnen", "gagné", "gagnée"}
_SOLD |= {"fermé gagné", "clôturé gagné", "clôturée gagnée", "conclu", "client", "ganado", "ganada", "cierre ganado"}
_SOLD |= {"cerrado ganado", "cerrada ganada", "cliente", "ganho", "fechado ganho", "vinto", "vinta", "chiuso vinto"}
_SOLD |= {"chiusa vinta", "klant", "gesloten gewonnen"}
_NOT_TO_CALL = {"do not contact", "do not call", "dnc", "donotcall", "donotcontact", "do not disturb", "blacklisted"}
_NOT_TO_CALL |= {
    "nicht kontaktieren",
    "nicht anrufen",
    "ne pas contacter",
    "ne pas appeler",
    "no contactar",
    "no llamar",
}
_NOT_TO_CALL |= {"não contatar", "não contactar", "não ligar", "non contattare", "non chiamare", "niet contacteren"}
_NOT_TO_CALL |= {"niet contact opnemen", "niet bellen"}
_ALLOWED = {"subscribed", "opted in", "opted-in", "opt-in", "abonniert", "angemeldet", "abonné", "abonnée", "inscrit"}
_ALLOWED |= {"inscrite", "suscrito", "suscrita", "inscrito", "inscrita", "iscritto", "iscritta", "ingeschreven"}
_ALLOWED |= {"aangemeld"}
_EACH_HAS = {"* mycontacts", "* starred"}
_LABEL_BREAK = re.compile(r"\s*[,;|\n]\s*")
_REMARK = re.compile(r"\s+[-–—(]|\s*[:,(]")


def clean(text: str) -> str:
    """Without unseen characters, blanks around it, or the mark by which a spreadsheet is kept from calculating it."""
    if text.isprintable():
        text = text.strip()
        return _INERT.sub(r"\1", text, count=1) if text[:1] in _MARKS else text
    text = _ENDS.sub("\n", _INERT.sub(r"\1", text, count=1))
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()


def clean_line(text: str) -> str:
    """The same, on one line."""
    if text.isalnum():
        return text
    text = clean(text)
    return " ".join(text.split()) if "\n" in text or "  " in text else text


def is_given(text: str) -> bool:
    """Whether a cell says anything: "n/a", "-" and the like say nothing."""
    return len(text) > _LONGEST_NOT_GIVEN or text.casefold() not in _NOT_GIVEN


def says_no(text: str) -> bool:
    """Whether a yes-or-no cell is off. Anything else that is written there counts as on: it may only switch on."""
    return not is_given(text) or text.casefold().replace("ã", "a") in _NO


def says_allowed(text: str) -> bool:
    """Whether a cell about letters says that they are wanted."""
    return text.casefold() in _ALLOWED


def says_not_to_call(stage: str) -> bool:
    return _stage(stage) in _NOT_TO_CALL


def says_sold(stage: str) -> bool:
    """ "Closed won (Sales pipeline)" is won, too."""
    return _stage(stage) in _SOLD or stage.casefold() in _SOLD


@lru_cache(maxsize=1024)
def _stage(text: str) -> str:
    """A stage without the pipeline or the remark behind it, in words that hyphens do not part."""
    head = _REMARK.split(text.casefold(), maxsplit=1)[0]
    return " ".join(head.replace("-", " ").replace("/", " ").split())


def labels_in(text: str) -> str:
    """A cell of labels, or of anything else that is kept, without those that Google sets on each contact."""
    text = clean(text)
    if ":::" in text or text.startswith("* "):
        labels = (label.strip() for label in text.split(":::"))
        return ", ".join(label for label in labels if label and label.casefold() not in _EACH_HAS)
    return text if is_given(text) else ""


def labels_say_not_to_call(text: str) -> bool:
    """Whether one of the labels of a cell does."""
    return len(text) < 200 and any(map(says_not_to_call, _LABEL_BREAK.split(text)))


def emails_in(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(addresses, casefolded, each fit for one recipient; what was none). "Maria <m@x.example>" and "a; b" are read."""
    if _is_address(text):
        return (text.casefold(),), ()
    named = _named(text)
    parts = [named[2]] if named else [part for part in _EMAIL_BREAK.split(text) if part]
    parts = [part.removeprefix("mailto:").strip("<>()[]\"'") for part in parts]
    found = tuple(dict.fromkeys(part.casefold() for part in parts if _is_address(part)))
    return found, tuple(part for part in parts if is_given(part) and not _is_address(part))


def _named(text: str) -> re.Match[str] | None:
    return _NAME_AND_MAIL.fullmatch(text) if len(text) <= _LONGEST_NAMED else None


def _is_address(text: str) -> bool:
    return len(text) <= 254 and _ADDRESS.fullmatch(text) is not None and ".." not in text


def numbers_in(text: str) -> list[str]:
    """The phone numbers of one cell, parted by " ::: " (Google), ";", " / ", "," or line ends, if each is a number."""
    if _PHONE_BREAKS.isdisjoint(text):
        return [text]
    parts = [part.strip() for part in _PHONE_BREAK.split(text)]
    parts = [part for part in parts if part]
    return parts if all(sum(map(str.isdigit, part)) >= 5 for part in parts) else [" ".join(text.split())]


def name_and_email(text: str) -> tuple[str, str]:
    """HubSpot writes "Maria Lopez (maria@x.example)" for an associated contact: (name, address or "").

    Where there is no name but the address alone, it is no name.
    """
    if _is_address(text):
        return "", text.casefold()
    match = _named(text)
    if match is None or not _is_address(match[2]):
        return text, ""
    return match[1], match[2].casefold()
