"""What the measurements on record say about the rule of a decision point."""

from __future__ import annotations

from sciencepm.domain.decision import Outcome
from sciencepm.domain.plan import Comparator, Criterion, Experiment, ExperimentState, Measurement
from sciencepm.domain.portfolio import Portfolio

_UPWARDS = (Comparator.AT_LEAST, Comparator.ABOVE)


def meets(criterion: Criterion, measurement: Measurement) -> bool:
    """Whether a measured value is on the good side of the threshold."""
    value, threshold = measurement.value, criterion.threshold
    match criterion.comparator:
        case Comparator.AT_LEAST:
            return value >= threshold
        case Comparator.AT_MOST:
            return value <= threshold
        case Comparator.ABOVE:
            return value > threshold
        case Comparator.BELOW:
            return value < threshold


def best_so_far(criterion: Criterion, experiments: tuple[Experiment, ...]) -> Measurement | None:
    """The best measurement of the criterion's metric, unit and segment; None where it was never measured."""
    fitting = [
        measurement
        for experiment in experiments
        for measurement in experiment.measurements
        if _measures(criterion, measurement)
    ]
    choose = max if criterion.comparator in _UPWARDS else min
    return choose(fitting, key=lambda measurement: measurement.value, default=None)


def rule_says(portfolio: Portfolio, point_id: str) -> tuple[Outcome, ...]:
    """What the criteria of a decision point ask for: go, or revise or stop; empty when they cannot tell yet.

    Where one experiment measured every criterion, one experiment must meet them all; where none did, each
    criterion may be met by another. That the rule is missed is only said once every experiment is done or
    dropped.
    """
    criteria = portfolio.of(Criterion, point_id)
    experiments = portfolio.of(Experiment, point_id)
    if not criteria:
        return ()
    complete = [entry for entry in experiments if all(best_so_far(item, (entry,)) for item in criteria)]
    together = not complete and _all_met(criteria, experiments)
    if together or any(_all_met(criteria, (entry,)) for entry in complete):
        return (Outcome.GO,)
    finished = all(entry.state in (ExperimentState.DONE, ExperimentState.DROPPED) for entry in experiments)
    if finished and (complete or any(_is_missed(item, experiments) for item in criteria)):
        return (Outcome.REVISE, Outcome.STOP)
    return ()


def _measures(criterion: Criterion, measurement: Measurement) -> bool:
    return (
        measurement.metric.casefold() == criterion.metric.casefold()
        and measurement.unit.casefold() == criterion.unit.casefold()
        and measurement.segment.casefold() == criterion.segment.casefold()
    )


def _all_met(criteria: tuple[Criterion, ...], experiments: tuple[Experiment, ...]) -> bool:
    best = [best_so_far(item, experiments) for item in criteria]
    return all(found is not None and meets(item, found) for item, found in zip(criteria, best, strict=True))


def _is_missed(criterion: Criterion, experiments: tuple[Experiment, ...]) -> bool:
    found = best_so_far(criterion, experiments)
    return found is not None and not meets(criterion, found)
