"""Scripts: what the salesperson reads aloud, with the words of one prospect filled in.

A script is Markdown. `# Title`, then passages:

    ## Who I am                                 a passage that is read in its turn
    > say it first, word for word               a note to the reader, never spoken
    {{ greeting or "Hello" }} {{ first_name }}, this is a sales call.

    ## Small talk (45 s)                        with a soft timer
    ## If they say: Too expensive [1]           an answer, folded under its key
    ## Ask: What a good year looks like [1]     a question, folded under its key
    ## If: They have decided [Y]                a branch, folded under its key after the passage it belongs to

Without `[key]`, answers and questions are numbered in their order, and branches take the letters of `BRANCH_KEYS`.
`*so*` marks a promise. A word stands in `{{ }}`, with `or` for a fallback; `{% if company %} ... {% else %} ...
{% endif %}` chooses. There is nothing else: no loops, attributes or calls. A passage that comes out empty is left out.
The words are the fields of `CallWords`, and `me`, `met`, `quoted` and `promise`, which are made of them and read well
when those are empty.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from .call_words import KNOWN_WORDS
from .fault import Fault
from .script_template import compiled
from .spoken import MERGED, PROMISE, Spans, clean, spans, tidy

if TYPE_CHECKING:
    from jinja2 import Template

MAX_SCRIPT = 100_000  # characters
_MAX_HEADING = 200
_HEADING = re.compile(r"##(?!#)\s*(.+?)(?:\s*\((\d{1,4}) ?s\))?(?:\s*\[(\w)\])?$")


class ScriptFault(Fault):
    """A script cannot be read or spoken as it is written: nothing of it was used."""


class PassageKind(StrEnum):
    MAIN = "main"
    ANSWER = "answer"
    QUESTION = "question"
    BRANCH = "branch"


BRANCH_KEYS = "YBEHJMUI"  # letters that mean nothing else during a call
_FOLDED = {"if they say:": PassageKind.ANSWER, "ask:": PassageKind.QUESTION, "if:": PassageKind.BRANCH}


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage as written. `seconds` is its soft timer; `key` is empty for what is read in its turn."""

    label: str
    template: str
    note: str = ""
    seconds: int | None = None
    kind: PassageKind = PassageKind.MAIN
    key: str = ""


@dataclass(frozen=True, slots=True)
class Script:
    title: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class SpokenPassage:
    """One passage as it is read. Spans are (start, end) in characters of `text`; a blank line parts paragraphs."""

    label: str
    text: str
    merged: Spans
    promise: Spans
    note: str
    seconds: int | None
    kind: PassageKind
    key: str


