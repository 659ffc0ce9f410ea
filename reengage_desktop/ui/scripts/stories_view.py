"""Results and stories as one reads them aloud, each with whom it fits and whether its customer may be named."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.story import Story
from reengage_desktop.services.banking import Banking
from reengage_desktop.ui import fonts, paint, theme, words
from reengage_desktop.ui.call.spoken_text import SpokenText
from reengage_desktop.ui.dialog_parts import Fitting, Ground
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button, hair_line, label

_STORY, _TOLD = int(Qt.ItemDataRole.UserRole), int(Qt.ItemDataRole.UserRole) + 1
_PAD, _LEAD = 24, 21.0
_POINTS = 12.75
_NOTHING = QModelIndex()
_ARROWS = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up}
Index = QModelIndex | QPersistentModelIndex


class _Model(QAbstractListModel):
    def __init__(self, banking: Banking, parent: QObject) -> None:
        super().__init__(parent)
        self._banking = banking
        self.stories: Sequence[Story] = ()

    def show(self, stories: Sequence[Story]) -> None:
        self.beginResetModel()
        self.stories = stories
        self.endResetModel()

    def rowCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self.stories)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        story = self.stories[index.row()]
        if role == _STORY:
            return story
        if role in (_TOLD, Qt.ItemDataRole.DisplayRole):
            return self._banking.told(story)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._banking.told(story)} {fits_words(story)}"
        return None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QListView)
        text, _ = self._laid_out(index, view.viewport().width() - 2 * _PAD)
        return QSize(0, round(text) + 46)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        story: Story = index.data(_STORY)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = bool(option.state & QStyle.StateFlag.State_Selected)
        if on or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("inkTint" if on else "hover"))
        if on:
            painter.fillRect(QRectF(box.x(), box.y(), 3, box.height()), theme.colour("ink"))
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), theme.colour("line"))
        height, text = self._laid_out(index, box.width() - 2 * _PAD)
        text.paint(painter, box.x() + _PAD, box.y() + 11, "read")
        below = QRectF(box.x() + _PAD, box.y() + 13 + height, box.width() - 2 * _PAD, 18)
        named = story.may_name and bool(story.customer)
        paint.icon(painter, Icon.USER_ROUND_CHECK if named else Icon.LOCK, below.x(), below.center().y() - 7, 14)
        paint.text(painter, fits_words(story), fonts.of("small"), "text2", below.adjusted(22, 0, 0, 0))
        if on and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -2))
        painter.restore()

    def _laid_out(self, index: Index, width: float) -> tuple[float, SpokenText]:
        view = self.parent()
        assert isinstance(view, QListView)
        text = SpokenText(str(index.data(_TOLD)))
        lead = round(_LEAD * view.logicalDpiY() / 72)
        return text.lay_out(max(120, min(680, width)), fonts.of("script", points=_POINTS), lead), text


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
            super().keyPressEvent(QKeyEvent(event.type(), _ARROWS[key], event.modifiers()))
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class StoriesView(Ground):
    """`add_asked` for a new one; `change_asked` and `remove_asked` carry the story."""

    add_asked = Signal()
    change_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self, banking: Banking) -> None:
        super().__init__("surface")
        self.setObjectName("stories_view")
        self._banking = banking
        self._model = _Model(banking, self)
        self.list = _List()
        self.add_button = Button(self.tr("Story"), icon=Icon.PLUS, name="add_story")
        self.add_button.setAccessibleName(self.tr("New result or story"))
        self.change_button = Button(self.tr("Change"), "quiet", keys="⏎", name="change_story")
        self.remove_button = Button(self.tr("Remove"), "quiet", keys="Del", name="remove_story")
        self.empty_label = Fitting(
            self.tr("Nothing here yet. Ask a happy customer what has become better, in numbers, and write it down."),
            "body",
            name="stories_empty",
        )
        self._lay_out()
        self.add_button.clicked.connect(self.add_asked)
        self.list.doubleClicked.connect(lambda: self._change())
        for ask in (self.change_button.clicked, self.list.changed_asked):
            ask.connect(lambda: self._change())
        for ask in (self.remove_button.clicked, self.list.removed_asked):
            ask.connect(lambda: self._remove())
        theme.current().changed.connect(self.list.viewport().update)

    def refresh(self) -> None:
        row = self.list.currentIndex().row()
        self._model.show(self._banking.stories())
        some = self._model.rowCount() > 0
        self.empty_label.setVisible(not some)
        self.list.setVisible(some)
        self.change_button.setEnabled(some)
        self.remove_button.setEnabled(some)
        if some:
            self.list.setCurrentIndex(self._model.index(min(max(0, row), self._model.rowCount() - 1)))
        self.setFocusProxy(self.list if some else self.add_button)

    def current(self) -> Story | None:
        index = self.list.currentIndex()
        return self._model.stories[index.row()] if index.isValid() else None

    def stories(self) -> Sequence[Story]:
        return self._model.stories

    def _change(self) -> None:
        story = self.current()
        if story is not None:
            self.change_asked.emit(story)

    def _remove(self) -> None:
        story = self.current()
        if story is not None:
            self.remove_asked.emit(story)

    def _lay_out(self) -> None:
        self.list.setObjectName("stories_list")
        self.list.setAccessibleName(self.tr("Results and stories"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        head = QHBoxLayout()
        head.setContentsMargins(_PAD, 14, 16, 12)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(label(self.tr("Results and stories"), "heading"))
        said = self.tr("In a call, T brings those that fit. Whoever may not be named is told of without a name.")
        told.addWidget(Fitting(said))
        head.addLayout(told, 1)
        head.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 6, 16, 6)
        foot.addStretch(1)
        foot.addWidget(self.change_button)
        foot.addWidget(self.remove_button)
        empty = QHBoxLayout()
        empty.setContentsMargins(_PAD, 24, _PAD, 24)
        empty.addWidget(self.empty_label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(hair_line())
        column.addWidget(self.list, 1)
        column.addLayout(empty)
        column.addStretch(0)
        column.addWidget(hair_line())
        column.addLayout(foot)


def fits_words(story: Story) -> str:
    """Who said so, and whom it is for: "Petersen’s Deli, may be named · Solar roof · Could not afford it"."""
    who = story.customer
    if who:
        told = words.tr("{who}, may be named") if story.may_name else words.tr("{who}, not to be named")
        who = told.format(who=who)
    why = "" if story.why_not is WhyNot.UNKNOWN else words.why_not_words(story.why_not)
    return " · ".join(filter(None, (who or words.tr("no customer noted"), story.product, why)))
