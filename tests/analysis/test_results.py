"""Everything shown of a portfolio at once: sums from draws, landings by a day, what is close, what was freed."""

from __future__ import annotations

import time
from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.analysis.build import decision, experiment, figures, point, portfolio, project, stop_rule, weeks

from sciencepm.analysis.landings import Landings
from sciencepm.analysis.plan import Standing
from sciencepm.analysis.plan_ahead import Missing
from sciencepm.analysis.results import results
from sciencepm.analysis.stop_rules import Band
from sciencepm.domain.decision import Outcome
from sciencepm.domain.edit import Change, Edit
from sciencepm.domain.plan import DecisionPoint, ExperimentOutcome, ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import PeopleFrom, ProjectState
from sciencepm.domain.ranges import CostRange
from sciencepm.domain.record import Record
from sciencepm.domain.stop_rule import StopRuleType
from sciencepm.domain.value_case import Sheet, ValueCase, ValueInput

TODAY = date(2026, 8, 10)
TITLES = ("Answers", "Billing", "Cards", "Documents", "Errors")


def worth(project_id: str, low: float, likely: float, high: float) -> ValueCase:
    """A case of so many millions a year: all of what is attempted is caught and kept."""
    whole = {"attempted": (low * 1e6, likely * 1e6, high * 1e6), "gain": (1,) * 3, "recovered": (0,) * 3}
    inputs = tuple(
        ValueInput(name=name, range=figures(*three)) for name, three in {**whole, "kept_live": (1,) * 3}.items()
    )
    return ValueCase.make(id=f"{project_id}-worth", project_id=project_id, sheet=Sheet.CASES_CAUGHT, inputs=inputs)


def people(count: int) -> tuple[PeopleFrom, ...]:
    return (PeopleFrom(since=date(2026, 1, 1), people=Decimal(count)),)


def five(state: ProjectState = ProjectState.ACTIVE) -> Portfolio:
    """Five projects that land in 1 to 5 times ten weeks to the day, each with a chance of one half."""
    values = ((1.6, 2.0, 2.5), (0.5, 0.65, 0.8), (0.25, 0.38, 0.55), (0.11, 0.17, 0.24), (0.43, 0.56, 0.72))
    records: list[Record] = []
    for number, (title, millions) in enumerate(zip(TITLES, values, strict=True), start=1):
        own = project(title, state=state, position=number, people=people(2))
        span = weeks(10 * number, 10 * number, 10 * number)
        records += [own, point(own.id, 1, weeks=span, chance="0.5"), worth(own.id, *millions)]
    return portfolio(*records)


def test_the_value_of_a_portfolio_is_a_sum_of_draws_not_of_low_figures() -> None:
    # Five cases of domain.md, section 4: 3.3/3.8/4.4 M, where adding the low figures says 2.9.
    found = results(five(), TODAY)
    together = found.value_if_all_land
    assert together is not None
    assert [round(end / 1_000_000, 1) for end in (together.low, together.likely, together.high)] == [
        Decimal("3.3"),
        Decimal("3.8"),
        Decimal("4.4"),
    ]
    # Each lands with one half, so weighted by chance it is half the mean.
    assert found.value_by_chance == pytest.approx(together.mean / 2, rel=Decimal("1e-6"))


def test_how_many_land_by_a_day() -> None:
    # Within 30 weeks three of five may land, each with one half: none 1 in 8, one 3 in 8, two 3 in 8, three 1 in 8.
    # P10 is none (12.5%), P50 one (up to 50%, within sampling error two), P90 three (the last 12.5%).
    landings = results(five(), TODAY).landings(TODAY + timedelta(weeks=30))
    assert (landings.low, landings.high, landings.of) == (0, 3, 5)
    assert landings.expected in (1, 2)
    assert results(five(), TODAY).landings(TODAY).high == 0


def test_certain_landings_are_counted_to_the_day() -> None:
    records = [project("Answers"), point("answers", 1, weeks=weeks(10, 10, 10), chance=1)]
    found = results(portfolio(*records), TODAY)
    day = TODAY + timedelta(weeks=10)
    assert found.landings(day) == Landings(expected=1, low=1, high=1, of=1)
    assert found.landings(day - timedelta(days=1)) == Landings(expected=0, low=0, high=0, of=1)


