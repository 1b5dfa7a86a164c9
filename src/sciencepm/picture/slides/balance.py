"""The balance as a slide: the share today, and month by month with what may come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sciencepm.analysis.brief.view import View
from sciencepm.picture.balance import course_heading, now_scene, range_note
from sciencepm.picture.balance_chart import course_group
from sciencepm.picture.balance_content import balance_content
from sciencepm.picture.scene import Group, Shape, moved, scaled
from sciencepm.picture.slides.sheet import BODY_BOTTOM, COLOURS, LEFT, ROOM, TEXT, Body, body_top
from sciencepm.picture.type import set_paragraph

_SCALE: Final = 3.0
"""The pictures of the balance are set in 12 pixels; so many times as large they can be read."""
_GAP: Final = 22.0


def balance_slide(view: View) -> Body:
    """Two thirds of the team on products, or whatever it is, against the target."""
    w = view.w
    content = balance_content(
        view.portfolio, view.today, w, measure=view.balance.measure, past=view.past, sight=view.sight
    )
    now = now_scene(replace(content, bars=(content.bar,)), ROOM / _SCALE, COLOURS)
    top = body_top(content.title)
    below = top + now.height * _SCALE + _GAP
    heading = set_paragraph(course_heading(content, w), LEFT, below, TEXT.strong, COLOURS.text, ROOM, most=1)
    note = set_paragraph(range_note(w), LEFT, below + TEXT.leading, TEXT, COLOURS.third, ROOM, most=1)
    below += 2 * TEXT.leading + 16
    course = course_group(content, ROOM / _SCALE, (BODY_BOTTOM - below) / _SCALE, COLOURS, w)
    shapes: tuple[Shape, ...] = (_placed(now.shapes, top), *heading, *note, _placed((course,), below))
    said = f"{content.bar.said} {content.summary}"
    return Body(content.title, w("Balance"), w("Balance"), shapes, said)


def _placed(shapes: Sequence[Shape], top: float) -> Group:
    return Group(tuple(moved(scaled(shape, _SCALE), LEFT, top) for shape in shapes))
