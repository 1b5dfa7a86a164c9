"""Value cases made by hand for tests: one complete set of inputs for every sheet, each figure certain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.analysis.build import figures, portfolio, project

from sciencepm.analysis.value import CaseValue, ValueRange, case_value
from sciencepm.domain.value_case import Sheet, ValueCase, ValueInput

Three = tuple[float, float, float]
COUNTED = {"frauds": 100_000, "caught_before": 0.6, "caught_after": 0.7, "right_before": 0.5, "right_after": 0.7}
CERTAIN: Mapping[Sheet, Mapping[str, float]] = {
    Sheet.CASES_CAUGHT: {"attempted": 10e6, "before": 0.6, "after": 0.7, "recovered": 0.2, "kept_live": 0.5},
    Sheet.FALSE_ALARMS: {
        **COUNTED, "kept_live": 0.5, "order_value": 80, "margin": 0.25, "lost": 0.5, "review_cost": 4, "reviewed": 0.5
    },
    Sheet.REVIEW_LOAD: {**COUNTED, "reviewed": 0.9, "minutes": 6, "wage": 40},
    Sheet.STRAIGHT_THROUGH: {
        "cases": 100_000, "before": 0.1, "after": 0.6, "minutes": 30, "spot_checks": 0.2, "wage": 40
    },
    Sheet.SUPPORT_REPLIES: {
        "tickets": 600_000, "drafted": 0.22, "come_back": 0.1, "minutes": 10, "wage": 34, "reply_cost": 0.25
    },
    Sheet.SPEED: {
        "visits": 10e6, "conversion": 0.03, "effect": 0.01, "step": 100, "before": 700, "after": 400, "kept_live": 0.5,
        "order_value": 60, "margin": 0.2,
    },
    Sheet.COST_PER_USE: {"uses": 5e6, "before": 0.04, "after": 0.018, "customers": 100_000},
    Sheet.CUSTOMERS_KEPT: {
        "customers": 50_000, "before": 0.08, "after": 0.07, "kept": 0.76, "revenue": 300, "margin": 0.5
    },
    Sheet.FINDING_THINGS: {
        "staff": 4_000, "searches": 2, "days": 220, "seconds": 81, "adoption": 0.5, "usable": 0.5, "wage": 40
    },
    Sheet.FORECAST_ERROR: {"stock": 20e6, "safety": 0.3, "before": 0.4, "after": 0.25, "carrying": 0.2},
    Sheet.WHEN_TO_TRUST: {
        "cases": 1e6, "review_cost": 2, "error_cost": 20, "machine_cost": 0.1, "automated": 0.64, "wrong": 0.02
    },
    Sheet.LESS_DATA: {
        "examples": 40_000, "saved": 0.5, "label_cost": 1.5, "projects": 4, "weeks": 3, "burn": 10_000
    },
    Sheet.OWN_FORMULA: {"tickets": 60_000, "minutes": 4, "wage": 30, "licence": 20_000},
}  # fmt: skip
"""What each comes to is worked by hand in test_value_figures.py."""
OWN_UNITS = {"tickets": "tickets a year", "minutes": "minutes", "wage": "EUR an hour", "licence": "EUR a year"}
OWN_FORMULA = "tickets × minutes × wage − licence"


def certain(sheet: Sheet) -> dict[str, Three]:
    return {name: (figure, figure, figure) for name, figure in CERTAIN[sheet].items()}


def case(sheet: Sheet, inputs: Mapping[str, Three], **fields: Any) -> ValueCase:
    units = OWN_UNITS if sheet is Sheet.OWN_FORMULA else {}
    given = tuple(
        ValueInput(name=name, range=figures(*three), unit=units.get(name, "")) for name, three in inputs.items()
    )
    start = {"id": "case", "project_id": "statements", "sheet": sheet, "inputs": given}
    if sheet is Sheet.OWN_FORMULA:
        start["formula"] = OWN_FORMULA
    return ValueCase.make(**{**start, **fields})


def value(
    sheet: Sheet, inputs: Mapping[str, Three], *, settings: Mapping[str, Any] | None = None, **fields: Any
) -> CaseValue:
    one = case(sheet, inputs, **fields)
    return case_value(portfolio(project(), one, **(settings or {})), one)


def ends(found: ValueRange | None) -> Three:
    assert found is not None
    return float(found.low), float(found.likely), float(found.high)
