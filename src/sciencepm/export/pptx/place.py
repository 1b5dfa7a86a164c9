"""Text, boxes and tables put on a slide, with the room Arial needs; lengths are in points from the top left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from sciencepm.analysis.brief.blocks import Rich, plain
from sciencepm.picture.bidi_levels import levels
from sciencepm.picture.safe_text import field
from sciencepm.picture.type import Style, wrapped

FACE: Final = "Arial"
_WIDER: Final = 1.08
"""Arial is at most this much wider than our face, by which everything is measured."""
LEADING: Final = 1.2
_MOST: Final = 2_000


@dataclass(frozen=True, slots=True)
class Look:
    """Size in points, colour and weight of a text."""

    size: float
    colour: str = "#1B2230"
    bold: bool = False


def lines_in(text: Rich, look: Look, room: float) -> int:
    """How many lines a text takes in `room` points."""
    style = Style(look.size * _WIDER, look.size * LEADING)
    measured = style.strong if look.bold or any(span.strong for span in text) else style
    return max(1, len(wrapped(plain(text), measured, room)))


def height_in(text: Rich, look: Look, room: float) -> float:
    """How high it stands then."""
    return lines_in(text, look, room) * look.size * LEADING


def put_text(
    shapes: Any,
    paragraphs: Sequence[Rich],
    look: Look,
    box: tuple[float, float, float, float],
    *,
    bullet: bool = False,
    right: bool = False,
    gap: float = 0.0,
    name: str = "",
) -> Any:
    """A text box at (left, top, width, height) with a paragraph for each text."""
    made = shapes.add_textbox(*(Pt(length) for length in box))
    frame = made.text_frame
    bare(frame)
    for place, text in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        fill_paragraph(paragraph, text, look, right=right)
        paragraph.space_after = Pt(gap)
        if bullet:
            _bullet(paragraph, look)
    if name:
        made.name = field(name)[:60]
    return made


def put_box(shapes: Any, box: tuple[float, float, float, float], colour: str) -> Any:
    """A filled rectangle without an outline."""
    made = shapes.add_shape(MSO_SHAPE.RECTANGLE, *(Pt(length) for length in box))
    made.fill.solid()
    made.fill.fore_color.rgb = rgb(colour)
    made.line.fill.background()
    for style in made._element.findall(qn("p:style")):
        made._element.remove(style)
    return made


def fill_paragraph(paragraph: Any, text: Rich, look: Look, *, right: bool = False) -> None:
    """Spans as runs of Arial; a paragraph of a script written from the right begins there."""
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    paragraph.line_spacing = 1.0
    shown = [(spaced(span.text, place == 0), span.strong) for place, span in enumerate(text)]
    _, base = levels([said for said, _ in shown]) if shown else ([], 0)
    if base % 2:
        paragraph._p.get_or_add_pPr().set("rtl", "1")
        paragraph.alignment = PP_ALIGN.LEFT if right else PP_ALIGN.RIGHT
    for said, is_strong in shown:
        if not said:
            continue
        run = paragraph.add_run()
        run.text = said
        run.font.name = FACE
        run.font.size = Pt(look.size)
        run.font.bold = look.bold or is_strong
        run.font.color.rgb = rgb(look.colour)


def spaced(text: str, first: bool) -> str:
    """A span made harmless, with the space that parts it from the one before."""
    inner = field(text, _MOST)
    if not inner:
        return " " if text.isspace() and not first else ""
    before = " " if text[:1].isspace() and not first and inner else ""
    after = " " if text[-1:].isspace() and inner else ""
    return f"{before}{inner}{after}"


def bare(frame: Any) -> None:
    """No margins, lines that wrap, nothing that shrinks."""
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.TOP


def _bullet(paragraph: Any, look: Look) -> None:
    """A real bullet, so that the list stays one when somebody adds to it."""
    properties = paragraph._p.get_or_add_pPr()
    indent = int(Pt(look.size * 0.9))
    side = "marR" if properties.get("rtl") == "1" else "marL"
    properties.set(side, str(indent))
    properties.set("indent", str(-indent))
    mark = properties.makeelement(qn("a:buChar"), {"char": "•"})
    properties.append(mark)


def rgb(colour: str) -> RGBColor:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return RGBColor(red, green, blue)  # type: ignore[no-untyped-call]
