"""How a passage uses its words: where each stands, and which may leave a gap when it is empty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .script_template import checked

if TYPE_CHECKING:
    from jinja2 import nodes

NEVER_EMPTY = frozenset({"quoted", "met", "greeting", "attempt", "today"})
_MADE_OF = {"me": {"my_name", "my_firm"}, "promise": {"promise_day", "promise_hours"}}
_NAMES = frozenset({"first_name", "name", "last_name"})

_TAG = re.compile(r"\{#.*?#\}|\{\{(?P<say>.*?)\}\}|\{%(?P<ask>.*?)%\}", re.DOTALL)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_WORD = re.compile(r"[^\W\d]\w*")
_NO_WORDS = frozenset({"if", "elif", "else", "endif", "or", "and", "not", "in", "is", "true", "false", "none"})
_CONDITION = re.compile(r"\{%[^{}]*%\}")
_GREETED = re.compile(r"(?:^|[.!?…”]\s|\n)\s*$|\b(?:hello|hi|hey|good \w+|thanks|thank you|welcome|well),?\s*$", re.I)
_GREETS = re.compile(r"\{\{[^{}]*greeting[^{}]*\}\}\s*$")
_AFTER_A_NAME = re.compile(r"\s*(?:[,.!?…]|$)")
_AFTER_A_SENTENCE = re.compile(r"\s*(?:[.!?]|$|\n)|\s+[A-Z“]")
_BEFORE_A_SENTENCE = re.compile(r"(?:^|[.!?…:”]\s|\n)\s*$")

Clauses = frozenset[frozenset[str]]
"""What is known to be filled in at a place: of each clause at least one word."""


@dataclass(frozen=True, slots=True)
class Use:
    """A word as it is used: `start` to `end` is the word itself in the template."""

    word: str
    start: int
    end: int


def uses(template: str) -> list[Use]:
    """Each word of a template, in its order, whether the template can be read or not."""
    found = []
    for tag in _TAG.finditer(template):
        inside = tag["say"] if tag["say"] is not None else tag["ask"]
        if inside is None:
            continue
        start = tag.start("say" if tag["say"] is not None else "ask")
        plain = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), inside)
        filters = {at.start(1) for at in re.finditer(r"\|\s*([^\W\d]\w*)", plain)}
        found += [
            Use(word[0], start + word.start(), start + word.end())
            for word in _WORD.finditer(plain)
            if word[0].lower() not in _NO_WORDS and word.start() not in filters
        ]
    return found


def bare(template: str) -> list[Use]:
    """The words that are said though they may be empty, where that leaves a gap.

    No gap is left where an `{% if %}` asks for the word, where it has a fallback, where it is never empty, where a name
    is greeted, and where a word is a sentence of its own. Raises TemplateSyntaxError.
    """
    tags = [tag for tag in _TAG.finditer(template) if tag["say"] is not None]
    said = list(_said(checked(template), frozenset()))
    if len(said) != len(tags):  # a string that holds braces: nothing can be placed
        return []
    found = []
    for tag, (expression, known) in zip(tags, said, strict=True):
        if _is_filled(expression, known) or not (words := _names(expression)):
            continue
        word = words[-1]
        if not _reads_well_empty(template, tag, words):
            start = template.index(word, tag.start())
            found.append(Use(word, start, start + len(word)))
    return found


def _said(node: nodes.Node, known: Clauses) -> Iterator[tuple[nodes.Node, Clauses]]:
    """Each expression that is said, in the order of the text, with what is known where it stands."""
    from jinja2 import nodes

    if isinstance(node, nodes.Output):
        yield from ((said, known) for said in node.nodes if not isinstance(said, nodes.TemplateData))
    elif isinstance(node, nodes.If):
        for test, body in [(node.test, node.body), *((each.test, each.body) for each in node.elif_)]:
            yield from _all_said(body, known | _asked(test, True))
            known = known | _asked(test, False)
        yield from _all_said(node.else_, known)
    elif isinstance(node, nodes.Template):
        yield from _all_said(node.body, known)


def _all_said(body: Sequence[nodes.Node], known: Clauses) -> Iterator[tuple[nodes.Node, Clauses]]:
    for node in body:
        yield from _said(node, known)


def _asked(test: nodes.Node, holds: bool) -> Clauses:
    """What is filled in where `test` holds, or where it does not."""
    from jinja2 import nodes

    if isinstance(test, nodes.Name):
        return frozenset({_parts(test.name)}) if holds else frozenset()
    if isinstance(test, nodes.Not):
        return _asked(test.node, not holds)
    if isinstance(test, nodes.And | nodes.Or):
        left, right = _asked(test.left, holds), _asked(test.right, holds)
        if isinstance(test, nodes.And) is holds:
            return left | right
        return frozenset(one | other for one in left for other in right)
    return frozenset()


def _is_filled(node: nodes.Node, known: Clauses) -> bool:
    """Whether the expression says something wherever all of `known` holds."""
    from jinja2 import nodes

    if isinstance(node, nodes.Const):
        return bool(node.value)
    if isinstance(node, nodes.CondExpr):
        yes = _is_filled(node.expr1, known | _asked(node.test, True))
        return yes and node.expr2 is not None and _is_filled(node.expr2, known | _asked(node.test, False))
    if isinstance(node, nodes.Concat):
        return any(_is_filled(part, known) for part in node.nodes)
    if isinstance(node, nodes.Filter) and node.node is not None:
        return _is_filled(node.node, known) or (node.name == "default" and _has_default(node))
    if isinstance(node, nodes.Or) and (_is_filled(node.left, known) or _is_filled(node.right, known)):
        return True
    words = set(_names(node)) if isinstance(node, nodes.Or | nodes.Name) else set()
    parts = frozenset().union(*map(_parts, words)) if words else frozenset()
    return bool(words & NEVER_EMPTY) or any(clause <= parts for clause in known)


def _has_default(node: nodes.Filter) -> bool:
    """`default("x", true)` stands in for an empty word, `default("x")` only for one that is not there."""
    from jinja2 import nodes

    given = [bool(each.value) for each in node.args if isinstance(each, nodes.Const)]
    return len(given) == 2 and all(given)


def _parts(word: str) -> frozenset[str]:
    return frozenset(_MADE_OF.get(word, {word}))


def _names(node: nodes.Node) -> list[str]:
    from jinja2 import nodes

    if isinstance(node, nodes.Name):
        return [node.name]
    return [name.name for name in node.find_all(nodes.Name)]


def _reads_well_empty(template: str, tag: re.Match[str], words: list[str]) -> bool:
    before = _CONDITION.sub("", template[max(0, tag.start() - 300) : tag.start()])
    after = _CONDITION.sub("", template[tag.end() : tag.end() + 300])
    if set(words) <= _NAMES and _AFTER_A_NAME.match(after):
        return bool(_GREETED.search(before) or _GREETS.search(before))
    return bool(_BEFORE_A_SENTENCE.search(before) and _AFTER_A_SENTENCE.match(after))
