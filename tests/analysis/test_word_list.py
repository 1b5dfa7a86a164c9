"""A word list as people exchange it: read, written, and refused with a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciencepm.analysis.wording_checks.word_list import read_word_list, shipped_list, write_word_list
from sciencepm.domain.value_case import Sheet
from sciencepm.domain.wording import JargonTerm, TermLevel
from sciencepm.errors import UserError

HEAD = "term,plain wording,level,also written,not in,value sheet\n"


def test_the_shipped_list_names_each_term_once_and_has_plain_words_for_all() -> None:
    names = [each.term.casefold() for each in shipped_list()]
    assert len(names) == len(set(names)) > 70
    assert all(each.plain for each in shipped_list())
    assert {each.level for each in shipped_list()} == set(TermLevel)


def test_a_line_of_a_table_is_a_term() -> None:
    line = "KPI tree,what drives the figure; driver | drivers,fine once explained,KPI-tree,KPI tree house,speed"
    raw = f"{HEAD}{line}\n,,,,,\n"
    assert read_word_list(raw.encode()) == (
        JargonTerm(
            term="KPI tree",
            plain=("what drives the figure", "driver | drivers"),
            level=TermLevel.FINE,
            also=("KPI-tree",),
            not_in=("KPI tree house",),
            sheet=Sheet.SPEED,
        ),
    )


def test_the_tables_of_spreadsheets_with_semicolons_and_few_columns_are_read() -> None:
    raw = '\ufeffTerm;Plain wording\r\nsynergy;"working together; help"\r\n'.encode()
    assert read_word_list(raw) == (JargonTerm(term="synergy", plain=("working together", "help")),)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "This is not a word list."),
        (b"name,words\nx,y\n", "This is not a word list."),
        (b"\xff\xfe\x00", "This word list is not written in UTF-8."),
        ((HEAD + 'a,"b\n').encode(), "This file is not a table in CSV, so it cannot be a word list."),
        ((HEAD + "a,b,never\n").encode(), "Line 2 of this word list has a level that is not known."),
        ((HEAD + "a,b,warn,,,love\n").encode(), "Line 2 of this word list names a value sheet that is not known."),
        ((HEAD + ",b\n").encode(), "Line 2 of this word list names no term."),
        (b"x" * 3_000_000, "This file is too large to be a word list."),
    ],
)
def test_what_is_not_a_word_list_is_refused_with_its_line(raw: bytes, sentence: str) -> None:
    with pytest.raises(UserError) as refusal:
        read_word_list(raw)
    assert refusal.value.sentence == sentence


def test_a_spreadsheet_reads_no_term_as_a_formula() -> None:
    term = JargonTerm(term="=1+1", plain=("@home",))
    raw = write_word_list([term])
    assert b"\n'=1+1,'@home," in raw
    assert read_word_list(raw) == (term,)


WORD = st.text(
    st.characters(exclude_characters=";", exclude_categories=["Cs", "Cc", "Cf", "Z"]), min_size=1, max_size=12
).filter(lambda text: not text.startswith("'"))


@given(
    st.lists(
        st.builds(
            JargonTerm.make,
            term=WORD,
            plain=st.lists(WORD, max_size=2),
            level=st.sampled_from(TermLevel),
            also=st.lists(WORD, max_size=2),
            sheet=st.none() | st.sampled_from(Sheet),
        ),
        unique_by=lambda each: each.term,
    )
)
def test_a_list_comes_back_as_it_went(terms: list[JargonTerm]) -> None:
    assert read_word_list(write_word_list(terms)) == tuple(terms)
