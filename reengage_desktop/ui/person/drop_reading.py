"""What another program hands over by drop or paste, read as homework."""

from __future__ import annotations

import re
from html import unescape

from PySide6.QtCore import QMimeData

from reengage_desktop.domain.dropped import Dropped, read_drop

_MOZILLA = "text/x-moz-url"  # of Firefox: address and title, each on a line, in UTF-16
_MOST = 1_000_000  # bytes; what is larger is no clipping
_ANCHOR = re.compile(r"<a\b[^>]*>(.{1,2000}?)</a>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def dropped_in(data: QMimeData) -> tuple[Dropped, ...]:
    """Links and words; nothing for files of the laptop, pictures, and what is too large."""
    urls = data.urls()
    if any(url.isLocalFile() for url in urls) or (not urls and not data.hasText()):
        return ()
    if any(data.data(form).size() > _MOST for form in ("text/plain", "text/html", _MOZILLA) if data.hasFormat(form)):
        return ()
    addresses = [url.toString() for url in urls]
    return read_drop(data.text(), addresses, _title(data) if len(addresses) == 1 else "")


def _title(data: QMimeData) -> str:
    """As the browser gives it beside the address."""
    if data.hasFormat(_MOZILLA):
        told = bytes(data.data(_MOZILLA).data()).decode("utf-16-le", "ignore").strip("\x00\ufeff")
        return told.partition("\n")[2]
    if data.hasHtml() and (found := _ANCHOR.search(data.html())):
        return unescape(_TAG.sub(" ", found.group(1)))
    return ""
