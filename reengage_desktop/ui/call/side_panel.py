"""Beside the script: what is known of them before it rings, and what is written down while they speak."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reengage_desktop.domain.prospect import Reason
from reengage_desktop.services.preparing import CallSheet
from reengage_desktop.ui import words
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, frame, label

from . import call_words

WIDTH = 380
PAUSE = 350  # ms after the last key until what was typed is kept


class SidePanel(QWidget):
    """`edited` comes once typing has paused. Texts are in `notes_edit` and `learned_edit`."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.notes_edit = QPlainTextEdit()
        self.notes_edit.setObjectName("notes_edit")
        self.notes_edit.setAccessibleName(self.tr("Notes"))
        self.notes_edit.setTabChangesFocus(True)
        self.notes_edit.setPlaceholderText(self.tr("Why could they not act? What is different now?"))
        self.learned_edit = QLineEdit()
        self.learned_edit.setObjectName("learned_edit")
        self.learned_edit.setAccessibleName(self.tr("What did I learn?"))
        self.saved_icon = IconView(Icon.CHECK, "text3", 12)
        self.saved_label = label(self.tr("saved"), "caption", "text3", name="saved_label")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.edited)
        self._stack = QStackedWidget()
        self._before = QScrollArea()
        self._before.setObjectName("before_area")
        self._before.setWidgetResizable(True)
        self._before.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._known = QVBoxLayout()
        self._lay_out()
        self.notes_edit.textChanged.connect(self.typed)
        self.learned_edit.textChanged.connect(self.typed)

    def show_sheet(self, sheet: CallSheet, now: datetime) -> None:
        """What is known, and the half note of last time."""
        self._before.setWidget(_before(sheet, now))
        while (item := self._known.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._known.addWidget(_reasons(sheet, now))
        if sheet.prospect.reason_to_call:
            self._known.addWidget(label(sheet.prospect.reason_to_call, "letter", "text", wrap=True))
        self.notes_edit.setPlainText(sheet.draft_note)
        self.learned_edit.setText(sheet.draft_learned)
        self._pause.stop()
        self.mark_saved(bool(sheet.draft_note or sheet.draft_learned))

    def show_live(self, live: bool) -> None:
        """While they speak: the fields to write in."""
        self._stack.setCurrentIndex(int(live))

    def mark_saved(self, saved: bool) -> None:
        """The small mark that says that what stands here is kept."""
        self.saved_icon.setVisible(saved)
        self.saved_label.setVisible(saved)

    def keep_now(self) -> None:
        """Do not wait for the pause."""
        if self._pause.isActive():
            self._pause.stop()
            self.edited.emit()

    def forget_pause(self) -> None:
        """What was typed went elsewhere: nothing is to be kept."""
        self._pause.stop()

    def typed(self) -> None:
        self.mark_saved(False)
        self._pause.start()

    def _lay_out(self) -> None:
        ground = frame("side")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(1, 0, 0, 0)
        inside.addWidget(self._stack)
        self._stack.addWidget(self._before)
        self._stack.addWidget(self._live())

    def _live(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(6)
        self._known.setSpacing(6)
        column.addLayout(self._known)
        column.addSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(label(self.tr("Notes"), "heading"))
        head.addStretch(1)
        head.addWidget(self.saved_icon)
        head.addWidget(self.saved_label)
        column.addLayout(head)
        column.addWidget(self.notes_edit, 1)
        column.addSpacing(8)
        learned = QHBoxLayout()
        learned.setSpacing(8)
        learned.addWidget(IconView(Icon.LIGHTBULB, "ink", 15))
        learned.addWidget(label(self.tr("What did I learn?"), "heading"))
        learned.addStretch(1)
        column.addLayout(learned)
        column.addWidget(self.learned_edit)
        return page


def _before(sheet: CallSheet, now: datetime) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(16, 14, 16, 14)
    column.setSpacing(18)
    if (worth := _worth(sheet)) is not None:
        column.addWidget(worth)
    column.addWidget(_section(page.tr("Start from here"), [_reasons(sheet, now)]))
    reason = sheet.prospect.reason_to_call
    told: QWidget = label(reason, "letter", wrap=True, name="reason_to_call") if reason else _missing(_no_reason(page))
    column.addWidget(_section(page.tr("Reason to call"), [told]))
    if notes := sheet.prospect.notes.strip():
        column.addWidget(_section(page.tr("What you know"), [label(notes, wrap=True)]))
    if sheet.people_around:
        around = [_person(name, role) for name, role, _ in sheet.people_around]
        column.addWidget(_section(page.tr("Who may answer"), around))
    if sheet.touches:
        column.addWidget(_section(page.tr("What happened so far"), _touches(sheet, now)))
    column.addStretch(1)
    return page


def _no_reason(page: QWidget) -> str:
    return page.tr("No reason to call yet. What is new for them?")


def _worth(sheet: CallSheet) -> QWidget | None:
    quote = sheet.quote
    if quote is None or (quote.worth is None and quote.value is None):
        return None
    card = frame("card", name="worth_card")
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 14, 16, 14)
    column.setSpacing(0)
    column.addWidget(label(card.tr("A yes today is worth"), "small", "text2"))
    own, firm = words.money(quote.worth, quote.currency), words.money(quote.value, quote.currency)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(label(own or firm, "figure", name="worth_label"))
    row.addWidget(label(card.tr("to you") if own else card.tr("to the firm"), "bodyMedium", "text2"))
    row.addStretch(1)
    column.addLayout(row)
    if own and firm:
        column.addWidget(label(card.tr("{amount} to the firm").format(amount=firm), "small", "text2"))
    return card


def _reasons(sheet: CallSheet, now: datetime) -> QWidget:
    """Said → real, each with its date in words; where both are missing, what to ask."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    stated, real = sheet.reason("stated"), sheet.reason("real")
    if stated is None and real is None:
        column.addWidget(_missing(box.tr("No note on why. Ask first thing.")))
        return box
    if stated is not None:
        said = box.tr("Said “{words}”, {ago}").format(words=stated.words, ago=_ago(stated, sheet, now))
        column.addWidget(label(said, "small", "text2", wrap=True, name="stated_label"))
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(IconView(Icon.ARROW_RIGHT, "text", 13))
    if real is None:
        row.addWidget(label(box.tr("real reason unknown"), "bodyMedium", "text3", italic=True), 1)
    else:
        row.addWidget(label(real.words, "heading", wrap=True, name="real_label"), 1)
    column.addLayout(row)
    if real is not None:
        told = label(_ago(real, sheet, now), "caption", "text3")
        told.setContentsMargins(19, 0, 0, 0)
        column.addWidget(told)
    return box


def _ago(reason: Reason, sheet: CallSheet, now: datetime) -> str:
    return words.past(reason.told_at, now, sheet.zone).lower()


def _touches(sheet: CallSheet, now: datetime) -> list[QWidget]:
    lines: list[QWidget] = []
    for touch in sheet.touches:
        lines.append(label(call_words.touch_line(touch, now, sheet.zone), "small", "text2"))
        for text in filter(None, (touch.note, touch.learned)):
            said = label(text, "small", wrap=True)
            said.setContentsMargins(12, 0, 0, 0)
            lines.append(said)
    return lines


def _missing(text: str) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(IconView(Icon.CIRCLE_ALERT, "red", 14))
    row.addWidget(label(text, "bodyMedium", "red", wrap=True), 1)
    return box


def _person(name: str, role: str) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(label(name, "bodyMedium"))
    row.addWidget(label(role, "small", "text2"))
    row.addStretch(1)
    return box


def _section(title: str, parts: list[QWidget]) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(label(title, "heading"))
    for part in parts:
        column.addWidget(part)
    return box
