"""One line of the sum: a part, where it comes from, and one's own estimate, typed in its place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout

from reengage_desktop.services.weighing import Estimate
from reengage_desktop.ui import fonts
from reengage_desktop.ui.buttons import IconButton
from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.person.live_edit import LiveLine
from reengage_desktop.ui.widgets import label, set_property, tag
from reengage_desktop.ui.words import tr

EDIT = 112
_TALL = 28  # px of its second line, with the room below it


class EstimateLine(LiveLine):
    """All of it is chosen when the keyboard comes, so that a figure replaces it and Del clears it."""

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__(name, font_="bodyMedium", spoken=spoken)
        set_property(self, "kind", "")
        self.setFont(fonts.of("bodyMedium", tabular=True))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(EDIT)
        self.setMaxLength(100)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.selectAll()


class EstimateRow:
    """Laid into line `at` of `grid`. The × works it out again; it is there only while the estimate is one's own."""

    def __init__(self, part: Estimate, sign: str, called: str, grid: QGridLayout, at: int) -> None:
        self.part, self.called = part, called
        self.sign_label = label(sign, "heading", "text3", name=f"{part.name.lower()}_sign")
        self.name_label = label(called, "bodyMedium", name=f"{part.name.lower()}_name")
        self.from_label = Fitting("", "small", "text2", name=f"{part.name.lower()}_from")
        self.own_tag = tag(tr("your estimate"), "ink", name=f"{part.name.lower()}_own")
        self.edit = EstimateLine(f"{part.name.lower()}_edit", called)
        again = tr("Work it out again")
        self.again_button = IconButton(Icon.X, again, size=14, name=f"{part.name.lower()}_again")
        self.again_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = self.again_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.again_button.setSizePolicy(policy)
        self._lay_out(grid, 2 * at)

    def show(self, figure: str, from_: str, *, own: bool) -> None:
        """What is reckoned with; what is being typed stays."""
        self.edit.show_words(figure)
        self.edit.setAccessibleDescription(from_)
        self.from_label.setText(from_)
        self.own_tag.setVisible(own and self.part is not Estimate.WORTH)
        self.again_button.setVisible(own)

    def _lay_out(self, grid: QGridLayout, row: int) -> None:
        right, top = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignTop
        middle = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(self.sign_label, row, 0)
        grid.addWidget(self.name_label, row, 1)
        grid.addWidget(self.own_tag, row, 2, right | middle)
        grid.addWidget(self.edit, row, 3, 2, 1, right | middle)
        grid.addWidget(self.again_button, row, 4, 2, 1, middle)
        grid.addWidget(self.from_label, row + 1, 1, 1, 2, top)
        grid.setRowMinimumHeight(row + 1, _TALL)
