"""What a project is worth a year if it lands: its value cases as ranges of money or of their own unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from sciencepm.analysis.three_points import ThreePoints
from sciencepm.analysis.value_sheets import FORMS, MONEY, Figure, Form, FormInput
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.ranges import NumberRange
from sciencepm.domain.value_case import ValueCase
from sciencepm.errors import UserError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_BOUND = 1e40
"""Draws of one input stay within this, so that no product of inputs leaves the numbers there are."""


@dataclass(frozen=True, slots=True)
class ValueRange:
    """P10, P50, P90 and mean a year of money or of another unit ("hours"), to ten significant figures."""

    low: Decimal
    likely: Decimal
    high: Decimal
    mean: Decimal
    unit: str = MONEY


@dataclass(frozen=True, slots=True)
class CaseValue:
    """What one case says; `range` is None where it is not priced or its inputs are `missing` or `unfit`.

    `second` stands beside it (hours beside money). `top_driver` is the name of the input that moves the range
    most. `missing` and `unfit` are names of inputs. `draws` are the 20,000 values behind `range`.
    """

    case: ValueCase
    range: ValueRange | None = None
    second: ValueRange | None = None
    top_driver: str | None = None
    missing: tuple[str, ...] = ()
    unfit: tuple[str, ...] = ()
    draws: Floats | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ProjectValue:
    """The cases of a project together; what a case contains of another is counted once.

    `money` and `other` are None where there is no figure; `short` is what tables say then; `priced`: there is
    money. `draws` are the 20,000 values behind `money`.
    """

    money: ValueRange | None
    other: ValueRange | None
    short: str
    priced: bool
    draws: Floats | None = field(default=None, compare=False, repr=False)


def case_value(portfolio: Portfolio, case: ValueCase) -> CaseValue:
    """The range of one case at full running, its running cost taken off; sheets without a formula give no figure."""
    return _case_value(case, portfolio.settings.seed)


def project_value(portfolio: Portfolio, project_id: str) -> ProjectValue:
    """The cases of one project, summed draw by draw.

    The part of a case that another one already contains is taken off, unless that other one's project was
    stopped.
    """
    seed = portfolio.settings.seed
    cases = portfolio.of(ValueCase, project_id)
    sums: dict[str, Floats] = {}
    for case in cases:
        drawn = _figures(case, seed)
        contained = _contained(portfolio, case)
        twice = _figures(contained, seed) if contained else {}
        for unit, draws in drawn.items():
            counted = draws - twice[unit] if unit in twice else draws
            sums[unit] = sums[unit] + counted if unit in sums else counted
    others = [unit for unit in sums if unit != MONEY]
    return ProjectValue(
        money=value_range(sums[MONEY]) if MONEY in sums else None,
        other=value_range(sums[others[0]], others[0]) if others else None,
        short=next((case.short for case in cases if case.short), ""),
        priced=MONEY in sums,
        draws=sums.get(MONEY),
    )


def value_range(draws: Floats, unit: str = MONEY) -> ValueRange:
    """P10, P50, P90 and mean of draws."""
    import numpy as np

    low, likely, high = np.quantile(draws, (0.1, 0.5, 0.9))
    return ValueRange(_decimal(low), _decimal(likely), _decimal(high), _decimal(draws.mean()), unit)


def sum_of(draws: Sequence[Floats]) -> ValueRange | None:
    """The range of a sum, draw by draw; None of nothing. Low figures are never added (domain.md, section 4)."""
    import numpy as np

    return value_range(np.sum(draws, axis=0)) if draws else None


@lru_cache(maxsize=256)
def _case_value(case: ValueCase, seed: int) -> CaseValue:
    form = FORMS.get(case.sheet)
    if form is None or case.not_priced:
        return CaseValue(case)
    given = _given(form, case)
    missing = tuple(entry.name for entry in form.inputs if not entry.optional and entry.name not in given)
    unfit = tuple(entry.name for entry in form.inputs if entry.name in given and not _fits(entry, given[entry.name]))
    drawn = _figures(case, seed)
    if not drawn:
        return CaseValue(case, missing=missing, unfit=unfit)
    ranges = [value_range(draws, unit) for unit, draws in drawn.items()]
    return CaseValue(
        case,
        range=ranges[0],
        second=ranges[1] if len(ranges) > 1 else None,
        top_driver=_top_driver(form, given),
        draws=next(iter(drawn.values())),
    )


@lru_cache(maxsize=256)
def _figures(case: ValueCase, seed: int) -> Mapping[str, Floats]:
    """20,000 values of every figure of a case, by unit, the leading one first; empty where there is none."""
    import numpy as np

    form = FORMS.get(case.sheet)
    if form is None or case.not_priced:
        return {}
    given = _given(form, case)
    if not _is_complete(form, given):
        return {}
    values = {
        entry.name: np.clip(
            _points(entry, given[entry.name]).draws(f"value/{case.project_id}/{entry.quantity(case.sheet)}", seed),
            -_BOUND,
            _BOUND,
        )
        for entry in form.inputs
        if entry.name in given
    }
    running = float(case.running_cost or 0)
    found: dict[str, Floats] = {}
    for figure in _computable(form, given):
        draws = figure.formula(values)
        found[figure.unit] = draws - running if figure.unit == MONEY else draws
        found[figure.unit].setflags(write=False)
    return found


def _given(form: Form, case: ValueCase) -> dict[str, NumberRange]:
    """The inputs of a case by name, with the usual figure where the sheet has one and none was given."""
    usual = {entry.name: entry.usual for entry in form.inputs if entry.usual is not None}
    return usual | {entry.name: entry.range for entry in case.inputs}


def _contained(portfolio: Portfolio, case: ValueCase) -> ValueCase | None:
    found = portfolio.find(ValueCase, case.contains_id)
    if found is None or found.id == case.id:
        return None
    live = any(other.id == found.id for other in portfolio.of(ValueCase, found.project_id))
    counted = portfolio.get(Project, found.project_id).state is not ProjectState.STOPPED
    return found if live and counted else None


def _computable(form: Form, given: Mapping[str, NumberRange]) -> list[Figure]:
    return [figure for figure in form.figures if all(name in given for name in figure.needs)]


def _is_complete(form: Form, given: Mapping[str, NumberRange]) -> bool:
    return all(_fits(entry, given[entry.name]) if entry.name in given else entry.optional for entry in form.inputs)


def _points(entry: FormInput, given: NumberRange) -> ThreePoints:
    return ThreePoints(float(given.low), float(given.likely), float(given.high), entry.scale)


def _fits(entry: FormInput, given: NumberRange) -> bool:
    try:
        _points(entry, given)
    except UserError:
        return False
    return True


def _top_driver(form: Form, given: Mapping[str, NumberRange]) -> str | None:
    """The input that moves the leading figure most from its P10 to its P90, the others at likely."""
    formula = _computable(form, given)[0].formula
    likely = {entry.name: float(given[entry.name].likely) for entry in form.inputs if entry.name in given}

    def effect(name: str) -> float:
        low, high = float(given[name].low), float(given[name].high)
        return abs(float(formula({**likely, name: high}) - formula({**likely, name: low})))

    strongest = max(likely, key=effect)
    return strongest if effect(strongest) > 0 else None


def _decimal(value: float) -> Decimal:
    return Decimal(f"{value:.10g}") + 0
