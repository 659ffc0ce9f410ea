"""The findings of a script as the rows beside it, and as marks in its text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reengage_desktop.domain.script_check import Finding, Rule
from reengage_desktop.services.scripting import Lacking
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.words import tr

from .check_rows import CheckLine
from .field_names import field_name, lack_words
from .written_text import Mark

GRAVE = frozenset({Rule.UNREADABLE, Rule.UNKNOWN_WORD})
"""What cannot be read aloud is not used in calls."""

_SHOWN = 3  # first names in a row
_MOST = 40  # rows; more would not be read
_ICONS = {
    Rule.UNREADABLE: Icon.CIRCLE_ALERT,
    Rule.UNKNOWN_WORD: Icon.CIRCLE_ALERT,
    Rule.NO_FALLBACK: Icon.USER_ROUND_SEARCH,
    Rule.FOREIGN_FIELD: Icon.REPEAT,
    Rule.LONG: Icon.HOURGLASS,
}


def check_lines(
    markdown: str, findings: Sequence[Finding], lacking: Sequence[Lacking], unset: Iterable[str]
) -> list[CheckLine]:
    """What hinders first, then advice, then what is good. `unset`: words that the settings should hold."""
    grave = [each for each in findings if each.rule in GRAVE and not each.good]
    advice = [each for each in findings if each.rule not in GRAVE and not each.good]
    lines = [_line(markdown, each) for each in grave]
    lines += _advice(markdown, advice, lacking)
    lines += [_setting(word) for word in unset]
    lines += [_line(markdown, each) for each in findings if each.good]
    return lines[:_MOST]


def words_without_fallback(markdown: str, findings: Iterable[Finding]) -> list[str]:
    """The words that may be empty, as the findings name them."""
    bare = (markdown[each.start : each.end] for each in findings if each.rule is Rule.NO_FALLBACK)
    return list(dict.fromkeys(bare))


def marks(findings: Iterable[Finding]) -> list[Mark]:
    return [Mark(each.start, each.end, each.rule in GRAVE) for each in findings if not each.good and each.end]


def good_passages(findings: Iterable[Finding]) -> dict[str, str]:
    """By label of a passage, what stands under it in green."""
    told = {Rule.WHO_AND_WHY: tr("who and why"), Rule.ROOM_FOR_NO: tr("room for a no")}
    return {each.passage: told[each.rule] for each in findings if each.good and each.rule in told and each.passage}


def cannot_be_used(findings: Iterable[Finding]) -> str:
    """Why calls cannot read it, in a sentence; empty where they can."""
    return next((each.text for each in findings if each.rule in GRAVE and not each.good), "")


def _advice(markdown: str, findings: Sequence[Finding], lacking: Sequence[Lacking]) -> list[CheckLine]:
    """Foreign fields, which one button turns into ours, make one row; so do the places of a word that may be empty."""
    foreign = [each for each in findings if each.rule is Rule.FOREIGN_FIELD]
    bare = [each for each in findings if each.rule is Rule.NO_FALLBACK]
    lines = [_line(markdown, each) for each in findings if each not in foreign and each not in bare]
    by_text = {each.text: each for each in reversed(bare)}
    lines += [_bare(markdown, each, lacking) for each in reversed(by_text.values())]
    if foreign:
        told = tr("1 field of another program") if len(foreign) == 1 else tr("{n} fields of another program")
        written = ", ".join(dict.fromkeys(markdown[each.start : each.end] for each in foreign[:_SHOWN]))
        first = foreign[0]
        title = told.format(n=len(foreign))
        lines.append(CheckLine(Icon.REPEAT, "amber", title, written, first.start, first.end, converts=True))
    return lines


def _line(markdown: str, finding: Finding) -> CheckLine:
    start, end = (finding.start, finding.end) if finding.end > finding.start else (0, 0)
    if finding.good:
        return CheckLine(Icon.CHECK, "green", finding.text, finding.better, start, end)
    role = "red" if finding.rule in GRAVE else "amber"
    icon = _ICONS.get(finding.rule, Icon.PEN_LINE)
    if finding.rule is Rule.UNKNOWN_WORD and finding.better:
        below = tr("Do you mean “{word}”?").format(word=finding.better)
        return CheckLine(icon, role, finding.text, below, start, end)
    if finding.rule is Rule.EMPTY_PHRASE and end:
        words = " ".join(markdown[start:end].split())
        return CheckLine(icon, role, tr("“{words}”").format(words=words), finding.better, start, end)
    return CheckLine(icon, role, finding.text, finding.better, start, end)


def _bare(markdown: str, finding: Finding, lacking: Sequence[Lacking]) -> CheckLine:
    """A word that may be empty, with the people of the pool for whom it is."""
    word = markdown[finding.start : finding.end]
    told = tr("“{field}” may be empty, and nothing is said instead").format(field=field_name(word))
    line = replace(_line(markdown, finding), title=told)
    lack = next((each for each in lacking if each.word == word), None)
    title = lack_words(lack.word, lack.count, more=lack.more) if lack else ""
    if lack is None or not title:
        return line
    first = [name for _, name in lack.people[:_SHOWN] if name]
    shown, more = ", ".join(first), lack.count - len(first)
    if first and more:
        rest = f"{more:,}{'+' if lack.more else ''}"
        shown = tr("{names} and {n} more").format(names=shown, n=rest)
    return replace(
        line, icon=Icon.USERS, title=title, below="\n".join(filter(None, (shown, line.below))), people=lack.people
    )


def _setting(word: str) -> CheckLine:
    said = tr("{field} is not in Settings yet").format(field=field_name(word).capitalize())
    return CheckLine(Icon.SETTINGS, "amber", said, tr("Ctrl+, opens them"))
