"""How long the next slide takes to be on the screen, against painting its scene alone, in one run.

Every slide of the sample's usual deck, 1,920 by 1,080: the view the audience sees is told to show the next and is
painted; its scene alone is painted into a picture of the same size. Each is done many times in turn, and the best
counts. Time is the processor's in this process, so that what else the computer does matters little.
"""

from __future__ import annotations

import os
import sys
import time
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from sciencepm.exchange.sample import SAMPLE_DAY, sample_portfolio
from sciencepm.i18n import Words
from sciencepm.picture.slides.show import HEIGHT, WIDTH, show_of
from sciencepm.ui.present.slide_view import SlideView
from sciencepm.ui.present.talk import Seen
from sciencepm.ui.scene_painter import paint_scene
from sciencepm.ui.theme.theme import load_fonts

ROUNDS: Final = 40
MOST: Final = 1.2


def main() -> int:
    app = QApplication.instance() or QApplication([])
    load_fonts()
    started = time.process_time()
    show = show_of(sample_portfolio(SAMPLE_DAY), None, None, SAMPLE_DAY, Words())
    made = time.process_time() - started
    window, image = SlideView(), QImage(round(WIDTH), round(HEIGHT), QImage.Format.Format_RGB32)
    window.resize(round(WIDTH), round(HEIGHT))
    window.show()
    app.processEvents()
    shown = painted = 0.0
    for slide in show.slides:
        on_screen, alone = [], []
        for _ in range(ROUNDS):
            window.show_seen(None)
            app.processEvents()
            started = time.process_time()
            window.show_seen(Seen(slide))
            app.processEvents()
            on_screen.append(time.process_time() - started)
            started = time.process_time()
            painter = QPainter(image)
            paint_scene(painter, slide.scene)
            painter.end()
            alone.append(time.process_time() - started)
        shown, painted = shown + min(on_screen), painted + min(alone)
    count = len(show.slides)
    print(f"{count} slides made in {made * 1000:.0f} ms; the next on screen in {shown / count * 1000:.2f} ms")
    print(f"{shown / painted:6.3f}  of at most {MOST:.2f}: the next slide on screen to painting its scene")
    return 0 if shown / painted <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
