"""What the page of the two messages says: which voicemail it is, and why no text can be sent."""

from __future__ import annotations

from datetime import datetime

from reengage_desktop.domain.ladder import VOICEMAILS
from reengage_desktop.domain.permission import Permission
from reengage_desktop.domain.text_message import NoText, TextLength
from reengage_desktop.services.preparing import Messages
from reengage_desktop.ui import words
from reengage_desktop.ui.words import tr

from .message_state import MessageState


def which_voicemail(left_before: int) -> str:
    """Two at most, early in the ladder (mission, facts)."""
    if left_before + 1 < VOICEMAILS:
        return tr("First voicemail of two. After the second, more voicemails rarely help.")
    if left_before + 1 == VOICEMAILS:
        return tr("Second voicemail of two. After this one, try another hour or another way.")
    return tr("One more than two. The next one is better a letter, or another hour.")


def about_voicemail(state: MessageState, messages: Messages, left_before: int) -> str:
    """What stands below the words after the tone."""
    if state.full:
        return tr("The mailbox is full: only the text goes. It counts as one attempt all the same.")
    if state.alone:
        return tr("Only the text goes. It counts as one attempt all the same.")
    told = which_voicemail(left_before)
    said, alone = messages.voicemail.text, messages.voicemail_alone.text
    if not state.sends and said == alone and "text" in said.casefold():
        told += " " + tr("Leave out what it says of a text.")
    return told


def no_text(why: NoText, permission: Permission, now: datetime) -> str:
    """Why, and that only the voicemail counts."""
    if why is NoText.SAID_SO:
        return tr("Only the voicemail counts. It promises the same hours, and speaks of no text.")
    told = why_no_text(why, permission, now)
    return told if why is NoText.DO_NOT_CONTACT else f"{told} {tr('Only the voicemail counts.')}"


def why_no_text(why: NoText, permission: Permission, now: datetime) -> str:
    """What stands in the way of a text."""
    match why:
        case NoText.DO_NOT_CONTACT:
            return tr("They asked not to be contacted. That holds for texts too.")
        case NoText.NOT_ALLOWED:
            shut = words.lamp_words(permission, now)[0]
            return tr("The law does not let you text them: {why}.").format(why=shut)
        case NoText.HOURS:
            told = tr("It is {hour} there. Texts have the hours of calls: {opens}.")
            return told.format(hour=f"{permission.local:%H:%M}", opens=words.lamp_words(permission, now)[0])
        case NoText.LANDLINE:
            return tr("Only landlines are known, and a text reaches none of them.")
    return tr("No number is known that a text could go to.")


def length(told: TextLength) -> str:
    """ "180 characters, 2 texts"."""
    characters = tr("{n} characters").format(n=told.characters)
    return characters if told.parts == 1 else tr("{length}, {n} texts").format(length=characters, n=told.parts)


def why_so_long(told: TextLength) -> str:
    """Which character makes it longer than it looks; "" if none does."""
    if not told.odd or told.parts == 1:
        return ""
    return tr("“{char}” is not in the alphabet of texts, so that only 67 characters go into each.").format(
        char=told.odd
    )