def test_a_whole_portfolio_with_projects_of_every_kind() -> None:
    failed = [
        experiment("answers-1", letter, state=ExperimentState.DONE, outcome=ExperimentOutcome.DID_NOT_WORK)
        for letter in "ABCD"
    ]
    cost = CostRange.make(low=1, likely=310_000, high=400_000)
    whole = portfolio(
        project("Answers", people=people(3)),
        point("answers"),
        *failed,
        stop_rule("answers", StopRuleType.EXPERIMENTS, limit=5),
        stop_rule("answers", StopRuleType.DATE, limit_date=date(2027, 10, 1)),
        project("Billing", people=people(2), state=ProjectState.ON_HOLD),
        stop_rule("billing", StopRuleType.EVENT, happened_on=TODAY),
        project("Cards", state=ProjectState.LANDED),
        worth("cards", 1, 1, 1),
        project("Documents", state=ProjectState.STOPPED, ended_on=TODAY),
        point("documents", 1, cost=cost),
        decision("documents-1", TODAY, Outcome.STOP),
        project("Errors", people=people(1)),
        worth("errors", 2, 2, 2),
    )
    found = results(whole, TODAY)
    assert list(found.projects) == ["answers", "billing", "cards", "documents", "errors"]
    # 3 people on Answers and 1 on Errors; Billing is on hold.
    assert found.people == 4
    # 4 of 5 experiments: 0.80. The rule crossed by a project on hold waits with it.
    assert [(entry.rule.project_id, entry.part, entry.band) for entry in found.close] == [
        ("answers", Decimal("0.8"), Band.APPROACHING)
    ]
    assert found.not_spent == 310_000
    assert (found.landed_value and found.landed_value.likely) == 1_000_000
    assert (found.value_if_all_land and found.value_if_all_land.likely) == 2_000_000
    # Errors has a value but no plan, so nothing can be weighted by its chance.
    assert found.value_by_chance is None
    errors = found.projects["errors"]
    assert (errors.standing, errors.next) == (Standing.NOT_READY, None)
    assert errors.forecast is not None
    assert errors.forecast.missing == (Missing.DECISION_POINTS,)
    answers = found.projects["answers"]
    assert (answers.next and answers.next.number) == 1
    assert answers.people == 3
    assert (answers.nearest and answers.nearest.part) == Decimal("0.8")


@pytest.mark.parametrize(
    "whole",
    [portfolio(), portfolio(project(start=None)), five(ProjectState.ON_HOLD), five(ProjectState.IDEA)],
    ids=["empty", "one bare project", "all on hold", "all ideas"],
)
def test_a_portfolio_with_nothing_to_say_says_so(whole: Portfolio) -> None:
    found = results(whole, TODAY)
    assert (found.balance.share, found.balance.band) == (None, None)
    assert (found.value_if_all_land, found.value_by_chance, found.landed_value) == (None, None, None)
    assert (found.close, found.not_spent, found.people) == ((), Decimal(0), Decimal(0))
    assert found.landings(date(2027, 6, 30)).high == 0


def test_after_an_edit_only_what_it_touched_is_drawn_again() -> None:
    before = five()
    old = results(before, TODAY)
    own = before.get(DecisionPoint, "cards-1")
    after = before.apply(Edit("Change", (Change(own, own.evolve(chance="0.25")),)))
    new = results(after, TODAY)
    kept = {title.lower() for title in TITLES} - {"cards"}
    assert all(new.projects[name].forecast is old.projects[name].forecast for name in kept)
    assert new.projects["cards"].forecast != old.projects["cards"].forecast
    assert results(after, TODAY) is new


def test_the_same_portfolio_loaded_again_has_the_same_figures() -> None:
    assert results(five(), TODAY).value_if_all_land == results(five(), TODAY).value_if_all_land
    assert results(five(), TODAY).projects["cards"].forecast == results(five(), TODAY).projects["cards"].forecast


def test_figures_come_at_once() -> None:
    # The promise is 150 ms for twelve projects; ten times as much is still a fault, not a busy machine.
    records: list[Record] = []
    for number in range(12):
        own = project(f"P{number} speed", team="Documents", position=number, monthly_cost=20_000)
        points = [point(own.id, place, weeks=weeks(6, 8, 13)) for place in (1, 2, 3)]
        rule = stop_rule(own.id, StopRuleType.SPEND, limit=400_000)
        records += [own, *points, rule, worth(own.id, 1, 2, 3)]
    whole = portfolio(*records)
    started = time.perf_counter()
    results(whole, TODAY + timedelta(weeks=4))
    assert time.perf_counter() - started < 1.5
