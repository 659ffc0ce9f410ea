"""Interviewing customers on why they bought; their words feed the bank."""

from __future__ import annotations

from .around import Around


class Interviewing:
    def __init__(self, around: Around) -> None:
        self._around = around
