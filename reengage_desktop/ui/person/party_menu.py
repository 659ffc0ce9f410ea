"""Two answers that stand as words and open as menus: as whom we may call somebody, and how important the sale is."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from reengage_desktop.domain.prospect import Importance, Party
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button

from . import head_words

if TYPE_CHECKING:
    from reengage_desktop.services.portraying import Portrait


class _Words(Button):
    """Quiet words with an icon in the colour of what they say."""

    def __init__(self, icon: str, name: str, keys: str = "") -> None:
        super().__init__("", "quiet", icon=icon, keys=keys, size="small", name=name)
        self.clicked.connect(self.ask)

    def ask(self) -> None:
        """Opens the answers under the words."""
        menu = self.menu_now()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def menu_now(self) -> QMenu:
        raise NotImplementedError

    def say(self, words: str) -> None:
        if words != self.text():
            self.setText(words)
            self.updateGeometry()


class PermissionButton(_Words):
    """`chosen` carries a `Party`, `consent_chosen` whether they agreed in writing."""

    chosen = Signal(object)
    consent_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__(Icon.HOURGLASS, "permission_button")
        self._party, self._consented = Party.BUSINESS, False

    def show_permission(self, portrait: Portrait, now: datetime) -> None:
        self._party, self._consented = portrait.person.party, portrait.person.consented
        told, role = head_words.permission_words(portrait, now)
        self.say(told)
        self.set_icon({"red": Icon.CIRCLE_ALERT, "amber": Icon.TRIANGLE_ALERT}.get(role, Icon.HOURGLASS))
        source = head_words.permission_source(portrait, now)
        self.setToolTip(source.replace("<", "‹"))  # a rule of one's own may hold any text
        self.setAccessibleDescription(source)

    def menu_now(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for party, words in ((Party.BUSINESS, self.tr("Business line")), (Party.CONSUMER, self.tr("Private person"))):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(party is self._party)
            group.addAction(action)
            action.triggered.connect(lambda _=False, value=party: self.chosen.emit(value))
        menu.addSeparator()
        consent = menu.addAction(self.tr("Agreed in writing to be called"))
        consent.setCheckable(True)
        consent.setChecked(self._consented)
        consent.triggered.connect(self.consent_chosen)
        return menu


class ImportanceButton(_Words):
    """`chosen` carries the value of an `Importance`."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(Icon.FLAG, "importance_button", keys="I")
        self._importance = Importance.UNKNOWN
        self.setToolTip(self.tr("A very important sale opens the extra ways: letters, visits, people around them."))

    def show_importance(self, importance: Importance) -> None:
        self._importance = importance
        self.say(head_words.importance_words(importance))

    def menu_now(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        answers = (
            (Importance.ORDINARY, self.tr("&Ordinary")),
            (Importance.IMPORTANT, self.tr("&Important")),
            (Importance.VERY, self.tr("&Very important")),
            (Importance.UNKNOWN, self.tr("&Not asked yet")),
        )
        for importance, words in answers:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(importance is self._importance)
            group.addAction(action)
            action.triggered.connect(lambda _=False, value=importance: self.chosen.emit(value.value))
        return menu
