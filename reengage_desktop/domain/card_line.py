"""One line of a card (vCard 2.1, 3.0 or 4.0): its name, what is said about its value, and the value."""

from __future__ import annotations

import re
from dataclasses import dataclass

# As strict as the library's own pattern, which searches for ever in a line that does not fit it.
_SHAPE = re.compile(r'(?:[\w-]+\.)?[\w-]+(?:;[\w-]+(?:=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)?)*:', re.ASCII)
_LONGEST_HEAD = 400
_QUOTED_PRINTABLE = re.compile("quoted-printable", re.IGNORECASE)
_CHARSET = re.compile(
    r';CHARSET="?(?!(?:utf|us-ascii|ascii|iso|windows|cp|shift|gb|big5|euc|koi8|mac)[\w-]*)[^;:]*', re.I
)
_TOKENS = re.compile(r"\\.|[^\\;]+|[;\\]", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_APPLE = re.compile(r"_\$!<(.*)>!\$_")


@dataclass(frozen=True, slots=True)
class CardLine:
    """`name` in capitals; `types` in small letters, whether they were written as TYPE=WORK or, as in 2.1, as WORK."""

    name: str
    group: str
    types: frozenset[str]
    value: str

    @property
    def text(self) -> str:
        return _unescaped(self.value)

    @property
    def parts(self) -> list[str]:
        """Of a value such as that of N or ADR, parted by semicolons."""
        parts = [""]
        for token in _TOKENS.findall(self.value):
            if token == ";":
                parts.append("")
            else:
                parts[-1] += token
        return [_unescaped(part).strip() for part in parts]

    @property
    def label(self) -> str:
        """Of a line that names a group: "_$!<Mobile>!$_" as it is read."""
        found = _APPLE.fullmatch(self.text)
        return found[1] if found else self.text


def read_line(line: str) -> CardLine | None:
    """A whole line, already unfolded. None where it is none, or its letters cannot be decoded."""
    shape = _SHAPE.match(line, 0, _LONGEST_HEAD)
    if shape is None:
        return None
    from vobject.base import VObjectError, parseLine, textLineToContentLine

    head, value = shape[0], line[shape.end() :]
    try:
        if _QUOTED_PRINTABLE.search(head):  # only there is more to do than to take the line apart
            head = _CHARSET.sub("", _QUOTED_PRINTABLE.sub("QUOTED-PRINTABLE", head))
            value = textLineToContentLine(head + value).value
        name, params, _, group = parseLine(head)
    except (VObjectError, LookupError, ValueError, TypeError):
        return None
    said = [words for param, *values in params for words in (values if param.upper() == "TYPE" else ())]
    said += [param for param, *values in params if not values]
    types = {each.strip().casefold() for words in said for each in words.split(",")}
    if any(param.upper() == "PREF" for param, *_ in params):
        types.add("pref")
    return CardLine(name.upper(), group or "", frozenset(types), value)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)
