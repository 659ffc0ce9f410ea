"""The fields that stories and interviews share: lines, products, and the reason they answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit

from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.ui import words
from reengage_desktop.ui.dialog_parts import StillCombo
from reengage_desktop.ui.people.quote_fields import product_completer

_LONGEST = 200


def line(name: str, placeholder: str = "") -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setPlaceholderText(placeholder)
    made.setMaxLength(_LONGEST)
    return made


def customer_line(name: str, placeholder: str, customers: Sequence[str]) -> QLineEdit:
    """Those who bought are found anywhere in their name."""
    made = line(name, placeholder)
    made.setCompleter(product_completer(list(customers), made))
    return made


def product_line(name: str, placeholder: str, products: list[str]) -> QLineEdit:
    made = line(name, placeholder)
    made.setCompleter(product_completer(products, made))
    return made


def why_combo(name: str, none: str) -> StillCombo:
    """`none` stands for no reason in particular."""
    made = StillCombo(name)
    made.addItem(none, WhyNot.UNKNOWN.value)
    for why in WhyNot:
        if why is not WhyNot.UNKNOWN:
            made.addItem(words.why_not_words(why), why.value)
    return made
