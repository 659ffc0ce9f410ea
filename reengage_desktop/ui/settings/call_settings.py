"""How a script is set, how fast it is read, and on which paper letters are printed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from reengage_desktop.domain.settings import Settings
from reengage_desktop.ui.buttons import Choice, Option
from reengage_desktop.ui.dialog_parts import field, side_by_side
from reengage_desktop.ui.widgets import label

_SLOWEST, _FASTEST = 80, 220  # words a minute that one can follow
_STEP = 10
_PACE_WIDTH = 220


class CallSettings(QWidget):
    """`keep` is called with what changed, by the name of the setting."""

    def __init__(self, keep: Callable[..., None]) -> None:
        super().__init__()
        faces = (("serif", self.tr("Serif")), ("sans", self.tr("Sans serif")))
        papers = (("", self.tr("As in your country")), ("letter", self.tr("US Letter")), ("a4", self.tr("A4")))
        self.face_choice = Choice([Option(value, said) for value, said in faces], name="face_choice")
        self.paper_choice = Choice([Option(value, said) for value, said in papers], name="paper_choice")
        self.pace_box = QSpinBox()
        self.pace_box.setObjectName("pace_box")
        self.pace_box.setRange(_SLOWEST - _STEP, _FASTEST)
        self.pace_box.setSingleStep(_STEP)
        self.pace_box.setSuffix(self.tr(" words a minute"))
        self.pace_box.setSpecialValueText(self.tr("Not lit"))
        self.pace_box.setKeyboardTracking(False)
        self._lay_out()
        self.face_choice.chosen.connect(lambda face: keep(script_face=face))
        self.paper_choice.chosen.connect(lambda paper: keep(paper=paper))
        self.pace_box.valueChanged.connect(lambda pace: keep(pace=pace if pace >= _SLOWEST else 0))

    def show_settings(self, settings: Settings) -> None:
        self.face_choice.set_value(settings.script_face if settings.script_face == "sans" else "serif")
        self.paper_choice.set_value(settings.paper if settings.paper in ("letter", "a4") else "")
        self.pace_box.setValue(settings.pace or self.pace_box.minimum())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(self.tr("Calls and letters"), "heading"))
        column.addLayout(
            side_by_side(
                field(self.tr("Face of the script"), self.face_choice),
                field(self.tr("Paper of letters"), self.paper_choice),
            )
        )
        self.pace_box.setFixedWidth(_PACE_WIDTH)
        column.addLayout(field(self.tr("The spoken word is lit at"), self.pace_box))
