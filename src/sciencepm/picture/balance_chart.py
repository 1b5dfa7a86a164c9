"""The share month by month as shapes: solid behind today, dashed ahead within its range, the band as an outline."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final

from sciencepm.analysis.balance_course import Moment
from sciencepm.analysis.balance_words import moment_text
from sciencepm.i18n import Words
from sciencepm.picture.balance_content import BalanceContent, moment_code, share_of
from sciencepm.picture.colours import Palette, mixed
from sciencepm.picture.scene import Anchor, Box, Fill, Group, Path, Point, Rectangle, Shape, Stroke
from sciencepm.picture.type import NOTE, STRONG, set_paragraph, set_text, width_of

_LEFT: Final = 40.0
_RIGHT: Final = 76.0
_TOP: Final = 20.0
_BOTTOM: Final = 24.0
_STEP: Final = 0.1
_LEAST_SPAN: Final = 0.4
_SHADE: Final = 0.16
_LABEL_ROOM: Final = 12.0


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where days and shares stand: the days from `first` on, the shares from `low` up."""

    box: Box
    first: date
    days: int
    low: float
    high: float

    def x(self, day: date) -> float:
        return self.box.x + self.box.width * (day - self.first).days / max(self.days, 1)

    def y(self, share: float) -> float:
        return self.box.bottom - self.box.height * (share - self.low) / (self.high - self.low)

    def at(self, moment: Moment, share: object) -> Point:
        return self.x(moment.on), self.y(float(str(share)))


def course_group(
    content: BalanceContent, width: float, height: float, palette: Palette, w: Words, *, columns: bool = False
) -> Group:
    """The chart within `width` by `height`; with `columns` each day fills its place, to be pointed at."""
    moments = content.course.moments
    if not any(moment.share is not None for moment in moments):
        return Group(set_paragraph(content.bar.said + ".", 0, _TOP, NOTE, palette.second, width))
    plot = _plot(moments, width, height)
    shapes: list[Shape] = [*_grid(plot, palette)]
    if columns:
        shapes += _columns(content, plot, w)
    ahead = [moment for moment in moments if moment.on >= content.today and moment.share is not None]
    shapes += _range(plot, ahead, palette)
    shapes += _band(plot, moments, palette, w)
    shapes += _today(plot, content, palette, w)
    shapes += _lines(plot, content, palette)
    shapes += _now(plot, content, palette, w)
    shapes += _months(plot, moments, content.today, palette, w)
    return Group(tuple(shapes), name=content.bar.name, description=content.summary)


def _plot(moments: Sequence[Moment], width: float, height: float) -> _Plot:
    shares = [
        share_of(each) for moment in moments for each in (moment.share, moment.low, moment.high) if each is not None
    ]
    shares += [share_of(moment.target + moment.tolerance) for moment in moments]
    shares += [share_of(moment.target - moment.tolerance) for moment in moments]
    low = max(0.0, math.floor((min(shares) - 0.02) / _STEP) * _STEP)
    high = min(1.0, math.ceil((max(shares) + 0.02) / _STEP) * _STEP)
    if high - low < _LEAST_SPAN:
        low = max(0.0, high - _LEAST_SPAN)
        high = low + _LEAST_SPAN
    box = Box(_LEFT, _TOP, max(width - _LEFT - _RIGHT, 60.0), max(height - _TOP - _BOTTOM, 60.0))
    return _Plot(box, moments[0].on, (moments[-1].on - moments[0].on).days, low, high)


def _grid(plot: _Plot, palette: Palette) -> list[Shape]:
    """Every ten per cent a line, or every twenty where these would crowd."""
    shapes: list[Shape] = []
    a_step = plot.box.height * _STEP / (plot.high - plot.low)
    every = 1 if a_step >= 2 * _LABEL_ROOM else 2
    for ten in range(round(plot.low * 10), round(plot.high * 10) + 1, every):
        y = plot.y(ten / 10)
        shapes.append(Path(((plot.box.x, y), (plot.box.right, y)), stroke=Stroke(palette.hairline, 1)))
        shapes += set_text(f"{ten * 10}%", plot.box.x - 8, y + 4, NOTE, palette.third, anchor=Anchor.END)
    return shapes


def _columns(content: BalanceContent, plot: _Plot, w: Words) -> list[Shape]:
    """Each day's stretch of the chart, halfway to its neighbours."""
    moments = content.course.moments
    places = [plot.x(moment.on) for moment in moments]
    edges = [places[0], *((a + b) / 2 for a, b in pairwise(places)), places[-1]]
    return [
        Rectangle(
            Box(left, plot.box.y, max(right - left, 1.0), plot.box.height),
            name=w.month(moment.on),
            description=moment_text(moment, content.measure, content.today, w),
            record_id=moment_code(content.measure, moment),
        )
        for moment, left, right in zip(moments, edges, edges[1:], strict=False)
    ]


