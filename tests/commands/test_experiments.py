"""What a PM does with experiments."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.commands.desk import NOW, TODAY, Desk

from sciencepm.analysis.wording import experiment_text
from sciencepm.commands.experiments import (
    add_experiment,
    block_experiment,
    change_experiment,
    drop_experiment,
    finish_experiment,
    move_experiment,
    plan_experiment,
    remove_experiment,
    run_experiment,
)
from sciencepm.commands.plan import add_decision_point, remove_decision_point
from sciencepm.domain.plan import DecisionPoint, Experiment, ExperimentOutcome, ExperimentState
from sciencepm.i18n import Words


@pytest.fixture
def point(desk: Desk) -> DecisionPoint:
    return desk.points(desk.project())[0]


def test_letters_run_through_the_whole_project(desk: Desk, point: DecisionPoint) -> None:
    second = desk.new(add_decision_point, project_id=point.project_id)
    other = desk.points(desk.project("Another project"))[0]
    letters = [desk.new(add_experiment, point_id=each.id).letter for each in (point, second, point, other)]
    assert letters == ["A", "B", "C", "A"]


def test_the_letter_of_a_removed_experiment_is_not_given_again(desk: Desk, point: DecisionPoint) -> None:
    second = desk.new(add_decision_point, project_id=point.project_id)
    desk.do(add_experiment, point_id=point.id)
    removed = desk.new(add_experiment, point_id=point.id)
    desk.do(remove_experiment, experiment_id=removed.id, now=NOW)
    desk.do(add_experiment, point_id=second.id)
    desk.do(remove_decision_point, point_id=second.id, now=NOW)
    assert desk.new(add_experiment, point_id=point.id).letter == "D"


def test_after_z_comes_aa(desk: Desk, point: DecisionPoint) -> None:
    letters = [desk.new(add_experiment, point_id=point.id).letter for _ in range(54)]
    assert letters[25:28] == ["Z", "AA", "AB"]
    assert letters[51:] == ["AZ", "BA", "BB"]


def test_an_experiment_runs_and_finishes_with_what_it_showed(desk: Desk, point: DecisionPoint) -> None:
    experiment = desk.new(add_experiment, point_id=point.id, title="Page model", cost="12000")
    desk.do(run_experiment, experiment_id=experiment.id, on=date(2026, 11, 2))
    edit = desk.do(
        finish_experiment,
        experiment_id=experiment.id,
        outcome="worked",
        ended_on=TODAY,
        measurements=[{"metric": "tables right", "value": "91", "unit": "of 100"}],
        why="Three runs agree",
        rules_out="Layout rules",
    )
    assert edit.label == "Finish experiment"
    done = desk.now(experiment)
    assert (done.state, done.outcome) == (ExperimentState.DONE, ExperimentOutcome.WORKED)
    assert (done.started_on, done.ended_on) == (date(2026, 11, 2), TODAY)
    assert done.measurements[0].value == Decimal(91)
    assert (done.cost, done.rules_out) == (Decimal(12000), "Layout rules")


def test_finishing_needs_an_outcome_and_a_day(desk: Desk, point: DecisionPoint) -> None:
    experiment = desk.new(add_experiment, point_id=point.id)
    assert desk.wrong(finish_experiment, experiment_id=experiment.id, outcome=None, ended_on=None) == {
        "outcome": "Please say how the experiment came out.",
        "ended_on": "Please say when it ended.",
    }
    desk.do(run_experiment, experiment_id=experiment.id, on=TODAY)
    early = {"experiment_id": experiment.id, "outcome": "worked", "ended_on": date(2026, 11, 1)}
    assert desk.wrong(finish_experiment, **early) == {"ended_on": "An experiment cannot end before it begins."}
    wrong = {**early, "ended_on": TODAY, "measurements": [{"metric": "", "value": "x"}]}
    assert desk.wrong(finish_experiment, **wrong) == {
        "measurements.0.metric": "This is needed.",
        "measurements.0.value": "Please write a number.",
    }


def test_a_finished_experiment_can_be_corrected_but_not_run_again(desk: Desk, point: DecisionPoint) -> None:
    experiment = desk.new(add_experiment, point_id=point.id)
    desk.do(finish_experiment, experiment_id=experiment.id, outcome="worked", ended_on=TODAY)
    desk.do(change_experiment, experiment_id=experiment.id, outcome="did not work")
    assert desk.now(experiment).outcome is ExperimentOutcome.DID_NOT_WORK
    assert desk.wrong(change_experiment, experiment_id=experiment.id, outcome=None) == {
        "outcome": "Please say how the experiment came out."
    }
    assert desk.wrong(change_experiment, experiment_id=experiment.id, letter="Q", state="planned") == {
        "letter": "This cannot be changed here.",
        "state": "This cannot be changed here.",
    }
    for command, inputs in ((plan_experiment, {}), (run_experiment, {"on": TODAY}), (drop_experiment, {"on": TODAY})):
        assert desk.refused(command, experiment_id=experiment.id, **inputs) == "This experiment is finished."


def test_blocked_on_data_then_running_on_from_where_it_began(desk: Desk, point: DecisionPoint) -> None:
    experiment = desk.new(add_experiment, point_id=point.id)
    desk.do(run_experiment, experiment_id=experiment.id, on=date(2026, 11, 2))
    assert desk.wrong(block_experiment, experiment_id=experiment.id, waits_for="") == {
        "waits_for": "Please say which data the experiment waits for."
    }
    waits = {"waits_for": "2025 contracts", "since": date(2026, 11, 2), "owed_by": "head of sales"}
    desk.do(block_experiment, experiment_id=experiment.id, **waits)
    assert desk.now(experiment).state is ExperimentState.BLOCKED
    # From 2 to 20 November are 18 days: two whole weeks.
    said = "Blocked on data: 2025 contracts, 2 weeks, owed by the head of sales"
    assert experiment_text(desk.now(experiment), TODAY, Words()) == said
    desk.do(run_experiment, experiment_id=experiment.id, on=TODAY)
    running = desk.now(experiment)
    assert (running.state, running.started_on, running.waits_for) == (ExperimentState.RUNNING, date(2026, 11, 2), "")
    assert (running.waits_since, running.owed_by) == (None, "")


def test_dropped_stays_in_the_plan_and_can_be_planned_again(desk: Desk, point: DecisionPoint) -> None:
    begun, untouched = (desk.new(add_experiment, point_id=point.id) for _ in range(2))
    desk.do(run_experiment, experiment_id=begun.id, on=date(2026, 11, 2))
    desk.do(drop_experiment, experiment_id=begun.id, on=TODAY, why="The vendor left")
    desk.do(drop_experiment, experiment_id=untouched.id, on=TODAY)
    assert [each.state for each in desk.portfolio.all(Experiment)] == [ExperimentState.DROPPED] * 2
    assert (desk.now(begun).ended_on, desk.now(begun).why) == (TODAY, "The vendor left")
    assert desk.now(untouched).ended_on is None
    desk.do(plan_experiment, experiment_id=begun.id)
    assert (desk.now(begun).state, desk.now(begun).started_on) == (ExperimentState.PLANNED, None)


def test_an_experiment_moves_within_its_project_only(desk: Desk, point: DecisionPoint) -> None:
    second = desk.new(add_decision_point, project_id=point.project_id)
    other = desk.points(desk.project("Another project"))[0]
    experiment = desk.new(add_experiment, point_id=point.id)
    desk.do(move_experiment, experiment_id=experiment.id, point_id=second.id)
    assert desk.portfolio.of(Experiment, second.id)[0].letter == "A"
    assert desk.refused(move_experiment, experiment_id=experiment.id, point_id=other.id) == (
        "An experiment stays in its project."
    )
