"""What the table of projects says of one project: its words and what it is sorted by, made once for each change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any, Final

from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.forecast import Missing
from sciencepm.analysis.headlines import team_and_mode
from sciencepm.analysis.plan import Stage, Standing, stages
from sciencepm.analysis.results import ProjectFigures, Results
from sciencepm.analysis.spend import not_spent
from sciencepm.analysis.stop_rule_wording import closeness_text
from sciencepm.analysis.stop_rules import Band
from sciencepm.analysis.value_wording import value_text, worth_text
from sciencepm.analysis.wording import landing_text, likely_landing_text, question_text
from sciencepm.domain.decision import Outcome
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Kind, ProjectState
from sciencepm.i18n import Words


class Column(IntEnum):
    """The columns in order."""

    KIND = 0
    PROJECT = 1
    DECISION = 2
    CHANCE = 3
    LANDING = 4
    VALUE = 5
    STOP_RULE = 6
    STATE = 7


METER_TONES: Final[Mapping[Band, str]] = {
    Band.CLEAR: "meter",
    Band.APPROACHING: "revise",
    Band.NEAR: "revise",
    Band.CROSSED: "stop",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """Two lines of a cell; `tip` says all of it, `key` is what it is sorted by (None: nothing)."""

    first: str
    second: str = ""
    tip: str = ""
    key: Any = None
    late: bool = False

    @property
    def spoken(self) -> str:
        return self.tip or ", ".join(part for part in (self.first, self.second) if part)


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One project: a cell for each column, and how far its nearest stop rule is."""

    project_id: str
    kind: Kind
    state: ProjectState
    team: str
    standing: Standing
    cells: tuple[Cell, ...]
    meter: tuple[float, str] | None
    """How much of the way to the nearest stop rule is gone, and the bar's tone."""


class ProjectRows:
    """Makes the rows of a portfolio, each anew only when something it is made of has changed."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[object, ProjectRow]] = {}

    def of(self, portfolio: Portfolio, figures: Results, w: Words) -> list[ProjectRow]:
        """The rows of all projects, in the portfolio's own order."""
        made = {}
        for project_id, entry in figures.projects.items():
            points = portfolio.of(DecisionPoint, project_id)
            freed = not_spent(portfolio, project_id, figures.today) if entry.standing is Standing.STOPPED else None
            made_of = (entry, points, freed, figures.today, w)
            before = self._made.get(project_id)
            if before is not None and before[0] == made_of:
                made[project_id] = before
            else:
                made[project_id] = (made_of, project_row(portfolio, entry, figures.today, w))
        self._made = made
        return [row for _, row in made.values()]


def project_row(portfolio: Portfolio, figures: ProjectFigures, today: date, w: Words) -> ProjectRow:
    """The row of one project on `today`."""
    project = figures.project
    state = label_of(figures.standing, w)
    return ProjectRow(
        project_id=project.id,
        kind=project.kind,
        state=project.state,
        team=project.team,
        standing=figures.standing,
        cells=(
            Cell(label_of(project.kind, w), key=project.kind is Kind.FOUNDATIONAL),
            Cell(project.title, team_and_mode(project, w), key=project.title.casefold()),
            _decision(portfolio, figures, today, w),
            _chance(figures, w),
            _landing(figures, w),
            _value(portfolio, figures, today, w),
            _stop_rule(figures, w),
            Cell(state, key=list(Standing).index(figures.standing)),
        ),
        meter=_meter(figures),
    )


def _decision(portfolio: Portfolio, figures: ProjectFigures, today: date, w: Words) -> Cell:
    project, stage = figures.project, figures.next
    if project.state is ProjectState.STOPPED:
        number = _stopped_at(stages(portfolio, project.id, today))
        said = w("Stopped at decision {number}", number=number) if number else w("Stopped")
        return Cell(said, w.short_day(project.ended_on, today) if project.ended_on else "")
    if project.state is ProjectState.LANDED:
        return Cell(w("Landed"), w.short_day(project.ended_on, today) if project.ended_on else "")
    if stage is not None:
        question = question_text(stage.point, w)
        if stage.asked_on is None:
            return Cell(question, w("no date"), tip=stage.point.question)
        day = w.short_day(stage.asked_on, today)
        late = stage.asked_on < today
        said = w("was due {day}", day=day) if late else day
        return Cell(question, said, f"{stage.point.question or question}\n{said}", stage.asked_on, late=late)
    if not portfolio.of(DecisionPoint, project.id):
        return Cell(w("No decision point yet"))
    if figures.standing is Standing.RESULT_NO_PATH:
        return Cell(w("Who takes it over?"), w("no date"))
    return Cell(w("Every decision is taken"))


def _stopped_at(plan: tuple[Stage, ...]) -> int | None:
    return next(
        (
            stage.number
            for stage in plan
            if stage.last_decision is not None and stage.last_decision.outcome is Outcome.STOP
        ),
        None,
    )


def _chance(figures: ProjectFigures, w: Words) -> Cell:
    chance = figures.forecast.chance if figures.forecast else None
    if chance is None:
        return Cell("–", tip=_why_no_forecast(figures, w))
    return Cell(w.percent(chance), tip=w("{percent} to land", percent=w.percent(chance)), key=chance)


def _landing(figures: ProjectFigures, w: Words) -> Cell:
    forecast = figures.forecast
    if figures.standing is Standing.RESULT_NO_PATH:
        return Cell(w("no path yet"), tip=w("Nobody has taken the result over, and no time to build is reserved."))
    if forecast is None or forecast.landing is None:
        return Cell("", _why_no_forecast(figures, w))
    low, likely, high = forecast.landing
    tip = w(
        "If it lands: as often before {likely} as after, and eight times in ten from {low} to {high}",
        likely=w.day(likely),
        low=w.day(low),
        high=w.day(high),
    )
    return Cell(likely_landing_text(forecast.landing, w), landing_text(forecast.landing, w), tip, likely)


def _why_no_forecast(figures: ProjectFigures, w: Words) -> str:
    if figures.forecast is None:
        return ""
    said = {
        Missing.DECISION_POINTS: w("no decision point"),
        Missing.START: w("no start yet"),
        Missing.WEEKS: w("no weeks yet"),
        Missing.CHANCE: w("no chance yet"),
    }
    return next((said[what] for what in figures.forecast.missing), "")


def _value(portfolio: Portfolio, figures: ProjectFigures, today: date, w: Words) -> Cell:
    if figures.project.state is ProjectState.STOPPED:
        freed = not_spent(portfolio, figures.project.id, today)
        return Cell(worth_text(figures.project.state, figures.value, freed, w))
    value = figures.value
    said = value_text(value, w)
    # Money and what has a unit of its own cannot be compared, so one stands above the other.
    known = value.money or value.other
    key = (value.money is not None, known.likely) if known else None
    return Cell(said, tip=w("{value} a year", value=said) if known else said, key=key)


def _stop_rule(figures: ProjectFigures, w: Words) -> Cell:
    nearest = figures.nearest
    if nearest is None:
        ended = figures.project.state in (ProjectState.LANDED, ProjectState.STOPPED)
        return Cell("" if ended else w("none yet"))
    said = closeness_text(nearest, w)
    return Cell("", tip=f"{nearest.rule.text}\n{said}", key=nearest.part)


def _meter(figures: ProjectFigures) -> tuple[float, str] | None:
    if figures.nearest is None:
        return None
    tone = METER_TONES[figures.nearest.band] if figures.project.state is ProjectState.ACTIVE else "meter"
    return float(figures.nearest.part), tone
