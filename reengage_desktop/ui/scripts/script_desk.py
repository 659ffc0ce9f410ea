"""The middle of the page: a script to be read or written, and at its foot which text calls use."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from reengage_desktop.ui.dialog_parts import Fitting, Ground
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button, IconButton, frame, set_role

from .field_menu import field_menu
from .script_editor import ScriptEditor
from .script_reader import ScriptReader

_NARROW, _LEAST = 440, 290  # px: below the first the foot keeps what one cannot do without


class ScriptDesk(Ground):
    """`typed` comes with each change of the text, `faced` when it goes from reading to writing or back."""

    typed = Signal()
    faced = Signal()
    use_asked = Signal()
    versions_asked = Signal()
    menu_asked = Signal()
    refused = Signal(int)

    def __init__(self) -> None:
        super().__init__("surface")
        self.setObjectName("script_desk")
        self.setMinimumWidth(_LEAST)
        self.reader, self.editor = ScriptReader(), ScriptEditor()
        self._writing = self._filling = False
        self.state_label = Fitting("", "small", "text2", name="script_state")
        self.write_button = Button(self.tr("Write"), icon=Icon.PEN_LINE, keys="E", size="small", name="write_script")
        self.field_button = Button(self.tr("Field"), icon=Icon.PLUS, size="small", name="insert_field")
        self.field_button.setToolTip(self.tr("Insert a word that differs from person to person (Ctrl+Space)"))
        self.field_button.setAccessibleName(self.tr("Insert a field"))
        self.done_button = Button(self.tr("Done"), keys="Esc", size="small", name="leave_writing")
        self.use_button = Button(self.tr("Use it"), "main", keys="Ctrl S", size="small", name="use_script")
        self.versions_button = IconButton(Icon.HISTORY, self.tr("Earlier texts (V)"), name="script_versions")
        self.more_button = IconButton(Icon.ELLIPSIS, self.tr("More"), name="script_more")
        self._lay_out()
        self._tie()
        self._show_face()

    @property
    def is_writing(self) -> bool:
        return self._writing

    def set_markdown(self, markdown: str) -> None:
        """Another script, or another text of it; to be read."""
        self._filling = True
        self.editor.set_markdown(markdown)
        self._filling = False
        self._set_writing(False)

    def markdown(self) -> str:
        return self.editor.markdown()

    def show_state(self, sentence: str, *, draft: bool, why_not: str = "") -> None:
        """Which text calls use; `draft`: what stands here is another one. `why_not`: it cannot be used as it is."""
        self.state_label.setText(sentence)
        self.state_label.setToolTip(why_not)
        set_role(self.state_label, "red" if why_not else "text2")
        self.use_button.setVisible(draft)
        self.use_button.setEnabled(not why_not)
        self.use_button.setToolTip(why_not or self.tr("Calls read this text from now on"))

    def write(self, place: int | None = None, end: int | None = None) -> None:
        """The writing face, with the cursor at a place of the text, or at the passage that was read."""
        at = self.reader.place() if place is None else place
        self._set_writing(True)
        self.editor.go_to(at, end)

    def read(self) -> None:
        """The reading face, where one wrote."""
        if self._writing:
            at = self.editor.textCursor().position()
            self._set_writing(False)
            self.reader.go_to_place(at)
            self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_fields(self) -> None:
        """The menu of fields at the cursor; from the reading face it begins to write first."""
        if not self._writing:
            self.write()
        menu = field_menu(self.editor.insert, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.editor.viewport().mapToGlobal(self.editor.cursorRect().bottomLeft()))
        first = next(iter(menu.actions()), None)
        if first is not None:
            menu.setActiveAction(first)

    def _set_writing(self, on: bool) -> None:
        changed = on is not self._writing
        self._writing = on
        self._show_face()
        if changed:
            self.faced.emit()

    def _show_face(self) -> None:
        self._faces.setCurrentWidget(self.editor if self._writing else self.reader)
        self.setFocusProxy(self.editor if self._writing else self.reader)
        self.write_button.setVisible(not self._writing)
        wide = self.width() >= _NARROW
        self.done_button.setVisible(self._writing and wide)
        self.versions_button.setVisible(wide)
        self.state_label.setVisible(wide)
        self.field_button.setVisible(self._writing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_face()

    def _typed(self) -> None:
        if not self._filling:
            self.typed.emit()

    def _tie(self) -> None:
        self.reader.write_requested.connect(self.write)
        self.editor.textChanged.connect(self._typed)
        self.editor.left.connect(self.read)
        self.editor.fields_requested.connect(self.offer_fields)
        self.editor.refused.connect(self.refused)
        self.write_button.clicked.connect(lambda: self.write())
        self.done_button.clicked.connect(self.read)
        self.field_button.clicked.connect(self.offer_fields)
        self.use_button.clicked.connect(self.use_asked)
        self.versions_button.clicked.connect(self.versions_asked)
        self.more_button.clicked.connect(self.menu_asked)

    def _lay_out(self) -> None:
        faces = QWidget()
        self._faces = QStackedLayout(faces)
        self._faces.addWidget(self.reader)
        self._faces.addWidget(self.editor)
        strip = frame("status")
        row = QHBoxLayout(strip)
        row.setContentsMargins(16, 6, 10, 6)
        row.setSpacing(8)
        row.addWidget(self.state_label, 1)
        for button in (self.write_button, self.field_button, self.done_button, self.use_button):
            row.addWidget(button)
        row.addWidget(self.versions_button)
        row.addWidget(self.more_button)
        strip.setMinimumHeight(46)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(faces, 1)
        column.addWidget(strip)
