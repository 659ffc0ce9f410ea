"""Which of the two messages is left, with what was changed in the text by hand."""

from __future__ import annotations

from dataclasses import dataclass, field

from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.text_message import NoText, retold


@dataclass(frozen=True, slots=True)
class MessagesLeft:
    """What was promised and what was left: both, or one of them.

    `text`: as it was sent, empty if none was. `script`: the name of what was said, or of the text that went alone.
    """

    promise: NextAction
    mailbox_full: bool
    text_only: bool = False
    voicemail_only: bool = False
    text: str = ""
    script: str = ""


@dataclass(slots=True)
class MessageState:
    """`limit`: why no text can be sent, None if it can. `full`: the mailbox is. `cannot`: the salesperson knows it.

    `alone`: a text was chosen in place of a third voicemail. `by_hand`: texts by whether they go alone.
    """

    limit: NoText | None = None
    full: bool = False
    alone: bool = False
    cannot: bool = False
    by_hand: dict[bool, str] = field(default_factory=dict)

    @property
    def sends(self) -> bool:
        """A text goes."""
        return self.limit is None and not self.cannot

    @property
    def speaks(self) -> bool:
        """A voicemail is left."""
        return not self.full and not self.alone

    @property
    def why_no_text(self) -> NoText:
        return self.limit or NoText.SAID_SO

    def written(self) -> str | None:
        """The text that was written by hand for what is left now."""
        return self.by_hand.get(not self.speaks)

    def write(self, text: str) -> None:
        """A text without words is none: then that of the script stands."""
        if text.strip():
            self.by_hand[not self.speaks] = text
        else:
            self.by_hand.pop(not self.speaks, None)

    def retell(self, before: str, now: str) -> None:
        """Another hour is promised: what was written by hand follows."""
        self.by_hand = {alone: retold(text, before, now) for alone, text in self.by_hand.items()}
