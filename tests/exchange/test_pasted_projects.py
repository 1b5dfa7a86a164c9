"""A table from a spreadsheet becomes projects: columns are recognised, cells read, and nothing is lost."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Kind, Mode, Project, ProjectState
from sciencepm.errors import UserError
from sciencepm.exchange.cells import read_amount, read_date, reader_of
from sciencepm.exchange.columns import Field, has_headings, matched
from sciencepm.exchange.pasted_projects import PastedRow, Treatment, pasted_rows
from sciencepm.exchange.table_text import read_table
from sciencepm.i18n import Words

TODAY = date(2026, 11, 20)
WORDS = Words()


def pasted(text: str, *existing: Project, wanted: dict[int, Treatment] | None = None) -> tuple[PastedRow, ...]:
    table = read_table(text)
    headings = has_headings(table)
    portfolio = Portfolio([Portfolio.new().settings, *existing])
    columns = matched(table, headings=headings)
    return pasted_rows(table, columns, portfolio, TODAY, WORDS, headings=headings, wanted=wanted)


def read(field: Field, cell: str) -> object:
    return reader_of(field, [cell], WORDS, TODAY)(cell)


def test_columns_are_known_by_the_words_people_use() -> None:
    table = read_table("Project name\tType\tStatus\tFTE (2026)\tStart date\tBudget\tLead\tRésumé\nA\t\t\t\t\t1\t\t2\n")
    assert matched(table, headings=True) == (
        Field.TITLE,
        Field.KIND,
        Field.STATE,
        Field.PEOPLE,
        Field.START,
        Field.NOTE,
        Field.OWNER,
        Field.NOTE,
    )


def test_a_field_is_matched_once_and_the_second_column_is_kept_as_a_note() -> None:
    table = read_table("Title\tOwner\tLead\nA\tAnn\tBob\n")
    assert matched(table, headings=True) == (Field.TITLE, Field.OWNER, Field.NOTE)


def test_a_list_of_titles_without_a_heading_is_a_list_of_projects() -> None:
    rows = pasted("Stop fraud\nWarn before customers leave\n")
    assert [row.title for row in rows] == ["Stop fraud", "Warn before customers leave"]
    assert all(row.treatment is Treatment.NEW for row in rows)


def test_a_row_says_what_will_be_made_of_it() -> None:
    (row,) = pasted(
        "Project\tType\tStatus\tFTE\tStart\tOwner\nRead tables\tResearch\tIn progress\t2,5\t1.3.2027\tAnn\n"
    )
    assert [(said.name, said.text) for said in row.said] == [
        ("Kind", "Foundational"),
        ("State", "Active"),
        ("People", "2.5"),
        ("Start", "1 March 2027"),
        ("Owner", "Ann"),
    ]
    taken = row.taken()
    assert taken["project_id"] is None
    assert taken["fields"]["kind"] is Kind.FOUNDATIONAL
    assert taken["fields"]["people"] == {"since": date(2027, 3, 1), "people": Decimal("2.5")}


def test_what_cannot_be_read_is_said_and_kept_as_a_note() -> None:
    (row,) = pasted("Title\tPeople\tStart\tBudget\nRead tables\tAnn and Bob\tsoonish\t€400k\n")
    assert [(each.heading, each.text) for each in row.unread] == [("People", "Ann and Bob"), ("Start", "soonish")]
    assert all(each.why.endswith(".") for each in row.unread)
    for kept in ("People: Ann and Bob", "Start: soonish", "Budget: €400k"):
        assert kept in row.note
    assert "people" not in row.fields


def test_a_project_that_exists_is_changed_and_only_what_differs_is_shown() -> None:
    there = Project.make(id="fraud", title="Stop fraud", team="Payments", owner="Ann")
    (row,) = pasted("Title\tTeam\tOwner\tGoal\nSTOP  FRAUD\tCards\tAnn\t\n", there)
    assert row.treatment is Treatment.CHANGE
    assert [(said.name, said.before, said.text) for said in row.said] == [("Team", "Payments", "Cards")]
    assert row.taken()["project_id"] == "fraud"
    assert "title" not in row.fields


def test_it_can_be_taken_in_as_a_new_one_or_left_out_instead() -> None:
    there = Project.make(id="fraud", title="Stop fraud")
    table = "Title\tTeam\nStop fraud\tCards\n"
    for wanted in (Treatment.NEW, Treatment.LEAVE):
        (row,) = pasted(table, there, wanted={2: wanted})
        assert row.treatment is wanted
        assert row.taken()["project_id"] is None
    assert set(pasted(table, there)[0].choices) == set(Treatment)


def test_a_row_without_a_title_is_shown_and_left_out() -> None:
    rows = pasted("Title\tTeam\n\tCards\nStop fraud\tCards\n")
    assert rows[0].treatment is Treatment.LEAVE
    assert rows[0].choices == (Treatment.LEAVE,)
    assert "no title" in rows[0].remark
    assert rows[0].line == 2


def test_the_same_title_twice_is_said() -> None:
    rows = pasted("Title\tTeam\nStop fraud\tCards\nStop Fraud\tPayments\n")
    assert rows[1].remark == "Line 2 has the same title."


def test_a_cancelled_project_comes_in_on_hold_because_stopping_is_a_decision() -> None:
    (row,) = pasted("Title\tStatus\nStop fraud\tCancelled\n")
    assert row.fields["state"] is ProjectState.ON_HOLD
    assert "decision" in row.unread[0].why
    assert "Cancelled" in row.note


def test_a_state_that_needs_a_decision_is_refused_for_one_that_exists() -> None:
    there = Project.make(id="fraud", title="Stop fraud")
    (row,) = pasted("Title\tStatus\nStop fraud\tStopped\n", there)
    assert [(each.name, each.text) for each in row.said] == [("Note", "Status")]
    assert "Stopping is a decision." in row.unread[0].why
    assert "state" not in row.fields


def test_the_day_it_landed_is_only_taken_where_it_has_landed() -> None:
    rows = pasted("Title\tStatus\tCompleted on\nA b\tDone\t2026-05-01\nC d\tActive\t2026-05-02\nE f\tDone\tspring\n")
    assert rows[0].fields["ended_on"] == date(2026, 5, 1)
    assert "ended_on" not in rows[1].fields
    assert "Completed on: 2026-05-02" in rows[1].note
    assert rows[2].fields["state"] is ProjectState.LANDED


def test_a_title_longer_than_a_title_can_be_is_cut_and_kept_whole_in_the_note() -> None:
    long = "Read every table of every statement " * 20
    (row,) = pasted(f"Title\tTeam\n{long}\tCards\n")
    assert len(row.title) <= 300
    assert long.strip() in row.note


def test_a_plan_for_the_first_decision_comes_with_the_project() -> None:
    (row,) = pasted("Title\tNext decision\tWeeks\tChance\nRead\t95 of 100 right?\t6/9/14\t60%\n")
    assert row.decision_point["question"] == "95 of 100 right?"
    assert row.decision_point["weeks"] == {"early": 6, "likely": 9, "late": 14}
    assert row.decision_point["chance"] == Decimal("0.6")
    assert "20 November 2026" in row.decision_point["chance_source"]


@pytest.mark.parametrize("cell", ["8 weeks", "14/9/6", "0/1/2", "soon"])
def test_one_duration_is_not_a_range(cell: str) -> None:
    with pytest.raises(UserError):
        read(Field.WEEKS, cell)


@pytest.mark.parametrize(
    ("cell", "people"), [("3", "3"), ("2.5", "2.5"), ("1,5 FTE", "1.5"), ("4 people", "4"), ("~2", "2")]
)
def test_people_are_read_as_typed(cell: str, people: str) -> None:
    assert read(Field.PEOPLE, cell) == Decimal(people)


@pytest.mark.parametrize("cell", ["Ann, Bob", "-2", "three", "50%"])
def test_what_is_no_number_of_people_is_refused(cell: str) -> None:
    with pytest.raises(UserError):
        read(Field.PEOPLE, cell)


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("€38,000", "38000"),
        ("38.000 €", "38000"),
        ("38k", "38000"),
        ("EUR 1.200,50", "1200.50"),
        ("1'200", "1200"),
        ("38k / month", "38000"),
    ],
)
def test_money_is_read_in_the_portfolios_currency(cell: str, amount: str) -> None:
    assert read_amount(cell, WORDS) == Decimal(amount)


@pytest.mark.parametrize("cell", ["$38k", "38,000 USD", "£5", "tbd", "-5", "5%"])
def test_other_currencies_and_words_are_no_amounts(cell: str) -> None:
    with pytest.raises(UserError):
        read_amount(cell, WORDS)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-12-11", date(2026, 12, 11)),
        ("2026-12-11 00:00:00", date(2026, 12, 11)),
        ("2026-12-11T08:30:00Z", date(2026, 12, 11)),
        ("11.12.26", date(2026, 12, 11)),
        ("11-Dec-26", date(2026, 12, 11)),
        ("Friday, 11 December 2026", date(2026, 12, 11)),
        ("Dec 11, 2026", date(2026, 12, 11)),
        ("Mar 2027", date(2027, 3, 1)),
        ("2027-03", date(2027, 3, 1)),
        ("Q2 2027", date(2027, 4, 1)),
        ("46367", date(2026, 12, 11)),  # days since 30 December 1899
    ],
)
def test_days_are_read_as_people_and_spreadsheets_write_them(cell: str, day: date) -> None:
    assert read_date(cell, WORDS, TODAY, month_first=False) == day


def test_the_whole_column_says_whether_the_month_comes_first() -> None:
    assert reader_of(Field.START, ["3/4/2026", "3/28/2026"], WORDS, TODAY)("3/4/2026") == date(2026, 3, 4)
    assert reader_of(Field.START, ["3/4/2026", "28/3/2026"], WORDS, TODAY)("3/4/2026") == date(2026, 4, 3)


@pytest.mark.parametrize("cell", ["soon", "31.2.2026", "Q5 2026", "Q1 0000", "99999999", "before summer"])
def test_what_is_no_day_is_refused(cell: str) -> None:
    with pytest.raises(UserError):
        read_date(cell, WORDS, TODAY, month_first=False)


def test_words_for_kinds_modes_and_yes() -> None:
    assert read(Field.KIND, "Product-focused") is Kind.PRODUCT
    assert read(Field.MODES, "Experiment + data") == (Mode.EXPERIMENT, Mode.DATA)
    assert read(Field.CONFIDENTIAL, "x") is True
    assert read(Field.CONFIDENTIAL, "No") is False
    assert read(Field.TAGS, "nlp; tables, nlp") == ("nlp", "tables")


_FIELDS = [field for field in Field if field not in (Field.TITLE, Field.NOTE, Field.LEAVE)]


@given(st.sampled_from(_FIELDS), st.text(min_size=1, max_size=40))
def test_no_cell_breaks_a_reader(field: Field, cell: str) -> None:
    try:
        read(field, cell)
    except UserError as refused:
        assert refused.sentence


@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12), max_size=6))
def test_every_cell_is_taken_or_kept(cells: list[str]) -> None:
    """Whatever stands in a table, each of its texts is in a field, in a note, or is the title."""
    heads = ["Title", "People", "Start", "Team", "Kind", "Anything", "State"][: len(cells) + 1]
    quoted = ['"' + cell.replace('"', '""') + '"' for cell in cells]
    (row,) = pasted("\t".join(heads) + "\n" + "\t".join(["Read tables", *quoted]) + "\n")
    said = {each.name for each in row.said}
    for head, cell in zip(heads[1:], cells, strict=False):
        text = cell.strip()
        assert not text or head in said or f"{head}: {text}" in row.note


def test_a_thousand_rows_are_read_in_a_moment() -> None:
    lines = (f"Project {n}\tproduct\tTeam {n % 9}\t{n % 5}\t{n % 28 + 1}.3.2026\tGoal {n}\n" for n in range(1_000))
    begun = time.perf_counter()
    rows = pasted("Title\tKind\tTeam\tPeople\tStart\tGoal\n" + "".join(lines))
    assert len(rows) == 1_000
    # 0.2 s by itself; a busy machine gets ten times that.
    assert time.perf_counter() - begun < 2
