"""What happens when a decision is recorded, what it needs, and how it is corrected."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.commands.desk import NOW, TODAY, Desk

from sciencepm.analysis.plan import decisions_in_force
from sciencepm.commands.decisions import correct_decision, record_decision
from sciencepm.commands.experiments import (
    add_experiment,
    change_experiment,
    finish_experiment,
    run_experiment,
)
from sciencepm.commands.plan import add_criterion, add_decision_point, change_criterion, change_decision_point
from sciencepm.commands.projects import block_on_data, land_project, resume_project
from sciencepm.commands.records import change_record, remove_record
from sciencepm.domain.decision import Decision, Evidence, Outcome
from sciencepm.domain.plan import DecisionPoint, Experiment, ExperimentOutcome, ExperimentState, Measurement
from sciencepm.domain.project import Project, ProjectState

NEXT = date(2026, 12, 11)
OTHERWISE = {
    "override_reason": "The rule says otherwise. Please say why you decide differently.",
    "decided_by": "The rule says otherwise. Please name who decides.",
}


class Plan:
    """A project with two decision points; the first asks for 95 of 100 tables right."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.project = desk.project(start=date(2026, 8, 10))
        self.first = desk.points(self.project)[0]
        self.criterion = desk.new(
            add_criterion, point_id=self.first.id, metric="tables right", threshold=95, unit="of 100"
        )
        self.second = desk.new(add_decision_point, project_id=self.project.id)
        desk.do(change_decision_point, point_id=self.first.id, chance="0.6", go_on_if="One way reads 95 of 100.")

    def measured(self, value: int) -> Experiment:
        """A finished experiment at the first point with so many tables right."""
        experiment = self.desk.new(add_experiment, point_id=self.first.id, title="Page model")
        measured = [{"metric": "tables right", "value": value, "unit": "of 100"}]
        inputs = {"outcome": "worked", "ended_on": date(2026, 11, 3), "measurements": measured}
        self.desk.do(finish_experiment, experiment_id=experiment.id, **inputs)
        found = self.desk.now(experiment)
        assert isinstance(found, Experiment)
        return found

    def decide(self, outcome: str, point: DecisionPoint | None = None, **inputs: Any) -> Decision:
        inputs = {"point_id": (point or self.first).id, "on": TODAY, "today": TODAY, "outcome": outcome, **inputs}
        decision = self.desk.new(record_decision, **inputs)
        assert isinstance(decision, Decision)
        return decision

    def wrong(self, outcome: str, **inputs: Any) -> dict[str, str]:
        inputs = {"point_id": self.first.id, "on": TODAY, "today": TODAY, "outcome": outcome, **inputs}
        return self.desk.wrong(record_decision, **inputs)

    def refused(self, point: DecisionPoint | None = None) -> str:
        inputs = {"point_id": (point or self.first).id, "on": TODAY, "today": TODAY, "outcome": "go"}
        return self.desk.refused(record_decision, **inputs)

    def state(self) -> ProjectState:
        return self.desk.now(self.project).state


@pytest.fixture
def plan(desk: Desk) -> Plan:
    return Plan(desk)


def test_go_starts_the_next_stage_that_day(desk: Desk, plan: Plan) -> None:
    plan.measured(96)
    decision = plan.decide("go", why="C reads 96 of 100")
    assert decision.rule_said == (Outcome.GO,)
    assert desk.now(plan.second).started_on == TODAY
    assert plan.state() is ProjectState.ACTIVE


def test_the_last_go_does_not_land_by_itself(desk: Desk, plan: Plan) -> None:
    plan.decide("go")
    plan.decide("go", plan.second)
    assert plan.state() is ProjectState.ACTIVE
    desk.do(land_project, project_id=plan.project.id, on=TODAY)
    assert plan.state() is ProjectState.LANDED


