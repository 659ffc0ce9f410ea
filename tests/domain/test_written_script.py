"""A script as it is written: each part of it has its place, whatever it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop import resources
from reengage_desktop.domain.script import PassageKind, parse
from reengage_desktop.domain.script_library import LIBRARY
from reengage_desktop.domain.written_script import PieceKind, title_of, written

SOME = (
    '# Mine\n\nBefore all.\n\n## Talk (45 s)\n> a note\n\nHi {{ first_name or "you" }}, '
    "{% if not company %}alone{% elif city %}there{% else %}or{% endif %}.\n\n## If: They decided [y]\nGood.\n"
)


def test_passages_have_their_label_time_note_and_key() -> None:
    first, talk, branch = written(SOME)
    assert (first.label, first.start) == ("", SOME.index("\nBefore"))
    assert (talk.label, talk.seconds, talk.note) == ("Talk", 45, "a note")
    assert (branch.label, branch.kind, branch.key) == ("They decided", PassageKind.BRANCH, "y")
    assert SOME[branch.body : branch.end] == "Good.\n"


def test_a_passage_is_cut_into_words_fields_and_conditions() -> None:
    pieces = written(SOME)[1].pieces
    found = [(piece.kind, piece.text) for piece in pieces if piece.kind is not PieceKind.WORDS]
    assert found == [
        (PieceKind.FIELD, "first_name"),
        (PieceKind.IF, "not company"),
        (PieceKind.ELSE, "city"),
        (PieceKind.ELSE, ""),
        (PieceKind.END, ""),
    ]
    assert SOME[pieces[1].start : pieces[1].end] == '{{ first_name or "you" }}'


def test_the_title_stands_before_the_first_passage_only() -> None:
    assert title_of(SOME) == "Mine"
    assert title_of("## A\n\n# B\n") == "" == title_of("")


def test_the_library_is_seen_as_it_is_parsed() -> None:
    for name in LIBRARY:
        text = resources.text("scripts", f"{name}.md")
        for parsed, seen in zip(parse(text).passages, written(text), strict=True):
            assert (parsed.label, parsed.seconds, parsed.kind) == (seen.label, seen.seconds, seen.kind)
            assert "".join(text[piece.start : piece.end] for piece in seen.pieces) == parsed.template


@given(st.text(alphabet="#> \n{}%iforelsnd_ab*[]()é😀\r\u2028", max_size=200))
def test_nothing_is_lost_of_any_text(text: str) -> None:
    end = 0
    for passage in written(text):
        assert end <= passage.start <= passage.body <= passage.end <= len(text)
        end = passage.end
        assert "".join(text[piece.start : piece.end] for piece in passage.pieces) == text[passage.body : end].rstrip()
