"""Is a scene on screen what the scene says, and sharp?"""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from sciencepm.exchange.sample import sample_portfolio
from sciencepm.i18n import Words
from sciencepm.picture.colours import DARK, LIGHT, Palette
from sciencepm.picture.roadmap import roadmap_scene
from sciencepm.picture.roadmap_content import roadmap_content
from sciencepm.picture.scene import Box, Fill, Hatch, Path, Rectangle, Scene, Shape, Stroke, Text, Weight
from sciencepm.picture.type import STRONG, Style, width_of
from sciencepm.ui.scene_painter import font_of, paint_scene
from sciencepm.ui.theme.theme import load_fonts

TODAY = date(2026, 11, 20)


def painted(scene: Scene, scale: float = 1.0) -> QImage:
    image = QImage(round(scene.width * scale), round(scene.height * scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(QColor("#FF00FF"))
    with QPainter(image) as painter:
        paint_scene(painter, scene)
    return image


def scene(*shapes: Shape) -> Scene:
    return Scene(40, 20, shapes, background="#FFFFFF")


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_roadmap_is_painted_over_all_its_ground(qtbot: QtBot, palette: Palette) -> None:
    load_fonts()
    w = Words()
    content = roadmap_content(sample_portfolio(TODAY), TODAY, w)
    image = painted(roadmap_scene(content, 800, 500, palette, w))
    found = colours(image)
    assert "#ff00ff" not in found
    for colour in (palette.surface, palette.text, palette.product.strong, palette.stop.strong):
        assert colour.lower() in found


@pytest.mark.parametrize(("scale", "pixels"), [(1.0, 1), (1.25, 1), (1.5, 2), (2.0, 2), (3.0, 3)])
def test_a_thin_line_is_whole_pixels_of_the_screen_and_not_grey_ones(qtbot: QtBot, scale: float, pixels: int) -> None:
    image = painted(scene(Path(((10.3, 0), (10.3, 20)), stroke=Stroke("#000000"))), scale)
    row = [image.pixelColor(x, image.height() // 2).lightness() for x in range(image.width())]
    dark = [lightness for lightness in row if lightness < 250]
    assert len(dark) == pixels
    assert max(dark) < 10


def test_stripes_lie_inside_their_bar_only(qtbot: QtBot) -> None:
    bar = Rectangle(Box(10, 5, 20, 10), Fill("#000000", hatch=Hatch("#FF0000", 1.0)))
    image = painted(scene(bar))
    red = [
        (x, y)
        for x in range(40)
        for y in range(20)
        if image.pixelColor(x, y).red() > 200 and image.pixelColor(x, y).green() < 50
    ]
    assert red
    assert all(10 <= x < 30 and 5 <= y < 15 for x, y in red)


def test_a_fade_begins_and_ends_in_its_colours(qtbot: QtBot) -> None:
    image = painted(scene(Rectangle(Box(0, 0, 40, 20), Fill("#000000", fades_to="#FFFFFF"))))
    assert image.pixelColor(0, 10).lightness() < 10
    assert image.pixelColor(39, 10).lightness() > 245


def test_text_is_as_wide_on_screen_as_it_was_measured(qtbot: QtBot) -> None:
    load_fonts()
    assert "SciencePM Sans" in QFontDatabase.families()
    for style in (STRONG, Style(12, 16), Style(13, 18, Weight.TAB_SEMIBOLD)):
        for said in ("Statements into tables", "AVATAR, To. 11 €", "Know when the answer is unsure"):
            on_screen = QFontMetricsF(font_of(style.weight, style.size)).horizontalAdvance(said)
            assert on_screen == pytest.approx(width_of(said, style), abs=1.0), (said, style)


def test_the_painter_is_left_as_it_was(qtbot: QtBot) -> None:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        painter.setPen(QColor("#123456"))
        paint_scene(painter, scene(Text("A", 5, 15, 12, "#000000", 8)))
        assert painter.pen().color() == QColor("#123456")
        assert not painter.testRenderHint(QPainter.RenderHint.Antialiasing)
