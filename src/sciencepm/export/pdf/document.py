"""A brief's content as the bytes of a PDF; the same content gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sciencepm.analysis.brief.blocks import (
    AskBox,
    Beside,
    Block,
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
from sciencepm.analysis.brief.content import BriefContent, Chapter
from sciencepm.export.pdf.blocks import Setter
from sciencepm.export.pdf.finish import Facts, PlainCanvas, finished
from sciencepm.export.pdf.page import Page, furnish
from sciencepm.export.pdf.pen import Pen
from sciencepm.export.pdf.pieces import Piece, grown, height_of, pages_of, spots_of
from sciencepm.export.pdf.type_scale import BOTTOM_LINE, TITLE
from sciencepm.i18n import Words

_MOST_OTHERS = 24
"""So many of what page one leaves out follow on a later page."""
_TALLEST_ITEM = 70.0
_GIVING: tuple[tuple[Any, Floor], ...] = (
    (Listing, "keep"),
    (Points, "least"),
    (AskBox | Table, "least"),
    (Points, "one"),
    (Listing, "one"),
)
"""Which lists give up items, and down to what: first each what it need not keep, then lists before tables and asks."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands that speaks of a record: the page from 1, and its box in points from the top left."""

    page: int
    left: float
    top: float
    width: float
    height: float
    record_id: str


@dataclass(frozen=True, slots=True)
class Fit:
    """How a document filled its pages.

    `used` is the part of the pages its chapters may have that its text takes when no list is shortened (above 1:
    something was left out); `longest` is the heading of the section that takes most room, and `places` say what to go
    to from where on a page.
    """

    pages: int
    used: float
    longest: str
    places: tuple[Place, ...]


def brief_pdf(content: BriefContent, words: Words) -> bytes:
    """The document on paper of `words.paper`: a chapter begins a page, and lists are shortened where they must be."""
    return brief_pages(content, words)[0]


def brief_pages(content: BriefContent, words: Words) -> tuple[bytes, Fit]:
    """The same, and how it filled its pages."""
    page = Page.of(words.paper, landscape=content.landscape)
    out = io.BytesIO()
    canvas = PlainCanvas(
        out,
        pagesize=(page.width, page.height),
        pageCompression=1,
        invariant=1,
        lang=content.language,
    )
    pen = Pen(canvas, page.height)
    setter = Setter(page.room, words, pen.document, content.marks, content.view, content.accent)
    sheets = [
        (chapter, number, grown(pieces, page.depth))
        for chapter in content.chapters
        for number, pieces in enumerate(_sheets(chapter, setter, page))
    ]
    places: list[Place] = []
    for number, (chapter, own_number, pieces) in enumerate(sheets, start=1):
        furnish(pen, page, content, words, number, len(sheets), chapter.footnote if own_number == 0 else "")
        places += _draw(pen, pieces, page, number)
        pen.next_page()
    canvas.save()
    facts = Facts(content.title, content.subject, content.organisation, content.language, content.day)
    used, longest = _fullest(content, setter, page)
    fit = Fit(len(sheets), used, longest, tuple(places))
    return finished(out.getvalue(), facts, pen.document), fit


def _fullest(content: BriefContent, setter: Setter, page: Page) -> tuple[float, str]:
    """How full the fullest chapter is, and its longest section."""
    found = (0.0, "")
    for chapter in content.chapters:
        sections = [*chapter.first, *chapter.rest]
        heights = [(height_of(setter.section(section)), _heading_of(section)) for section in sections]
        whole = height_of(_opening(chapter, setter)) + sum(height for height, _ in heights)
        longest = max(heights, default=(0.0, ""))[1]
        found = max(found, (whole / (page.depth * chapter.most_pages), longest))
    return found


def _heading_of(section: Section) -> str:
    """What the section is called; two columns by the left one."""
    beside = [block.left.heading for block in section.blocks if isinstance(block, Beside)]
    return section.heading or next(iter(beside), "")


def _sheets(chapter: Chapter, setter: Setter, page: Page) -> list[list[Piece]]:
    """The chapter's pages: a single one where everything fits, else page one and what follows it."""
    everything = [*_opening(chapter, setter), *_pieces([*chapter.first, *chapter.rest], setter)]
    if height_of(everything) <= page.depth:
        return [everything]
    if chapter.most_pages == 1:
        chapter = replace(chapter, first=(*chapter.first, *chapter.rest), rest=())
    elif height_of([*_opening(chapter, setter), *_pieces(list(chapter.first), setter)]) <= page.depth:
        return _flowing(chapter, setter, page)
    opening, others = _first_page(chapter, setter, page)
    if chapter.most_pages == 1 or height_of(opening) > page.depth:
        # Where nothing more can be left out it goes on, rather than out of the page or in smaller type.
        return [*pages_of(opening, page.depth), *pages_of(_pieces(list(chapter.rest), setter), page.depth)]
    return [opening, *_later_pages([*others, *chapter.rest], setter, page, chapter.most_pages - 1)]


