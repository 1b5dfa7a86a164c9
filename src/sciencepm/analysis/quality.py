"""How far each dimension of quality is from its target, by what experiments have measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from sciencepm.domain.concerns import QualityTarget
from sciencepm.domain.plan import Comparator, Criterion, DecisionPoint, Experiment, Measurement
from sciencepm.domain.portfolio import Portfolio

_DOWNWARDS = (Comparator.AT_MOST, Comparator.BELOW)


@dataclass(frozen=True, slots=True)
class QualityStanding:
    """The best figure so far: measured by the experiment `letter`, or typed in where that is empty.

    `met` is None while there is no figure. `higher_is_better` unless a criterion of the project limits the same
    metric from above.
    """

    best: Decimal | None
    letter: str
    met: bool | None
    higher_is_better: bool


def quality_standing(portfolio: Portfolio, target: QualityTarget) -> QualityStanding:
    """Where a target stands: the better of what was typed in and what experiments measured in the same segment.

    A measurement counts where its metric is called like the dimension and has the target's unit ("precision", %), or
    where its unit and metric together say what the target's unit says ("of 100" drafts kept, "of 100 drafts kept").
    """
    higher = _higher_is_better(portfolio, target)
    best, letter = target.best_so_far, ""
    for experiment, measurement in _measured(portfolio, target):
        value = measurement.value
        better = best is None or value == best or (value > best) is higher
        if better and not (letter and value == best):
            best, letter = value, experiment.letter
    met = None if best is None else best == target.target or (best > target.target) is higher
    return QualityStanding(best, letter, met, higher)


def _measured(portfolio: Portfolio, target: QualityTarget) -> Iterator[tuple[Experiment, Measurement]]:
    for point in portfolio.of(DecisionPoint, target.project_id):
        for experiment in portfolio.of(Experiment, point.id):
            for measurement in experiment.measurements:
                same_place = _plain(measurement.segment) == _plain(target.segment)
                if same_place and _is_about(target, measurement.metric, measurement.unit):
                    yield experiment, measurement


def _higher_is_better(portfolio: Portfolio, target: QualityTarget) -> bool:
    for point in portfolio.of(DecisionPoint, target.project_id):
        for criterion in portfolio.of(Criterion, point.id):
            if _is_about(target, criterion.metric, criterion.unit):
                return criterion.comparator not in _DOWNWARDS
    return True


def _is_about(target: QualityTarget, metric: str, unit: str) -> bool:
    wanted = _plain(target.unit)
    named_alike = _plain(metric) == target.dimension.value and _plain(unit) == wanted
    return named_alike or _plain(f"{unit} {metric}") == wanted


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
