"""The pictures a document holds: each is drawn here, once, for every kind of file."""

from __future__ import annotations

from sciencepm.analysis.brief.blocks import Drawing, Picture
from sciencepm.analysis.brief.view import View
from sciencepm.picture.colours import PRINT
from sciencepm.picture.plan_strip import plan_strip_of
from sciencepm.picture.roadmap import roadmap_scene
from sciencepm.picture.roadmap_content import roadmap_content
from sciencepm.picture.scene import Scene
from sciencepm.picture.stage_line import stage_line


def scene_of(picture: Picture, view: View, height: float) -> Scene:
    """The picture `picture.pixels` wide and `height` pixels high, in the colours of paper."""
    seen, today, w = view.portfolio, view.today, view.w
    if picture.drawing is Drawing.ROADMAP:
        content = roadmap_content(seen, today, w, sight=view.sight, then=view.then)
        return roadmap_scene(content, picture.pixels, height, PRINT, w)
    assert picture.project_id is not None
    strip = plan_strip_of(seen, picture.project_id, today, w, view.sight)
    return stage_line(strip, picture.pixels, PRINT, w)
