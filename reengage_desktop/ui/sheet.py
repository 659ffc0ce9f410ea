"""The style sheet of the whole program, made from the colours of a look."""

from __future__ import annotations

from string import Template

from .tokens import Mode, colours

# Fonts are not set here: a font of the sheet would win over `setFont`.
# With arrows the text of a spin box begins at the very edge, whatever the padding, so it stands in the middle; without
# arrows (`buttonSymbols` 2) it would get no room at all, so they are put where they take none.

_LABELS = """
QAbstractScrollArea { background: $window; border: 0; }
QLabel { background: transparent; }
QToolTip { background: $toast; color: $toastText; border: 1px solid $toast; padding: 4px 6px; }
QBalloonTip { background: $toast; }
QBalloonTip QLabel { color: $toastText; }
QLabel[kind="tag"] { background: $greyTint; color: $text2; border-radius: 5px; padding: 2px 7px; }
QLabel[kind="tag"][tone="ink"] { background: $inkTint2; color: $ink; }
QLabel[kind="tag"][tone="ember"] { background: $emberTint; color: $ember; }
QLabel[kind="tag"][tone="green"] { background: $greenTint; color: $green; }
QLabel[kind="tag"][tone="amber"] { background: $amberTint; color: $amber; }
QLabel[kind="tag"][tone="red"] { background: $redTint; color: $red; }
"""

_FRAMES = """
QFrame[kind="nav"] { background: $sidebar; border: 0; border-right: 1px solid $line; }
QFrame[kind="page"] { background: $window; border: 0; }
QFrame[kind="panel"] { background: $panel; border: 0; border-left: 1px solid $line; }
QFrame[kind="side"] { background: $window; border: 0; border-left: 1px solid $line; }
QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 10px; }
QFrame[kind="bigCard"] { background: $surface; border: 1px solid $line; border-radius: 12px; }
QFrame[kind="currentCard"] { background: $surface; border: 1px solid $inkFill; border-radius: 9px; }
QFrame[kind="banner"] { background: $inkTint; border: 1px solid $inkTint2; border-radius: 10px; }
QFrame[kind="reminder"] { background: $button; border: 0; border-radius: 10px; }
QFrame[kind="say"] { background: $window; border: 0; border-left: 3px solid $emberFill; border-radius: 8px; }
QFrame[kind="vow"] { background: transparent; border: 0; border-left: 2px solid $emberFill; }
QFrame[kind="head"] { background: $window; border: 0; border-bottom: 1px solid $line; }
QFrame[kind="status"] { background: $window; border: 0; border-top: 1px solid $line; }
QFrame[kind="foot"] { background: $sidebar; border: 0; border-top: 1px solid $line; }
QFrame[kind="answers"] { background: $panel; border: 0; border-top: 1px solid $line; }
QFrame[kind="palette"] { background: $surface; border: 1px solid $lineStrong; border-radius: 12px; }
QFrame[kind="line"] { background: $line; border: 0; }
QFrame[kind="toast"] { background: $toast; border: 0; border-radius: 9px; }
"""

