"""On the preparation card: the story that this call tells them, and another one by a key."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.ui.bank.story_picker import StoryPicker
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.widgets import label

KEY = "Ctrl+B"  # the letter alone opens a branch of the script


class StoryPart(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("story_part")
        self.choose_button = Button("", "link", keys="Ctrl B", name="story_part_choose")
        self.choose_button.setAutoDefault(False)
        self.picker = StoryPicker("story_part_picker", self.choose_button)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 2, 0)
        head.addWidget(label(self.tr("To tell them"), "heading"))
        head.addStretch(1)
        head.addWidget(self.choose_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.picker)
        self.choose_button.clicked.connect(self.picker.choose)
