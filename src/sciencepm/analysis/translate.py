"""From what an experiment measured to the value sheet it belongs on, with before and after filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from sciencepm.analysis.value_sheets import FORMS
from sciencepm.analysis.wording import figure_text
from sciencepm.domain.plan import DecisionPoint, Experiment, Measurement
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.ranges import NumberRange
from sciencepm.domain.stop_rule import StopRule
from sciencepm.domain.value_case import Sheet, ValueInput
from sciencepm.i18n import Words


@dataclass(frozen=True, slots=True)
class Way:
    """What a metric with these words in it fills in: inputs of a sheet, by name; empty where it fills in none.

    `gain` takes a figure that is a difference already; `turned`: the sheet asks for the other part of one.
    """

    words: str
    sheet: Sheet
    after: str = ""
    before: str = ""
    gain: str = ""
    turned: bool = False


WAYS = (
    Way("precision|positive predictive|alarms that are real", Sheet.FALSE_ALARMS, "right_after", "right_before"),
    Way("false positive|false alarm|turned away|held up|wrongly stopped", Sheet.FALSE_ALARMS),
    Way("recall|sensitivity|caught|invoices found|detected", Sheet.CASES_CAUGHT, "after", "before", "gain"),
    Way("reviewed|review load|looked at by", Sheet.REVIEW_LOAD, "reviewed"),
    Way("draft|deflect|repl(?:y|ies)|answered", Sheet.SUPPORT_REPLIES, "drafted"),
    Way("come back|sent back|reopened", Sheet.SUPPORT_REPLIES, "come_back"),
    Way("called sure|automat(?:ed|ion)", Sheet.WHEN_TO_TRUST, "automated"),
    Way("sure answers|calibrat|confidence", Sheet.WHEN_TO_TRUST, "wrong", turned=True),
    Way("latency|p95|p99|response time|waiting|load time", Sheet.SPEED, "after", "before"),
    Way("cost per|cost of|a page|a call|a request|price", Sheet.COST_PER_USE, "after", "before"),
    Way("churn|leav(?:e|ing)", Sheet.CUSTOMERS_KEPT, "after", "before"),
    Way("retention|retained|customers kept", Sheet.CUSTOMERS_KEPT, "after", "before", turned=True),
    Way("mape|wape|rmse|mae|forecast error", Sheet.FORECAST_ERROR, "after", "before"),
    Way("search|finding|found in", Sheet.FINDING_THINGS),
    Way("examples|labels needed|training data", Sheet.LESS_DATA),
    Way(
        "right|accuracy|exact match|straight|handled without|f1|match|correct",
        Sheet.STRAIGHT_THROUGH, "after", "before", "gain",
    ),
)  # fmt: skip
"""The first that fits is taken; what fits none becomes an own formula with the figure as its first input."""
_OTHERWISE = Way("", Sheet.OWN_FORMULA)
_PARTS = {
    "of 100": Decimal(100),
    "%": Decimal(100),
    "per cent": Decimal(100),
    "of 1,000": Decimal(1000),
    "of 1000": Decimal(1000),
}
_SCALES = {
    "seconds": Decimal(1000), "second": Decimal(1000), "s": Decimal(1000), "minutes": Decimal(60_000),
    "cents": Decimal("0.01"), "cent": Decimal("0.01"),
}  # fmt: skip
"""Milliseconds for times, the currency's main unit for prices."""


@dataclass(frozen=True, slots=True)
class Translation:
    """Where a measurement belongs and what it fills in."""

    measurement: Measurement
    sheet: Sheet
    inputs: tuple[ValueInput, ...]


def translations(portfolio: Portfolio, experiment: Experiment, w: Words) -> tuple[Translation, ...]:
    """One for each figure of an experiment, in their order."""
    return tuple(_translated(portfolio, experiment, each, w) for each in experiment.measurements)


def _translated(portfolio: Portfolio, experiment: Experiment, measurement: Measurement, w: Words) -> Translation:
    way = next((each for each in WAYS if re.search(rf"\b(?:{each.words})", measurement.metric.casefold())), _OTHERWISE)
    form = FORMS[way.sheet]

    def unit_of(name: str) -> str:
        entry = form.input(name)
        return entry.unit if entry else ""

    source = w("Experiment {letter}: {metric}", letter=experiment.letter, metric=measurement.metric)
    if way is _OTHERWISE:
        name = measurement.metric
        unit = "share" if _is_part(measurement) else measurement.unit
        given = [_input(name, _figure(measurement), source, experiment, unit)]
    elif "more" in measurement.unit and way.gain:
        given = [_input(way.gain, _figure(measurement), source, experiment, unit_of(way.gain))]
    elif way.after:
        given = [_input(way.after, _turned(_figure(measurement), way), source, experiment, unit_of(way.after))]
        before = _before(portfolio, experiment, measurement, w) if way.before else None
        if before is not None:
            figure, said = before
            given.insert(0, _input(way.before, _turned(figure, way), said, experiment, unit_of(way.before)))
    else:
        given = []
    return Translation(measurement, way.sheet, tuple(given))


def _before(
    portfolio: Portfolio, experiment: Experiment, measurement: Measurement, w: Words
) -> tuple[Decimal, str] | None:
    """What it was before: where a rule about it starts, else the first that was measured of it in the project."""
    point = portfolio.get(DecisionPoint, experiment.decision_point_id)
    for rule in portfolio.of(StopRule, point.project_id):
        same = rule.metric.casefold() == measurement.metric.casefold() and rule.unit == measurement.unit
        if same and rule.start is not None:
            return _in_base(rule.start, measurement), w("Where the stop rule starts: {rule}", rule=rule.text)
    earlier = [
        (trial.ended_on, trial.letter, each)
        for stage in portfolio.of(DecisionPoint, point.project_id)
        for trial in portfolio.of(Experiment, stage.id)
        for each in trial.measurements
        if trial.ended_on is not None
        and (experiment.ended_on is None or trial.ended_on < experiment.ended_on)
        and (each.metric, each.unit, each.segment) == (measurement.metric, measurement.unit, measurement.segment)
    ]
    if not earlier:
        return None
    _, letter, first = min(earlier, key=lambda found: found[:2])
    said = w(
        "Experiment {letter}, the first measured: {figure}",
        letter=letter,
        figure=figure_text(first.value, first.unit, w),
    )
    return _figure(first), said


def _input(name: str, figure: Decimal, source: str, experiment: Experiment, unit: str) -> ValueInput:
    return ValueInput(
        name=name,
        range=NumberRange(low=figure, likely=figure, high=figure),
        unit=unit,
        source=source[:300],
        source_date=experiment.ended_on,
    )


def _figure(measurement: Measurement) -> Decimal:
    return _in_base(measurement.value, measurement)


def _in_base(value: Decimal, measurement: Measurement) -> Decimal:
    """A part of one for "of 100", milliseconds for times, the main unit for money."""
    unit = measurement.unit.casefold().removeprefix("more ").strip()
    if unit in _PARTS:
        return value / _PARTS[unit]
    return value * _SCALES.get(unit, Decimal(1))


def _is_part(measurement: Measurement) -> bool:
    return measurement.unit.casefold().removeprefix("more ").strip() in _PARTS


def _turned(figure: Decimal, way: Way) -> Decimal:
    return 1 - figure if way.turned else figure
