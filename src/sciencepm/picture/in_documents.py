"""The pictures a document holds: each is drawn here, once, for every kind of file."""

from __future__ import annotations

from dataclasses import replace

from sciencepm.analysis.brief.blocks import Column, Drawing, Picture, Row, Table, rich
from sciencepm.analysis.brief.view import View, mark_of
from sciencepm.domain.project import Project
from sciencepm.picture.balance import balance_lines
from sciencepm.picture.balance_content import balance_content
from sciencepm.picture.colours import PRINT
from sciencepm.picture.plan_strip import plan_strip_of
from sciencepm.picture.risk_reward import risk_reward_scene
from sciencepm.picture.risk_reward_content import Size, risk_reward
from sciencepm.picture.roadmap import roadmap_scene
from sciencepm.picture.roadmap_content import roadmap_content
from sciencepm.picture.roadmap_words import table_head
from sciencepm.picture.scene import Scene
from sciencepm.picture.stage_line import stage_line


def scene_of(picture: Picture, view: View, height: float) -> Scene:
    """The picture `picture.pixels` wide and `height` pixels high, in the colours of paper."""
    seen, today, w = view.portfolio, view.today, view.w
    if picture.drawing is Drawing.ROADMAP:
        content = roadmap_content(seen, today, w, sight=view.sight, then=view.then)
        return roadmap_scene(content, picture.pixels, height, PRINT, w)
    if picture.drawing is Drawing.BALANCE:
        shown = balance_content(seen, today, w, measure=view.balance.measure, past=view.past, sight=view.sight)
        return balance_lines(shown, picture.pixels, height, PRINT, w)
    if picture.drawing is Drawing.RISK_REWARD:
        # What has no place is said below it: a list of sixty projects beside the chart would not fit a page.
        size = Size.PEOPLE if view.sight.people else Size.COST_LEFT
        placed = replace(risk_reward(seen, today, w, sight=view.sight, size=size), beside=())
        return risk_reward_scene(placed, picture.pixels, height, PRINT, w)
    assert picture.project_id is not None
    strip = plan_strip_of(seen, picture.project_id, today, w, view.sight)
    return stage_line(strip, picture.pixels, PRINT, w)


def table_of(picture: Picture, view: View) -> Table | None:
    """The same as a table, where a file holds no pictures; None where the words beside it have to do."""
    if picture.drawing is not Drawing.ROADMAP:
        return None
    content = roadmap_content(view.portfolio, view.today, view.w, sight=view.sight, then=view.then)
    head, rows = table_head(view.w), list(content.rows)
    used = [place for place in range(len(head)) if any(row.cells[place] for row in rows)]
    columns = tuple(Column(head[place]) for place in used)
    made = tuple(
        Row(
            tuple(rich(row.cells[place]) for place in used),
            mark=mark_of(view.portfolio.get(Project, row.project_id)),
            record_id=row.project_id,
        )
        for row in rows
    )
    return Table(columns, made) if made else None
