"""One rule of the law as fields: the hours of each day, how often, for how long, and where it stands."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reengage_desktop.domain.day_hours import read, written
from reengage_desktop.domain.fault import Fault, RuleFault
from reengage_desktop.domain.law import DAYS, RegistryKind, Rule
from reengage_desktop.domain.own_rule import Part
from reengage_desktop.services.ruling import PlaceRule
from reengage_desktop.ui.dialog_parts import Fitting, field
from reengage_desktop.ui.people.person_fields import line_edit
from reengage_desktop.ui.widgets import hair_line, label, set_property

NO_NUMBER = "“{text}” is no number. Write it in figures, or leave it empty for none. Nothing was changed."
_NUMBER = 92  # px
_DAY = 92


class LawEditor(QWidget):
    """`changed` carries the `Rule` as it is written now, `refused` the `Fault` of what cannot be understood."""

    changed = Signal(object)
    refused = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rule: Rule | None = None
        self._holidays: tuple[str, ...] = ()  # the regions whose holidays the box is about
        self.day_edits = {day: line_edit(f"{day}_edit", self.tr("no calls")) for day in DAYS}
        self.number_edits = {
            Part.DAY_CAP: line_edit("day_cap_edit", self.tr("no limit")),
            Part.MONTH_CAP: line_edit("month_cap_edit", self.tr("no limit")),
            Part.INQUIRY: line_edit("inquiry_edit", self.tr("no clock")),
            Part.PURCHASE: line_edit("purchase_edit", self.tr("no clock")),
            Part.REST: line_edit("rest_edit", self.tr("none")),
            Part.REGISTRY: line_edit("registry_edit"),
        }
        self.holidays_box = QCheckBox(self.tr("No calls on public holidays"))
        self.holidays_box.setObjectName("holidays_box")
        self.consent_box = QCheckBox(self.tr("Only with written permission"))
        self.consent_box.setObjectName("consent_box")
        self.registry_label = Fitting("", "small", "text2", name="registry_label")
        self.source_label = Fitting("", "small", "text2", name="source_label")
        self.source_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()
        for edit in (*self.day_edits.values(), *self.number_edits.values()):
            edit.editingFinished.connect(lambda edit=edit: self._tell(edit))
        for box in (self.holidays_box, self.consent_box):
            box.clicked.connect(lambda _: self._tell())

    def show_rule(self, told: PlaceRule, rule: Rule) -> None:
        """`rule`: what is in force there, or what is about to be."""
        self._rule = rule
        for day, windows in zip(DAYS, rule.week, strict=True):
            _put(self.day_edits[day], written(windows))
        registry = rule.registry
        numbers = {
            Part.DAY_CAP: rule.calls_in_24_hours,
            Part.MONTH_CAP: rule.calls_in_30_days,
            Part.INQUIRY: rule.inquiry_months,
            Part.PURCHASE: rule.purchase_months,
            Part.REST: rule.rest_days_after_refusal or None,
            Part.REGISTRY: registry.check_days if registry else None,
        }
        for part, value in numbers.items():
            _put(self.number_edits[part], "" if value is None else str(value))
        country, region = told.place.country, told.place.region
        self._holidays = told.shipped.holidays or (f"{country}-{region}" if region else country,)
        self.holidays_box.setChecked(bool(rule.holidays))
        self.holidays_box.setVisible(bool(country))
        self.consent_box.setChecked(rule.consent_required)
        self._of_consumers.setVisible(told.consumer)
        self._of_registry.setVisible(registry is not None)
        if registry:
            shut = self.tr("{name}: whoever is on it is called by written permission only.")
            clock = self.tr("{name}: whoever is on it is called only while the months above run.")
            self.registry_label.setText(
                (shut if registry.kind is RegistryKind.SHUT else clock).format(name=registry.name)
            )
        sources = dict.fromkeys(filter(None, (rule.source, rule.caps_source, rule.consumer_source)))
        if registry:
            sources[registry.source] = None
        self.source_label.setText("\n".join(sources))

    def draft(self) -> Rule:
        """As it is written. Raises `RuleFault`."""
        assert self._rule is not None
        number, registry = self._number, self._rule.registry
        days = number(Part.REGISTRY)
        return replace(
            self._rule,
            week=tuple(read(edit.text()) for edit in self.day_edits.values()),
            calls_in_24_hours=number(Part.DAY_CAP),
            calls_in_30_days=number(Part.MONTH_CAP),
            inquiry_months=number(Part.INQUIRY),
            purchase_months=number(Part.PURCHASE),
            rest_days_after_refusal=number(Part.REST) or 0,
            holidays=self._holidays if self.holidays_box.isChecked() else (),
            consent_required=self.consent_box.isChecked(),
            registry=replace(registry, check_days=days) if registry and days else registry,
        )

    def _tell(self, edit: QLineEdit | None = None) -> None:
        try:
            draft = self.draft()
        except Fault as fault:
            if edit is not None:
                set_property(edit, "wrong", "true")
            self.refused.emit(fault)
            return
        for each in (*self.day_edits.values(), *self.number_edits.values()):
            set_property(each, "wrong", "false")
        self.changed.emit(draft)

    def _number(self, part: Part) -> int | None:
        text = self.number_edits[part].text().strip()
        if not text:
            return None
        if not text.isdecimal() or len(text) > 5:
            raise RuleFault(NO_NUMBER, text=text[:40])
        return int(text)

    def _lay_out(self) -> None:
        names = QLocale().standaloneDayName
        days = QGridLayout()
        days.setHorizontalSpacing(12)
        days.setVerticalSpacing(6)
        for place, edit in enumerate(self.day_edits.values()):
            name = label(names(place + 1), "body", "text2")
            name.setMinimumWidth(_DAY)
            name.setBuddy(edit)
            edit.setAccessibleName(self.tr("Hours on {day}, their time").format(day=names(place + 1)))
            days.addWidget(name, place, 0)
            days.addWidget(edit, place, 1)
        days.setColumnStretch(1, 1)
        self._of_consumers, consumers = _group()
        for part, said in (
            (Part.MONTH_CAP, self.tr("Calls in 30 days, at most")),
            (Part.INQUIRY, self.tr("Months after an inquiry or quote")),
            (Part.PURCHASE, self.tr("Months after a purchase")),
            (Part.REST, self.tr("Days of rest after a No")),
        ):
            consumers.addLayout(self._line(part, said))
        consumers.addWidget(self.consent_box)
        self._of_registry, registry = _group()
        registry.addLayout(self._line(Part.REGISTRY, self.tr("Days that a look at the registry holds")))
        registry.addWidget(self.registry_label)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(label(self.tr("How often, how long"), "bodyMedium"))
        right.addLayout(self._line(Part.DAY_CAP, self.tr("Calls in 24 hours, at most")))
        right.addWidget(self._of_consumers)
        right.addWidget(self._of_registry)
        right.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(label(self.tr("Hours, by their clock"), "bodyMedium"))
        left.addLayout(days)
        left.addWidget(self.holidays_box)
        left.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(both)
        whole.addWidget(hair_line())
        whole.addLayout(field(self.tr("Where it stands"), self.source_label))
        whole.addStretch(1)

    def _line(self, part: Part, said: str) -> QHBoxLayout:
        row, edit = QHBoxLayout(), self.number_edits[part]
        name = label(said, "body", "text2", wrap=True)
        name.setBuddy(edit)
        edit.setAccessibleName(said)
        edit.setFixedWidth(_NUMBER)
        row.setSpacing(10)
        row.addWidget(name, 1)
        row.addWidget(edit)
        return row


def _group() -> tuple[QWidget, QVBoxLayout]:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    return made, column


def _put(edit: QLineEdit, text: str) -> None:
    """Unlike what was typed, it is not to be taken back by Ctrl Z in the field."""
    if edit.text() != text:
        edit.setText(text)
    set_property(edit, "wrong", "false")
