"""Does every odd plan get a sentence in the roadmap's card and a finding, and never an exception or a wrong bar?"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.analysis.build import decision, point, portfolio, project, stop_rule, weeks

from sciencepm.analysis.finding import FindingCode
from sciencepm.analysis.findings import findings
from sciencepm.analysis.forecast import Forecast, PointAhead, forecast
from sciencepm.analysis.forecast_wording import alive_text, cut_texts, ladder_text, stopping_text
from sciencepm.analysis.gated_value import GatedValue
from sciencepm.domain.decision import Outcome
from sciencepm.domain.record import Record
from sciencepm.domain.stop_rule import StopRuleType
from sciencepm.i18n import Words
from sciencepm.picture.roadmap_content import roadmap_content
from sciencepm.picture.roadmap_records import Row
from sciencepm.ui.roadmap.said import said_of
from sciencepm.ui.roadmap.target import Target

W = Words()
TODAY = date(2026, 11, 20)
WEEKS = weeks(6, 9, 14)
LATE = date(2026, 12, 1)

ODD: dict[str, tuple[list[Record], FindingCode, str]] = {
    "no start": ([project(start=None), point("statements")], FindingCode.NO_START, "No start date yet."),
    "no weeks": ([project(), point("statements", weeks=None)], FindingCode.NO_WEEKS, "Decision 1 has no weeks yet."),
    "chance 0": (
        [project(), point("statements", chance=0)],
        FindingCode.SURE_CHANCE,
        "Cannot land: the chance of a decision is 0%.",
    ),
    "chance 1": (
        [project(), point("statements", chance=1)],
        FindingCode.SURE_CHANCE,
        "The chance of decision 1 is 100%, as if there were no question.",
    ),
    "low = high": (
        [project(start=TODAY), point("statements", weeks=weeks(9, 9, 9))],
        FindingCode.SINGLE_DATE,
        "Decision 1 has one estimate, 9 weeks: in experiment mode plan in ranges.",
    ),
    "past due": (
        [project(), point("statements", fixed_date=date(2026, 11, 2))],
        FindingCode.DECISION_OVERDUE,
        "Decision 1 waits since 2 Nov.",
    ),
    "after its rule": (
        [
            project(start=TODAY),
            point("statements", weeks=weeks(40, 50, 60)),
            stop_rule("statements", StopRuleType.DATE, limit_date=LATE),
        ],
        FindingCode.LANDS_AFTER_RULE,
        "Can only land after its stop rule of 1 Dec.",
    ),
    "200 decision points": (
        [project(start=TODAY), *(point("statements", number) for number in range(1, 201))],
        FindingCode.MANY_POINTS,
        "200 decision points lie ahead: nobody can say the chance of so many.",
    ),
    "year 9999": (
        [project(start=TODAY), point("statements", weeks=weeks(6, 9, 10**12))],
        FindingCode.BEYOND_CALENDAR,
        "It would land after the year 9999: look at the weeks of its decision points.",
    ),
    "an overrun stage": (
        [project(start=date(2026, 1, 5)), point("statements")],
        FindingCode.ESTIMATE_OUT_OF_DATE,
        "The estimate is out of date.",
    ),
    "no length left": (
        [project(start=TODAY), point("statements", weeks=weeks(0, 0, 0))],
        FindingCode.NO_LENGTH_LEFT,
        "A stage without any time: decision 1.",
    ),
}


@pytest.mark.parametrize("odd", ODD)
def test_what_is_odd_gets_a_sentence_and_a_finding(odd: str) -> None:
    records, code, sentence = ODD[odd]
    whole = portfolio(*records)
    found = findings(whole, TODAY, W)
    assert code in [each.code for each in found]
    (row,) = roadmap_content(whole, TODAY, W).rows
    card = said_of(row, Target(row.project_id, ""), found, W, can_move=False)
    assert sentence in card.lines
    keeps_order(row)


@pytest.mark.parametrize("today", [date(9999, 12, 30), date.max])
def test_the_last_days_there_are_need_no_day_after_them(today: date) -> None:
    whole = portfolio(project(start=date(9999, 6, 1)), point("statements"), point("statements", 2))
    found = forecast(whole, "statements", today)
    assert found is not None
    assert found.landing == (date.max,) * 3
    assert FindingCode.BEYOND_CALENDAR in [each.code for each in findings(whole, today, W)]
    (row,) = roadmap_content(whole, today, W).rows
    keeps_order(row)


def keeps_order(row: Row) -> None:
    """A bar never runs backwards, and a landing range never does."""
    if row.solid_to is not None:
        assert row.begins is not None
        assert row.begins <= row.solid_to
        assert row.planned_to is None or row.solid_to <= row.planned_to
    if row.landing is not None:
        assert row.landing == tuple(sorted(row.landing))


def test_a_plan_that_a_rule_may_end_says_how_often_and_shows_a_lighter_range() -> None:
    # As often before as after 9 weeks from today; the rule falls on that day: about half the plans.
    rule = stop_rule("statements", StopRuleType.DATE, limit_date=TODAY + timedelta(weeks=9))
    whole = portfolio(project(start=TODAY), point("statements"), rule)
    (row,) = roadmap_content(whole, TODAY, W).rows
    assert "5 in 10 plans reach the stop rule of 22 January first." in row.facts
    assert row.landing is not None
    assert row.without_rules is not None
    assert row.landing[2] <= TODAY + timedelta(weeks=9) < row.without_rules[2]


def test_a_plan_its_rule_hardly_touches_shows_one_range() -> None:
    rule = stop_rule("statements", StopRuleType.DATE, limit_date=TODAY + timedelta(weeks=60))
    (row,) = roadmap_content(portfolio(project(start=TODAY), point("statements"), rule), TODAY, W).rows
    assert row.without_rules is None
    assert not any("stop rule" in fact for fact in row.facts)


def test_a_decision_says_how_many_plans_come_to_it() -> None:
    # .6 of all pass the first question: 60 of 100 get to the second.
    whole = portfolio(project(start=TODAY), point("statements"), point("statements", 2))
    (row,) = roadmap_content(whole, TODAY, W).rows
    first, second = (mark.alive for mark in row.marks)
    assert first.startswith("All such plans get here, eight times in ten in ")
    assert second.startswith("60 of 100 such plans get here, eight times in ten in ")


def test_the_ladder_is_said_in_whole_plans_that_add_up() -> None:
    # .6 and .6: 40 end at the first, 24 at the second, 36 land.
    whole = portfolio(project(start=TODAY), point("statements"), point("statements", 2))
    found = forecast(whole, "statements", TODAY)
    assert found is not None
    assert ladder_text(found, W) == "Of 100 such plans 40 end at decision 1, 24 end at decision 2 and 36 land"
    thirds = Forecast(
        ladder=(1 / 3, 1 / 3, 1 / 3),
        points=(PointAhead(1, 1.0, None), PointAhead(2, 0.7, None)),
        chance=Decimal("0.33"),
    )
    assert ladder_text(thirds, W) == "Of 100 such plans 34 end at decision 1, 33 end at decision 2 and 33 land"


def test_what_is_decided_is_no_rung_of_the_ladder() -> None:
    went = decision("statements-1", TODAY, Outcome.GO)
    found = forecast(portfolio(project(), point("statements"), point("statements", 2), went), "statements", TODAY)
    assert found is not None
    assert ladder_text(found, W) == "Of 100 such plans 40 end at decision 2 and 60 land"


def test_one_plan_in_ten_is_said_in_the_singular_and_all_but_a_few_are_not_all() -> None:
    rule = date(2027, 7, 1)
    assert list(cut_texts(Forecast(cut_by_date=0.1, rule_day=rule), TODAY, W)) == [
        "1 in 10 plans reaches the stop rule of 1 July 2027 first"
    ]
    assert list(cut_texts(Forecast(cut_by_spend=0.98), TODAY, W)) == [
        "9 in 10 plans reach the stop rule on spending first"
    ]
    assert list(cut_texts(Forecast(cut_by_date=1.0, rule_day=rule), TODAY, W)) == [
        "All plans reach the stop rule of 1 July 2027 first"
    ]
    assert list(cut_texts(Forecast(cut_by_date=0.04, rule_day=rule), TODAY, W)) == []


def test_a_question_hardly_any_plan_comes_to_says_so() -> None:
    assert alive_text(PointAhead(3, 0.002, (1.0, 2.0, 3.0)), W) == "Fewer than 1 of 100 such plans get here."


def test_the_worth_of_being_able_to_stop_is_two_figures_of_money() -> None:
    value = GatedValue(Decimal(395_650), Decimal(97_000))
    assert stopping_text(value, W) == "Worth of being able to stop: about €300k"
    assert stopping_text(GatedValue(Decimal(5), Decimal(5)), W) == ""
