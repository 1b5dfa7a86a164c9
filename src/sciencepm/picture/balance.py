"""The balance as a picture: the share now by each measure, and month by month with what may come."""

from __future__ import annotations

from typing import Final

from sciencepm.analysis.balance import BalanceBand
from sciencepm.domain.project import Kind
from sciencepm.i18n import Words
from sciencepm.picture.balance_chart import course_group
from sciencepm.picture.balance_content import BalanceContent, Bar, part_code, share_of
from sciencepm.picture.colours import Palette, Tone
from sciencepm.picture.marks import solid
from sciencepm.picture.scene import CAPITAL, Anchor, Box, Fill, Group, Path, Rectangle, Scene, Shape, Stroke, moved
from sciencepm.picture.type import NOTE, SECTION, STRONG, set_paragraph, set_text, width_of

BAR: Final = 22.0
_PITCH: Final = 35.0
_NAME: Final = 74.0
_PILL: Final = 132.0
_LEAST_BAR: Final = 60.0
_LEAST_COURSE: Final = 150.0
_MOST_COURSE: Final = 380.0
_RISE: Final = 4.0
"""How far the band and the target stand out above and below a bar."""


def balance_scene(content: BalanceContent, width: float, height: float, palette: Palette, w: Words) -> Scene:
    """Both parts on one picture, for a page or a slide."""
    top = SECTION.leading + 4
    bars = moved(_bars(content, width, palette), 0, top)
    below = top + _PITCH * len(content.bars) + 6
    shapes: list[Shape] = [*set_text(w("Now"), 0, SECTION.leading - 6, SECTION, palette.text), bars]
    if content.advice:
        lines = set_paragraph(content.advice, 0, below, NOTE, palette.second, width, most=2)
        shapes += lines
        below += NOTE.leading * len(lines)
    below += 18
    shapes += set_text(course_heading(content, w), 0, below + SECTION.leading - 6, SECTION, palette.text, room=width)
    below += SECTION.leading + 2
    shapes += set_text(range_note(w), 0, below + NOTE.size, NOTE, palette.third, room=width)
    below += NOTE.leading + 6
    room = min(max(height - below, _LEAST_COURSE), _MOST_COURSE)
    shapes.append(moved(course_group(content, width, room, palette, w), 0, below))
    return Scene(width, below + room, tuple(shapes), content.title, content.summary)


def balance_lines(content: BalanceContent, width: float, height: float, palette: Palette, w: Words) -> Scene:
    """The course alone with what it shows above it, for a page that says the rest in words."""
    heading = f"{course_heading(content, w)}. {range_note(w)}"
    said = set_paragraph(heading, 0, 0, NOTE, palette.second, width, most=2)
    top = NOTE.leading * len({text.baseline for text in said}) + 6
    course = course_group(content, width, max(height - top, _LEAST_COURSE), palette, w)
    return Scene(width, height, (*said, moved(course, 0, top)), content.title, content.summary)


def now_scene(content: BalanceContent, width: float, palette: Palette) -> Scene:
    """The share now, a bar for each measure."""
    said = " ".join(f"{bar.name}: {bar.said}." for bar in content.bars)
    return Scene(width, _PITCH * len(content.bars) - 4, (_bars(content, width, palette),), content.title, said)


def course_scene(content: BalanceContent, width: float, height: float, palette: Palette, w: Words) -> Scene:
    """The share month by month, each day something one can point at."""
    shape = course_group(content, width, height, palette, w, columns=True)
    return Scene(width, height, (shape,), course_heading(content, w), content.summary)


def course_heading(content: BalanceContent, w: Words) -> str:
    """What the course shows: "Over time, product-focused share of people"."""
    return w("Over time, product-focused share of {measure}", measure=content.bar.name.lower())


def range_note(w: Words) -> str:
    """What the shaded part is."""
    return w("Shaded ahead: eight times in ten, as projects land or stop")


def _bars(content: BalanceContent, width: float, palette: Palette) -> Group:
    room = max(width - _NAME - _PILL - 14, _LEAST_BAR)
    rows = [_row(bar, room, palette) for bar in content.bars]
    return Group(tuple(moved(row, 0, _PITCH * place) for place, row in enumerate(rows)))


