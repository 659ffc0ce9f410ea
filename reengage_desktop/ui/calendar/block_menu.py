"""The menu of a block: what its keys do, in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from reengage_desktop.domain.week import Block, BlockKind
from reengage_desktop.ui import icons
from reengage_desktop.ui.icons import Icon

from .week_view import BlockAction


def block_menu(block: Block, do: Callable[[BlockAction], None], parent: QWidget) -> QMenu:
    """It dies when it closes."""
    menu = QMenu(parent)
    menu.setObjectName("block_menu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for action, words, keys, icon in _entries(block):
        if action is BlockAction.REMOVE:
            menu.addSeparator()
        shown = f"{words}\t{keys}" if keys else words
        menu.addAction(icons.icon(icon), shown).triggered.connect(lambda _=False, action=action: do(action))
    return menu


def _entries(block: Block) -> list[tuple[BlockAction, str, str, str]]:
    if block.kind is not BlockKind.SLOT:
        return [
            (BlockAction.CALL, _tr("Call"), "C", Icon.PHONE),
            (BlockAction.OPEN, _tr("Open"), "⏎", Icon.USER),
            (BlockAction.MOVE, _tr("Move…"), "M", Icon.CALENDAR_CLOCK),
        ]
    rest = (BlockAction.REST, _tr("Let it rest…"), "R", Icon.PAUSE)
    wake = (BlockAction.WAKE, _tr("Wake up"), "R", Icon.SUN)
    return [
        (BlockAction.OPEN, _tr("Change…"), "⏎", Icon.PEN_LINE),
        (BlockAction.MOVE, _tr("Move…"), "M", Icon.MOVE),
        wake if block.resting else rest,
        (BlockAction.REMOVE, _tr("Remove…"), _tr("Del"), Icon.TRASH_2),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("BlockMenu", text)
