"""The first slide: the conclusion as its title, and the few figures that bear it."""

from __future__ import annotations

from typing import Final

from sciencepm.analysis.brief.blocks import Figure
from sciencepm.analysis.brief.figures import figures
from sciencepm.analysis.brief.title import title
from sciencepm.analysis.brief.view import RECENT_DAYS, View
from sciencepm.analysis.decisions_ahead import decisions_ahead
from sciencepm.analysis.wording import role_text
from sciencepm.picture.scene import Group, Path, Shape, Stroke
from sciencepm.picture.slides.sheet import BODY_TOP, COLOURS, FIGURE, LARGE, LEFT, ROOM, TEXT, Body
from sciencepm.picture.type import Style, fitted, set_paragraph, width_of

_GAP: Final = 96.0
_ROW: Final = 330.0
_LESS: Final = Style(64, 80).strong
_MOST: Final = 3


def headline(view: View) -> Body:
    """What the portfolio is worth or lands, with up to four figures."""
    w = view.w
    ahead = [entry.on for entry in decisions_ahead(view.portfolio, view.today, RECENT_DAYS)]
    shown = figures(view, ahead)
    whom = w("For {audience}", audience=role_text(view.audience.name, w)) if view.audience else ""
    shapes: list[Shape] = []
    across = (ROOM - _GAP) / 2
    for place, figure in enumerate(shown):
        row, column = divmod(place, 2)
        shapes.append(_figure(figure, LEFT + column * (across + _GAP), BODY_TOP + 24 + row * _ROW, across))
    if not shown:
        said = w("As soon as there is a project with a decision point, its figures stand here.")
        shapes += set_paragraph(said, LEFT, BODY_TOP, LARGE, COLOURS.second, ROOM, most=3)
    return Body(
        title=title(view),
        eyebrow=" · ".join(part for part in (view.portfolio.settings.name, whom) if part),
        short=w("Headline"),
        shapes=tuple(shapes),
        said=" ".join(f"{figure.value} {figure.caption}." for figure in shown),
    )


def _figure(figure: Figure, left: float, top: float, room: float) -> Group:
    style = FIGURE if width_of(figure.value, FIGURE) <= room else _LESS
    shapes: list[Shape] = [Path(((left, top), (left + room, top)), stroke=Stroke(COLOURS.text, 3))]
    value = fitted(figure.value, style, room)
    shapes += set_paragraph(value, left, top + 22, style, COLOURS.text, room, most=1)
    shapes += set_paragraph(figure.caption, left, top + 142, TEXT, COLOURS.second, room, most=_MOST)
    return Group(tuple(shapes), name=figure.value, description=figure.caption)
