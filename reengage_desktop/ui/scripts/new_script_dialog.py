"""A new script: what it is for, its name, and whether it begins lean or as a copy."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.script_library import ScriptKind
from reengage_desktop.services.scripting import MAX_TITLE, Scripting
from reengage_desktop.ui.dialog_parts import FormDialog, StillCombo, field
from reengage_desktop.ui.widgets import Choice, Option

from .script_words import kind_words


class NewScriptDialog(FormDialog):
    """`added` carries its name."""

    added = Signal(str)

    def __init__(self, scripting: Scripting, like: str, parent: QWidget | None = None) -> None:
        """`like`: the script that is looked at, of which a copy is offered; empty for none."""
        super().__init__("", self.tr("Add the script"), parent, enter_saves=True)
        self.setWindowTitle(self.tr("New script"))
        self._scripting = scripting
        self.kind_choice = Choice([Option(kind, kind_words(kind)) for kind in ScriptKind], name="kind_choice")
        self.kind_choice.set_value(scripting.kind(like) if like else ScriptKind.CALL)
        self.name_edit = QLineEdit()
        self.name_edit.setObjectName("script_name")
        self.name_edit.setMaxLength(MAX_TITLE)
        self.name_edit.setPlaceholderText(self.tr("such as “Rebate until spring”"))
        self.like_combo = StillCombo("like_combo")
        self.body.addLayout(field(self.tr("For"), self.kind_choice))
        self.body.addLayout(field(self.tr("Name"), self.name_edit))
        self.body.addLayout(field(self.tr("Begin with"), self.like_combo))
        self.body.addStretch(1)
        self.kind_choice.chosen.connect(lambda _: self._offer(""))
        self._offer(like)
        self.resize(520, 300)
        self.name_edit.setFocus()

    def changed(self) -> bool:
        return bool(self.name_edit.text().strip())

    def save(self) -> None:
        self.clear_fault(self.name_edit)
        kind = self.kind_choice.value()
        assert isinstance(kind, ScriptKind)
        try:
            name = self._scripting.add(kind, self.name_edit.text(), str(self.like_combo.currentData()))
        except Fault as fault:
            self.say_fault(fault, self.name_edit)
            return
        self.added.emit(name)
        self.accept()

    def _offer(self, like: str) -> None:
        """A lean text, or a copy of any script of this kind."""
        kind = self.kind_choice.value()
        assert isinstance(kind, ScriptKind)
        self.like_combo.clear()
        self.like_combo.addItem(self.tr("A lean skeleton"), "")
        for name, title in self._scripting.titles(kind):
            self.like_combo.addItem(self.tr("A copy of “{title}”").format(title=title), name)
        self.like_combo.setCurrentIndex(max(0, self.like_combo.findData(like)) if like else 0)
