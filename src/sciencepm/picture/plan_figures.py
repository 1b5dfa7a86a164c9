"""The four figures below a plan: what it is worth, how likely it lands, when, and when it would be stopped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from sciencepm.analysis.audience import Sight
from sciencepm.analysis.plan import Stage, Standing
from sciencepm.analysis.results import ProjectFigures
from sciencepm.analysis.spend import not_spent
from sciencepm.analysis.stop_rule_wording import closeness_text
from sciencepm.analysis.value_wording import value_text
from sciencepm.analysis.wording import capital, landing_text, likelihood_word, likely_landing_text
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import ProjectState
from sciencepm.domain.stop_rule import StopRuleType
from sciencepm.i18n import Words
from sciencepm.picture.colours import Palette
from sciencepm.picture.roadmap_records import agreed_day
from sciencepm.picture.roadmap_row import flags_of
from sciencepm.picture.roadmap_words import remark
from sciencepm.picture.scene import Group, Path, Shape, Stroke
from sciencepm.picture.type import NOTE, Style, set_paragraph

_VALUE: Final = Style(17, 22).strong
_GAP: Final = 20.0


@dataclass(frozen=True, slots=True)
class PlanFigure:
    """A figure with its name and a note below it."""

    name: str
    value: str
    note: str


def figures_of(
    portfolio: Portfolio, figures: ProjectFigures, plan: tuple[Stage, ...], sight: Sight, today: date, w: Words
) -> tuple[PlanFigure, ...]:
    """Value, chance, landing and nearest stop rule of a project, as far as they can be said and may be seen."""
    return tuple(
        figure
        for figure in (
            *_worth(portfolio, figures, sight, today, w),
            *_chance(portfolio, figures, plan, today, w),
            *_landing(figures, w),
            *_stop(figures, sight, w),
        )
        if figure.value
    )


def figures_group(figures: tuple[PlanFigure, ...], top: float, width: float, palette: Palette) -> Group:
    """The figures side by side below a line."""
    shapes: list[Shape] = [Path(((0, top), (width, top)), stroke=Stroke(palette.text, 1.2))]
    across = width / max(1, len(figures))
    for place, each in enumerate(figures):
        x, room = place * across, across - _GAP
        shapes += set_paragraph(each.name, x, top + 8, NOTE, palette.third, room, most=1)
        shapes += set_paragraph(each.value, x, top + 25, _VALUE, palette.text, room, most=1)
        shapes += set_paragraph(each.note, x, top + 49, NOTE, palette.second, room, most=2)
    return Group(tuple(shapes))


def _worth(portfolio: Portfolio, figures: ProjectFigures, sight: Sight, today: date, w: Words) -> Iterator[PlanFigure]:
    project = figures.project
    if project.state is ProjectState.STOPPED:
        freed = not_spent(portfolio, project.id, today)
        if freed and sight.money:
            yield PlanFigure(w("Not spent"), w.money(freed), w("freed by stopping"))
    elif not figures.value.tells_money or sight.money:
        priced = figures.value.has_figure
        note = w("a year") if project.state is ProjectState.LANDED else w("a year, if it lands")
        yield PlanFigure(w("Worth"), capital(value_text(figures.value, w)), note if priced else "")


def _chance(
    portfolio: Portfolio, figures: ProjectFigures, plan: tuple[Stage, ...], today: date, w: Words
) -> Iterator[PlanFigure]:
    forecast = figures.forecast
    rule = agreed_day(tuple(flags_of(portfolio, figures.project, today, w)))
    note = remark(figures, plan, rule, today, w)
    if forecast is None or forecast.chance is None or figures.standing is Standing.RESULT_NO_PATH:
        if note:
            yield PlanFigure(w("Chance to land"), "–", note)
        return
    yield PlanFigure(w("Chance to land"), w.percent(forecast.chance), note or likelihood_word(forecast.chance, w) or "")


def _landing(figures: ProjectFigures, w: Words) -> Iterator[PlanFigure]:
    forecast = figures.forecast
    if forecast is not None and forecast.landing is not None and figures.standing is not Standing.RESULT_NO_PATH:
        note = w("{range}, eight times in ten", range=landing_text(forecast.landing, w))
        yield PlanFigure(w("Likely landing"), likely_landing_text(forecast.landing, w), note)


def _stop(figures: ProjectFigures, sight: Sight, w: Words) -> Iterator[PlanFigure]:
    nearest = figures.nearest
    if nearest is None or (nearest.rule.type is StopRuleType.SPEND and not sight.money):
        return
    if figures.project.state in (ProjectState.ACTIVE, ProjectState.ON_HOLD):
        yield PlanFigure(w("Nearest stop rule"), capital(closeness_text(nearest, w)), nearest.rule.text)