def test_evidence_and_rule_are_frozen_as_they_stood(desk: Desk, plan: Plan) -> None:
    experiment = plan.measured(91)
    planned = desk.new(add_experiment, point_id=plan.first.id, title="Human check")
    decision = plan.decide("revise", ask_again_on=NEXT)
    shown = Measurement(metric="tables right", value=Decimal(91), unit="of 100")
    assert decision.evidence == (
        Evidence(
            letter="A",
            title="Page model",
            state=ExperimentState.DONE,
            outcome=ExperimentOutcome.WORKED,
            measurements=(shown,),
        ),
        Evidence(letter="B", title="Human check", state=ExperimentState.PLANNED),
    )
    assert decision.rule.splitlines()[0] == "One way reads 95 of 100."
    assert "95 of 100 tables right" in decision.rule.splitlines()[-1]
    assert decision.chance_before == Decimal("0.6")

    desk.do(change_experiment, experiment_id=experiment.id, outcome="did not work", measurements=())
    desk.do(change_criterion, criterion_id=plan.criterion.id, threshold=80)
    desk.do(remove_record, planned, now=NOW)
    assert desk.now(decision) == decision


def test_another_outcome_than_the_rule_asks_for_needs_a_reason_and_a_name(desk: Desk, plan: Plan) -> None:
    plan.measured(91)  # four short of 95, and nothing is left to try: revise or stop
    assert plan.wrong("go") == OTHERWISE
    assert plan.wrong("hold", waits_for="A new vendor") == OTHERWISE
    assert plan.wrong("go", override_reason="Good enough for a pilot", decided_by=" ") == {
        "decided_by": OTHERWISE["decided_by"]
    }
    decision = plan.decide("go", override_reason="Good enough for a pilot", decided_by="Head of product")
    assert decision.rule_said == (Outcome.REVISE, Outcome.STOP)
    assert decision.override_reason == "Good enough for a pilot"


def test_a_rule_that_is_met_needs_a_reason_not_to_go(plan: Plan) -> None:
    plan.measured(96)
    assert plan.wrong("revise", ask_again_on=NEXT) == OTHERWISE


def test_a_rule_that_cannot_tell_asks_for_nothing(plan: Plan) -> None:
    assert plan.decide("go").rule_said == ()


def test_revise_asks_again_later_with_a_new_chance(desk: Desk, plan: Plan) -> None:
    assert plan.wrong("revise") == {"ask_again_on": "Please say when the question is asked again."}
    assert plan.wrong("revise", ask_again_on=TODAY) == {
        "ask_again_on": "The question is asked again after the day of this decision."
    }
    assert plan.wrong("revise", ask_again_on=NEXT, chance="1.5") == {"chance": "This cannot be above 1."}
    decision = plan.decide("revise", ask_again_on=NEXT, chance="0.5", chance_source="The team, after C")
    point = desk.now(plan.first)
    assert (point.chance, point.chance_source) == (Decimal("0.5"), "The team, after C")
    assert decision.chance_before == Decimal("0.6")
    assert desk.now(plan.second).started_on is None


def test_the_same_point_is_decided_again_only_after_revise_or_hold(desk: Desk, plan: Plan) -> None:
    plan.decide("revise", ask_again_on=NEXT)
    plan.decide("hold", waits_for="The vendor's next version")
    assert plan.state() is ProjectState.ON_HOLD
    desk.do(resume_project, project_id=plan.project.id)
    plan.decide("go")
    assert plan.refused() == "This was decided already."
    assert len(desk.portfolio.of(Decision, plan.first.id)) == 3


def test_hold_names_what_it_waits_for_and_a_later_go_takes_the_project_up_again(plan: Plan) -> None:
    assert plan.wrong("hold") == {"waits_for": "Please say what the project waits for."}
    plan.decide("hold", waits_for="The vendor's next version")
    assert plan.state() is ProjectState.ON_HOLD
    plan.decide("go")
    assert plan.state() is ProjectState.ACTIVE


