"""A scene as a slide of native shapes, which anybody can change; text is set in Arial, with room for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from sciencepm.export.pdf.finish import Facts
from sciencepm.export.pptx.deck import WIDTH, deck_bytes, new_deck, new_slide
from sciencepm.picture.colours import mixed
from sciencepm.picture.scene import (
    ASCENT,
    DESCENT,
    Anchor,
    Box,
    Fill,
    Group,
    Path,
    Rectangle,
    Scene,
    Shape,
    Stroke,
    Text,
    Weight,
    moved,
)
from sciencepm.picture.sheet import TITLE_NAME

_FACE: Final = "Arial"
_ROOM: Final = 1.12
"""Nobody else has our face; Arial is a little narrower at most weights, so this is enough for it."""
_BOLD: Final = {Weight.SEMIBOLD, Weight.TAB_SEMIBOLD}
_ALIGN: Final = {Anchor.START: PP_ALIGN.LEFT, Anchor.MIDDLE: PP_ALIGN.CENTER, Anchor.END: PP_ALIGN.RIGHT}
_FINE: Final = 100.0
"""Steps of a pixel a freeform is drawn in."""


def scene_pptx(scene: Scene, facts: Facts) -> bytes:
    """A deck of one slide that the scene fills from side to side."""
    return scenes_pptx(((scene, ""),), facts)


def scenes_pptx(slides: Iterable[tuple[Scene, str]], facts: Facts) -> bytes:
    """A deck with a slide for each scene, and its notes where there are any."""
    deck = new_deck(facts.title, facts.subject, facts.author, facts.language, facts.day)
    for scene, notes in slides:
        slide = new_slide(deck)
        drawer = _Drawer(slide, Pt(WIDTH) / scene.width)
        drawer.draw(slide.shapes, scene.shapes)
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
    return deck_bytes(deck)


def draw_scene(slide: Any, scene: Scene, scale: float, left: float, top: float) -> None:
    """The scene on a slide, `scale` points a pixel, with its corner at `left` and `top` points."""
    drawer = _Drawer(slide, Pt(1) * scale)
    drawer.draw(slide.shapes, [moved(shape, left / scale, top / scale) for shape in scene.shapes])


class _Drawer:
    """Draws shapes on one slide, `unit` English metric units to a pixel."""

    def __init__(self, slide: Any, unit: float) -> None:
        self._slide = slide
        self._unit = unit

    def draw(self, into: Any, shapes: Iterable[Shape]) -> None:
        for shape in shapes:
            if isinstance(shape, Group):
                self._group(into, shape)
            elif isinstance(shape, Rectangle):
                self._rectangle(into, shape)
            elif isinstance(shape, Path):
                self._path(into, shape)
            else:
                self._text(into, shape)

    def _group(self, into: Any, group: Group) -> None:
        if group.name == TITLE_NAME:
            self._title(group)
        elif group.record_id is not None:
            made = into.add_group_shape()
            self.draw(made.shapes, group.shapes)
            _told(made, group)
        else:
            self.draw(into, group.shapes)

    def _title(self, group: Group) -> None:
        """The slide's own title, so that its outline and a screen reader have it."""
        title, bounds = self._slide.shapes.title, group.bounds
        first = next(shape for shape in group.shapes if isinstance(shape, Text))
        title.left, title.top = self._emu(bounds.x), self._emu(bounds.y)
        # As far from the right edge as from the left at most.
        across = min(bounds.width * _ROOM, Pt(WIDTH) / self._unit - 2 * bounds.x)
        title.width, title.height = self._emu(across), self._emu(bounds.height * 1.1)
        frame = title.text_frame
        frame.vertical_anchor = MSO_ANCHOR.TOP
        _bare(frame, wraps=True)
        said = " ".join(shape.text for shape in group.shapes if isinstance(shape, Text))
        frame.text = said.replace("\N{NO-BREAK SPACE}", " ")
        self._set(frame.paragraphs[0], first, PP_ALIGN.LEFT)

    def _rectangle(self, into: Any, shape: Rectangle) -> None:
        form = MSO_SHAPE.ROUNDED_RECTANGLE if shape.radius else MSO_SHAPE.RECTANGLE
        made = into.add_shape(form, *self._place(shape.box))
        if shape.radius:
            made.adjustments[0] = min(0.5, shape.radius / max(min(shape.box.width, shape.box.height), 0.1))
        _paint(made, shape.fill)
        self._outline(made, shape.stroke)
        _plain(made)
        _told(made, shape)

    def _path(self, into: Any, shape: Path) -> None:
        if len(shape.points) == 2 and shape.fill is None:
            (x1, y1), (x2, y2) = shape.points
            ends = (self._emu(x1), self._emu(y1), self._emu(x2), self._emu(y2))
            made = into.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
        else:
            (x, y), *rest = [(x * _FINE, y * _FINE) for x, y in shape.points]
            builder = into.build_freeform(round(x), round(y), self._unit / _FINE)
            builder.add_line_segments([(round(x), round(y)) for x, y in rest], close=shape.closed)
            made = builder.convert_to_shape()
            _paint(made, shape.fill)
        self._outline(made, shape.stroke)
        _plain(made)
        _told(made, shape)

    def _text(self, into: Any, shape: Text) -> None:
        extra = shape.width * (_ROOM - 1) + shape.size * 0.2
        shift = {Anchor.START: 0.0, Anchor.MIDDLE: extra / 2, Anchor.END: extra}[shape.anchor]
        height = (ASCENT + DESCENT + 0.2) * shape.size
        top = shape.baseline - (ASCENT + 0.145) * shape.size
        left = max(0.0, shape.left - shift)
        box = Box(left, top, min(shape.width + extra, Pt(WIDTH) / self._unit - left), height)
        made = into.add_textbox(*self._place(box))
        frame = made.text_frame
        _bare(frame, wraps=False)
        frame.vertical_anchor = MSO_ANCHOR.TOP
        frame.text = shape.text
        self._set(frame.paragraphs[0], shape, _ALIGN[shape.anchor])
        made.name = shape.text[:60]

    def _set(self, paragraph: Any, text: Text, alignment: PP_ALIGN) -> None:
        paragraph.alignment = alignment
        for run in paragraph.runs:
            run.font.name = _FACE
            run.font.size = Pt(round(text.size * self._unit / Pt(1) * 2) / 2)
            run.font.bold = text.weight in _BOLD
            run.font.color.rgb = _rgb(text.colour)

    def _outline(self, made: Any, stroke: Stroke | None) -> None:
        if stroke is None:
            made.line.fill.background()
            return
        made.line.color.rgb = _rgb(stroke.colour)
        made.line.width = Emu(round(stroke.width * self._unit))
        if stroke.dash:
            made.line.dash_style = MSO_LINE.SQUARE_DOT

    def _place(self, box: Box) -> tuple[Emu, Emu, Emu, Emu]:
        return self._emu(box.x), self._emu(box.y), self._emu(box.width), self._emu(box.height)

    def _emu(self, pixels: float) -> Emu:
        return Emu(round(pixels * self._unit))


