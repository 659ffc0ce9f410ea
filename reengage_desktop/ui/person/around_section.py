"""People around them: who they are, on whose side, and how to call them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.person_around import AroundKind, Side
from reengage_desktop.services.acquainting import NO_NAME, Acquaintance, AroundField
from reengage_desktop.ui import words
from reengage_desktop.ui.dialog_parts import Fitting

from .around_editor import AroundEditor
from .around_rows import AroundRows
from .around_whom import AroundWhomList
from .section import PersonSection

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services

    from .around_call_dialog import AroundCallDialog


class AroundSection(PersonSection):
    def __init__(self, services: Services, now: Callable[[], datetime]) -> None:
        super().__init__(services, now, "", "around_section", keys="P")
        self.title_label.setText(self.tr("People around them"))
        self.people: list[Acquaintance] = []
        self.rows = AroundRows()
        self.editor: AroundEditor | None = None
        self.dialog: AroundCallDialog | None = None
        self._is_open = self._warned = False
        self._half: dict[int, dict[AroundField, str]] = {}  # what was refused of those who are known
        self._parts: list[QWidget] = []
        nothing = self.tr("Nobody yet. Who answers the phone, who decides with them, who knows you both? Ask them why.")
        self.nothing_label = Fitting(nothing, name="around_nothing")
        self.whom = AroundWhomList()
        for part in (self.nothing_label, self.rows, self.whom):
            self.body.addWidget(part)
        self.rows.change_requested.connect(self.change)
        self.rows.remove_requested.connect(self.remove)
        self.rows.call_requested.connect(self.call)
        self.rows.open_requested.connect(self.open_requested)
        self.rows.unfolded.connect(self._show)
        self.whom.opened.connect(self.open_requested)

    def read(self) -> None:
        acquainting = self.services.acquainting
        self.people = acquainting.of(self.who)
        if self._is_open and self.editor and self.editor.person_id and self._known(self.editor.person_id) is None:
            self._is_open = False  # it was taken back
        self.whom.show_found(acquainting.around_whom(self.who))
        self._show()

    def minute_passed(self) -> None:
        """Their hours, as this minute has them."""
        if any(each.permission for each in self.people):
            self.read()

    def begin(self) -> None:
        """Somebody new; nothing is written until they have a name."""
        editor = self._editor()
        self.keep_now()
        if not self._is_open or editor.person_id:
            self._keep_half()
            editor.show_new(self.who)
            self._open()
        editor.edits[AroundField.NAME].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def meet(self, kind: AroundKind) -> None:
        """Somebody new of this kind."""
        self.begin()
        self._editor().set_kind(kind)

    def change(self, person_id: int) -> None:
        """Opens the fields where the row stands."""
        known = self._known(person_id)
        if known is None:
            return
        self.keep_now()
        self._keep_half()
        editor = self._editor()
        editor.show_known(known, anew=True)
        self._open()
        for which, text in self._half.pop(person_id, {}).items():
            editor.edits[which].show_words(text, anew=True)
            self._typed(which, text)
        editor.edits[AroundField.NAME].setFocus(Qt.FocusReason.OtherFocusReason)

    def call(self, person_id: int) -> None:
        """A dialog of its own, since a call to them is none to the prospect."""
        from .around_call_dialog import AroundCallDialog

        self.keep_now()
        sheet = self.act(lambda: self.services.acquainting.call_sheet(person_id))
        if sheet is not None:
            self.dialog = AroundCallDialog(self.services.acquainting, sheet, self.now, self.window())
            self.dialog.done_.connect(self.done)
            self.dialog.finished.connect(self._hung_up)
            self.dialog.open()

    def remove(self, person_id: int) -> None:
        known = self._known(person_id)
        step = self.act(lambda: self.services.acquainting.remove(person_id))
        if step is None:
            return
        self._half.pop(person_id, None)
        if self._is_open and self.editor and self.editor.person_id == person_id:
            self._is_open = False
        self.read()
        self.land(self.add_button)
        name = known.person.name if known else ""
        self.done.emit(step, self.tr("{name} removed").format(name=name))

    def forget(self) -> None:
        self._keep_half()
        self._is_open = self._warned = False
        self.rows.fold()

    def keep_now(self) -> None:
        if self._is_open and self.editor:
            self.editor.keep_now()

    def light(self, words_: str, *, loosely: bool = True) -> QWidget | None:
        wanted, lit = words_.casefold().split() if loosely else [words_.casefold()], None
        for place, person in enumerate(known.person for known in self.people):
            here = f"{person.name} {person.role} {person.note}".casefold()
            if lit is None and any(word in here for word in wanted):
                self.rows.unfold_to(place)
                lit = person.id
        self._show()
        return self.rows.light(lit)

    # What is written

    def _keep_half(self) -> None:
        """Whoever has no name yet is kept all the same, if anything of them was written; what was refused waits."""
        editor = self.editor
        if self._is_open and editor and not editor.person_id and not editor.is_blank():
            self._add(AroundField.NAME, self.tr("Somebody"))
        if self._is_open and editor and editor.person_id and editor.refused:
            self._half[editor.person_id] = editor.refused.words()

    def _typed(self, which: AroundField, text: str) -> None:
        editor = self._editor()
        if not editor.person_id:
            if editor.edits[AroundField.NAME].words():
                self._add(which)
            return
        if which is AroundField.NAME and not text:
            editor.refused.add(which, NO_NAME, tell=False)  # it is being written anew
            return
        try:
            step = self.services.acquainting.set_field(editor.person_id, which, text)
        except Fault as fault:
            editor.refused.add(which, words.fault(fault))
            return
        editor.refused.drop(which)
        self.read()
        if step:
            self.typed.emit(step, self.tr("{name}, around them").format(name=self._name(editor.person_id)))

    def _add(self, which: AroundField, name: str = "") -> None:
        """The one who is written in the open fields, `which` last; `name`: where none was written."""
        editor = self._editor()
        told = editor.written()
        kind, side = AroundKind(told.pop("kind")), Side(told.pop("side"))
        name = told.pop("name") or name
        try:
            editor.person_id, step = self.services.acquainting.add(editor.who, name, kind, side=side, **told)
        except Fault as fault:
            editor.refused.add(which, words.fault(fault))
            return
        editor.refused.clear()
        if editor.who == self.who:
            self.read()
        self.typed.emit(step, self.tr("{name} added").format(name=name))

    def _hung_up(self) -> None:
        self.dialog = None

    def _link(self, prospect_id: int | None) -> None:
        editor = self._editor()
        try:
            step = self.services.acquainting.link(editor.person_id, prospect_id)
        except Fault as fault:
            editor.fault_line.say(words.fault(fault))
            return
        editor.fault_line.say("")
        editor.edits[AroundField.NAME].setFocus()
        if not step:
            return
        self.read()
        name = self._name(editor.person_id)
        told = self.tr("{name} linked") if prospect_id else self.tr("{name} linked no more")
        self.done.emit(step, told.format(name=name))

    def _make(self) -> None:
        editor = self._editor()
        self.keep_now()
        known = self._known(editor.person_id)
        found = self.act(lambda: self.services.acquainting.make_prospect(editor.person_id))
        if found is not None and known is not None:
            self.read()
            self.done.emit(found[1], self.tr("{name} is a prospect now").format(name=known.person.name))

    def _remove_open(self) -> None:
        self.remove(self._editor().person_id)

    def _leave(self) -> None:
        """What was refused, or has no name, is told once and given up at the second time."""
        self.keep_now()
        editor = self._editor()
        nameless = not editor.edits[AroundField.NAME].words() and not editor.is_blank()
        if (editor.refused or nameless) and not self._warned:
            self._warned = True
            if nameless:
                editor.refused.add(AroundField.NAME, NO_NAME)
            editor.refused.point()
            return
        person_id, self._is_open = editor.person_id, False
        self.read()
        self.land(self.rows.row_of(person_id) or self.add_button)

    # What is shown

    def _show(self) -> None:
        """A row for each of them, and instead of the one who is being written the fields."""
        editor = self.editor if self._is_open else None
        around = self.services.around
        settings = around.settings()
        zone = settings.zone or around.laptop_zone()
        self.rows.show_people(self.people, editor, self.now(), zone, settings.region)
        if self.editor is not None:
            known = self._known(self.editor.person_id)
            if editor is not None and known is not None:
                editor.show_known(known, anew=False)
            self.editor.setVisible(editor is not None)
        self._order(editor)
        self.rows.setVisible(bool(self.people) or editor is not None)
        self.nothing_label.setVisible(not self.people and editor is None)

    def _order(self, editor: AroundEditor | None) -> None:
        """Tab goes as one reads."""
        parts: list[QWidget] = [self.add_button, *self.rows.in_order(editor), *self.whom.buttons]
        if parts != self._parts:
            self._parts = parts
            for one, other in pairwise(parts):
                QWidget.setTabOrder(one, other)

    def _editor(self) -> AroundEditor:
        if self.editor is None:
            made = self.editor = AroundEditor(self.services.keeping)
            made.changed.connect(self._typed)
            made.left.connect(self._leave)
            made.link_chosen.connect(self._link)
            made.open_requested.connect(self.open_requested)
            made.call_requested.connect(lambda: self.call(made.person_id))
            made.make_requested.connect(self._make)
            made.remove_requested.connect(self._remove_open)
        return self.editor

    def _open(self) -> None:
        self._is_open, self._warned = True, False
        self._show()

    def _known(self, person_id: int) -> Acquaintance | None:
        return next((each for each in self.people if each.person.id == person_id), None)

    def _name(self, person_id: int) -> str:
        known = self._known(person_id)
        return known.person.name if known else ""
