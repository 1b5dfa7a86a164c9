"""A brief's content as the bytes of a PDF; the same content gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sciencepm.analysis.brief.blocks import (
    AskBox,
    BriefContent,
    Floor,
    Listing,
    Points,
    Section,
    Table,
    left_out,
    rich,
    shorter,
    spare,
)
from sciencepm.export.pdf.blocks import Setter
from sciencepm.export.pdf.finish import Facts, PlainCanvas, finished
from sciencepm.export.pdf.page import Page, furnish
from sciencepm.export.pdf.pen import Pen
from sciencepm.export.pdf.pieces import Piece, height_of, pages_of
from sciencepm.export.pdf.type_scale import BOTTOM_LINE, TITLE
from sciencepm.i18n import Words

_MOST_PAGES = 3
_LATER_PAGES = _MOST_PAGES - 1
_MOST_OTHERS = 24
"""So many of what page one leaves out follow on a later page."""
_TALLEST_ITEM = 70.0
_GIVING: tuple[tuple[Any, Floor], ...] = (
    (Listing, "keep"),
    (Points, "least"),
    (AskBox | Table, "least"),
    (Listing, "one"),
)
"""Which lists give up items, and down to what: first each what it need not keep, then lists before tables and asks."""


def brief_pdf(content: BriefContent, words: Words) -> bytes:
    """The brief on paper of `words.paper`: page one whole, at most three pages, lists shortened where they must be."""
    page = Page.of(words.paper)
    out = io.BytesIO()
    canvas = PlainCanvas(
        out,
        pagesize=(page.width, page.height),
        pageCompression=1,
        invariant=1,
        lang=content.language,
    )
    pen = Pen(canvas, page.height)
    setter = Setter(page.room, words, pen.document, content.marks)
    sheets = _sheets(content, setter, page)
    for number, pieces in enumerate(sheets, start=1):
        furnish(pen, page, content, words, number, len(sheets))
        _draw(pen, pieces, page)
        pen.next_page()
    canvas.save()
    facts = Facts(content.title, content.subject, content.organisation, content.language, content.day)
    return finished(out.getvalue(), facts, pen.document)


def _sheets(content: BriefContent, setter: Setter, page: Page) -> list[list[Piece]]:
    """The pages: a single one where everything fits, else page one and what follows it."""
    everything = [*_opening(content, setter), *_pieces([*content.first, *content.rest], setter)]
    if height_of(everything) <= page.depth:
        return [everything]
    opening, others = _first_page(content, setter, page)
    return [opening, *_later_pages([*others, *content.rest], setter, page)]


def _first_page(content: BriefContent, setter: Setter, page: Page) -> tuple[list[Piece], tuple[Section, ...]]:
    """Title, bottom line and the sections of page one, and what of their lists has to follow on later pages.

    Lists give up items until all of it fits.
    """
    sections = list(content.first)
    while True:
        pieces = [*_opening(content, setter), *_pieces(sections, setter)]
        over = height_of(pieces) - page.depth
        if over <= 0 or not _shorten(sections, over):
            return pieces, tuple(_left_out(content.first, sections))


def _left_out(whole: tuple[Section, ...], kept: list[Section]) -> Iterator[Section]:
    for before, after in zip(whole, kept, strict=True):
        for block, shown in zip(before.blocks, after.blocks, strict=True):
            if isinstance(block, Listing) and isinstance(shown, Listing):
                section = left_out(block, shown, _MOST_OTHERS)
                if section is not None:
                    yield section


def _later_pages(sections: list[Section], setter: Setter, page: Page) -> list[list[Piece]]:
    while True:
        pieces = _pieces(sections, setter)
        sheets = pages_of(pieces, page.depth)
        over = height_of(pieces) - _LATER_PAGES * page.depth
        if len(sheets) <= _LATER_PAGES or not _shorten(sections, over):
            return sheets


def _pieces(sections: list[Section], setter: Setter) -> list[Piece]:
    return [piece for section in sections for piece in setter.section(section)]


def _opening(content: BriefContent, setter: Setter) -> list[Piece]:
    title = setter.title(rich(content.title), TITLE)
    first, *others = title

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.bookmark(content.title, top, 0)
        first.draw(pen, left, top)

    opened = Piece(first.height, draw, with_next=True)
    return [opened, *others, *setter.text(rich(content.bottom_line), BOTTOM_LINE, "P", before=7)]


def _shorten(sections: list[Section], over: float) -> bool:
    """Takes items from the lists that can best do without, where the text is `over` points too high.

    As many at once as surely have to go; False when every list is down to one.
    """
    first = _shorten_one(sections)
    for _ in range(int(over / _TALLEST_ITEM) - 1):
        _shorten_one(sections)
    return first


def _shorten_one(sections: list[Section]) -> bool:
    for lists, floor in _GIVING:
        places = [
            (spare(block, floor), section_place, block_place)
            for section_place, section in enumerate(sections)
            for block_place, block in enumerate(section.blocks)
            if isinstance(block, lists)
        ]
        most, section_place, block_place = max(places, default=(0, 0, 0))
        if most > 0:
            section = sections[section_place]
            blocks = list(section.blocks)
            block = blocks[block_place]
            assert isinstance(block, Listing)
            blocks[block_place] = shorter(block)
            sections[section_place] = replace(section, blocks=tuple(blocks))
            return True
    return False


def _draw(pen: Pen, pieces: list[Piece], page: Page) -> None:
    top = page.top
    for place, piece in enumerate(pieces):
        top += piece.before if place else 0
        piece.draw(pen, page.side, top)
        top += piece.height
