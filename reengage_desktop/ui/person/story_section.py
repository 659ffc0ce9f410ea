"""The story of the bank that fits them, put into script and letter by one key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from reengage_desktop.ui.bank.story_picker import StoryPicker
from reengage_desktop.ui.dialog_parts import Fitting

from .section import PersonSection

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services


class StorySection(PersonSection):
    """B chooses what is shown, and B again lets it go."""

    def __init__(self, services: Services, now: Callable[[], datetime]) -> None:
        super().__init__(services, now, "", "story_section", keys="B")
        self.title_label.setText(self.tr("To tell them"))
        self.picker = StoryPicker("story_picker", self.add_button, self.hint_label)
        self.empty_label = Fitting(
            self.tr(
                "No result or story in the bank yet. Ask a happy customer what has become better, in numbers, and "
                "write it down under Scripts: it is told in the call and in the letter."
            ),
            name="story_empty",
        )
        self.body.addWidget(self.picker)
        self.body.addWidget(self.empty_label)
        self.picker.chose.connect(self._choose)

    def forget(self) -> None:
        self.picker.forget()

    def read(self) -> None:
        found = self.act(lambda: self.services.banking.to_tell(self.who))
        self.picker.show_found(found, self.now(), self.zone)
        self.empty_label.setVisible(found is not None and not found.fittings)

    def begin(self) -> None:
        self.picker.choose()

    def light(self, words_: str, *, loosely: bool = True) -> QWidget | None:
        return self.picker.card if self.picker.light(words_) else None

    def _choose(self, story_id: int | None) -> None:
        step = self.act(lambda: self.services.banking.choose(self.who, story_id))
        if step:
            out = self.tr("Your choice is out; script and letters tell what fits best.")
            self.done.emit(step, out if story_id is None else self.tr("Script and letters tell them this story."))
            self.refresh()
