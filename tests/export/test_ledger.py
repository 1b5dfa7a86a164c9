"""Is the ledger a table every spreadsheet opens, with nothing in it that calculates?"""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.build import decision, experiment, point, portfolio, project

from sciencepm.analysis.audience import Sight
from sciencepm.analysis.ledger import ledger
from sciencepm.domain.decision import Outcome
from sciencepm.domain.plan import ExperimentOutcome, ExperimentState
from sciencepm.errors import UserError
from sciencepm.exchange.sample import SAMPLE_DAY, sample_portfolio
from sciencepm.export.ledger import ledger_table, write_ledger
from sciencepm.export.spreadsheet_cell import cell
from sciencepm.i18n import Words

W = Words()
ONE = point("statements", 1)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def test_the_ledger_of_the_sample_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "ledger.csv"
    entries = ledger(sample_portfolio(SAMPLE_DAY), SAMPLE_DAY)
    write_ledger(entries, path, W)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfKind,Project,Team")
    rows = read(path)
    assert len(rows) == len(entries)
    (rules,) = (row for row in rows if row["Title"] == "Layout rules by supplier")
    assert (rules["Outcome"], rules["Date"], rules["Cost (EUR)"]) == ("Did not work", "2026-08-28", "8000")
    assert rules["What it ruled out"] == "Rules by layout, however many: they stop at 61 of 100."


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_nothing_a_person_wrote_is_calculated(start: str) -> None:
    assert cell(f"{start}HYPERLINK(0)") == f"'{start}HYPERLINK(0)"


def test_a_formula_in_a_title_stays_text(tmp_path: Path) -> None:
    trial = experiment(
        ONE.id,
        title="=1+1",
        why='+cmd|"/c calc"!A1',
        rules_out="@SUM(A1)\nand, more",
        state=ExperimentState.DONE,
        outcome=ExperimentOutcome.DID_NOT_WORK,
    )
    path = tmp_path / "ledger.csv"
    write_ledger(ledger(portfolio(project("-Fraud"), point("-fraud", 1), project(), ONE, trial), SAMPLE_DAY), path, W)
    (row,) = read(path)
    assert (row["Title"], row["Why"]) == ("'=1+1", '\'+cmd|"/c calc"!A1')
    assert row["What it ruled out"] == "'@SUM(A1)\nand, more"


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1), min_size=1))
def test_any_text_comes_back_from_the_table_and_no_cell_begins_a_formula(rows: list[list[str]]) -> None:
    rows = [[cell(text.replace("\x00", "")) for text in row] for row in rows]
    back = list(csv.reader(io.StringIO(ledger_table(rows).decode("utf-8-sig"), newline=""), strict=True))
    assert back == rows
    assert not any(text.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for text in row)


def test_money_and_names_are_left_out_for_those_who_may_not_see_them(tmp_path: Path) -> None:
    taken = decision(ONE.id, date(2026, 11, 3), Outcome.GO, decided_by="Ana Ferreira")
    path = tmp_path / "ledger.csv"
    entries = ledger(portfolio(project(monthly_cost=12_345), ONE, taken), SAMPLE_DAY)
    write_ledger(entries, path, W, Sight(money=False, people=False))
    assert "Ana" not in path.read_text(encoding="utf-8-sig")
    assert "Cost (EUR)" not in read(path)[0]
    write_ledger(entries, path, W)
    assert read(path)[0]["Decided by"] == "Ana Ferreira"
    assert read(path)[0]["Cost is estimated"] == "yes"


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"\.csv"):
        write_ledger((), tmp_path / "ledger.xlsx", W)
    assert not list(tmp_path.iterdir())