_BUTTONS = """
QPushButton { background: $surface; color: $text; border: 1px solid $lineStrong; border-radius: 7px;
    padding: 0 12px; min-height: 30px; max-height: 30px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:focus { border: 2px solid $focus; padding: 0 11px; min-height: 28px; max-height: 28px; }
QPushButton:disabled { background: $sunken; color: $text3; border-color: $line; }
QPushButton[scale="small"] { padding: 0 10px; min-height: 26px; max-height: 26px; }
QPushButton[scale="small"]:focus { padding: 0 9px; min-height: 24px; max-height: 24px; }
QPushButton[scale="large"] { padding: 0 16px; min-height: 36px; max-height: 36px; }
QPushButton[scale="large"]:focus { padding: 0 15px; min-height: 34px; max-height: 34px; }
QPushButton[kind="main"] { background: $button; border-color: $button; color: $onInk; }
QPushButton[kind="main"]:hover { background: $buttonHover; border-color: $buttonHover; }
QPushButton[kind="main"]:pressed { background: $buttonPressed; border-color: $buttonPressed; }
QPushButton[kind="main"]:focus { border-color: $focus; }
QPushButton[kind="main"]:disabled { background: $sunken; border-color: $line; color: $text3; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: $text2; }
QPushButton[kind="quiet"]:hover { background: $hover; border-color: $line; }
QPushButton[kind="quiet"]:pressed { background: $pressed; }
QPushButton[kind="quiet"]:focus { border-color: $focus; }
QPushButton[kind="quiet"]:disabled { background: transparent; border-color: transparent; color: $text3; }
QPushButton[kind="link"] { background: transparent; border-color: transparent; color: $ink; padding: 0 4px;
    min-height: 24px; max-height: 24px; }
QPushButton[kind="link"]:hover { background: $inkTint; }
QPushButton[kind="link"]:focus { border-color: $focus; padding: 0 3px; min-height: 22px; max-height: 22px; }
QPushButton[kind="onInk"] { background: transparent; border-color: $onInkEdge; color: $onInk; }
QPushButton[kind="onInk"]:hover { background: $buttonHover; }
QPushButton[kind="onInk"]:pressed { background: $buttonPressed; }
QPushButton[kind="onInk"]:focus { border-color: $onInk; }
QPushButton[kind="onInkMain"] { background: $onInk; border-color: $onInk; color: $inkOnWhite; }
QPushButton[kind="onInkMain"]:hover { background: $whiteHover; }
QPushButton[kind="onInkMain"]:pressed { background: $whitePressed; }
QPushButton[kind="onInkMain"]:focus { border-color: $onInk; }
QPushButton[kind="toastLink"] { background: transparent; border: 1px solid transparent; color: $toastLink;
    padding: 0 8px; min-height: 28px; max-height: 28px; }
QPushButton[kind="toastLink"]:hover { border-color: $toastLink; }
QPushButton[kind="toastLink"]:focus { border: 2px solid $toastLink; padding: 0 7px; min-height: 26px;
    max-height: 26px; }
QPushButton[kind="chip"] { border-radius: 14px; padding: 0 11px; min-height: 26px; max-height: 26px; color: $text2; }
QPushButton[kind="chip"]:hover { background: $hover; }
QPushButton[kind="chip"]:checked { background: $inkTint2; border-color: $inkFill; color: $ink; }
QPushButton[kind="chip"]:focus { border: 2px solid $focus; padding: 0 10px; min-height: 24px; max-height: 24px; }
QPushButton[kind="chip"][dashed="true"] { background: transparent; border-style: dashed; }
QPushButton[kind="outcome"] { background: transparent; border: 1px solid transparent; border-radius: 8px; padding: 0;
    min-height: 56px; max-height: 56px; }
QPushButton[kind="outcome"]:hover { background: $surface; border-color: $lineStrong; }
QPushButton[kind="outcome"]:pressed { background: $pressed; border-color: $lineStrong; }
QPushButton[kind="outcome"]:checked { background: $surface; border-color: $lineStrong; }
QPushButton[kind="outcome"]:focus { background: $surface; border: 2px solid $focus; padding: 0; min-height: 54px;
    max-height: 54px; }
QPushButton[kind="outcome"]:disabled { background: transparent; border-color: transparent; color: $text3; }
QPushButton[kind="choice"] { background: $surface; border: 1px solid $lineStrong; border-right: 0; border-radius: 0;
    padding: 0 10px; color: $text2; min-height: 26px; max-height: 26px; }
QPushButton[kind="choice"][place="first"] { border-top-left-radius: 7px; border-bottom-left-radius: 7px; }
QPushButton[kind="choice"][place="last"] { border-right: 1px solid $lineStrong; border-top-right-radius: 7px;
    border-bottom-right-radius: 7px; }
QPushButton[kind="choice"][place="only"] { border-right: 1px solid $lineStrong; border-radius: 7px; }
QPushButton[kind="choice"]:hover { background: $hover; }
QPushButton[kind="choice"]:checked { background: $inkTint2; color: $ink; }
QPushButton[kind="choice"]:disabled { background: $sunken; color: $text3; }
QPushButton[kind="choice"]:focus { border: 2px solid $focus; padding: 0 9px; min-height: 24px; max-height: 24px; }
"""

