"""What `show --json` says: raw figures under keys that stay; money, shares and sums are decimal text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from sciencepm.analysis.attention import attention
from sciencepm.analysis.balance import Balance, balance
from sciencepm.analysis.balance_course import Moment, courses
from sciencepm.analysis.balance_past import Past
from sciencepm.analysis.findings import findings
from sciencepm.analysis.forecast import Forecast
from sciencepm.analysis.gated_value import GatedValue, gated_value
from sciencepm.analysis.horizon import horizon
from sciencepm.analysis.results import ProjectFigures, Results, results
from sciencepm.analysis.stop_rules import Closeness, closeness_of
from sciencepm.analysis.value import ValueRange, case_value
from sciencepm.analysis.value_wording import value_sentence
from sciencepm.analysis.wording_checks.portfolio_wording import wording_findings
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.value_case import ValueCase
from sciencepm.i18n import Words

FORMAT = "sciencepm-show"
VERSION = 1


def shown(portfolio: Portfolio, today: date, w: Words, past: Past) -> dict[str, Any]:
    """Settings, projects, value, balance, stop rules, findings, wording and what needs the PM, ready for JSON."""
    figures = results(portfolio, today)
    return {
        "format": FORMAT,
        "version": VERSION,
        "as_of": today.isoformat(),
        "settings": portfolio.settings.model_dump(mode="json", exclude={"revision", "deleted_on"}),
        "projects": [_project(portfolio, entry, today, w) for entry in figures.projects.values()],
        "landings": _landings(figures, horizon(portfolio, today)),
        "value": {
            "if_all_land": _range(figures.value_if_all_land),
            "by_chance": _text(figures.value_by_chance),
            "landed": _range(figures.landed_value),
            "not_spent": _text(figures.not_spent),
        },
        "people": _text(figures.people),
        "balance": _balance(figures.balance),
        "balance_by_measure": {
            measure.value: {
                "now": _balance(balance(portfolio, today, measure)),
                "by_month": [_moment(moment) for moment in course.moments],
            }
            for measure, course in courses(portfolio, today, past, figures).items()
        },
        "balance_targets": [
            {
                "since": _day(aim.since),
                "target": _decimal(aim.target),
                "tolerance": _decimal(aim.tolerance),
                "reason": aim.reason,
            }
            for aim in past.aims
        ],
        "stop_rules": [
            _stop_rule(closeness)
            for project in portfolio.all(Project)
            for closeness in closeness_of(portfolio, project.id, today)
        ],
        "findings": [
            {
                "code": finding.code.value,
                "project_id": finding.project_id,
                "record_id": finding.record_id,
                "field": finding.field,
                "sentence": finding.sentence,
            }
            for finding in findings(portfolio, today, w)
        ],
        "wording": [
            {
                "check": row.notice.check.value,
                "project_id": row.project.id if row.project else None,
                "record_id": row.record.id,
                "field": row.field,
                "start": row.notice.start,
                "end": row.notice.end,
                "words": row.notice.words,
                "must": row.notice.must,
                "why": row.notice.why,
                "suggestions": [
                    {"start": each.start, "end": each.end, "words": each.words} for each in row.notice.suggestions
                ],
            }
            for row in wording_findings(portfolio, today, w)
        ],
        "attention": [
            {
                "kind": row.kind.value,
                "project_id": row.project_id,
                "record_id": row.record_id,
                "title": row.title,
                "detail": row.detail,
                "action": row.action.value,
                "due": _day(row.due),
                "overdue": row.overdue,
            }
            for row in attention(portfolio, today, w)
        ],
    }


def _project(portfolio: Portfolio, entry: ProjectFigures, today: date, w: Words) -> dict[str, Any]:
    project, forecast, value = entry.project, entry.forecast, entry.value
    landing = forecast.landing if forecast else None
    return {
        "id": project.id,
        "title": project.title,
        "kind": project.kind.value,
        "state": project.state.value,
        "standing": entry.standing.value,
        "phase": project.phase.value,
        "modes": [mode.value for mode in project.modes],
        "confidential": project.confidential,
        "next_decision": None
        if entry.next is None
        else {
            "decision_point_id": entry.next.point.id,
            "number": entry.next.number,
            "question": entry.next.point.question,
            "on": _day(entry.next.asked_on),
            "decider": entry.next.point.decider,
        },
        "chance": _text(forecast.chance) if forecast else None,
        "landing": _days(landing),
        "forecast": _forecast(forecast, gated_value(portfolio, project.id, today)),
        "forecast_lacks": [gap.value for gap in forecast.missing] if forecast else [],
        "value_money": _range(value.money),
        "value_other": _range(value.other),
        "value_short": value.short,
        "value_cases": [_case(portfolio, case, w) for case in portfolio.of(ValueCase, project.id)],
        "nearest_stop_rule": _text(entry.nearest.part) if entry.nearest else None,
        "spent": _text(entry.spent.amount),
        "spent_is_estimated": entry.spent.estimated,
        "people": _text(entry.people),
    }


def _case(portfolio: Portfolio, case: ValueCase, w: Words) -> dict[str, Any]:
    value = case_value(portfolio, case)
    return {
        "id": case.id,
        "sheet": case.sheet.value,
        "evidence": case.evidence.value,
        "not_priced": case.not_priced,
        "sentence": value_sentence(value, w),
        "figures": [_range(figure) for figure in value.figures],
        "over_years": _range(value.over_years),
        "top_driver": value.top_driver,
        "missing": list(value.missing),
        "unfit": list(value.unfit),
        "problem": value.problem.sentence if value.problem else None,
        "formula": case.formula,
        "ramp_months": case.ramp_months,
        "running_cost": _text(case.running_cost),
        "contains_id": case.contains_id,
        "inputs": [
            {
                "name": each.name,
                "low": _text(each.range.low),
                "likely": _text(each.range.likely),
                "high": _text(each.range.high),
                "unit": each.unit,
                "source": each.source,
                "source_date": _day(each.source_date),
                "owner": each.owner,
            }
            for each in case.inputs
        ],
    }


def _forecast(forecast: Forecast | None, worth: GatedValue | None) -> dict[str, Any] | None:
    """Where the paths of the plan lead; None where there is no forecast. Parts of all paths have six places."""
    if forecast is None or forecast.chance is None:
        return None
    return {
        "chance": _text(forecast.chance),
        "chance_without_rules": _text(forecast.chance_without_rules),
        "landing": _days(forecast.landing),
        "landing_without_rules": _days(forecast.landing_without_rules),
        "ladder": {
            "ends_at": [_part(part) for part in forecast.ladder[:-1]],
            "lands": _part(forecast.ladder[-1]) if forecast.ladder else None,
        },
        "decision_points": [
            {"number": point.number, "alive": _part(point.alive), "asked": _days(point.asked)}
            for point in forecast.points
        ],
        "cut_by_date_rule": _part(forecast.cut_by_date),
        "cut_by_spend_rule": _part(forecast.cut_by_spend),
        "date_rule": _day(forecast.rule_day),
        "spend": [_decimal(amount) for amount in forecast.spend] if forecast.spend else None,
        "out_of_date": forecast.out_of_date,
        "gated_value": _text(worth.gated) if worth else None,
        "committed_value": _text(worth.committed) if worth else None,
        "worth_of_being_able_to_stop": _text(worth.being_able_to_stop) if worth else None,
    }


def _landings(figures: Results, by: date) -> dict[str, Any]:
    """How many active projects land by the end of the half-year at least six months away."""
    found = figures.landings(by)
    return {
        "by": by.isoformat(),
        "low": found.low,
        "middle": found.expected,
        "high": found.high,
        "of": found.of,
    }


def _balance(now: Balance) -> dict[str, Any]:
    return {
        "measure": now.measure.value,
        "product": _text(now.product),
        "foundational": _text(now.foundational),
        "share": _text(now.share),
        "target": _text(now.target),
        "tolerance_in_force": _text(now.tolerance_in_force),
        "difference": _text(now.difference),
        "band": now.band.value if now.band else None,
        "move": _text(now.move),
        "trim_to": _text(now.trim_to),
        "active": now.active,
    }


def _moment(moment: Moment) -> dict[str, Any]:
    return {
        "on": moment.on.isoformat(),
        "ahead": moment.is_ahead,
        "share": _text(moment.share),
        "low": _text(moment.low),
        "high": _text(moment.high),
        "product": _decimal(moment.product),
        "foundational": _decimal(moment.foundational),
        "target": _decimal(moment.target),
        "tolerance_in_force": _decimal(moment.tolerance),
    }


def _stop_rule(closeness: Closeness) -> dict[str, Any]:
    rule = closeness.rule
    return {
        "id": rule.id,
        "project_id": rule.project_id,
        "type": rule.type.value,
        "text": rule.text,
        "agreed_on": _day(rule.agreed_on),
        "now": _text(closeness.now),
        "limit": _text(closeness.limit),
        "part": _text(closeness.part),
        "band": closeness.band.value,
        "crosses_on": _day(closeness.crosses_on),
        "watched_by_hand": closeness.watched_by_hand,
    }


def _range(value: ValueRange | None) -> dict[str, str] | None:
    if value is None:
        return None
    return {
        "low": _decimal(value.low),
        "likely": _decimal(value.likely),
        "high": _decimal(value.high),
        "mean": _decimal(value.mean),
        "unit": value.unit,
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else _decimal(value)


def _decimal(value: Decimal) -> str:
    """Without exponent, so that every reader reads it."""
    return f"{value:f}"


def _part(part: float) -> str:
    return f"{part:.6f}"


def _days(days: tuple[date, date, date] | None) -> list[str] | None:
    return [day.isoformat() for day in days] if days else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
