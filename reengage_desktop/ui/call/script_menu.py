"""A quiet button that names the script: another script, the pace and the size are behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.icons import Icon

Act = Callable[[], object]
_LONGEST = 28  # letters


class ScriptMenu(Button):
    """`script_requested` carries the name of another script. `titles` gives name and title of all that can be read."""

    script_requested = Signal(str)

    def __init__(self, titles: Callable[[], Sequence[tuple[str, str]]]) -> None:
        super().__init__("", "quiet", icon=Icon.SCROLL_TEXT, size="small", name="script_button")
        self._titles = titles
        self._script = ""
        self._more: list[tuple[str, str, Act, Callable[[], bool] | None]] = []
        self.setToolTip(self.tr("Another script, its pace and size (Ctrl+J)"))
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self.open)

    def show_script(self, name: str, title: str, pace: int) -> None:
        """What is read now, and at how many words a minute its words are lit; 0 for none."""
        self._script = name
        shown = title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip() + "…"
        if pace:
            shown = self.tr("{title} · {pace} words a minute").format(title=shown, pace=pace)
        self.setText(shown)
        self.setShortcut(QKeySequence())  # an ampersand of the title is no key
        self.setAccessibleName(self.tr("Script: {title}").format(title=shown))
        self.updateGeometry()

    def add(self, words: str, keys: str, act: Act, on: Callable[[], bool] | None = None) -> None:
        """A line of the menu; `keys` are shown, not bound. With `on` it can be checked."""
        self._more.append((words, keys, act, on))

    def open(self) -> None:
        menu = self._made()
        menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _made(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("script_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        scripts = QActionGroup(menu)
        for name, title in self._titles():
            action = scripts.addAction(title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name == self._script)
            action.triggered.connect(lambda _=False, chosen=name: self._choose(chosen))
            menu.addAction(action)
        menu.addSeparator()
        for words, keys, act, on in self._more:
            menu.addAction(_action(menu, words, keys, act, on))
        return menu

    def _choose(self, name: str) -> None:
        if name != self._script:
            self.script_requested.emit(name)


def _action(parent: QWidget, words: str, keys: str, act: Act, on: Callable[[], bool] | None) -> QAction:
    action = QAction(f"{words}\t{QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)}", parent)
    action.setCheckable(on is not None)
    action.setChecked(on is not None and on())
    action.triggered.connect(lambda: act())
    return action
