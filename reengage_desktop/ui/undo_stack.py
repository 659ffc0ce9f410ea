"""What was done lately, newest last, so that Z takes it back step by step."""

from __future__ import annotations

from dataclasses import dataclass

DEEPEST = 100


@dataclass(frozen=True, slots=True)
class Written:
    """`step` is what can be put back, `told` says what it was."""

    step: object
    told: str


class UndoStack:
    """Typing on in the same cells is one step, until the field is left (`seal`)."""

    def __init__(self) -> None:
        self._written: list[Written] = []
        self._sealed = True

    def __len__(self) -> int:
        return len(self._written)

    @property
    def newest(self) -> Written | None:
        return self._written[-1] if self._written else None

    def push(self, step: object, told: str) -> None:
        """Nothing where it is known already: a page and its toast tell the same."""
        if any(each.step is step for each in self._written):
            return
        self._written = [*self._written[1 - DEEPEST :], Written(step, told)]
        self._sealed = True

    def push_typed(self, step: object, told: str) -> None:
        """`step` is a `Step` of retracing."""
        from reengage_desktop.services.retracing import Step

        last = self._written[-1].step if self._written and not self._sealed else None
        if isinstance(step, Step) and isinstance(last, Step) and step.goes_on(last):
            self._written[-1] = Written(step.joined(last), told)
        else:
            self.push(step, told)
        self._sealed = False

    def seal(self) -> None:
        """What is typed from now on is a step of its own."""
        self._sealed = True

    def pop(self) -> Written | None:
        """The last one, taken off; None where nothing is left."""
        self._sealed = True
        return self._written.pop() if self._written else None

    def drop(self, step: object) -> None:
        """This one was taken back otherwise."""
        self._written = [each for each in self._written if each.step is not step]
