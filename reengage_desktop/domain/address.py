"""An address as it stands on an envelope, by the habit of the country the letter goes to."""

from __future__ import annotations

from dataclasses import dataclass

MOST_LINES = 6

# Where the code stands is told by the Universal Postal Union's "Postal addressing systems in member countries".
_COMMA = frozenset({"US", "PR"})  # City, ST 12345
_STATE = frozenset({"CA", "AU"})  # City ST 1234
_OWN_LINE = frozenset({"GB", "IE", "GG", "JE", "IM", "ZA"})  # the code under the town
_AFTER = frozenset({"NZ", "SG", "IN", "TH", "ID", "TW", "KR", "SA", "BR"})  # City 1234
_NO_REGION = frozenset({
    "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IS", "LI",
    "LT", "LU", "LV", "MC", "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "TR", "UA",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Address:
    """The parts as they are known, each of which may be empty; `country` is an ISO code, or what was written."""

    name: str = ""
    company: str = ""
    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""

    @property
    def is_complete(self) -> bool:
        """Whether the post would find them: a street, and a town or a code."""
        return bool(_plain(self.street) and (_plain(self.city) or _plain(self.postal_code)))


def address_lines(address: Address, home: str, country_name: str = "") -> tuple[str, ...]:
    """Name, company, street, town and country from top to bottom, at most `MOST_LINES`; missing parts leave no gap.

    `home` is the sender's country, which is not written; `country_name` how another one is. Without an address it is
    the name and the company.
    """
    name, company = _plain(address.name), _plain(address.company)
    whom = [name] if name.casefold() == company.casefold() else [name, company]
    if not address.is_complete:
        return tuple(filter(None, whom))
    streets = [line for line in map(_plain, address.street.splitlines()) if line]
    habit = address.country or home
    foreign = _plain(country_name or address.country) if habit != home else ""
    rest = [*_town(address, habit), foreign.upper()]
    room = MOST_LINES - len([part for part in (*whom, *rest) if part])
    if len(streets) > min(room, 2):
        streets = [", ".join(streets)]
    return tuple(filter(None, (*whom, *streets, *rest)))


def _town(address: Address, country: str) -> list[str]:
    city, region, code = _plain(address.city), _plain(address.region), _plain(address.postal_code)
    if country in _COMMA:
        return [_with_space(_with_comma(city, region), code)]
    if country in _STATE:
        return [_with_space(city, region, code)]
    if country in _OWN_LINE:
        return [city, code]
    if country in _AFTER:
        return [_with_comma(_with_space(city, code), region)]
    if country == "IT":
        return [_with_space(code, city, region if len(region) == 2 else "")]
    return [_with_comma(_with_space(code, city), "" if country in _NO_REGION else region)]


def _with_space(*parts: str) -> str:
    return " ".join(filter(None, parts))


def _with_comma(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _plain(text: str) -> str:
    return " ".join("".join(char for char in text if char.isprintable() or char.isspace()).split()).strip(" ,;")
