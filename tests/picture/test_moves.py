"""What moves a value most: are the bars as long as they say, inside the picture, and told in words?"""

from __future__ import annotations

import pytest
from tests.analysis.value_cases import certain, value

from sciencepm.analysis.value import CaseValue
from sciencepm.domain.value_case import Sheet
from sciencepm.i18n import Words
from sciencepm.picture.colours import HIGH_CONTRAST, LIGHT
from sciencepm.picture.moves import moves_scene, moves_text
from sciencepm.picture.scene import Rectangle, Scene

W = Words()


def fraud() -> CaseValue:
    inputs = {"attempted": (26e6, 30e6, 36e6), "gain": (0.06, 0.10, 0.13), "recovered": (0, 0.1, 0.2)}
    return value(Sheet.CASES_CAUGHT, inputs)


def bars(scene: Scene) -> list[Rectangle]:
    return [shape for shape in scene.walk() if isinstance(shape, Rectangle)]


@pytest.mark.parametrize("width", [240, 419, 420, 640, 1100])
def test_everything_stays_inside_the_picture(width: float) -> None:
    scene = moves_scene(fraud(), W, width, LIGHT)
    for shape in scene.walk():
        assert shape.bounds.x >= -0.5 and shape.bounds.right <= width + 0.5
        assert shape.bounds.y >= -0.5 and shape.bounds.bottom <= scene.height + 0.5
    texts = scene.texts()
    assert not any(one.bounds.meets(other.bounds) for one in texts for other in texts if one is not other)


def test_bars_are_as_long_as_what_they_move() -> None:
    # Of 2.025 M: gain 1.215-2.6325 is 1.4175, kept live 1.62-2.43 is .81, attempted 1.755-2.43 is .675 (all in M).
    first, second, third, _ = (bar.box.width for bar in bars(moves_scene(fraud(), W, 800, LIGHT)))
    assert second / first == pytest.approx(0.81 / 1.4175)
    assert third / first == pytest.approx(0.675 / 1.4175)


def test_the_same_is_said_in_words() -> None:
    said = moves_text(fraud(), W)
    assert said.startswith("Share caught in addition: €1.2–2.6M. Part of the gain kept in live use: €1.6–2.4M.")
    assert moves_scene(fraud(), W, 800, LIGHT).description == said


def test_what_nothing_moves_says_so() -> None:
    scene = moves_scene(value(Sheet.SPEED, certain(Sheet.SPEED)), W, 800, LIGHT)
    assert scene.shapes == () and scene.description.startswith("Nothing moves this figure")


def test_high_contrast_does_not_fade() -> None:
    fills = {bar.fill.colour for bar in bars(moves_scene(fraud(), W, 800, HIGH_CONTRAST)) if bar.fill}
    assert len(fills) == 1
