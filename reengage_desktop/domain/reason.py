"""Why a quote did not close: the closed list, and a first guess from somebody's own words."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache


class WhyNot(StrEnum):
    """S0: the reasons a quote stays open. `UNKNOWN` asks for the note that is missing."""

    COULD_NOT_AFFORD = "could_not_afford"
    NOT_READY = "not_ready"
    DELAYED = "delayed"
    NO_FUNDING = "no_funding"
    WRONG_PRODUCT = "wrong_product"
    BOUGHT_ELSEWHERE = "bought_elsewhere"
    NO_AUTHORITY = "no_authority"
    UNKNOWN = "unknown"


# First match wins, so the more telling words stand first: "went with a cheaper competitor" is bought elsewhere.
_SIGNS: tuple[tuple[WhyNot, str], ...] = (
    (
        WhyNot.BOUGHT_ELSEWHERE,
        "elsewhere|competitor|went with|chose another|(?:other|another|different) (?:vendor|supplier|firm|company)"
        "|already (?:bought|ha[sd])|switched to|konkurrenz|mitbewerb|concurren|competencia"
        "|woanders|anderswo|ander(?:er|em|en) anbieter|ailleurs|autre fournisseur|otro proveedor|concorren"
        "|outro fornecedor|altrove|altro fornitore|andere leverancier",
    ),
    (
        WhyNot.NO_AUTHORITY,
        "authority|not the decision|decision.?maker|ask (?:her|his|their|my|the) |board|approval|sign.?off"
        r"|husband|wife|spouse|entscheidet|chef|ehemann|ehefrau|vorstand|\bmari\b|\bfemme\b|marido|esposa|\bmujer\b|\bjefe\b"
        r"|marito|\bmoglie\b|echtgeno|directie",
    ),
    (
        WhyNot.NO_FUNDING,
        r"funding|financ|loan|credit|\bbank|\bgrant|no budget|budget (?:cut|freeze|gone)|kein budget|pas de budget"
        "|sin presupuesto|sem orçamento|senza budget|geen budget|finanzier|kredit|crédit|crédito|empréstimo|préstamo"
        "|prestito|mutuo|lening",
    ),
    (
        WhyNot.COULD_NOT_AFFORD,
        "afford|expensive|pric(?:e|ing|ey)|too (?:much|high)|cost|cheaper|budget|teuer|preis|trop cher|prix"
        r"|\bcar[oa]\b|precio|preço|prezzo|costoso|te duur",
    ),
    (
        WhyNot.WRONG_PRODUCT,
        "wrong (?:product|size|model)|(?:not a|no|bad|poor) fit|missing|feature|(?:does not|doesn['’]t|no) need"
        "|not what|unsuitable|passt nicht|falsches|ne convient|no encaja|não serve|non adatt|past niet",
    ),
    (
        WhyNot.DELAYED,
        "delay|postpon|put off|on hold|pushed back|next (?:year|quarter|spring|summer|fall|autumn|winter)|until"
        "|contract|moving|construction|verschoben|später|reporté|aplazad|uitgesteld|nächstes jahr|l['’]année prochaine"
        "|próximo a[nñ]o|rimandat|prossimo anno|adiad|ano que vem|volgend jaar",
    ),
    (
        WhyNot.NOT_READY,
        "ready|timing|right time|bad time|too (?:early|soon)|think|undecided|not now|no decision|busy|noch nicht"
        "|pas prêt|zu früh|richtige zeit|überlegen|pas le (?:bon )?moment|réfléchir|no es el momento|todavía no"
        "|ainda não|não é o momento|non è il momento|non ancora|nog niet|nadenken",
    ),
)
_VALUES = {why.value: why for why in WhyNot}


def guess(text: str) -> WhyNot:
    """The likeliest reason in free words; `UNKNOWN` when they say none. The words themselves are kept beside it."""
    return _guess(text[:500]) if text else WhyNot.UNKNOWN


@lru_cache(maxsize=2048)
def _guess(text: str) -> WhyNot:
    plain = " ".join(text.casefold().split())
    if said := _VALUES.get(plain.replace(" ", "_")):
        return said
    return next((why for why, pattern in _patterns() if pattern.search(plain)), WhyNot.UNKNOWN)


@cache
def _patterns() -> tuple[tuple[WhyNot, re.Pattern[str]], ...]:
    return tuple((why, re.compile(signs)) for why, signs in _SIGNS)
