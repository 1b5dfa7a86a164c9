"""How long a brief takes to compose and write, as a ratio to plain ReportLab drawing the same pages, in one run.

Plain means: the strings and the lines of our own pages, taken out of the file, drawn again at the same places with
ReportLab's own calls. Warm is after a word of the decision asked was changed, cold is a process that has just begun.
Time is the processor's, so that what else the computer does matters little; how long the pages need to follow typing
in the composer is said beside it, by the clock.
"""

from __future__ import annotations

import ctypes
import io
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sciencepm.domain.portfolio import Portfolio
    from sciencepm.ui.pages.briefs import BriefsPage

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

TODAY = date(2026, 11, 20)
ROUNDS = 15
Strings = list[tuple[str, float, float, float]]
Lines = list[tuple[float, float, float, float]]
Pages = list[tuple[float, float, Strings, Lines]]


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["cold"]:
        pages = [] if arguments[1] == "ours" else _read(Path(arguments[2]))
        held()
        started = time.process_time()
        plain(pages) if pages else ours(0)
        print(time.process_time() - started)
        return 0
    pages = pages_of(ours(0))
    warm_ours, warm_plain = middle(ours), middle(lambda _number: plain(pages))
    with TemporaryDirectory() as folder:
        kept = Path(folder) / "pages"
        kept.write_text(repr(pages), "utf-8")
        cold_ours, cold_plain = cold("ours"), cold("plain", str(kept))
    print(f"Warm: ours {warm_ours * 1000:.0f} ms, plain {warm_plain * 1000:.0f} ms")
    print(f"Cold: ours {cold_ours * 1000:.0f} ms, plain {cold_plain * 1000:.0f} ms")
    print(f"The page after the last key, by the clock: {following() * 1000:.0f} ms")
    well = [
        says("warm, to plain drawing", warm_ours / warm_plain, 1.3),
        says("cold, to plain drawing", cold_ours / cold_plain, 1.6),
    ]
    return 0 if all(well) else 1


def says(what: str, ratio: float, most: float) -> bool:
    print(f"{ratio:6.3f}  of at most {most:.2f}: {what}")
    return ratio <= most


def middle(make: Callable[[int], object]) -> float:
    took = []
    for number in range(1, ROUNDS + 1):
        started = time.process_time()
        make(number)
        took.append(time.process_time() - started)
    return sorted(took)[len(took) // 2]


def cold(*what: str) -> float:
    runs = [
        float(subprocess.run([sys.executable, __file__, "cold", *what], capture_output=True, check=True).stdout)
        for _time in range(5)
    ]
    return sorted(runs)[2]


def ours(number: int) -> bytes:
    """The sample's brief after another word was typed."""
    from sciencepm.analysis.brief.kinds import brief_content
    from sciencepm.analysis.brief.order import Order
    from sciencepm.commands.records import change_record
    from sciencepm.domain.documents import Audience, BriefKind
    from sciencepm.domain.stakeholders import Ask
    from sciencepm.export.pdf.document import brief_pdf
    from sciencepm.i18n import Words

    portfolio = held()
    ask = next(each for each in portfolio.all(Ask) if each.answered_on is None)
    typed = portfolio.apply(change_record(portfolio, ask, what=f"{ask.what} {number}"))
    words = Words("en", typed.settings.currency)
    audience = next(each for each in typed.all(Audience) if "xecutive" in each.name)
    return brief_pdf(brief_content(typed, Order(BriefKind.PORTFOLIO, audience), TODAY, words), words)


@lru_cache
def held() -> Portfolio:
    """The sample, as it lies in the memory of the window."""
    from sciencepm.exchange.sample import sample_portfolio

    return sample_portfolio(TODAY)


def pages_of(pdf: bytes) -> Pages:
    """Every string and every line or box of the pages, with its place in points from the bottom left."""
    import pypdfium2
    from pypdfium2 import raw

    pages: Pages = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            strings: Strings = []
            lines: Lines = []
            for each in page.get_objects():
                if each.type == raw.FPDF_PAGEOBJ_TEXT:
                    letters = ctypes.create_string_buffer(2048)
                    length = raw.FPDFTextObj_GetText(
                        each, text, ctypes.cast(letters, ctypes.POINTER(ctypes.c_ushort)), 1024
                    )
                    size = ctypes.c_float()
                    raw.FPDFTextObj_GetFontSize(each, size)
                    matrix = each.get_matrix()
                    said = letters.raw[: max(0, length - 2)].decode("utf-16-le").rstrip("\0")
                    strings.append((said, matrix.e, matrix.f, size.value))
                else:
                    lines.append(tuple(each.get_bounds()))
            pages.append((*page.get_size(), strings, lines))
    return pages


def plain(pages: Pages) -> bytes:
    """The same pages drawn with ReportLab alone."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from sciencepm.resources import resource

    if "Plain" not in pdfmetrics.getRegisteredFontNames():
        face = min(resource("fonts").glob("*Sans*egular*.ttf"))
        pdfmetrics.registerFont(TTFont("Plain", str(face)))
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=1)
    for width, height, strings, lines in pages:
        canvas.setPageSize((width, height))
        for left, bottom, right, top in lines:
            canvas.rect(left, bottom, right - left, top - bottom, stroke=0, fill=1)
        for said, x, y, size in strings:
            canvas.setFont("Plain", size)
            canvas.drawString(x, y, said)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def rest(page: BriefsPage) -> None:
    """Until nothing is asked for any more."""
    from PySide6.QtTest import QTest

    while page.work.is_busy or page.is_waiting:
        QTest.qWait(20)


def following() -> float:
    """Seconds by the clock from the last key to the new page in the composer, the middle of several."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from sciencepm.document import Document
    from sciencepm.exchange.sample import sample_portfolio
    from sciencepm.paths import Paths
    from sciencepm.settings import Settings
    from sciencepm.ui.briefs.composing import Drawn
    from sciencepm.ui.pages.briefs import BriefsPage
    from sciencepm.ui.places import Location
    from sciencepm.ui.session import Session
    from sciencepm.ui.theme.apply import apply_theme
    from sciencepm.ui.theme.theme import Theme, load_fonts
    from sciencepm.ui.theme.tokens import LIGHT

    app = QApplication(["benchmark"])
    load_fonts()
    theme = Theme(LIGHT)
    with TemporaryDirectory() as folder:
        paths = Paths.at(Path(folder))
        paths.make()
        apply_theme(app, theme, paths.cache)
        document = Document.untitled(paths, sample_portfolio(TODAY))
        page = BriefsPage(Session(document, paths, Settings(), theme, lambda: TODAY))
        page.resize(1228, 841)
        page.show()
        page.show_location(Location("briefs"))
        rest(page)
        editor = page.ask.fields["what"].editor
        editor.setFocus()
        seen: list[object] = []
        page.work.made.connect(seen.append)
        took = []
        for letter in "abcdefghijk":
            seen.clear()
            QTest.keyClicks(editor, letter)
            started = time.perf_counter()
            while not any(isinstance(piece, Drawn) for piece in seen):
                QTest.qWait(2)
            took.append(time.perf_counter() - started)
            rest(page)
        page.close()
        document.close()
    return sorted(took)[len(took) // 2]


def _read(kept: Path) -> Pages:
    import ast

    pages: Pages = ast.literal_eval(kept.read_text("utf-8"))
    return pages


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
