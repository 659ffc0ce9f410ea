"""What a column holds, judged by its cells where its heading does not say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from .amount import read_amount
from .cells import clean_line, emails_in, is_given, numbers_in
from .columns import PHONE_OF, Field, key
from .phone import digits, kind_from
from .written_date import read_date

_MOSTLY = 0.7
_APART = 0.34  # of the cells that differ: a salesperson's own number comes again and again
_FEW = 6
_MOST, _MANY = 50, 5_000  # cells of a column that are looked at, and of all columns together
_LONG = 500  # longer cells are looked at no further

_PHONE = re.compile(r"[+(]?\d[\d\s()./\-]{5,20}\d(?:\s*(?:x|ext\.?|#)\s*\d{1,6})?", re.IGNORECASE)
_NO_PHONE = re.compile(r"\d+|\d{5}-\d{4}|\d{1,3}(?:[.,]\d{3})+(?:[.,]\d\d)?|\d+\.\d+|\d+(?:\.\d+){3}")
_UNPARTED = re.compile(r"0\d{8,11}|1?[2-9]\d{2}[2-9]\d{6}")
_COUNTED = re.compile(r"(?:id|ids|nr|no|number|nummer|code|ref|iban|vat|ean|sku)$")
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.\-])*")
_BETWEEN = {"van", "von", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "das", "la", "le", "el", "bin"}
_BETWEEN |= {"al", "ter", "ten", "zu", "y", "e", "du", "des"}
_FIRM = re.compile(
    r"\b(?:gmbh|mbh|kg|ohg|ag|ug|inc|llc|llp|ltd|plc|corp|co|company|group|sarl|sas|sa|eurl|srl|spa|bv|nv|vof|lda|ltda"
    r"|sl|slu|sons|söhne|partners|associates)\b",
    re.IGNORECASE,
)
_QUOTED = frozenset(
    ("quote", "offer", "estimate", "proposal", "angebot", "devis", "offre", "presupuesto", "oferta", "orcamento")
) | frozenset(("preventivo", "offert"))
_PRICED = frozenset(
    ("amount", "price", "value", "total", "sum", "cost", "betrag", "preis", "wert", "montant", "prix", "importe")
) | frozenset(("precio", "valor", "preco", "importo", "prezzo", "valore", "bedrag", "prijs", "waarde"))
_OURS = re.compile(r"(?:column\s*\d+)?", re.IGNORECASE)


def guessed(
    header: Sequence[str], fields: Sequence[Field | None], samples: Sequence[Sequence[str]]
) -> Iterator[Field | None]:
    """The fields with those filled in that only the contents tell. A known heading is never overridden."""
    out = list(fields)
    most = _MANY // max(len(header), _MANY // _MOST)
    samples = [[text for cell in cells[:most] if is_given(text := clean_line(cell[:_LONG]))] for cells in samples]
    open_places = [place for place, field in enumerate(out) if field is None and place < len(samples)]
    for place in open_places:
        out[place] = _by_shape(header[place], samples[place])
    for place in open_places:
        if out[place] is None:
            out[place] = _by_hint(header[place], samples[place], out)
    _add_names([place for place in open_places if out[place] is None], header, samples, out)
    return iter(out)


def _by_shape(heading: str, cells: Sequence[str]) -> Field | None:
    """E-mails and phones are known wherever they stand, unless it is always the same few: those are of our own."""
    if _share(cells, _is_email) >= _MOSTLY and _differ(cells):
        return Field.EMAIL
    may_be_counted = _COUNTED.search(key(heading)) is not None and kind_from(heading) == "other"
    if _share(cells, lambda cell: _is_phone(cell, may_be_counted)) >= _MOSTLY and _differ(cells):
        return PHONE_OF[kind_from(heading)]
    return None


def _by_hint(heading: str, cells: Sequence[str], fields: Sequence[Field | None]) -> Field | None:
    """A day or an amount of a quote, where the heading names one and no other column is it."""
    text = key(heading)
    if any(word in text for word in _QUOTED):
        if Field.QUOTED_ON not in fields and _share(cells, _is_date) >= _MOSTLY:
            return Field.QUOTED_ON
        if Field.VALUE not in fields and _share(cells, _is_amount) >= _MOSTLY:
            return Field.VALUE
    if Field.VALUE not in fields and any(word in text for word in _PRICED) and _share(cells, _is_money) >= _MOSTLY:
        return Field.VALUE
    return None


def _add_names(
    places: Sequence[int], header: Sequence[str], samples: Sequence[Sequence[str]], fields: list[Field | None]
) -> None:
    """A column of firms where none is known; one of names where none is; and, without a heading, one of sentences."""
    if Field.COMPANY not in fields:
        firms = [place for place in places if _share(samples[place], _is_firm) >= 0.3]
        if firms:
            fields[firms[0]] = Field.COMPANY
    if not {Field.NAME, Field.FIRST_NAME, Field.LAST_NAME}.intersection(filter(None, fields)):
        names = [p for p in places if fields[p] is None and _share(samples[p], _is_name) >= _MOSTLY]
        names = [p for p in names if len(set(samples[p])) >= 0.8 * len(samples[p])]
        pairs = [p for p in places if p + 1 in places and _are_halves(header, samples, p)]
        if names:
            fields[names[0]] = Field.NAME
        elif pairs:
            fields[pairs[0] : pairs[0] + 2] = [Field.FIRST_NAME, Field.LAST_NAME]
    for place in places:
        if fields[place] is None and _has_no_heading(header[place]) and _share(samples[place], _is_prose) >= 0.5:
            fields[place] = Field.NOTES


def _are_halves(header: Sequence[str], samples: Sequence[Sequence[str]], place: int) -> bool:
    """Two columns side by side, without headings, of one capital word each."""
    pair = (place, place + 1)
    return all(
        _has_no_heading(header[p]) and _share(samples[p], _is_capital_word) >= 0.8 and _differ(samples[p]) for p in pair
    )


def _has_no_heading(heading: str) -> bool:
    return _OURS.fullmatch(heading.strip()) is not None


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def _differ(cells: Sequence[str]) -> bool:
    return len(cells) < _FEW or len(set(cells)) > _APART * len(cells)


def _is_email(cell: str) -> bool:
    found, wrong = emails_in(cell) if "@" in cell else ((), ())
    return bool(found) and not wrong


def _is_phone(cell: str, may_be_counted: bool) -> bool:
    return all(_is_number(text, may_be_counted) for text in numbers_in(cell))


def _is_number(text: str, may_be_counted: bool) -> bool:
    figures = len(digits(text))
    if not 7 <= figures <= 15 or not _PHONE.fullmatch(text):
        return False
    if _NO_PHONE.fullmatch(text):
        return not may_be_counted and _UNPARTED.fullmatch(text) is not None
    return figures > 8 or text[0] == "+" or not _is_date(text)


def _is_date(cell: str) -> bool:
    return any(read_date(cell, order) for order in ("dmy", "mdy", "ymd"))


def _is_amount(cell: str) -> bool:
    return read_amount(cell) is not None


def _is_money(cell: str) -> bool:
    """An amount, and not a mere count."""
    return not cell.isdigit() and _is_amount(cell)


def _is_firm(cell: str) -> bool:
    return _FIRM.search(cell.replace(".", "")) is not None


def _is_name(cell: str) -> bool:
    """Two to five words that begin with a capital, small ones such as "van der" between them."""
    words = cell.replace(",", " ").split()
    if not 2 <= len(words) <= 5 or _is_firm(cell):
        return False
    big = [word for word in words if word.casefold() not in _BETWEEN]
    return len(big) >= 2 and all(_NAME_WORD.fullmatch(word) and not word[0].islower() for word in big)


def _is_capital_word(cell: str) -> bool:
    return _NAME_WORD.fullmatch(cell) is not None and cell[0].isupper() and not cell.isupper()


def _is_prose(cell: str) -> bool:
    return len(cell.split()) >= 4 and not _is_name(cell)
