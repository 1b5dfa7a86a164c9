"""What an option would do: figures before and after, decisions and landings it moves, stop rules it crosses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sciencepm.analysis.balance import Balance, balance_of
from sciencepm.analysis.forecast import Dates, forecasts
from sciencepm.analysis.horizon import horizon
from sciencepm.analysis.landings import Landings, by_team, landings_of, together
from sciencepm.analysis.plan import StageState, stages
from sciencepm.analysis.results import ProjectFigures, figures_of, results, value_by_chance
from sciencepm.analysis.stop_rules import closeness_of
from sciencepm.domain.edit import Edit
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.domain.project import Kind, Project, ProjectState
from sciencepm.domain.snapshots import project_id_of
from sciencepm.domain.stop_rule import StopRule

if TYPE_CHECKING:
    from sciencepm.analysis.landings import Floats

_MORE_OFTEN: Final = 0.05
"""By so much more of all plans must reach a stop rule first before it is said."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison; `value` is money a year weighted by chance, `landings` those by the horizon."""

    balances: Mapping[BalanceMeasure, Balance]
    value: Decimal | None
    landings: Landings
    people: Decimal


@dataclass(frozen=True, slots=True)
class DecisionMove:
    """An open question whose day differs: None on the side where it is not asked at all."""

    project_id: str
    title: str
    point: DecisionPoint
    number: int
    before: date | None
    after: date | None


@dataclass(frozen=True, slots=True)
class LandingMove:
    """A project whose landing range or chance differs; None on the side where it has none."""

    project_id: str
    title: str
    before: Dates | None
    after: Dates | None
    chance_before: Decimal | None
    chance_after: Decimal | None


@dataclass(frozen=True, slots=True)
class RuleHit:
    """A stop rule that the option would cross (`crossed`), or that more of all plans reach first than before."""

    project_id: str
    title: str
    rule: StopRule | None
    crossed: bool
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both sides and what differs between them; landings are counted up to `by`."""

    before: Side
    after: Side
    by: date
    decisions: tuple[DecisionMove, ...]
    moved: tuple[LandingMove, ...]
    hits: tuple[RuleHit, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing a reader would see differs."""
        return self.before == self.after and not (self.decisions or self.moved or self.hits)


def compare(portfolio: Portfolio, after: Portfolio, edit: Edit, today: date) -> Comparison:
    """`portfolio` and what becomes of it by `edit`; only the projects it touches are worked out again."""
    touched = _touched(portfolio, after, edit)
    before_side, figures = _side(portfolio, today), results(portfolio, today).projects
    foreseen = forecasts(after, [after.get(Project, each) for each in touched if _is_live(after, each)], today)
    later = {**figures}
    for project_id in touched:
        later.pop(project_id, None)
    later |= {each: figures_of(after, after.get(Project, each), foreseen[each], today) for each in foreseen}
    by = horizon(portfolio, today)
    pairs = [(figures.get(each), later.get(each)) for each in touched]
    return Comparison(
        before=before_side,
        after=_side_of(after, later, _landings_after(portfolio, today, by, later, touched)),
        by=by,
        decisions=tuple(move for each in touched for move in _decisions(portfolio, after, each, today)),
        moved=tuple(move for was, will in pairs if (move := _landing(was, will)) is not None),
        hits=tuple(hit for was, will in pairs for hit in _hits(portfolio, after, was, will, today)),
    )


@lru_cache(maxsize=4)
def _side(portfolio: Portfolio, today: date) -> Side:
    projects = results(portfolio, today).projects
    counts = _counts_before(portfolio, today, horizon(portfolio, today))
    return _side_of(portfolio, projects, landings_of(together(counts.values()), _active(projects)))


@lru_cache(maxsize=4)
def _counts_before(portfolio: Portfolio, today: date, by: date) -> dict[str, Floats]:
    """How many land in each team, worked out once for every option of the same portfolio."""
    return by_team([figures.forecast for figures in results(portfolio, today).active], by)


def _landings_after(
    portfolio: Portfolio, today: date, by: date, later: Mapping[str, ProjectFigures], touched: Sequence[str]
) -> Landings:
    """Only the teams that an option touches are counted again."""
    before = results(portfolio, today).projects
    sides = [each for project_id in touched for each in (before.get(project_id), later.get(project_id))]
    teams = {each.forecast.plan.team for each in sides if each and each.forecast and each.forecast.plan}
    again = [
        figures.forecast
        for figures in later.values()
        if figures.is_active and figures.forecast and figures.forecast.plan and figures.forecast.plan.team in teams
    ]
    counts = {team: count for team, count in _counts_before(portfolio, today, by).items() if team not in teams}
    return landings_of(together((counts | by_team(again, by)).values()), _active(later))


