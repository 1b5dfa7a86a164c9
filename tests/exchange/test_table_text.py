"""A table is understood the way spreadsheets and people write it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciencepm.errors import UserError
from sciencepm.exchange.table_text import read_table, read_table_file


def test_a_spreadsheet_puts_tabs_between_cells() -> None:
    table = read_table("Title\tTeam\nStop fraud, early\tPayments\n")
    assert table.rows == (("Title", "Team"), ("Stop fraud, early", "Payments"))
    assert table.lines == (1, 2)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Title,People\nFraud,2\n", ("Fraud", "2")),
        ("Title;People\nFraud;1,5\nChurn;2,5\n", ("Fraud", "1,5")),
        ("Title|People\nFraud|2\n", ("Fraud", "2")),
        ('Title,Cost\n"Fraud, early","1,200"\n', ("Fraud, early", "1,200")),
    ],
)
def test_files_put_commas_semicolons_or_bars(text: str, first: tuple[str, str]) -> None:
    assert read_table(text).rows[1] == first


def test_a_cell_in_quotes_may_hold_lines_signs_and_quotes() -> None:
    table = read_table('Title\tGoal\n"Say ""yes"""\t"one\ntwo\tthree"\nNext\tgoal\n')
    assert table.rows[1] == ('Say "yes"', "one\ntwo\tthree")
    assert table.rows[2] == ("Next", "goal")


def test_a_quote_that_is_never_closed_is_a_quote() -> None:
    assert read_table('Title\tTeam\n"5" screens\tShop\n').rows[1] == ('"5" screens', "Shop")
    assert read_table('Title\tTeam\n"open\tShop\nNext\tShop').rows == (
        ("Title", "Team"),
        ('"open', "Shop"),
        ("Next", "Shop"),
    )


def test_a_list_of_titles_is_one_column() -> None:
    assert read_table("Stop fraud\nWarn before customers leave\n").rows == (
        ("Stop fraud",),
        ("Warn before customers leave",),
    )


def test_empty_rows_and_columns_go_and_short_rows_are_filled() -> None:
    table = read_table("\t\t\nTitle\t\tTeam\n\n Fraud \t\t\nChurn\n")
    assert table.rows == (("Title", "Team"), ("Fraud", ""), ("Churn", ""))
    assert table.lines == (2, 4, 5)


@pytest.mark.parametrize("text", ["", " \n\t \n"])
def test_nothing_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(UserError, match="no table"):
        read_table(text)


def test_more_than_a_hundred_thousand_cells_are_refused_at_once() -> None:
    begun = time.perf_counter()
    with pytest.raises(UserError, match="100,000 cells"):
        read_table("a\tb\n" * 50_001)
    with pytest.raises(UserError, match="100,000 cells"):
        read_table("x\n" * 2_000_000)
    assert time.perf_counter() - begun < 2
    assert len(read_table("a\tb\n" * 50_000).rows) == 50_000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_files_come_in_the_encodings_spreadsheets_write(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "projects.csv"
    path.write_bytes("Title;Team\r\nBetrug früh erkennen;Köln\r\n".encode(encoding))
    assert read_table_file(path).rows[1] == ("Betrug früh erkennen", "Köln")


def test_a_file_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be read"):
        read_table_file(tmp_path / "gone.csv")


_CELL = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8).map(str.strip)


@given(st.lists(st.tuples(_CELL, _CELL, _CELL), min_size=1, max_size=6))
def test_what_a_spreadsheet_writes_is_read_back(rows: list[tuple[str, str, str]]) -> None:
    """Every cell in quotes, quotes doubled: any table survives."""
    whole = [("Title", "Team", "Goal"), *(row for row in rows if any(row))]
    text = "\n".join("\t".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in whole)
    assert list(read_table(text).rows) == whole


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        table = read_table(text)
    except UserError:
        return
    assert all(len(row) == table.width for row in table.rows)
