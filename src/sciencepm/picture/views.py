"""The views of a portfolio that can leave as a picture: what each says above and below itself, and how it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from sciencepm.analysis.audience import Sight
from sciencepm.analysis.balance_past import Past
from sciencepm.analysis.brief.view import Then
from sciencepm.analysis.code_words import label_of
from sciencepm.analysis.headlines import roadmap_headline
from sciencepm.analysis.results import results
from sciencepm.analysis.wording import decision_name
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.domain.project import Project
from sciencepm.errors import UserError
from sciencepm.i18n import Words
from sciencepm.picture.balance import balance_scene
from sciencepm.picture.balance_content import balance_content
from sciencepm.picture.colours import Palette
from sciencepm.picture.decision_tree import decision_tree, tree_of
from sciencepm.picture.now_next_later import now_next_later
from sciencepm.picture.plan_strip import plan_strip, plan_strip_of
from sciencepm.picture.risk_reward import risk_reward_scene
from sciencepm.picture.risk_reward_content import risk_reward
from sciencepm.picture.roadmap import roadmap_scene
from sciencepm.picture.roadmap_content import Lanes, roadmap_content
from sciencepm.picture.scene import Scene

Draw = Callable[[float, float, Palette], Scene]
"""Makes the picture of a width, a height and a palette."""


class View(StrEnum):
    ROADMAP = "roadmap"
    NOW_NEXT_LATER = "now-next-later"
    TREE = "tree"
    PLAN = "plan"
    BALANCE = "balance"
    RISK_REWARD = "risk-reward"


OF_A_PROJECT: Final = (View.TREE, View.PLAN)
"""The views that show one project."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A view ready to be drawn; `pixels` is the width it looks best in on a sheet of its own."""

    title: str
    subject: str
    basis: str
    pixels: float
    draw: Draw


def picture_of(
    seen: Portfolio,
    view: View,
    today: date,
    w: Words,
    *,
    sight: Sight,
    project_id: str | None = None,
    lanes: Lanes = Lanes.KIND,
    then: Then | None = None,
    measure: BalanceMeasure | None = None,
    past: Past | None = None,
) -> Picture:
    """A view of a portfolio that is already what its reader may see. Raises `UserError` where a project is missing."""
    if view is View.ROADMAP:
        content = roadmap_content(seen, today, w, lanes=lanes, sight=sight, then=then)
        return Picture(
            title=content.title,
            subject=seen.settings.name,
            basis=content.basis,
            pixels=1100,
            draw=lambda width, height, palette: roadmap_scene(content, width, height, palette, w),
        )
    if view is View.NOW_NEXT_LATER:
        return Picture(
            title=roadmap_headline(seen, today, w),
            subject=seen.settings.name,
            basis=w("The figure is the chance to land. Worked out from the records of {day}.", day=w.day(today)),
            pixels=1060,
            draw=lambda width, height, palette: now_next_later(seen, today, w, width, height, palette),
        )
    if view is View.BALANCE:
        shown = balance_content(seen, today, w, measure=measure, past=past, sight=sight)
        return Picture(
            title=shown.title,
            subject=seen.settings.name,
            basis=f"{shown.target} {shown.basis}",
            pixels=920,
            draw=lambda width, height, palette: balance_scene(shown, width, height, palette, w),
        )
    if view is View.RISK_REWARD:
        found = risk_reward(seen, today, w, sight=sight)
        return Picture(
            title=found.title,
            subject=seen.settings.name,
            basis=found.basis,
            pixels=1000,
            draw=lambda width, height, palette: risk_reward_scene(found, width, height, palette, w),
        )
    if project_id is None:
        raise UserError("This picture shows one project.", "Say which one.")
    project = seen.get(Project, project_id)
    subject = " · ".join(part for part in (label_of(project.kind, w), project.team, seen.settings.name) if part)
    if view is View.TREE:
        tree = tree_of(seen, project_id, today, w, sight)
        return Picture(
            title=tree.title,
            subject=subject,
            basis=w(
                "Of 100 plans like this one: worked out on {day} from the chances and times on record and the stop "
                "rules agreed. What has been decided is not drawn again.",
                day=w.day(today),
            ),
            pixels=min(max(150 + 190 * len(tree.forks), 640), 1000),
            draw=lambda width, height, palette: decision_tree(tree, width, height, palette, w),
        )
    strip = plan_strip_of(seen, project_id, today, w, sight)
    return Picture(
        title=plan_title(seen, project, project.title, today, w),
        subject=subject,
        basis=w("Worked out from the records of {day}.", day=w.day(today)),
        pixels=min(max(104 + 260 * len(strip.cards), 720), 1100),
        draw=lambda width, height, palette: plan_strip(strip, width, height, palette, w),
    )


def plan_title(seen: Portfolio, project: Project, name: str, today: date, w: Words) -> str:
    """The plan in a sentence: which decision comes when, and how likely the project, here called `name`, lands."""
    figures = results(seen, today).projects[project.id]
    stage, forecast = figures.next, figures.forecast
    if stage is None or stage.asked_on is None:
        return w("{title}: {standing}", title=name, standing=label_of(figures.standing, w).lower())
    decision, day = decision_name(stage.number, w), w.near_day(stage.asked_on, today)
    said = w("{decision} on {day}", decision=decision, day=day)
    if stage.asked_on < today:
        said = w("{decision} waits since {day}", decision=decision, day=day)
    if forecast is not None and forecast.chance is not None:
        said = w("{said}, {percent} to land", said=said, percent=w.percent(forecast.chance))
    return w("{title}: {said}", title=name, said=said)
