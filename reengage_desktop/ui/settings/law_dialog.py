"""The calling rules of each place: read, made stricter, or replaced by what the person has looked up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.law import Rule
from reengage_desktop.domain.own_rule import differing
from reengage_desktop.services.ruling import LooserFault, PlaceRule, Ruled
from reengage_desktop.ui import icons, words
from reengage_desktop.ui.dialog_parts import MARGIN, FaultLine, Fitting, Ground, foot
from reengage_desktop.ui.today.elided import ElidedLabel
from reengage_desktop.ui.undo_key import left_to_dialog
from reengage_desktop.ui.widgets import Button, Choice, Option, hair_line, label

from .law_editor import LawEditor
from .law_places import LawPlaces, Place
from .looser_strip import LooserStrip

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services


class LawDialog(QDialog):
    """Each field is in force as it is left, and Undo takes it back; only what allows more is asked for its source."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Calling rules"))
        self.setWindowIcon(icons.app_icon())
        self._ruling, self._today = services.ruling, services.around.today
        self._done: list[tuple[Ruled, str]] = []
        self._drafts: dict[tuple[Place, bool], tuple[Rule, LooserFault, str]] = {}  # not in force: they allow more
        self._warned = False
        self._rules: dict[tuple[Place, bool], PlaceRule] = {}
        self.places = LawPlaces()
        self.title_label = label("", "heading", name="title_label")
        self.party_choice = Choice(
            [Option(False, self.tr("Businesses")), Option(True, self.tr("Consumers"))], name="party_choice"
        )
        self.state_label = Fitting("", "small", "text2", name="state_label")
        self.age_label = Fitting("", "small", "amber", name="age_label")
        self.editor = LawEditor()
        self.looser_strip = LooserStrip()
        self.fault_line = FaultLine()
        self.shipped_button = Button(self.tr("Back to the shipped rule"), size="small", name="shipped_button")
        self.undo_button = Button(self.tr("Undo"), "quiet", keys="Ctrl Z", name="undo_button")
        self.told_label = ElidedLabel("small", "text2", name="told_label")
        self.close_button = Button(self.tr("Close"), keys="Esc", name="close_button")
        self._lay_out()
        self._connect()
        self.party_choice.set_value(True)
        self._read()
        self.resize(940, 640)
        self.places.find_edit.setFocus()

    def choose(self, country: str, region: str = "", *, consumer: bool = True) -> None:
        """This place, by its codes, is shown."""
        self.party_choice.set_value(consumer)
        self.places.choose((country, region))
        self._show()

    def to_shipped(self) -> None:
        """The rule that ships is in force again."""
        rule = self._rule()
        told = self.tr("{place}: back to the shipped rule").format(place=self._name(rule))
        self._do(lambda: self._ruling.drop(rule.place.country, rule.place.region, rule.consumer), told)

    def confirm(self) -> None:
        """What allows more is in force, with the source that was typed."""
        if self._key() in self._drafts:
            self._save(self._drafts[self._key()][0], self.looser_strip.source_edit.text(), confirmed=True)

    def give_up(self) -> None:
        """What allows more is not put in force."""
        self._drafts.pop(self._key(), None)
        self.fault_line.say("")
        self._show()
        self.places.list.setFocus()

    def undo(self) -> None:
        if not self._done:
            return
        ruled, told = self._done.pop()
        try:
            self._ruling.take_back(ruled)
        except Fault as fault:
            self.fault_line.say(words.fault(fault))
        else:
            self.fault_line.say("")
            self.told_label.setText(self.tr("Taken back: {told}").format(told=told))
        self._read()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return left_to_dialog(watched, event) or super().eventFilter(watched, event)

    def done(self, result: int) -> None:
        """A field that is still being written is kept; what waits for its source is shown once."""
        self.close_button.setFocus()
        if self._drafts and not self._warned:
            self._warned = True
            (country, region), consumer = next(iter(self._drafts))
            self.choose(country, region, consumer=consumer)
            self.looser_strip.source_edit.setFocus()
            return
        super().done(result)

    def _change(self, draft: Rule) -> None:
        self.fault_line.say("")
        if differing(draft, self._rule().in_force):
            self._save(draft)
        elif self._drafts.pop(self._key(), None):
            self._show()

    def _save(self, draft: Rule, source: str = "", *, confirmed: bool = False) -> None:
        rule = self._rule()
        place = rule.place
        told = self.tr("{place}: changed").format(place=self._name(rule))
        self._do(
            lambda: self._ruling.save(place.country, place.region, rule.consumer, draft, source, confirmed=confirmed),
            told,
            draft,
        )

    def _keep_source(self, text: str) -> None:
        """It stays with its draft while another place is looked at."""
        if self._key() in self._drafts:
            self._drafts[self._key()] = *self._drafts[self._key()][:2], text

    def _do(self, act: Callable[[], Ruled], told: str, draft: Rule | None = None) -> None:
        try:
            done = act()
        except LooserFault as fault:
            if draft is not None:
                self._drafts[self._key()] = draft, fault, self.looser_strip.source_edit.text()
                self._show()
                self.looser_strip.source_edit.setFocus()
            return
        except Fault as fault:
            self.fault_line.say(words.fault(fault))
            return
        self.fault_line.say("")
        self._drafts.pop(self._key(), None)
        self.looser_strip.source_edit.clear()
        self._done.append((done, told))
        self.told_label.setText(told)
        self._read()

    def _read(self) -> None:
        """The rules as they are now; the place that was chosen stays chosen."""
        told = self._ruling.places()
        self._rules = {((one.place.country, one.place.region), one.consumer): one for one in told}
        self.places.show_rules(told, self._today())
        self.undo_button.setEnabled(bool(self._done))
        self._show()

    def _show(self) -> None:
        rule = self._rule()
        draft, fault, source = self._drafts.get(self._key(), (rule.in_force, None, ""))
        if fault is None and self.looser_strip.isAncestorOf(self.focusWidget() or self):
            self.places.list.setFocus()
        self.looser_strip.show_fault(words.fault(fault) if fault else "", source)
        self.title_label.setText(self._place_name(rule.place.region_name or rule.place.country_name))
        self.editor.show_rule(rule, draft)
        as_of = words.date_words(rule.in_force.as_of, self._today())
        if rule.own is None:
            state = self.tr("As it ships, looked at on {day}.").format(day=as_of)
        elif rule.own.confirmed_at:
            state = self.tr("Yours since {day}; it allows more than the rule that ships.").format(day=as_of)
        else:
            state = self.tr("Yours since {day}.").format(day=as_of)
        self.state_label.setText(state)
        is_old = rule.is_old(self._today())
        self.age_label.setText(self.tr("That is more than a year ago: look at it again.") if is_old else "")
        self.age_label.setVisible(is_old)
        self.shipped_button.setEnabled(rule.own is not None)

    def _key(self) -> tuple[Place, bool]:
        return self.places.place(), bool(self.party_choice.value())

    def _rule(self) -> PlaceRule:
        return self._rules[self._key()]

    def _name(self, rule: PlaceRule) -> str:
        who = self.tr("consumers") if rule.consumer else self.tr("businesses")
        return f"{self._place_name(rule.place.region_name or rule.place.country_name)}, {who}"

    def _place_name(self, name: str) -> str:
        return name or self.tr("Elsewhere")

    def _connect(self) -> None:
        for edit in (self.places.find_edit, *self.editor.findChildren(QLineEdit), self.looser_strip.source_edit):
            edit.installEventFilter(self)
        self.places.chosen.connect(self._show)
        self.party_choice.chosen.connect(lambda _: self._show())
        self.editor.changed.connect(self._change)
        self.editor.refused.connect(lambda fault: self.fault_line.say(words.fault(fault)))
        self.looser_strip.confirmed.connect(self.confirm)
        self.looser_strip.given_up.connect(self.give_up)
        self.looser_strip.source_edit.textEdited.connect(self._keep_source)
        self.shipped_button.clicked.connect(self.to_shipped)
        self.undo_button.clicked.connect(self.undo)
        self.close_button.clicked.connect(self.accept)
        QShortcut(QKeySequence.StandardKey.Undo, self).activated.connect(self.undo)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.places.find_edit.setFocus)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title_label, 1)
        head.addWidget(self.party_choice)
        state = QHBoxLayout()
        state.addWidget(self.state_label, 1)
        state.addWidget(self.shipped_button)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addLayout(head)
        right.addLayout(state)
        right.addWidget(self.age_label)
        ground = Ground("window")
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(0, 0, 12, 0)
        inside.addWidget(self.editor)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(ground)
        right.addWidget(area, 1)
        right.addWidget(self.looser_strip)
        right.addWidget(self.fault_line)
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addWidget(self.places)
        both.addWidget(hair_line(upright=True))
        both.addLayout(right, 1)
        told = self.tr(
            "Where a state and its country differ, the stricter holds. What you make stricter holds at once. "
            "This is no legal advice."
        )
        column = QVBoxLayout()
        column.setContentsMargins(MARGIN, 16, MARGIN, 12)
        column.setSpacing(12)
        column.addWidget(Fitting(told, "body", "text2"))
        column.addLayout(both, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(column, 1)
        whole.addWidget(foot(self.undo_button, self.told_label, None, self.close_button))
        for button in self.findChildren(QPushButton):  # Enter ends a field, and presses none of them
            button.setAutoDefault(False)
