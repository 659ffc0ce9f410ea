"""What one needs first when they ring: what was promised or planned, and what was noted last."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.services.preparing import CallSheet
from reengage_desktop.ui import words
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.today.elided import ElidedLabel
from reengage_desktop.ui.widgets import IconView, label, set_role
from reengage_desktop.ui.words import tr

from . import call_words

_HEIGHT = 36


class InboundStrip(QFrame):
    """One line under the head, seen only when they called."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "head")
        self.setFixedHeight(_HEIGHT)
        self._icon = IconView(Icon.CALENDAR_CLOCK, "text2", 14)
        self.planned_label = label("", "small", name="inbound_planned")
        self.note_label = ElidedLabel("small", "text2", name="inbound_note")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(8)
        row.addWidget(IconView(Icon.PHONE_INCOMING, "ink", 15))
        row.addWidget(label(self.tr("They called you"), "bodyStrong", "ink"))
        row.addSpacing(14)
        for part in (self._icon, self.planned_label):
            row.addWidget(part)
        row.addSpacing(14)
        row.addWidget(self.note_label, 1)
        self.hide()

    def show_sheet(self, sheet: CallSheet, now: datetime) -> None:
        self.setVisible(sheet.inbound)
        if not sheet.inbound:
            return
        action = sheet.prospect.next_action
        promised = action is not None and action.promised
        self._icon.set_icon(Icon.HANDSHAKE if promised else Icon.CALENDAR_CLOCK, "ember" if promised else "text2")
        set_role(self.planned_label, "ember" if promised else "text")
        self.planned_label.setText(call_words.promise_words(sheet, now, live=False) or planned(action, sheet, now))
        self.note_label.setText(last_note(sheet, now))
        self.setAccessibleName(f"{self.planned_label.text()}. {last_note(sheet, now)}")


def planned(action: NextAction | None, sheet: CallSheet, now: datetime) -> str:
    """ "planned: call Thu 15 Oct"; they came first, so nothing is late."""
    if action is None:
        return tr("nothing planned")
    first, second, _ = words.next_action_words(action, now, sheet.zone)
    what = ", ".join(filter(None, (first[:1].lower() + first[1:], second)))
    return tr("planned: {what}").format(what=what)


def last_note(sheet: CallSheet, now: datetime) -> str:
    """The newest thing that was noted, with its age: "3 weeks ago: Two new staff"."""
    for touch in sheet.touches:
        noted = " ".join(touch.note.split()) or touch.learned
        if noted:
            return tr("{when}: {note}").format(when=words.past(touch.at, now, sheet.zone), note=noted)
    noted = " ".join(sheet.prospect.notes.split())
    return tr("Noted: {note}").format(note=noted) if noted else tr("no note yet")
