"""A portfolio with one project alone in it, for figures and pictures of that project at another time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sciencepm.domain.decision import Decision
from sciencepm.domain.landing import PathToProduction
from sciencepm.domain.plan import Criterion, DecisionPoint, Experiment
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.record import Record
from sciencepm.domain.stop_rule import Spend, StopRule
from sciencepm.domain.value_case import ValueCase

_OF_A_PROJECT: Final[tuple[type[Record], ...]] = (DecisionPoint, StopRule, Spend, PathToProduction)
_OF_A_POINT: Final[tuple[type[Record], ...]] = (Criterion, Experiment, Decision)


def plan_alone(portfolio: Portfolio, project_id: str) -> Portfolio | None:
    """A project with its plan, stop rules, spending, value and path; None where it is not there or in the bin."""
    project = portfolio.find(Project, project_id)
    if project is None or project.deleted_on is not None:
        return None
    records: list[Record] = [portfolio.settings, project]
    for model in _OF_A_PROJECT:
        records += portfolio.of(model, project_id)
    for point in portfolio.of(DecisionPoint, project_id):
        for model in _OF_A_POINT:
            records += portfolio.of(model, point.id)
    cases = _with_contained(portfolio, portfolio.of(ValueCase, project_id))
    records += cases
    owners = {case.project_id for case in cases} - {project_id}
    records += [portfolio.get(Project, owner) for owner in sorted(owners)]
    return Portfolio(records)


def _with_contained(portfolio: Portfolio, cases: Iterable[ValueCase]) -> list[ValueCase]:
    """The cases and those whose value they contain, which may be another project's."""
    found: dict[str, ValueCase] = {}
    left = list(cases)
    while left:
        case = left.pop()
        if case.id not in found:
            found[case.id] = case
            contained = portfolio.find(ValueCase, case.contains_id)
            left += [contained] if contained is not None else []
    return list(found.values())
