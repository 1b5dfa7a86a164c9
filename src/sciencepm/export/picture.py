"""A view of a portfolio as a picture in a file: PNG, SVG, PDF or a slide, by the name it is given."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from sciencepm.analysis.audience import Sight, portfolio_seen_then, sight_of, snapshot_for
from sciencepm.analysis.balance_past import Noted, past_of
from sciencepm.analysis.brief.view import Then, classification
from sciencepm.analysis.wording import role_text
from sciencepm.domain.documents import Audience, Snapshot
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import BalanceMeasure
from sciencepm.errors import UserError
from sciencepm.export.files import Check, write_whole
from sciencepm.i18n import Words
from sciencepm.picture.colours import PRINT
from sciencepm.picture.roadmap_content import Lanes
from sciencepm.picture.scene import Scene
from sciencepm.picture.sheet import A4, LETTER, SLIDE, Around, Sheet, sheet_scene
from sciencepm.picture.views import View, picture_of

_PNG_WIDTH: Final = 2560


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which picture: the view, for whom, of which project, grouped how, compared with which snapshot (its id).

    `measure` and `noted` are for the balance: what it counts, and what the journal says of earlier days.
    """

    view: View
    audience: Audience | None = None
    project_id: str | None = None
    lanes: Lanes = Lanes.KIND
    since_id: str | None = None
    measure: BalanceMeasure | None = None
    noted: tuple[Noted, ...] = ()


def write_picture(portfolio: Portfolio, path: Path, wanted: Wanted, *, words: Words, today: date) -> None:
    """Write the picture to `path`, whole or not at all; what the audience may not see is nowhere in it.

    Raises `UserError`.
    """
    suffix = path.suffix.lower()
    if suffix not in _KINDS:
        raise UserError("A picture is written as PNG, SVG, PDF or PowerPoint.", _ENDINGS)
    write_whole(path, picture_bytes(portfolio, suffix, wanted, words=words, today=today), _KINDS[suffix].check)


def picture_bytes(portfolio: Portfolio, suffix: str, wanted: Wanted, *, words: Words, today: date) -> bytes:
    """The picture as a file of the kind `suffix` (".png", ".svg", ".pdf", ".pptx") says."""
    kind = _KINDS[suffix]
    sheet = (LETTER if words.paper == "letter" else A4) if suffix == ".pdf" else SLIDE
    seen = snapshot_for(portfolio, wanted.audience)
    sight = sight_of(portfolio, wanted.audience)
    scene, subject = _scene(portfolio, seen, sight, wanted, sheet, words, today)
    return kind.make(_Ready(scene, sheet, subject, seen.settings.organisation, words.language, today))


def _scene(
    portfolio: Portfolio, seen: Portfolio, sight: Sight, wanted: Wanted, sheet: Sheet, w: Words, today: date
) -> tuple[Scene, str]:
    """The sheet with the picture on it, and what it is about."""
    picture = picture_of(
        seen,
        wanted.view,
        today,
        w,
        sight=sight,
        project_id=wanted.project_id,
        lanes=wanted.lanes,
        then=_then(portfolio, wanted, today),
        measure=wanted.measure,
        past=past_of(seen, wanted.noted) if wanted.view is View.BALANCE else None,
    )
    readers = w("for {audience}", audience=role_text(wanted.audience.name, w)) if wanted.audience else ""
    whose = " · ".join(part for part in (w.day(today), readers, classification(seen, w)) if part)
    around = Around(picture.title, picture.subject, whose, picture.basis)
    scene = sheet_scene(lambda width, height: picture.draw(width, height, PRINT), around, sheet, picture.pixels, PRINT)
    return scene, picture.subject


def _then(portfolio: Portfolio, wanted: Wanted, today: date) -> Then | None:
    """What the roadmap is compared with, taken apart for the audience like everything else."""
    snapshot = portfolio.find(Snapshot, wanted.since_id)
    if snapshot is None or snapshot.on >= today:
        return None
    return Then(portfolio_seen_then(portfolio, snapshot, wanted.audience), snapshot.on, None)


# The kinds of file


@dataclass(frozen=True, slots=True)
class _Ready:
    scene: Scene
    sheet: Sheet
    subject: str
    author: str
    language: str
    day: date


@dataclass(frozen=True, slots=True)
class _Kind:
    make: Callable[[_Ready], bytes]
    check: Check


def _pdf(ready: _Ready) -> bytes:
    from sciencepm.export.pdf.finish import Facts
    from sciencepm.export.pdf.scene import scene_pdf

    facts = Facts(ready.scene.title, ready.subject, ready.author, ready.language, ready.day)
    return scene_pdf(ready.scene, ready.sheet.width, ready.sheet.height, facts)


def _png(ready: _Ready) -> bytes:
    """The PDF's page as pixels: the same picture where there is no window."""
    from sciencepm.export.pdf.raster import opened

    out = io.BytesIO()
    with opened(_pdf(ready)) as document:
        image = document[0].render(scale=_PNG_WIDTH / ready.sheet.width).to_pil()
        image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _svg(ready: _Ready) -> bytes:
    from sciencepm.export.svg import scene_svg

    return scene_svg(ready.scene, ready.language)


def _pptx(ready: _Ready) -> bytes:
    from sciencepm.export.pdf.finish import Facts
    from sciencepm.export.pptx.scene import scene_pptx

    return scene_pptx(ready.scene, Facts(ready.scene.title, ready.subject, ready.author, ready.language, ready.day))


def _is_pdf(data: bytes) -> None:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pages = len(pdf.pages)
    except pikepdf.PdfError:
        raise ValueError("not a PDF") from None
    if pages != 1:
        raise ValueError("not one page")


def _is_png(data: bytes) -> None:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data), formats=("PNG",)) as image:
            image.verify()
    except (UnidentifiedImageError, SyntaxError):
        raise ValueError("not a PNG") from None


def _is_svg(data: bytes) -> None:
    from xml.etree import ElementTree as ET

    try:
        ET.fromstring(data)
    except ET.ParseError:
        raise ValueError("not XML") from None


def _is_pptx(data: bytes) -> None:
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            broken = packed.testzip()
    except zipfile.BadZipFile:
        raise ValueError("not a package") from None
    if broken is not None:
        raise ValueError("a broken part")


_KINDS: Mapping[str, _Kind] = {
    ".png": _Kind(_png, _is_png),
    ".svg": _Kind(_svg, _is_svg),
    ".pdf": _Kind(_pdf, _is_pdf),
    ".pptx": _Kind(_pptx, _is_pptx),
}
_ENDINGS: Final = "Give it a name that ends in .png, .svg, .pdf or .pptx."
