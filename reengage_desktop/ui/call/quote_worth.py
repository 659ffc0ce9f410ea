"""What a quote is worth to the person who calls: as they wrote it, or worked out, which "about" says."""

from __future__ import annotations

from reengage_desktop.domain.commission import Basis, Commission
from reengage_desktop.domain.prospect import Quote
from reengage_desktop.services.quoting import Quoting
from reengage_desktop.ui import words
from reengage_desktop.ui.words import tr


def worth_of(quoting: Quoting, quote: Quote | None) -> Commission | None:
    """None where nothing is known. Raises `StoreFault`."""
    if quote is None:
        return None
    if quote.worth is not None:
        return Commission(quote.worth, quote.currency, Basis.TYPED)
    lines = quoting.of(quote.prospect_id).lines
    found = next((line.commission for line in lines if line.quote.id == quote.id), None)
    return found if found is not None and found.cents is not None else None


def to_you(mine: Commission | None) -> str:
    """ "$900 to you", "about $900 to you"; "" where nothing is known."""
    if mine is None:
        return ""
    told = tr("{money} to you") if mine.basis is Basis.TYPED else tr("about {money} to you")
    return told.format(money=words.money(mine.cents, mine.currency))
