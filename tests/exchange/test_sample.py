"""Is the sample whole and true on any day: its dates, its plans, its figures' sources and its past?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from sciencepm.analysis.criteria import rule_says
from sciencepm.analysis.owed_news import owed_news
from sciencepm.analysis.plan import StageState, Standing, stages, standing
from sciencepm.analysis.results import results
from sciencepm.commands.plan import change_decision_point
from sciencepm.domain.concerns import Risk, RiskCategory
from sciencepm.domain.decision import Decision, Outcome
from sciencepm.domain.documents import Brief, Content, Deck, Snapshot, WhatIfOption
from sciencepm.domain.landing import PathToProduction
from sciencepm.domain.plan import DecisionPoint, Experiment, ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_data import portfolio_from_json, portfolio_to_json
from sciencepm.domain.project import Enables, Kind, Project, ProjectState
from sciencepm.domain.record import Value
from sciencepm.domain.snapshots import portfolio_then
from sciencepm.domain.stakeholders import Ask, CheckIn
from sciencepm.domain.stop_rule import StopRule, StopRuleType
from sciencepm.domain.value_case import EvidenceLevel, Sheet, ValueCase
from sciencepm.errors import UserError
from sciencepm.exchange.sample import SAMPLE_DAY, sample_portfolio
from sciencepm.resources import resource

DAYS = (date(2028, 2, 29), date(2024, 2, 28), date(2026, 11, 21))
FACTS = {
    *("on", "ended_on", "happened_on", "kept_on", "answered_on", "closed_on", "found_on", "decided_on"),
    *("checked_on", "agreed_on", "source_date", "taken_at", "issued_at"),
}
"""Fields that say when something happened, not when it is planned."""


@pytest.fixture(scope="module")
def sample() -> Portfolio:
    return sample_portfolio(SAMPLE_DAY)


@pytest.fixture(scope="module")
def then(sample: Portfolio) -> Portfolio:
    (snapshot,) = sample.all(Snapshot)
    return portfolio_then(sample, snapshot)


def values_in(value: object) -> Iterator[Value]:
    """A record and every value nested in it."""
    if isinstance(value, tuple):
        for item in value:
            yield from values_in(item)
    if isinstance(value, Value):
        yield value
        for name in type(value).model_fields:
            yield from values_in(getattr(value, name))


def dates_in(value: object) -> list[date]:
    if isinstance(value, date):
        return [value]
    if isinstance(value, tuple):
        return [day for item in value for day in dates_in(item)]
    if isinstance(value, Value):
        return [day for name in type(value).model_fields for day in dates_in(getattr(value, name))]
    return []


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    if isinstance(value, tuple):
        for item in value:
            yield from texts_in(item)
    if isinstance(value, Value):
        for name in type(value).model_fields:
            yield from texts_in(getattr(value, name))


def test_on_its_own_day_the_sample_is_what_is_shipped(sample: Portfolio) -> None:
    shipped = portfolio_from_json(resource("samples", "applied-science.json").read_bytes())
    kept = [record for record in sample.records() if not isinstance(record, Content | Snapshot | Brief)]
    assert Portfolio(kept) == shipped


@pytest.mark.parametrize("day", DAYS)
def test_on_another_day_every_date_has_moved_by_as_many_days_and_nothing_else_has(
    sample: Portfolio, then: Portfolio, day: date
) -> None:
    moved = sample_portfolio(day)
    moved_then = portfolio_then(moved, *moved.all(Snapshot))
    for before, after in ((sample, moved), (then, moved_then)):
        pairs = list(zip(records(before), records(after), strict=True))
        assert len(pairs) > 200
        for old, new in pairs:
            assert (type(old), old.id) == (type(new), new.id)
            assert dates_in(new) == [was + (day - SAMPLE_DAY) for was in dates_in(old)]
            assert undated(new) == undated(old)


def records(portfolio: Portfolio) -> list[Any]:
    return [record for record in portfolio.records() if not isinstance(record, Content)]


def undated(record: Any) -> str:
    """Everything a record says but days, instants and the hashes of a snapshot's contents."""
    return re.sub(r"\d{4}-\d\d-\d\d(T[\d:]+Z)?|[0-9a-f]{64}", "", record.model_dump_json())


