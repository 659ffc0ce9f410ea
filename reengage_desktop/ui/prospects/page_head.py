"""The head and the foot of the page of prospects: what the pool is worth, the search field, the keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget

from reengage_desktop.services.browsing import PoolSummary
from reengage_desktop.ui import fonts, icons, theme, tokens, words
from reengage_desktop.ui.buttons import Button, IconButton
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.list_wish import ListWish
from reengage_desktop.ui.widgets import IconView, KeyCap, label, set_role

from .filter_words import people

_WIDE, _NARROW = 276, 236
_LONGEST = 100
_ICON = 15
_SUMS = 2


class SearchField(QLineEdit):
    """Finds while typing. Enter and Down lead to the list (`list_asked`), Esc empties it, or leaves it when empty."""

    list_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search_edit")
        self.setAccessibleName(self.tr("Find people by name, number or note"))
        self.setFont(fonts.of("body"))
        self.setMaxLength(_LONGEST)
        self._icon = IconView(Icon.SEARCH, "text3", _ICON)
        self._cap = KeyCap("Ctrl K")
        self._found = label("", "small", "text3", tabular=True, name="found")
        for part in (self._icon, self._cap, self._found):
            part.setParent(self)
            part.resize(part.sizeHint())
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextMargins(_ICON + 8, 0, self._cap.width(), 0)
        self.textChanged.connect(lambda text: self._cap.setVisible(not text))
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        self.setFixedWidth(_NARROW if narrow else _WIDE)
        self.setPlaceholderText(self.tr("Name, number, note") if narrow else self.tr("Name, number or note"))

    def show_found(self, count: int | None, *, capped: bool) -> None:
        """How many the text found, at the end of the field; None without a text."""
        found = self.tr("first {n}") if capped else self.tr("{n} found")
        self._found.setText("" if count is None else found.format(n=count))
        self._found.resize(self._found.sizeHint())
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        right = self.width() - 11
        self._found.move(right - self._found.width(), (self.height() - self._found.height()) // 2)
        self._icon.move(11, (self.height() - self._icon.height()) // 2)
        self._cap.move(right - self._cap.width(), (self.height() - self._cap.height()) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.list_asked.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear() if self.text() else self.list_asked.emit()
        elif event.key() == Qt.Key.Key_U and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # a key of the page
        else:
            super().keyPressEvent(event)


class PageHead(QWidget):
    """Title, one line of figures, the search field, and the ways people come in and go out.

    `list_asked` carries a `ListWish`.
    """

    add_asked = Signal()
    quote_asked = Signal()
    list_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(tokens.size("page_head"))
        self.title_label = label(self.tr("Prospects"), "title", name="page_title")
        self.summary_label = QLabel()
        self.summary_label.setObjectName("summary")
        self.summary_label.setFont(fonts.of("small", tabular=True))
        self.summary_label.setTextFormat(Qt.TextFormat.RichText)  # figures only, never a name
        self.summary_label.setProperty("role", "text2")
        self.summary_label.setMinimumWidth(1)
        self.search_edit = SearchField()
        self.add_button = Button(self.tr("Add person"), icon=Icon.PLUS, name="add_person")
        self.more_button = IconButton(Icon.CHEVRON_DOWN, self.tr("More ways to add people"), name="add_more")
        self._summary: PoolSummary | None = None
        self._lay_out()
        self.add_button.clicked.connect(self.add_asked)
        self.more_button.clicked.connect(self._show_menu)
        theme.current().changed.connect(self._write)

    def show_summary(self, summary: PoolSummary) -> None:
        self._summary = summary
        self._write()

    def _write(self) -> None:
        if self._summary is None:
            return
        worth = _sums([words.money(part.worth, part.currency) for part in self._summary.worth if part.worth])
        count = self._summary.people
        unsold = self.tr("{n} unsold person") if count == 1 else self.tr("{n} unsold people")
        text = unsold.format(n=_strong(f"{count:,}"))
        if worth:
            text += self.tr(" · worth {money} to you").format(money=_strong(worth))
        self.summary_label.setText(text)

    def _lay_out(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.setContentsMargins(0, 0, 0, 0)
        titles.addStretch(1)
        titles.addWidget(self.title_label)
        titles.addWidget(self.summary_label)
        titles.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        row.addLayout(titles)
        row.addStretch(1)
        row.addWidget(self.search_edit)
        row.addWidget(self.add_button)
        row.setSpacing(12)
        row.addSpacing(-10)
        row.addWidget(self.more_button)

    def _show_menu(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("add_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        quote = menu.addAction(icons.icon(Icon.TAG), self.tr("Quote without a sale…") + "\tCtrl U")
        quote.triggered.connect(self.quote_asked)
        menu.addSeparator()
        for words_, icon, keys, wish in (
            (self.tr("Bring in a list…"), Icon.UPLOAD, "I", ListWish.IMPORT),
            (self.tr("Take an import back…"), Icon.UNDO_2, "B", ListWish.IMPORTS),
            (self.tr("Find duplicates…"), Icon.USERS, "D", ListWish.DUPLICATES),
            (self.tr("Walk past the No list…"), Icon.REPEAT, "N", ListWish.NOES),
            (self.tr("Write everything out…"), Icon.DOWNLOAD, "E", ListWish.EXPORT),
        ):
            action = menu.addAction(icons.icon(icon), f"{words_}\tCtrl Shift {keys}")
            action.triggered.connect(lambda _checked=False, wish=wish: self.list_asked.emit(wish))
        menu.popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height() + 2)))


def _sums(parts: list[str]) -> str:
    """Sums of different money, the largest first; past the second it is only said that there are more."""
    return " + ".join(parts[:_SUMS] + ["…"] * (len(parts) > _SUMS))


def _strong(figures: str) -> str:
    return f'<span style="color:{theme.hex("text")};font-weight:600">{figures}</span>'


class PageFoot(QFrame):
    """What must always be in sight: nobody is without a next action; and what was quoted in all."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "status")
        self.setFixedHeight(tokens.size("status"))
        self.check_view = IconView(Icon.CIRCLE_CHECK, "green", 14)
        self.next_label = label("", "small", "green", tabular=True, name="without_next_action")
        self.next_label.setFont(fonts.of("small", tabular=True, weight=500))
        self.pool_label = label("", "small", "text2", tabular=True, name="pool_quoted")
        self.pool_label.setMinimumWidth(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(6)
        for part in (self.check_view, self.next_label):
            row.addWidget(part)
            part.hide()
        row.addSpacing(10)
        row.addWidget(self.pool_label)
        row.addStretch(1)
        for keys, does in (
            ("⏎", self.tr("call")),
            ("O", self.tr("open")),
            ("M", self.tr("move")),
            ("?", self.tr("all keys")),
        ):
            row.addSpacing(6)
            row.addWidget(KeyCap(keys))
            row.addWidget(label(does, "small", "text3"))

    def show_summary(self, summary: PoolSummary) -> None:
        without = summary.without_next_action
        role, icon = ("red", Icon.CIRCLE_ALERT) if without else ("green", Icon.CIRCLE_CHECK)
        self.check_view.set_icon(icon, role)
        set_role(self.next_label, role)
        self.next_label.setText(self.tr("{people} without a next action").format(people=people(without)))
        self.check_view.show()
        self.next_label.show()
        quoted = _sums([words.short_money(part.value, part.currency) for part in summary.worth if part.value])
        self.pool_label.setText(self.tr("Unsold pool {money} quoted").format(money=quoted) if quoted else "")
