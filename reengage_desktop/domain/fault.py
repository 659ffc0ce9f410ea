"""The world's faults: what went wrong outside the program, told with what is safe and one way on."""

from __future__ import annotations


class Fault(Exception):
    """A named error that the person reads. `template` is an English sentence with {facts}; the window may translate it.

    Facts that name people stay out of the log: log the type and the template, never `str(fault)`.
    """

    def __init__(self, template: str, **facts: object) -> None:
        super().__init__(template)
        self.template = template
        self.facts = facts

    def __str__(self) -> str:
        return self.template.format(**self.facts)


class FileFault(Fault):
    """A file that was chosen cannot be used: nothing of it was taken in."""


class StoreFault(Fault):
    """The database cannot be opened or written: it was left as it is."""


class RuleFault(Fault):
    """What was asked goes against a rule of the business (say, an unknown person): nothing was changed."""
