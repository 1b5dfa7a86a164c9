"""A copy of a project has its plan and none of its past."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.commands.desk import NOW, TODAY, Desk
from tests.data.filled import every_portfolio

from sciencepm.analysis.balance import balance
from sciencepm.analysis.stop_rules import closeness_of
from sciencepm.commands import concerns, decisions, experiments, landing, plan, projects, records, stop_rules
from sciencepm.commands.duplicate import duplicate_project
from sciencepm.domain.concerns import OpenQuestion, QualityTarget, ReviewNote, Risk, TradeOff, VocabularyTerm
from sciencepm.domain.decision import Decision
from sciencepm.domain.documents import Content
from sciencepm.domain.landing import DataIssue, PathToProduction
from sciencepm.domain.plan import Criterion, DecisionPoint, Experiment, ExperimentState
from sciencepm.domain.project import Attachment, DemoState, Enables, Link, PeopleFrom, Phase, Project, ProjectState
from sciencepm.domain.ranges import Weeks
from sciencepm.domain.stakeholders import Ask, Promise, Question, Stakeholder, Told, Update
from sciencepm.domain.stop_rule import Spend, StopRule
from sciencepm.domain.value_case import EvidenceLevel, ValueCase

START = date(2026, 3, 2)
PAST = (Decision, Spend, Told, Update, Question, Promise, Ask, ReviewNote, DataIssue, Enables)


@pytest.fixture
def first(desk: Desk) -> Project:
    """A project under way: decision 1 was revised, money was spent, people heard of it, rules were agreed."""
    project = desk.project(
        start=START,
        phase="explore",
        confidential=True,
        tags=("tables",),
        demo_state="representative",
        monthly_cost=9000,
    )
    (point,) = desk.points(project)
    desk.do(
        plan.change_decision_point,
        point_id=point.id,
        weeks={"early": 6, "likely": 9, "late": 14, "late_if": "labels are missing"},
        chance="0.6",
        chance_source="The team",
        started_on=START,
    )
    desk.do(plan.add_criterion, point_id=point.id, metric="tables right", threshold=95, unit="of 100")
    a, b, _ = (
        desk.new(experiments.add_experiment, point_id=point.id, title=title, report_by=date(2026, 4, 1))
        for title in ("Rules", "Reader", "Model")
    )
    measured = [{"metric": "tables right", "value": "61", "unit": "of 100"}]
    desk.do(
        experiments.finish_experiment,
        experiment_id=a.id,
        outcome="did not work",
        ended_on=date(2026, 4, 1),
        measurements=measured,
        why="Too many layouts",
        rules_out="Rules by layout",
        cost="4000",
    )
    desk.do(experiments.drop_experiment, experiment_id=b.id, on=TODAY)
    second = desk.new(plan.add_decision_point, project_id=project.id, fixed_date=date(2027, 3, 1))
    desk.do(experiments.add_experiment, point_id=second.id, title="Pilot")
    add_rule = {"project_id": project.id, "text": "Too long"}
    rule = desk.new(stop_rules.add_stop_rule, type="date", start_date=START, limit_date=date(2027, 3, 2), **add_rule)
    desk.do(stop_rules.agree_stop_rule, rule_id=rule.id, agreed_with="Board", on=START)
    desk.do(stop_rules.move_stop_rule, rule_id=rule.id, by="Head", why="Late", on=TODAY, limit_date=date(2027, 6, 1))
    desk.do(
        decisions.record_decision,
        point_id=point.id,
        on=TODAY,
        outcome="revise",
        override_reason="One more",
        decided_by="Head",
        ask_again_on=date(2027, 1, 1),
        today=TODAY,
    )
    (decision,) = desk.portfolio.all(Decision)
    listener = desk.new(records.add_record, Stakeholder, name="Operations", all_projects=True, confidential=True)
    desk.do(records.add_record, Told, decision_id=decision.id, stakeholder_id=listener.id, on=TODAY)
    other = desk.project("Other")
    of_it = {"project_id": project.id}
    desk.do(records.add_record, Spend, on=TODAY, amount=5000, **of_it)
    desk.do(records.add_record, Update, on=TODAY, text="Revised", **of_it)
    desk.do(records.add_record, Question, on=TODAY, text="Why?", **of_it)
    desk.do(records.add_record, Promise, what="A list", **of_it)
    desk.do(records.add_record, Ask, what="Approve", **of_it)
    desk.do(records.add_record, DataIssue, kind="gaps in coverage", text="No scans", found_on=TODAY, **of_it)
    desk.do(records.add_record, Enables, enabled_id=other.id, **of_it)
    desk.do(concerns.add_review_note, on=TODAY, text="Rows over two pages", today=TODAY, **of_it)
    return project


def copy_of(desk: Desk, project: Project, **inputs: object) -> Project:
    copy = desk.new(duplicate_project, project_id=project.id, **inputs)
    assert isinstance(copy, Project)
    return copy


def test_the_past_stays_with_the_first_project(desk: Desk, first: Project) -> None:
    before = {kind: desk.portfolio.all(kind) for kind in PAST}
    copy_of(desk, first, start=TODAY)
    assert {kind: desk.portfolio.all(kind) for kind in PAST} == before
    assert all(before.values())


def test_without_a_start_it_is_an_idea_without_days(desk: Desk, first: Project) -> None:
    desk.do(projects.set_people, project_id=first.id, since=START, people=2)
    shown = balance(desk.portfolio, TODAY)
    edit = desk.do(duplicate_project, project_id=first.id)
    assert edit.label == "Duplicate project"
    copy = edit.changes[0].record
    assert isinstance(copy, Project)
    assert copy.title == "Statements into tables (copy)"
    assert (copy.state, copy.start, copy.phase, copy.people) == (ProjectState.IDEA, None, Phase.FRAME, ())
    assert (copy.confidential, copy.tags, copy.monthly_cost) == (True, ("tables",), Decimal(9000))
    assert copy.demo_state is DemoState.NOT_YET
    assert [each.title for each in desk.portfolio.all(Project)][-1] == copy.title
    points = desk.points(copy)
    assert {(each.started_on, each.fixed_date) for each in points} == {(None, None)}
    assert [each.limit_date for each in desk.portfolio.of(StopRule, copy.id)] == [None]
    planned = [each for point in points for each in desk.portfolio.of(Experiment, point.id)]
    assert {each.report_by for each in planned} == {None}
    assert balance(desk.portfolio, TODAY) == shown


def test_the_plan_comes_along_with_its_estimates_and_new_letters(desk: Desk, first: Project) -> None:
    copy = copy_of(desk, first, title="Contracts into tables")
    assert copy.title == "Contracts into tables"
    point, second = desk.points(copy)
    assert point.weeks == Weeks(early=Decimal(6), likely=Decimal(9), late=Decimal(14), late_if="labels are missing")
    assert (point.chance, point.chance_source) == (Decimal("0.6"), "The team; copied from Statements into tables")
    assert second.chance_source == ""
    assert [each.metric for each in desk.portfolio.of(Criterion, point.id)] == ["tables right"]
    planned = [(each.letter, each.title) for each in desk.portfolio.of(Experiment, point.id)]
    # Rules was A, Model C; the dropped reader is no part of the plan any more
    assert planned == [("A", "Rules"), ("B", "Model")]
    assert [each.letter for each in desk.portfolio.of(Experiment, second.id)] == ["C"]
    rules = desk.portfolio.of(Experiment, point.id)[0]
    assert (rules.state, rules.outcome, rules.measurements) == (ExperimentState.PLANNED, None, ())
    assert (rules.why, rules.rules_out, rules.ended_on, rules.cost) == ("", "", None, Decimal(4000))


def test_with_a_start_planned_days_move_along_and_fixed_ones_stay(desk: Desk, first: Project) -> None:
    # 2 March to 1 June 2026 are 91 days
    desk.do(projects.set_people, project_id=first.id, since=date(2026, 4, 1), people=2)
    copy = copy_of(desk, first, start=date(2026, 6, 1))
    assert (copy.state, copy.start) == (ProjectState.ACTIVE, date(2026, 6, 1))
    # 1 April + 91 days
    assert copy.people == (PeopleFrom(since=date(2026, 7, 1), people=Decimal(2)),)
    point, second = desk.points(copy)
    assert point.started_on is None
    assert {each.report_by for each in desk.portfolio.of(Experiment, point.id)} == {date(2026, 7, 1)}
    assert second.fixed_date == date(2027, 3, 1)
    (rule,) = desk.portfolio.of(StopRule, copy.id)
    # moved to 1 June 2027 before it was copied; + 91 days
    assert (rule.start_date, rule.limit_date) == (date(2026, 6, 1), date(2027, 8, 31))
    later = copy_of(desk, first, start=date(2027, 3, 1))
    assert desk.points(later)[1].fixed_date is None


def test_stop_rules_are_to_be_agreed_again(desk: Desk, first: Project) -> None:
    desk.do(
        stop_rules.add_stop_rule, project_id=first.id, type="metric", text="Too dear", start=9, limit=3, unit="cents"
    )
    metric = desk.portfolio.of(StopRule, first.id)[1]
    desk.do(stop_rules.add_reading, rule_id=metric.id, on=TODAY, value=4)
    copy = copy_of(desk, first, start=TODAY)
    rules = desk.portfolio.of(StopRule, copy.id)
    assert {(rule.agreed_with, rule.agreed_on, rule.moves, rule.readings) for rule in rules} == {("", None, (), ())}
    assert [(each.limit, each.unit) for each in rules] == [(None, ""), (3, "cents")]
    assert {each.part for each in closeness_of(desk.portfolio, copy.id, TODAY)} == {0}


def test_what_a_value_rests_on_comes_along_but_not_that_it_was_measured(desk: Desk, first: Project) -> None:
    inputs = ({"name": "minutes", "range": {"low": 1, "likely": 2, "high": 3}, "source": "Desk"},)
    base = desk.new(
        records.add_record,
        ValueCase,
        project_id=first.id,
        sheet="straight-through work",
        inputs=inputs,
        evidence="measured",
    )
    desk.do(
        records.add_record, ValueCase, project_id=first.id, sheet="own formula", not_priced=True, contains_id=base.id
    )
    copy = copy_of(desk, first)
    priced, other = desk.portfolio.of(ValueCase, copy.id)
    assert priced.evidence is EvidenceLevel.PROJECTED
    assert priced.inputs == base.inputs
    assert (other.evidence, other.contains_id) == (EvidenceLevel.ASSUMED, priced.id)


def test_risks_are_open_again_and_checks_are_to_be_made_again(desk: Desk, first: Project) -> None:
    of_it = {"project_id": first.id}
    risk = desk.new(concerns.add_risk, category="data", text="Few scans", mitigation="Ask the south", **of_it)
    desk.do(concerns.close_risk, risk_id=risk.id, on=TODAY)
    desk.do(concerns.check_risk, category="fairness", checked_by="Board", on=TODAY, today=TODAY, **of_it)
    copy = copy_of(desk, first)
    (copied,) = desk.portfolio.of(Risk, copy.id)
    assert (copied.text, copied.mitigation, copied.closed_on) == ("Few scans", "Ask the south", None)


def test_what_was_weighed_comes_along_undecided(desk: Desk, first: Project) -> None:
    of_it = {"project_id": first.id}
    trade_off = desk.new(concerns.add_trade_off, kind="accuracy and speed", **of_it)
    desk.do(
        concerns.choose_option,
        trade_off_id=trade_off.id,
        chosen="As fast as we can",
        decided_by="PM",
        on=TODAY,
        today=TODAY,
    )
    question = desk.new(concerns.add_open_question, depends_on="data quality", due=date(2026, 3, 9), **of_it)
    desk.do(concerns.answer_open_question, open_question_id=question.id, on=TODAY, today=TODAY)
    desk.do(records.add_record, QualityTarget, dimension="recall", target=72, best_so_far=71, **of_it)
    desk.do(records.add_record, VocabularyTerm, term="Caught", meaning="Refused in time", **of_it)
    desk.do(records.add_record, Link, address="notes.txt", **of_it)
    content = Content.of(b"drawing", "image/png")
    desk.do(records.add_record, Content, **{name: getattr(content, name) for name in Content.model_fields})
    desk.do(records.add_record, Attachment, content_id=content.id, caption="The flow", **of_it)
    path = {"receiving_team": "Onboarding", "build_from": date(2026, 10, 5), "build_to": date(2026, 11, 2)}
    desk.do(landing.set_path_to_production, monitoring="Every morning", **path, **of_it)
    copy = copy_of(desk, first, start=date(2026, 3, 9))
    (choice,) = desk.portfolio.of(TradeOff, copy.id)
    assert (len(choice.options), choice.chosen, choice.decided_on) == (2, "", None)
    (asked,) = desk.portfolio.of(OpenQuestion, copy.id)
    assert (asked.due, asked.answered_on) == (date(2026, 3, 16), None)
    (target,) = desk.portfolio.of(QualityTarget, copy.id)
    assert (target.target, target.best_so_far) == (Decimal(72), None)
    assert [each.term for each in desk.portfolio.of(VocabularyTerm, copy.id)] == ["Caught"]
    assert [each.address for each in desk.portfolio.of(Link, copy.id)] == ["notes.txt"]
    assert [each.content_id for each in desk.portfolio.of(Attachment, copy.id)] == [content.id]
    (way,) = desk.portfolio.of(PathToProduction, copy.id)
    # a week later, like the start
    assert (way.receiving_team, way.monitoring) == ("Onboarding", "Every morning")
    assert (way.build_from, way.build_to) == (date(2026, 10, 12), date(2026, 11, 9))


def test_a_stopped_project_can_be_tried_again_from_its_plan(desk: Desk, first: Project) -> None:
    point = desk.points(first)[0]
    desk.do(
        decisions.record_decision,
        point_id=point.id,
        on=TODAY,
        outcome="stop",
        learned="No rules",
        override_reason="Enough",
        decided_by="Head",
        today=TODAY,
    )
    assert desk.now(first).state is ProjectState.STOPPED
    copy = copy_of(desk, first, start=TODAY)
    assert (copy.state, copy.ended_on) == (ProjectState.ACTIVE, None)
    # what the stop dropped was still to be tried
    again = desk.portfolio.of(Experiment, desk.points(copy)[0].id)
    assert [(each.letter, each.title) for each in again] == [("A", "Rules"), ("B", "Reader"), ("C", "Model")]
    assert {each.state for each in again} == {ExperimentState.PLANNED}


def test_what_is_in_the_bin_or_past_the_calendar_is_not_copied(desk: Desk, first: Project) -> None:
    assert desk.wrong(duplicate_project, project_id=first.id, start=date(9999, 12, 1)) == {
        "start": "The calendar ends before this plan does."
    }
    desk.do(plan.remove_decision_point, point_id=desk.points(first)[1].id, now=NOW)
    assert len(desk.points(copy_of(desk, first))) == 1
    desk.do(projects.remove_project, project_id=first.id, now=NOW)
    assert desk.refused(duplicate_project, project_id=first.id) == "This is in the bin."


def test_ids_are_new_throughout(desk: Desk, first: Project) -> None:
    edit = desk.do(duplicate_project, project_id=first.id)
    assert {change.before for change in edit.changes} == {None}
    assert len({change.id for change in edit.changes}) == len(edit.changes)
    assert {change.record.revision for change in edit.changes} == {1}
    assert {each.project_id for each in desk.portfolio.all(DecisionPoint)} >= {first.id, edit.changes[0].id}


def test_a_project_with_every_field_filled_can_be_copied(desk: Desk) -> None:
    desk.portfolio = every_portfolio()
    for start in (None, TODAY):
        copy = copy_of(desk, desk.portfolio.get(Project, "project-2"), start=start)
        assert len(desk.points(copy)) == 1