def _paint(made: Any, fill: Fill | None) -> None:
    if fill is None:
        made.fill.background()
    elif fill.hatch is not None:
        made.fill.patterned()
        made.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        made.fill.fore_color.rgb = _rgb(mixed(fill.hatch.colour, fill.colour, fill.hatch.opacity))
        made.fill.back_color.rgb = _rgb(fill.colour)
    elif fill.fades_to is not None:
        made.fill.gradient()
        made.fill.gradient_angle = 0
        for stop, colour in zip(made.fill.gradient_stops, (fill.colour, fill.fades_to), strict=True):
            stop.color.rgb = _rgb(colour)
    else:
        made.fill.solid()
        made.fill.fore_color.rgb = _rgb(fill.colour)


def _plain(made: Any) -> None:
    """Without the theme's style, which would bring shadows and colours of its own."""
    for style in made._element.findall(qn("p:style")):
        made._element.remove(style)


def _bare(frame: Any, *, wraps: bool) -> None:
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = wraps
    frame.auto_size = MSO_AUTO_SIZE.NONE


def _told(made: Any, shape: Shape) -> None:
    """The name and description a screen reader speaks."""
    if shape.name:
        made.name = shape.name[:60]
    if shape.description:
        made._element.xpath(".//p:cNvPr")[0].set("descr", shape.description)


def _rgb(colour: str) -> RGBColor:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return RGBColor(red, green, blue)  # type: ignore[no-untyped-call]
