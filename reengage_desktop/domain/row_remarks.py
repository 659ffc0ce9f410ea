"""The notes, stages and labels of one row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .cells import labels_in, labels_say_not_to_call, says_not_to_call, says_sold
from .columns import Field, Mapping, own_words
from .row_cells import joined, said, tells_of_persons


class Remarks(NamedTuple):
    """`stage` is that of the quote. A named tuple, since there is one for each row (see `NewProspect`)."""

    notes: str = ""
    stage: str = ""
    is_sold: bool = False
    do_not_contact: bool = False


NONE = Remarks()


class RemarkReader:
    """Reads what the rows of one list remark, so that nothing they say is lost.

    The stage of a deal belongs to its quote. That of a lead, the stage of somebody without a quote, and each column
    that is kept become notes with their heading. Columns in `apart` are read elsewhere.
    """

    def __init__(self, header: Sequence[str], mapping: Mapping, apart: tuple[int, ...]) -> None:
        words = {place: own_words(heading) for place, heading in enumerate(header)}
        stages = [place for place, field in enumerate(mapping) if field is Field.DEAL_STAGE]
        of_persons = {place for place in stages if tells_of_persons(header[place])}
        kept = {place for place, field in enumerate(mapping) if field is Field.KEEP and place not in apart}
        self._notes = tuple(place for place, field in enumerate(mapping) if field is Field.NOTES)
        self._stages = tuple((place, words[place]) for place in stages if place not in of_persons)
        self._lead_stages = tuple(sorted(of_persons))
        self._kept = tuple((place, words[place]) for place in sorted(kept | of_persons))
        self._is_plain = not (self._stages or self._kept)

    def read(self, cells: Sequence[str], has_quote: bool, more: list[str]) -> Remarks:
        """`more` are lines that come with the notes in any case."""
        notes = joined(cells, self._notes) if self._notes else ""
        if self._is_plain and not more:
            return Remarks(notes) if notes else NONE
        leads = [said(cells[place]) for place in self._lead_stages]
        stages = {text: words for place, words in self._stages if (text := said(cells[place]))}
        if not has_quote:
            more += [f"{words}: {text}" for text, words in stages.items()]
        is_labelled = self._keep(cells, more)
        return Remarks(
            "\n".join((notes, *more) if notes else more),
            ", ".join(stages) if has_quote else "",
            any(map(says_sold, (*leads, *stages))),
            is_labelled or any(map(says_not_to_call, (*leads, *stages))),
        )

    def _keep(self, cells: Sequence[str], more: list[str]) -> bool:
        """What has no field is told with its heading. Whether one of the labels asks not to be called."""
        is_labelled = False
        for place, words in self._kept:
            if cells[place] and (text := labels_in(cells[place])):
                more.append(f"{words}: {text}")
                is_labelled = is_labelled or labels_say_not_to_call(text)
        return is_labelled
