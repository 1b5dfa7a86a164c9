"""Options that are ready to be looked at: reach the target, stop what is nearest its rule, lose people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from sciencepm.analysis.balance import balance
from sciencepm.analysis.results import results
from sciencepm.commands.what_if import try_people, try_stop
from sciencepm.domain.documents import WhatIfChange
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.domain.project import Kind, Project, ProjectState
from sciencepm.errors import UserError

_STEP: Final = Decimal("0.1")
"""Nobody plans people finer than a tenth."""


def reach_target(portfolio: Portfolio, today: date) -> tuple[WhatIfChange, ...]:
    """People moved from one kind to the other until the balance by people is on target, each project in proportion.

    Raises `UserError` where there is nothing to move.
    """
    now = balance(portfolio, today, BalanceMeasure.PEOPLE)
    if now.move is None:
        raise UserError("There are no people to move yet.", "Enter who works on which project.")
    move = now.move.quantize(_STEP, rounding=ROUND_HALF_UP)
    if not move:
        raise UserError("The balance by people is on target: nothing has to move.")
    to, source = (Kind.PRODUCT, Kind.FOUNDATIONAL) if move > 0 else (Kind.FOUNDATIONAL, Kind.PRODUCT)
    teams = {kind: _teams(portfolio, today, kind) for kind in Kind}
    if not teams[to]:
        raise UserError("No project of the other kind has people yet, so there is nowhere to move them.")
    moves = {each: -part for each, part in _shared(teams[source], abs(move)).items()}
    moves |= _shared(teams[to], abs(move))
    return _changes(portfolio, today, moves)


def stop_nearest(portfolio: Portfolio, today: date) -> tuple[WhatIfChange, ...]:
    """The active project nearest its stop rule stopped. Raises `UserError` where none is near one."""
    near = [entry for entry in results(portfolio, today).active if entry.nearest is not None]
    if not near:
        raise UserError("No active project has a stop rule that can be measured.")
    nearest = max(near, key=lambda entry: entry.nearest.part if entry.nearest else Decimal(0))
    return (try_stop(nearest.project.id),)


def lose_people(portfolio: Portfolio, today: date, leave: int = 2) -> tuple[WhatIfChange, ...]:
    """So many people gone, one each from the projects with most of them; a project loses no more than it has."""
    teams = {project.id: project.people_on(today) for project in _active(portfolio)}
    moves: dict[str, Decimal] = {}
    left = Decimal(leave)
    for project_id, people in sorted(teams.items(), key=lambda entry: -entry[1]):
        lost = min(people, Decimal(1), left)
        if lost > 0:
            moves[project_id] = -lost
            left -= lost
    if left > 0:
        raise UserError("Fewer people than that work on active projects.")
    return _changes(portfolio, today, moves)


def _active(portfolio: Portfolio) -> list[Project]:
    return [project for project in portfolio.all(Project) if project.state is ProjectState.ACTIVE]


def _teams(portfolio: Portfolio, today: date, kind: Kind) -> dict[str, Decimal]:
    return {
        project.id: project.people_on(today)
        for project in _active(portfolio)
        if project.kind is kind and project.people_on(today) > 0
    }


def _shared(teams: Mapping[str, Decimal], amount: Decimal) -> dict[str, Decimal]:
    """`amount` in tenths shared out in proportion; what rounding leaves over goes to the largest."""
    whole = sum(teams.values(), Decimal(0))
    parts = {each: (amount * people / whole).quantize(_STEP, rounding=ROUND_HALF_UP) for each, people in teams.items()}
    largest = max(teams, key=lambda each: teams[each])
    parts[largest] += amount - sum(parts.values(), Decimal(0))
    return {each: part for each, part in parts.items() if part}


def _changes(portfolio: Portfolio, today: date, moves: Mapping[str, Decimal]) -> tuple[WhatIfChange, ...]:
    found = []
    for project in portfolio.all(Project):
        if project.id in moves:
            people = max(Decimal(0), project.people_on(today) + moves[project.id])
            found.append(try_people(project, people, today))
    return tuple(found)
