"""The icon in the tray: what comes next, and the way back to the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.planning import Planning
from reengage_desktop.services.reminding import Knock

from . import icons, words
from .today import reminder_words

LOOK_MS = 3000
_CLICKS = (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick)


class Tray(QObject):
    """There is an icon as long as there is a tray. One that comes late is found within `LOOK_MS`; that it has gone, at
    the next beat. If it is only started anew, Qt brings the icon back to it.

    `start_requested` and `snooze_requested` carry what the banner's carry: the `Reminder` that waits (or None), and
    minutes. Nothing is said of it where no tray is: see `available`.
    """

    open_requested = Signal()
    start_requested = Signal(object)
    snooze_requested = Signal(object, object)
    quit_requested = Signal()

    def __init__(self, planning: Planning, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._planning = planning
        self._knock = Knock((), (), (), False)
        self._icon: QSystemTrayIcon | None = None
        self._watch = QTimer(self)
        self._watch.setInterval(LOOK_MS)
        self._watch.timeout.connect(self.look)
        self.menu = QMenu()
        self.next_action = self._act("", None)
        self.next_action.setEnabled(False)
        self.menu.addSeparator()
        self.start_action = self._act(self.tr("Start now"), self._start)
        self.snooze_action = self._act(self.tr("Snooze 10 min"), self._snooze)
        self.menu.addSeparator()
        self._act(self.tr("Open ReEngage"), self.open_requested.emit)
        self._act(self.tr("Quit"), self.quit_requested.emit)
        self.menu.aboutToShow.connect(self.refresh)

    @property
    def available(self) -> bool:
        """Whether a closed window can be brought back from the tray."""
        return self._icon is not None and QSystemTrayIcon.isSystemTrayAvailable()

    def look(self) -> None:
        """Make the icon when a tray has come, and let go of it when the tray has gone, to be made again."""
        here = QSystemTrayIcon.isSystemTrayAvailable()
        if here and self._icon is None:
            self._make()
        elif not here and self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None
        if here:
            self._watch.stop()
        elif not self._watch.isActive():
            self._watch.start()

    def hear(self, knock: object) -> None:
        """A knock of the heart."""
        if isinstance(knock, Knock):
            self._knock = knock
            self.look()

    def say(self, title: str, text: str) -> bool:
        """A message of the tray; False where there is none. It carries no actions; a click on it opens the window."""
        if not self.available or self._icon is None:
            return False
        self._icon.showMessage(plain(title), plain(text), icons.app_icon(), 10_000)
        return True

    def tell_it_stays(self) -> None:
        """Once, when the window is closed for the first time while reminders are on."""
        self.say(
            self.tr("ReEngage stays here"),
            self.tr("Reminders keep coming. Click the icon to open the window, or choose Quit in its menu."),
        )

    def refresh(self) -> None:
        """What the menu says; it looks when it is about to be shown."""
        waiting = reminder_words.to_answer(self._knock.waiting)
        self.next_action.setText(self._next_words())
        self.start_action.setEnabled(bool(waiting) or bool(self._planning.queue()))
        self.snooze_action.setEnabled(bool(waiting))

    def close(self) -> None:
        """Take the icon away, when the program ends."""
        self._watch.stop()
        if self._icon is not None:
            self._icon.hide()
            self._icon = None
        self.menu.deleteLater()

    def _make(self) -> None:
        self._icon = QSystemTrayIcon(icons.app_icon(), self)
        self._icon.setToolTip("ReEngage")
        self._icon.setContextMenu(self.menu)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self.open_requested)
        self.refresh()
        self._icon.show()

    def _act(self, name: str, then: object) -> QAction:
        action = self.menu.addAction(name)
        if callable(then):
            action.triggered.connect(lambda: then())
        return action

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in _CLICKS:
            self.open_requested.emit()

    def _start(self) -> None:
        self.start_requested.emit(self._first())

    def _snooze(self) -> None:
        first = self._first()
        if first is not None:
            self.snooze_requested.emit(first, reminder_words.TEN_MINUTES)

    def _first(self) -> object:
        return next(iter(reminder_words.to_answer(self._knock.waiting)), None)

    def _next_words(self) -> str:
        """ "Next: Late calls 16:30"; the slot that runs is told as such."""
        today = self._planning.today()
        if today.current is not None:
            name = reminder_words.slot_name(today.current.occurrence.slot.name)
            return self.tr("Now: {slot}").format(slot=name)
        if today.ahead is not None:
            held = today.ahead.occurrence
            name, hour = reminder_words.slot_name(held.slot.name), words.hour(held.start, today.zone)
            return self.tr("Next: {slot} {hour}").format(slot=name, hour=hour)
        start = self._planning.next_slot_start()
        if start is None:
            return self.tr("No slot within two weeks")
        at, here = local(start, today.zone), local(today.now, today.zone)
        return self.tr("Next: {day} {hour}").format(day=words.day(at.date(), here.date()), hour=f"{at:%H:%M}")


def plain(text: str) -> str:
    """Text that no notification server can take for markup; escaped it would stand as "&amp;" in those that do not."""
    return text.translate({ord("<"): "‹", ord(">"): "›", ord("&"): "+"})
