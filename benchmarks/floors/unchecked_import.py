"""A list copied into one table with nothing checked, for machines without the sqlite3 shell."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from pathlib import Path

from benchmarks.process import now_ms


def milliseconds(path: Path, file: Path) -> float:
    begun = now_ms()
    with path.open(newline="", encoding="utf-8") as text, closing(sqlite3.connect(file)) as database, database:
        rows = csv.reader(text)
        header = next(rows)
        database.execute(f"CREATE TABLE people ({', '.join(f'c{place}' for place in range(len(header)))})")
        database.executemany(f"INSERT INTO people VALUES ({','.join('?' * len(header))})", rows)
    return now_ms() - begun
