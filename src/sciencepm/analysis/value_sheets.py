"""The value sheets as data: the inputs of each, their units and scales, and its formula (domain.md, section 5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sciencepm.analysis.three_points import Scale
from sciencepm.domain.ranges import NumberRange
from sciencepm.domain.value_case import Sheet

MONEY = "money"
"""The unit of what is counted in the portfolio's currency."""
HOURS = "hours"

Inputs = Mapping[str, Any]
"""By name: one number each, or 20,000 draws each."""


@dataclass(frozen=True, slots=True)
class FormInput:
    """An input of a sheet. A `shared` one is the same quantity on every sheet of a project that has its name.

    `usual` stands in where the PM gives no figure.
    """

    name: str
    unit: str
    scale: Scale
    optional: bool = False
    shared: bool = False
    usual: NumberRange | None = None

    def quantity(self, sheet: Sheet) -> str:
        """What this input is drawn as: the same quantity has the same draws."""
        return self.name if self.shared else f"{sheet.value}/{self.name}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One result a year in `unit`; `needs` are the optional inputs without which it cannot be computed."""

    unit: str
    formula: Callable[[Inputs], Any]
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet: what is asked, and what is computed from it, the leading figure first."""

    inputs: tuple[FormInput, ...]
    figures: tuple[Figure, ...]


def _cases_caught(v: Inputs) -> Any:
    caught = v["attempted"] * v["gain"] * (1 - v["recovered"]) * v["kept_live"]
    if "extra_reviews" in v and "review_cost" in v:
        return caught - v["extra_reviews"] * v["review_cost"]
    return caught


def _straight_through_hours(v: Inputs) -> Any:
    return v["cases"] * v["gain"] * v["minutes"] * (1 - v["spot_checks"]) / 60


def _support_hours(v: Inputs) -> Any:
    return v["tickets"] * v["drafted"] * (1 - v["come_back"]) * v["minutes"] / 60


_KEPT_LIVE = FormInput(
    "kept_live",
    "share",
    Scale.SHARE,
    shared=True,
    usual=NumberRange(low=Decimal("0.60"), likely=Decimal("0.75"), high=Decimal("0.90")),
)
"""The part of a gain in a test that is expected to hold in live use."""

FORMS: Mapping[Sheet, Form] = {
    Sheet.CASES_CAUGHT: Form(
        inputs=(
            FormInput("attempted", "money a year", Scale.POSITIVE),
            FormInput("gain", "share", Scale.SHARE),
            FormInput("recovered", "share", Scale.SHARE),
            _KEPT_LIVE,
            FormInput("extra_reviews", "a year", Scale.ANY, optional=True),
            FormInput("review_cost", "money each", Scale.POSITIVE, optional=True),
        ),
        figures=(Figure(MONEY, _cases_caught),),
    ),
    Sheet.STRAIGHT_THROUGH: Form(
        inputs=(
            FormInput("cases", "a year", Scale.POSITIVE),
            FormInput("gain", "share", Scale.SHARE),
            FormInput("minutes", "minutes", Scale.POSITIVE),
            FormInput("spot_checks", "share", Scale.SHARE),
            FormInput("wage", "money an hour", Scale.POSITIVE, optional=True, shared=True),
        ),
        figures=(
            Figure(MONEY, lambda v: _straight_through_hours(v) * v["wage"], needs=("wage",)),
            Figure(HOURS, _straight_through_hours),
        ),
    ),
    Sheet.SUPPORT_REPLIES: Form(
        inputs=(
            FormInput("tickets", "a year", Scale.POSITIVE),
            FormInput("drafted", "share", Scale.SHARE),
            FormInput("come_back", "share", Scale.SHARE),
            FormInput("minutes", "minutes", Scale.POSITIVE),
            FormInput("wage", "money an hour", Scale.POSITIVE, shared=True),
            FormInput("reply_cost", "money a reply", Scale.POSITIVE),
        ),
        figures=(
            Figure(
                MONEY,
                lambda v: _support_hours(v) * v["wage"] - v["tickets"] * v["drafted"] * v["reply_cost"],
            ),
            Figure(HOURS, _support_hours),
        ),
    ),
}
