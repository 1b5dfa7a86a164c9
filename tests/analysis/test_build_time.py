"""Does the time a team reserves meet the day there is something to build?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tests.analysis import build

from sciencepm.analysis.build_time import BuildFit, BuildTime, build_time, build_time_text
from sciencepm.domain.decision import Outcome
from sciencepm.domain.landing import PathToProduction
from sciencepm.domain.record import Record
from sciencepm.i18n import Words

W = Words()
TODAY = date(2026, 8, 10)
"""The day the project starts: one stage of 6 / 9 / 14 weeks, so its result is expected (10-90%) from 21 September
(42 days on) to 16 November (98 days on), as often before as after 12 October (63 days on)."""


def built(begins: date, *records: Record, today: date = TODAY, **project: Any) -> BuildTime | None:
    four_weeks = date.fromordinal(begins.toordinal() + 28)
    path = PathToProduction.make(project_id="statements", build_from=begins, build_to=four_weeks)
    plan = (build.project(**project), build.point("statements"))
    return build_time(build.portfolio(*plan, path, *records), "statements", today)


def said(begins: date, *records: Record, today: date = TODAY) -> tuple[BuildFit, str]:
    found = built(begins, *records, today=today)
    assert found is not None
    return found.fit, build_time_text(found, today, W)


def test_the_result_is_expected_so_long_before_landing_as_building_takes() -> None:
    found = built(date(2026, 10, 12))
    assert found is not None
    assert abs((found.early - date(2026, 9, 21)).days) <= 1
    assert abs((found.late - date(2026, 11, 16)).days) <= 1
    assert abs(found.share - Decimal("0.5")) <= Decimal("0.02")


def test_time_in_the_middle_of_the_range_fits() -> None:
    assert said(date(2026, 10, 12)) == (
        BuildFit.FITS,
        "About 5 times in ten the result is there when building begins on 12 October.",
    )


def test_time_before_nearly_every_plan_has_a_result_is_too_early() -> None:
    fit, text = said(date(2026, 9, 7))
    assert fit is BuildFit.TOO_EARLY
    assert text == (
        "Reserved too early: building begins on 7 September, and eight times in ten the result comes in "
        "Sept – Nov 2026."
    )


def test_time_after_nearly_every_plan_has_its_result_is_too_late() -> None:
    fit, text = said(date(2026, 12, 14))
    assert fit is BuildFit.TOO_LATE
    assert text == (
        "Reserved too late: eight times in ten the result comes in Sept – Nov 2026, and building begins only on "
        "14 December."
    )


def test_a_result_that_is_there_may_wait_four_weeks() -> None:
    # 5 October to 2 November are 28 days, to 16 November 42
    went = build.decision("statements-1", date(2026, 10, 5), Outcome.GO)
    today = date(2026, 10, 12)
    assert said(date(2026, 11, 2), went, today=today) == (
        BuildFit.FITS,
        "The result is there since 5 October. Building begins 4 weeks later, on 2 November.",
    )
    assert said(date(2026, 11, 16), went, today=today)[0] is BuildFit.TOO_LATE
    assert said(date(2026, 10, 7), went, today=today) == (
        BuildFit.FITS,
        "The result is there since 5 October. Building begins on 7 October.",
    )


def test_nothing_is_said_without_a_forecast_or_a_time() -> None:
    assert built(date(2026, 10, 12), state="on hold") is None
    assert built(date(2026, 10, 12), state="landed") is None
    plan = (build.project(), build.point("statements", chance=None))
    path = PathToProduction.make(project_id="statements", build_from=TODAY, build_to=TODAY)
    assert build_time(build.portfolio(*plan, path), "statements", TODAY) is None
    assert build_time(build.portfolio(*plan, path.evolve(build_to=None)), "statements", TODAY) is None
    assert build_time(build.portfolio(*plan), "statements", TODAY) is None
    assert build_time(build.portfolio(build.project(), path), "statements", TODAY) is None
