"""A scene as SVG: shapes and text as such, with titles and descriptions for those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element, SubElement

from sciencepm.picture.hatching import stripes
from sciencepm.picture.scene import Anchor, Box, Fill, Group, Path, Point, Rectangle, Scene, Shape, Stroke, Text, Weight

_FAMILY = "'SciencePM Sans', Inter, Arial, sans-serif"
_WEIGHTS = {
    Weight.REGULAR: "400",
    Weight.TAB: "400",
    Weight.MEDIUM: "500",
    Weight.SEMIBOLD: "600",
    Weight.TAB_SEMIBOLD: "600",
}
_ANCHORS = {Anchor.START: "start", Anchor.MIDDLE: "middle", Anchor.END: "end"}


def scene_svg(scene: Scene, language: str = "en") -> bytes:
    """The scene as a whole SVG document, one unit to a pixel."""
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_n(scene.width)} {_n(scene.height)}",
            "width": _n(scene.width),
            "height": _n(scene.height),
            "xml:lang": language.replace("_", "-"),
            "role": "img",
            "font-family": _FAMILY,
        },
    )
    _told(root, scene.title, scene.description)
    drawer = _Drawer(SubElement(root, "defs"))
    if scene.background is not None:
        SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": scene.background})
    drawer.draw(root, scene.shapes)
    ET.indent(root, " ")
    document: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return document


class _Drawer:
    """Puts shapes into elements, and what they refer to into `definitions`."""

    def __init__(self, definitions: Element) -> None:
        self._definitions = definitions
        self._numbers = count(1)

    def draw(self, into: Element, shapes: Iterable[Shape]) -> None:
        for shape in shapes:
            if isinstance(shape, Group):
                group = SubElement(into, "g")
                _told(group, shape.name, shape.description)
                self.draw(group, shape.shapes)
            elif isinstance(shape, Rectangle):
                self._rectangle(into, shape)
            elif isinstance(shape, Path):
                self._path(into, shape)
            else:
                self._text(into, shape)

    def _rectangle(self, into: Element, shape: Rectangle) -> None:
        place = _place(shape.box, shape.radius)
        paint = self._paint(shape.fill) | _stroke(shape.stroke)
        _told(SubElement(into, "rect", place | paint), shape.name, shape.description)
        hatch = shape.fill.hatch if shape.fill else None
        if hatch is None:
            return
        clip = f"c{next(self._numbers)}"
        SubElement(SubElement(self._definitions, "clipPath", {"id": clip}), "rect", place)
        lines = " ".join(_d(stripe, closed=True) for stripe in stripes(shape.box, hatch.origin))
        look = {"fill": hatch.colour, "fill-opacity": _n(hatch.opacity), "clip-path": f"url(#{clip})"}
        SubElement(into, "path", {"d": lines} | look)

    def _path(self, into: Element, shape: Path) -> None:
        paint = self._paint(shape.fill) | _stroke(shape.stroke)
        _told(SubElement(into, "path", {"d": _d(shape.points, closed=shape.closed)} | paint), shape.name, "")

    def _text(self, into: Element, shape: Text) -> None:
        look = {
            "x": _n(shape.x),
            "y": _n(shape.baseline),
            "font-size": _n(shape.size),
            "font-weight": _WEIGHTS[shape.weight],
            "fill": shape.colour,
        }
        if shape.anchor is not Anchor.START:
            look["text-anchor"] = _ANCHORS[shape.anchor]
        if len(shape.text) > 1:
            # Whatever face the reader has, the text keeps its room, so that nothing ever lies on it.
            look |= {"textLength": _n(shape.width), "lengthAdjust": "spacingAndGlyphs"}
        SubElement(into, "text", look).text = shape.text

    def _paint(self, fill: Fill | None) -> dict[str, str]:
        if fill is None:
            return {"fill": "none"}
        if fill.fades_to is None:
            return {"fill": fill.colour}
        name = f"f{next(self._numbers)}"
        gradient = SubElement(self._definitions, "linearGradient", {"id": name})
        SubElement(gradient, "stop", {"offset": "0", "stop-color": fill.colour})
        SubElement(gradient, "stop", {"offset": "1", "stop-color": fill.fades_to})
        return {"fill": f"url(#{name})"}


def _told(element: Element, name: str, description: str) -> None:
    if name:
        SubElement(element, "title").text = name
    if description:
        SubElement(element, "desc").text = description


def _place(box: Box, radius: float) -> dict[str, str]:
    place = {"x": _n(box.x), "y": _n(box.y), "width": _n(box.width), "height": _n(box.height)}
    return place | {"rx": _n(radius)} if radius else place


def _stroke(stroke: Stroke | None) -> dict[str, str]:
    if stroke is None:
        return {}
    look = {"stroke": stroke.colour, "stroke-width": _n(stroke.width)}
    return look | {"stroke-dasharray": " ".join(map(_n, stroke.dash))} if stroke.dash else look


def _d(points: Iterable[Point], *, closed: bool) -> str:
    steps = "L".join(f"{_n(x)} {_n(y)}" for x, y in points)
    return f"M{steps}Z" if closed else f"M{steps}"


def _n(value: float) -> str:
    """A number to a hundredth, without what says nothing."""
    said = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if said == "-0" else said
