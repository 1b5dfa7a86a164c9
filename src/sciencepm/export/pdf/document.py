"""A brief's content as the bytes of a PDF; the same content gives the same bytes."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime, time

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from sciencepm.analysis.brief.blocks import BriefContent, Section, rich, shorter, spare
from sciencepm.export.pdf.blocks import Setter
from sciencepm.export.pdf.page import Page, furnish
from sciencepm.export.pdf.pen import Pen
from sciencepm.export.pdf.pieces import Piece, height_of, pages_of
from sciencepm.export.pdf.structure import write_structure
from sciencepm.export.pdf.text import field
from sciencepm.export.pdf.type_scale import BOTTOM_LINE, TITLE
from sciencepm.i18n import Words

_MOST_PAGES = 3
_LATER_PAGES = _MOST_PAGES - 1


class _Canvas(Canvas):
    """ReportLab's canvas without the font it sets at the top of every page, which would be Helvetica, unembedded."""

    def _make_preamble(self) -> None:
        self._preamble = ""


def brief_pdf(content: BriefContent, words: Words) -> bytes:
    """The brief on paper of `words.paper`: page one whole, at most three pages, lists shortened where they must be."""
    page = Page.of(words.paper)
    out = io.BytesIO()
    canvas = _Canvas(
        out,
        pagesize=(page.width, page.height),
        pageCompression=1,
        invariant=1,
        lang=content.language,
    )
    pen = Pen(canvas, page.height)
    setter = Setter(page.room, words, pen.document, content.marks)
    sheets = [_first_page(content, setter, page), *_later_pages(content, setter, page)]
    for number, pieces in enumerate(sheets, start=1):
        furnish(pen, page, content, words, number, len(sheets))
        _draw(pen, pieces, page)
        pen.next_page()
    canvas.save()
    return _finished(out.getvalue(), content, pen)


def _first_page(content: BriefContent, setter: Setter, page: Page) -> list[Piece]:
    """Title, bottom line and the sections of page one; lists give up their last items until all of it fits."""
    sections = list(content.first)
    while True:
        pieces = [*_opening(content, setter), *(piece for section in sections for piece in setter.section(section))]
        if height_of(pieces) <= page.depth or not _shorten_one(sections):
            return pieces


def _later_pages(content: BriefContent, setter: Setter, page: Page) -> list[list[Piece]]:
    sections = list(content.rest)
    while True:
        pieces = [piece for section in sections for piece in setter.section(section)]
        sheets = pages_of(pieces, page.depth)
        if len(sheets) <= _LATER_PAGES or not _shorten_one(sections):
            return sheets


def _opening(content: BriefContent, setter: Setter) -> list[Piece]:
    title = setter.title(rich(content.title), TITLE)
    first, *others = title

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.bookmark(field(content.title), top, 0)
        first.draw(pen, left, top)

    opened = Piece(first.height, draw, with_next=True)
    return [opened, *others, *setter.text(rich(content.bottom_line), BOTTOM_LINE, "P", before=7)]


def _shorten_one(sections: list[Section]) -> bool:
    """Takes one item from the list that can best do without; False when every list is down to one."""
    for floor in (None, 1):
        places = [
            (spare(block, floor), section_place, block_place)
            for section_place, section in enumerate(sections)
            for block_place, block in enumerate(section.blocks)
        ]
        most, section_place, block_place = max(places, default=(0, 0, 0))
        if most > 0:
            section = sections[section_place]
            blocks = list(section.blocks)
            blocks[block_place] = shorter(blocks[block_place])
            sections[section_place] = replace(section, blocks=tuple(blocks))
            return True
    return False


def _draw(pen: Pen, pieces: list[Piece], page: Page) -> None:
    top = page.top
    for place, piece in enumerate(pieces):
        top += piece.before if place else 0
        piece.draw(pen, page.side, top)
        top += piece.height


def _finished(data: bytes, content: BriefContent, pen: Pen) -> bytes:
    """Structure and metadata put in: title and language, an author only where the organisation is set, no tools."""
    made = datetime.combine(content.day, time(), UTC)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        write_structure(pdf, pen.document)
        pdf.Root.Lang = content.language.replace("_", "-")
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        pdf.Root.PageMode = pikepdf.Name.UseNone
        information = {
            "/Title": field(content.title),
            "/Subject": field(content.subject),
            "/Author": field(content.organisation),
            "/Creator": "SciencePM",
            "/CreationDate": f"D:{made:%Y%m%d%H%M%S}Z",
        }
        pdf.trailer.Info = pdf.make_indirect(
            pikepdf.Dictionary({key: value for key, value in information.items() if value})
        )
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
