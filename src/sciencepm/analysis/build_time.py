"""Whether the time a receiving team reserves for building fits the day a result is to be expected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from sciencepm.analysis.forecast import forecast
from sciencepm.analysis.plan import build_days, last_go, open_stage, stages
from sciencepm.domain.landing import PathToProduction
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.i18n import Words

LONG_WAIT_DAYS: Final = 28
"""A result that is there may wait so long for its building to begin before that is too late."""
_STEP = Decimal("0.01")


class BuildFit(StrEnum):
    TOO_EARLY = "too early"
    FITS = "fits"
    TOO_LATE = "too late"


@dataclass(frozen=True, slots=True)
class BuildTime:
    """The day building begins beside the days (P10, P90) at which the result is expected; `share` of the plans that
    land have their result by then. Once every question is answered both days are that of the last go.
    """

    fit: BuildFit
    begins: date
    early: date
    late: date
    share: Decimal
    expected: bool
    """Whether the result is still to come."""


def build_time(portfolio: Portfolio, project_id: str, today: date) -> BuildTime | None:
    """How the time reserved fits; None where none is reserved, the project does not run, or there is no forecast.

    A plan lands when its last question is answered go and the time reserved is over (domain.md, section 4), so the
    result is expected that much before landing. Too early: building begins before P10, and nine times in ten there
    is nothing to build yet. Too late: it begins after P90, and nine times in ten the result waits.
    """
    path = next(iter(portfolio.of(PathToProduction, project_id)), None)
    if path is None or path.build_from is None or path.build_to is None:
        return None
    if portfolio.get(Project, project_id).state is not ProjectState.ACTIVE:
        return None
    plan = stages(portfolio, project_id, today)
    went = last_go(plan)
    if open_stage(plan) is None:
        if went is None:
            return None
        waits = (path.build_from - went).days > LONG_WAIT_DAYS
        fit = BuildFit.TOO_LATE if waits else BuildFit.FITS
        return BuildTime(fit, path.build_from, went, went, Decimal(1), expected=False)
    return _expected(portfolio, project_id, path.build_from, today)


def build_time_text(build: BuildTime, today: date, w: Words) -> str:
    """How the time reserved fits, as a sentence."""
    begins = w.near_day(build.begins, today)
    if not build.expected:
        weeks = max(0, (build.begins - build.late).days) // 7
        there = w("The result is there since {day}.", day=w.near_day(build.late, today))
        waits = (
            w.n(
                "Building begins {count} week later, on {day}.",
                "Building begins {count} weeks later, on {day}.",
                weeks,
                day=begins,
            )
            if weeks
            else w("Building begins on {day}.", day=begins)
        )
        return f"{there} {waits}"
    months = w.month_range(build.early, build.late)
    if build.fit is BuildFit.TOO_EARLY:
        return w(
            "Reserved too early: building begins on {day}, and eight times in ten the result comes in {months}.",
            day=begins,
            months=months,
        )
    if build.fit is BuildFit.TOO_LATE:
        return w(
            "Reserved too late: eight times in ten the result comes in {months}, and building begins only on {day}.",
            day=begins,
            months=months,
        )
    tenths = min(9, max(1, int((build.share * 10).to_integral_value())))
    return w.n(
        "About {count} time in ten the result is there when building begins on {day}.",
        "About {count} times in ten the result is there when building begins on {day}.",
        tenths,
        day=begins,
    )


def _expected(portfolio: Portfolio, project_id: str, begins: date, today: date) -> BuildTime | None:
    found = forecast(portfolio, project_id, today)
    if found is None or found.landing is None:
        return None
    building = timedelta(days=build_days(portfolio, project_id))
    early, late = found.landing[0] - building, found.landing[2] - building
    in_time = found.lands_by(begins + building) / found.ladder[-1]
    if begins < early:
        fit = BuildFit.TOO_EARLY
    else:
        fit = BuildFit.TOO_LATE if begins > late else BuildFit.FITS
    return BuildTime(fit, begins, early, late, Decimal(str(in_time)).quantize(_STEP), expected=True)
