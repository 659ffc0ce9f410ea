"""Words that were typed, pasted or dropped, as they are kept: without what cannot be seen."""

from __future__ import annotations

import re
import unicodedata

# Control and direction characters, halves of characters, tags. Joiners (Persian, Indic scripts, emoji) stay.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def plain_line(words: str) -> str:
    """On one line, and as long as it is: nothing is cut off."""
    return " ".join((words if words.isprintable() else _UNSEEN.sub("", words)).split())


def one_line(text: str) -> str:
    """Without control characters, half characters and blanks around it."""
    return " ".join(_clean(text, "").split())


def lines(text: str) -> str:
    """The same over several lines."""
    return _clean(text, "\n").strip()


def _clean(text: str, kept: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isprintable():
        return text
    kinds = ((char, unicodedata.category(char)) for char in text)
    return "".join(" " if kind == "Cc" and char not in kept else char for char, kind in kinds if kind != "Cs")
