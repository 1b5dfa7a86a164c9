"""What a project is worth a year if it lands: its value cases as ranges of money or of their own unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from sciencepm.analysis.formula import FormulaError
from sciencepm.analysis.value_draws import Basis, Drawn, drawn, swings, years_counted
from sciencepm.analysis.value_sheets import MONEY
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import PortfolioSettings
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.value_case import ValueCase

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ValueRange:
    """P10, P50, P90 and mean a year of money or of another unit ("hours"), to ten significant figures."""

    low: Decimal
    likely: Decimal
    high: Decimal
    mean: Decimal
    unit: str = MONEY


@dataclass(frozen=True, slots=True)
class Swing:
    """The leading figure of a case with one input at its low and at its high, the others at likely."""

    name: str
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class CaseValue:
    """What one case says; `range` is None where it is not priced or its inputs are `missing` or `unfit`.

    `second` stands beside it (hours beside money); `figures` are all there are, these two first. `swings` begin
    with the input that moves the range most, `top_driver`; `at_likely` is the figure with every input at likely.
    `missing` and `unfit` are names of inputs, `problem` says what is wrong with a formula. `over_years` is the
    money of the years that count, today's worth.
    """

    case: ValueCase
    range: ValueRange | None = None
    second: ValueRange | None = None
    figures: tuple[ValueRange, ...] = ()
    swings: tuple[Swing, ...] = ()
    at_likely: Decimal | None = None
    missing: tuple[str, ...] = ()
    unfit: tuple[str, ...] = ()
    problem: FormulaError | None = None
    over_years: ValueRange | None = None

    @property
    def top_driver(self) -> str | None:
        """The input that moves the leading figure most."""
        return self.swings[0].name if self.swings else None

    def figure(self, unit: str) -> ValueRange | None:
        """The figure in this unit."""
        return next((figure for figure in self.figures if figure.unit == unit), None)


@dataclass(frozen=True, slots=True)
class ProjectValue:
    """The cases of a project together; what a case contains of another is counted once.

    `money`, `once` (money that does not come every year) and `other` are None where there is no figure; `short` is
    what tables say then; `priced`: there is money a year. `elsewhere` is the mean money taken off because other
    projects, by id, bring it. `draws` are the 20,000 values behind `money`.
    """

    money: ValueRange | None
    other: ValueRange | None
    short: str
    priced: bool
    once: ValueRange | None = None
    elsewhere: tuple[tuple[str, Decimal], ...] = ()
    draws: Floats | None = field(default=None, compare=False, repr=False)

    @property
    def tells_money(self) -> bool:
        """Whether what tables say of it is an amount of money, which not everybody may see."""
        return self.money is not None or (self.other is None and self.once is not None)

    @property
    def has_figure(self) -> bool:
        """Whether there is any figure at all."""
        return self.money is not None or self.other is not None or self.once is not None


def case_value(portfolio: Portfolio, case: ValueCase) -> CaseValue:
    """The ranges of one case at full running, its running cost taken off."""
    settings = portfolio.settings
    return _case_value(case, basis_of(portfolio, case), settings.value_years, float(settings.discount_rate))


def basis_of(portfolio: Portfolio, case: ValueCase) -> Basis:
    """What the draws of a case depend on in its portfolio."""
    settings: PortfolioSettings = portfolio.settings
    project = portfolio.find(Project, case.project_id)
    team = project.team.casefold() if project else ""
    return Basis(settings.seed, settings.currency, team, float(settings.team_correlation))


def project_value(portfolio: Portfolio, project_id: str) -> ProjectValue:
    """The cases of one project, summed draw by draw.

    The part of a case that another one already contains is taken off, unless that other one's project counts
    nowhere: an idea, on hold or stopped.
    """
    cases = portfolio.of(ValueCase, project_id)
    counted = []
    for case in cases:
        contained = _contained(portfolio, case)
        twice = None if contained is None else (contained, basis_of(portfolio, contained))
        counted.append((case, basis_of(portfolio, case), twice))
    return _summed(tuple(counted))


_Counted = tuple[ValueCase, Basis, tuple[ValueCase, Basis] | None]
"""A case with what its draws depend on, and the same of the case it contains."""


@lru_cache(maxsize=1_024)
def _summed(cases: tuple[_Counted, ...]) -> ProjectValue:
    """The value of a project from its cases; kept for so many projects that an edit draws anew only what it touched."""
    sums: dict[str, Floats] = {}
    for case, basis, contained in cases:
        twice = _figures(*contained) if contained else {}
        for unit, draws in _figures(case, basis).items():
            counted = draws - twice[unit] if unit in twice else draws
            sums[unit] = sums[unit] + counted if unit in sums else counted
    others = [unit for unit in sums if not is_money(unit)]
    once = [unit for unit in sums if is_money(unit) and unit != MONEY]
    return ProjectValue(
        money=value_range(sums[MONEY]) if MONEY in sums else None,
        other=value_range(sums[others[0]], others[0]) if others else None,
        short=next((case.short for case, _, _ in cases if case.short), ""),
        priced=MONEY in sums,
        once=value_range(sums[once[0]], once[0]) if once else None,
        elsewhere=tuple(_elsewhere(cases)),
        draws=sums.get(MONEY),
    )


def _elsewhere(cases: tuple[_Counted, ...]) -> Iterator[tuple[str, Decimal]]:
    """The mean of the money taken off for what another project's case brings, with that project's id."""
    for case, basis, contained in cases:
        if contained is None or contained[0].project_id == case.project_id:
            continue
        figures = _figures(*contained)
        if MONEY in figures and MONEY in _figures(case, basis):
            yield contained[0].project_id, _decimal(figures[MONEY].mean())


def is_money(unit: str) -> bool:
    """Whether a figure in this unit is an amount of money."""
    return unit.partition(" ")[0] == MONEY


def value_range(draws: Floats, unit: str = MONEY) -> ValueRange:
    """P10, P50, P90 and mean of draws."""
    import numpy as np

    low, likely, high = np.quantile(draws, (0.1, 0.5, 0.9))
    return ValueRange(_decimal(low), _decimal(likely), _decimal(high), _decimal(draws.mean()), unit)


def sum_of(draws: Sequence[Floats]) -> ValueRange | None:
    """The range of a sum, draw by draw; None of nothing. Low figures are never added (domain.md, section 4)."""
    import numpy as np

    return value_range(np.sum(draws, axis=0)) if draws else None


@lru_cache(maxsize=2048)
def _case_value(case: ValueCase, basis: Basis, years: int, rate: float) -> CaseValue:
    if case.not_priced:
        return CaseValue(case)
    worked = drawn(case, basis)
    found = _figures(case, basis)
    if not found:
        return CaseValue(case, missing=worked.missing, unfit=worked.unfit, problem=worked.problem)
    ranges = tuple(value_range(draws, unit) for unit, draws in found.items())
    at_likely, moved = _swings(case, worked, basis)
    return CaseValue(
        case,
        range=ranges[0],
        second=ranges[1] if len(ranges) > 1 else None,
        figures=ranges,
        swings=moved,
        at_likely=at_likely,
        over_years=_over_years(case, worked, found, years, rate),
    )


def _figures(case: ValueCase, basis: Basis) -> Mapping[str, Floats]:
    """20,000 values of every figure of a case, by unit, the leading one first; empty where there is none."""
    if case.not_priced:
        return {}
    found = {figure.unit: draws for figure, draws in drawn(case, basis).figures}
    if MONEY in found and case.running_cost:
        found[MONEY] = found[MONEY] - float(case.running_cost)
    return found


def _swings(case: ValueCase, worked: Drawn, basis: Basis) -> tuple[Decimal, tuple[Swing, ...]]:
    leading = worked.figures[0][0]
    off = float(case.running_cost or 0) if leading.unit == MONEY else 0.0
    middle, moved = swings(worked.form, leading, worked.given, basis)
    found = (Swing(name, _decimal(low - off), _decimal(high - off)) for name, (low, high) in moved.items())
    return _decimal(middle - off), tuple(found)


def _over_years(
    case: ValueCase, worked: Drawn, found: Mapping[str, Floats], years: int, rate: float
) -> ValueRange | None:
    if MONEY not in found:
        return None
    running = float(case.running_cost or 0)
    value, cost = years_counted(years, rate, case.ramp_months, worked.form.first_year)
    return value_range((found[MONEY] + running) * value - running * cost)


def _contained(portfolio: Portfolio, case: ValueCase) -> ValueCase | None:
    found = portfolio.find(ValueCase, case.contains_id)
    if found is None or found.id == case.id:
        return None
    live = any(other.id == found.id for other in portfolio.of(ValueCase, found.project_id))
    state = portfolio.get(Project, found.project_id).state
    counted = found.project_id == case.project_id or state in (ProjectState.ACTIVE, ProjectState.LANDED)
    return found if live and counted else None


def _decimal(value: float) -> Decimal:
    return Decimal(f"{value:.10g}") + 0
