"""What can be done beside a call without touching it: search who rings, copy the number, rehearse, move in the walk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reengage_desktop.services.bundle import Services

from . import keys

if TYPE_CHECKING:
    from reengage_desktop.ui.prospects.search_palette import SearchPalette

SEARCH, CALLERS = "Ctrl+K", "Ctrl+I"
SKIP, BEFORE = ("Ctrl+Right", "Alt+Right"), ("Ctrl+Left", "Alt+Left")  # in a text the first moves by words
REHEARSE, COPY = "P", "Ctrl+C"


class CallAside(QObject):
    """The search is that of the window, over the dialog: `call_requested`, `inbound_requested` and `open_requested`
    carry an id, `add_requested` what was typed.

    `letter_requested` carries an id, too: the letter before this call is written first.

    `skip_requested`: not now, the next one; `before_requested`: back to the call before. `rehearse_requested`: P.
    """

    call_requested = Signal(object)
    inbound_requested = Signal(object)
    open_requested = Signal(object)
    add_requested = Signal(object)
    letter_requested = Signal(object)
    skip_requested = Signal()
    before_requested = Signal()
    rehearse_requested = Signal()
    copy_requested = Signal()

    def __init__(self, services: Services, now: Callable[[], datetime], dialog: QWidget) -> None:
        super().__init__(dialog)
        self._services, self._now, self._dialog = services, now, dialog
        self.palette: SearchPalette | None = None
        keys.bind(dialog, SEARCH, lambda: self.search(inbound=False))
        keys.bind(dialog, CALLERS, lambda: self.search(inbound=True))
        keys.bind(dialog, REHEARSE, self.rehearse_requested.emit)
        keys.bind(dialog, COPY, self.copy_requested.emit)
        for sequence in SKIP:
            keys.bind(dialog, sequence, self.skip_requested.emit)
        for sequence in BEFORE:
            keys.bind(dialog, sequence, self.before_requested.emit)

    def search(self, *, inbound: bool) -> None:
        """Somebody rings in, or asks for somebody else; the call stays as it is below. The palette is made once."""
        from reengage_desktop.ui.prospects.search_palette import SearchPalette

        if self.palette is None:
            services, zone = self._services, self._services.planning.zone
            made = self.palette = SearchPalette(services.finding, self._now, self._dialog, zone=zone, with_bank=False)
            made.call_requested.connect(self.call_requested)
            made.inbound_requested.connect(self.inbound_requested)
            made.open_requested.connect(self.open_requested)
            made.open_at_requested.connect(lambda who, _words: self.open_requested.emit(who))
            made.add_requested.connect(self.add_requested)
        self.palette.open(inbound=inbound)

    def rehearse(self, prospect_id: int, script: str) -> None:
        """Raises as the rehearsal does."""
        from .rehearsal import RehearsalDialog

        RehearsalDialog(self._services, self._now, self._dialog, prospect_id=prospect_id, script=script).open()