def _flowing(chapter: Chapter, setter: Setter, page: Page) -> list[list[Piece]]:
    """The chapter where page one has room left: what follows begins there; its lists give up items at the end."""
    sections = list(chapter.rest)
    opening = [*_opening(chapter, setter), *_pieces(list(chapter.first), setter)]
    while True:
        pieces = [*opening, *_pieces(sections, setter)]
        sheets = pages_of(pieces, page.depth)
        over = height_of(pieces) - chapter.most_pages * page.depth
        if len(sheets) <= chapter.most_pages or not _shorten(sections, over):
            return sheets


def _first_page(chapter: Chapter, setter: Setter, page: Page) -> tuple[list[Piece], tuple[Section, ...]]:
    """Title, bottom line and the sections of page one, and what of their lists has to follow on later pages.

    Lists give up items until all of it fits.
    """
    sections = list(chapter.first)
    while True:
        pieces = [*_opening(chapter, setter), *_pieces(sections, setter)]
        over = height_of(pieces) - page.depth
        if over <= 0 or not _shorten(sections, over):
            return pieces, tuple(_left_out(chapter.first, sections))


def _left_out(whole: tuple[Section, ...], kept: list[Section]) -> Iterator[Section]:
    for before, after in zip(whole, kept, strict=True):
        for block, shown in zip(before.blocks, after.blocks, strict=True):
            if isinstance(block, Listing) and isinstance(shown, Listing):
                section = left_out(block, shown, _MOST_OTHERS)
                if section is not None:
                    yield section


def _later_pages(sections: list[Section], setter: Setter, page: Page, most: int) -> list[list[Piece]]:
    """The pages after the first, `most` of them: a section that starts a page divides them, if there are enough."""
    place = next((place for place, each in enumerate(sections) if place and each.starts_page), None)
    if place is not None and most > 1:
        before, after = sections[:place], sections[place:]
        return [*_dealt(before, setter, page, 1), *_later_pages(after, setter, page, most - 1)]
    return _dealt(sections, setter, page, most)


def _dealt(sections: list[Section], setter: Setter, page: Page, most: int) -> list[list[Piece]]:
    """The sections on at most so many pages; lists give up items until they are."""
    while True:
        pieces = _pieces(sections, setter)
        sheets = pages_of(pieces, page.depth)
        over = height_of(pieces) - most * page.depth
        if len(sheets) <= most or not _shorten(sections, over):
            return sheets


def _pieces(sections: list[Section], setter: Setter) -> list[Piece]:
    return [piece for section in sections for piece in setter.section(section)]


def _opening(chapter: Chapter, setter: Setter) -> list[Piece]:
    title = setter.title(rich(chapter.title), TITLE)
    if not title:
        return []
    first, *others = title

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.bookmark(chapter.title, top, 0)
        first.draw(pen, left, top)

    opened = replace(first, draw=draw, with_next=True, record_id=chapter.record_id)
    return [opened, *others, *setter.even_text(chapter.bottom_line, BOTTOM_LINE, before=7)]


def _shorten(sections: list[Section], over: float) -> bool:
    """Takes items from the lists that can best do without, where the text is `over` points too high.

    As many at once as surely have to go; False when every list is down to one.
    """
    first = _shorten_one(sections)
    for _ in range(int(over / _TALLEST_ITEM) - 1):
        _shorten_one(sections)
    return first


def _shorten_one(sections: list[Section]) -> bool:
    """Takes one item from the list that can best do without; a column beside another is a list like any."""
    for lists, floor in _GIVING:
        places = [
            (spare(block, floor), section_place, block_place)
            for section_place, section in enumerate(sections)
            for block_place, block in enumerate(_flat(section))
            if isinstance(block, lists)
        ]
        most, section_place, block_place = max(places, default=(0, 0, 0))
        if most > 0:
            sections[section_place] = _with_shorter(sections[section_place], block_place)
            return True
    return False


def _flat(section: Section) -> list[Block]:
    """The section's blocks, columns taken apart, in reading order."""
    blocks: list[Block] = []
    for block in section.blocks:
        if isinstance(block, Beside):
            blocks += [*block.left.blocks, *block.right.blocks]
        else:
            blocks.append(block)
    return blocks


def _with_shorter(section: Section, place: int) -> Section:
    """The section with the list at `place` of its flat blocks one item shorter."""
    target = _flat(section)[place]
    assert isinstance(target, Listing)
    made = shorter(target)

    def anew(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(made if block is target else block for block in blocks)

    blocks = tuple(
        Beside(
            replace(block.left, blocks=anew(block.left.blocks)), replace(block.right, blocks=anew(block.right.blocks))
        )
        if isinstance(block, Beside)
        else block
        for block in section.blocks
    )
    return replace(section, blocks=anew(blocks))


def _draw(pen: Pen, pieces: list[Piece], page: Page, number: int) -> Iterator[Place]:
    top = page.top
    for place, piece in enumerate(pieces):
        top += piece.before if place else 0
        piece.draw(pen, page.side, top)
        top += piece.height
    for spot in spots_of(pieces, page.side, page.room):
        yield Place(number, spot.left, page.top + spot.top, spot.width, spot.height, spot.record_id)