def reading_seconds(text: str, words_a_minute: int = 150) -> int:
    """How long a text takes to read aloud, in whole seconds, rounded up."""
    return -(-len(text.split()) * 60 // words_a_minute)


@lru_cache(maxsize=64)
def parse(markdown: str) -> Script:
    """The passages of a script. Raises ScriptFault when it is too long or a heading cannot be used."""
    if len(markdown) > MAX_SCRIPT:
        raise ScriptFault(
            "The script has {length} characters. At most {most} can be read.", length=len(markdown), most=MAX_SCRIPT
        )
    title, passages = "", list[Passage]()
    head, body = "", list[str]()
    for line in [*markdown.removeprefix("\ufeff").splitlines(), "##"]:
        if re.match(r"#(?!#)", line) and not (title or head or any(map(str.strip, body))):
            title = line[1:].strip()
        elif re.match(r"##(?!#)", line):
            if head or any(map(str.strip, body)):
                passages.append(_passage(title, head, body, passages))
            head, body = line.strip(), []
        else:
            body.append(line)
    return Script(title, tuple(passages))


def _passage(title: str, head: str, body: list[str], before: list[Passage]) -> Passage:
    """The passage under `head`, which is empty for text above the first heading."""
    found = _HEADING.match(head or f"## {title or 'Script'}") if len(head) <= _MAX_HEADING else None
    if not found or "{" in head:
        raise ScriptFault(
            "The heading “{heading}” of the script “{script}” cannot be used. Write a few plain words.",
            heading=head[:_MAX_HEADING],
            script=title,
        )
    label, seconds, key = found.groups()
    kind = next((kind for opening, kind in _FOLDED.items() if label.lower().startswith(opening)), PassageKind.MAIN)
    if kind is not PassageKind.MAIN:
        label = label.partition(":")[2].strip() or label
        taken = [passage.key for passage in before if passage.kind is kind]
        key = key or _free_key(kind, taken)
        key = key.upper() if kind is PassageKind.BRANCH else key
        if key in taken:
            raise ScriptFault(
                "Two passages of the script “{script}” have the key {key}. Give “{passage}” another.",
                key=key,
                script=title,
                passage=label,
            )
        if kind is PassageKind.BRANCH and key not in BRANCH_KEYS:
            raise ScriptFault(
                "The key {key} of “{passage}” in the script “{script}” means something else during a call. "
                "Choose one of {free}.",
                key=key or "?",
                passage=label,
                script=title,
                free=", ".join(BRANCH_KEYS),
            )
    while body and not body[0].strip():
        body = body[1:]
    notes = next((at for at, line in enumerate(body) if not line.startswith(">")), len(body))
    note = " ".join(line[1:].strip() for line in body[:notes])
    return Passage(label, "\n".join(body[notes:]).strip(), note, int(seconds) if seconds else None, kind, key or "")


def _free_key(kind: PassageKind, taken: Collection[str]) -> str:
    if kind is not PassageKind.BRANCH:
        return next(key for key in map(str, range(1, len(taken) + 2)) if key not in taken)
    return next((letter for letter in BRANCH_KEYS if letter not in taken), "")


def check(script: Script, known: Collection[str] = KNOWN_WORDS) -> None:
    """Raise ScriptFault where a passage is no template, does more than a script may, or uses a word not in `known`."""
    for passage in script.passages:
        _ready(script, passage, known)


def render(script: Script, words: Mapping[str, object]) -> tuple[SpokenPassage, ...]:
    """The script as it is read aloud with these words; `None` is an empty word.

    No brace is left in the text, whatever the words hold, and empty words leave no gap. Raises ScriptFault as `check`.
    """
    plain = {name: clean(value) for name, value in words.items()}
    spoken = []
    for passage in script.passages:
        template = _ready(script, passage, plain)
        try:
            marked = template.render(plain)
        except TypeError as error:  # a comparison of a word with a number
            raise _unreadable(script, passage, 1, str(error)) from error
        text, marks = tidy(marked)
        if text:
            merged, promise = spans(text, marks, MERGED), spans(text, marks, PROMISE)
            spoken.append(
                SpokenPassage(
                    passage.label, text, merged, promise, passage.note, passage.seconds, passage.kind, passage.key
                )
            )
    return tuple(spoken)


def _ready(script: Script, passage: Passage, known: Collection[str]) -> Template:
    from jinja2 import TemplateSyntaxError

    try:
        template, names = compiled(passage.template)
    except TemplateSyntaxError as error:
        raise _unreadable(script, passage, error.lineno, error.message or "") from error
    except (ValueError, SyntaxError, RecursionError, MemoryError) as error:  # absurdly deep or long expressions
        raise _unreadable(script, passage, 1, "it is too deep") from error
    for word in names:
        if word not in known:
            raise ScriptFault(
                "The script “{script}” uses the unknown word “{word}” in “{passage}”. It may use: {known}.",
                script=script.title,
                word=word,
                passage=passage.label,
                known=", ".join(sorted(known)),
            )
    return template


def _unreadable(script: Script, passage: Passage, line: int, problem: str) -> ScriptFault:
    return ScriptFault(
        "The script “{script}” cannot be read in “{passage}”, line {line}: {problem}. Correct it there.",
        script=script.title,
        passage=passage.label,
        line=line,
        problem=problem,
    )
