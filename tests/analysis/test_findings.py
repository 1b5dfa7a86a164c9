"""Does every gap, delay and false certainty become one sentence a PM understands, and nothing else?"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from tests.analysis import build

from sciencepm.analysis.findings import Finding, FindingCode, findings
from sciencepm.domain.concerns import Risk, RiskCategory
from sciencepm.domain.decision import Outcome
from sciencepm.domain.landing import PathToProduction
from sciencepm.domain.plan import ExperimentOutcome, ExperimentState
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Blocked, Kind, Mode, Project, ProjectState
from sciencepm.domain.record import Record
from sciencepm.domain.stakeholders import Ask, Promise, Update
from sciencepm.domain.stop_rule import Spend, StopRuleType
from sciencepm.domain.value_case import Sheet, ValueCase, ValueInput
from sciencepm.i18n import Words

W = Words()
TODAY = date(2026, 11, 20)
RISKS = build.checked_risks("statements")


def found(*records: Record, today: date = TODAY) -> tuple[Finding, ...]:
    return findings(build.portfolio(*records), today, W)


def only(*records: Record, today: date = TODAY) -> tuple[FindingCode, str, str]:
    """The one finding there is: its code, its field and its sentence."""
    (one,) = found(*records, today=today)
    return one.code, one.field, one.sentence


def plan(**fields: Any) -> tuple[Record, ...]:
    """A project with nothing to find in it, but for what `fields` change in its decision point."""
    return build.project(), build.point("statements", **fields), *RISKS


def test_a_whole_project_has_no_findings() -> None:
    assert found(*plan()) == ()


def test_an_empty_portfolio_has_no_findings() -> None:
    assert findings(Portfolio.new(), TODAY, W) == ()


def test_a_project_without_a_decision_point_is_asked_for_its_question() -> None:
    assert only(build.project(), *RISKS) == (
        FindingCode.NO_DECISION_POINT,
        "decision_points",
        "Statements into tables: no decision point yet: which question decides whether to go on?",
    )


def foundational(**fields: Any) -> Project:
    worth: dict[str, Any] = {
        "kind": Kind.FOUNDATIONAL,
        "long_term_value": "Opens three products",
        "why_open_ended": "Nobody knows",
    }
    return build.project(**{**worth, **fields})


def test_foundational_work_says_when_it_would_stop_and_why_it_is_worth_it() -> None:
    rule = build.stop_rule("statements", StopRuleType.EXPERIMENTS, limit=4)
    whole = (build.point("statements"), *RISKS)
    assert found(foundational(), rule, *whole) == ()
    assert only(foundational(), *whole)[2] == "Statements into tables: no stop rule yet: when would we stop?"
    unagreed = rule.evolve(agreed_on=None)
    assert only(foundational(), unagreed, *whole)[2] == "Statements into tables: no stop rule is agreed yet."
    bare = found(foundational(long_term_value="", why_open_ended=""), rule, *whole)
    assert [each.remark for each in bare] == [
        "Nobody has said what it is worth in the long term.",
        "Nobody has said why an open-ended investigation is worth it.",
    ]


def test_product_work_needs_no_stop_rule() -> None:
    assert FindingCode.NO_STOP_RULE not in {each.code for each in found(build.project())}


@pytest.mark.parametrize(
    ("fields", "code", "field", "remark"),
    [
        ({"question": ""}, FindingCode.NO_QUESTION, "question", "Decision 1 has no question."),
        ({"go_on_if": ""}, FindingCode.NO_RULE, "go_on_if", "Decision 1 has no rule: what would let us go on?"),
        ({"weeks": None}, FindingCode.NO_WEEKS, "weeks", "Nobody has said how many weeks decision 1 may take."),
        (
            {"chance": None},
            FindingCode.NO_CHANCE,
            "chance",
            "Nobody has said how likely it is that decision 1 is passed.",
        ),
        (
            {"chance_source": ""},
            FindingCode.NO_CHANCE_SOURCE,
            "chance_source",
            "The chance of decision 1, 60%, does not say where it comes from.",
        ),
    ],
)
def test_each_gap_in_a_decision_point_has_its_own_sentence(
    fields: dict[str, object], code: FindingCode, field: str, remark: str
) -> None:
    (one,) = found(*plan(**fields))
    assert (one.code, one.record_id, one.field, one.remark) == (code, "statements-1", field, remark)


def test_a_criterion_is_rule_enough() -> None:
    assert found(*plan(go_on_if=""), build.criterion("statements-1")) == ()


def test_what_is_behind_us_is_not_asked_again() -> None:
    passed = build.decision("statements-1", date(2026, 10, 1), Outcome.GO)
    records = plan(question="", chance=None)
    assert {each.code for each in found(*records)} == {FindingCode.NO_QUESTION, FindingCode.NO_CHANCE}
    later = build.point("statements", 2)
    assert found(*records, passed, later) == ()


def test_one_figure_for_the_time_is_a_finding_where_nobody_can_know_it() -> None:
    code, field, sentence = only(*plan(weeks=build.weeks(20, 20, 20)))
    assert (code, field) == (FindingCode.SINGLE_DATE, "weeks")
    assert (
        sentence == "Statements into tables: decision 1 has one estimate, 20 weeks: in experiment mode plan in ranges."
    )
    engineering = build.project(modes=(Mode.ENGINEERING, Mode.DATA))
    assert found(engineering, build.point("statements", weeks=build.weeks(20, 20, 20)), *RISKS) == ()


def test_a_date_alone_is_a_finding_and_a_date_beside_a_range_is_not() -> None:
    season = date(2026, 12, 4)
    code, _, sentence = only(*plan(weeks=None, fixed_date=season))
    assert code is FindingCode.SINGLE_DATE
    assert sentence == (
        "Statements into tables: decision 1 has one date, 4 December, and no range: in experiment mode plan in ranges."
    )
    assert found(*plan(fixed_date=season)) == ()


def test_per_cent_done_tells_nothing_while_a_question_is_open() -> None:
    said = Update.make(id="update", project_id="statements", on=date(2026, 11, 10), text="Layouts are 60% done.")
    code, _, sentence = only(*plan(), said)
    assert code is FindingCode.PER_CENT_COMPLETE
    assert sentence == (
        "Statements into tables: “60% done” tells nothing in experiment mode: say which question is still open."
    )
    # 28 days later it is no longer held against the team
    assert found(*plan(), said.evolve(on=date(2026, 10, 23))) == ()
    assert found(*plan(), said.evolve(text="Reads 91% of pages right")) == ()
    engineering = (build.project(modes=(Mode.ENGINEERING,)), build.point("statements"), *RISKS)
    assert found(*engineering, said) == ()


def test_a_set_day_that_passed_undecided_is_overdue() -> None:
    assert only(*plan(fixed_date=date(2026, 11, 4)))[::2] == (
        FindingCode.DECISION_OVERDUE,
        "Statements into tables: decision 1 was due on 4 November, 16 days ago.",
    )
    assert found(*plan(fixed_date=TODAY)) == ()
    revised = build.decision("statements-1", date(2026, 10, 1), Outcome.REVISE, ask_again_on=date(2026, 11, 19))
    assert only(*plan(), revised)[2] == "Statements into tables: decision 1 was due on 19 November, 1 day ago."


def test_an_estimate_is_out_of_date_when_its_last_fiftieth_is_reached() -> None:
    # 6/9/14 weeks: one time in fifty above 9·(14/9)^(2.0537/1.2816) = 18.27 weeks, so after 128 days from 10 August
    assert found(*plan(), today=date(2026, 12, 15)) == ()
    assert only(*plan(), today=date(2026, 12, 16))[::2] == (
        FindingCode.ESTIMATE_OUT_OF_DATE,
        "Statements into tables: the estimate of decision 1 is out of date: 18 weeks used of 6–14.",
    )


def test_a_report_is_due_whatever_the_outcome() -> None:
    late = build.experiment("statements-1", state=ExperimentState.RUNNING, report_by=date(2026, 11, 9))
    assert only(*plan(), late) == (
        FindingCode.REPORT_OVERDUE,
        "report_by",
        "Statements into tables: experiment A was to report by 9 November, whatever the outcome.",
    )
    assert found(*plan(), late.evolve(state=ExperimentState.DROPPED)) == ()


def test_data_is_owed_by_someone() -> None:
    waiting = build.project(blocked=Blocked.make(since=date(2026, 11, 2), what="2025 contracts"))
    assert only(waiting, *plan()[1:])[2] == (
        "Statements into tables: it waits for data, and nobody is named who owes it."
    )


def test_a_result_nobody_takes_over_says_its_age_its_cost_and_what_is_missing() -> None:
    # 2 September to 20 November is 28 + 31 + 20 = 79 days
    worked = build.experiment(
        "statements-1",
        state=ExperimentState.DONE,
        outcome=ExperimentOutcome.WORKED,
        ended_on=date(2026, 9, 2),
    )
    paid = Spend.make(id="paid", project_id="statements", on=date(2026, 9, 30), amount=184_300)
    assert only(*plan(), worked, paid)[::2] == (
        FindingCode.RESULT_NO_PATH,
        (
            "Statements into tables: a result worked 79 days ago and has no way into the product: "
            "no receiving team, no build time planned; €184k so far."
        ),
    )
    path = PathToProduction.make(id="path", project_id="statements", receiving_team="Onboarding")
    (one,) = found(*plan(), worked, path)
    assert one.said.endswith("the product: no build time planned; about €0 so far")
    reserved = path.evolve(build_from=date(2027, 2, 1), build_to=date(2027, 3, 1))
    assert found(*plan(), worked, reserved) == ()


def test_no_training_for_production_without_a_deployment_plan() -> None:
    path = PathToProduction.make(id="path", project_id="statements", production_training_on=date(2026, 12, 5))
    assert only(*plan(), path) == (
        FindingCode.TRAINING_WITHOUT_PLAN,
        "deployment_plan",
        "Statements into tables: training for production is planned for 5 December without a deployment plan.",
    )
    begun = path.evolve(production_training_on=date(2026, 11, 1))
    assert only(*plan(), begun)[2].endswith("training for production began on 1 November without a deployment plan.")
    assert found(*plan(), path.evolve(deployment_plan="A fifth of traffic first")) == ()


def crossed(**fields: object) -> Record:
    return build.stop_rule(
        "statements", StopRuleType.DATE, **{"text": "Not landed by autumn", "limit_date": date(2026, 11, 6), **fields}
    )


def test_a_crossed_stop_rule_is_said_until_something_is_decided() -> None:
    # 10 August to 6 November is 88 days, to 20 November 102
    assert only(*plan(), crossed())[::2] == (
        FindingCode.STOP_RULE_CROSSED,
        "Statements into tables: a stop rule is crossed and nothing is decided: Not landed by autumn (102 of 88 days).",
    )
    before = build.decision("statements-1", date(2026, 11, 5), Outcome.REVISE, ask_again_on=date(2026, 12, 1))
    assert [each.code for each in found(*plan(), crossed(), before)] == [FindingCode.STOP_RULE_CROSSED]
    assert found(*plan(), crossed(), before.evolve(on=date(2026, 11, 6))) == ()


def test_spending_past_its_limit_counts_from_the_day_it_passed() -> None:
    rule = build.stop_rule("statements", StopRuleType.SPEND, limit=100_000)
    paid = [
        Spend.make(id=f"paid-{day}", project_id="statements", on=date(2026, 11, day), amount=60_000) for day in (1, 12)
    ]
    early = build.decision("statements-1", date(2026, 11, 11), Outcome.REVISE, ask_again_on=date(2026, 12, 1))
    assert only(*plan(), rule, *paid, early)[0] is FindingCode.STOP_RULE_CROSSED
    assert found(*plan(), rule, *paid, early.evolve(on=date(2026, 11, 12))) == ()


def test_failed_experiments_reach_their_limit_with_the_last_of_them() -> None:
    rule = build.stop_rule("statements", StopRuleType.EXPERIMENTS, limit=2)
    failed = [
        build.experiment(
            "statements-1",
            letter,
            state=ExperimentState.DONE,
            outcome=ExperimentOutcome.DID_NOT_WORK,
            ended_on=date(2026, 10, day),
        )
        for letter, day in (("A", 5), ("B", 20))
    ]
    early = build.decision("statements-1", date(2026, 10, 19), Outcome.REVISE, ask_again_on=date(2026, 12, 1))
    assert only(*plan(), rule, *failed, early)[0] is FindingCode.STOP_RULE_CROSSED
    assert found(*plan(), rule, *failed, early.evolve(on=date(2026, 10, 20))) == ()


def test_everyone_is_asked_for_three_risks_even_when_there_are_none() -> None:
    privacy = Risk.make(id="risk", project_id="statements", category=RiskCategory.PRIVACY, text="Names in pages")
    assert only(build.project(), build.point("statements"), privacy) == (
        FindingCode.RISKS_NOT_CHECKED,
        "risks",
        "Statements into tables: nobody has looked for risks yet: fairness and regulation.",
    )


def value(**fields: object) -> ValueCase:
    start = {"id": "case", "project_id": "statements", "sheet": Sheet.STRAIGHT_THROUGH}
    return ValueCase.make(**{**start, **fields})


def test_every_figure_of_a_value_says_where_it_comes_from() -> None:
    inputs = [
        ValueInput.make(name="cases", range=build.figures(1, 2, 3), source="Count of 2025"),
        ValueInput.make(name="spot_checks", range=build.figures(4, 5, 6)),
    ]
    assert only(*plan(), value(inputs=inputs)) == (
        FindingCode.VALUE_WITHOUT_SOURCE,
        "inputs",
        "Statements into tables: 1 figure of its value does not say where it comes from: share still checked by hand.",
    )


def test_value_that_is_not_priced_is_said_in_a_sentence() -> None:
    assert only(*plan(), value(not_priced=True))[::2] == (
        FindingCode.NOT_PRICED_NO_SENTENCE,
        "Statements into tables: its value is not priced, and no sentence says what it is worth.",
    )
    assert found(*plan(), value(not_priced=True, sentence="Opens three products.")) == ()


def test_an_ask_says_how_much_by_when_who_and_what_otherwise() -> None:
    ask = Ask.make(id="ask", what="Approve the human check", amount=38_000, if_no="We stop", if_late="It lands later")
    assert only(ask) == (
        FindingCode.ASK_INCOMPLETE,
        "needed_by",
        "The ask “Approve the human check” does not say the date and who decides.",
    )
    whole = ask.evolve(needed_by=date(2026, 12, 11), decides="Head of product")
    assert found(whole) == ()
    assert found(ask.evolve(answered_on=TODAY)) == ()
    nothing_asked = whole.evolve(amount=Decimal(0))
    assert found(nothing_asked) == ()


def test_a_promise_past_its_day_is_found_until_kept() -> None:
    promise = Promise.make(id="promise", project_id="statements", what="A page for Finance", due=date(2026, 11, 3))
    assert only(*plan(), promise)[2] == (
        "Statements into tables: the promise “A page for Finance” was due on 3 November, 17 days ago."
    )
    assert found(*plan(), promise.evolve(kept_on=date(2026, 11, 18))) == ()
    assert found(*plan(), promise.evolve(due=TODAY)) == ()


def test_ideas_are_asked_for_their_question_and_what_ended_for_nothing_new() -> None:
    idea = build.project(state=ProjectState.IDEA)
    assert [each.code for each in found(idea)] == [FindingCode.NO_DECISION_POINT]
    assert found(build.project(state=ProjectState.STOPPED)) == ()
    assert found(build.project(state=ProjectState.LANDED)) == ()


def test_on_hold_nothing_is_late() -> None:
    held = build.project(state=ProjectState.ON_HOLD)
    assert found(held, build.point("statements", fixed_date=date(2026, 11, 4)), *RISKS) == ()


def test_what_is_in_the_bin_is_not_looked_at() -> None:
    binned = datetime(2026, 11, 1, tzinfo=UTC)
    assert found(build.project(deleted_on=binned)) == ()
    gone = build.point("statements", deleted_on=binned)
    assert only(build.project(), gone, *RISKS)[0] is FindingCode.NO_DECISION_POINT


def test_findings_come_project_by_project_the_weightiest_first() -> None:
    late = build.point("zebra", fixed_date=date(2026, 11, 4), question="")
    records = [
        build.project("Zebra", position=1),
        build.project("Ant", position=2),
        late,
        *build.checked_risks("zebra"),
        *build.checked_risks("ant"),
    ]
    assert [(each.subject, each.code) for each in found(*records)] == [
        ("Zebra", FindingCode.DECISION_OVERDUE),
        ("Zebra", FindingCode.NO_QUESTION),
        ("Ant", FindingCode.NO_DECISION_POINT),
    ]


def test_the_last_day_of_the_calendar_is_a_day_like_any_other() -> None:
    far = date(9999, 12, 31)
    assert found(*plan(fixed_date=far), Promise.make(id="promise", what="Much", due=far)) == ()
