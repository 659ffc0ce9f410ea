"""What is to be said of a script before calls read it: what cannot be read, what leaves gaps, what gives nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from .call_words import KNOWN_WORDS
from .fault import Fault
from .merge_field import ForeignField, foreign_fields
from .merge_field import written as written_field
from .phrase import empty_phrases
from .said_well import (
    MOST_IN_ONE_BREATH,
    SOMEBODY,
    is_voicemail,
    missing_in_opening,
    room_for_no,
    too_long_to_say,
)
from .script import MAX_SCRIPT, PassageKind, parse, reading_seconds, render
from .script_library import ScriptKind
from .word_use import Use, bare, uses
from .written_script import WrittenPassage, title_of, written


class Rule(StrEnum):
    UNREADABLE = "unreadable"
    UNKNOWN_WORD = "unknown_word"
    NO_FALLBACK = "no_fallback"
    EMPTY_PHRASE = "empty_phrase"
    FOREIGN_FIELD = "foreign_field"
    WHO_AND_WHY = "who_and_why"  # 16 CFR 310.4(d)
    ROOM_FOR_NO = "room_for_no"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Finding:
    """`start` to `end` is its place in the Markdown, both 0 where it has none. `better`: an idea, or a word.

    `good` ones say what is kept to. `passage` is the label of the passage, empty for the whole script.
    """

    rule: Rule
    good: bool
    passage: str
    start: int
    end: int
    text: str
    better: str = ""


_UNCLOSED = re.compile(r"\{\{(?![^{}]*\}\})|\{%(?![^{}]*%\})")


def findings(markdown: str, kind: ScriptKind) -> tuple[Finding, ...]:
    """All that is to be said of the script, in the order of its text. Never raises."""
    if len(markdown) > MAX_SCRIPT:
        told = f"The script has {len(markdown):,} characters. At most {MAX_SCRIPT:,} can be read."
        return (Finding(Rule.UNREADABLE, False, "", 0, 0, told),)
    passages = written(markdown)
    found = [*_whole(markdown, passages)]
    for passage in passages:
        found += _of_passage(markdown, passage, kind)
    if not any(each.rule in (Rule.UNREADABLE, Rule.UNKNOWN_WORD) for each in found):
        found += _as_it_is_said(markdown, passages, kind)
    return tuple(sorted(found, key=lambda each: (each.start, each.end, each.rule)))


def words_without_fallback(markdown: str, kind: ScriptKind = ScriptKind.CALL) -> tuple[str, ...]:
    """The words that leave a gap when they are empty, in the order in which they first stand. Never raises."""
    if len(markdown) > MAX_SCRIPT:
        return ()
    bodies = (_blanked(_body(markdown, passage), []) for passage in written(markdown))
    return tuple(dict.fromkeys(use.word for body in bodies for use in _bare(body, kind)))


def _whole(markdown: str, passages: tuple[WrittenPassage, ...]) -> Iterator[Finding]:
    """What keeps the headings from being read."""
    try:
        parse(markdown)
    except Fault as fault:
        heading = str(fault.facts.get("heading") or "")
        label = str(fault.facts.get("passage") or "")
        same = [passage for passage in passages if passage.label == label] if label else []
        start = same[-1].start if same else max(0, markdown.find(heading)) if heading else 0
        line = markdown[start:].partition("\n")[0].rstrip()
        yield Finding(Rule.UNREADABLE, False, label, start, start + len(line), str(fault))


def _of_passage(markdown: str, passage: WrittenPassage, kind: ScriptKind) -> Iterator[Finding]:
    body, at = _body(markdown, passage), passage.body

    def finding(rule: Rule, start: int, end: int, text: str, better: str = "") -> Finding:
        return Finding(rule, False, passage.label, at + start, at + end, text, better)

    foreign = foreign_fields(body)
    for field in foreign:
        told = f"{field.written} belongs to another program"
        better = written_field(field.word) if field.word else "It has no word here. Write out what it should say."
        yield finding(Rule.FOREIGN_FIELD, field.start, field.end, told, better)
    ours = _blanked(body, foreign)
    problem = _problem(ours)
    if problem:
        line, told = problem
        yield finding(Rule.UNREADABLE, *_line_span(body, line), f"“{passage.label}” cannot be read: {told}.")
    elif foreign and (_problem(body) or _unknown(body)):
        first = foreign[0]
        yield finding(Rule.UNREADABLE, first.start, first.end, f"{first.written} cannot be read aloud here.")
    for use in [] if problem else uses(ours):
        if use.word not in KNOWN_WORDS:
            near = get_close_matches(use.word.lower(), KNOWN_WORDS, 1, 0.6)
            yield finding(Rule.UNKNOWN_WORD, use.start, use.end, f"“{use.word}” is not a word of this program", *near)
    for use in _bare(ours, kind):
        if use.word in KNOWN_WORDS:
            told = f"“{use.word}” may be empty, and nothing is said instead"
            yield finding(Rule.NO_FALLBACK, use.start, use.end, told, _instead(use.word))
    for phrase in empty_phrases(body):
        told = f"“{phrase.phrase}” gives them nothing"
        yield finding(Rule.EMPTY_PHRASE, phrase.start, phrase.end, told, phrase.better)


def _as_it_is_said(markdown: str, passages: tuple[WrittenPassage, ...], kind: ScriptKind) -> Iterator[Finding]:
    try:
        said = [each for each in render(parse(markdown), SOMEBODY.words()) if each.kind is PassageKind.MAIN]
    except Fault as fault:
        yield Finding(Rule.UNREADABLE, False, "", 0, 0, str(fault))
        return
    named = {passage.label: passage for passage in reversed(passages)}
    places = {each.label: named.get(each.label, passages[0]) for each in said}
    voicemail = kind is ScriptKind.MESSAGE and bool(said) and is_voicemail(title_of(markdown), said[0].label)
    if said and (kind is ScriptKind.CALL or voicemail):
        yield from _who_and_why(markdown, said[0].text, places[said[0].label])
    if said and kind is ScriptKind.CALL:
        yield _room_for_no(markdown, passages)
    text = "\n\n".join(each.text for each in said)
    if too_long := too_long_to_say(text, kind, voicemail):
        yield Finding(Rule.LONG, False, "", 0, 0, *too_long)
    for each in said if kind is ScriptKind.CALL else []:
        if (takes := reading_seconds(each.text)) > MOST_IN_ONE_BREATH:
            told = f"“{each.label}” takes about {takes} s without a pause"
            yield _of_opening(markdown, Rule.LONG, places[each.label], told, "Ask something in between.")


def _who_and_why(markdown: str, text: str, passage: WrittenPassage) -> Iterator[Finding]:
    missing = missing_in_opening(text)
    if missing is None:
        return
    if not missing:
        told, better = "Says who calls, and that it is a sales call", "Within the first two sentences"
        yield Finding(Rule.WHO_AND_WHY, True, passage.label, 0, 0, told, better)
    else:
        told = f"The first two sentences do not say {missing}"
        better = "Begin with your name and “this is a sales call about …”. In many places the law asks for it."
        yield _of_opening(markdown, Rule.WHO_AND_WHY, passage, told, better)


def _room_for_no(markdown: str, passages: tuple[WrittenPassage, ...]) -> Finding:
    for passage in passages:
        if passage.kind is PassageKind.MAIN and (found := room_for_no(_body(markdown, passage))):
            start, end, words = found
            start, end = passage.body + start, passage.body + end
            return Finding(Rule.ROOM_FOR_NO, True, passage.label, start, end, "Leaves room for a no", f"“{words}”")
    better = "Say that both are fine: “I will keep calling until you tell me yes or no; either is fine.”"
    return Finding(Rule.ROOM_FOR_NO, False, "", 0, 0, "Leaves no room for a no", better)


def _of_opening(markdown: str, rule: Rule, passage: WrittenPassage, text: str, better: str) -> Finding:
    """About the first line of a passage."""
    line = _body(markdown, passage).partition("\n")[0].rstrip()
    return Finding(rule, False, passage.label, passage.body, passage.body + len(line), text, better)


def _body(markdown: str, passage: WrittenPassage) -> str:
    return markdown[passage.body : passage.end].rstrip()


def _blanked(body: str, foreign: list[ForeignField]) -> str:
    """The body with plain letters in place of foreign fields, so that the rest can be judged; as long as before."""
    for field in foreign or foreign_fields(body):
        body = body[: field.start] + "x" * (field.end - field.start) + body[field.end :]
    return body


def _problem(template: str) -> tuple[int, str] | None:
    """The line, from 1, and why it cannot be read."""
    from jinja2 import TemplateSyntaxError

    from .script_template import compiled

    try:
        compiled(template)
    except TemplateSyntaxError as error:
        if opened := _UNCLOSED.search(template):
            return template.count("\n", 0, opened.start()) + 1, "the braces are not closed as they were opened"
        return error.lineno, error.message or ""
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return 1, "it is too deep"
    return None


def _unknown(template: str) -> bool:
    return any(use.word not in KNOWN_WORDS for use in uses(template))


def _line_span(body: str, line: int) -> tuple[int, int]:
    """Start and end of a line, counted from 1, without the blanks around it."""
    lines = body.split("\n")
    at = min(max(line, 1), len(lines)) - 1
    start = sum(len(each) + 1 for each in lines[:at])
    text = lines[at]
    return start + len(text) - len(text.lstrip()), start + max(1, len(text.rstrip()))


def _bare(template: str, kind: ScriptKind) -> list[Use]:
    """A message always has a promise, so there it leaves no gap."""
    from jinja2 import TemplateSyntaxError

    try:
        found = bare(template)
    except (TemplateSyntaxError, ValueError, RecursionError, MemoryError):
        return []
    return [use for use in found if not (kind is ScriptKind.MESSAGE and use.word.startswith("promise"))]


def _instead(word: str) -> str:
    field = written_field(word)
    if " or " in field:
        return f"Write {field}"
    return f"Put {{% if {word} %}} before the sentence and {{% endif %}} after it"
