"""An e-mail that is not sent yet: one recipient, a true subject, plain text with its end, as a file or a link."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from .next_action import NextAction
from .spoken import Spans
from .text_message import holds

MOST_IN_LINK = 1_900  # characters: what the mail programs and systems in use take
_LONGEST_ADDRESS, _LONGEST_LOCAL, _LONGEST_SUBJECT = 254, 64, 200
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_ENDS_IT = re.compile(
    r"unsubscribe|opt out|no (more|further) e-?mails?|rather not (get|have|receive)"
    r"|(answer|reply|write)\b.{0,20}\bstop",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"(?:[$€£¥₹]|\b(?:USD|EUR|GBP|CHF|CAD|AUD|JPY|SEK|NOK|DKK|PLN)\b)\s?\d[\d.,’' ]{0,15}"
    r"|\d[\d.,’']{0,15}\s?(?:[€£¥]|(?:USD|EUR|GBP|CHF|CAD|AUD|JPY|SEK|NOK|DKK|PLN|kr|dollars?|euros?|pounds?)\b)",
    re.IGNORECASE,
)
_PRICE = re.compile(
    r"\b(?:pric(?:e|es|ed|ing)|costs?|fees?|discounts?|rebates?|instal?lments?|monthly (?:rate|payment)s?"
    r"|proposals?|specifications?|data ?sheets?|price lists?)\b",
    re.IGNORECASE,
)
ANSWER_TO_STOP = "If you would rather not get e-mail from me, answer with one word, and I will stop."


class AddressError(ValueError):
    """What stands there is not one plain address."""


@dataclass(frozen=True, slots=True)
class MailDraft:
    """`to` is one checked address; `body` is plain text, blank lines part paragraphs.

    `warning`: why not to write now, in words; "" if nothing speaks against it. `template` names the text it began with,
    `address` is the salesperson's postal one on one line. `call`: what the body says of the next call, and `promise`
    the words in which it does.
    """

    to: str
    subject: str
    body: str
    warning: str = ""
    template: str = ""
    address: str = ""
    call: NextAction | None = None
    promise: str = ""

    @property
    def end(self) -> str:
        """What the law asks for at the end and the body does not say yet: the way out and the postal address."""
        missing = [] if _ENDS_IT.search(self.body) else [ANSWER_TO_STOP]
        if self.address and _letters(self.address) not in _letters(self.body):
            missing.append(self.address)
        return "\n\n".join(missing)

    @property
    def text(self) -> str:
        """As it goes out."""
        return "\n\n".join(filter(None, (_sound(self.body).strip(), self.end)))


def one_address(written: str) -> str:
    """The one address that stands there. Raises `AddressError` for a list, a header, a name, or an encoded word."""
    text = written.strip()
    local, at, domain = text.rpartition("@")
    if not at or len(text) > _LONGEST_ADDRESS or len(local) > _LONGEST_LOCAL:
        raise AddressError(written)
    if not _LOCAL.fullmatch(local) or "=?" in local:
        raise AddressError(written)
    try:
        host = domain if domain.isascii() else domain.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise AddressError(written) from error
    labels = host.split(".")
    if len(labels) == 1 or labels[-1].isdigit() or not all(map(_LABEL.fullmatch, labels)):
        raise AddressError(written)
    return f"{local}@{host}"


def one_line(text: str) -> str:
    """A subject: no line ends, no control characters, no encoded word of its own, and not endless."""
    plain = " ".join("".join(char if char.isprintable() else " " for char in _sound(text)).split())
    return plain.replace("=?", "= ?")[:_LONGEST_SUBJECT].strip()


def price_words(text: str) -> Spans:
    """Where a body names amounts of money, a price or a solution: what a talk should give (S3)."""
    found = (each for pattern in (_AMOUNT, _PRICE) for each in pattern.finditer(text))
    return tuple(sorted((each.start(), each.start() + len(each[0].rstrip(" .,’'"))) for each in found))


def fits_link(draft: MailDraft) -> bool:
    """Whether the whole of it can be handed over by a link."""
    return len(_link(draft, whole=True)) <= MOST_IN_LINK


def mailto(draft: MailDraft) -> str:
    """The link that opens a mail program (RFC 6068). Too long a body is left out: part of a letter is worse than none.

    Raises `AddressError`.
    """
    return _link(draft, whole=fits_link(draft))


def _link(draft: MailDraft, *, whole: bool) -> str:
    from urllib.parse import quote

    link = f"mailto:{quote(one_address(draft.to), safe='@')}?subject={quote(one_line(draft.subject), safe='')}"
    if not whole:
        return link
    body = "\r\n".join(draft.text.splitlines())
    return f"{link}&body={quote(body, safe='')}"


def eml(draft: MailDraft, sender: str = "", sender_name: str = "") -> bytes:
    """A draft that mail programs open to be sent (`X-Unsent`), without a date of its own. Raises `AddressError`."""
    from email.headerregistry import Address
    from email.message import EmailMessage
    from email.policy import SMTP

    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if sender:
        message["From"] = Address(one_line(sender_name), addr_spec=one_address(sender))
    message["To"] = Address(addr_spec=one_address(draft.to))
    message["Subject"] = one_line(draft.subject)
    message.set_content(draft.text + "\n", cte="quoted-printable")
    return message.as_bytes()


def call_is_past(draft: MailDraft, now: datetime) -> bool:
    """Whether it promises hours that have begun since it was written."""
    return draft.call is not None and draft.call.due_from <= now and holds(draft.body, draft.promise)


def still_promises(draft: MailDraft, now: datetime) -> bool:
    """Whether the words as they stand promise the call, and its hours are to come."""
    to_come = draft.call is not None and draft.call.due_from > now
    return to_come and bool(draft.promise) and holds(draft.body, draft.promise)


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _sound(text: str) -> str:
    """Without halves of characters and without control characters but the ends of lines."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    lines = whole.splitlines()
    return "\n".join("".join(char for char in line if char.isprintable() or char in "\t\u200c\u200d") for line in lines)
