"""What a screen reader hears of the script."""

from __future__ import annotations

from reengage_desktop.ui.words import tr

from .script_places import Place


def told(here: Place | None) -> str:
    """The passage that is read, and the keys under it."""
    if here is None:
        return nothing()
    said = tr("{label}: {text}").format(label=here.passage.label, text=here.passage.text)
    keys = [tr("{key} for “{label}”").format(key=each.key, label=each.label) for each in here.turn.branches]
    return tr("{said} Press {keys}.").format(said=said, keys=", ".join(keys)) if keys else said


def nothing() -> str:
    """Of a script in which nothing is read in its turn."""
    return tr("This script has no words for this person. Press Ctrl+J for another one, or write it under Scripts.")