def test_stop_asks_what_was_learned_and_ends_everything(desk: Desk, plan: Plan) -> None:
    plan.measured(82)
    running = desk.new(add_experiment, point_id=plan.first.id)
    desk.do(run_experiment, experiment_id=running.id, on=date(2026, 11, 4))
    later = desk.new(add_experiment, point_id=plan.second.id)
    desk.do(block_on_data, project_id=plan.project.id, since=TODAY, what="Contracts")

    assert plan.wrong("stop") == {"learned": "Please say what was learned."}
    decision = plan.decide("stop", learned="Rules by layout stop at 64", kept="4,000 corrected pages")
    project = desk.now(plan.project)
    assert (project.state, project.ended_on, project.blocked) == (ProjectState.STOPPED, TODAY, None)
    assert decision.kept == "4,000 corrected pages"
    states = [each.state for each in desk.portfolio.all(Experiment)]
    assert states == [ExperimentState.DONE, ExperimentState.DROPPED, ExperimentState.DROPPED]
    assert (desk.now(running).ended_on, desk.now(later).ended_on) == (TODAY, None)
    assert decision.evidence[1].state is ExperimentState.RUNNING
    assert plan.refused(plan.second) == "This project has ended, so nothing is left to decide."
    assert desk.refused(resume_project, project_id=plan.project.id) == "This project was stopped by a decision."


def test_points_are_decided_in_their_order(plan: Plan) -> None:
    said = "A decision point before this one is still open."
    assert plan.refused(plan.second) == said
    plan.decide("revise", ask_again_on=NEXT)
    assert plan.refused(plan.second) == said
    plan.decide("go")
    plan.decide("go", plan.second)


def test_a_decision_has_a_possible_day(desk: Desk, plan: Plan) -> None:
    assert plan.wrong("go", on=date(2026, 11, 21)) == {"on": "A decision cannot be dated ahead."}
    plan.decide("revise", on=date(2026, 11, 3), ask_again_on=NEXT)
    before = {"on": "This is before the decision or the stage it follows."}
    assert plan.wrong("go", on=date(2026, 11, 2)) == before
    plan.decide("go", on=date(2026, 11, 18))
    inputs = {"point_id": plan.second.id, "outcome": "go", "today": TODAY}
    assert desk.wrong(record_decision, on=date(2026, 11, 17), **inputs) == before


def test_wrong_input_is_said_beside_its_field(plan: Plan) -> None:
    assert plan.wrong("maybe", on="soon") == {
        "outcome": "Please choose one of the list.",
        "on": "Please write a date, such as 2026-11-20.",
    }


def test_an_idea_that_is_decided_upon_runs(desk: Desk) -> None:
    idea = desk.project(state="idea")
    desk.do(record_decision, point_id=desk.points(idea)[0].id, on=TODAY, outcome="go", today=TODAY)
    assert desk.now(idea).state is ProjectState.ACTIVE


CORRECTED = {"what_was_wrong": "Digits swapped", "corrected_by": "Owner", "today": TODAY}


def correct(desk: Desk, decision: Decision, **inputs: Any) -> Decision:
    entry = desk.new(correct_decision, decision_id=decision.id, **{"why": "C reads 96", **CORRECTED, **inputs})
    assert isinstance(entry, Decision)
    return entry


def test_a_correction_is_a_new_entry_beside_the_old(desk: Desk, plan: Plan) -> None:
    plan.measured(96)
    old = plan.decide("go", why="C reads 69 of 100")
    desk.do(change_criterion, criterion_id=plan.criterion.id, threshold=99)
    entry = correct(desk, old, why="C reads 96 of 100", decided_by="Head of product")
    assert (entry.corrects_id, entry.why, entry.decided_by) == (old.id, "C reads 96 of 100", "Head of product")
    frozen = ("evidence", "rule", "rule_said", "chance_before", "on", "outcome", "decision_point_id")
    assert all(getattr(entry, name) == getattr(old, name) for name in frozen)
    assert desk.now(old) == old
    assert decisions_in_force(desk.portfolio, plan.project.id) == {plan.first.id: entry}
    assert (entry.what_was_wrong, entry.corrected_by, entry.corrected_on) == ("Digits swapped", "Owner", TODAY)
    assert (old.what_was_wrong, old.corrected_by, old.corrected_on) == ("", "", None)
    assert desk.refused(correct_decision, decision_id=old.id, why="No", **CORRECTED) == (
        "This decision was corrected already."
    )
    assert correct(desk, entry, why="C reads 96 of 100 pages").corrects_id == entry.id


