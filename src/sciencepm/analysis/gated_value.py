"""What a plan is worth as it stands, with the right to stop at every decision point, and without it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sciencepm.analysis.forecast import Forecast, forecast
from sciencepm.analysis.plan import LEFT_WHEN_OUT_OF_DATE
from sciencepm.analysis.plan_ahead import StageAhead
from sciencepm.analysis.three_points import Z90
from sciencepm.analysis.value import project_value
from sciencepm.domain.portfolio import Portfolio

_DAYS_A_YEAR = Decimal("365.25")
_CENT = Decimal("0.01")
_UPPER_HALF_MEAN = 0.7978845608028654
"""The mean of the upper half of a standard normal: the square root of 2 / pi."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A stage and its question: what the stage costs, the chance to go on after it, and the years it takes.

    `if_stopped` is what is kept when one stops before it, `if_missed` when one stops after it.
    """

    cost: Decimal
    chance: Decimal
    years: Decimal = Decimal(0)
    if_stopped: Decimal = Decimal(0)
    if_missed: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class GatedValue:
    """Money today, what was spent left aside: `gated` with the right to stop, `committed` when all stages are paid."""

    gated: Decimal
    committed: Decimal

    @property
    def being_able_to_stop(self) -> Decimal:
        """What it is worth that one may stop."""
        return self.gated - self.committed


def value_of_gates(gates: Sequence[Gate], at_launch: Decimal, discount_rate: Decimal) -> GatedValue:
    """Backward over the points, and forward without a choice (formulas: domain.md, section 4).

    V_k = max(S_k, -C_k + (p_k V_k+1 + (1 - p_k) S'_k) / (1 + i)^t_k), and
    W = -sum of C_k / (1 + i)^T_k-1 + P(land) V_n+1 / (1 + i)^T_n.
    """
    growth = 1 + discount_rate
    gated = at_launch
    for gate in reversed(gates):
        later = gate.chance * gated + (1 - gate.chance) * gate.if_missed
        gated = max(gate.if_stopped, later / growth**gate.years - gate.cost)
    committed, chance, passed = Decimal(0), Decimal(1), Decimal(0)
    for gate in gates:
        committed -= gate.cost / growth**passed
        chance *= gate.chance
        passed += gate.years
    return GatedValue(gated, committed + chance * at_launch / growth**passed)


def gated_value(portfolio: Portfolio, project_id: str, today: date) -> GatedValue | None:
    """The gated value of an active project, to the cent; None where its money, a cost or a chance is not known.

    A stage costs its mean from today on. The chance to go on is that of the question, times the chance that no
    agreed rule ends the path first. Time runs by the middle days of the forecast. The value at launch is the mean
    value a year over the years of the settings, discounted from the end of each.
    """
    found = forecast(portfolio, project_id, today)
    money = project_value(portfolio, project_id).money
    if found is None or found.plan is None or found.landing_days_without_rules is None or money is None:
        return None
    gates = _gates(found)
    if gates is None:
        return None
    settings = portfolio.settings
    growth = 1 + settings.discount_rate
    at_launch = sum((money.mean / growth**year for year in range(1, settings.value_years + 1)), Decimal(0))
    value = value_of_gates(gates, at_launch, settings.discount_rate)
    return GatedValue(value.gated.quantize(_CENT), value.committed.quantize(_CENT))


def _gates(found: Forecast) -> list[Gate] | None:
    """The stages ahead and at last the building, which costs nothing that is known here."""
    assert found.plan is not None
    gates: list[Gate] = []
    here, goes_on = float(found.plan.today), 1.0
    for stage, point in zip(found.plan.stages, found.points, strict=True):
        there = point.asked_days[1] if point.asked_days else here
        cost = _cost(stage, (there - here) * found.plan.cost_a_day)
        if cost is None:
            return None
        passes = point.alive * float(stage.chance)
        gates.append(Gate(_decimal(cost), _decimal(_part(passes, goes_on)), _years(there - here)))
        here, goes_on = there, passes
    return [*gates, Gate(Decimal(0), _decimal(_part(found.ladder[-1], goes_on)), _years(found.plan.build_days))]


def _cost(stage: StageAhead, by_time: float) -> float | None:
    """The mean of what a stage still costs; `by_time` where it has no cost of its own, None where that is nothing."""
    from sciencepm.analysis.draws import even_normals

    if stage.cost is None:
        return by_time if by_time > 0 else None
    if stage.money_used == 0:
        return stage.cost.mean
    if stage.cost.left_at(stage.money_used) < LEFT_WHEN_OUT_OF_DATE:
        return (stage.cost.high - stage.cost.likely) * _UPPER_HALF_MEAN / Z90
    costs = stage.cost.at(even_normals())
    return float(costs[costs >= stage.money_used].mean()) - stage.money_used


def _part(part: float, whole: float) -> float:
    return part / whole if whole > 0 else 0.0


def _years(days: float) -> Decimal:
    return _decimal(days) / _DAYS_A_YEAR


def _decimal(value: float) -> Decimal:
    return Decimal(f"{value:.12g}")
