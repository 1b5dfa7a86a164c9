"""The blocks of a document that are drawn rather than set: pictures, bars, and where a decision is signed."""

from __future__ import annotations

from typing import Final

from sciencepm.analysis.brief.blocks import Meter, Meters, Picture, SignOff, rich
from sciencepm.analysis.brief.view import View
from sciencepm.export.pdf.colours import BAR, STOP, TEXT, TRACK
from sciencepm.export.pdf.lines import set_lines
from sciencepm.export.pdf.pen import Pen
from sciencepm.export.pdf.pieces import Piece
from sciencepm.export.pdf.scene import SceneDrawer
from sciencepm.export.pdf.structure import Node
from sciencepm.export.pdf.type_scale import BODY, CELL, NOTE
from sciencepm.picture.in_documents import scene_of
from sciencepm.picture.scene import moved

_LABEL: Final = 0.30
_BAR: Final = 0.34
_BAR_GAP: Final = 9.0
_BAR_HEIGHT: Final = 8.0
_ROW: Final = 19.0
_BOX: Final = 7.0
_LINE_GAP: Final = 16.0


def picture_piece(picture: Picture, view: View, room: float, document: Node, more: float = 0.0) -> Piece:
    """The picture across `room` points, `more` points higher than it has to be."""
    scale = room / picture.pixels
    height = picture.least * scale + more
    node = Node("Figure", document, alternative=picture.alternative)

    def draw(pen: Pen, left: float, top: float) -> None:
        scene = scene_of(picture, view, height / scale)
        drawer = SceneDrawer(pen, scale, pen.page_height)
        with pen.inside(node), pen.marked_content():
            drawer.draw(moved(shape, left / scale, top / scale) for shape in scene.shapes)

    def grow(points: float) -> Piece:
        return picture_piece(picture, view, room, document, points)

    return Piece(height, draw, before=8, grow=grow if picture.fills else None, record_id=picture.project_id)


def meters_pieces(block: Meters, room: float, document: Node) -> list[Piece]:
    """A bar a row: what it is, how far it is, what that says."""
    listing = Node("L", document)
    return [_meter_piece(meter, room, listing) for meter in block.items]


def _meter_piece(meter: Meter, room: float, listing: Node) -> Piece:
    label_room, bar_room = room * _LABEL, room * _BAR
    said_left = label_room + bar_room + _BAR_GAP
    label = set_lines(rich(meter.label), label_room - _BAR_GAP, CELL, 2)
    said = set_lines(rich(meter.said), room - said_left, CELL, 2)
    height = max(_ROW, max(len(label), len(said)) * CELL.leading + 4)
    filled = bar_room * min(1.0, max(0.0, float(meter.part)))

    def draw(pen: Pen, left: float, top: float) -> None:
        bar_top = top + (height - _BAR_HEIGHT) / 2
        pen.tint(left + label_room, bar_top, bar_room, _BAR_HEIGHT, TRACK)
        if filled > 0:
            pen.tint(left + label_room, bar_top, filled, _BAR_HEIGHT, STOP if meter.met else BAR)
        with pen.inside(Node("LI", listing)):
            label_top = top + (height - len(label) * CELL.leading) / 2
            pen.lines(label, CELL, left, label_top, label_room)
            said_top = top + (height - len(said) * CELL.leading) / 2
            pen.lines(said, CELL, left + said_left, said_top, room - said_left)

    return Piece(height, draw)


def sign_off_piece(block: SignOff, room: float, document: Node) -> Piece:
    """Boxes to tick, and lines for a name and a day."""
    ticks = [set_lines(rich(option), room * 0.2, BODY, 1) for option in block.options]
    lines = [set_lines(rich(label), room * 0.2, NOTE, 1) for label in (block.name, block.day)]
    height = 2 * BODY.leading + _LINE_GAP

    def draw(pen: Pen, left: float, top: float) -> None:
        x = left
        for said in ticks:
            pen.box(x, top + (BODY.leading - _BOX) / 2, _BOX, TEXT)
            with pen.inside(Node("P", document)):
                pen.lines(said, BODY, x + _BOX + 5, top, room * 0.2, right=False)
            x += _BOX + 5 + sum(line.width for line in said[:1]) + _LINE_GAP
        below = top + height
        for number, said in enumerate(lines):
            start = left + number * (room * 0.5 + 10)
            with pen.inside(Node("P", document)):
                pen.lines(said, NOTE, start, below - NOTE.leading - 2, room * 0.2, right=False)
            pen.rule(start, below, room * 0.5 - 10, TEXT)

    return Piece(height, draw)
