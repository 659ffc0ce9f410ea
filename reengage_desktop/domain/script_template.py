"""The templates of scripts: what they may do is settled here, before anything of them runs."""

from __future__ import annotations

import re
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


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False, finalize=_marked)
    environment.globals.clear()
    environment.tests.clear()
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    return environment


@lru_cache(maxsize=256)
def compiled(template: str) -> tuple[Template, tuple[str, ...]]:
    """The template, and the words it uses in their order. What is allowed is settled before anything is compiled."""
    from jinja2 import TemplateSyntaxError, nodes

    tree = _environment().parse(re.sub(f"[{MARKS}]", "", template))
    names = dict.fromkeys(node.name for node in tree.find_all(nodes.Name))
    for node in tree.find_all(nodes.Node):
        if type(node).__name__ not in _NODES:
            raise TemplateSyntaxError("a script may only say words and choose with if", node.lineno)
        if isinstance(node, nodes.TemplateData) and ("{" in node.data or "}" in node.data):
            raise TemplateSyntaxError("a brace stands alone; a word is written {{ first_name }}", node.lineno)
        if isinstance(node, nodes.CondExpr) and node.expr2 is None:
            node.expr2 = nodes.Const("", lineno=node.lineno)
    _mark_promises(list(tree.find_all(nodes.TemplateData)))
    return _environment().from_string(tree), tuple(names)


def _mark_promises(plain: list[nodes.TemplateData]) -> None:
    """Put marks in place of the pairs of asterisks; one that stands alone stays."""
    stars = sum(len(re.findall(r"\*", node.data)) for node in plain)
    marks = iter([*(PROMISE_OPENS, PROMISE_CLOSES) * (stars // 2), "*"])
    for node in plain:
        node.data = re.sub(r"\*", lambda _: next(marks), node.data)


def _marked(value: object) -> str:
    return f"{MERGE_OPENS}{speakable(str(value))}{MERGE_CLOSES}"
