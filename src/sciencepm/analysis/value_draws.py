"""How the figures of a value case are drawn: each input's 20,000 values, what follows from others, the formulas.

Which draws are the same draws is said in docs/decisions/13-value.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from sciencepm.analysis.formula import FormulaError, names_in
from sciencepm.analysis.formula_value import value_of_formula
from sciencepm.analysis.sheets.form import Figure, Form, FormInput
from sciencepm.analysis.three_points import DRAWS, ThreePoints
from sciencepm.analysis.value_sheets import FORMS, form_of, formula_tree, input_unit
from sciencepm.domain.ranges import NumberRange
from sciencepm.domain.value_case import ValueCase, ValueInput
from sciencepm.errors import UserError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_BOUND = 1e40
"""Draws of one input stay within this, so that no product of inputs leaves the numbers there are."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What draws depend on besides the case: the seed, the currency, and how much a team's judgements move together."""

    seed: int
    currency: str = "EUR"
    team: str = ""
    correlation: float = 0.0


@dataclass(frozen=True, slots=True)
class Drawn:
    """The figures of a case that can be worked out, the leading one first, with 20,000 values each.

    `missing` and `unfit` are names of inputs; `problem` is what is wrong with the formula.
    """

    form: Form
    given: Mapping[str, NumberRange] = field(default_factory=dict)
    figures: tuple[tuple[Figure, Floats], ...] = ()
    missing: tuple[str, ...] = ()
    unfit: tuple[str, ...] = ()
    problem: FormulaError | None = None


@lru_cache(maxsize=128)
def drawn(case: ValueCase, basis: Basis) -> Drawn:
    """Every figure of a case, its running cost not yet taken off."""
    try:
        form = form_of(case, basis.currency)
    except FormulaError as error:
        return Drawn(FORMS[case.sheet], problem=error)
    given = _given(form, case)
    lacking = (_lacking(form, entry.name, given) for entry in form.inputs if not entry.optional)
    missing = tuple(dict.fromkeys(name for names in lacking for name in names))
    unfit = tuple(entry.name for entry in form.inputs if entry.name in given and not _fits(entry, given[entry.name]))
    if missing or unfit:
        return Drawn(form, given, missing=missing, unfit=unfit)
    sources = {entry.name: entry for entry in case.inputs}
    values = {
        name: _draws(case, form, name, given[name], sources.get(name), basis) * _factor(form, name, basis)
        for name in given
    }
    try:
        return Drawn(
            form, given, tuple((figure, _fixed(worked(form, figure, values))) for figure in computable(form, given))
        )
    except FormulaError as error:
        return Drawn(form, given, problem=error)


def worked(form: Form, figure: Figure, values: Mapping[str, Floats]) -> Floats:
    """A figure for values of the inputs in base units; raises `FormulaError` where there is none."""
    import numpy as np

    size = next((np.shape(value) for value in values.values()), ())
    nought = np.zeros(size)
    known = {entry.name: values.get(entry.name, nought) for entry in form.inputs}
    names = tuple(known)
    for name in form.instead:
        formula = None if name in values else _instead(form, name, values)
        if formula is not None:
            known[name] = value_of_formula(formula_tree(formula, names), values)
    with np.errstate(over="ignore", invalid="ignore"):
        found = np.broadcast_to(value_of_formula(formula_tree(figure.formula, names), known) * figure.shown, size)
    if not np.isfinite(found).all():
        raise FormulaError("These figures come to more than can be counted.", 0, len(figure.formula))
    return np.array(found, dtype=np.float64)


def computable(form: Form, given: Mapping[str, NumberRange]) -> list[Figure]:
    """The figures whose optional inputs are given."""
    return [figure for figure in form.figures if all(name in given for name in figure.needs)]


