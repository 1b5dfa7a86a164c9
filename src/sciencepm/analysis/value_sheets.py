"""The value sheet a case is on: one of the thirteen of domain.md, section 5, or the PM's own formula as a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from babel.numbers import get_currency_symbol

from sciencepm.analysis.formula import FormulaError, Part, names_in, parsed
from sciencepm.analysis.formula_value import unit_of_formula
from sciencepm.analysis.sheets import cases, customers, running, work
from sciencepm.analysis.sheets.form import ONCE, Figure, Form, FormInput
from sciencepm.analysis.three_points import Scale
from sciencepm.analysis.units import HOURS, MONEY, YEARS, Unit, unit_of
from sciencepm.domain.value_case import Sheet, ValueCase, ValueInput

__all__ = ["HOURS", "MONEY", "ONCE", "FormInput"]

FORMS: Mapping[Sheet, Form] = MappingProxyType(
    {
        form.sheet: form
        for form in (
            cases.CASES_CAUGHT,
            cases.FALSE_ALARMS,
            cases.REVIEW_LOAD,
            work.STRAIGHT_THROUGH,
            work.SUPPORT_REPLIES,
            customers.SPEED,
            customers.COST_PER_USE,
            customers.CUSTOMERS_KEPT,
            work.FINDING_THINGS,
            running.FORECAST_ERROR,
            running.WHEN_TO_TRUST,
            work.LESS_DATA,
            running.OWN_FORMULA,
        )
    }
)


def form_of(case: ValueCase, currency: str) -> Form:
    """The sheet of a case; for an own formula with its inputs and its one figure.

    Raises `FormulaError` for an own formula that cannot be read or puts together what does not go together.
    """
    form = FORMS[case.sheet]
    if case.sheet is not Sheet.OWN_FORMULA:
        return form
    entries = tuple(_own_input(each) for each in case.inputs)
    tree = formula_tree(case.formula, tuple(entry.name for entry in entries))
    units = {entry.name: input_unit(entry, currency) for entry in entries}
    unit, shown = _result(unit_of_formula(tree, units), tree)
    used = set(names_in(tree))
    kept = tuple(entry for entry in entries if entry.name in used)
    return Form(
        form.sheet,
        form.title,
        form.worth,
        kept,
        (Figure(unit, case.formula, shown=shown),),
        (),
        form.questions,
        form.source,
    )


@lru_cache(maxsize=256)
def formula_tree(text: str, names: tuple[str, ...]) -> Part:
    """A formula read once; raises `FormulaError`."""
    return parsed(text, names)


def input_unit(entry: FormInput, currency: str) -> Unit:
    """The unit of an input; money is written as "money", the currency's code, or its sign."""
    return unit_of(entry.unit, currency, str(get_currency_symbol(currency, locale="en")))


def _own_input(given: ValueInput) -> FormInput:
    if given.unit.strip().casefold() == "share":
        scale = Scale.SHARE
    else:
        scale = Scale.POSITIVE if given.range.low >= 0 else Scale.ANY
    return FormInput(given.name, given.name, given.unit, scale)


def _result(unit: Unit, tree: Part) -> tuple[str, float]:
    """How a result is called and what to multiply its base units by; raises `FormulaError` for what has no name."""
    money, hours, years = (unit.power(base) for base in (MONEY, HOURS, YEARS))
    over = "".join(f" a {base}" for base, power in unit.counted if power < 0)
    above = [base for base, power in unit.counted if power > 0]
    match money, hours, years:
        case 1, 0, -1:
            return MONEY + over, 1.0
        case 1, 0, 0:
            return (ONCE if not over else MONEY + over), 1.0
        case 0, 1, (-1 | 0):
            return HOURS + over, 1.0
        case 0, 0, (-1 | 0):
            return ((unit.name_of(above[0]) if above else "") + over).strip(), 1.0
        case 0, 0, 1:
            return f"weeks{over}", 365 / 7
    raise FormulaError(
        "The units do not come to money, hours or a number a year. Look at the unit of each input.",
        tree.start,
        tree.end,
    )
