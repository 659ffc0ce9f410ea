"""One person on a card, to be compared with another one beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QFrame, QVBoxLayout

from reengage_desktop.domain.person_card import SHOWN, CardQuote, PersonCard
from reengage_desktop.domain.phone import shown
from reengage_desktop.services.forms import Record
from reengage_desktop.ui import fonts
from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.figures import money
from reengage_desktop.ui.widgets import label
from reengage_desktop.ui.words import tr

from .field_words import changed_words

_FIELDS = ("company", "title")
_PLACE = ("street", "postal_code", "city", "region", "country")
_LONGEST, LEAST = 160, 196


class CardView(QFrame):
    """What is the same on both cards is set quietly, what differs in full."""

    def __init__(self, caption: str, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "bigCard")
        self.setObjectName(f"{name}_card")
        self.setMinimumHeight(LEAST)
        self.name_label = label("", "heading", name=f"{name}_name")
        self.rows = QFormLayout()
        self.rows.setHorizontalSpacing(12)
        self.rows.setVerticalSpacing(5)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(4)
        column.addWidget(label(caption, "caption", "text3"))
        column.addWidget(self.name_label)
        column.addLayout(self.rows)
        column.addStretch(1)

    def clear(self) -> None:
        self.name_label.clear()
        while self.rows.rowCount():
            self.rows.removeRow(0)

    def show_card(self, card: PersonCard, beside: PersonCard) -> None:
        self.clear()
        self.name_label.setText(card.name)
        other = dict(_told(beside))
        for what, text in _told(card):
            shown = Fitting(text, "small", "text2" if other.get(what) == text else "text")
            if other.get(what) != text:
                shown.setFont(fonts.of("small", weight=500))
            name = label(what, "small", "text3")
            name.setFixedWidth(84)
            self.rows.addRow(name, shown)


def card_of_record(record: Record) -> PersonCard:
    """Somebody who is here."""
    person, quote = record.prospect, record.quote
    quotes = (CardQuote(quote.product, quote.value, quote.currency, quote.quoted_on),) if quote else ()
    return PersonCard(
        name=person.name,
        fields={name: value for name in SHOWN if (value := getattr(person, name))},
        phones=tuple(phone.e164 or phone.written for phone in record.phones),
        emails=record.emails,
        quotes=quotes,
        reasons=tuple(reason.words for reason in record.reasons),
    )


def _told(card: PersonCard) -> list[tuple[str, str]]:
    """(what, its words) of all that is known and helps to tell people apart."""
    home = card.fields.get("country", "")
    place = ", ".join(filter(None, (card.fields.get(name, "") for name in _PLACE)))
    quotes = "\n".join(
        ", ".join(filter(None, (quote.product, money(quote.value, quote.currency)))) for quote in card.quotes
    )
    told = [(changed_words(name), card.fields.get(name, "")) for name in _FIELDS]
    told += [
        (changed_words("phone"), "\n".join(shown(number, home) for number in card.phones)),
        (changed_words("email"), "\n".join(card.emails)),
        (tr("Address"), place),
        (changed_words("quote"), quotes),
        (changed_words("notes"), card.fields.get("notes", "")[:_LONGEST]),
    ]
    return [(what, text) for what, text in told if text]
