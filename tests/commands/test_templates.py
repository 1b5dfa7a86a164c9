"""Starting from a template gives words to make one's own, letters that go on, and no figure nobody has agreed."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from tests.commands.desk import TODAY, Desk

from sciencepm.analysis.forecast import Missing, forecast
from sciencepm.analysis.templates import decision_point_templates, project_templates
from sciencepm.analysis.wording import criterion_text
from sciencepm.commands.experiments import add_experiment, letters
from sciencepm.commands.settings import change_settings
from sciencepm.commands.stop_rules import agree_stop_rule
from sciencepm.commands.templates import (
    add_decision_point_from_template,
    add_project_from_template,
    begin_from_template,
)
from sciencepm.domain.plan import Criterion, DecisionPoint, Experiment
from sciencepm.domain.project import Kind, Mode, Phase, Project, ProjectState
from sciencepm.domain.stop_rule import StopRule, StopRuleType
from sciencepm.errors import UserError
from sciencepm.i18n import Words

W = Words()
CODES = [each.code for each in decision_point_templates()]
PROJECTS = [each.code for each in project_templates()]


def criteria_of(desk: Desk, point: DecisionPoint) -> list[str]:
    return [criterion_text(each, W) for each in desk.portfolio.of(Criterion, point.id)]


@pytest.mark.parametrize("code", CODES)
def test_every_decision_point_comes_whole_but_without_estimates(desk: Desk, code: str) -> None:
    project = desk.project()
    point = desk.new(add_decision_point_from_template, project_id=project.id, template=code)
    assert [each.id for each in desk.points(project)][-1] == point.id
    assert all((point.stage_title, point.question, point.short_question, point.go_on_if, point.if_not))
    assert point.evidence_required
    assert (point.weeks, point.cost, point.chance, point.fixed_date) == (None, None, None, None)
    tried = desk.portfolio.of(Experiment, point.id)
    assert [each.letter for each in tried] == list("ABCD"[: len(tried)])
    assert all(each.title and each.hypothesis and each.approach for each in tried)
    assert {each.cost for each in tried} == {None}


def test_four_experiments_take_the_next_letters_and_a_place_in_the_plan(desk: Desk) -> None:
    project = desk.project()
    (first,) = desk.points(project)
    for _ in range(2):
        desk.do(add_experiment, point_id=first.id)
    last = desk.new(add_decision_point_from_template, project_id=project.id, template="hand-over")
    edit = desk.do(add_decision_point_from_template, project_id=project.id, template="four-experiments", after=first.id)
    assert edit.label == "Add decision point from template"
    new = edit.changes[0].record
    assert [each.id for each in desk.points(project)] == [first.id, new.id, last.id]
    # A and B were there, the hand-over took C and D
    assert [each.letter for each in desk.portfolio.of(Experiment, new.id)] == ["E", "F", "G", "H"]


def test_a_decision_point_that_is_there_begins_from_a_template(desk: Desk) -> None:
    project = desk.project()
    (first,) = desk.points(project)
    edit = desk.do(
        begin_from_template,
        point_id=first.id,
        template="four-experiments",
        thresholds={decision_point_templates()[0].criteria[0].code: Decimal(95)},
    )
    assert edit.label == "Begin from template"
    (same,) = desk.points(project)
    asked = decision_point_templates()[0]
    assert (same.id, same.stage_title, same.question) == (first.id, asked.stage_title, asked.question)
    assert [each.letter for each in desk.portfolio.of(Experiment, same.id)] == ["A", "B", "C", "D"]
    assert [each.threshold for each in desk.portfolio.of(Criterion, same.id)] == [Decimal(95)]


def test_what_has_begun_is_not_written_over(desk: Desk) -> None:
    project = desk.project()
    (first,) = desk.points(project)
    desk.do(add_experiment, point_id=first.id)
    with pytest.raises(UserError, match="has begun already"):
        desk.do(begin_from_template, point_id=first.id, template="four-experiments")


def test_what_to_measure_becomes_a_criterion_once_a_figure_is_agreed(desk: Desk) -> None:
    project = desk.project()
    add = {"project_id": project.id, "template": "four-experiments"}
    assert criteria_of(desk, desk.new(add_decision_point_from_template, **add)) == []
    agreed = {"right": "95", "cost": Decimal("0.05")}
    point = desk.new(add_decision_point_from_template, thresholds=agreed, **add)
    assert criteria_of(desk, point) == ["at least 95 of 100 cases right", "cost: at most €0.05 a case"]


def test_money_is_counted_in_the_currency_of_the_portfolio(desk: Desk) -> None:
    project = desk.project()
    desk.do(change_settings, currency="USD")
    point = desk.new(
        add_decision_point_from_template, project_id=project.id, template="one-change", thresholds={"cost": "0.02"}
    )
    (criterion,) = desk.portfolio.of(Criterion, point.id)
    assert criterion.unit == "USD a case"


def test_a_figure_that_follows_from_the_question_is_there_and_can_be_changed(desk: Desk) -> None:
    project = desk.project()
    add = {"project_id": project.id, "template": "limited-beta"}
    assert criteria_of(desk, desk.new(add_decision_point_from_template, **add)) == ["errors nobody may make: at most 0"]
    point = desk.new(add_decision_point_from_template, thresholds={"harm": "1", "kept": "60"}, **add)
    assert criteria_of(desk, point) == [
        "at least 60 of 100 users who keep using it",
        "errors nobody may make: at most 1",
    ]


def test_a_wrong_figure_is_said_beside_its_field(desk: Desk) -> None:
    project = desk.project()
    add = {"project_id": project.id, "template": "four-experiments"}
    thresholds = {"right": "many", "cost": "0.05", "speed": "2"}
    assert desk.wrong(add_decision_point_from_template, thresholds=thresholds, **add) == {
        "thresholds.right": "Please write a number.",
        "thresholds.speed": "This field is not known.",
    }
    assert desk.refused(add_decision_point_from_template, project_id=project.id, template="none") == (
        "There is no such template."
    )


def test_finding_out_begins_with_the_data_and_one_undo_takes_all_back(desk: Desk) -> None:
    edit = desk.do(
        add_project_from_template,
        template="find-out",
        achieve="Read any statement.",
        who_benefits="Clerks stop typing",
        team="Documents",
        today=TODAY,
    )
    assert edit.label == "Add project from template"
    (project,) = desk.portfolio.all(Project)
    assert edit.changes[0].record == project
    assert (project.title, project.research_goal) == ("Read any statement", "Read any statement.")
    assert (project.kind, project.phase, project.leading_mode) == (Kind.PRODUCT, Phase.FRAME, Mode.DATA)
    assert (project.state, project.start, project.team) == (ProjectState.ACTIVE, TODAY, "Documents")
    points = desk.points(project)
    assert [each.stage_title for each in points] == [
        "Get to know the data",
        "Try four ways",
        "Look at what really comes in",
    ]
    # three experiments, four and three
    tried = [each.letter for point in points for each in desk.portfolio.of(Experiment, point.id)]
    assert tried == list("ABCDEFGHIJ")
    after = desk.portfolio.apply(edit.inverse())
    assert not any(after.with_bin(kind) for kind in (Project, DecisionPoint, Experiment, StopRule))


def test_new_ground_comes_with_stop_rules_still_to_agree_on(desk: Desk) -> None:
    project = desk.new(add_project_from_template, template="new-ground", achieve="Learn without labels", today=TODAY)
    assert project.kind is Kind.FOUNDATIONAL
    rules = desk.portfolio.of(StopRule, project.id)
    assert [rule.type for rule in rules] == [
        StopRuleType.EXPERIMENTS,
        StopRuleType.SPEND,
        StopRuleType.DATE,
        StopRuleType.EVENT,
    ]
    assert {(rule.agreed_on, rule.agreed_with, rule.limit, rule.limit_date) for rule in rules} == {
        (None, "", None, None)
    }
    refusal = desk.wrong(agree_stop_rule, rule_id=rules[0].id, agreed_with="Board", on=TODAY)
    assert refusal == {"limit": "A rule needs a limit before it can be agreed."}


@pytest.mark.parametrize("code", PROJECTS)
def test_no_project_claims_a_forecast_before_anyone_has_estimated(desk: Desk, code: str) -> None:
    project = desk.new(add_project_from_template, template=code, title="Anything", today=TODAY)
    found = forecast(desk.portfolio, project.id, TODAY)
    assert found is not None
    assert found.missing == (Missing.WEEKS, Missing.CHANCE)


def test_fields_of_ones_own_stand_in_place_of_the_template(desk: Desk) -> None:
    project = desk.new(
        add_project_from_template,
        template="into-product",
        title="Search",
        kind="foundational",
        modes=("experiment",),
        today=TODAY,
    )
    assert (project.kind, project.modes, project.phase) == (Kind.FOUNDATIONAL, (Mode.EXPERIMENT,), Phase.HARDEN)
    assert desk.wrong(add_project_from_template, template="find-out", today=TODAY) == {
        "achieve": "Please say what you are trying to achieve."
    }
    assert desk.refused(add_project_from_template, template="none", title="A", today=TODAY) == (
        "There is no such template."
    )


def test_a_new_project_has_something_asked_beside_every_field_it_needs() -> None:
    for template in project_templates():
        assert {"research_goal", "who_benefits"} <= set(template.asks) <= set(Project.model_fields)
        if template.kind is Kind.FOUNDATIONAL:
            assert {"long_term_value", "why_open_ended", "kept_if_stopped"} <= set(template.asks)


def test_templates_speak_plainly_and_promise_no_time() -> None:
    said = str([each.model_dump() for each in (*decision_point_templates(), *project_templates())])
    assert not re.search(r"\b(weeks?|days|months?|sprints?) ?\d|\d+ (weeks?|days|months?|sprints?)\b", said)
    assert not re.search(r"\b(MLOps|F1|AUC|baseline|ablation|pipeline|latency|inference|holdout)\b", said)
    for template in decision_point_templates():
        assert template.question.endswith("?")
        assert all(each.asks.endswith("?") for each in template.criteria)


def test_letters_go_on_after_z() -> None:
    assert letters("Y", 4) == ("Y", "Z", "AA", "AB")
    assert letters("AZ", 2) == ("AZ", "BA")
    assert letters("A", 0) == ()
