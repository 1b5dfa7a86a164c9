"""Where a plan stands: which stage runs, when its questions are asked, and the standing of the project."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.analysis.build import decision, experiment, point, portfolio, project, stop_rule, weeks

from sciencepm.analysis.plan import (
    Stage,
    StageState,
    Standing,
    next_stage,
    result_without_path,
    stages,
    standing,
)
from sciencepm.domain.decision import Outcome
from sciencepm.domain.landing import PathToProduction
from sciencepm.domain.plan import ExperimentOutcome, ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Blocked, Kind, Project, ProjectState
from sciencepm.domain.record import Record
from sciencepm.domain.stop_rule import StopRuleType

TODAY = date(2026, 11, 20)
THREE = (point("statements", 1), point("statements", 2), point("statements", 3))
WENT = decision("statements-1", date(2026, 10, 12), Outcome.GO)


def plan(*records: Record, today: date = TODAY, **fields: Any) -> tuple[Stage, ...]:
    return stages(portfolio(project(**fields), *records), "statements", today)


def path(project_id: str = "statements", **fields: object) -> PathToProduction:
    whole = {"receiving_team": "Documents", "build_from": date(2027, 3, 1), "build_to": date(2027, 3, 29)}
    return PathToProduction.make(**{"id": f"{project_id}-path", "project_id": project_id, **whole, **fields})


def test_a_stage_starts_the_day_the_question_before_was_answered_go() -> None:
    # 9 likely weeks are 63 days: from 12 October to 14 December, from there to 15 February.
    found = plan(*THREE, WENT)
    assert [stage.state for stage in found] == [StageState.PASSED, StageState.RUNNING, StageState.TO_COME]
    assert [stage.started_on for stage in found] == [date(2026, 8, 10), date(2026, 10, 12), date(2026, 12, 14)]
    assert [stage.asked_on for stage in found] == [date(2026, 10, 12), date(2026, 12, 14), date(2027, 2, 15)]
    # 10 August to 12 October: 9 weeks. 12 October to 20 November: 39 days, 5.6 weeks.
    assert [stage.weeks_used for stage in found] == [Decimal("9.0"), Decimal("5.6"), None]


def test_the_next_stage_is_the_one_whose_question_is_open() -> None:
    whole = portfolio(project(), *THREE, WENT)
    found = next_stage(whole, "statements", TODAY)
    assert found is not None
    assert (found.number, found.point.id) == (2, "statements-2")
    assert next_stage(portfolio(project()), "statements", TODAY) is None


def test_a_stage_after_a_late_one_is_not_planned_in_the_past() -> None:
    # The first question was due on 12 October and is still open on 20 November: the second stage begins then at best.
    found = plan(*THREE[:2])
    assert found[0].asked_on == date(2026, 10, 12)
    assert found[1].started_on == TODAY


def test_a_project_that_begins_later_runs_nothing_yet() -> None:
    found = plan(*THREE[:1], start=date(2027, 1, 4))
    assert (found[0].state, found[0].started_on) == (StageState.TO_COME, date(2027, 1, 4))
    assert plan(*THREE[:1], state=ProjectState.IDEA)[0].state is StageState.TO_COME


def test_a_revised_question_is_asked_on_its_new_day() -> None:
    revised = decision("statements-1", date(2026, 11, 3), Outcome.REVISE, ask_again_on=date(2026, 12, 11))
    found = plan(*THREE, revised)[0]
    assert (found.state, found.asked_on, found.last_decision) == (
        StageState.RUNNING,
        date(2026, 12, 11),
        revised,
    )


def test_after_a_stop_the_rest_of_the_plan_was_left() -> None:
    stopped = decision("statements-2", date(2026, 10, 30), Outcome.STOP)
    found = plan(*THREE, WENT, stopped, state=ProjectState.STOPPED, ended_on=date(2026, 10, 30))
    assert [stage.state for stage in found] == [StageState.PASSED, StageState.PASSED, StageState.LEFT]
    assert (found[2].started_on, found[2].asked_on) == (None, None)
    assert next_stage(portfolio(project(), *THREE, WENT, stopped), "statements", TODAY) is None


def test_a_correction_stands_in_place_of_what_it_corrects() -> None:
    wrong = decision("statements-1", date(2026, 11, 3), Outcome.STOP)
    right = decision("statements-1", date(2026, 11, 2), Outcome.GO, corrects_id=wrong.id)
    found = plan(*THREE, wrong, right)
    assert found[0].last_decision == right
    assert len(found[0].decisions) == 2
    assert found[1].started_on == date(2026, 11, 2)


def test_a_correction_of_an_early_entry_does_not_undo_a_later_one() -> None:
    first = decision("statements-1", date(2026, 10, 1), Outcome.REVISE, id="first")
    later = decision("statements-1", date(2026, 11, 2), Outcome.GO, id="later")
    right = decision("statements-1", date(2026, 11, 9), Outcome.HOLD, id="right", corrects_id="first")
    assert plan(*THREE, first, later, right)[0].last_decision == later


def test_a_stage_with_a_fixed_day_ends_on_it_and_one_without_weeks_on_no_known_day() -> None:
    fixed = point("statements", 1, fixed_date=date(2027, 1, 1))
    assert plan(fixed)[0].asked_on == date(2027, 1, 1)
    open_ended = plan(point("statements", 1, weeks=None), THREE[1])
    assert [stage.asked_on for stage in open_ended] == [None, None]


def test_weeks_beyond_the_calendar_end_on_its_last_day() -> None:
    assert plan(point("statements", 1, weeks=weeks(1, 10**17, 10**17)))[0].asked_on == date.max


def test_experiments_under_way_say_when_a_stage_without_a_day_began() -> None:
    running = experiment("statements-1", state=ExperimentState.RUNNING, started_on=date(2026, 9, 1))
    found = plan(THREE[0], running, start=None)[0]
    assert (found.state, found.started_on) == (StageState.RUNNING, date(2026, 9, 1))


FAST = point("statements", 1, weeks=weeks(30, 40, 60))
REVISED = decision("statements-1", date(2026, 11, 3), Outcome.REVISE, ask_again_on=date(2026, 12, 11))
ASK_PASSED = decision("statements-1", date(2026, 9, 3), Outcome.REVISE, ask_again_on=date(2026, 11, 11))
LAST_GO = decision("statements-1", date(2026, 10, 1), Outcome.GO)
WORKED = experiment(
    "statements-1",
    state=ExperimentState.DONE,
    outcome=ExperimentOutcome.WORKED,
    ended_on=date(2026, 9, 2),
)
BLOCKED = Blocked(since=date(2026, 11, 2), what="Contract history")


@pytest.mark.parametrize(
    ("expected", "records", "fields"),
    [
        (Standing.ON_PLAN, (FAST,), {}),
        (Standing.REVISED, (FAST, REVISED), {}),
        (Standing.OUT_OF_DATE, (FAST, ASK_PASSED), {}),
        (Standing.OUT_OF_DATE, (point("statements", 1, fixed_date=date(2026, 11, 1)),), {}),
        # 102 days are 14.6 weeks; of 6/8/9 weeks 1.28 x ln(14.6/8)/ln(9/8) = 6.5 deviations: nothing is left.
        (Standing.OUT_OF_DATE, (point("statements", 1, weeks=weeks(6, 8, 9)),), {}),
        (Standing.BLOCKED, (FAST,), {"blocked": BLOCKED}),
        (Standing.NOT_READY, (), {}),
        (Standing.NOT_READY, (FAST,), {"kind": Kind.FOUNDATIONAL}),
        (Standing.ON_PLAN, (FAST, stop_rule("statements", StopRuleType.EVENT)), {"kind": Kind.FOUNDATIONAL}),
        (Standing.RESULT_NO_PATH, (FAST, LAST_GO), {}),
        (Standing.RESULT_NO_PATH, (FAST, WORKED), {}),
        (Standing.ON_PLAN, (FAST, WORKED, path()), {}),
        # 28 days to build from 1 October are over on 29 October.
        (Standing.OUT_OF_DATE, (FAST, LAST_GO, path()), {}),
        (Standing.IDEA, (), {"state": ProjectState.IDEA}),
        (Standing.ON_HOLD, (FAST,), {"state": ProjectState.ON_HOLD, "blocked": BLOCKED}),
        (Standing.STOPPED, (FAST,), {"state": ProjectState.STOPPED}),
        (Standing.LANDED, (FAST,), {"state": ProjectState.LANDED}),
    ],
)
def test_how_a_project_stands(expected: Standing, records: tuple[Record, ...], fields: dict[str, Any]) -> None:
    whole = portfolio(project(**fields), *records)
    assert standing(whole, whole.get(Project, "statements"), TODAY) is expected


def test_a_result_waits_since_it_worked() -> None:
    def since(*records: Record) -> date | None:
        whole: Portfolio = portfolio(project(), *records)
        return result_without_path(whole, "statements", TODAY)

    assert since(FAST, WORKED) == date(2026, 9, 2)
    assert since(FAST, WORKED, LAST_GO) == date(2026, 10, 1)
    assert since(FAST, WORKED, LAST_GO, path()) is None
    assert since(FAST, WORKED, LAST_GO, path(receiving_team="")) == date(2026, 10, 1)
    # A result half way through a plan has its path still to come.
    assert since(FAST, WORKED, THREE[1]) is None
