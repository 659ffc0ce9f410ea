"""All keys of the program, with a search; opened by `?`."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from . import icons
from .icons import Icon
from .widgets import IconView, KeyCap, label
from .words import tr


@dataclass(frozen=True, slots=True)
class Key:
    """`caps` are drawn one beside the other."""

    caps: tuple[str, ...]
    act: str


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    keys: tuple[Key, ...]


def _group(title: str, *keys: tuple[str, str]) -> Group:
    return Group(title, tuple(Key(tuple(caps.split("|")), act) for caps, act in keys))


COLUMNS: tuple[tuple[Group, ...], ...] = (
    (
        _group(
            "Everywhere",
            ("Ctrl 1|…|4", "today, prospects, calendar, decide"),
            ("Ctrl 5|Ctrl 7", "letters, scripts"),
            ("Ctrl B", "the best use of now"),
            ("Ctrl K", "find anyone"),
            ("Ctrl I", "they called me"),
            ("Ctrl N", "add a person"),
            ("Ctrl U", "quote without a sale"),
            ("Ctrl Shift I|E", "bring in a list, write out"),
            ("Ctrl Shift B|D", "take back, find duplicates"),
            ("Ctrl Shift N", "walk past the No list"),
            ("Ctrl Shift L", "do-not-call lists"),
            ("Ctrl ,", "settings"),
            ("F9", "fold today’s calls"),
            ("Z", "undo, also Ctrl Z"),
            ("?", "this list"),
            ("Ctrl Q", "quit"),
        ),
        _group(
            "When a reminder shows",
            ("⏎", "start, from a text Alt S"),
            ("+|H", "ten minutes, an hour later"),
            ("E|T", "this evening, tomorrow"),
            ("M|X", "move, not today"),
            ("A", "all that wait"),
        ),
    ),
    (
        _group(
            "Lists",
            ("↑|↓", "or K and J"),
            ("⏎", "call"),
            ("O|E", "open, note"),
            ("M", "move the next action"),
            ("L|W", "letter, e-mail"),
            ("=|X|G", "the sum, desk, ladder"),
            ("/|F|Esc", "search, filters, back"),
        ),
        _group(
            "Calendar",
            ("←|→", "the week before, the next"),
            ("T|N", "this week, new slot"),
            ("Tab|⏎|M", "next block, open, move"),
            ("Alt ←|Alt →", "a quarter of an hour"),
            ("R", "let it rest, or wake it"),
        ),
        _group(
            "A person",
            ("K|J", "the one before, the next"),
            ("W|F|H", "why not, a fact, homework"),
            ("P|Q|E", "people around, quote, note"),
            ("T|B", "what brings back, story"),
            ("A|D", "number or address, file"),
            ("I|C", "importance, copy number"),
            ("G|Y", "ladder, written permission"),
            ("1|…|4", "what comes before the call"),
            ("Ctrl E|Ctrl ⏎", "all fields, call from the desk"),
        ),
    ),
    (
        _group(
            "Before it rings",
            ("⏎", "it rings"),
            ("F2", "your line, what is new"),
            ("P", "rehearse"),
            ("1|…|4", "what comes before it"),
            ("Ctrl ←|Ctrl →", "one back, not now"),
            ("Ctrl J|Ctrl B", "another script, a story"),
        ),
        _group(
            "On the call",
            ("Space|↑", "next passage, one back"),
            ("Y|B|…", "the branch with that key"),
            ("O|Q|T", "if they say, ask, tell"),
            ("1|…|9", "choose an answer"),
            ("F", "facts again: Y, C, U"),
            ("Ctrl +|Ctrl −", "larger, smaller script"),
        ),
        _group(
            "How the call went",
            ("N|V", "no answer, voicemail + text"),
            ("G|W", "someone else, wrong number"),
            ("R|A", "reached, appointment"),
            ("L|X", "later, said no"),
            ("S|D", "sold, do not contact"),
        ),
        _group("Letters", ("⏎|R", "write, I have read it"), ("Ctrl P", "print"), ("Del", "put away")),
    ),
    (
        _group(
            "Voicemail + text",
            ("⏎", "both done"),
            ("C|E", "copy the text, change it"),
            ("F|T", "mailbox full, text cannot go"),
            ("O", "another hour"),
            ("Esc", "back"),
        ),
        _group(
            "Wrap-up",
            ("1|…|4", "to a question"),
            ("M|P|…|N", "what has changed"),
            ("G|F|Y", "a guess, fairly sure, said so"),
            ("W|C|D|O", "nothing new, closer, a door, on"),
            ("H|…|R|I", "what comes next, I told them"),
            ("K|U", "next reason, edit the letter"),
            ("Ctrl ⏎", "save, and the next call"),
        ),
        _group(
            "Scripts",
            ("E|Esc", "write, read"),
            ("Ctrl S", "use it in calls"),
            ("Ctrl Space", "a field"),
            ("V|N", "earlier texts, a new script"),
            ("P|B", "rehearse, the bank"),
            ("I|S", "an interview, a story of it"),
        ),
        _group(
            "Decide",
            ("1|…|4", "push on, touch, close, stop"),
            ("T|O|C", "not today, open, call"),
        ),
    ),
)
_LINE, _CAPS, _GLASS = 25, 98, 15
_HIGHEST, _AROUND = 744, 60  # px: all of it, and what a screen keeps for a title and a bar


class KeyLine(QWidget):
    """A row of key caps and what they do."""

    def __init__(self, key: Key) -> None:
        super().__init__()
        self._words = f"{' '.join(key.caps)} {tr(key.act)}".casefold()
        self.setFixedHeight(_LINE)
        self.setAccessibleName(f"{', '.join(key.caps)}: {tr(key.act)}")
        caps = QWidget()
        caps.setFixedWidth(_CAPS)
        drawn = QHBoxLayout(caps)
        drawn.setContentsMargins(0, 0, 0, 0)
        drawn.setSpacing(4)
        for cap in key.caps:
            drawn.addWidget(KeyCap(cap))
        drawn.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(caps)
        row.addWidget(label(tr(key.act), role="text2"), 1)

    def matches(self, text: str) -> bool:
        return text in self._words


class AllKeys(QDialog):
    """The sheet of all keys; typing narrows it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("All keys"))
        self.setWindowIcon(icons.app_icon())
        self.search_edit = QLineEdit()
        self.search_edit.setObjectName("search_edit")
        self.search_edit.setPlaceholderText(self.tr("Search a key or an action"))
        self.search_edit.setFixedWidth(300)
        self.search_edit.textChanged.connect(self._narrow)
        self.lines: list[KeyLine] = []
        self._groups: list[tuple[QWidget, list[KeyLine]]] = []
        self.none_label = label(self.tr("No key does that."), role="text2", name="none_label")
        self._lay_out()
        self.none_label.hide()
        self.resize(1228, min(_HIGHEST, self.screen().availableGeometry().height() - _AROUND))

    def _narrow(self, text: str) -> None:
        wanted = " ".join(text.casefold().split())
        for line in self.lines:
            line.setVisible(line.matches(wanted))
        for title, lines in self._groups:
            title.setVisible(any(line.matches(wanted) for line in lines))
        self.none_label.setVisible(not any(line.matches(wanted) for line in self.lines))

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(26, 14, 26, 18)
        whole.setSpacing(18)
        head = QHBoxLayout()
        self.search_edit.setTextMargins(_GLASS + 6, 0, 0, 0)
        glass = QHBoxLayout(self.search_edit)
        glass.setContentsMargins(11, 0, 0, 0)
        glass.addWidget(IconView(Icon.SEARCH, "text3", _GLASS), 0, Qt.AlignmentFlag.AlignLeft)
        head.addWidget(self.search_edit)
        head.addStretch(1)
        said = self.tr("Single letters work while no text field is active. Inside text, hold Alt.")
        head.addWidget(label(said, "small", "text2"))
        whole.addLayout(head)
        whole.addWidget(self.none_label)
        area, inside = QScrollArea(), QWidget()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(16)
        for groups in COLUMNS:
            columns.addLayout(self._column(groups), 1)
        area.setWidget(inside)
        area.setMinimumWidth(inside.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width())
        whole.addWidget(area, 1)

    def _column(self, groups: tuple[Group, ...]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        for group in groups:
            title = label(tr(group.title), "heading")
            title.setContentsMargins(0, 0, 0, 5)
            column.addWidget(title)
            lines = [KeyLine(key) for key in group.keys]
            for line in lines:
                column.addWidget(line)
            column.addSpacing(14)
            self.lines += lines
            self._groups.append((title, lines))
        column.addStretch(1)
        return column
