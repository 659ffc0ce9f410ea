"""Countries and their names, as Qt knows them."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QLocale


@cache
def countries() -> tuple[tuple[str, str], ...]:
    """(name, ISO 3166 code) by name."""
    found = {}
    for place in QLocale.matchingLocales(
        QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry
    ):
        code = QLocale.territoryToCode(place.territory())
        if len(code) == 2 and code.isalpha():
            found[code] = QLocale.territoryToString(place.territory())
    return tuple(sorted((name, code) for code, name in found.items()))
