"""Is any text harmless, whole and breakable before it reaches a page?"""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.hostile import CORPUS

from sciencepm.picture.safe_text import break_places, clipped, field, graphemes


@pytest.mark.parametrize("text", CORPUS.values(), ids=CORPUS.keys())
def test_a_field_keeps_its_letters_and_loses_what_cannot_be_seen(text: str) -> None:
    shown = field(text)
    assert not any(unicodedata.category(char) in {"Cc", "Cs"} for char in shown)
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f") & set(shown)
    if text.isascii() and text.isprintable():
        assert shown == " ".join(text.split())


def test_surrogates_that_no_file_can_hold_are_left_out() -> None:
    assert field("a\ud800b") == "ab"


def test_more_marks_than_any_script_needs_are_left_out() -> None:
    # á as one letter, and the first marks after it.
    assert field("a" + "\u0301" * 300) == "á" + "\u0301" * 4


@given(st.text(max_size=400), st.integers(min_value=5, max_value=80))
def test_a_field_is_short_and_cleaning_twice_changes_nothing(text: str, cap: int) -> None:
    shown = field(text, cap)
    assert len(shown) <= cap
    assert field(shown, cap) == shown


def test_a_text_is_cut_at_a_word_with_an_ellipsis() -> None:
    assert clipped("one two three four", 12) == "one two…"
    assert clipped("one two", 12) == "one two"


def test_spaces_that_hold_words_together_stay() -> None:
    assert field("11\N{NO-BREAK SPACE}December  2026\n") == "11\N{NO-BREAK SPACE}December 2026"


def test_letters_are_counted_as_a_reader_counts_them() -> None:
    family, flag, hand = "👨\u200d👩\u200d👧\u200d👦", "🇩🇪", "👍🏽"
    assert list(graphemes(f"a{family}{flag}{flag}{hand}é")) == ["a", family, flag, flag, hand, "é"]


def test_a_line_may_end_at_spaces_between_chinese_letters_and_in_endless_words() -> None:
    assert break_places("one two") == [4]
    assert break_places("long-term 2026-11-20") == [5, 10]
    assert break_places("€9.0–15M") == []
    assert break_places("读取表格。") == [1, 2, 3]
    assert len(break_places("x" * 41)) == 40
    assert break_places("x" * 40) == []


def test_a_megabyte_takes_no_time() -> None:
    begun = time.perf_counter()
    assert field("w" * 1_000_000) == "w" * 599 + "…"
    assert len(field("word " * 200_000)) <= 600
    assert time.perf_counter() - begun < 0.5
