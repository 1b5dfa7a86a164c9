"""When a result is to be expected beside the time that is reserved for building it, and what to say about the two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sciencepm.analysis.build_time import BuildFit, build_time, build_time_text
from sciencepm.analysis.plan import build_days, result_without_path
from sciencepm.domain.landing import PathToProduction
from sciencepm.domain.portfolio import Portfolio
from sciencepm.i18n import Words
from sciencepm.ui.session import Session

Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class ExpectedResult:
    """`result` is the range (P10, P90) in which the result comes, or twice the day since when it is there;
    `reserved` the time for building; `said` compares them in words, `fits` in one.
    """

    result: Span | None
    reserved: Span | None
    said: str
    fits: bool = True

    @property
    def days(self) -> list[date]:
        """Every day there is to show."""
        return [day for span in (self.result, self.reserved) if span is not None for day in span]


def expected_result(session: Session, project_id: str) -> ExpectedResult:
    """What is known of both today."""
    portfolio, today, words = session.portfolio, session.today, session.words
    reserved = _reserved(portfolio, project_id)
    build = build_time(portfolio, project_id, today)
    if build is not None:
        said = build_time_text(build, today, words)
        return ExpectedResult((build.early, build.late), reserved, said, build.fit is BuildFit.FITS)
    since = result_without_path(portfolio, project_id, today)
    if since is not None:
        said = words("The result is there since {day}; nothing is reserved yet.", day=words.near_day(since, today))
        return ExpectedResult((since, since), reserved, said)
    result = _forecast(session, project_id)
    said = _unreserved(result, words) if result is not None and reserved is None else ""
    return ExpectedResult(result, reserved, said)


def _reserved(portfolio: Portfolio, project_id: str) -> Span | None:
    for path in portfolio.of(PathToProduction, project_id):
        if path.build_from is not None and path.build_to is not None:
            return path.build_from, path.build_to
    return None


def _forecast(session: Session, project_id: str) -> Span | None:
    found = session.results.projects[project_id].forecast
    if found is None or found.landing is None:
        return None
    building = timedelta(days=build_days(session.portfolio, project_id))
    return found.landing[0] - building, found.landing[2] - building


def _unreserved(result: Span, w: Words) -> str:
    return w("Nothing is reserved yet. Eight times in ten the result comes in {months}.", months=w.month_range(*result))