def test_the_figures_do_not_depend_on_the_day_for_which_the_sample_is_made(sample: Portfolio) -> None:
    day = date(2028, 2, 29)
    here, there = results(sample, SAMPLE_DAY), results(sample_portfolio(day), day)
    assert here.value_if_all_land == there.value_if_all_land
    assert here.value_by_chance == there.value_by_chance
    assert [figures.standing for figures in here.active] == [figures.standing for figures in there.active]
    assert here.landings(SAMPLE_DAY + timedelta(days=200)) == there.landings(day + timedelta(days=200))


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_day_at_the_end_of_the_calendar_is_refused_with_a_sentence(day: date) -> None:
    with pytest.raises(UserError, match="calendar"):
        sample_portfolio(day)


def test_the_sample_survives_the_way_through_json(sample: Portfolio) -> None:
    again = portfolio_from_json(portfolio_to_json(sample))
    assert again == sample
    assert again.digest() == sample.digest()


def test_twelve_projects_stand_in_every_way_there_is_something_to_learn_from(sample: Portfolio) -> None:
    projects = sample.all(Project)
    assert [project.kind for project in projects].count(Kind.PRODUCT) == 8
    assert [project.kind for project in projects].count(Kind.FOUNDATIONAL) == 4
    found = {project.title: standing(sample, project, SAMPLE_DAY) for project in projects}
    assert found == {
        "Stop card fraud before payout": Standing.ON_PLAN,
        "Statements into tables": Standing.REVISED,
        "Billing tickets to the right desk": Standing.ON_PLAN,
        "Answers agents can trust at once": Standing.ON_PLAN,
        "Payments matched to invoices": Standing.ON_PLAN,
        "Warn before customers leave": Standing.BLOCKED,
        "Sharper search in the archive": Standing.RESULT_NO_PATH,
        "Stop invoice fraud before payment": Standing.LANDED,
        "Tables from any layout, live": Standing.ON_PLAN,
        "Know when the answer is unsure": Standing.ON_PLAN,
        "Answers for new markets": Standing.NOT_READY,
        "Learn from rare documents": Standing.STOPPED,
    }


def test_the_plan_for_unstructured_data_is_there_to_the_letter(sample: Portfolio) -> None:
    project = sample.get(Project, "statements")
    first, second, *_ = sample.of(DecisionPoint, "statements")
    assert project.research_goal == "Improve parsing of a special kind of unstructured data into tables."
    assert first.stage_title == "Investigate parsing options"
    tried = [entry for entry in sample.of(Experiment, first.id) if entry.state is ExperimentState.DONE]
    assert [entry.letter for entry in tried] == ["A", "B", "C", "D"]
    rule = "If none meets the criteria after these four experiments, reassess and possibly abandon; else go on."
    assert first.if_not == rule
    assert second.stage_title == "Develop streaming table population for the parsed data"
    # None of the four met the criteria, so the plan was reassessed; what they had measured is frozen in the decision.
    (decision,) = sample.of(Decision, first.id)
    assert (decision.outcome, decision.rule_said) == (Outcome.REVISE, (Outcome.REVISE, Outcome.STOP))
    assert rule in decision.rule
    assert [entry.letter for entry in decision.evidence] == ["A", "B", "C", "D"]
    for frozen, entry in zip(decision.evidence, tried, strict=True):
        assert (frozen.outcome, frozen.measurements) == (entry.outcome, entry.measurements)


def test_the_landed_fraud_project_was_measured_in_live_use(sample: Portfolio) -> None:
    project = sample.get(Project, "invoice-fraud")
    (case,) = sample.of(ValueCase, project.id)
    assert (project.state, case.sheet, case.evidence) == (
        ProjectState.LANDED,
        Sheet.CASES_CAUGHT,
        EvidenceLevel.MEASURED,
    )
    (kept,) = [entry.range for entry in case.inputs if entry.name == "kept_live"]
    assert kept.low == kept.high == 1


def test_every_value_input_says_where_it_is_from_since_when_and_whose_it_is(sample: Portfolio, then: Portfolio) -> None:
    inputs = [entry for portfolio in (sample, then) for case in portfolio.all(ValueCase) for entry in case.inputs]
    assert len(inputs) > 50
    assert all(entry.source and entry.source_date and entry.owner and entry.unit for entry in inputs)
    assert {case.sheet for case in sample.all(ValueCase) if case.inputs} == {
        Sheet.CASES_CAUGHT,
        Sheet.STRAIGHT_THROUGH,
        Sheet.SUPPORT_REPLIES,
    }


