"""Results that worked and go nowhere lie in sight, with their age and what they have cost."""

from __future__ import annotations

from datetime import date

from tests.analysis import build

from sciencepm.analysis.graveyard import age_text, cost_text, graveyard, graveyard_headline, missing_text
from sciencepm.domain.decision import Outcome
from sciencepm.domain.landing import PathToProduction
from sciencepm.domain.record import Record
from sciencepm.domain.stop_rule import Spend
from sciencepm.i18n import Words

W = Words()
TODAY = date(2026, 11, 20)


def worked(title: str, on: date) -> tuple[Record, ...]:
    project = build.project(title, monthly_cost=10_000)
    return (project, build.point(project.id), build.decision(f"{project.id}-1", on, Outcome.GO))


def test_the_one_that_lies_there_longest_comes_first() -> None:
    records = (*worked("Search", date(2026, 11, 16)), *worked("Matching", date(2026, 9, 2)))
    spend = Spend.make(project_id="matching", on=date(2026, 9, 1), amount=95_000)
    portfolio = build.portfolio(*records, spend)
    old, new = graveyard(portfolio, TODAY)
    # 2 September to 20 November are 79 days: eleven weeks and two days
    assert (old.project.title, old.since, age_text(old, W)) == ("Matching", date(2026, 9, 2), "11 weeks")
    assert (new.project.title, age_text(new, W)) == ("Search", "less than a week")
    assert missing_text(portfolio, old, W) == "no receiving team, no build time planned"
    assert cost_text(old.spent, W) == "€95k"
    # 10 August to 20 November are 102 days of 30.4375 a month at €10,000: 33,511
    assert cost_text(new.spent, W) == "about €34k"
    # 95,000 and 33,511
    assert graveyard_headline((old, new), W) == "2 results that worked go nowhere; they have cost about €129k"
    assert graveyard_headline((old,), W) == "1 result that worked goes nowhere; it has cost €95k"


def test_a_result_with_a_team_and_a_time_is_not_buried() -> None:
    path = PathToProduction.make(
        project_id="search", receiving_team="Archive", build_from=date(2027, 1, 4), build_to=date(2027, 2, 1)
    )
    assert graveyard(build.portfolio(*worked("Search", date(2026, 9, 2)), path), TODAY) == ()
    half = build.portfolio(*worked("Search", date(2026, 9, 2)), path.evolve(build_to=None))
    (buried,) = graveyard(half, TODAY)
    assert missing_text(half, buried, W) == "no build time planned"
    assert graveyard_headline((), W) == "Every result that worked has somebody who takes it over"
