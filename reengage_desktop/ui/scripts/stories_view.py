"""The bank on the page of scripts: results, stories and interviews, and what is sought among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QVBoxLayout

from reengage_desktop.domain.bank import Item
from reengage_desktop.domain.interview import Interview
from reengage_desktop.domain.story import Told
from reengage_desktop.services.bundle import Services
from reengage_desktop.ui import theme
from reengage_desktop.ui.bank.bank_rows import PAD, BankDelegate, BankModel, Row, interview_row, story_row
from reengage_desktop.ui.bank.sought_bar import SoughtBar
from reengage_desktop.ui.dialog_parts import Fitting, Ground
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button, hair_line, label

_ARROWS = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up}
_NEVER = Told()


class _List(QListView):
    changed_asked = Signal()
    removed_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_E):
            self.changed_asked.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed_asked.emit()
        elif key in _ARROWS and not event.modifiers():
            super().keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, _ARROWS[key], event.modifiers()))
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class StoriesView(Ground):
    """`add_asked` for a new story, `interview_asked` for a new interview; the others carry a story or an interview."""

    add_asked = Signal()
    interview_asked = Signal()
    change_asked = Signal(object)
    remove_asked = Signal(object)
    story_asked = Signal(object)

    def __init__(self, services: Services) -> None:
        super().__init__("surface")
        self.setObjectName("stories_view")
        self._services = services
        self._rows: list[Row] = []
        self._model = BankModel(self)
        self.list = _List()
        self.sought_bar = SoughtBar()
        self.add_button = Button(self.tr("Story"), icon=Icon.PLUS, keys="N", name="add_story")
        self.add_button.setAccessibleName(self.tr("New result or story"))
        self.interview_button = Button(self.tr("Interview"), "quiet", icon=Icon.PLUS, keys="I", name="add_interview")
        self.interview_button.setAccessibleName(self.tr("New interview"))
        self.story_button = Button(self.tr("Make a story of it"), "quiet", keys="S", name="story_of_interview")
        self.change_button = Button(self.tr("Change"), "quiet", keys="⏎", name="change_story")
        self.remove_button = Button(self.tr("Remove"), "quiet", keys="Del", name="remove_story")
        self.empty_label = Fitting("", "body", name="stories_empty")
        self._lay_out()
        self._tie()

    def refresh(self) -> None:
        """As the bank is now; what was chosen stays chosen."""
        banking, interviewing = self._services.banking, self._services.interviewing
        stories, counts, today = banking.stories(), banking.counts(), interviewing.today()
        made = Counter(story.interview_id for story in stories)
        self._rows = [story_row(story, counts.get(story.id, _NEVER)) for story in stories]
        self._rows += [interview_row(each, made[each.id], today) for each in interviewing.all()]
        self.sought_bar.show_items(row.item for row in self._rows)
        self._show()

    def open_item(self, item: Item) -> None:
        """This one chosen, as the bank is now; if need be, all is shown again."""
        self.refresh()
        if self._model.row_of(item) < 0:
            self.sought_bar.seek_all()
            self._show()
        self._choose(self._model.row_of(item))

    def current(self) -> Item | None:
        index = self.list.currentIndex()
        return self._model.rows[index.row()].item if index.isValid() else None

    def items(self) -> Sequence[Item]:
        """What is shown."""
        return [row.item for row in self._model.rows]

    def _show(self) -> None:
        chosen, place = self.current(), self.list.currentIndex().row()
        sought = self.sought_bar.sought()
        self._model.show([row for row in self._rows if sought.takes(row.item)])
        many = self._model.rowCount()
        if not self._rows:
            self.empty_label.setText(
                self.tr("Nothing here yet. Ask a happy customer what has become better, in numbers, and write it down.")
            )
        else:
            self.empty_label.setText(self.tr("Nothing in the bank is like this. Esc in the field shows all again."))
        self.empty_label.setVisible(not many)
        for widget in (self.sought_bar, self.sought_bar.words_edit):
            widget.setVisible(bool(self._rows))
        self.list.setVisible(bool(many))
        if many:
            found = self._model.row_of(chosen) if chosen is not None else -1
            self._choose(found if found >= 0 else min(max(0, place), many - 1))
        self._show_keys()
        self.setFocusProxy(self.list if many else self.add_button)

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.list.setCurrentIndex(self._model.index(row))
            self.list.scrollTo(self._model.index(row))

    def _show_keys(self) -> None:
        item = self.current()
        self.change_button.setEnabled(item is not None)
        self.remove_button.setEnabled(item is not None)
        self.story_button.setVisible(isinstance(item, Interview))

    def _with_current(self, asked: SignalInstance) -> None:
        item = self.current()
        if item is not None:
            asked.emit(item)

    def _make_story(self) -> None:
        if isinstance(self.current(), Interview):
            self._with_current(self.story_asked)

    def _seek(self) -> None:
        if self.isVisible() and self._rows:
            self.sought_bar.words_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.sought_bar.words_edit.selectAll()

    def _unseek(self) -> None:
        if self.list.isVisible():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tie(self) -> None:
        self.add_button.clicked.connect(self.add_asked)
        self.interview_button.clicked.connect(self.interview_asked)
        self.story_button.clicked.connect(lambda: self._make_story())
        self.list.doubleClicked.connect(lambda: self._with_current(self.change_asked))
        self.list.selectionModel().currentChanged.connect(lambda: self._show_keys())
        for ask in (self.change_button.clicked, self.list.changed_asked):
            ask.connect(lambda: self._with_current(self.change_asked))
        for ask in (self.remove_button.clicked, self.list.removed_asked):
            ask.connect(lambda: self._with_current(self.remove_asked))
        self.sought_bar.changed.connect(self._show)
        self.sought_bar.left.connect(self._unseek)
        for key, act in (("I", self.interview_asked.emit), ("S", self._make_story), ("/", self._seek)):
            QShortcut(QKeySequence(key), self).activated.connect(act)
        theme.current().changed.connect(self.list.viewport().update)

    def _lay_out(self) -> None:
        self.list.setObjectName("stories_list")
        self.list.setAccessibleName(self.tr("Results, stories and interviews"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(BankDelegate(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.empty_label.setContentsMargins(PAD, 24, PAD, 24)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self.sought_bar)
        column.addWidget(hair_line())
        column.addWidget(self.list, 1)
        column.addWidget(self.empty_label)
        column.addStretch(0)
        column.addWidget(hair_line())
        column.addLayout(self._foot())

    def _head(self) -> QVBoxLayout:
        hint = self.tr("In a call, T brings those that fit. Whoever may not be named is told of without a name.")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(self.tr("Results and stories"), "heading"))
        row.addStretch(1)
        row.addWidget(self.sought_bar.words_edit, 2)
        row.addWidget(self.interview_button)
        row.addWidget(self.add_button)
        head = QVBoxLayout()
        head.setContentsMargins(PAD, 12, 16, 10)
        head.setSpacing(4)
        head.addLayout(row)
        head.addWidget(Fitting(hint, name="bank_hint"))
        return head

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 6, 16, 6)
        foot.addWidget(self.story_button)
        foot.addStretch(1)
        foot.addWidget(self.change_button)
        foot.addWidget(self.remove_button)
        return foot
