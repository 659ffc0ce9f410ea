"""What was dropped or pasted on the page of a person, read as homework: a link with its title, or a clipping."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .homework import HomeworkKind, safe_link, without_link
from .plain_line import plain_line

_LONGEST_TITLE = 300  # letters: what is longer beside an address is a clipping that names a page


@dataclass(frozen=True, slots=True)
class Dropped:
    """`words` hold the title and the address of a link."""

    kind: HomeworkKind
    words: str


def read_drop(text: str, addresses: Sequence[str] = (), title: str = "") -> tuple[Dropped, ...]:
    """`addresses` as the other program named them, and the `title` it gave; nothing for what is no word and no page.

    Of addresses only http and https are kept. Words that came with a single one are its title.
    """
    links = list(dict.fromkeys(link for link in map(safe_link, addresses) if link))
    if len(links) == 1:
        return (Dropped(HomeworkKind.LINK, _titled(links[0], title or without_link(plain_line(text)))),)
    if links:
        return tuple(Dropped(HomeworkKind.LINK, link) for link in links)
    words = "" if addresses else plain_line(text)
    if not words:
        return ()
    is_link = bool(safe_link(words)) and len(without_link(words)) <= _LONGEST_TITLE
    return (Dropped(HomeworkKind.LINK if is_link else HomeworkKind.CLIPPING, words),)


def _titled(link: str, title: str) -> str:
    """The title is left out where it only says the address again."""
    words = plain_line(title)[:_LONGEST_TITLE]
    said_again = not words or words.rstrip("/") in link or "://" in words
    return link if said_again else f"{words} {link}"
