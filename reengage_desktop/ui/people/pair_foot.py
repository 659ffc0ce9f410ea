"""What can be done with a pair, and the way back."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reengage_desktop.services.merging import Different, Merged
from reengage_desktop.ui.dialog_parts import foot
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button, label


class PairFoot(QWidget):
    """M makes one of two, D leaves them, Z takes the last step back; the keys hold in the whole window."""

    def __init__(self) -> None:
        super().__init__()
        self.undo_button = Button(self.tr("Undo"), "link", icon=Icon.UNDO_2, keys="Z", name="undo_button")
        self.last_label = label("", "body", "text2", name="last_label")
        self.close_button = Button(self.tr("Close"), "quiet", keys="Esc", name="close_button")
        self.two_button = Button(self.tr("Two people"), keys="D", name="two_button")
        self.merge_button = Button(self.tr("Make them one"), "main", icon=Icon.MERGE, keys="M", name="merge_button")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            foot(self.undo_button, self.last_label, None, self.close_button, self.two_button, self.merge_button)
        )
        self.show_last(None)
        bound = (
            (self.merge_button, ("M", "Alt+M")),
            (self.two_button, ("D", "Alt+D")),
            (self.undo_button, ("Z", "Ctrl+Z")),
        )
        for button, keys in bound:
            for key in keys:
                QShortcut(QKeySequence(key), self).activated.connect(button.click)
        for button in (self.undo_button, self.close_button, self.two_button, self.merge_button):
            button.setAutoDefault(False)

    def let(self, can: bool) -> None:
        """Whether a pair is shown."""
        for button in (self.merge_button, self.two_button):
            button.setVisible(can)
            button.setEnabled(can)

    def show_last(self, last: Merged | Different | None) -> None:
        """What was done last and can be undone."""
        self.undo_button.setVisible(last is not None)
        self.undo_button.setEnabled(last is not None)
        said = "" if last is None else self.tr("They stay two people")
        if isinstance(last, Merged):
            said = self.tr("{name} is one person now").format(name=last.name)
        self.last_label.setText(said)
