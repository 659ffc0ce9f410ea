"""The foot of the import: what a step can do, with one filled button."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reengage_desktop.services.importing import Plan
from reengage_desktop.ui.dialog_parts import foot
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button, IconView, label

from . import steps_head


class ImportFoot(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.cancel_button = Button(self.tr("Cancel"), "quiet", keys="Esc", name="cancel_button")
        self.back_button = Button(self.tr("Back"), name="back_button")
        self.next_file_button = Button("", name="next_file_button")
        self.import_button = Button("", "main", keys="⏎", name="import_button")
        self.today_button = Button(self.tr("See today’s calls"), "main", keys="⏎", name="today_button")
        self._said = (
            IconView(Icon.UNDO_2, "text2", 15),
            label(self.tr("The whole import can be undone for 30 days"), "small", "text2"),
        )
        quiet = (self.cancel_button, self.back_button, self.next_file_button)
        for button in quiet:
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(foot(*self._said, None, *quiet, self.import_button, self.today_button))

    def set_step(self, step: int, waiting: list[Path]) -> None:
        """`waiting`: files that were dropped together with this one."""
        matching, finished = step == steps_head.MATCH, step == steps_head.DONE
        self.cancel_button.setVisible(not finished)
        self.back_button.setVisible(matching)
        self.import_button.setVisible(matching)
        self.today_button.setVisible(finished)
        for part in self._said:
            part.setVisible(matching or finished)
        self.next_file_button.setVisible(finished and bool(waiting))
        if waiting:
            self.next_file_button.setText(self.tr("Next: {file}").format(file=waiting[0].name))

    def set_undone(self) -> None:
        """It is undone already."""
        for part in self._said:
            part.hide()

    def set_plan(self, plan: Plan | None, writing: bool) -> None:
        """What the filled button would do; it is off while there is nothing to write."""
        people = people_in(plan) if plan else 0
        for button in (self.back_button, self.next_file_button, self.today_button):
            button.setEnabled(not writing)
        self.import_button.setEnabled(people > 0 and not writing)
        self.import_button.setToolTip(self.tr("This list brings nothing new.") if plan and not people else "")
        words = self.tr("Import 1 person") if people == 1 else self.tr("Import {n} people").format(n=f"{people:,}")
        self.import_button.setText(words if people else self.tr("Import"))
        self.import_button.updateGeometry()


def people_in(plan: Plan) -> int:
    """How many people an import would add or change."""
    return plan.added + len({ident for ident, _ in plan.updates})
