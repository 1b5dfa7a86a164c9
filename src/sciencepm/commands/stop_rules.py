"""Stop rules: agreed beforehand, then locked; what is watched, and limits moved in the open."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sciencepm.commands.records import add_record, change_record, changed, live, remove_record, step
from sciencepm.domain.edit import Edit
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.stop_rule import Reading, StopRule, StopRuleMove, StopRuleType
from sciencepm.errors import InvalidInput, UserError


def add_stop_rule(portfolio: Portfolio, *, project_id: str, type: StopRuleType | str, text: str, **fields: Any) -> Edit:
    """When the project would be stopped; not locked until it is agreed."""
    return add_record(portfolio, StopRule, project_id=project_id, type=type, text=text, **fields)


def change_stop_rule(portfolio: Portfolio, *, rule_id: str, merge_key: str | None = None, **fields: Any) -> Edit:
    """Any fields of a stop rule that is not agreed yet."""
    return change_record(portfolio, live(portfolio, StopRule, rule_id), merge_key=merge_key, **fields)


def remove_stop_rule(portfolio: Portfolio, *, rule_id: str, now: datetime) -> Edit:
    """A stop rule to the bin; refused once it is agreed."""
    return remove_record(portfolio, portfolio.get(StopRule, rule_id), now=now)


def agree_stop_rule(portfolio: Portfolio, *, rule_id: str, agreed_with: str, on: date) -> Edit:
    """The rule is agreed with somebody on a day, and locked from then on."""
    rule = live(portfolio, StopRule, rule_id)
    if rule.agreed_on is not None:
        raise UserError("This stop rule is agreed already.")
    wrong = {}
    if not agreed_with.strip():
        wrong["agreed_with"] = "Please say with whom it is agreed."
    if rule.type is not StopRuleType.EVENT and _limit(rule) is None:
        wrong[_limit_field(rule)] = "A rule needs a limit before it can be agreed."
    if wrong:
        raise InvalidInput(wrong)
    return step("Agree on stop rule", changed(rule, agreed_with=agreed_with, agreed_on=on))


def move_stop_rule(
    portfolio: Portfolio,
    *,
    rule_id: str,
    by: str,
    why: str,
    on: date,
    limit: Decimal | str | None = None,
    limit_date: date | None = None,
) -> Edit:
    """A new limit for an agreed rule (`limit_date` for a date rule); the old one is kept with who moved it and why."""
    rule = live(portfolio, StopRule, rule_id)
    if rule.agreed_on is None:
        raise UserError("This stop rule is not agreed yet.", "Change it as you like.")
    field = _limit_field(rule)
    wanted = limit_date if field == "limit_date" else limit
    wrong = {}
    if wanted is None:
        wrong[field] = "Please say what the new limit is."
    if not by.strip():
        wrong["by"] = "Please say who moves it."
    if not why.strip():
        wrong["why"] = "Please say why it is moved."
    if on < rule.agreed_on:
        wrong["on"] = "A rule cannot be moved before it is agreed."
    if wrong:
        raise InvalidInput(wrong)
    move = StopRuleMove.make(on=on, by=by, why=why, limit=rule.limit, limit_date=rule.limit_date)
    moved = changed(rule, **{field: wanted, "moves": (*rule.moves, move)})
    if getattr(moved.record, field) == _limit(rule):
        raise InvalidInput({field: "This is the limit it has already."})
    return step("Move stop rule limit", moved)


def add_reading(portfolio: Portfolio, *, rule_id: str, on: date, value: Decimal | str) -> Edit:
    """What the watched figure was on a day; a second reading of that day takes the place of the first."""
    rule = live(portfolio, StopRule, rule_id)
    if rule.type not in (StopRuleType.METRIC, StopRuleType.EVENT):
        raise UserError("This stop rule is counted from the plan and needs no readings.")
    kept = [reading for reading in rule.readings if reading.on != on]
    readings = sorted([*kept, Reading.make(on=on, value=value)], key=lambda reading: reading.on)
    return step("Add reading", changed(rule, readings=tuple(readings)))


def remove_reading(portfolio: Portfolio, *, rule_id: str, on: date) -> Edit:
    """The reading of a day was none after all."""
    rule = live(portfolio, StopRule, rule_id)
    kept = tuple(reading for reading in rule.readings if reading.on != on)
    return step("Remove reading", changed(rule, readings=kept))


def mark_event_happened(portfolio: Portfolio, *, rule_id: str, on: date | None) -> Edit:
    """The event a rule watches for has happened on that day; None: it has not, after all."""
    rule = live(portfolio, StopRule, rule_id)
    if rule.type is not StopRuleType.EVENT:
        raise UserError("This stop rule does not watch for an event.")
    return step("Mark event as happened", changed(rule, happened_on=on))


def _limit_field(rule: StopRule) -> str:
    return "limit_date" if rule.type is StopRuleType.DATE else "limit"


def _limit(rule: StopRule) -> Decimal | date | None:
    return rule.limit_date if rule.type is StopRuleType.DATE else rule.limit
