"""The stories that fit somebody, one at a time, and the choice of the one that script and letters tell them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reengage_desktop.domain.story import holds
from reengage_desktop.services.banking import Fitting, ToTell
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button, IconButton, label, set_property, tag

from .story_card import StoryCard

_NOTHING = ToTell((), None, None)


class StoryPicker(QWidget):
    """What was chosen is shown first, else what fits best. Without any story it hides itself.

    `chose` carries the id of the story that is wished, None to let the choice go. `button` is the one that chooses, and
    `place` says which of how many is shown; both may stand elsewhere.
    """

    chose = Signal(object)

    def __init__(self, name: str, button: Button, place: QLabel | None = None) -> None:
        super().__init__()
        self.setObjectName(name)
        self._found = _NOTHING
        self._shown = 0
        self.button = button
        self.place_label = place if place is not None else label("", "small", "text2", name=f"{name}_place")
        self.card = StoryCard(f"{name}_card")
        self.state_tag = tag("", name=f"{name}_state")
        self.before_button = IconButton(Icon.CHEVRON_LEFT, self.tr("The story before"), name=f"{name}_before")
        self.after_button = IconButton(Icon.CHEVRON_RIGHT, self.tr("The next story that fits"), name=f"{name}_after")
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.state_tag)
        row.addStretch(1)
        if place is None:
            row.addWidget(self.place_label)
        row.addWidget(self.before_button)
        row.addWidget(self.after_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.card)
        column.addLayout(row)
        self.before_button.clicked.connect(lambda: self.step(-1))
        self.after_button.clicked.connect(lambda: self.step(1))
        self.card.stepped.connect(self.step)

    @property
    def fitting(self) -> Fitting | None:
        """What is shown."""
        return next((each for each in self._fittings if each.story.id == self._shown), None)

    def forget(self) -> None:
        """Somebody else comes."""
        self._found, self._shown = _NOTHING, 0

    def show_found(self, found: ToTell | None, now: datetime, zone: str) -> None:
        """What is looked at stays, as long as it is there. None: nothing is known."""
        self._found, self._now, self._zone = found or _NOTHING, now, zone
        ids = self._ids()
        if self._shown not in ids:
            chosen = self._found.chosen
            self._shown = chosen if chosen in ids and chosen is not None else next(iter(ids), 0)
        self._show()

    def choose(self) -> None:
        """What is shown is to be told; where it was chosen already, it is not any more."""
        if self._shown:
            self.chose.emit(None if self._found.chosen == self._shown else self._shown)

    def step(self, by: int) -> None:
        """The next one, or the one before; around the ends."""
        ids = self._ids()
        if self._shown in ids:
            self._shown = ids[(ids.index(self._shown) + by) % len(ids)]
            self._show()

    def light(self, words: str) -> bool:
        """Shows the first one that holds these words; False where none does."""
        for each in self._fittings:
            if holds((each.said, each.story.figure), words):
                self._shown = each.story.id
                self._show()
                return True
        return False

    @property
    def _fittings(self) -> Sequence[Fitting]:
        return self._found.fittings

    def _ids(self) -> list[int]:
        return [each.story.id for each in self._fittings]

    def _show(self) -> None:
        fitting = self.fitting
        for widget in (self, self.button, self.place_label):
            widget.setVisible(fitting is not None)
        if fitting is None:
            return
        many = len(self._fittings)
        self.place_label.setText(self.tr("{n} of {all}").format(n=self._ids().index(self._shown) + 1, all=many))
        for button in (self.before_button, self.after_button):
            button.setVisible(many > 1)
        self.card.show_story(fitting, self._now, self._zone)
        self._show_state()

    def _show_state(self) -> None:
        """Whether script and letters tell it, and by whose will."""
        chosen = self._found.chosen == self._shown
        by_itself = self._found.chosen is None and self._found.by_itself == self._shown
        keep = self.tr("Keep this one") if by_itself else self.tr("Tell this one")
        self.button.setText(self.tr("Take it out") if chosen else keep)
        told = self.tr("your choice, in script and letter") if chosen else self.tr("fits best, so it is told")
        self.state_tag.setText(told)
        set_property(self.state_tag, "tone", "green" if chosen else "")
        self.state_tag.setVisible(chosen or by_itself)
