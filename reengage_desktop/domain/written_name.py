"""Names of people as lists write them."""

from __future__ import annotations

_AFTER_COMMA = {"jr", "sr", "ii", "iii", "iv", "md", "phd", "esq", "cpa", "inc", "llc", "ltd", "co", "corp"}
_AFTER_COMMA |= {"gmbh", "ag", "sa", "bv", "nv", "srl", "kg", "plc", "lp", "llp"}
_FORMS = {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "herr", "frau", "m", "mme", "mlle"}
_FORMS |= {"sra", "srta", "sig"}


def split_name(name: str) -> tuple[str, str]:
    """("Maria", "van der Berg") of a whole name, without "Dr." before it; a single word is a first name."""
    words = name.split()
    while len(words) > 1 and words[0].rstrip(".").casefold() in _FORMS:
        words = words[1:]
    return (words[0], " ".join(words[1:])) if words else ("", "")


def arranged(name: str, first: str, last: str) -> tuple[str, str, str]:
    """(whole, first, last): "Holm, Beatriz" is turned round; what is missing is made of the rest."""
    if "," in first and not name and not last:
        name, first = first, ""
    if "," in name and name.count(",") == 1:
        before, after = (part.strip() for part in name.split(","))
        if before and after and after.replace(".", "").casefold() not in _AFTER_COMMA:
            name = f"{after} {before}"
            return (name, first, last) if first or last else (name, after, before)
    if not name:
        return f"{first} {last}".strip(), first, last
    if not first and not last:
        first, last = split_name(name)
    return name, first, last
