"""A presentation as a file: a PDF with a slide a page, or PowerPoint slides of native shapes with their notes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from sciencepm.domain.documents import Audience, Deck
from sciencepm.domain.portfolio import Portfolio
from sciencepm.errors import UserError
from sciencepm.export.brief import FORMATS
from sciencepm.export.files import write_whole
from sciencepm.i18n import Words
from sciencepm.picture.scene import Scene
from sciencepm.picture.slides.notes import notes_scenes, notes_text
from sciencepm.picture.slides.show import Show, show_of

_KINDS: Final = (".pdf", ".pptx")
_WIDTH: Final = 960.0
_HEIGHT: Final = 540.0
"""Of a page, in points."""


def write_deck(
    portfolio: Portfolio,
    path: Path,
    deck: Deck | None = None,
    audience: Audience | None = None,
    *,
    words: Words,
    today: date,
    notes: bool = False,
) -> Show:
    """Write a deck (the usual slides without one) to `path`, whole or not at all, and give what was written.

    Everything the audience may see is shown, nothing else is anywhere in the file. A PDF has the notes where `notes`
    asks for them; slides always have theirs. Raises `UserError`.
    """
    suffix = path.suffix.lower()
    if suffix not in _KINDS:
        raise UserError("A deck is written as PDF or PowerPoint.", "Give it a name that ends in .pdf or .pptx.")
    show = show_of(portfolio, deck, audience, today, words, confidential_shown=True)
    write_whole(path, deck_bytes(show, suffix, notes=notes), FORMATS[suffix].check)
    return show


def deck_bytes(show: Show, suffix: str, *, notes: bool = False) -> bytes:
    """The slides as a file of the kind `suffix` (".pdf", ".pptx") says; the same show gives the same bytes."""
    return _pdf(show, with_notes=notes) if suffix == ".pdf" else _pptx(show)


def _pdf(show: Show, *, with_notes: bool) -> bytes:
    from sciencepm.export.pdf.finish import Facts
    from sciencepm.export.pdf.scene import scenes_pdf

    scenes: list[Scene] = []
    for slide in show.slides:
        scenes.append(slide.scene)
        if with_notes:
            scenes += notes_scenes(slide.scene, show.view.sayable(slide.notes))
    return scenes_pdf(scenes, _WIDTH, _HEIGHT, Facts(*_facts(show)))


def _pptx(show: Show) -> bytes:
    from sciencepm.export.pdf.finish import Facts
    from sciencepm.export.pptx.scene import scenes_pptx

    slides = [(slide.scene, notes_text(show.view.sayable(slide.notes))) for slide in show.slides]
    return scenes_pptx(slides, Facts(*_facts(show)))


def _facts(show: Show) -> tuple[str, str, str, str, date]:
    """What the file says of itself: title, subject, author, language and day."""
    settings = show.view.portfolio.settings
    return show.slides[0].title, settings.name, settings.organisation, show.view.w.language, show.view.today
