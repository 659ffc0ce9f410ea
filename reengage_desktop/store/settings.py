"""The settings as they are kept: a line each, in JSON."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, fields
from functools import lru_cache
from typing import Any

from reengage_desktop.domain.settings import Settings

from .tables import SettingTable

KNOWN = {field.name: type(field.default) for field in fields(Settings)}


class SettingsShelf:
    def read(self) -> Settings:
        """A line that does not fit (written by hand, say) counts as its default.

        In plain SQL, since it is read for every answer: so cheap that nobody need remember it.
        """
        lines = SettingTable._meta.database.execute_sql("SELECT key, value FROM settings")
        return _settings(tuple((key, text) for key, text in lines if key in KNOWN))

    def keep(self, settings: Settings) -> None:
        lines = [{"key": key, "value": json.dumps(value)} for key, value in asdict(settings).items()]
        SettingTable.insert_many(lines).on_conflict_replace().execute()

    def note(self, key: str, value: Any) -> None:
        """Also for what is no setting but must survive, such as the last knock of the reminders."""
        SettingTable.insert(key=key, value=json.dumps(value)).on_conflict_replace().execute()

    def noted(self, key: str) -> Any:
        row = SettingTable.get_or_none(SettingTable.key == key)
        return None if row is None else json.loads(row.value)


@lru_cache(maxsize=8)
def _settings(lines: tuple[tuple[str, str], ...]) -> Settings:
    values: dict[str, Any] = {}
    for key, text in lines:
        with suppress(ValueError):
            if type(value := json.loads(text)) is KNOWN[key]:
                values[key] = value
    return Settings(**values)
