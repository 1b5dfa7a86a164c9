"""What a value sheet is made of: its inputs, what is worked out from them, how it is said, and what to ask.

Every text of a sheet is a message for translators. Formulas are in the language of `formula.py`, over the names of
inputs; units are those of `units.py`, so that minutes become hours by themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from sciencepm.analysis.three_points import Scale
from sciencepm.analysis.units import HOURS, MONEY
from sciencepm.domain.ranges import NumberRange
from sciencepm.domain.value_case import Sheet

__all__ = ["HOURS", "MONEY"]
ONCE = "money once"
"""Money that comes once, not a year."""


@dataclass(frozen=True, slots=True)
class FormInput:
    """An input of a sheet, by its name in formulas; `label` is what people read, `ask` where the figure is found.

    A `shared` one is the same quantity on every sheet that gives it with the same source, in the whole portfolio;
    without a source, in its project. `by_team`: a judgement of the team, so that figures of projects of one team
    move together a little. `usual` stands in where the PM gives no figure; an `optional` one counts as 0 then.
    """

    name: str
    label: str
    unit: str
    scale: Scale
    optional: bool = False
    shared: bool = False
    by_team: bool = False
    usual: NumberRange | None = None
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One result: its `unit` (money, hours, or what is counted), and the formula; `needs` are optional inputs.

    `shown` is what the formula's base units are multiplied by for `unit`: 100 for "of 100", 52 for weeks of a year.
    """

    unit: str
    formula: str
    needs: tuple[str, ...] = ()
    shown: float = 1.0


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence about a figure in `unit`, for what is expected (`would`) and for what was measured in use (`did`).

    `{amount}` is the figure with "about"; `{unit name}` in braces is another figure of the sheet, which `also` names.
    """

    unit: str
    would: str
    did: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet: what is asked, what is computed from it (the leading figure first), how it is said, where it is from.

    `instead` gives the formulas by which an input that is not given follows from others that are; `first_year` is
    the part of a full year's value that the first year brings.
    """

    sheet: Sheet
    title: str
    worth: str
    """What kind of value it is, in two or three words: "losses prevented"."""
    inputs: tuple[FormInput, ...]
    figures: tuple[Figure, ...]
    sayings: tuple[Saying, ...]
    questions: tuple[str, ...]
    source: str
    instead: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    first_year: float = 1.0

    def input(self, name: str) -> FormInput | None:
        """The input of this name."""
        return next((entry for entry in self.inputs if entry.name == name), None)


def share(name: str, label: str, ask: str = "", *, optional: bool = False, shared: bool = False) -> FormInput:
    """A part of one."""
    return FormInput(name, label, "share", Scale.SHARE, optional, shared, ask=ask)


def positive(
    name: str, label: str, unit: str, ask: str = "", *, optional: bool = False, shared: bool = False
) -> FormInput:
    """A quantity that is never below nought."""
    return FormInput(name, label, unit, Scale.POSITIVE, optional, shared, ask=ask)


KEPT_LIVE = FormInput(
    "kept_live",
    "Part of the gain kept in live use",
    "share",
    Scale.SHARE,
    shared=True,
    by_team=True,
    usual=NumberRange(low=Decimal("0.60"), likely=Decimal("0.75"), high=Decimal("0.90")),
    ask="How much of a test's gain was left in live use the last times?",
)
"""k of domain.md, section 5: the part of a gain in a test that is expected to hold in live use."""
WAGE = positive(
    "wage",
    "Cost of an hour",
    "money an hour",
    "What does an hour of the people who do this cost, all included?",
    optional=True,
    shared=True,
)