def test_what_is_not_priced_says_why_it_matters(sample: Portfolio) -> None:
    active = {project.id for project in sample.all(Project) if project.state is ProjectState.ACTIVE}
    unpriced = [case for case in sample.all(ValueCase) if case.not_priced and case.project_id in active]
    assert len(unpriced) == 4
    assert all(case.short and case.sentence for case in unpriced)
    opened = [entry.enabled_id for entry in sample.of(Enables, "any-layout")]
    assert f"opens {len(opened)} products" in [case.short for case in sample.of(ValueCase, "any-layout")]
    lowered = [entry.enabled_id for entry in sample.of(Enables, "unsure")]
    assert f"lowers risk in {len(lowered)}" in [case.short for case in sample.of(ValueCase, "unsure")]


def test_there_is_a_stop_rule_of_each_type_and_one_was_moved_in_the_open(sample: Portfolio) -> None:
    rules = sample.all(StopRule)
    assert {rule.type for rule in rules} == set(StopRuleType)
    assert all(rule.agreed_with and rule.agreed_on for rule in rules)
    (moved,) = [rule for rule in rules if rule.moves]
    (move,) = moved.moves
    assert (move.limit, moved.limit) == (Decimal(4), Decimal(5))
    assert move.by and move.why
    near = results(sample, SAMPLE_DAY).close
    assert [str(entry.band) for entry in near] == ["near", "approaching"]


def test_paths_to_production_are_complete_in_work_and_missing(sample: Portfolio) -> None:
    paths = {path.project_id: path for path in sample.all(PathToProduction)}
    assert paths["fraud"].deployment_plan and paths["fraud"].monitoring and paths["fraud"].build_from
    assert paths["statements"].build_from and not paths["statements"].deployment_plan
    assert "search" not in paths


def test_risks_were_looked_for_and_some_were_found(sample: Portfolio) -> None:
    risks = sample.all(Risk)
    found = {risk.category for risk in risks if not risk.none_found}
    assert {RiskCategory.FAIRNESS, RiskCategory.REGULATORY, RiskCategory.DEPENDENCY} <= found
    assert all(risk.text and risk.mitigation and risk.owner for risk in risks if not risk.none_found)
    assert all(risk.checked_by and risk.checked_on for risk in risks if risk.none_found)


def test_one_stakeholder_waits_for_news_of_one_decision(sample: Portfolio) -> None:
    (owed,) = owed_news(sample, SAMPLE_DAY)
    assert (owed.decision.id, owed.stakeholder.name) == ("statements-1-revise", "Head of Operations")
    assert (SAMPLE_DAY - owed.decision.on).days == 17


def test_one_ask_is_open_and_complete(sample: Portfolio) -> None:
    (ask,) = [entry for entry in sample.all(Ask) if entry.answered_on is None]
    assert (ask.amount, ask.needed_by) == (Decimal(38_000), date(2026, 12, 11))
    assert ask.decides == "Head of product, Documents"
    assert ask.if_no and ask.if_late


def test_nothing_has_happened_after_the_day_on_which_it_was_written_down(sample: Portfolio, then: Portfolio) -> None:
    (snapshot,) = sample.all(Snapshot)
    for portfolio, day in ((sample, SAMPLE_DAY), (then, snapshot.on)):
        for value in (value for record in portfolio.records() for value in values_in(record)):
            for name in FACTS & type(value).model_fields.keys():
                when = getattr(value, name)
                when = when.date() if isinstance(when, datetime) else when
                assert when is None or when <= day, f"{value!r} on {day}"


def test_experiments_begin_end_and_report_in_order(sample: Portfolio, then: Portfolio) -> None:
    for portfolio in (sample, then):
        for entry in portfolio.all(Experiment):
            done = entry.state is ExperimentState.DONE
            assert done == bool(entry.ended_on) == bool(entry.outcome), entry.id
            assert not done or (entry.why and entry.measurements), entry.id
            assert entry.title and entry.hypothesis and entry.approach and entry.report_by, entry.id
            if entry.started_on and entry.ended_on:
                assert entry.started_on < entry.ended_on


