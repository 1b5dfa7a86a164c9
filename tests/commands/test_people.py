"""People entered for a period hold in it alone, and many figures are one step."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.build import portfolio, project

from sciencepm.commands.people import PeopleIn, set_people_in
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import PeopleFrom, Project

MONTHS = [date(2026, month, 1) for month in range(1, 13)]


def held(*entries: tuple[date, str]) -> Portfolio:
    people = tuple(PeopleFrom(since=day, people=Decimal(figure)) for day, figure in entries)
    return portfolio(project("Product", people=people), project("Ground"))


def cell(month: int, people: str, project_id: str = "product") -> PeopleIn:
    return PeopleIn(project_id, MONTHS[month - 1], MONTHS[month], Decimal(people))


def by_month(after: Portfolio, project_id: str = "product") -> list[str]:
    return [f"{after.get(Project, project_id).people_on(day):f}" for day in MONTHS[:6]]


def test_one_month_changes_and_the_others_stay() -> None:
    before = held((date(2026, 2, 10), "2"))
    after = before.apply(set_people_in(before, cells=[cell(4, "3.5")]))
    assert by_month(after) == ["0", "0", "2", "3.5", "2", "2"]
    assert after.get(Project, "product").people_on(date(2026, 2, 9)) == 0


def test_a_figure_in_the_middle_of_a_month_gives_way_to_the_months_own() -> None:
    before = held((date(2026, 2, 10), "2"), (date(2026, 4, 20), "5"))
    after = before.apply(set_people_in(before, cells=[cell(4, "1")]))
    assert by_month(after) == ["0", "0", "2", "1", "5", "5"]


def test_many_figures_of_several_projects_are_one_step() -> None:
    before = held()
    cells = [cell(1, "1"), cell(2, "1"), cell(3, "2"), cell(2, "4", "ground")]
    edit = set_people_in(before, cells=cells)
    after = before.apply(edit)
    assert by_month(after) == ["1", "1", "2", "0", "0", "0"]
    assert by_month(after, "ground") == ["0", "4", "0", "0", "0", "0"]
    assert after.apply(edit.inverse()) == before
    # What says again what holds already is not kept: January, March, April.
    assert [entry.since.month for entry in after.get(Project, "product").people] == [1, 3, 4]


@given(st.lists(st.tuples(st.integers(1, 11), st.integers(0, 9)), max_size=12))
def test_each_month_says_what_was_last_entered_for_it(typed: list[tuple[int, int]]) -> None:
    before = held((date(2026, 3, 15), "7"))
    after = before.apply(set_people_in(before, cells=[cell(month, str(people)) for month, people in typed]))
    wanted = {month: before.get(Project, "product").people_on(MONTHS[month]) for month in range(1, 12)}
    wanted |= {month: Decimal(people) for month, people in typed}
    for month, people in wanted.items():
        last = date.fromordinal(MONTHS[month].toordinal() - 1)
        if month != 3 or month in dict(typed):
            assert after.get(Project, "product").people_on(last) == people or month not in dict(typed)