def test_a_correction_needs_its_words_and_leaves_what_is_frozen(desk: Desk, plan: Plan) -> None:
    old = plan.decide("go")
    inputs = {"decision_id": old.id, **CORRECTED}
    assert desk.wrong(correct_decision, why=" ", **inputs) == {"why": "Please say why it was decided so."}
    blank = {"what_was_wrong": "", "corrected_by": " "}
    assert desk.wrong(correct_decision, why="So", **{**inputs, **blank}) == {
        "what_was_wrong": "Please say what was wrong.",
        "corrected_by": "Please say who corrects it.",
    }
    assert desk.wrong(correct_decision, why="So", evidence=(), rule="", **inputs) == {
        "evidence": "This cannot be changed here.",
        "rule": "This cannot be changed here.",
    }
    assert desk.wrong(correct_decision, why="So", outcome="stop", **inputs) == {
        "learned": "Please say what was learned."
    }


def test_a_corrected_day_moves_the_start_of_the_next_stage(desk: Desk, plan: Plan) -> None:
    plan.decide("revise", on=date(2026, 11, 3), ask_again_on=NEXT)
    old = plan.decide("go")
    entry = correct(desk, old, on=date(2026, 11, 18))
    assert desk.now(plan.second).started_on == date(2026, 11, 18)
    inputs = {"decision_id": entry.id, "why": "So", **CORRECTED}
    assert desk.wrong(correct_decision, on=date(2026, 11, 2), **inputs) == {
        "on": "This is before the decision or the stage it follows."
    }


def test_a_go_corrected_to_stop_ends_the_project(desk: Desk, plan: Plan) -> None:
    old = plan.decide("go")
    correct(desk, old, outcome="stop", learned="Nothing reads scanned pages")
    assert desk.now(plan.second).started_on is None
    assert (plan.state(), desk.now(plan.project).ended_on) == (ProjectState.STOPPED, TODAY)


def test_a_stop_corrected_to_revise_takes_the_project_up_again(desk: Desk, plan: Plan) -> None:
    old = plan.decide("stop", learned="Nothing reads scanned pages")
    correct(desk, old, outcome="revise", ask_again_on=NEXT)
    assert (plan.state(), desk.now(plan.project).ended_on) == (ProjectState.ACTIVE, None)
    plan.decide("go")


def test_what_later_decisions_rest_on_keeps_its_outcome_and_day(desk: Desk, plan: Plan) -> None:
    revised = plan.decide("revise", on=date(2026, 11, 3), ask_again_on=NEXT)
    went = plan.decide("go", on=date(2026, 11, 10))
    plan.decide("go", plan.second)
    for old in (revised, went):
        inputs = {"decision_id": old.id, "why": "So", **CORRECTED, "learned": "Enough"}
        assert desk.refused(correct_decision, outcome="stop", **inputs) == (
            "A later decision rests on this one, so its outcome and day stay."
        )
    # Its words can still be put right, and the order of what happened is kept.
    correct(desk, revised, why="Five points short")
    assert decisions_in_force(desk.portfolio, plan.project.id)[plan.first.id] == went


def test_a_landed_project_keeps_the_outcomes_that_led_there(desk: Desk, plan: Plan) -> None:
    plan.decide("go")
    last = plan.decide("go", plan.second)
    desk.do(land_project, project_id=plan.project.id, on=TODAY)
    inputs = {"decision_id": last.id, "why": "So", **CORRECTED, "outcome": "stop", "learned": "Enough"}
    assert desk.refused(correct_decision, **inputs) == (
        "This project has landed, so the outcome and day of its decisions stay."
    )


def test_nothing_changes_or_removes_a_decision(desk: Desk, plan: Plan) -> None:
    decision = plan.decide("go")
    assert desk.refused(change_record, decision, why="Other") == "A decision stays as it was taken."
    assert desk.refused(remove_record, decision, now=NOW) == "A decision stays as it was taken."
    desk.do(remove_record, desk.portfolio.get(Project, plan.project.id), now=NOW)
    assert desk.now(decision) == decision
