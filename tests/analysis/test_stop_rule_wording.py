"""Is the way to a stop rule said in the rule's own measure, with where it was moved from?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.analysis import build

from sciencepm.analysis.stop_rule_wording import (
    close_money,
    closeness_text,
    limit_text,
    move_from_text,
    move_to_text,
    moved_text,
    now_text,
    stop_rule_text,
)
from sciencepm.analysis.stop_rules import closeness
from sciencepm.domain.plan import ExperimentOutcome, ExperimentState
from sciencepm.domain.record import Record
from sciencepm.domain.stop_rule import Reading, Spend, StopRule, StopRuleMove, StopRuleType
from sciencepm.i18n import Words

W = Words()
TODAY = date(2026, 11, 20)


def said(rule: StopRule, *others: Record) -> str:
    return closeness_text(closeness(build.portfolio(build.project(), rule, *others), rule, TODAY), W)


def test_experiments_are_counted_against_their_limit() -> None:
    rule = build.stop_rule("statements", StopRuleType.EXPERIMENTS, limit=5)
    failed = [
        build.experiment(
            "statements-1",
            letter,
            state=ExperimentState.DONE,
            outcome=ExperimentOutcome.DID_NOT_WORK,
            ended_on=date(2026, 9, 1),
        )
        for letter in "ABCD"
    ]
    whole = build.portfolio(build.project(), build.point("statements"), rule, *failed)
    now = closeness(whole, rule, TODAY)
    assert closeness_text(now, W) == "4 of 5 experiments"
    assert (now_text(now, W), limit_text(rule, TODAY, W)) == ("4 tried", "5")
    assert said(rule.evolve(limit=1)) == "0 of 1 experiment"


def test_money_is_said_to_the_thousand_beside_its_limit() -> None:
    rule = build.stop_rule("statements", StopRuleType.SPEND, limit=430_000)
    paid = Spend.make(id="paid", project_id="statements", on=date(2026, 10, 1), amount="184300")
    assert said(rule, paid) == "€184k of €430k"
    assert limit_text(rule, TODAY, W) == "€430k"


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("0", "€0"),
        ("950.4", "€950"),
        ("1500", "€2k"),
        ("999499", "€999k"),
        ("999500", "€1M"),
        ("1243000", "€1.24M"),
        ("-20000", "−€20k"),
    ],
)
def test_money_beside_a_limit_is_finer_than_in_a_headline(amount: str, text: str) -> None:
    assert close_money(Decimal(amount), W) == text


def test_a_date_is_said_in_days_gone() -> None:
    # 10 August 2026 to 1 October 2027 is 417 days; to 20 November 2026 it is 22 + 30 + 31 + 20 - 1 = 102
    rule = build.stop_rule("statements", StopRuleType.DATE, limit_date=date(2027, 10, 1))
    assert said(rule) == "102 of 417 days"
    assert limit_text(rule, TODAY, W) == "1 Oct 2027"
    assert said(rule.evolve(limit_date=date(2026, 8, 1))) == "until 1 August 2026"


def test_a_metric_says_where_it_is_and_where_it_must_not_go() -> None:
    rule = build.stop_rule("statements", StopRuleType.METRIC, limit="0.03", start="0.40", unit="€ a page")
    assert said(rule) == "not measured yet"
    seen = rule.evolve(readings=(Reading(on=date(2026, 11, 1), value=Decimal("0.31")),))
    assert said(seen) == "€0.31 a page, limit €0.03 a page"


def test_an_outside_event_is_watched_by_hand_until_it_happens() -> None:
    rule = build.stop_rule("statements", StopRuleType.EVENT)
    assert said(rule) == "watched by hand"
    assert said(rule.evolve(happened_on=date(2026, 11, 3))) == "happened on 3 November 2026"
    assert said(rule.evolve(happened_on=date(2026, 11, 21))) == "watched by hand"


def test_a_rule_without_a_limit_says_so() -> None:
    assert said(build.stop_rule("statements", StopRuleType.SPEND)) == "no limit yet"
    assert limit_text(build.stop_rule("statements", StopRuleType.SPEND), TODAY, W) == "–"


def test_a_moved_rule_says_where_it_first_stood_and_each_step() -> None:
    def move(limit: int) -> StopRuleMove:
        return StopRuleMove(on=TODAY, by="PM", why="One more idea", limit=Decimal(limit))

    rule = build.stop_rule(
        "statements",
        StopRuleType.EXPERIMENTS,
        text="No approach reads 95 of 100",
        limit=6,
        moves=(move(4), move(5)),
    )
    assert moved_text(rule, W) == "moved from 4"
    assert stop_rule_text(rule, W) == "No approach reads 95 of 100 (moved from 4)"
    steps = [(move_from_text(rule, each, W), move_to_text(rule, each, W)) for each in rule.moves]
    assert steps == [("4", "5"), ("5", "6")]
    assert stop_rule_text(rule.evolve(moves=()), W) == "No approach reads 95 of 100"
