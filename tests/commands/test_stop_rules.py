"""Stop rules are agreed beforehand; afterwards they move only in the open."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.commands.desk import NOW, TODAY, Desk

from sciencepm.commands.records import add_record, move_record
from sciencepm.commands.stop_rules import (
    add_reading,
    add_stop_rule,
    agree_stop_rule,
    change_stop_rule,
    mark_event_happened,
    move_stop_rule,
    remove_reading,
    remove_stop_rule,
)
from sciencepm.domain.project import Project
from sciencepm.domain.stop_rule import Reading, Spend, StopRule, StopRuleMove

AUGUST = date(2026, 8, 12)


@pytest.fixture
def project(desk: Desk) -> Project:
    return desk.project()


def agreed(desk: Desk, project: Project, type: str, **fields: object) -> StopRule:
    rule = desk.new(add_stop_rule, project_id=project.id, type=type, text="We stop then", **fields)
    desk.do(agree_stop_rule, rule_id=rule.id, agreed_with="Executive committee", on=AUGUST)
    found = desk.now(rule)
    assert isinstance(found, StopRule)
    return found


def test_a_rule_is_free_until_it_is_agreed(desk: Desk, project: Project) -> None:
    rule = desk.new(add_stop_rule, project_id=project.id, type="experiments", text="None reads 95 of 100", limit=4)
    assert desk.do(change_stop_rule, rule_id=rule.id, limit="5").label == "Change limit"
    assert desk.wrong(change_stop_rule, rule_id=rule.id, limit=0) == {
        "limit": "The limit must differ from where the count starts."
    }
    desk.do(remove_stop_rule, rule_id=rule.id, now=NOW)
    assert desk.portfolio.all(StopRule) == ()


def test_agreeing_needs_a_limit_and_somebody_to_agree_with(desk: Desk, project: Project) -> None:
    spend, day = (
        desk.new(add_stop_rule, project_id=project.id, type=type, text="Too much") for type in ("spend", "date")
    )
    assert desk.wrong(agree_stop_rule, rule_id=spend.id, agreed_with=" ", on=AUGUST) == {
        "agreed_with": "Please say with whom it is agreed.",
        "limit": "A rule needs a limit before it can be agreed.",
    }
    assert desk.wrong(agree_stop_rule, rule_id=day.id, agreed_with="Board", on=AUGUST) == {
        "limit_date": "A rule needs a limit before it can be agreed."
    }
    event = agreed(desk, project, "event")
    assert (event.agreed_with, event.agreed_on) == ("Executive committee", AUGUST)
    assert desk.refused(agree_stop_rule, rule_id=event.id, agreed_with="Board", on=TODAY) == (
        "This stop rule is agreed already."
    )


def test_an_agreed_rule_is_locked(desk: Desk, project: Project) -> None:
    rule = agreed(desk, project, "spend", limit=430_000)
    for fields in ({"limit": 500_000}, {"text": "Other"}, {"agreed_with": "Nobody"}):
        assert desk.refused(change_stop_rule, rule_id=rule.id, **fields) == (
            "This stop rule is agreed, so it is locked."
        )
    assert desk.wrong(change_stop_rule, rule_id=rule.id, agreed_on=None) == {
        "agreed_on": "This cannot be changed here."
    }
    assert desk.refused(remove_stop_rule, rule_id=rule.id, now=NOW) == "This stop rule is agreed, so it stays."
    assert desk.now(rule) == rule


def test_a_moved_limit_keeps_every_old_one_with_who_and_why(desk: Desk, project: Project) -> None:
    rule = agreed(desk, project, "experiments", limit=4)
    inputs = {"rule_id": rule.id, "by": "Head of product", "on": date(2026, 11, 3)}
    desk.do(move_stop_rule, **inputs, limit=5, why="D is nearly there")
    desk.do(move_stop_rule, **inputs, limit="6", why="E as well")
    moved = desk.now(rule)
    assert moved.limit == 6
    assert moved.moves == (
        StopRuleMove(on=date(2026, 11, 3), by="Head of product", why="D is nearly there", limit=Decimal(4)),
        StopRuleMove(on=date(2026, 11, 3), by="Head of product", why="E as well", limit=Decimal(5)),
    )
    assert moved.agreed_on == AUGUST


def test_a_date_moves_to_another_date(desk: Desk, project: Project) -> None:
    rule = agreed(desk, project, "date", limit_date=date(2027, 7, 1))
    inputs = {"rule_id": rule.id, "by": "Head of product", "why": "Data came late", "on": TODAY}
    assert desk.wrong(move_stop_rule, **inputs, limit=5) == {"limit_date": "Please say what the new limit is."}
    desk.do(move_stop_rule, **inputs, limit_date=date(2027, 10, 1))
    assert desk.now(rule).limit_date == date(2027, 10, 1)
    assert desk.now(rule).moves[0].limit_date == date(2027, 7, 1)


def test_moving_needs_a_new_limit_a_name_a_reason_and_a_day(desk: Desk, project: Project) -> None:
    rule = agreed(desk, project, "spend", limit=430_000)
    assert desk.wrong(move_stop_rule, rule_id=rule.id, by="", why=" ", on=date(2026, 1, 1)) == {
        "limit": "Please say what the new limit is.",
        "by": "Please say who moves it.",
        "why": "Please say why it is moved.",
        "on": "A rule cannot be moved before it is agreed.",
    }
    inputs = {"rule_id": rule.id, "by": "Head of product", "why": "So", "on": TODAY}
    assert desk.wrong(move_stop_rule, **inputs, limit="430000.00") == {"limit": "This is the limit it has already."}
    assert desk.wrong(move_stop_rule, **inputs, limit=0) == {
        "limit": "The limit must differ from where the count starts."
    }
    free = desk.new(add_stop_rule, project_id=project.id, type="spend", text="Later", limit=1)
    assert desk.refused(move_stop_rule, **{**inputs, "rule_id": free.id}, limit=2) == (
        "This stop rule is not agreed yet."
    )


def test_readings_are_kept_in_order_one_a_day(desk: Desk, project: Project) -> None:
    rule = agreed(desk, project, "metric", start="0.31", limit="0.03", metric="price a page")
    desk.do(add_reading, rule_id=rule.id, on=TODAY, value="0.29")
    desk.do(add_reading, rule_id=rule.id, on=date(2026, 10, 1), value="0.30")
    desk.do(add_reading, rule_id=rule.id, on=TODAY, value="0.28")
    assert desk.now(rule).readings == (
        Reading(on=date(2026, 10, 1), value=Decimal("0.30")),
        Reading(on=TODAY, value=Decimal("0.28")),
    )
    assert desk.wrong(add_reading, rule_id=rule.id, on=TODAY, value="low") == {"value": "Please write a number."}
    counted = agreed(desk, project, "experiments", limit=4)
    assert desk.refused(add_reading, rule_id=counted.id, on=TODAY, value=3) == (
        "This stop rule is counted from the plan and needs no readings."
    )


def test_a_reading_that_was_none_is_taken_out(desk: Desk, project: Project) -> None:
    rule = agreed(desk, project, "metric", start="0.31", limit="0.03", metric="price a page")
    desk.do(add_reading, rule_id=rule.id, on=date(2026, 10, 1), value="0.30")
    desk.do(add_reading, rule_id=rule.id, on=TODAY, value="0.92")
    desk.do(remove_reading, rule_id=rule.id, on=TODAY)
    assert desk.now(rule).readings == (Reading(on=date(2026, 10, 1), value=Decimal("0.30")),)
    assert remove_reading(desk.portfolio, rule_id=rule.id, on=TODAY).is_empty


def test_an_event_is_marked_by_hand(desk: Desk, project: Project) -> None:
    rule = agreed(desk, project, "event")
    desk.do(mark_event_happened, rule_id=rule.id, on=TODAY)
    assert desk.now(rule).happened_on == TODAY
    desk.do(mark_event_happened, rule_id=rule.id, on=None)
    assert desk.now(rule).happened_on is None
    spend = agreed(desk, project, "spend", limit=5)
    assert (
        desk.refused(mark_event_happened, rule_id=spend.id, on=TODAY) == "This stop rule does not watch for an event."
    )


def test_agreed_rules_may_still_stand_in_another_order(desk: Desk, project: Project) -> None:
    first, second = agreed(desk, project, "spend", limit=5), agreed(desk, project, "event")
    desk.do(move_record, second, to=0)
    assert [each.id for each in desk.portfolio.of(StopRule, project.id)] == [second.id, first.id]
    assert desk.now(first).limit == 5


def test_spending_is_noted(desk: Desk, project: Project) -> None:
    assert desk.do(add_record, Spend, project_id=project.id, on=TODAY, amount="38000").label == "Add spending"
    assert desk.portfolio.of(Spend, project.id)[0].amount == 38_000
