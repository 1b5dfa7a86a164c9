"""What the roadmap says, without places: lanes of rows, each with its days, figures and words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from sciencepm.analysis.audience import Sight
from sciencepm.analysis.balance import Balance, balance
from sciencepm.analysis.brief.view import Then
from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.headlines import roadmap_headline
from sciencepm.analysis.results import ProjectFigures, results
from sciencepm.analysis.wording import exact_number
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.domain.project import Kind, Project, ProjectState
from sciencepm.i18n import Words
from sciencepm.picture.roadmap_records import Row
from sciencepm.picture.roadmap_row import row_of
from sciencepm.picture.roadmap_words import basis, summary
from sciencepm.picture.safe_text import field
from sciencepm.picture.time_axis import TimeAxis, months_later, quarter_end, quarter_start
from sciencepm.picture.type import STRONG, width_of

_ENDED: Final = (ProjectState.LANDED, ProjectState.STOPPED)
_FARTHEST_DAYS: Final = 5 * 365
"""What comes later than this is named at the edge, so that it does not press all the rest together."""
_LEAST_DAYS: Final = 270


class Lanes(StrEnum):
    """By what the rows are grouped."""

    KIND = "kind"
    TEAM = "team"
    BUSINESS_GOAL = "goal"


@dataclass(frozen=True, slots=True)
class Lane:
    """Rows under one heading; `kind` is set where the lane is one of the two kinds."""

    title: str
    note: str
    kind: Kind | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class RoadmapContent:
    """Everything a roadmap shows on `today`. `since` is the day it is compared with, `left_out` says what it leaves."""

    today: date
    title: str
    summary: str
    basis: str
    lanes: tuple[Lane, ...]
    grouped_by: Lanes
    left_out: str
    since: date | None
    has_values: bool
    name_width: float
    """How wide the widest title is."""

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for lane in self.lanes for row in lane.rows)

    def axis(self, left: float, right: float) -> TimeAxis:
        """The axis on which all of it shows, from the quarter before today's on."""
        return TimeAxis.fitting(shown_from(self.today), self._shown_to(), left, right)

    def _shown_to(self) -> date:
        limit = _days_later(self.today, _FARTHEST_DAYS)
        days = [day for row in self.rows for day in row.days() if day <= limit]
        return quarter_end(max([_days_later(self.today, _LEAST_DAYS), *days]))


def shown_from(today: date) -> date:
    """The first day a roadmap shows unless it is moved: the quarter before today's."""
    return months_later(quarter_start(today), -3)


def roadmap_content(
    portfolio: Portfolio,
    today: date,
    w: Words,
    *,
    lanes: Lanes = Lanes.KIND,
    sight: Sight | None = None,
    then: Then | None = None,
) -> RoadmapContent:
    """The roadmap of a portfolio that is already what its reader may see; `then` is what it is compared with."""
    sight = sight or Sight(confidential=True)
    figures = results(portfolio, today)
    before = results(then.portfolio, then.on) if then else None
    shown: list[tuple[ProjectFigures, Row]] = []
    gone: list[Project] = []
    for entry in figures.projects.values():
        project = entry.project
        if project.state in _ENDED and (project.ended_on is None or project.ended_on < shown_from(today)):
            gone.append(project)
            continue
        was = before.projects.get(project.id) if before else None
        row = row_of(portfolio, entry, today, w, sight=sight, then=then, was=was, with_team=lanes is not Lanes.TEAM)
        shown.append((entry, row))
    shown.sort(key=lambda pair: _END_ORDER[pair[0].project.state])
    measure = balance(portfolio, today, None if sight.people else BalanceMeasure.COUNT)
    grouped = tuple(_lanes(shown, lanes, measure, sight, portfolio, w))
    rows = tuple(row for lane in grouped for row in lane.rows)
    return RoadmapContent(
        today=today,
        title=roadmap_headline(portfolio, today, w),
        summary=summary(portfolio, rows, len(grouped), today, w),
        basis=basis(portfolio, today, w),
        lanes=grouped,
        grouped_by=lanes,
        left_out=_left_out(gone, today, w),
        since=then.on if then else None,
        has_values=any(row.value for row in rows),
        name_width=max((width_of(field(row.title), STRONG) for row in rows), default=0.0),
    )


_END_ORDER: Final = {
    ProjectState.ACTIVE: 0,
    ProjectState.ON_HOLD: 1,
    ProjectState.IDEA: 2,
    ProjectState.LANDED: 3,
    ProjectState.STOPPED: 4,
}


def _lanes(
    shown: list[tuple[ProjectFigures, Row]],
    by: Lanes,
    measured: Balance,
    sight: Sight,
    portfolio: Portfolio,
    w: Words,
) -> Iterator[Lane]:
    groups: dict[str, list[tuple[ProjectFigures, Row]]] = {}
    for key in _first_keys(by, portfolio):
        groups[key] = []
    for entry, row in shown:
        groups.setdefault(_key(entry.project, by), []).append((entry, row))
    empty = groups.pop("", [])
    for key, members in [*groups.items(), ("", empty)]:
        if not members:
            continue
        kind = Kind(key) if by is Lanes.KIND else None
        title = label_of(kind, w) if kind else key or _nameless(by, w)
        note = " · ".join(part for part in _note(members, kind, measured, sight, w) if part)
        yield Lane(title, note, kind, tuple(row for _, row in members))


def _first_keys(by: Lanes, portfolio: Portfolio) -> list[str]:
    """Lanes in the order everybody knows them by; teams come in the order of their projects."""
    if by is Lanes.KIND:
        return [Kind.PRODUCT.value, Kind.FOUNDATIONAL.value]
    return [goal.name for goal in portfolio.settings.business_goals] if by is Lanes.BUSINESS_GOAL else []


def _key(project: Project, by: Lanes) -> str:
    if by is Lanes.KIND:
        return project.kind.value
    return project.team if by is Lanes.TEAM else project.business_goal


def _nameless(by: Lanes, w: Words) -> str:
    return w("No team yet") if by is Lanes.TEAM else w("No business goal yet")


def _note(
    members: list[tuple[ProjectFigures, Row]], kind: Kind | None, measured: Balance, sight: Sight, w: Words
) -> Iterator[str]:
    """How many projects a lane has and its part of the effort against the target, or its people."""
    yield w.n("{count} project", "{count} projects", len(members))
    if kind is None:
        people = sum(entry.people for entry, _ in members if entry.is_active)
        if sight.people and people:
            yield w("1 person") if people == 1 else w("{number} people", number=exact_number(people, w))
        return
    if measured.share is None or (measured.measure is BalanceMeasure.MONEY and not sight.money):
        return
    # The two lanes of one picture add up to 100, so foundational is the rest of the rounded share.
    product, target = w.whole_percent(measured.share), w.whole_percent(measured.target)
    share, aim = (product, target) if kind is Kind.PRODUCT else (100 - product, 100 - target)
    yield {
        BalanceMeasure.PEOPLE: w("{share}% of people", share=share),
        BalanceMeasure.MONEY: w("{share}% of money", share=share),
        BalanceMeasure.COUNT: w("{share}% of active projects", share=share),
    }[measured.measure]
    yield w("target {share}%", share=aim)


def _left_out(gone: list[Project], today: date, w: Words) -> str:
    if not gone:
        return ""
    month = w.long_month(shown_from(today))
    return w.n(
        "Not shown: {count} project that ended before {month}",
        "Not shown: {count} projects that ended before {month}",
        len(gone),
        month=month,
    )


def _days_later(day: date, days: int) -> date:
    return day + timedelta(days=days) if (date.max - day).days > days else date.max