def swings(
    form: Form, figure: Figure, given: Mapping[str, NumberRange], basis: Basis
) -> tuple[float, dict[str, tuple[float, float]]]:
    """The figure with every input at likely, and for each input that moves it at this one's low and high."""
    import numpy as np

    scaled = {name: np.array([float(each.likely)] * 2) * _factor(form, name, basis) for name, each in given.items()}
    middle = float(worked(form, figure, scaled)[0])
    found: dict[str, tuple[float, float]] = {}
    for name, each in given.items():
        ends = np.array([float(each.low), float(each.high)]) * _factor(form, name, basis)
        low, high = worked(form, figure, {**scaled, name: ends})
        if low != high:
            found[name] = (float(low), float(high))
    return middle, dict(sorted(found.items(), key=lambda item: -abs(item[1][1] - item[1][0])))


def _given(form: Form, case: ValueCase) -> dict[str, NumberRange]:
    """The inputs of a case by name, with the usual figure where the sheet has one and none was given."""
    usual = {entry.name: entry.usual for entry in form.inputs if entry.usual is not None}
    known = {entry.name for entry in form.inputs}
    return usual | {entry.name: entry.range for entry in case.inputs if entry.name in known}


def _lacking(form: Form, name: str, given: Mapping[str, NumberRange]) -> tuple[str, ...]:
    """What is to be given for an input to be known: itself, or the rest of what it follows from."""
    if name in given or _instead(form, name, given) is not None:
        return ()
    names = tuple(entry.name for entry in form.inputs)
    for formula in form.instead.get(name, ()):
        leading, *others = names_in(formula_tree(formula, names))
        if leading in given:
            return tuple(other for other in others if other not in given)
    return (name,)


def _instead(form: Form, name: str, given: Mapping[str, object]) -> str | None:
    """The first formula by which an input follows from what is given."""
    names = tuple(entry.name for entry in form.inputs)
    for formula in form.instead.get(name, ()):
        if all(each in given for each in names_in(formula_tree(formula, names))):
            return formula
    return None


def _draws(case: ValueCase, form: Form, name: str, given: NumberRange, said: ValueInput | None, basis: Basis) -> Floats:
    import numpy as np

    from sciencepm.analysis.draws import normals, related

    entry = form.input(name)
    assert entry is not None
    if given.low == given.high:
        return np.full(DRAWS, min(max(float(given.likely), -_BOUND), _BOUND))
    source = said.source.casefold() if said else ""
    if not entry.shared:
        key = f"value/{case.project_id}/{case.sheet.value}/{name}"
    elif source:
        key = f"value/{name}/{source}"
    else:
        key = f"value/{case.project_id}/{name}"
    z = normals(key, basis.seed)
    if entry.by_team and basis.team:
        z = related(z, normals(f"value/team/{basis.team}/{name}", basis.seed), basis.correlation)
    return np.clip(_points(entry, given).at(z), -_BOUND, _BOUND)


def _factor(form: Form, name: str, basis: Basis) -> float:
    entry = form.input(name)
    return input_unit(entry, basis.currency).factor if entry else 1.0


def _points(entry: FormInput, given: NumberRange) -> ThreePoints:
    return ThreePoints(float(given.low), float(given.likely), float(given.high), entry.scale)


def _fits(entry: FormInput, given: NumberRange) -> bool:
    try:
        _points(entry, given)
    except UserError:
        return False
    return True


def _fixed(values: Floats) -> Floats:
    values.setflags(write=False)
    return values


def years_counted(years: int, rate: float, ramp_months: int, first_year: float) -> tuple[float, float]:
    """How many full years the years counted are worth today: of a value that begins slowly, and of a running cost.

    Each year is discounted to its beginning from its end; a ramp rises evenly to the full value.
    *3 years at 8%: 2.577; with a ramp of 12 months 2.114.*
    """
    value = cost = 0.0
    for year in range(1, years + 1):
        worth = 1 / (1 + rate) ** year
        part = (_risen(12 * year, ramp_months) - _risen(12 * (year - 1), ramp_months)) / 12
        value += worth * part * (first_year if year == 1 else 1)
        cost += worth
    return value, cost


def _risen(months: int, ramp: int) -> float:
    """Full months' worth brought by then."""
    if months >= ramp:
        return months - ramp / 2
    return months * months / (2 * ramp)