def test_decisions_come_after_what_they_rest_on_and_say_what_the_rule_said(sample: Portfolio) -> None:
    decisions = sample.all(Decision)
    assert {decision.outcome for decision in decisions} == {Outcome.GO, Outcome.REVISE, Outcome.STOP}
    for decision in decisions:
        point = sample.get(DecisionPoint, decision.decision_point_id)
        experiments = {entry.letter: entry for entry in sample.of(Experiment, point.id)}
        for evidence in decision.evidence:
            ended = experiments[evidence.letter].ended_on
            assert ended and ended <= decision.on, decision.id
        if decision == sample.of(Decision, point.id)[-1] and decision.outcome is not Outcome.REVISE:
            assert rule_says(sample, point.id) == decision.rule_said, decision.id
        assert (decision.outcome not in decision.rule_said) == bool(decision.override_reason), decision.id
        assert decision.why and decision.decided_by and decision.learned and decision.chance_before, decision.id


def test_letters_run_through_each_project(sample: Portfolio) -> None:
    for project in sample.all(Project):
        letters = [
            entry.letter for point in sample.of(DecisionPoint, project.id) for entry in sample.of(Experiment, point.id)
        ]
        assert letters == [chr(ord("A") + place) for place in range(len(letters))], project.id


def test_the_brief_of_seven_weeks_ago_kept_what_was_said_then(sample: Portfolio, then: Portfolio) -> None:
    (brief,), (snapshot,) = sample.all(Brief), sample.all(Snapshot)
    assert (brief.number, brief.snapshot_id, brief.issued_at) == (6, snapshot.id, snapshot.taken_at)
    worked_out = results(then, snapshot.on)
    assert float(snapshot.share or 0) == pytest.approx(float(worked_out.balance.share or 0), abs=0.0001)
    assert [each.project_id for each in snapshot.results] == list(worked_out.projects)
    for kept in snapshot.results:
        figures = worked_out.projects[kept.project_id]
        chance = figures.forecast.chance if figures.forecast else None
        assert (kept.chance is None) == (chance is None)
        assert float(kept.chance or 0) == pytest.approx(float(chance or 0), abs=0.02)
        for said, again in zip(kept.landing or (), (figures.forecast and figures.forecast.landing) or (), strict=True):
            assert abs((said - again).days) <= 7, kept.project_id
        if kept.value and figures.value.money:
            assert float(kept.value[1]) == pytest.approx(float(figures.value.money.likely), rel=0.03)


def test_what_was_said_then_differs_from_what_is_so_now(sample: Portfolio, then: Portfolio) -> None:
    before, now = results(then, date(2026, 10, 2)), results(sample, SAMPLE_DAY)
    assert (str(before.balance.band), str(now.balance.band)) == ("drifting", "within")
    assert then.find(Project, "new-markets") is None
    assert then.get(Project, "rare").state is ProjectState.ACTIVE
    said, is_now = (each.projects["statements"].forecast for each in (before, now))
    assert said and said.landing and is_now and is_now.landing
    assert (is_now.landing[1] - said.landing[1]).days > 60


def test_a_project_asks_two_questions_within_the_next_month(sample: Portfolio) -> None:
    asked = {
        project.id: [
            stage.asked_on
            for stage in stages(sample, project.id, SAMPLE_DAY)
            if stage.state in (StageState.RUNNING, StageState.TO_COME) and stage.asked_on
        ]
        for project in sample.all(Project)
    }
    soon = {key: [day for day in days if (day - SAMPLE_DAY).days <= 30] for key, days in asked.items()}
    assert len(soon["billing"]) == 2
    assert sum((day - SAMPLE_DAY).days <= 90 for days in asked.values() for day in days) == 8


def test_what_refers_by_id_inside_a_record_refers_to_something(sample: Portfolio) -> None:
    for value in (value for record in sample.records() for value in values_in(record)):
        project_id = getattr(value, "project_id", None)
        assert project_id is None or sample.find(Project, project_id) is not None
    assert sample.all(Deck)[0].slides
    assert all(check_in.stakeholder_ids for check_in in sample.all(CheckIn))


def test_the_what_if_can_be_carried_out(sample: Portfolio) -> None:
    (option,) = sample.all(WhatIfOption)
    (change,) = option.changes
    assert change.command == change_decision_point.__name__
    after = sample.apply(change_decision_point(sample, **json.loads(change.arguments)))
    assert after != sample


def test_no_text_names_a_day_because_texts_do_not_move(sample: Portfolio, then: Portfolio) -> None:
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    days = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    named = re.compile(rf"\b({months}|{days}|20\d\d|spring|summer|autumn|Christmas)\b")
    for portfolio in (sample, then):
        for text in (text for record in records(portfolio) for text in texts_in(record)):
            assert not named.search(text), text
