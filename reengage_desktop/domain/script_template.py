"""The templates of scripts: what they may do is settled here, before anything of them runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from .spoken import MARKS, MERGE_CLOSES, MERGE_OPENS, PROMISE_CLOSES, PROMISE_OPENS, speakable

if TYPE_CHECKING:
    from jinja2 import Environment, Template, nodes

_FILTERS = ("capitalize", "default", "lower", "title", "trim", "upper")
_NODES = (
    *("Template", "TemplateData", "Output", "Name", "Const", "If", "CondExpr", "Or", "And", "Not"),
    *("Compare", "Operand", "Concat", "Filter"),
)
_SAYS_WORDS = "a script may only say words and choose with if"
_REFUSED = {
    "For": f"nothing is repeated here; {_SAYS_WORDS}",
    "Call": f"nothing is called here; {_SAYS_WORDS}",
    "Getattr": "a word has no parts; leave out the dot and what follows it",
    "Getitem": "a word has no parts; leave out the brackets",
    "Assign": f"no word is made here; {_SAYS_WORDS}",
}
_MEANT = (
    (r"No filter named '(\w+)'", "“{}” is not known here; after | may stand " + ", ".join(_FILTERS)),
    (r"Encountered unknown tag '(end\w*|else|elif)'", "“{}” stands here without an if before it"),
    (r"Encountered unknown tag '(\w+)'", "“{}” means nothing here; only if, elif, else and endif do"),
    (r"Unexpected end of template", "an if is not closed; write {{% endif %}} where it ends"),
    (r"expected token 'end of (?:print statement|statement block)'", "a word is written alone, {{{{ first_name }}}}"),
    (r"unexpected '\}'|unexpected end|Missing end of", "the braces are not closed as they were opened"),
    (r"expected token|Expected an expression|unexpected", "what stands in the braces is no word"),
)
MAX_TAGS, MAX_DEPTH = 400, 30  # of one passage; more takes seconds to read


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False, finalize=_marked)
    environment.globals.clear()
    environment.tests.clear()
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    return environment


@lru_cache(maxsize=1024)
def compiled(template: str) -> tuple[Template, tuple[str, ...]]:
    """The template, and the words it uses in their order. What is allowed is settled before anything is compiled."""
    from jinja2 import nodes

    tree = checked(template)
    names = dict.fromkeys(node.name for node in tree.find_all(nodes.Name))
    for node in tree.find_all(nodes.CondExpr):
        if node.expr2 is None:
            node.expr2 = nodes.Const("", lineno=node.lineno)
    _mark_promises(list(tree.find_all(nodes.TemplateData)))
    return _environment().from_string(tree), tuple(names)


def checked(template: str) -> nodes.Template:
    """The template taken apart. Raises TemplateSyntaxError for what a script may not do, in plain words."""
    from jinja2 import TemplateSyntaxError, nodes

    if template.count("{{") + template.count("{%") > MAX_TAGS:
        raise TemplateSyntaxError(f"it has more than {MAX_TAGS} words to fill in; part it with headings", 1)
    try:
        tree = _environment().parse(re.sub(f"[{MARKS}]", "", template))
    except TemplateSyntaxError as error:
        raise TemplateSyntaxError(in_words(error.message or ""), error.lineno) from error
    for node, depth in _walk(tree):
        name = type(node).__name__
        if name not in _NODES:
            raise TemplateSyntaxError(_REFUSED.get(name, _SAYS_WORDS), node.lineno)
        if depth > MAX_DEPTH:
            raise TemplateSyntaxError("it is too deep", node.lineno)
        if isinstance(node, nodes.TemplateData) and ("{" in node.data or "}" in node.data):
            raise TemplateSyntaxError("a brace stands alone; a word is written {{ first_name }}", node.lineno)
        if isinstance(node, nodes.Filter) and node.name not in _FILTERS:
            raise TemplateSyntaxError(in_words(f"No filter named '{node.name}'"), node.lineno)
    return tree


def in_words(message: str) -> str:
    """What the template engine complains of, as the person reads it."""
    for pattern, meant in _MEANT:
        if found := re.search(pattern, message):
            return meant.format(*found.groups())
    return message


def _walk(tree: nodes.Node) -> Iterator[tuple[nodes.Node, int]]:
    """Each node with its depth, in the order of the text."""
    waiting = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        waiting += [(child, depth + 1) for child in reversed(list(node.iter_child_nodes()))]


def _mark_promises(plain: list[nodes.TemplateData]) -> None:
    """Put marks in place of the pairs of asterisks; one that stands alone stays."""
    stars = sum(len(re.findall(r"\*", node.data)) for node in plain)
    marks = iter([*(PROMISE_OPENS, PROMISE_CLOSES) * (stars // 2), "*"])
    for node in plain:
        node.data = re.sub(r"\*", lambda _: next(marks), node.data)


def _marked(value: object) -> str:
    return f"{MERGE_OPENS}{speakable(str(value))}{MERGE_CLOSES}"
