"""A scene as one page of a PDF: shapes as vectors, text as text, and a text alternative for the picture."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from sciencepm.analysis.brief.blocks import rich
from sciencepm.export.pdf.finish import Facts, PlainCanvas, finished
from sciencepm.export.pdf.lines import Type, set_lines
from sciencepm.export.pdf.pen import Pen
from sciencepm.export.pdf.structure import Node
from sciencepm.picture.hatching import stripes
from sciencepm.picture.scene import Box, Fill, Group, Path, Rectangle, Scene, Shape, Stroke, Text
from sciencepm.picture.sheet import PICTURE_NAME, TITLE_NAME


def scene_pdf(scene: Scene, width: float, height: float, facts: Facts) -> bytes:
    """The scene filling a page of `width` by `height` points; the same scene gives the same bytes."""
    return scenes_pdf((scene,), width, height, facts)


def scenes_pdf(scenes: Sequence[Scene], width: float, height: float, facts: Facts) -> bytes:
    """A page for each scene; where there are several, the outline leads to each by its title."""
    out = io.BytesIO()
    canvas = PlainCanvas(out, pagesize=(width, height), pageCompression=1, invariant=1, lang=facts.language)
    pen = Pen(canvas, height)
    for scene in scenes:
        if scene.background is not None:
            pen.tint(0, 0, width, height, scene.background)
        if len(scenes) > 1:
            pen.bookmark(scene.title, 0, 0)
        drawer = SceneDrawer(pen, width / scene.width, height)
        for shape in scene.shapes:
            drawer.draw_named(shape)
        pen.next_page()
    canvas.save()
    return finished(out.getvalue(), facts, pen.document)


class SceneDrawer:
    """Draws shapes with a pen, `scale` points to a pixel, from the top of a page `page_height` points high."""

    def __init__(self, pen: Pen, scale: float, page_height: float) -> None:
        self._pen = pen
        self._canvas: Canvas = pen.canvas
        self._scale = scale
        self._page_height = page_height

    def draw_named(self, shape: Shape) -> None:
        """A shape of a sheet with its place in the structure: the title, the picture as a figure, or a paragraph."""
        if isinstance(shape, Group) and shape.name == PICTURE_NAME:
            node = Node("Figure", self._pen.document, alternative=shape.description)
        elif isinstance(shape, Group) and shape.name == TITLE_NAME:
            node = Node("H1", self._pen.document)
        elif isinstance(shape, Text):
            node = Node("P", self._pen.document)
        else:
            with self._pen.decoration():
                self.draw((shape,))
            return
        with self._pen.inside(node), self._pen.marked_content():
            self.draw((shape,))

    def draw(self, shapes: Iterable[Shape]) -> None:
        """Shapes from back to front, within whatever is marked."""
        for shape in shapes:
            if isinstance(shape, Group):
                self.draw(shape.shapes)
            elif isinstance(shape, Rectangle):
                self._rectangle(shape)
            elif isinstance(shape, Path):
                self._path(shape)
            else:
                self._text(shape)

    def _rectangle(self, shape: Rectangle) -> None:
        box = shape.box
        x, y = self._x(box.x), self._y(box.bottom)
        across, down = box.width * self._scale, box.height * self._scale
        radius = min(shape.radius * self._scale, across / 2, down / 2)
        if shape.fill is not None and (shape.fill.fades_to or shape.fill.hatch):
            self._patterned(shape.fill, box, x, y, across, down, radius)
            if shape.stroke is None:
                return
        plain = shape.fill is not None and not (shape.fill.fades_to or shape.fill.hatch)
        if plain and shape.fill is not None:
            self._canvas.setFillColor(HexColor(shape.fill.colour))
        self._set_stroke(shape.stroke)
        self._canvas.roundRect(x, y, across, down, radius, stroke=int(shape.stroke is not None), fill=int(plain))

    def _patterned(self, fill: Fill, box: Box, x: float, y: float, across: float, down: float, radius: float) -> None:
        """A fade or stripes, clipped to the rounded rectangle."""
        canvas = self._canvas
        canvas.saveState()
        outline = canvas.beginPath()
        outline.roundRect(x, y, across, down, radius)
        canvas.clipPath(outline, stroke=0, fill=0)
        if fill.fades_to is not None:
            colours = (HexColor(fill.colour), HexColor(fill.fades_to))
            canvas.linearGradient(x, y, x + across, y, colours, extend=False)
        else:
            canvas.setFillColor(HexColor(fill.colour))
            canvas.rect(x, y, across, down, stroke=0, fill=1)
        if fill.hatch is not None:
            canvas.setFillColor(HexColor(fill.hatch.colour))
            # Only after the colour, which takes the opacity back.
            canvas.setFillAlpha(fill.hatch.opacity)
            path = canvas.beginPath()
            for stripe in stripes(box, fill.hatch.origin):
                self._lines(path, stripe, closed=True)
            canvas.drawPath(path, stroke=0, fill=1)
        canvas.restoreState()

    def _path(self, shape: Path) -> None:
        path = self._canvas.beginPath()
        self._lines(path, shape.points, closed=shape.closed)
        if shape.fill is not None:
            self._canvas.setFillColor(HexColor(shape.fill.colour))
        self._set_stroke(shape.stroke)
        self._canvas.drawPath(path, stroke=int(shape.stroke is not None), fill=int(shape.fill is not None))

    def _text(self, shape: Text) -> None:
        kind = Type(shape.size * self._scale, shape.size * self._scale, shape.weight, shape.colour)
        for line in set_lines(rich(shape.text), 1e6, kind, 1):
            self._pen.line(line, kind, shape.left * self._scale, shape.baseline * self._scale)

    def _lines(self, path: PDFPathObject, points: Iterable[tuple[float, float]], *, closed: bool) -> None:
        for place, (x, y) in enumerate(points):
            (path.lineTo if place else path.moveTo)(self._x(x), self._y(y))
        if closed:
            path.close()

    def _set_stroke(self, stroke: Stroke | None) -> None:
        if stroke is None:
            return
        self._canvas.setStrokeColor(HexColor(stroke.colour))
        self._canvas.setLineWidth(stroke.width * self._scale)
        self._canvas.setDash([length * self._scale for length in stroke.dash])

    def _x(self, x: float) -> float:
        return x * self._scale

    def _y(self, y: float) -> float:
        return self._page_height - y * self._scale
