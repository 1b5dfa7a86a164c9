"""What measurements say about the rule agreed for a decision point."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.analysis.build import criterion, experiment, point, portfolio, project

from sciencepm.analysis.criteria import best_so_far, meets, rule_says
from sciencepm.domain.decision import Outcome
from sciencepm.domain.plan import Comparator, Experiment, ExperimentState, Measurement

RIGHT = criterion("statements-1", id="right", metric="tables right", threshold=95, unit="of 100")
CHEAP = criterion(
    "statements-1",
    id="cheap",
    position=1,
    metric="cost",
    comparator=Comparator.AT_MOST,
    threshold="0.05",
    unit="EUR a page",
)
GO, MISSED, OPEN = (Outcome.GO,), (Outcome.REVISE, Outcome.STOP), ()


def measured(metric: str, value: str, unit: str, segment: str = "") -> Measurement:
    return Measurement(metric=metric, value=Decimal(value), unit=unit, segment=segment)


def tried(letter: str, right: str = "", cost: str = "", state: ExperimentState = ExperimentState.DONE) -> Experiment:
    found = [measured("Tables right", right, "of 100")] if right else []
    found += [measured("cost", cost, "EUR a page")] if cost else []
    return experiment("statements-1", letter, state=state, measurements=tuple(found))


@pytest.mark.parametrize(
    ("comparator", "below", "at", "above"),
    [
        (Comparator.AT_LEAST, False, True, True),
        (Comparator.AT_MOST, True, True, False),
        (Comparator.ABOVE, False, False, True),
        (Comparator.BELOW, True, False, False),
    ],
)
def test_on_which_side_of_the_threshold_is_good(comparator: Comparator, below: bool, at: bool, above: bool) -> None:
    rule = criterion("statements-1", comparator=comparator, threshold=95)
    assert [meets(rule, measured("any", value, "")) for value in ("94.9", "95.0", "95.1")] == [below, at, above]


def test_the_best_is_the_highest_or_the_lowest_as_the_rule_wants_it() -> None:
    experiments = (tried("A", "61", "0.02"), tried("B", "74", "0.31"))
    assert best_so_far(RIGHT, experiments) == measured("Tables right", "74", "of 100")
    assert best_so_far(CHEAP, experiments) == measured("cost", "0.02", "EUR a page")
    assert best_so_far(criterion("statements-1", metric="speed"), experiments) is None


def test_another_unit_or_another_part_of_the_cases_does_not_count() -> None:
    others = (measured("tables right", "99", "%"), measured("tables right", "99", "of 100", "scans"))
    assert best_so_far(RIGHT, (experiment("statements-1", measurements=others),)) is None


@pytest.mark.parametrize(
    ("said", "experiments"),
    [
        (GO, (tried("A", "61", "0.31"), tried("B", "96", "0.04"))),
        # Each is met by another approach, but the question is whether one approach meets both.
        (MISSED, (tried("A", "61", "0.04"), tried("B", "96", "0.31"))),
        # Where no experiment measured both, each may come from another.
        (GO, (tried("A", right="96"), tried("B", cost="0.04"))),
        (MISSED, (tried("A", right="94"),)),
        (OPEN, (tried("A", right="96"),)),
        (OPEN, (tried("A", "61", "0.04"), tried("B", state=ExperimentState.RUNNING))),
        (GO, (tried("A", "96", "0.04"), tried("B", state=ExperimentState.PLANNED))),
        (MISSED, (tried("A", "61", "0.04"), tried("B", state=ExperimentState.DROPPED))),
        (OPEN, (tried("A"),)),
        (OPEN, ()),
    ],
)
def test_what_the_rule_says(said: tuple[Outcome, ...], experiments: tuple[Experiment, ...]) -> None:
    whole = portfolio(project(), point("statements"), RIGHT, CHEAP, *experiments)
    assert rule_says(whole, "statements-1") == said


def test_a_rule_only_in_words_cannot_be_computed() -> None:
    whole = portfolio(project(), point("statements"), tried("A", "96", "0.04"))
    assert rule_says(whole, "statements-1") == OPEN
