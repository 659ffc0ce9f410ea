"""The numbers and e-mail addresses of one row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .cells import clean, clean_line, emails_in, is_given, numbers_in
from .columns import PHONES, Field, Mapping, kind_columns
from .newcomer import Doubt, Reason
from .phone import HOME, MOBILE, OTHER, WORK, Phone, digits, is_fax, kind_from, parse_phone

MAX_PHONE = 60

_KINDS = {Field.PHONE: OTHER, Field.MOBILE: MOBILE, Field.HOME_PHONE: HOME, Field.WORK_PHONE: WORK}


class ReachReader:
    """Reads how people of one list are reached. What cannot be used as it stands is added to the doubts."""

    def __init__(
        self, header: Sequence[str], mapping: Mapping, region: str, country_code: Callable[[str], str]
    ) -> None:
        kinds = kind_columns(header)
        self._phones = tuple(
            (place, _KINDS[field], kinds.get(place, -1)) for place, field in enumerate(mapping) if field in PHONES
        )
        self._emails = tuple(place for place, field in enumerate(mapping) if field is Field.EMAIL)
        self._region = region
        self._country_code = country_code
        self._regions = {"": region}

    def phones(self, cells: Sequence[str], country: str, doubts: list[Doubt], more: list[str]) -> tuple[Phone, ...]:
        """Each number once, dialled in the row's own country if it tells one. A fax goes to `more`, with its label."""
        region = self._regions.get(country) or self._region_of(country)
        found: dict[str, Phone] = {}
        for place, kind, label in self._phones:
            cell = cells[place]
            if not cell or not (text := clean(cell)):
                continue
            if label >= 0 and (words := cells[label]):
                if is_fax(words):
                    more.append(f"{clean_line(words)}: {clean_line(text)}")
                    continue
                kind = kind_from(words)
            for written in numbers_in(text):
                phone = parse_phone(written, region, kind)
                if not phone.e164 and region != self._region:
                    phone = parse_phone(written, self._region, kind)
                if phone.e164:
                    found.setdefault(phone.e164, phone)
                elif is_given(written):
                    doubts.append(Doubt(Reason.PHONE, written[:80], place))
                    if digits(written) and len(written) <= MAX_PHONE:
                        found.setdefault(written, phone)
        return tuple(found.values())

    def emails(self, cells: Sequence[str], doubts: list[Doubt]) -> tuple[str, ...]:
        """Each address once, casefolded."""
        found: tuple[str, ...] = ()
        for place in self._emails:
            cell = cells[place]
            if not cell:
                continue
            some, wrong = emails_in(clean(cell))
            found = tuple(dict.fromkeys(found + some)) if found else some
            if wrong:
                doubts.append(Doubt(Reason.EMAIL, (", ".join(wrong) if some else clean_line(cell))[:80], place))
        return found

    def _region_of(self, country: str) -> str:
        """Asked once for each country of the list."""
        return self._regions.setdefault(country, self._country_code(country) or self._region)
