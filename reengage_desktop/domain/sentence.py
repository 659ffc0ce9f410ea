"""The sentences of a text that is read aloud, with their places in it."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…]+[”’\"')\]]*(?=\s)|\n\s*\n|\Z")
_SHORT_FORM = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|Inc|Ltd|Co|vs|e\.g|i\.e|[A-Z])\.$")


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) in characters, without the blanks between them; "Dr. Bell" and "J. Bell" end none."""
    spans, start = [], 0
    for found in _END.finditer(text):
        said = text[start : found.end()]
        if not said.strip() or (found.end() < len(text) and _SHORT_FORM.search(said)):
            continue
        first = start + len(said) - len(said.lstrip())
        spans.append((first, start + len(said.rstrip())))
        start = found.end()
    return tuple(spans)