_TOOL_BUTTONS = """
QToolButton { background: transparent; color: $text2; border: 1px solid transparent; border-radius: 7px;
    padding: 0; min-height: 26px; max-height: 26px; min-width: 26px; }
QToolButton:hover { background: $hover; border-color: $line; }
QToolButton:pressed { background: $pressed; }
QToolButton:focus { border: 2px solid $focus; min-height: 24px; max-height: 24px; min-width: 24px; }
QToolButton:disabled { color: $text3; }
QToolButton[kind="framed"] { background: $surface; border-color: $lineStrong; }
QToolButton[kind="framed"]:hover { background: $hover; }
QToolButton[kind="framed"]:pressed { background: $pressed; }
QToolButton[kind="framed"]:focus { border-color: $focus; }
QToolButton[kind="nav"] { padding: 0 9px; min-height: 32px; max-height: 32px; text-align: left; }
QToolButton[kind="nav"]:hover { background: $pressed; border-color: transparent; }
QToolButton[kind="nav"]:checked { background: $surface; border-color: $line; color: $text; }
QToolButton[kind="nav"]:focus { border: 2px solid $focus; padding: 0 8px; min-height: 30px; max-height: 30px; }
QToolButton::menu-indicator { image: none; width: 0; }
"""

_FIELDS = """
QLineEdit, QAbstractSpinBox, QComboBox { background: $surface; color: $text; border: 1px solid $control;
    border-radius: 7px; padding: 0 10px; min-height: 30px; max-height: 30px;
    selection-background-color: $button; selection-color: $onInk;
    placeholder-text-color: $text3; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { border: 2px solid $focus; padding: 0 9px;
    min-height: 28px; max-height: 28px; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { background: $sunken; color: $text3;
    border-color: $line; }
QLineEdit[wrong="true"], QAbstractSpinBox[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] {
    border-color: $redFill; }
QLineEdit[kind="bare"] { border: 0; padding: 0; background: transparent; }
QLineEdit[kind="live"], QPlainTextEdit[kind="live"] { background: transparent; border: 1px solid transparent;
    border-radius: 5px; padding: 0 5px; min-height: 24px; }
QLineEdit[kind="live"] { max-height: 24px; }
QPlainTextEdit[kind="live"] { padding: 3px 5px; min-height: 0; }
QLineEdit[kind="live"]:hover, QPlainTextEdit[kind="live"]:hover { border-color: $lineStrong; }
QLineEdit[kind="live"]:focus, QPlainTextEdit[kind="live"]:focus { background: $surface; border: 2px solid $focus;
    padding: 0 4px; min-height: 22px; }
QLineEdit[kind="live"]:focus { max-height: 22px; }
QPlainTextEdit[kind="live"]:focus { padding: 2px 4px; min-height: 0; }
QLineEdit[kind="live"][wrong="true"], QPlainTextEdit[kind="live"][wrong="true"] { border-color: $redFill; }
QLineEdit[kind="vow"] { border: 0; border-bottom: 2px solid $emberFill; border-radius: 0; padding: 0 2px;
    background: transparent; color: $text; min-height: 40px; max-height: 40px; }
QPlainTextEdit, QTextEdit { background: $surface; color: $text; border: 1px solid $control; border-radius: 7px;
    padding: 5px 6px; selection-background-color: $button; selection-color: $onInk;
    placeholder-text-color: $text3; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $focus; padding: 4px 5px; }
QPlainTextEdit:disabled, QTextEdit:disabled { background: $sunken; color: $text3; border-color: $line; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: 0; padding: 0; background: transparent; min-height: 24px; }
QComboBox::drop-down, QDateEdit::drop-down { subcontrol-origin: border; subcontrol-position: center right; width: 30px;
    border: 0; background: transparent; }
QComboBox[kind="quiet"] { background: transparent; border-color: transparent; color: $text2; }
QComboBox[kind="quiet"]:hover { background: $hover; border-color: $line; }
QComboBox[kind="quiet"]:focus { border-color: $focus; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $lineStrong; padding: 4px;
    outline: 0; selection-background-color: $inkTint; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 6px; border-radius: 5px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; width: 26px; border: 0;
    background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox { qproperty-alignment: "AlignCenter"; }
QDateTimeEdit[calendarPopup="true"] { qproperty-alignment: "AlignLeft | AlignVCenter"; }
QAbstractSpinBox[buttonSymbols="2"] { padding: 0; }
QAbstractSpinBox[buttonSymbols="2"]::up-button, QAbstractSpinBox[buttonSymbols="2"]::down-button {
    subcontrol-position: center; }
QAbstractSpinBox::up-arrow { image: url("themes:chevron-up-$mode.svg"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url("themes:chevron-down-$mode.svg"); width: 12px; height: 12px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("themes:chevron-down-$mode.svg"); width: 14px; height: 14px; }
QCheckBox, QRadioButton { background: transparent; color: $text; spacing: 8px; min-height: 26px; border-radius: 5px;
    border: 2px solid transparent; padding: 0 4px; }
QCheckBox:disabled, QRadioButton:disabled { color: $text3; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid $control;
    background: $surface; }
QCheckBox::indicator { border-radius: 5px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { background: $hover; }
QCheckBox::indicator:checked { background: $button; border-color: $button; image: url("themes:check.svg"); }
QRadioButton::indicator:checked { background: $surface; border: 5px solid $button; width: 8px; height: 8px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $sunken; border-color: $line; }
"""

