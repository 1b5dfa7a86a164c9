"""What a formula comes to: its unit, checked part by part, and its value for any number of draws of each input."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sciencepm.analysis.formula import Chain, FormulaError, Name, Number, Part
from sciencepm.analysis.units import HOURS, Unit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_LEAST_PART = 0.1
"""What is divided by is kept above this part of its own P10: the last draws of a wide range must not reach nought."""
_TIME_STEPS = frozenset({60.0, 3600.0})


def unit_of_formula(part: Part, units: Mapping[str, Unit]) -> Unit:
    """The unit of the result; raises `FormulaError` where figures are put together that do not go together."""
    if isinstance(part, Number):
        return Unit()
    if isinstance(part, Name):
        return Unit(units[part.name].powers, 1.0, units[part.name].names)
    found = [unit_of_formula(each, units) for each in part.parts]
    return _sum_unit(part, found) if part.is_sum else _product_unit(part, found)


def value_of_formula(part: Part, values: Mapping[str, Floats]) -> Floats:
    """The result for values in base units, as many as are given of each input.

    Raises `FormulaError` where it would be divided by what can be nought.
    """
    import numpy as np

    if isinstance(part, Number):
        return np.asarray(part.value)
    if isinstance(part, Name):
        return values[part.name]
    found = value_of_formula(part.parts[0], values)
    for each, sign in zip(part.parts[1:], part.signs[1:], strict=True):
        other = value_of_formula(each, values)
        if part.is_sum:
            found = found + sign * other
        else:
            found = found * other if sign > 0 else found / _divisor(other, each)
    return found


def _divisor(value: Floats, part: Part) -> Floats:
    """The draws one divides by, away from nought."""
    import numpy as np

    size = np.abs(value)
    low, least = np.quantile(value, 0.1), np.quantile(size, 0.1) * _LEAST_PART
    if least == 0 or (value.min() < 0 < value.max() and np.sign(low) != np.sign(np.quantile(value, 0.9))):
        raise FormulaError("This can be 0, and nothing can be divided by 0.", part.start, part.end)
    kept: Floats = np.where(size < least, np.sign(low) * least, value)
    return kept


def _sum_unit(part: Chain, found: list[Unit]) -> Unit:
    whole = found[0]
    for other, piece in zip(found[1:], part.parts[1:], strict=True):
        if not whole.adds_to(other):
            raise FormulaError("This cannot be added to or taken from what stands before it.", piece.start, piece.end)
        whole = whole if whole.counted else other
    return whole


def _product_unit(part: Chain, found: list[Unit]) -> Unit:
    whole = Unit()
    in_time = any(unit.power(HOURS) for unit in found)
    for unit, piece, sign in zip(found, part.parts, part.signs, strict=True):
        if isinstance(piece, Number) and piece.value in _TIME_STEPS and in_time:
            raise FormulaError(
                "Seconds, minutes and hours are turned into each other without this. Leave it out.",
                piece.start,
                piece.end,
            )
        whole = whole.times(unit, sign)
    return whole
