"""Does "what changed" say from what to what, why, and the weightiest first?"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from tests.analysis import build

from sciencepm.analysis.changes import ChangeKind, ChangeLine, changes
from sciencepm.domain.concerns import Risk, RiskCategory
from sciencepm.domain.decision import Outcome
from sciencepm.domain.plan import DecisionPoint, ExperimentOutcome, ExperimentState, Measurement
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Blocked, Kind, PeopleFrom, Project, ProjectState
from sciencepm.domain.ranges import CostRange
from sciencepm.domain.record import Record
from sciencepm.domain.stop_rule import StopRuleMove, StopRuleType
from sciencepm.domain.value_case import EvidenceLevel, Sheet, ValueCase, ValueInput
from sciencepm.i18n import Words

W = Words()
THEN = date(2026, 10, 2)
TODAY = date(2026, 11, 20)

PROJECT = build.project()
# 10 August 2026 and exactly 30 weeks is 8 March 2027
POINT = build.point("statements", weeks=build.weeks(30, 30, 30))
BEFORE: tuple[Record, ...] = (PROJECT, POINT)


def lines(then: tuple[Record, ...], now: tuple[Record, ...]) -> tuple[ChangeLine, ...]:
    return changes(build.portfolio(*then), THEN, build.portfolio(*now), TODAY, W)


def texts(*now: Record, then: tuple[Record, ...] = BEFORE) -> list[str]:
    return [line.text for line in lines(then, now)]


def decided(outcome: Outcome, on: date = date(2026, 11, 3), **fields: Any) -> Record:
    return build.decision("statements-1", on, outcome, **fields)


def test_nothing_changed_is_no_line() -> None:
    assert lines(BEFORE, BEFORE) == ()
    assert changes(Portfolio.new(), THEN, Portfolio.new(), TODAY, W) == ()


def test_a_pass_says_why() -> None:
    later = build.point("statements", 2)
    go = decided(Outcome.GO, why="Right desk 93 times in 100. The pilot said so.")
    found = lines((*BEFORE, later), (*BEFORE, later, go))
    assert (found[0].kind, found[0].on) == (ChangeKind.GO, date(2026, 11, 3))
    assert found[0].text == "Statements into tables passed decision 1: Right desk 93 times in 100"
    assert (found[0].subject, found[0].said) == (
        "Statements into tables",
        "passed decision 1: Right desk 93 times in 100",
    )


def test_a_revision_says_how_the_landing_moved_in_the_same_line() -> None:
    again = decided(Outcome.REVISE, ask_again_on=date(2027, 7, 2), why="Reads 91 of 100, not 95.")
    assert texts(*BEFORE, again) == [
        "Statements into tables was revised at decision 1, likely landing March → July 2027: Reads 91 of 100, not 95"
    ]


def test_a_stop_says_what_is_not_spent() -> None:
    # of 310,000 for the stage nothing was spent: without monthly cost and entries the estimate is nought
    cost = CostRange.make(low=200_000, likely=310_000, high=400_000)
    point = build.point("statements", cost=cost, weeks=build.weeks(30, 30, 30))
    ended = PROJECT.evolve(state=ProjectState.STOPPED, ended_on=date(2026, 10, 30))
    stop = decided(Outcome.STOP, date(2026, 10, 30), why="No way reads rare pages")
    assert texts(ended, point, stop, then=(PROJECT, point)) == [
        "Statements into tables was stopped at decision 1, €310k not spent: No way reads rare pages"
    ]


def test_a_hold_says_what_it_waits_for() -> None:
    held = decided(Outcome.HOLD, waits_for="the vendor's licence")
    on_hold = PROJECT.evolve(state=ProjectState.ON_HOLD)
    assert texts(on_hold, POINT, held) == [
        "Statements into tables was put on hold at decision 1, waiting for the vendor's licence"
    ]


def test_a_decision_known_then_or_still_to_come_is_not_told() -> None:
    known = (*BEFORE, decided(Outcome.REVISE, date(2026, 9, 28), ask_again_on=date(2026, 12, 11)))
    assert texts(*known, then=known) == []
    ahead = decided(Outcome.REVISE, date(2026, 11, 21))
    assert [line.kind for line in lines(BEFORE, (*BEFORE, ahead)) if line.kind is ChangeKind.REVISE] == []


def test_a_correction_says_from_what_to_what_and_one_that_says_the_same_says_nothing() -> None:
    known = (*BEFORE, decided(Outcome.REVISE, date(2026, 9, 28), ask_again_on=date(2027, 3, 8)))
    fields: dict[str, Any] = {"id": "corrected", "corrects_id": "statements-1-revise", "ask_again_on": date(2027, 3, 8)}
    assert texts(*known, decided(Outcome.REVISE, **fields), then=known) == []
    held = decided(Outcome.HOLD, **fields, why="The licence is missing")
    assert "Statements into tables: decision 1 was corrected, revise → hold: The licence is missing" in texts(
        *known, held, then=known
    )


def test_a_new_decision_and_its_correction_are_one_line() -> None:
    misread = decided(Outcome.STOP, date(2026, 11, 3))
    corrected = decided(
        Outcome.REVISE, date(2026, 11, 4), corrects_id="statements-1-stop", ask_again_on=date(2027, 3, 8)
    )
    assert texts(*BEFORE, misread, corrected) == ["Statements into tables was revised at decision 1"]


def test_a_landing_that_moved_without_a_decision_has_its_own_line_with_the_range() -> None:
    # exactly 44 weeks from 10 August 2026 is 14 June 2027
    slower = POINT.evolve(weeks=build.weeks(44, 44, 44))
    assert texts(PROJECT, slower) == ["Statements into tables: likely landing March → June 2027 (Jun 2027)"]


def test_a_landing_into_another_year_names_both() -> None:
    # 14 weeks from 10 August 2026 is 16 November, with today's 20 November past; 18 weeks 14 December
    sooner = POINT.evolve(weeks=build.weeks(18, 18, 18))
    assert texts(PROJECT, POINT, then=(PROJECT, sooner)) == [
        "Statements into tables: likely landing December 2026 → March 2027 (Mar 2027)"
    ]


@pytest.mark.parametrize("weeks", [31, 29])
def test_a_landing_that_moved_by_a_week_is_no_news(weeks: int) -> None:
    assert texts(PROJECT, POINT.evolve(weeks=build.weeks(weeks, weeks, weeks))) == []


def test_a_first_landing_is_said_as_a_range() -> None:
    unknown = POINT.evolve(weeks=None)
    assert texts(*BEFORE, then=(PROJECT, unknown)) == ["Statements into tables: can now be said to land: Mar 2027"]


def test_a_chance_that_moved_says_after_which_decision_or_from_which_source() -> None:
    lower = POINT.evolve(chance=Decimal("0.52"), chance_source="Three failed tries. More to come.")
    assert texts(PROJECT, lower) == ["Statements into tables: chance 60% → 52%: Three failed tries"]
    assert texts(PROJECT, POINT.evolve(chance=Decimal("0.56"))) == []
    # 0.6 of two points is 36%; the first one passed, 60% is left
    later = build.point("statements", 2, weeks=build.weeks(1, 1, 1))
    passed = decided(Outcome.GO)
    assert "Statements into tables: chance 36% → 60%, after decision 1" in texts(
        *BEFORE, later, passed, then=(*BEFORE, later)
    )


def hours_saved(minutes: int, source: str = "Team", **fields: Any) -> ValueCase:
    """Sheet 4: 600,000 cases x 0.1 more straight through x minutes / 60, none checked by hand."""
    inputs = [
        ValueInput.make(name="cases", range=build.figures(600_000, 600_000, 600_000), source="Team"),
        ValueInput.make(name="gain", range=build.figures(0.1, 0.1, 0.1), source="Team"),
        ValueInput.make(name="spot_checks", range=build.figures(0, 0, 0), source="Team"),
        ValueInput.make(
            name="minutes",
            range=build.figures(minutes, minutes, minutes),
            source=source,
            source_date=date(2026, 11, 12),
        ),
    ]
    return ValueCase.make(
        **{"id": "case", "project_id": "statements", "sheet": Sheet.STRAIGHT_THROUGH, "inputs": inputs, **fields}
    )


def unpriced(short: str, **fields: Any) -> ValueCase:
    start = {"id": "case", "project_id": "statements", "sheet": Sheet.OWN_FORMULA, "not_priced": True}
    return ValueCase.make(**{**start, **fields, "short": short})


def test_a_value_that_moved_names_the_new_source_and_its_day() -> None:
    # 600,000 x 0.1 x 9 / 60 = 9,000 hours; with 11 minutes 11,000
    (line,) = lines((*BEFORE, hours_saved(9)), (*BEFORE, hours_saved(11, "Spain test")))
    assert (line.kind, line.on) == (ChangeKind.VALUE, date(2026, 11, 12))
    assert line.text == "Statements into tables: 9,000 hours → 11,000 hours a year (Spain test)"
    wages = ValueInput.make(name="wage", range=build.figures(50, 50, 50), source="Finance")
    priced = hours_saved(11).evolve(inputs=(*hours_saved(11).inputs, wages))
    # 11,000 hours at 50 are 550,000
    assert texts(*BEFORE, priced, then=(*BEFORE, hours_saved(11))) == [
        "Statements into tables: 11,000 hours → €550k a year"
    ]


def test_value_without_a_figure_says_from_what_to_what() -> None:
    then = (*BEFORE, unpriced("opens 2 products"))
    assert texts(*BEFORE, unpriced("opens 3 products"), then=then) == [
        "Statements into tables: opens 2 products → opens 3 products"
    ]
    measured = unpriced("opens 2 products", evidence=EvidenceLevel.MEASURED)
    assert texts(*BEFORE, measured, then=then) == ["Statements into tables: opens 2 products, now measured in live use"]


def test_what_an_experiment_found_is_said_with_its_figures() -> None:
    running = build.experiment("statements-1", "C", state=ExperimentState.RUNNING)
    done = running.evolve(
        state=ExperimentState.DONE,
        outcome=ExperimentOutcome.WORKED,
        ended_on=date(2026, 11, 9),
        measurements=(Measurement.make(metric="tables right", value=91, unit="of 100"),),
    )
    then = (PROJECT, POINT, build.point("statements", 2), running)
    (line,) = lines(then, (*then[:3], done))
    assert (line.kind, line.on) == (ChangeKind.EXPERIMENT, date(2026, 11, 9))
    assert line.text == "Statements into tables: experiment C worked: 91 of 100 tables right"
    assert lines((*then[:3], done), (*then[:3], done)) == ()


def test_several_experiments_are_one_line_and_a_failure_is_said_as_plainly_as_a_success() -> None:
    def done(letter: str, outcome: ExperimentOutcome) -> Record:
        return build.experiment("statements-1", letter, state=ExperimentState.DONE, outcome=outcome)

    worked, failed, unclear = ExperimentOutcome.WORKED, ExperimentOutcome.DID_NOT_WORK, ExperimentOutcome.INCONCLUSIVE
    found = texts(
        *BEFORE,
        build.point("statements", 2),
        done("A", failed),
        done("B", failed),
        done("C", worked),
        done("D", unclear),
        then=(*BEFORE, build.point("statements", 2)),
    )
    assert found == [
        "Statements into tables: experiment C worked; experiments A and B did not work; experiment D left it open"
    ]


def test_waiting_for_data_has_its_day_and_its_end() -> None:
    waits = PROJECT.evolve(
        blocked=Blocked.make(since=date(2026, 11, 2), what="2025 contracts", owed_by="Sales operations")
    )
    (line,) = lines(BEFORE, (waits, POINT))
    assert (line.kind, line.on) == (ChangeKind.DATA, date(2026, 11, 2))
    assert line.text == "Statements into tables waits for data: 2025 contracts, owed by Sales operations"
    assert texts(*BEFORE, then=(waits, POINT)) == ["Statements into tables no longer waits for data"]
    assert texts(waits, POINT, then=(waits, POINT)) == []


RULE = build.stop_rule("statements", StopRuleType.EXPERIMENTS, limit=4, text="No way reads 95 of 100")


def failures(count: int) -> tuple[Record, ...]:
    return tuple(
        build.experiment(
            "statements-1",
            "ABCDE"[each],
            state=ExperimentState.DONE,
            outcome=ExperimentOutcome.DID_NOT_WORK,
            ended_on=date(2026, 9, 1),
        )
        for each in range(count)
    )


def test_a_rule_that_came_nearer_or_was_crossed_is_said() -> None:
    # 2 of 4 is clear, 3 of 4 is 0.75 and approaching, 4 of 4 is crossed
    then = (*BEFORE, RULE, *failures(2))
    assert "Statements into tables: nearer to a stop rule, 2 → 3 of 4 experiments" in texts(
        *BEFORE, RULE, *failures(3), then=then
    )
    first = lines(then, (*BEFORE, RULE, *failures(4)))[0]
    assert first.urgent
    assert first.text == "Statements into tables: stop rule crossed, 4 of 4 experiments: No way reads 95 of 100"


def test_a_moved_rule_says_from_where_to_where_and_why() -> None:
    move = StopRuleMove(on=date(2026, 11, 3), by="PM", why="One more try is cheap.", limit=Decimal(4))
    moved = RULE.evolve(limit=5, moves=(move,))
    (line,) = lines((*BEFORE, RULE), (*BEFORE, moved))
    assert (line.text, line.on) == (
        "Statements into tables: stop rule moved, 4 → 5 experiments: One more try is cheap",
        date(2026, 11, 3),
    )
    (date_line,) = lines(
        (*BEFORE, build.stop_rule("statements", StopRuleType.DATE, limit_date=date(2027, 7, 1))),
        (
            *BEFORE,
            build.stop_rule(
                "statements",
                StopRuleType.DATE,
                limit_date=date(2027, 10, 1),
                moves=(StopRuleMove(on=TODAY, by="PM", why="The data came late", limit_date=date(2027, 7, 1)),),
            ),
        ),
    )
    assert date_line.said == "stop rule moved, 1 July 2027 → 1 October 2027: The data came late"


def test_a_rule_agreed_since_is_said() -> None:
    assert texts(*BEFORE, RULE) == ["Statements into tables: stop rule agreed: No way reads 95 of 100"]
    assert texts(*BEFORE, RULE, then=(*BEFORE, RULE.evolve(agreed_on=None))) == [
        "Statements into tables: stop rule agreed: No way reads 95 of 100"
    ]


def staffed(title: str, people: str, **fields: Any) -> Project:
    return build.project(title, people=(PeopleFrom.make(since=date(2026, 1, 1), people=people),), **fields)


def test_the_balance_says_both_shares_and_the_band() -> None:
    product = staffed("Product", "7")
    ground = staffed("Ground", "3", kind=Kind.FOUNDATIONAL)
    # 7 of 10 is 70%, 7 of 10.6 is 66.04%: within the five points agreed
    grown = staffed("Ground", "3.6", kind=Kind.FOUNDATIONAL)
    assert texts(product, grown, then=(product, ground)) == ["Balance 70 : 30 → 66 : 34, within ±5 points"]
    # 7 of 11.1 is 63.06%: beyond five, within ten points
    assert texts(product, staffed("Ground", "4.1", kind=Kind.FOUNDATIONAL), then=(product, ground)) == [
        "Balance 70 : 30 → 63 : 37, drifting from the target of 70%"
    ]
    # 7 of 10.1 is 69.3%: less than two points
    assert texts(product, staffed("Ground", "3.1", kind=Kind.FOUNDATIONAL), then=(product, ground)) == []


def test_projects_are_started_landed_stopped_or_gone() -> None:
    new = build.project("Newcomer", start=date(2026, 10, 20))
    assert texts(*BEFORE, new) == ["Newcomer was started"]
    assert texts(*BEFORE, new.evolve(state=ProjectState.IDEA)) == ["Newcomer was added as an idea"]
    assert texts(*BEFORE, new, then=(*BEFORE, new.evolve(state=ProjectState.IDEA))) == ["Newcomer was started"]
    assert texts(*BEFORE, new, then=(*BEFORE, new.evolve(state=ProjectState.ON_HOLD))) == [
        "Newcomer was taken up again"
    ]
    landed = PROJECT.evolve(state=ProjectState.LANDED, ended_on=date(2026, 11, 10))
    (line,) = lines(BEFORE, (landed, POINT))
    assert (line.text, line.kind, line.on) == ("Statements into tables landed", ChangeKind.ENDED, date(2026, 11, 10))
    stopped = PROJECT.evolve(state=ProjectState.STOPPED, ended_on=date(2026, 11, 10))
    assert texts(stopped, POINT) == ["Statements into tables was stopped"]
    binned = PROJECT.evolve(deleted_on=datetime(2026, 11, 1, tzinfo=UTC))
    assert texts(binned, POINT) == ["Statements into tables was taken out of the portfolio"]
    assert texts(*BEFORE, then=(binned, POINT)) == ["Statements into tables was started"]


def test_risks_opened_and_closed_are_said_and_none_found_is_not() -> None:
    risk = Risk.make(
        id="risk", project_id="statements", category=RiskCategory.FAIRNESS, text="Small firms see more false alarms."
    )
    assert texts(*BEFORE, risk) == ["Statements into tables: new risk, fairness: Small firms see more false alarms"]
    closed = risk.evolve(closed_on=date(2026, 11, 8))
    assert texts(*BEFORE, closed, then=(*BEFORE, risk)) == [
        "Statements into tables: risk closed, fairness: Small firms see more false alarms"
    ]
    assert texts(*BEFORE, closed) == []
    assert texts(*BEFORE, risk.evolve(none_found=True)) == []


def test_what_ended_or_turned_comes_before_what_moved_and_what_was_added() -> None:
    def turned(title: str, outcome: Outcome, on: date) -> tuple[Record, ...]:
        project_id = title.lower()
        plan: tuple[Record, ...] = (build.project(title), build.point(project_id, weeks=build.weeks(30, 30, 30)))
        return (*plan, build.decision(f"{project_id}-1", on, outcome, ask_again_on=date(2027, 3, 8)))

    stop, revise = (
        turned("Stopped", Outcome.STOP, date(2026, 11, 12)),
        turned("Revised", Outcome.REVISE, date(2026, 10, 9)),
    )
    go = turned("Gone", Outcome.GO, date(2026, 10, 5))
    new = build.project("Added")
    crossed = build.stop_rule("statements", StopRuleType.DATE, limit_date=date(2026, 11, 1), text="Not by autumn")
    then = (*BEFORE, crossed, *stop[:2], *revise[:2], *go[:2])
    found = lines(then, (*BEFORE, crossed, *stop, *revise, *go, new))
    assert [line.kind for line in found if line.kind is not ChangeKind.CHANCE] == [
        ChangeKind.STOP_RULE,
        ChangeKind.STOP,
        ChangeKind.REVISE,
        ChangeKind.GO,
        ChangeKind.STARTED,
    ]


def test_the_point_of_a_decision_in_the_bin_changes_nothing() -> None:
    binned = POINT.evolve(deleted_on=datetime(2026, 11, 1, tzinfo=UTC))
    assert isinstance(binned, DecisionPoint)
    assert ChangeKind.REVISE not in {line.kind for line in lines(BEFORE, (PROJECT, binned, decided(Outcome.REVISE)))}