_VIEWS = """
QTableView, QListView, QTreeView { background: $surface; color: $text; border: 0; gridline-color: transparent;
    outline: 0; selection-background-color: $inkTint; selection-color: $text; }
QTableView { border-top: 1px solid $line; }
QListView[kind="panel"] { background: $panel; border: 0; }
QListView[kind="menu"]::item { min-height: 34px; padding: 0 10px; border-radius: 7px; color: $text2; }
QListView[kind="menu"]::item:hover { background: $pressed; }
QListView[kind="menu"]::item:selected { background: $surface; color: $text; }
QHeaderView { background: $window; border: 0; }
QHeaderView::section { background: $window; color: $text3; border: 0; border-bottom: 1px solid $line; padding: 0 8px; }
QHeaderView::section:first { padding-left: 16px; }
QHeaderView::section:hover { color: $text; }
QHeaderView::up-arrow, QHeaderView::down-arrow { width: 0; height: 0; }
QTableCornerButton::section { background: $window; border: 0; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $lineStrong; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $control; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

_REST = """
QMenu { background: $surface; color: $text; border: 1px solid $lineStrong; border-radius: 8px; padding: 5px; }
QMenu::item { min-height: 28px; padding: 0 26px 0 12px; border-radius: 5px; }
QMenu::item:selected { background: $inkTint; }
QMenu::item:disabled { color: $text3; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 5px 4px; }
QMenu::right-arrow { width: 0; }
QDialog, QMainWindow, QMessageBox { background: $window; }
QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QTabBar { background: transparent; border: 0; }
QTabBar::tab { background: transparent; color: $text2; border: 0; border-bottom: 2px solid transparent; padding: 0 4px;
    margin-right: 16px; min-height: 30px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $ink; }
QTabBar::tab:focus { border: 2px solid $focus; border-radius: 5px; padding: 0 2px; }
QProgressBar { background: $inkTint2; border: 0; border-radius: 3px; min-height: 6px; max-height: 6px;
    color: transparent; }
QProgressBar::chunk { background: $inkFill; border-radius: 3px; }
QSplitter::handle { background: $line; }
QGroupBox { border: 0; margin: 0; padding: 0; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QToolButton { color: $text; padding: 0 8px; }
QCalendarWidget QAbstractItemView { background: $surface; color: $text; border: 0; }
"""

_ROLES = ("text", "text2", "text3", "ink", "ember", "green", "amber", "red", "onInk", "toastText", "toastLink", "read")

_WHITE = {"inkOnWhite": "#234F8C", "whiteHover": "#EAF0F8", "whitePressed": "#D3E0F1", "onInkEdge": "#8CA9CF"}
"""On the filled banner a white button stands in both looks, so its colours are those of the light one."""


def text(mode: Mode) -> str:
    """The sheet of a look. Widgets choose by the dynamic properties `kind`, `role`, `tone`, `scale`, `wrong`."""
    roles = "".join(f'QLabel[role="{role}"] {{ color: ${role}; }}\n' for role in _ROLES)
    sheet = "".join((_LABELS, roles, _FRAMES, _BUTTONS, _TOOL_BUTTONS, _FIELDS, _VIEWS, _REST))
    return Template(sheet).substitute(colours(mode), **_WHITE, mode=mode)
