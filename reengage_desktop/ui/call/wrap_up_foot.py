"""Under the wrap-up: back to the script, who comes next, and the buttons that save."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout

from reengage_desktop.domain.permission import Lamp
from reengage_desktop.services.bundle import Services
from reengage_desktop.ui import words
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import label

_HEIGHT = 56


class WrapUpFoot(QFrame):
    def __init__(self, services: Services, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setProperty("kind", "foot")
        self.setFixedHeight(_HEIGHT)
        self._services, self._now = services, now
        self.back_button = Button(
            self.tr("Back to the script"), "quiet", icon=Icon.ARROW_LEFT, keys=self.tr("Esc"), name="back_button"
        )
        self.following_label = label("", "small", "text2", name="following_label")
        self.save_button = Button(self.tr("Save"), name="save_button")
        self.next_button = Button(self.tr("Save and next call"), "main", keys="Ctrl ⏎", name="save_next_button")
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 18, 0)
        row.setSpacing(8)
        row.addWidget(self.back_button)
        row.addStretch(1)
        row.addWidget(self.following_label)
        row.addSpacing(4)
        row.addWidget(self.save_button)
        row.addWidget(self.next_button)

    def tell_following(self, here: int) -> None:
        """Who comes after this person, and until when they may be called where that ends soon."""
        following = next((ident for ident in self._services.planning.queue() if ident != here), None)
        told = ""
        for found in self._services.browsing.rows([following] if following is not None else []):
            told = self.tr("next: {name}").format(name=found.row.name)
            if found.permission.lamp is Lamp.ENDS:
                told = f"{told}, {words.lamp_words(found.permission, self._now())[0]}"
        self.following_label.setText(told)
