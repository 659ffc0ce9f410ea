"""How instants and days are written down: as text of fixed width, so that they sort as they are."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from peewee import TextField


def written_instant(at: datetime) -> str:
    """UTC, whole seconds: "2026-10-13T12:33:00Z". A naive datetime is a fault of ours."""
    if at.tzinfo is None:
        raise ValueError("An instant needs its zone.")
    return f"{at.astimezone(UTC).isoformat()[:19]}Z"


def read_instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


class InstantField(TextField):  # type: ignore[misc]  # peewee has no types
    """An aware datetime in UTC."""

    def db_value(self, value: datetime | None) -> str | None:
        return None if value is None else written_instant(value)

    def python_value(self, value: str | None) -> datetime | None:
        return None if value is None else read_instant(value)


class DayField(TextField):  # type: ignore[misc]
    """A local calendar date."""

    def db_value(self, value: date | None) -> str | None:
        return None if value is None else value.isoformat()

    def python_value(self, value: Any) -> date | None:
        return None if value is None else date.fromisoformat(value)