def _active(projects: Mapping[str, ProjectFigures]) -> int:
    return sum(figures.is_active for figures in projects.values())


def _side_of(portfolio: Portfolio, projects: Mapping[str, ProjectFigures], counted: Landings) -> Side:
    active = [figures for figures in projects.values() if figures.is_active]
    return Side(
        balances=MappingProxyType({measure: _balance(portfolio, active, measure) for measure in BalanceMeasure}),
        value=value_by_chance(active),
        landings=counted,
        people=sum((figures.people for figures in active), Decimal(0)),
    )


def _balance(portfolio: Portfolio, active: Sequence[ProjectFigures], measure: BalanceMeasure) -> Balance:
    """The balance of figures that are at hand."""
    settings = portfolio.settings
    effort = dict.fromkeys(Kind, Decimal(0))
    for figures in active:
        if measure is BalanceMeasure.PEOPLE:
            effort[figures.project.kind] += figures.people
        elif measure is BalanceMeasure.MONEY:
            effort[figures.project.kind] += figures.project.monthly_cost or 0
        else:
            effort[figures.project.kind] += 1
    return balance_of(
        effort[Kind.PRODUCT],
        effort[Kind.FOUNDATIONAL],
        measure=measure,
        target=settings.target_share,
        tolerance=settings.tolerance,
        active=len(active),
    )


def _touched(portfolio: Portfolio, after: Portfolio, edit: Edit) -> tuple[str, ...]:
    """The ids of the projects an edit changes something of, in order; all of them where it changes the settings."""
    if "settings" in edit.kinds:
        return tuple(dict.fromkeys(each.id for side in (portfolio, after) for each in side.all(Project)))
    found = (project_id_of(after if change.after is not None else portfolio, change.record) for change in edit.changes)
    return tuple(dict.fromkeys(each for each in found if each is not None))


def _is_live(portfolio: Portfolio, project_id: str) -> bool:
    project = portfolio.find(Project, project_id)
    return project is not None and project.deleted_on is None


def _decisions(portfolio: Portfolio, after: Portfolio, project_id: str, today: date) -> list[DecisionMove]:
    """Every open question of a project that is asked on another day, or no longer, or newly."""
    was, will = (_open_questions(side, project_id, today) for side in (portfolio, after))
    title = (after.find(Project, project_id) or portfolio.get(Project, project_id)).title
    found = []
    for point_id in dict.fromkeys([*was, *will]):
        before, later = was.get(point_id), will.get(point_id)
        point, number, _ = later or before or (None, 0, None)
        days = (before[2] if before else None, later[2] if later else None)
        if point is not None and days[0] != days[1]:
            found.append(DecisionMove(project_id, title, point, number, *days))
    return found


def _open_questions(
    portfolio: Portfolio, project_id: str, today: date
) -> dict[str, tuple[DecisionPoint, int, date | None]]:
    project = portfolio.find(Project, project_id)
    if project is None or project.deleted_on is not None or project.state is not ProjectState.ACTIVE:
        return {}
    return {
        stage.point.id: (stage.point, stage.number, stage.asked_on)
        for stage in stages(portfolio, project_id, today)
        if stage.state in (StageState.RUNNING, StageState.TO_COME)
    }


def _landing(was: ProjectFigures | None, will: ProjectFigures | None) -> LandingMove | None:
    before, after = (each.forecast if each else None for each in (was, will))
    days = (before.landing if before else None, after.landing if after else None)
    chances = (before.chance if before else None, after.chance if after else None)
    shown = will or was
    if shown is None or (days[0] == days[1] and chances[0] == chances[1]):
        return None
    return LandingMove(shown.project.id, shown.project.title, *days, *chances)


def _hits(
    portfolio: Portfolio,
    after: Portfolio,
    was: ProjectFigures | None,
    will: ProjectFigures | None,
    today: date,
) -> list[RuleHit]:
    if will is None or not will.is_active:
        return []
    project = will.project
    crossed_before = set()
    if was is not None:
        crossed_before = {each.rule.id for each in closeness_of(portfolio, project.id, today) if each.part >= 1}
    found = [
        RuleHit(project.id, project.title, each.rule, crossed=True, before=0.0, after=1.0)
        for each in closeness_of(after, project.id, today)
        if each.part >= 1 and each.rule.id not in crossed_before
    ]
    before, later = (each.forecast.cut_by_rule if each and each.forecast else 0.0 for each in (was, will))
    if later - before >= _MORE_OFTEN:
        found.append(RuleHit(project.id, project.title, None, crossed=False, before=before, after=later))
    return found