def _row(bar: Bar, room: float, palette: Palette) -> Group:
    top, middle = _RISE + 1, _RISE + 1 + BAR / 2
    baseline = middle + STRONG.size * CAPITAL / 2
    shapes: list[Shape] = [*set_text(bar.name, 0, baseline, STRONG, palette.text, room=_NAME - 8)]
    now = bar.now
    if now.share is None:
        empty = Box(_NAME, top, room, BAR)
        shapes.append(Rectangle(empty, None, Stroke(palette.border, 1, (3, 3)), 3))
    else:
        split = room * share_of(now.share)
        for kind, left, size, label in (
            (Kind.PRODUCT, _NAME, split, bar.product),
            (Kind.FOUNDATIONAL, _NAME + split, room - split, bar.foundational),
        ):
            if size > 0:
                shapes.append(_part(bar, kind, Box(left, top, size, BAR), label, baseline, palette))
        low = max(0.0, share_of(now.target - now.tolerance_in_force))
        high = min(1.0, share_of(now.target + now.tolerance_in_force))
        band = Box(_NAME + room * low, top - _RISE, room * (high - low), BAR + 2 * _RISE)
        shapes.append(Rectangle(band, None, Stroke(palette.text, 1.2)))
        x = _NAME + room * share_of(now.target)
        shapes.append(Path(((x, top - _RISE), (x, top + BAR + _RISE)), stroke=Stroke(palette.text, 2)))
    shapes.append(_pill(bar, _NAME + room + 14, middle, palette))
    return Group(tuple(shapes), name=bar.name, description=bar.said)


def _part(bar: Bar, kind: Kind, box: Box, label: str, baseline: float, palette: Palette) -> Group:
    """A half of a bar: its fill, and its figure at its outer end where there is room."""
    shapes: list[Shape] = [Rectangle(box, solid(kind, palette), radius=2)]
    wide = width_of(label, STRONG)
    if box.width > wide + 20:
        if kind is Kind.PRODUCT:
            shapes += set_text(label, box.x + 8, baseline, STRONG, palette.surface)
        else:
            # On stripes no letter is easy to read.
            ground = Box(box.right - wide - 14, box.y + 2, wide + 12, box.height - 4)
            shapes.append(Rectangle(ground, Fill(palette.foundational_fill), radius=2))
            shapes += set_text(label, box.right - 8, baseline, STRONG, palette.on_foundational, anchor=Anchor.END)
    return Group(tuple(shapes), name=bar.name, description=bar.said, record_id=part_code(bar.now.measure, kind))


def _pill(bar: Bar, x: float, middle: float, palette: Palette) -> Group:
    tone = _tone(bar.now.band, palette)
    wide = min(width_of(bar.band, NOTE.strong) + 30, _PILL)
    shapes: list[Shape] = [Rectangle(Box(x, middle - 11, wide, 22), Fill(tone.tint), radius=11)]
    left = x + 10
    if bar.now.band is BalanceBand.WITHIN:
        check = ((left, middle + 0.5), (left + 3, middle + 3.5), (left + 8.5, middle - 3.5))
        shapes.append(Path(check, stroke=Stroke(tone.strong, 1.8)))
    elif bar.now.difference is not None:
        rise = 3.5 if bar.now.difference < 0 else -3.5
        arrow = ((left, middle - rise), (left + 8, middle - rise), (left + 4, middle + rise))
        shapes.append(Path(arrow, Fill(tone.strong), closed=True))
    else:
        shapes.append(Path(((left, middle), (left + 8, middle)), stroke=Stroke(tone.strong, 1.8)))
    baseline = middle + NOTE.size * CAPITAL / 2
    shapes += set_text(bar.band, left + 12, baseline, NOTE.strong, tone.strong, room=_PILL - 28)
    return Group(tuple(shapes))


def _tone(band: BalanceBand | None, palette: Palette) -> Tone:
    if band is None:
        return palette.hold
    return {BalanceBand.WITHIN: palette.go, BalanceBand.DRIFTING: palette.revise, BalanceBand.OUT: palette.stop}[band]
