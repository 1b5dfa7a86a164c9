"""Does text keep within its room, whatever it is, and lose nothing on the way?"""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.export.hostile import CORPUS

from sciencepm.analysis.brief.blocks import rich, strong
from sciencepm.export.pdf.lines import Line, Type, even_lines, set_lines
from sciencepm.picture.bidi_levels import levels, visual_order
from sciencepm.picture.faces import face_runs, shaped, width
from sciencepm.picture.safe_text import field
from sciencepm.picture.scene import Weight

BODY = Type(10, 13)
ROOM = 120.0


def _text(lines: tuple[Line, ...]) -> str:
    return " ".join(line.text for line in lines)


@example("\U000100fb𐫀")
@given(st.text(max_size=200))
def test_no_line_is_wider_than_its_room(text: str) -> None:
    for line in set_lines(rich(text), ROOM, BODY):
        assert line.width <= ROOM
        assert line.width == pytest.approx(sum(width(run.glyphs, 10) for run in line.runs))


@pytest.mark.parametrize("text", CORPUS.values(), ids=CORPUS.keys())
def test_every_letter_is_set_in_its_order(text: str) -> None:
    shown = _text(set_lines(rich(text), ROOM, BODY))
    assert shown.replace(" ", "") == field(text, 2_000).replace(" ", "")


@pytest.mark.parametrize("text", CORPUS.values(), ids=CORPUS.keys())
def test_what_does_not_fit_ends_in_an_ellipsis(text: str) -> None:
    whole = set_lines(rich(text), 60.0, BODY)
    short = set_lines(rich(text), 60.0, BODY, 1)
    assert len(short) == 1
    assert short[0].width <= 60.0
    assert short[0].text.endswith("…") == (len(whole) > 1)


def test_emphasis_changes_the_face_and_not_the_words() -> None:
    (line,) = set_lines(rich("one ", strong("two"), " three"), 500, BODY)
    assert line.text == "one two three"
    assert [run.face for run in line.runs if run.glyphs[0].text == "t"] == [
        "SciencePMSans-SemiBold",
        "SciencePMSans-Regular",
    ]


def test_a_title_is_set_in_lines_of_about_the_same_width() -> None:
    text = rich("One long line and a little more than it holds")
    plain = set_lines(text, 200, BODY)
    even = even_lines(text, 200, BODY)
    assert len(plain) == len(even) == 2
    assert abs(even[0].width - even[1].width) < abs(plain[0].width - plain[1].width)


def test_kerning_brings_letters_together() -> None:
    apart = sum(width(shaped(letter, "SciencePMSans-Regular", False), 10) for letter in "AVATAR To")
    assert width(shaped("AVATAR To", "SciencePMSans-Regular", False), 10) < apart


def test_digits_of_tables_have_one_width() -> None:
    widths = {round(width(shaped(digit, Weight.TAB.value, False), 10), 3) for digit in "0123456789"}
    assert len(widths) == 1


def test_each_script_gets_a_face_that_has_it() -> None:
    faces = [face.name for _, face in face_runs("Tables שלום مرحبا 表格", Weight.SEMIBOLD)]
    assert faces == [
        "SciencePMSans-SemiBold",
        "NotoSansHebrew-Bold",
        "NotoSansArabic-Bold",
        "DroidSansFallbackFull",
    ]


def test_what_no_face_has_is_one_box_for_each_letter_a_reader_counts() -> None:
    glyphs = shaped("a👨\u200d👩\u200d👧\u200d👦🚀", "SciencePMSans-Regular", False)
    assert [(glyph.number == 0, glyph.text) for glyph in glyphs] == [
        (False, "a"),
        (True, "👨\u200d👩\u200d👧\u200d👦"),
        (True, "🚀"),
    ]


def test_a_number_after_a_hebrew_name_stays_on_its_side() -> None:
    # In one span the bracket and the number would join the name's direction; as spans they do not.
    name, facts = "Approve שלום", " (€38,000)"
    found, base = levels([name, facts])
    assert base == 0
    assert found[-len(facts) :] == [0] * len(facts)
    assert found[len("Approve ") : len(name)] == [1] * 4


def test_a_text_that_is_mostly_hebrew_runs_to_the_left() -> None:
    assert levels(["שלום עולם SPM"])[1] == 1
    assert levels(["SPM שלום עולם"])[1] == 0


def test_parts_are_drawn_in_the_order_of_their_direction() -> None:
    assert visual_order([(0, "a"), (1, "b"), (2, "c"), (1, "d"), (0, "e")]) == ["a", "d", "c", "b", "e"]


def test_the_longest_text_of_a_record_takes_no_time() -> None:
    begun = time.perf_counter()
    set_lines(rich("w" * 20_000), ROOM, BODY)
    set_lines(rich("word " * 4_000), ROOM, BODY)
    assert time.perf_counter() - begun < 1
