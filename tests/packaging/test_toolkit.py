"""The installed Qt survives a day of painting."""

from __future__ import annotations

import subprocess
import sys

PAINT = """
from PySide6.QtGui import QImage, QPainter
picture = QImage(4, 4, QImage.Format.Format_ARGB32)
painter = QPainter(picture)
for _ in range(50_000):
    painter.drawPoint(1, 1)
painter.end()
print("alive")
"""


def test_fifty_thousand_void_calls_cost_no_reference() -> None:
    """In a process of its own: PySide6 6.12.0 on CPython 3.11 aborts here."""
    told = subprocess.run([sys.executable, "-c", PAINT], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout.strip()) == (0, "alive"), told.stderr
