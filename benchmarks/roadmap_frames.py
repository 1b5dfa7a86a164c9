"""How long one frame of panning the roadmap takes, and its first picture, as ratios within one run.

The rival is a QGraphicsView with the same bars, landing ranges, diamonds and flags as items of its own, without any of
the words, lines and columns our picture also has, and with Qt's own way of scrolling, which paints only the strip that
comes into sight. A frame is the mean of many, those included in which more time has to be drawn. Time is the
processor's in this process, so that what else the computer does matters little.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsEllipseItem,
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsPolygonItem,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsView,
)

from sciencepm.domain.project import Kind
from sciencepm.i18n import Words
from sciencepm.picture.marks import CAP, DOT, FLAG_RISE, FLAG_WIDTH, HALF, kind_colour
from sciencepm.picture.roadmap_content import Lane, Lanes, RoadmapContent
from sciencepm.picture.roadmap_records import Flag, PointMark, PointState, Row
from sciencepm.picture.time_axis import PIXELS_A_DAY, Zoom
from sciencepm.ui.roadmap.painted import PaintedRoadmap
from sciencepm.ui.theme.theme import Theme, load_fonts
from sciencepm.ui.theme.tokens import LIGHT

FEW, MANY = 2_000, 50_000
WIDTH, HEIGHT = 1174, 660
"""The chart in a window of 1440 by 900."""
STEP = 5
FRAMES = 200
ROUNDS = 15
TODAY = date(2026, 11, 20)
ROW = 42.0


def main() -> int:
    app = QApplication.instance() or QApplication(["benchmark"])
    assert isinstance(app, QApplication)
    load_fonts()
    few, many = content(FEW), content(MANY)
    ours_few, ours, first = opened(few)[0], *opened(many)
    started = time.process_time()
    view = rival(many)
    build = time.process_time() - started
    view.show()
    view.horizontalScrollBar().setValue(round(place(TODAY) - 200))
    view.verticalScrollBar().setValue(0)
    app.processEvents()
    steps: dict[str, Callable[[int], None]] = {
        "few": lambda pixels: pan(app, ours_few, pixels),
        "many": lambda pixels: pan(app, ours, pixels),
        "rival": lambda pixels: scroll(app, view, pixels),
    }
    best = dict.fromkeys(steps, float("inf"))
    for _ in range(ROUNDS):
        for name, step in steps.items():
            best[name] = min(best[name], frame(step))
    print(
        f"A frame of panning {MANY:,} bars: {best['many'] * 1000:.2f} ms; QGraphicsView {best['rival'] * 1000:.2f} ms"
    )
    print(f"First picture of {MANY:,} bars: {first * 1000:.0f} ms; its scene takes {build * 1000:.0f} ms to build")
    held = [
        says("a frame at 50,000 bars to one at 2,000", best["many"] / best["few"], 1.15),
        says("a frame to one of a QGraphicsView", best["many"] / best["rival"], 0.80),
        says("the first picture to the building of its scene", first / build, 0.05),
    ]
    return 0 if all(held) else 1


def says(what: str, ratio: float, most: float) -> bool:
    print(f"{ratio:6.3f}  of at most {most:.2f}: {what}")
    return ratio <= most


def frame(step: Callable[[int], None]) -> float:
    """Seconds a frame takes, going there and back again."""
    started = time.process_time()
    for number in range(FRAMES):
        step(STEP if number < FRAMES // 2 else -STEP)
    return (time.process_time() - started) / FRAMES


def content(count: int) -> RoadmapContent:
    rows = [row(number) for number in range(count)]
    lanes = tuple(
        Lane(kind.value, "", kind, tuple(each for each in rows if each.kind is kind))
        for kind in (Kind.PRODUCT, Kind.FOUNDATIONAL)
    )
    return RoadmapContent(
        today=TODAY,
        title="",
        summary="",
        basis="",
        lanes=lanes,
        grouped_by=Lanes.KIND,
        left_out="",
        since=None,
        has_values=True,
        name_width=170.0,
    )


def row(number: int) -> Row:
    """A project with three decisions and a landing range; every other one has a stop rule."""
    begins, planned = -(20 + number * 37 % 300), 90 + number * 53 % 400
    days = ((begins // 2, PointState.GO), (30 + number % 60, PointState.TO_COME), (planned - 30, PointState.TO_COME))
    marks = tuple(
        PointMark(f"{number}-{place}", place, later(day), state, is_fixed=False, is_movable=True, said="")
        for place, (day, state) in enumerate(days, start=1)
    )
    flags = (Flag(f"{number}-f", later(planned + 180), is_agreed=True, said=""),) if number % 2 else ()
    return Row(
        project_id=str(number),
        title=f"Project {number} of many",
        subline="Documents · Experiment mode",
        kind=Kind.PRODUCT if number % 3 else Kind.FOUNDATIONAL,
        is_over=False,
        begins=later(begins),
        solid_to=TODAY,
        planned_to=later(planned),
        landing=(later(planned), later(planned + 40), later(planned + 120)),
        fades=True,
        marks=marks,
        flags=flags,
        ghost=None,
        shift="",
        chance=f"{40 + number % 50}%",
        is_figure=True,
        value="€1.0–2.0M",
        remark="",
        facts=(),
        said="",
        cells=(),
    )


def later(days: int) -> date:
    return TODAY + timedelta(days=days)


# Ours


def opened(shown: RoadmapContent) -> tuple[PaintedRoadmap, float]:
    """The widget on the screen, and the seconds until it was seen."""
    started = time.process_time()
    widget = PaintedRoadmap(Theme(LIGHT), Words())
    widget.resize(WIDTH, HEIGHT)
    widget.show_content(shown)
    widget.show()
    QApplication.processEvents()
    took = time.process_time() - started
    widget.zoom_to(Zoom.QUARTER)
    QApplication.processEvents()
    return widget, took


def pan(app: QApplication, widget: PaintedRoadmap, pixels: int) -> None:
    widget.pan(pixels)
    app.processEvents()


# The rival


def place(day: date) -> float:
    return (day - later(-400)).days * PIXELS_A_DAY[Zoom.QUARTER]


def rival(shown: RoadmapContent) -> QGraphicsView:
    scene = QGraphicsScene()
    top = 0.0
    for each in shown.rows:
        for item in items(each, top + ROW / 2):
            scene.addItem(item)
        top += ROW
    view = QGraphicsView(scene)
    scene.setParent(view)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.resize(700, HEIGHT - 100)
    return view


def items(each: Row, middle: float) -> list[QGraphicsItem]:
    """A row as items. Diamonds without their marks and stripes of Qt's own make them a little lighter than ours."""
    assert each.begins is not None
    assert each.solid_to is not None
    assert each.planned_to is not None
    assert each.landing is not None
    full = QColor(kind_colour(each.kind, LIGHT))
    pale = full.lighter(150)
    begins, today, planned = place(each.begins), place(each.solid_to), place(each.planned_to)
    low, likely, high = (place(day) for day in each.landing)
    fading = QLinearGradient(planned, 0, high, 0)
    fading.setColorAt(0, pale)
    fading.setColorAt(1, QColor(LIGHT.surface))
    made: list[QGraphicsItem] = [
        bar(begins, today, middle, QBrush(full)),
        bar(today, planned, middle, QBrush(pale)),
        bar(planned, high, middle, QBrush(fading)),
    ]
    if each.kind is Kind.FOUNDATIONAL:
        made.append(bar(begins, high, middle, QBrush(QColor(255, 255, 255, 128), Qt.BrushStyle.BDiagPattern)))
    path = QPainterPath(QPointF(low, middle))
    path.lineTo(high, middle)
    for x in (low, high):
        path.moveTo(x, middle - CAP)
        path.lineTo(x, middle + CAP)
    whisker = QGraphicsPathItem(path)
    whisker.setPen(QPen(QColor(LIGHT.text), 1.3))
    dot = QGraphicsEllipseItem(likely - DOT, middle - DOT, 2 * DOT, 2 * DOT)
    dot.setPen(Qt.PenStyle.NoPen)
    dot.setBrush(QColor(LIGHT.text))
    made += [whisker, dot]
    corners = QPolygonF([QPointF(0, -HALF), QPointF(HALF, 0), QPointF(0, HALF), QPointF(-HALF, 0)])
    for mark in each.marks:
        diamond = QGraphicsPolygonItem(corners)
        diamond.setPos(place(mark.on), middle)
        is_open = mark.state is PointState.TO_COME
        diamond.setPen(QPen(QColor(LIGHT.text), 1.6) if is_open else QPen(Qt.PenStyle.NoPen))
        diamond.setBrush(QColor(LIGHT.surface if is_open else LIGHT.go.strong))
        made.append(diamond)
    for flag in each.flags:
        x, red = place(flag.on), QColor(LIGHT.stop.strong)
        line = QPainterPath(QPointF(x, middle - FLAG_RISE))
        line.lineTo(x, middle + FLAG_RISE)
        pole = QGraphicsPathItem(line)
        pole.setPen(QPen(red, 1.4, Qt.PenStyle.DashLine))
        edge = ((0, 0), (FLAG_WIDTH, 0), (8, 4), (FLAG_WIDTH, 8), (0, 8))
        cloth = QGraphicsPolygonItem(QPolygonF([QPointF(x + dx, middle - FLAG_RISE + dy) for dx, dy in edge]))
        cloth.setPen(Qt.PenStyle.NoPen)
        cloth.setBrush(red)
        made += [pole, cloth]
    return made


def bar(left: float, right: float, middle: float, brush: QBrush) -> QGraphicsRectItem:
    made = QGraphicsRectItem(left, middle - 6, right - left, 12)
    made.setPen(Qt.PenStyle.NoPen)
    made.setBrush(brush)
    return made


def scroll(app: QApplication, view: QGraphicsView, pixels: int) -> None:
    slider = view.horizontalScrollBar()
    slider.setValue(slider.value() + pixels)
    app.processEvents()


if __name__ == "__main__":
    sys.exit(main())
