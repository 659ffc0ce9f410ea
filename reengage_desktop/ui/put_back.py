"""What the toast offered is taken back by the service that did it."""

from __future__ import annotations

from reengage_desktop.domain.slots import Slot
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.deciding import Decided, Laid
from reengage_desktop.services.lettering import PutAway
from reengage_desktop.services.mailing import SentMail
from reengage_desktop.services.merging import Merged
from reengage_desktop.services.moving import Moved
from reengage_desktop.services.posting import SentLetters
from reengage_desktop.services.retracing import Step
from reengage_desktop.services.revisiting import Walked
from reengage_desktop.services.screening import Taken
from reengage_desktop.services.scripting import Before
from reengage_desktop.services.spreading import Done

from .undo_stack import UndoStack, Written

BRIEF = (Slot, Before)  # they say how it was, and not whether it was changed since: only at once


def newest(acts: UndoStack) -> Written | None:
    """What was done last and can still be taken back; None where there is nothing."""
    while (last := acts.newest) is not None and isinstance(last.step, BRIEF):
        acts.pop()
    return last


def put_back(services: Services, token: object) -> None:
    """`token` is what the service gave when it was done. Raises `Fault` where it cannot be taken back any more."""
    match token:
        case Slot():
            services.slotting.put_back(token)
        case Moved():
            services.moving.undo_move(token)
        case Done():
            services.spreading.undo(token)
        case Before():
            services.scripting.bring_back(token)
        case Step():
            services.retracing.undo(token)
        case Walked():
            services.revisiting.undo(token)
        case Decided() | Laid():
            services.deciding.take_back(token)
        case Taken():
            services.screening.take_back(token)
        case Merged():
            services.merging.undo(token)
        case SentMail():
            services.mailing.undo(token)
        case SentLetters() | PutAway():
            services.lettering.undo(token)
