"""A part of the page that is a list of what is known, with a form for a new entry."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent
from PySide6.QtWidgets import QApplication, QWidget

from reengage_desktop.ui.dialog_parts import Fitting

from .entry_form import EntryForm
from .known_list import KnownList
from .section import PersonSection

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services

_SHORT = 48  # letters of what a toast names


class KnownSection(PersonSection):
    """Subclasses make the form, show the rows, and write. `open_url` opens a link by the system."""

    def __init__(self, services: Services, now: Callable[[], datetime], name: str, keys: str, title: str) -> None:
        super().__init__(services, now, title, name, keys)
        self.open_url: Callable[[QUrl], object] = QDesktopServices.openUrl
        self.form: EntryForm | None = None
        self._folded: dict[int, str] = {}  # what was half-written of whom
        self.list = KnownList(f"{name}_list", title)
        self.empty_label = Fitting("", name=f"{name}_empty")
        self.body.addWidget(self.list)
        self.body.addWidget(self.empty_label)
        self.list.reworded.connect(self.reword)
        self.list.sourced.connect(self.set_source)
        self.list.removed.connect(self.remove)
        self.list.opened.connect(lambda link: self.open_url(QUrl(link)))
        self.list.left.connect(self.back_to_page)

    # What a subclass does

    def make_form(self) -> EntryForm:
        raise NotImplementedError

    def add(self, form: EntryForm) -> bool:
        """Whether what stands in the form was kept, for `form.who`."""
        raise NotImplementedError

    def reword(self, key: int, words: str) -> None:
        raise NotImplementedError

    def set_source(self, key: int, source: str) -> None:
        """Only where rows have a source."""

    def remove(self, key: int) -> None:
        raise NotImplementedError

    # A new entry

    def begin(self) -> None:
        if self.form is None:
            self.form = self.make_form()
            self.body.insertWidget(0, self.form)
            self.form.taken.connect(self._take)
            self.form.left.connect(self.close_form)
            self.form.stand_after(self.add_button)
        if words := self._folded.pop(self.who, ""):
            self.form.words_edit.setText(words)
        if not self.form.words:
            self.fault_line.say("")  # what was refused before is another matter
        self.form.open_for(self.who)

    def close_form(self) -> None:
        """What is half-written stands there again when it is opened for the same person."""
        if self.form is not None and self.form.is_open:
            self.form.hide()
            self.back_to_page()

    def _take(self) -> None:
        """An empty line follows for the next one; a second Enter leaves."""
        assert self.form is not None
        if not self.form.words:
            self.close_form()
        elif self.add(self.form):
            self.form.clear()

    def _keep_half_written(self) -> None:
        """When the page is left, what stands in the open form is kept like everything that is typed.

        In a form that was folded, and where it is refused, it waits until that is opened again.
        """
        form = self.form
        if form is None:
            return
        if form.words and not (form.is_open and self.add(form)):
            self._folded[form.who] = form.words
        form.clear()
        form.hide()

    # Leaving

    def forget(self) -> None:
        self.list.end_editing()
        self.list.light("")
        self._keep_half_written()

    def keep_now(self) -> None:
        self.list.keep_now()

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self._keep_half_written()
        super().hideEvent(event)

    def back_to_page(self) -> None:
        """Letters work again."""
        page: QWidget | None = self
        while page is not None and page.objectName() != "person_page":
            page = page.parentWidget()
        if page is not None and page.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        elif focused := QApplication.focusWidget():
            focused.clearFocus()

    def light(self, words_: str, *, loosely: bool = True) -> QWidget | None:
        return self.list if self.list.light(words_) else None

    def show_empty(self, words: str) -> None:
        """What belongs here, where nothing stands; "" where something does."""
        self.empty_label.setText(words)
        self.empty_label.setVisible(bool(words))


def short(words: str) -> str:
    """As a toast names it."""
    return words if len(words) <= _SHORT else f"{words[: _SHORT - 1].rstrip()}…"
