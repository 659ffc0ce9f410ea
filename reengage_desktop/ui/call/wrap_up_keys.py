"""The letters that answer the wrap-up: alone outside text, with Alt inside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from reengage_desktop.domain.prospect import Certainty, Importance
from reengage_desktop.domain.touch import LearnedFor

from . import keys
from .importance_question import ImportanceQuestion
from .next_step import NextStepEdit
from .saved_panel import SavedPanel
from .steps import Step
from .wrap_up_form import WrapUpForm


def letters(
    form: WrapUpForm, step: NextStepEdit, panel: SavedPanel, importance: ImportanceQuestion
) -> dict[str, QWidget]:
    """What each letter presses, or into which line it goes."""
    changed = zip("MPTLSN", form.changed_chips.values(), strict=True)
    return {
        **dict(changed),
        "G": form.certainty_choice.button(Certainty.GUESS),
        "F": form.certainty_choice.button(Certainty.FAIRLY_SURE),
        "Y": form.certainty_choice.button(Certainty.THEY_SAID),
        "W": form.nothing_new_button,
        "C": form.use_choice.button(LearnedFor.CLOSER),
        "D": form.use_choice.button(LearnedFor.DOOR),
        "O": form.use_choice.button(LearnedFor.ON),
        "H": step.chips[Step.FORTY_EIGHT],
        "E": step.chips[Step.THEIR_DATE],
        "A": step.chips[Step.APPOINTMENT],
        "V": step.chips[Step.VISIT],
        "R": step.chips[Step.LETTER],
        "I": step.told_check,
        "K": panel.reason_edit,
        "J": panel.not_told_button,
        "U": panel.letter_card.edit_button,
        "B": panel.letter_card.wanted_check,
        "Q": importance.choice.button(Importance.ORDINARY),
        "Z": importance.choice.button(Importance.IMPORTANT),
        "X": importance.choice.button(Importance.VERY),
    }


def bind(page: QWidget, found: dict[str, QWidget]) -> None:
    """What is not seen does nothing; the tip of each says its letter."""
    for letter, widget in found.items():
        keys.bind_letter(page, letter, _press(widget))
        widget.setToolTip(f"{keys.HOLD_NAME}+{letter}")


def _press(widget: QWidget) -> Callable[[], None]:
    def press() -> None:
        if not widget.isVisible():
            return
        if isinstance(widget, QAbstractButton):
            widget.click()
        elif isinstance(widget, QLineEdit):
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    return press
