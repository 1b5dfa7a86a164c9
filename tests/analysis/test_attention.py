"""Does "Needs you" name what needs the PM, in order of need, with one thing to do about each?"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from tests.analysis import build

from sciencepm.analysis.attention import Attention, AttentionAction, AttentionKind, action_label, attention
from sciencepm.domain.decision import Outcome
from sciencepm.domain.landing import PathToProduction
from sciencepm.domain.plan import ExperimentOutcome, ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import Cadence
from sciencepm.domain.project import Blocked, Kind, ProjectState
from sciencepm.domain.record import Record
from sciencepm.domain.stakeholders import Promise
from sciencepm.domain.stop_rule import StopRuleType
from sciencepm.i18n import Words

W = Words()
TODAY = date(2026, 11, 20)
LATER = date(2027, 6, 1)


def needed(*records: Record, today: date = TODAY, **settings: Any) -> tuple[Attention, ...]:
    return attention(build.portfolio(*records, **settings), today, W)


def only(*records: Record, today: date = TODAY) -> tuple[str, str, AttentionAction]:
    """The one row there is, as it is read: title, detail, action."""
    (row,) = needed(*records, today=today)
    return row.title, row.detail, row.action


def calm(**fields: Any) -> Record:
    """A decision point far enough ahead to need nobody."""
    return build.point("statements", **{"fixed_date": LATER, **fields})


def reported(letter: str, **fields: Any) -> Record:
    done = {"state": ExperimentState.DONE, "outcome": ExperimentOutcome.DID_NOT_WORK, "ended_on": date(2026, 11, 1)}
    return build.experiment("statements-1", letter, **{**done, **fields})


def test_an_empty_portfolio_and_a_calm_plan_need_nobody() -> None:
    assert attention(Portfolio.new(), TODAY, W) == ()
    assert needed(build.project(), calm()) == ()


def test_a_decision_that_comes_up_says_when_what_and_what_is_known() -> None:
    asked = calm(fixed_date=date(2026, 12, 4), short_question="Ready in under 0.2 seconds?")
    assert only(build.project(), asked, *map(reported, "ABC")) == (
        "Decide: Statements into tables, decision 1",
        "4 December · “Ready in under 0.2 seconds?” · 3 of 3 experiments reported",
        AttentionAction.RECORD_DECISION,
    )


def test_a_question_asked_again_waits_for_its_last_experiment() -> None:
    revised = build.decision("statements-1", date(2026, 11, 3), Outcome.REVISE, ask_again_on=date(2026, 12, 11))
    running = reported("D", state=ExperimentState.RUNNING, outcome=None, report_by=date(2026, 12, 9), ended_on=None)
    asked = calm(short_question="95 of 100 tables?")
    assert only(build.project(), asked, revised, *map(reported, "ABC"), running) == (
        "Decide: Statements into tables, decision 1 again",
        "11 December · “95 of 100 tables?” · experiment D runs until 9 December",
        AttentionAction.OPEN,
    )


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"state": ExperimentState.BLOCKED}, "experiment B waits for data"),
        ({"state": ExperimentState.PLANNED}, "1 of 2 experiments reported"),
        ({"state": ExperimentState.RUNNING, "report_by": date(2026, 11, 9)}, "1 of 2 experiments reported"),
        ({"state": ExperimentState.DROPPED}, "1 of 1 experiment reported"),
    ],
)
def test_what_is_still_missing_is_said(fields: dict[str, Any], said: str) -> None:
    missing = reported("B", outcome=None, ended_on=None, **fields)
    _, detail, _ = only(build.project(), calm(fixed_date=date(2026, 12, 4), question=""), reported("A"), missing)
    assert detail == f"4 December · {said}"


def test_a_decision_needs_the_pm_from_thirty_days_before() -> None:
    # 20 November and 30 days is 20 December
    assert len(needed(build.project(), calm(fixed_date=date(2026, 12, 20)))) == 1
    assert needed(build.project(), calm(fixed_date=date(2026, 12, 21))) == ()


def test_an_overdue_decision_says_how_late_it_is() -> None:
    late = calm(fixed_date=date(2026, 11, 4), question="")
    assert only(build.project(), late) == (
        "Decide: Statements into tables, decision 1",
        "4 November, 16 days late",
        AttentionAction.RECORD_DECISION,
    )


def test_past_its_likely_day_a_question_is_not_late_yet() -> None:
    # 10 August and 9 weeks is 12 October; 14 weeks would be 16 November, one time in ten even later
    likely = build.point("statements", question="")
    (row,) = needed(build.project(), likely)
    assert (row.detail, row.overdue) == ("was likely by 12 October", False)


def test_an_outlived_estimate_is_said_unless_everything_has_reported() -> None:
    # after 18.3 weeks less than one time in fifty is left; 10 August and 128 days is 16 December
    day = date(2026, 12, 16)
    point = build.point("statements", question="")
    assert only(build.project(), point, reported("A"), build.experiment("statements-1", "B"), today=day) == (
        "Estimate out of date: Statements into tables, decision 1",
        "18 weeks used of 6–14 · 1 of 2 experiments reported",
        AttentionAction.OPEN,
    )
    # 12 October to 16 December is 65 days
    assert only(build.project(), point, reported("A"), today=day) == (
        "Decide: Statements into tables, decision 1",
        "12 October, 65 days late · 1 of 1 experiment reported",
        AttentionAction.RECORD_DECISION,
    )


def test_a_crossed_stop_rule_asks_for_a_decision() -> None:
    rule = build.stop_rule("statements", StopRuleType.EXPERIMENTS, limit=2, text="Neither approach works")
    title, detail, action = only(build.project(), calm(), rule, reported("A"), reported("B"))
    assert (title, detail) == (
        "Stop rule crossed: Statements into tables",
        "Neither approach works · 2 of 2 experiments",
    )
    assert action is AttentionAction.RECORD_DECISION


REVISED = build.decision("statements-1", date(2026, 11, 3), Outcome.REVISE, ask_again_on=LATER)


def test_who_must_hear_is_named_with_the_days_that_passed() -> None:
    assert only(build.project(), calm(), REVISED, build.stakeholder()) == (
        "Tell the Head of Operations that decision 1 was revised",
        "Statements into tables · 17 days ago · agreed to hear within 5",
        AttentionAction.DRAFT_UPDATE,
    )


def test_several_who_must_hear_the_same_are_one_row() -> None:
    names = ("Head of Operations", "Payments leadership", "Executive committee")
    people = [build.stakeholder(name) for name in names]
    (row,) = needed(build.project(), calm(), REVISED, *people)
    assert row.title == "Tell three stakeholders that decision 1 was revised"
    assert set(row.stakeholder_ids) == {"head", "payments", "executive"}
    (two,) = needed(build.project(), calm(), REVISED, *people[:2])
    assert two.title == "Tell the Head of Operations and Payments leadership that decision 1 was revised"


def test_what_was_stopped_or_held_is_told_in_its_own_words() -> None:
    stopped = build.decision("statements-1", date(2026, 11, 19), Outcome.STOP)
    ended = build.project(state=ProjectState.STOPPED, ended_on=date(2026, 11, 19))
    assert only(ended, calm(), stopped, build.stakeholder())[:2] == (
        "Tell the Head of Operations that the project was stopped at decision 1",
        "Statements into tables · 1 day ago · agreed to hear within 5",
    )
    held = build.decision("statements-1", TODAY, Outcome.HOLD)
    assert only(build.project(state=ProjectState.ON_HOLD), calm(), held, build.stakeholder())[:2] == (
        "Tell the Head of Operations that decision 1 was put on hold",
        "Statements into tables · today · agreed to hear within 5",
    )


def test_who_heard_something_else_hears_of_the_correction() -> None:
    corrected = build.decision("statements-1", TODAY, Outcome.GO, id="corrected", corrects_id=REVISED.id)
    told = build.told(REVISED.id, "head", date(2026, 11, 5))
    titles = [row.title for row in needed(build.project(), calm(), REVISED, corrected, told, build.stakeholder())]
    assert "Tell the Head of Operations that decision 1 was passed after all, unlike what they heard" in titles


def test_data_that_is_waited_for_has_an_age_and_an_owner() -> None:
    # 2 to 20 November is 18 days, so the third week runs
    blocked = Blocked.make(since=date(2026, 11, 2), what="2025 contract history", owed_by="Sales operations")
    assert only(build.project(blocked=blocked), calm()) == (
        "Blocked on data: Statements into tables",
        "Week 3 · 2025 contract history, owed by Sales operations",
        AttentionAction.OPEN,
    )
    nobody = build.project(blocked=blocked.evolve(owed_by="", since=TODAY))
    assert only(nobody, calm())[1] == "Week 1 · 2025 contract history, nobody named who owes it"


def test_a_blocked_team_is_offered_a_safe_win() -> None:
    blocked = build.project(blocked=Blocked.make(since=date(2026, 11, 2), what="Contracts", owed_by="Sales"))
    win = build.project("Search fix for parts", state=ProjectState.IDEA, safe_win=True)
    other = build.project("Parts renamed", state=ProjectState.IDEA, safe_win=True)
    assert only(blocked, calm(), win)[1].endswith(" · safe win meanwhile: Search fix for parts")
    assert only(blocked, calm(), win, other)[1].endswith(" · 2 safe wins meanwhile")


def test_a_result_without_a_way_into_the_product_asks_for_a_landing() -> None:
    worked = reported("A", outcome=ExperimentOutcome.WORKED, ended_on=date(2026, 9, 2))
    assert only(build.project(), calm(), worked) == (
        "Result with no way into the product: Statements into tables",
        "Worked on 2 September · no receiving team, no build time planned",
        AttentionAction.PLAN_LANDING,
    )
    path = PathToProduction.make(
        id="path",
        project_id="statements",
        receiving_team="Onboarding",
        build_from=date(2027, 2, 1),
        build_to=date(2027, 3, 1),
    )
    assert needed(build.project(), calm(), worked, path) == ()


def test_a_check_in_is_due_when_its_time_has_come() -> None:
    every_two = build.stakeholder("Payments leadership", cadence=Cadence.TWO_WEEKS)
    assert only(build.project(), calm(), every_two, build.check_in(date(2026, 11, 4), "payments")) == (
        "Check-in due: Payments leadership",
        "Every 2 weeks · last 4 November",
        AttentionAction.PREPARE,
    )
    # 6 November and 14 days is today, 7 November and 14 days tomorrow
    assert len(needed(build.project(), calm(), every_two, build.check_in(date(2026, 11, 6), "payments"))) == 1
    assert needed(build.project(), calm(), every_two, build.check_in(date(2026, 11, 7), "payments")) == ()


@pytest.mark.parametrize(
    ("last", "due"),
    [
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),  # a leap year
        (date(2026, 12, 31), date(2027, 1, 31)),
        (date(2026, 11, 15), date(2026, 12, 15)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month(last: date, due: date) -> None:
    records = (build.project(), calm(fixed_date=date(2029, 1, 1)), build.stakeholder(), build.check_in(last, "head"))
    assert needed(*records, today=date.fromordinal(due.toordinal() - 1)) == ()
    (row,) = needed(*records, today=due)
    assert (row.kind, row.due) == (AttentionKind.CHECK_IN_DUE, due)


def test_a_cadence_of_their_own_counts_its_days() -> None:
    own = build.stakeholder(cadence=Cadence.OWN, cadence_days=10)
    assert only(build.project(), calm(), own, build.check_in(date(2026, 11, 10), "head"))[1] == (
        "Every 10 days · last 10 November"
    )
    assert only(build.project(), calm(), own)[1] == "Every 10 days · none yet"


def test_nobody_is_met_about_nothing_and_nobody_is_met_twice() -> None:
    assert needed(build.stakeholder()) == ()
    assert needed(build.project(state=ProjectState.STOPPED), build.stakeholder()) == ()
    secret = build.project(confidential=True)
    assert needed(secret, calm(), build.stakeholder()) == ()
    assert len(needed(secret, calm(), build.stakeholder(confidential=True))) == 1
    # who is owed news hears it first
    assert [row.kind for row in needed(build.project(), calm(), REVISED, build.stakeholder())] == [AttentionKind.TELL]


def test_a_promise_needs_the_pm_a_week_before_it_is_due() -> None:
    promise = Promise.make(
        id="promise", what="A page for Finance", to="Head of Finance", owner="Documents team", due=date(2026, 11, 27)
    )
    assert only(promise) == (
        "Promised: A page for Finance",
        "Due 27 November · to the Head of Finance · Documents team",
        AttentionAction.MARK_KEPT,
    )
    assert needed(promise.evolve(due=date(2026, 11, 28))) == ()
    assert needed(promise.evolve(kept_on=TODAY)) == ()
    assert only(promise.evolve(due=date(2026, 11, 19), to="", owner=""))[1] == "Due 19 November, 1 day late"


def test_a_project_that_is_not_ready_says_what_is_missing() -> None:
    assert only(build.project(kind=Kind.FOUNDATIONAL)) == (
        "Not ready: Statements into tables",
        "No decision point yet, no stop rule agreed",
        AttentionAction.OPEN,
    )


@pytest.mark.parametrize("state", [ProjectState.IDEA, ProjectState.LANDED, ProjectState.STOPPED])
def test_ideas_and_what_ended_ask_for_nothing(state: ProjectState) -> None:
    late = calm(fixed_date=date(2026, 11, 4))
    blocked = Blocked.make(since=date(2026, 11, 2))
    assert needed(build.project(state=state, blocked=blocked), late) == ()


def test_on_hold_only_the_day_it_is_asked_again_counts() -> None:
    held = build.project(state=ProjectState.ON_HOLD)
    assert needed(held, calm(fixed_date=date(2026, 11, 4))) == ()
    until = build.decision("statements-1", date(2026, 9, 1), Outcome.HOLD, ask_again_on=date(2026, 12, 1))
    assert only(held, calm(question=""), until)[:2] == (
        "Decide: Statements into tables, decision 1 again",
        "1 December",
    )


def test_what_is_in_the_bin_needs_nobody() -> None:
    binned = datetime(2026, 11, 1, tzinfo=UTC)
    assert needed(build.project(deleted_on=binned), calm(fixed_date=date(2026, 11, 4)), build.stakeholder()) == ()


def test_crossed_and_overdue_come_first_then_what_has_a_day_then_what_waits() -> None:
    blocked = Blocked.make(since=date(2026, 11, 2), what="Contracts", owed_by="Sales")
    records = [
        build.project("Ahead"),
        build.point("ahead", fixed_date=date(2026, 12, 4)),
        build.project("Late"),
        build.point("late", fixed_date=date(2026, 11, 10)),
        build.project("Waiting", blocked=blocked),
        build.point("waiting", fixed_date=LATER),
        build.project("Crossed"),
        build.point("crossed", fixed_date=LATER),
        build.stop_rule("crossed", StopRuleType.DATE, limit_date=date(2026, 11, 19)),
        build.project("New"),
        build.project("Told"),
        build.point("told", fixed_date=LATER),
        build.decision("told-1", date(2026, 11, 18), Outcome.REVISE, ask_again_on=LATER),
        build.stakeholder("Ada", all_projects=False, project_ids=("told",)),
        build.stakeholder("Payments", all_projects=False, project_ids=("ahead",)),
        Promise.make(id="promise", what="A page", due=date(2026, 11, 3)),
    ]
    assert [(row.kind, row.overdue) for row in needed(*records)] == [
        (AttentionKind.CROSSED, True),
        (AttentionKind.PROMISE_DUE, True),
        (AttentionKind.DECIDE, True),
        (AttentionKind.TELL, False),
        (AttentionKind.DECIDE, False),
        (AttentionKind.BLOCKED, False),
        (AttentionKind.CHECK_IN_DUE, False),
        (AttentionKind.NOT_READY, False),
    ]


def test_every_action_has_a_button() -> None:
    assert {action_label(action, W) for action in AttentionAction} == {
        "Record decision…",
        "Open",
        "Draft update…",
        "Plan the landing…",
        "Prepare…",
        "Mark as kept",
    }


def test_the_last_day_of_the_calendar_does_not_break_the_list() -> None:
    held = build.decision("statements-1", date.max, Outcome.REVISE, ask_again_on=date.max)
    records = (build.project(), calm(), held, build.stakeholder(), build.check_in(date.max, "head"))
    assert [row.kind for row in needed(*records, today=date.max)] == [AttentionKind.DECIDE, AttentionKind.TELL]
