"""How far quality is from its target, by what was measured."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.analysis import build

from sciencepm.analysis.quality import QualityStanding, quality_standing
from sciencepm.domain.concerns import QualityTarget
from sciencepm.domain.record import Record


def target(**fields: Any) -> QualityTarget:
    start = {"project_id": "statements", "dimension": "precision", "target": 87, "unit": "%"}
    return QualityTarget.make(**{**start, **fields})


def measured(letter: str, metric: str, value: str, unit: str = "%", segment: str = "") -> Record:
    figure = {"metric": metric, "value": value, "unit": unit, "segment": segment}
    return build.experiment("statements-1", letter, measurements=(figure,))


def standing(wanted: QualityTarget, *records: Record) -> QualityStanding:
    return quality_standing(build.portfolio(build.project(), build.point("statements"), wanted, *records), wanted)


def test_without_a_figure_nobody_can_tell() -> None:
    assert standing(target()) == QualityStanding(None, "", None, higher_is_better=True)


def test_the_best_measurement_of_the_same_name_counts() -> None:
    found = standing(
        target(),
        measured("A", "precision", "79"),
        measured("B", "Precision", "88"),
        measured("C", "recall", "95"),
        measured("D", "precision", "0.99", unit=""),
    )
    assert found == QualityStanding(Decimal(88), "B", True, higher_is_better=True)


def test_only_the_same_group_of_cases_counts() -> None:
    wanted = target(segment="small firms")
    assert standing(wanted, measured("A", "precision", "90"), measured("B", "precision", "90", segment="large")) == (
        standing(wanted)
    )
    assert standing(wanted, measured("A", "precision", "86.9", segment="Small  firms")) == QualityStanding(
        Decimal("86.9"), "A", False, higher_is_better=True
    )


def test_a_measurement_that_says_in_words_what_the_target_says_counts() -> None:
    wanted = target(target=75, unit="of 100 drafts kept", best_so_far=72)
    assert standing(wanted, measured("A", "drafts kept", "78", "of 100")) == QualityStanding(
        Decimal(78), "A", True, higher_is_better=True
    )
    assert standing(wanted, measured("A", "tickets with a draft", "78", "of 100")).best == 72


def test_what_was_typed_in_stands_while_nothing_better_was_measured() -> None:
    typed = target(best_so_far=86)
    assert standing(typed, measured("A", "precision", "80")) == QualityStanding(
        Decimal(86), "", False, higher_is_better=True
    )
    # the same figure, now with an experiment behind it
    assert standing(typed, measured("A", "precision", "86")).letter == "A"


def test_less_is_better_where_a_criterion_limits_the_same_metric_from_above() -> None:
    limit = build.criterion(
        "statements-1", metric="good customers turned away", unit="of 1,000", comparator="at most", threshold=4
    )
    wanted = target(dimension="robustness", target=4, unit="of 1,000 good customers turned away", segment="small shops")
    away = ("good customers turned away", "of 1,000", "small shops")
    worse, better = measured("A", away[0], "6.1", *away[1:]), measured("B", away[0], "3.9", *away[1:])
    assert standing(wanted, limit, worse) == QualityStanding(Decimal("6.1"), "A", False, higher_is_better=False)
    assert standing(wanted, limit, worse, better) == QualityStanding(Decimal("3.9"), "B", True, higher_is_better=False)
    assert standing(wanted, limit, measured("A", away[0], "4", *away[1:])).met
