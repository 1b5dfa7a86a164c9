"""How effort is divided between product-focused and foundational work, and what would reach the target."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.domain.project import Kind, Project, ProjectState

_FEW_PROJECTS = 10


class BalanceBand(StrEnum):
    WITHIN = "within"
    DRIFTING = "drifting"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Balance:
    """Effort of active projects in people, money a month or projects; shares lie between 0 and 1.

    `share`, `difference` and `band` are None where there is no effort, so no balance yet. `move` is the
    effort to take from foundational to product-focused work (below 0: the other way), `trim_to` what
    foundational work would be reduced to instead; None where trimming it would not help.
    """

    measure: BalanceMeasure
    product: Decimal
    foundational: Decimal
    share: Decimal | None
    target: Decimal
    tolerance_in_force: Decimal
    difference: Decimal | None
    band: BalanceBand | None
    move: Decimal | None
    trim_to: Decimal | None
    active: int


def balance(portfolio: Portfolio, today: date, measure: BalanceMeasure | None = None) -> Balance:
    """The balance on `today` by `measure`, else by that of the settings (formulas: domain.md, section 4)."""
    settings = portfolio.settings
    measure = measure or settings.balance_measure
    active = [project for project in portfolio.all(Project) if project.state is ProjectState.ACTIVE]
    effort = {kind: Decimal(0) for kind in Kind}
    for project in active:
        effort[project.kind] += effort_of(project, measure, today)
    return balance_of(
        effort[Kind.PRODUCT],
        effort[Kind.FOUNDATIONAL],
        measure=measure,
        target=settings.target_share,
        tolerance=settings.tolerance,
        active=len(active),
    )


def balance_of(
    product: Decimal,
    foundational: Decimal,
    *,
    measure: BalanceMeasure,
    target: Decimal,
    tolerance: Decimal,
    active: int,
) -> Balance:
    """The balance of two amounts of effort, neither below 0."""
    in_force = tolerance_in_force(measure, tolerance, active)
    total = product + foundational
    share = product / total if total else None
    difference = share - target if share is not None else None
    trims = share is not None and share < target
    return Balance(
        measure=measure,
        product=product,
        foundational=foundational,
        share=share,
        target=target,
        tolerance_in_force=in_force,
        difference=difference,
        band=_band(abs(difference), in_force) if difference is not None else None,
        move=target * total - product if total else None,
        trim_to=product * (1 - target) / target if trims else None,
        active=active,
    )


def effort_of(project: Project, measure: BalanceMeasure, day: date) -> Decimal:
    """What an active project counts on a day: people, money a month, or one."""
    match measure:
        case BalanceMeasure.PEOPLE:
            return project.people_on(day)
        case BalanceMeasure.MONEY:
            return project.monthly_cost or Decimal(0)
        case BalanceMeasure.COUNT:
            return Decimal(1)


def tolerance_in_force(measure: BalanceMeasure, tolerance: Decimal, active: int) -> Decimal:
    """By count one project of a few is too coarse a step, so the band is at least half a step wide."""
    if measure is BalanceMeasure.COUNT and 0 < active < _FEW_PROJECTS:
        return max(tolerance, Decimal("0.5") / active)
    return tolerance


def _band(difference: Decimal, tolerance: Decimal) -> BalanceBand:
    if difference <= tolerance:
        return BalanceBand.WITHIN
    return BalanceBand.DRIFTING if difference <= 2 * tolerance else BalanceBand.OUT
