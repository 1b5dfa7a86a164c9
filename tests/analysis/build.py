"""Small portfolios made by hand: every record with an id one can read, everything else as the test says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from sciencepm.domain.concerns import Risk, RiskCategory
from sciencepm.domain.decision import Decision, Outcome
from sciencepm.domain.plan import Criterion, DecisionPoint, Experiment
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import PortfolioSettings
from sciencepm.domain.project import Kind, Project
from sciencepm.domain.ranges import NumberRange, Weeks
from sciencepm.domain.record import Record
from sciencepm.domain.stakeholders import CheckIn, Stakeholder, Told
from sciencepm.domain.stop_rule import StopRule, StopRuleType


def portfolio(*records: Record, **settings: Any) -> Portfolio:
    return Portfolio([PortfolioSettings.make(**{"id": "settings", "name": "Applied Science", **settings}), *records])


def project(title: str = "Statements into tables", **fields: Any) -> Project:
    """A product-focused project; its id is the first word of its title in small letters."""
    start = {
        "id": title.split(maxsplit=1)[0].lower(),
        "title": title,
        "kind": Kind.PRODUCT,
        "start": date(2026, 8, 10),
    }
    return Project.make(**{**start, **fields})


def point(project_id: str, number: int = 1, **fields: Any) -> DecisionPoint:
    """Decision point `number` of a project, complete: its id is the project's with the number."""
    complete = {
        "id": f"{project_id}-{number}",
        "project_id": project_id,
        "position": number,
        "stage_title": f"Stage {number}",
        "question": "Can one approach read 95 of 100 tables right?",
        "go_on_if": "One approach reads 95 of 100.",
        "if_not": "Reassess and possibly stop.",
        "weeks": weeks(6, 9, 14),
        "chance": Decimal("0.6"),
        "chance_source": "The team, in August",
    }
    return DecisionPoint.make(**{**complete, **fields})


def weeks(early: int, likely: int, late: int, **conditions: str) -> Weeks:
    return Weeks.make(early=early, likely=likely, late=late, **conditions)


def experiment(point_id: str, letter: str = "A", **fields: Any) -> Experiment:
    start = {"id": f"{point_id}-{letter}", "decision_point_id": point_id, "letter": letter, "title": letter}
    return Experiment.make(**{**start, **fields})


def criterion(point_id: str, **fields: Any) -> Criterion:
    start = {"id": f"{point_id}-c", "decision_point_id": point_id, "metric": "tables right", "threshold": 95}
    return Criterion.make(**{**start, **fields})


def decision(point_id: str, on: date, outcome: Outcome, **fields: Any) -> Decision:
    start = {"id": f"{point_id}-{outcome}", "decision_point_id": point_id, "on": on, "outcome": outcome}
    return Decision.make(**{**start, **fields})


def stop_rule(project_id: str, type: StopRuleType, **fields: Any) -> StopRule:
    start = {"id": f"{project_id}-{type}", "project_id": project_id, "type": type, "text": f"By {type}"}
    agreed = {"agreed_with": "Executive committee", "agreed_on": date(2026, 8, 12)}
    return StopRule.make(**{**start, **agreed, **fields})


def stakeholder(name: str = "Head of Operations", **fields: Any) -> Stakeholder:
    return Stakeholder.make(**{"id": name.split(maxsplit=1)[0].lower(), "name": name, "all_projects": True, **fields})


def told(decision_id: str, stakeholder_id: str, on: date) -> Told:
    return Told.make(
        id=f"{decision_id}-{stakeholder_id}", decision_id=decision_id, stakeholder_id=stakeholder_id, on=on
    )


def check_in(on: date, *stakeholder_ids: str) -> CheckIn:
    return CheckIn.make(id=f"check-in-{on}", on=on, stakeholder_ids=stakeholder_ids)


def figures(low: float, likely: float, high: float) -> NumberRange:
    return NumberRange.make(low=str(low), likely=str(likely), high=str(high))


def checked_risks(project_id: str) -> tuple[Risk, ...]:
    """The three risks everyone is asked about, looked for and not found."""
    return tuple(
        Risk.make(id=f"{project_id}-{category}", project_id=project_id, category=category, none_found=True)
        for category in (RiskCategory.FAIRNESS, RiskCategory.PRIVACY, RiskCategory.REGULATORY)
    )