def _range(plot: _Plot, ahead: Sequence[Moment], palette: Palette) -> list[Shape]:
    if len(ahead) < 2:
        return []
    upper = [plot.at(moment, moment.share if moment.high is None else moment.high) for moment in ahead]
    lower = [plot.at(moment, moment.share if moment.low is None else moment.low) for moment in ahead]
    colour = palette.product.strong
    edge = Stroke(mixed(colour, palette.surface, 0.5), 1)
    shapes: list[Shape] = [
        Path((*upper, *reversed(lower)), Fill(mixed(colour, palette.surface, _SHADE)), closed=True),
        Path(tuple(upper), stroke=edge),
        Path(tuple(lower), stroke=edge),
    ]
    if not palette.fades:
        shapes += [
            Path((high, low), stroke=Stroke(colour, 1)) for high, low in zip(upper, lower, strict=True) if high != low
        ]
    return shapes


def _band(plot: _Plot, moments: Sequence[Moment], palette: Palette, w: Words) -> list[Shape]:
    """The band that held on each day, and its target, in steps where they were changed."""
    tops: list[Point] = []
    bottoms: list[Point] = []
    targets: list[Point] = []
    for place, moment in enumerate(moments):
        left = plot.x(moment.on)
        right = plot.x(moments[place + 1].on) if place + 1 < len(moments) else plot.box.right
        low = max(0.0, share_of(moment.target - moment.tolerance))
        high = min(1.0, share_of(moment.target + moment.tolerance))
        for side, share in ((tops, high), (bottoms, low), (targets, share_of(moment.target))):
            side += [(left, plot.y(share)), (right, plot.y(share))]
    outline = Stroke(palette.second, max(1.0, palette.border_width))
    last = moments[-1]
    beside = plot.box.right + 8
    target_y = plot.y(share_of(last.target))
    shapes: list[Shape] = [
        Path((*tops, *reversed(bottoms)), None, outline, closed=True),
        Path(tuple(targets), stroke=Stroke(palette.second, 1, (4, 3))),
        *set_text(
            w("target {share}", share=w.percent(last.target)),
            beside,
            target_y + 4,
            NOTE,
            palette.second,
            room=_RIGHT,
        ),
    ]
    for end in (last.target - last.tolerance, last.target + last.tolerance):
        y = plot.y(min(max(share_of(end), 0.0), 1.0))
        if abs(y - target_y) >= _LABEL_ROOM:
            shapes += set_text(w.percent(min(max(end, Decimal(0)), Decimal(1))), beside, y + 4, NOTE, palette.third)
    return shapes


def _today(plot: _Plot, content: BalanceContent, palette: Palette, w: Words) -> list[Shape]:
    x = plot.x(content.today)
    line = Path(((x, plot.box.y), (x, plot.box.bottom)), stroke=Stroke(palette.text, 1.2))
    anchor = Anchor.MIDDLE if plot.days else Anchor.START
    return [line, *set_text(w("Today"), x, plot.box.y - 7, NOTE.strong, palette.text, anchor=anchor)]


def _lines(plot: _Plot, content: BalanceContent, palette: Palette) -> list[Shape]:
    """Lines through days that have a share; a day without one parts them."""
    colour = palette.product.strong
    shapes: list[Shape] = []
    moments = content.course.moments
    for before, after in pairwise(moments):
        if before.share is None or after.share is None:
            continue
        stroke = Stroke(colour, 2, (5, 4)) if after.is_ahead else Stroke(colour, 2.5)
        shapes.append(Path((plot.at(before, before.share), plot.at(after, after.share)), stroke=stroke))
    return shapes


def _now(plot: _Plot, content: BalanceContent, palette: Palette, w: Words) -> list[Shape]:
    """Today's share, marked, and written left of the line of today, clear of the line that leads there."""
    moments = content.course.moments
    place = next(number for number, moment in enumerate(moments) if moment.on == content.today)
    today = moments[place]
    if today.share is None:
        return []
    x, y = plot.at(today, today.share)
    dot = Rectangle(Box(x - 4, y - 4, 8, 8), Fill(palette.product.strong), Stroke(palette.surface, 1.5), 4)
    label = w.percent(today.share)
    left = x - width_of(label, STRONG) - 9
    if left < plot.box.x:
        return [dot, *set_text(label, x + 9, y - 13, STRONG, palette.text)]
    beside = [
        plot.at(each, each.share)[1]
        for each in moments[:place]
        if each.share is not None and plot.x(each.on) > left - 40
    ]
    baseline = max(min([y, *beside]) - 10, plot.box.y + 12)
    return [dot, *set_text(label, left, baseline, STRONG, palette.text)]


def _months(plot: _Plot, moments: Sequence[Moment], today: date, palette: Palette, w: Words) -> list[Shape]:
    """The names of every month, or every second, third or sixth as they fit; a year where it begins to be another."""
    firsts = [moment.on for moment in moments if moment.on != today or today.day == 1]
    if not firsts:
        return []
    wide = max(width_of(w.month(day), NOTE) for day in firsts) + 10
    a_month = plot.box.width * 30 / max(plot.days, 30)
    every = next((step for step in (1, 2, 3, 6) if step * a_month >= wide), 12)
    shapes: list[Shape] = []
    year = None
    for day in firsts:
        if (day.month - 1) % every:
            continue
        label = w.short_month(day) if day.year == year else w.month(day)
        shapes += set_text(label, plot.x(day), plot.box.bottom + 17, NOTE, palette.third, anchor=Anchor.MIDDLE)
        year = day.year
    return shapes
