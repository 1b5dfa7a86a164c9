"""Projects side by side: the same facts of each, on one scale, and what differs."""

from __future__ import annotations

from datetime import date

from tests.analysis import build

from sciencepm.analysis.compare import Comparison, Fact, comparison
from sciencepm.analysis.results import results
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.record import Record
from sciencepm.exchange.sample import sample_portfolio
from sciencepm.i18n import Words

TODAY = date(2026, 11, 20)
W = Words()


def compared(portfolio: Portfolio, *ids: str) -> Comparison:
    return comparison(portfolio, results(portfolio, TODAY), ids, TODAY, W)


def fact(whole: Comparison, name: str) -> Fact:
    return next(each for each in whole.facts if each.name == name)


def two(**second: object) -> Portfolio:
    people = [{"since": date(2026, 8, 10), "people": 2}]
    more = [{"since": date(2026, 8, 10), "people": 4}]
    records: list[Record] = [
        build.project("Tables at once", team="Documents", people=people),
        build.project("Fraud before payout", **{"team": "Documents", "people": more, **second}),
        build.point("tables"),
        build.point("fraud", chance="0.9"),
    ]
    return build.portfolio(*records)


def test_columns_come_in_the_order_asked_and_what_is_gone_is_left_out() -> None:
    whole = compared(two(), "fraud", "nobody", "tables")
    assert [side.project_id for side in whole.sides] == ["fraud", "tables"]
    assert all(len(each.cells) == 2 for each in whole.facts)


def test_what_is_the_same_of_all_does_not_differ() -> None:
    whole = compared(two(), "tables", "fraud")
    assert not fact(whole, "Team").differs
    assert fact(whole, "Chance to land").differs
    assert [cell.text for cell in fact(whole, "Chance to land").cells] == ["60%", "90%"]


def test_a_chance_lies_on_a_scale_from_nought_to_all() -> None:
    low, high = fact(compared(two(), "tables", "fraud"), "Chance to land").cells
    assert low.span == (0.6, 0.6, 0.6)
    assert high.span == (0.9, 0.9, 0.9)


def test_people_lie_on_a_scale_from_nobody_to_the_most() -> None:
    # Two of four people is half of the row's scale.
    assert [cell.span for cell in fact(compared(two(), "tables", "fraud"), "People").cells] == [
        (0.5, 0.5, 0.5),
        (1.0, 1.0, 1.0),
    ]


def test_a_plan_says_how_many_of_a_hundred_stop_and_land() -> None:
    cells = fact(compared(two(), "tables", "fraud"), "Of 100 plans like it").cells
    assert [cell.text for cell in cells] == ["40 stop at 1, 60 land", "10 stop at 1, 90 land"]


def test_what_is_missing_is_said_in_words_and_has_no_bar() -> None:
    whole = compared(two(state="idea"), "tables", "fraud")
    idea = fact(whole, "Chance to land").cells[1]
    assert (idea.text, idea.span) == ("no forecast", None)
    assert fact(whole, "Cost left").cells[0].text == "not known"


def test_every_project_of_the_sample_can_be_compared() -> None:
    portfolio = sample_portfolio(TODAY)
    whole = compared(portfolio, *results(portfolio, TODAY).projects)
    for each in whole.facts:
        for cell in each.cells:
            assert cell.text
            assert cell.span is None or 0 <= cell.span[0] <= cell.span[1] <= cell.span[2] <= 1
