"""Who calls and writes: their name and address, and when they look again at who has gone quiet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget

from reengage_desktop.domain.settings import Settings
from reengage_desktop.ui.dialog_parts import field, side_by_side
from reengage_desktop.ui.widgets import label

_ADDRESS_LINES = 3


class _Address(QPlainTextEdit):
    """A few lines; Tab leaves them."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("address_edit")
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _ADDRESS_LINES + 20)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class _Box(QSpinBox):
    """A number of `unit`, one of which is `one`. Scrolling the page over it does not change it."""

    def __init__(self, name: str, most: int, one: str, unit: str) -> None:
        super().__init__()
        self._one, self._unit = one, unit
        self.setObjectName(name)
        self.setRange(1, most)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self._name_unit)

    def show_value(self, value: int) -> None:
        """Without a signal."""
        self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(False)
        self._name_unit(value)

    def _name_unit(self, value: int) -> None:
        self.setSuffix(self._one if value == 1 else self._unit)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class OwnSettings(QWidget):
    """`keep` is called with what changed, by the name of the setting."""

    def __init__(self, keep: Callable[..., None]) -> None:
        super().__init__()
        self._keep = keep
        self.name_edit, self.firm_edit = QLineEdit(), QLineEdit()
        self.phone_edit, self.email_edit = QLineEdit(), QLineEdit()
        self.address_edit = _Address()
        self.cold_box = _Box("cold_box", 52, self.tr(" week"), self.tr(" weeks"))
        self.walk_box = _Box("walk_box", 60, self.tr(" month"), self.tr(" months"))
        self._lay_out()
        self.cold_box.valueChanged.connect(lambda weeks: keep(cold_after_weeks=weeks))
        self.walk_box.valueChanged.connect(lambda months: keep(no_walk_months=months))
        for edit in (self.name_edit, self.firm_edit, self.phone_edit, self.email_edit):
            edit.editingFinished.connect(self.save)
        self.address_edit.left.connect(self.save)

    def show_settings(self, settings: Settings) -> None:
        self.name_edit.setText(settings.my_name)
        self.firm_edit.setText(settings.my_firm)
        self.phone_edit.setText(settings.my_phone)
        self.email_edit.setText(settings.my_email)
        self.address_edit.setPlainText(settings.my_address)
        self.cold_box.show_value(settings.cold_after_weeks)
        self.walk_box.show_value(settings.no_walk_months)

    def save(self) -> None:
        """All that is typed here."""
        lines = (line.strip() for line in self.address_edit.toPlainText().splitlines())
        self._keep(
            my_name=self.name_edit.text().strip(),
            my_firm=self.firm_edit.text().strip(),
            my_phone=self.phone_edit.text().strip(),
            my_email=self.email_edit.text().strip(),
            my_address="\n".join(line for line in lines if line),
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(self.tr("You"), "heading"))
        column.addLayout(
            side_by_side(field(self.tr("Your name"), self.name_edit), field(self.tr("Your firm"), self.firm_edit))
        )
        column.addLayout(
            side_by_side(field(self.tr("Your phone"), self.phone_edit), field(self.tr("Your e-mail"), self.email_edit))
        )
        below = label(self.tr("It heads your letters, and the law wants it in each e-mail."), "small", "text3")
        column.addLayout(field(self.tr("Your postal address"), self.address_edit, below=below))
        column.addLayout(
            side_by_side(
                field(self.tr("Somebody is going cold without a talk for"), self.cold_box),
                field(self.tr("A No is looked at again after"), self.walk_box),
            )
        )
