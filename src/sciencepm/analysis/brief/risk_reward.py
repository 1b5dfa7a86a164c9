"""Risk against reward in the portfolio brief: how likely each project lands, against what it is then worth."""

from __future__ import annotations

from sciencepm.analysis.brief.blocks import Drawing, Paragraph, Picture, Section, rich
from sciencepm.analysis.brief.view import View, chance_weighted, listed, shown_value
from sciencepm.analysis.plan import Standing
from sciencepm.analysis.results import ProjectFigures
from sciencepm.domain.project import ProjectState

_PIXELS = 365.0
"""Half a page wide: it stands beside the balance."""
_LEAST = 250.0
_FEWEST = 2
"""One project alone compares with nothing."""
_MOST_SAID = 3


def risk_reward_section(view: View) -> Section:
    """The chart of projects with a chance and a value in money, and which have none; nothing where money is hidden."""
    w = view.w
    running = view.in_state(ProjectState.ACTIVE, ProjectState.ON_HOLD, ProjectState.IDEA)
    placed = [entry for entry in running if _has_place(entry)]
    if not view.sight.money or len(placed) < _FEWEST:
        return Section("", ())
    picture = Picture(Drawing.RISK_REWARD, _alternative(view, placed), _PIXELS, _LEAST)
    others = [entry.project.title for entry in running if not _has_place(entry)]
    if not others:
        return Section(w("Risk and reward"), (picture,))
    left = w("Not on the chart, without a chance or a value in money: {names}.", names=listed(others, w, most=2))
    return Section(w("Risk and reward"), (picture, Paragraph(rich(left), note=True)))


def _has_place(entry: ProjectFigures) -> bool:
    chance = entry.forecast.chance if entry.forecast else None
    return chance is not None and entry.value.money is not None and entry.standing is not Standing.RESULT_NO_PATH


def _alternative(view: View, placed: list[ProjectFigures]) -> str:
    """ "Chance to land against value a year. Worth most by chance: A (90%, €3.6–6.9M), B (43%, €0.95–1.8M)." """
    w = view.w
    most = sorted(placed, key=chance_weighted, reverse=True)[:_MOST_SAID]
    said = [
        w(
            "{title} ({chance}, {value})",
            title=entry.project.title,
            chance=w.percent(entry.forecast.chance),
            value=shown_value(view, entry),
        )
        for entry in most
        if entry.forecast is not None and entry.forecast.chance is not None
    ]
    return w(
        "Chance to land against value a year, if it lands. Worth most by chance: {projects}.", projects="; ".join(said)
    )
