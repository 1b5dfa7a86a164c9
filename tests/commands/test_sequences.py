"""Whatever a person does in whatever order, undoing it all gives back the start, and what is locked stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.commands.desk import NOW, TODAY, Desk

from sciencepm.analysis.templates import decision_point_templates
from sciencepm.commands import (
    check_ins,
    concerns,
    decisions,
    documents,
    duplicate,
    experiments,
    landing,
    plan,
    projects,
    records,
    stakeholders,
    stop_rules,
    team_questions,
    templates,
)
from sciencepm.commands import settings as portfolio_settings
from sciencepm.domain.concerns import Risk, RiskCategory, TradeOff, TradeOffKind
from sciencepm.domain.decision import Decision, Outcome
from sciencepm.domain.documents import Audience
from sciencepm.domain.edit import Edit
from sciencepm.domain.kinds import KINDS
from sciencepm.domain.plan import Criterion, DecisionPoint, Experiment, ExperimentOutcome
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.record import Record
from sciencepm.domain.stakeholders import Stakeholder
from sciencepm.domain.stop_rule import StopRule, StopRuleType
from sciencepm.errors import UserError

Draw = Callable[[st.SearchStrategy[Any]], Any]
Act = Callable[[Portfolio, Draw], Edit]

DAYS = st.integers(-60, 5).map(lambda days: TODAY + timedelta(days=days))
PLACES = st.integers(0, 4)
WORDS = st.sampled_from(["", "Tables", "Because", "Reads 91 of 100"])
NUMBERS = st.integers(-1, 5).map(str)
REMOVABLE = tuple(model for model in KINDS.values() if "deleted_on" in model.model_fields)


def some(portfolio: Portfolio, draw: Draw, *models: type[Record]) -> Any:
    """Any record of these kinds, the bin included."""
    found = [record for model in models for record in portfolio.with_bin(model)]
    if not found:
        raise UserError("There is none yet.")
    return found[draw(st.integers(0, len(found) - 1))]


def a(portfolio: Portfolio, draw: Draw, model: type[Record]) -> str:
    """The id of any record of this kind."""
    return str(some(portfolio, draw, model).id)


def decide(p: Portfolio, draw: Draw) -> Edit:
    inputs = {
        name: draw(WORDS)
        for name in ("why", "decided_by", "override_reason", "learned", "kept", "waits_for", "chance_source")
    }
    return decisions.record_decision(
        p,
        point_id=a(p, draw, DecisionPoint),
        on=draw(DAYS),
        outcome=draw(st.sampled_from(Outcome)),
        ask_again_on=draw(st.none() | DAYS.map(lambda day: day + timedelta(days=40))),
        chance=draw(st.none() | st.sampled_from(["0", "0.5", "1"])),
        today=TODAY,
        **inputs,
    )


def correct(p: Portfolio, draw: Draw) -> Edit:
    wanted = draw(st.fixed_dictionaries({}, optional={"outcome": st.sampled_from(Outcome), "on": DAYS}))
    old = some(p, draw, Decision)
    rest = {"learned": "Enough", "waits_for": "Data", "ask_again_on": date(2027, 3, 1), "decided_by": "Head of product"}
    return decisions.correct_decision(
        p,
        decision_id=old.id,
        what_was_wrong=draw(WORDS),
        corrected_by="Head of product",
        why=draw(WORDS),
        today=TODAY,
        override_reason="Good enough",
        **rest,
        **wanted,
    )


def finish(p: Portfolio, draw: Draw) -> Edit:
    return experiments.finish_experiment(
        p,
        experiment_id=a(p, draw, Experiment),
        outcome=draw(st.sampled_from(ExperimentOutcome)),
        ended_on=draw(DAYS),
        measurements=[{"metric": "right", "value": draw(NUMBERS)}],
    )


def move_limit(p: Portfolio, draw: Draw) -> Edit:
    return stop_rules.move_stop_rule(
        p,
        rule_id=a(p, draw, StopRule),
        by=draw(WORDS),
        why="So",
        on=TODAY,
        limit=draw(NUMBERS),
        limit_date=draw(DAYS),
    )


def change_something(p: Portfolio, draw: Draw) -> Edit:
    record = some(p, draw, Project, DecisionPoint, Experiment, StopRule, Criterion, Decision, Risk, Stakeholder)
    field = draw(st.sampled_from(sorted(type(record).model_fields)))
    return records.change_record(p, record, **{field: draw(WORDS | NUMBERS | DAYS | st.none())})


ACTS: tuple[Act, ...] = (
    decide,
    correct,
    finish,
    move_limit,
    change_something,
    lambda p, draw: projects.add_project(p, achieve=draw(WORDS), today=TODAY),
    lambda p, draw: projects.move_project(p, project_id=a(p, draw, Project), to=draw(PLACES)),
    lambda p, draw: projects.set_people(p, project_id=a(p, draw, Project), since=draw(DAYS), people=draw(NUMBERS)),
    lambda p, draw: projects.block_on_data(p, project_id=a(p, draw, Project), since=TODAY, what=draw(WORDS)),
    lambda p, draw: projects.hold_project(p, project_id=a(p, draw, Project)),
    lambda p, draw: projects.resume_project(p, project_id=a(p, draw, Project)),
    lambda p, draw: projects.land_project(p, project_id=a(p, draw, Project), on=draw(DAYS)),
    lambda p, draw: plan.add_decision_point(
        p, project_id=a(p, draw, Project), after=draw(st.sampled_from([None, a(p, draw, DecisionPoint)]))
    ),
    lambda p, draw: plan.split_decision_point(
        p, point_id=a(p, draw, DecisionPoint), experiment_ids=[each.id for each in p.all(Experiment)]
    ),
    lambda p, draw: plan.move_decision_point(p, point_id=a(p, draw, DecisionPoint), to=draw(PLACES)),
    lambda p, draw: plan.add_criterion(p, point_id=a(p, draw, DecisionPoint), metric="right", threshold=draw(NUMBERS)),
    lambda p, draw: plan.start_stage(p, point_id=a(p, draw, DecisionPoint), on=draw(DAYS)),
    lambda p, draw: experiments.add_experiment(p, point_id=a(p, draw, DecisionPoint)),
    lambda p, draw: experiments.run_experiment(p, experiment_id=a(p, draw, Experiment), on=draw(DAYS)),
    lambda p, draw: experiments.drop_experiment(p, experiment_id=a(p, draw, Experiment), on=draw(DAYS)),
    lambda p, draw: experiments.plan_experiment(p, experiment_id=a(p, draw, Experiment)),
    lambda p, draw: stop_rules.add_stop_rule(
        p,
        project_id=a(p, draw, Project),
        type=draw(st.sampled_from(StopRuleType)),
        text="Stop",
        limit=draw(NUMBERS),
    ),
    lambda p, draw: stop_rules.agree_stop_rule(p, rule_id=a(p, draw, StopRule), agreed_with="Board", on=TODAY),
    lambda p, draw: stop_rules.add_reading(p, rule_id=a(p, draw, StopRule), on=draw(DAYS), value=draw(NUMBERS)),
    lambda p, draw: stop_rules.mark_event_happened(p, rule_id=a(p, draw, StopRule), on=draw(DAYS)),
    lambda p, draw: records.add_record(p, Stakeholder, name=draw(WORDS)),
    lambda p, draw: records.add_record(p, Audience, name=draw(WORDS)),
    lambda p, draw: records.add_record(
        p, Risk, project_id=a(p, draw, Project), category=draw(st.sampled_from(RiskCategory))
    ),
    lambda p, draw: records.remove_record(p, some(p, draw, *REMOVABLE), now=NOW),
    lambda p, draw: records.restore_record(p, some(p, draw, *REMOVABLE)),
    lambda p, draw: records.move_record(p, some(p, draw, Project, Criterion, StopRule), to=draw(PLACES)),
    lambda p, draw: stakeholders.tell(
        p, decision_id=a(p, draw, Decision), stakeholder_ids=[a(p, draw, Stakeholder)], on=draw(DAYS)
    ),
    lambda p, draw: check_ins.log_check_in(p, on=draw(DAYS), at=NOW, today=TODAY),
    lambda p, draw: documents.issue_brief(
        p, kind="portfolio", audience_id=a(p, draw, Audience), content=b"%PDF", at=NOW, today=TODAY
    ),
    lambda p, draw: templates.add_decision_point_from_template(
        p,
        project_id=a(p, draw, Project),
        template=draw(st.sampled_from([each.code for each in decision_point_templates()])),
        thresholds=draw(st.dictionaries(st.sampled_from(["right", "cost"]), NUMBERS)),
    ),
    lambda p, draw: templates.add_project_from_template(
        p, template=draw(st.sampled_from(["find-out", "new-ground"])), achieve=draw(WORDS), today=TODAY
    ),
    lambda p, draw: duplicate.duplicate_project(p, project_id=a(p, draw, Project), start=draw(st.none() | DAYS)),
    lambda p, draw: landing.set_path_to_production(
        p, project_id=a(p, draw, Project), owner=draw(WORDS), build_from=draw(DAYS), build_to=draw(DAYS)
    ),
    lambda p, draw: concerns.check_risk(
        p,
        project_id=a(p, draw, Project),
        category=draw(st.sampled_from(RiskCategory)),
        checked_by=draw(WORDS),
        on=draw(DAYS),
        today=TODAY,
    ),
    lambda p, draw: concerns.add_risk(
        p, project_id=a(p, draw, Project), category=draw(st.sampled_from(RiskCategory)), text=draw(WORDS)
    ),
    lambda p, draw: concerns.add_trade_off(p, project_id=a(p, draw, Project), kind=draw(st.sampled_from(TradeOffKind))),
    lambda p, draw: concerns.choose_option(
        p,
        trade_off_id=a(p, draw, TradeOff),
        chosen=draw(st.sampled_from(["As fast as we can", "As right as we can", ""])),
        decided_by=draw(WORDS),
        on=draw(DAYS),
        today=TODAY,
    ),
    lambda p, draw: concerns.set_options(
        p,
        trade_off_id=a(p, draw, TradeOff),
        options=[{"name": name} for name in draw(st.lists(WORDS, max_size=3))],
    ),
    lambda p, draw: team_questions.ask_team(p, project_id=a(p, draw, Project), text=draw(WORDS), on=draw(DAYS)),
    lambda p, draw: portfolio_settings.change_settings(p, name=draw(WORDS), tolerance=draw(NUMBERS)),
)


def start() -> Portfolio:
    """Two projects; the first with a plan under way, an agreed stop rule and somebody to tell."""
    desk = Desk()
    project, _ = (desk.project(title, start=date(2026, 8, 10)) for title in ("Statements", "Knowing when unsure"))
    (point,) = desk.points(project)
    desk.do(plan.add_decision_point, project_id=project.id)
    desk.do(plan.add_criterion, point_id=point.id, metric="right", threshold=3)
    for _ in range(3):
        desk.do(experiments.add_experiment, point_id=point.id)
    rule = desk.new(stop_rules.add_stop_rule, project_id=project.id, type="metric", text="Too dear", start=9, limit=3)
    desk.do(stop_rules.agree_stop_rule, rule_id=rule.id, agreed_with="Board", on=date(2026, 8, 12))
    desk.do(stop_rules.add_stop_rule, project_id=project.id, type="event", text="The vendor leaves")
    desk.do(records.add_record, Stakeholder, name="Operations", all_projects=True)
    desk.do(records.add_record, Audience, name="Board")
    asked = {"ask_again_on": TODAY, "on": date(2026, 10, 1), "today": TODAY}
    desk.do(decisions.record_decision, point_id=point.id, outcome="revise", **asked)
    return desk.portfolio


@settings(max_examples=100)
@given(data=st.data())
def test_undoing_everything_gives_back_the_start(data: st.DataObject) -> None:
    portfolio = begun = start()
    done: list[Edit] = []
    for act in data.draw(st.lists(st.sampled_from(ACTS), min_size=10, max_size=40), label="acts"):
        try:
            edit = act(portfolio, data.draw)
            after = portfolio.apply(edit)
        except UserError:
            continue
        locked_stays(portfolio, after)
        done.append(edit)
        portfolio = after
    assert Portfolio(portfolio.records()) == portfolio
    whole = portfolio.digest()
    undone = portfolio
    for edit in reversed(done):
        undone = undone.apply(edit.inverse())
    assert undone.digest() == begun.digest()
    for edit in done:
        undone = undone.apply(edit)
    assert undone.digest() == whole


def locked_stays(before: Portfolio, after: Portfolio) -> None:
    """Decisions, snapshots and briefs are as they were; an agreed limit has moved only with a note of it."""
    for model in (model for model in KINDS.values() if model.ADD_ONLY):
        assert all(after.find(model, record.id) == record for record in before.with_bin(model))
    for rule in before.with_bin(StopRule):
        if rule.agreed_on is not None:
            now = after.get(StopRule, rule.id)
            assert now.deleted_on == rule.deleted_on
            assert now.moves[: len(rule.moves)] == rule.moves
            if (now.limit, now.limit_date) != (rule.limit, rule.limit_date):
                assert len(now.moves) == len(rule.moves) + 1


@pytest.mark.parametrize("field", sorted(Decision.model_fields))
def test_no_field_of_a_decision_can_be_changed(field: str) -> None:
    portfolio = start()
    with pytest.raises(UserError, match="A decision stays as it was taken"):
        records.change_record(portfolio, portfolio.all(Decision)[0], **{field: None})
