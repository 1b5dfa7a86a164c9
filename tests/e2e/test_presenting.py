"""A presentation on two real screens: the slide on one, the notes on the other, and only keys in between."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QColor, QImage
from tests.e2e.conftest import Screen

_PATIENCE = 60
_BLACK = QColor("#000000")
_WHITE = QColor("#FFFFFF")


def _photograph(screens: Screen, number: int) -> QImage:
    path = screens.folder / f"screen-{number}.png"
    screens.photograph(path, number)
    return QImage(str(path))


def _until(is_so: Callable[[], bool]) -> None:
    """Wait for another process; there is no event of ours to wait for."""
    end = time.monotonic() + _PATIENCE
    while not is_so():
        assert time.monotonic() < end, "It did not happen in time."
        time.sleep(0.1)


def _sample(folder: Path) -> Path:
    file = folder / "sample.sciencepm"
    command = [sys.executable, "-m", "sciencepm", "new", str(file), "--sample", "--as-of", "2026-11-20"]
    subprocess.run(command, check=True, timeout=_PATIENCE)
    return file


def test_the_slide_is_on_one_screen_the_notes_on_the_other_and_they_swap(two_screens: Screen) -> None:
    file = _sample(two_screens.folder)
    program = two_screens.start(file, "--as-of", "2026-11-20")
    two_screens.window("SciencePM")
    two_screens.keys("F5")
    two_screens.window("^Present$")
    two_screens.keys("Return")
    two_screens.window("Presenting")

    def audience(number: int) -> QImage:
        return _photograph(two_screens, number)

    # 1280 × 800 is higher than 16:9: 40 black lines above the slide, which is white.
    _until(lambda: audience(1).pixelColor(640, 60) == _WHITE)
    first = audience(1)
    assert first.pixelColor(640, 20) == _BLACK
    assert first.pixelColor(640, 780) == _BLACK
    two_screens.keys("Right")
    _until(lambda: audience(1) != first)
    two_screens.keys("b")
    _until(lambda: audience(1).pixelColor(640, 60) == _BLACK)
    assert _photograph(two_screens, 0).pixelColor(640, 20) != _BLACK  # the presenter still sees
    two_screens.keys("b", "s")
    # 1920 × 1080 is 16:9: the slide fills it.
    _until(lambda: {audience(0).pixelColor(x, y).name() for x in (5, 1910) for y in (5, 1070)} == {"#ffffff"})
    two_screens.window("Presenting")
    two_screens.keys("Escape")
    two_screens.window("SciencePM")
    two_screens.keys("ctrl+q")
    assert program.wait(timeout=_PATIENCE) == 0
