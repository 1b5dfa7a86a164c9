"""The hand that draws on a page: text, rules, tints and marks, each with its place in the document's structure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from sciencepm.analysis.brief.blocks import Mark
from sciencepm.export.pdf.colours import FOUNDATIONAL, PRODUCT
from sciencepm.export.pdf.embed import EmbeddedFont
from sciencepm.export.pdf.lines import Line, Run, Type
from sciencepm.export.pdf.structure import Node
from sciencepm.picture.faces import face
from sciencepm.picture.safe_text import field

_ASCENT = 0.727
"""Height of a capital letter of SciencePM Sans, as part of its size."""


class Pen:
    """Draws on one ReportLab canvas; `top` is always the distance from the top of the page, in points."""

    def __init__(self, canvas: Canvas, page_height: float) -> None:
        self.canvas = canvas
        self.document = Node("Document")
        self.page_height = page_height
        self._fonts: dict[str, EmbeddedFont] = {}
        self._node: Node | None = None
        self._page = 0
        self._marked = 0

    def next_page(self) -> None:
        self.canvas.showPage()
        self._page += 1
        self._marked = 0

    @contextmanager
    def inside(self, node: Node) -> Iterator[None]:
        """What is written here belongs to `node`; what is outside any node is decoration."""
        node.attach()
        before, self._node = self._node, node
        try:
            yield
        finally:
            self._node = before

    def lines(
        self, lines: Sequence[Line], kind: Type, left: float, top: float, room: float, *, right: bool | None = None
    ) -> None:
        """Set lines in the box that starts at `left`, `top` and is `room` wide, at its `right` or left side.

        Where no side is given each line stands where its script begins.
        """
        with self.marked_content():
            for place, line in enumerate(lines):
                # Capitals stand in the middle of their line, so that text and tint agree.
                baseline = top + place * kind.leading + (kind.leading + kind.size * _ASCENT) / 2
                at_right = line.right_to_left if right is None else right
                start = left + (room - line.width if at_right else 0)
                self.line(line, kind, start, baseline)

    def rule(self, left: float, top: float, length: float, colour: str, weight: float = 0.6) -> None:
        """A line from left to right."""
        self._stroke(left, top, left + length, top, colour, weight)

    def upright(self, left: float, top: float, length: float, colour: str, weight: float = 0.6) -> None:
        """A line downwards."""
        self._stroke(left, top, left, top + length, colour, weight)

    def tint(self, left: float, top: float, across: float, down: float, colour: str) -> None:
        """A filled rectangle."""
        with self.decoration():
            self.canvas.setFillColor(HexColor(colour))
            self.canvas.rect(left, self.page_height - top - down, across, down, stroke=0, fill=1)

    def box(self, left: float, top: float, side: float, colour: str) -> None:
        """An empty square to tick."""
        with self.decoration():
            self.canvas.setStrokeColor(HexColor(colour))
            self.canvas.setLineWidth(0.8)
            self.canvas.rect(left, self.page_height - top - side, side, side, stroke=1, fill=0)

    def dot(self, left: float, middle: float, colour: str) -> None:
        """The round mark of a list's item."""
        with self.decoration():
            self.canvas.setFillColor(HexColor(colour))
            self.canvas.circle(left + 1.4, self.page_height - middle, 1.4, stroke=0, fill=1)

    def mark(self, mark: Mark, left: float, middle: float, size: float = 6.6) -> None:
        """A project's kind: a square or a diamond, `size` wide."""
        with self.marked_content():
            y = self.page_height - middle
            if mark is Mark.PRODUCT:
                side = size * 0.9
                self.canvas.setFillColor(HexColor(PRODUCT))
                self.canvas.rect(left + (size - side) / 2, y - side / 2, side, side, stroke=0, fill=1)
            else:
                half = size / 2 * 1.12
                self.canvas.setFillColor(HexColor(FOUNDATIONAL))
                path = self.canvas.beginPath()
                path.moveTo(left + size / 2, y + half)
                for x, height in ((half, 0), (0, -half), (-half, 0)):
                    path.lineTo(left + size / 2 + x, y + height)
                path.close()
                self.canvas.drawPath(path, stroke=0, fill=1)

    def bookmark(self, title: str, top: float, level: int) -> None:
        """An entry of the document's outline that leads to this height of the page."""
        key = f"place-{self._page}-{round(top)}"
        self.canvas.bookmarkHorizontal(key, 0, self.page_height - top + 6)
        self.canvas.addOutlineEntry(field(title), key, level)

    def _stroke(self, x1: float, top1: float, x2: float, top2: float, colour: str, weight: float) -> None:
        with self.decoration():
            self.canvas.setStrokeColor(HexColor(colour))
            self.canvas.setLineWidth(weight)
            self.canvas.line(x1, self.page_height - top1, x2, self.page_height - top2)

    def line(self, line: Line, kind: Type, left: float, baseline: float) -> None:
        """One set line from `left` on its `baseline`, within whatever is marked."""
        x = left
        y = self.page_height - baseline
        for run in line.runs:
            self.canvas.addLiteral(
                f"BT /{self._font(run.face).name} {kind.size:g} Tf {_rgb(run.colour)} rg "
                f"1 0 0 1 {x:.3f} {y:.3f} Tm {self._shown(run, kind)} ET"
            )
            x += sum(glyph.advance + kind.tracking for glyph in run.glyphs) * kind.size / 1000

    def _shown(self, run: Run, kind: Type) -> str:
        """The text operators of a run: codes, and between them what moves the next glyph."""
        font = self._font(run.face)
        operators: list[str] = []
        shown: list[str] = []
        raised = 0.0
        move = 0.0
        for glyph in run.glyphs:
            if glyph.dy != raised:
                operators += [f"[{''.join(shown)}] TJ", f"{glyph.dy * kind.size / 1000:.3f} Ts"]
                shown, raised = [], glyph.dy
            move -= glyph.dx
            if abs(move) >= 0.5:
                shown.append(f"{move:.0f}")
                move = 0.0
            shown.append(f"<{font.code(glyph):04X}>")
            # A viewer moves on by the whole-numbered width in the file; the rest is ours to say.
            move += round(font.face.advance_of(glyph.number)) - glyph.advance - kind.tracking + glyph.dx
        operators.append(f"[{''.join(shown)}] TJ")
        if raised:
            operators.append("0 Ts")
        return " ".join(operators)

    def _font(self, name: str) -> EmbeddedFont:
        if name not in self._fonts:
            self._fonts[name] = EmbeddedFont(face(name), f"S{len(self._fonts) + 1}")
            self.canvas._doc.delayedFonts.append(self._fonts[name])  # type: ignore[attr-defined]
        return self._fonts[name]

    @contextmanager
    def marked_content(self) -> Iterator[None]:
        """What is drawn here is one stretch of content of the current node, or decoration where there is none."""
        if self._node is None:
            with self.decoration():
                yield
            return
        self._node.children.append((self._page, self._marked))
        self.canvas.addLiteral(f"/{self._node.role} <</MCID {self._marked}>> BDC")
        self._marked += 1
        yield
        self.canvas.addLiteral("EMC")

    @contextmanager
    def decoration(self) -> Iterator[None]:
        """What is drawn here is no part of the document's content."""
        self.canvas.addLiteral("/Artifact BMC")
        yield
        self.canvas.addLiteral("EMC")


def _rgb(colour: str) -> str:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return " ".join(f"{channel:.3f}" for channel in channels)
