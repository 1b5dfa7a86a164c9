"""A document as slides: one message a slide, text and shapes anybody can change, and notes that say it in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from pptx.util import Pt

from sciencepm.analysis.brief.blocks import (
    AskBox,
    Beside,
    Block,
    Drawing,
    Figures,
    Listing,
    Meters,
    Paragraph,
    Picture,
    Points,
    Rich,
    Section,
    SignOff,
    Table,
    plain,
    rich,
    strong,
)
from sciencepm.analysis.brief.content import BriefContent, Chapter
from sciencepm.export.pptx.deck import WIDTH, deck_bytes, new_deck, new_slide
from sciencepm.export.pptx.place import LEADING, Look, bare, fill_paragraph, height_in, put_box, put_text
from sciencepm.export.pptx.scene import draw_scene
from sciencepm.export.pptx.table import dealt, put_table
from sciencepm.export.reading import furniture, more_text
from sciencepm.i18n import Words
from sciencepm.picture.colours import mixed
from sciencepm.picture.in_documents import scene_of

_SIDE: Final = 48.0
_ROOM: Final = WIDTH - 2 * _SIDE
_TOP: Final = 112.0
_BOTTOM: Final = 496.0
_TITLE: Final = Look(28, bold=True)
_LEAD: Final = Look(20, "#33405A")
_BODY: Final = Look(20)
_FINE: Final = Look(16)
_CAPTION: Final = Look(14, "#4A5568")
_FIGURE: Final = Look(32, bold=True)
_HEADING: Final = Look(18, bold=True)
_FOOT: Final = Look(10, "#5F6B7E")
_GAP: Final = 8.0
_COLUMN_GAP: Final = 40.0
_RED: Final = "#8C1127"
_GREY: Final = "#8B98AE"
_TRACK: Final = "#EDEFF3"
_MOST_LETTERS: Final = 700
_LEAST_PICTURE: Final = 200.0
_ROWS_GROW: Final = 1.04
_ROADMAP_PIXELS: Final = 1_232.0
"""A slide is lower than a page across, so a roadmap that fills it is laid out a little finer."""


def brief_pptx(content: BriefContent, words: Words) -> bytes:
    """The document as a 16:9 deck; the same content gives the same bytes."""
    deck = new_deck(content.title, content.subject, content.organisation, content.language, content.day)
    writer = _Writer(deck, content, words)
    for chapter in content.chapters:
        writer.chapter(chapter)
    writer.finish()
    return deck_bytes(deck)


class _Writer:
    """Fills a deck, slide by slide."""

    def __init__(self, deck: Any, content: BriefContent, words: Words) -> None:
        self._deck = deck
        self._content = content
        self._words = words
        self._notes: list[tuple[Any, list[str]]] = []
        self._top = 0.0
        """Where the text of the newest slide begins."""
        self._left_off = 0.0
        """Where it ends so far."""

    def chapter(self, chapter: Chapter) -> None:
        """The title slide with its figures or its picture, then a slide or more for every section."""
        sections = [*chapter.first, *chapter.rest]
        slide = self._slide(chapter.title)
        top = self._top
        pictured = any(isinstance(block, Picture) for section in sections[:1] for block in section.blocks)
        if chapter.bottom_line and pictured:
            self._say(plain(chapter.bottom_line))
        elif chapter.bottom_line:
            height = height_in(chapter.bottom_line, _LEAD, _ROOM)
            put_text(slide.shapes, [chapter.bottom_line], _LEAD, (_SIDE, top, _ROOM, height))
            self._say(plain(chapter.bottom_line))
            top += height + 24
        opening = sections[:1]
        if opening and not opening[0].heading:
            for block in opening[0].blocks:
                if isinstance(block, Figures):
                    self._figures(slide, block, top)
                elif isinstance(block, Picture):
                    self._picture(slide, block, top)
                else:
                    opening = []
            sections = sections[1:] if opening else sections
        elif not chapter.bottom_line and sections:
            headings = [rich(section.heading) for section in sections if section.heading]
            height = sum(height_in(text, _LEAD, _ROOM) + _GAP for text in headings)
            put_text(slide.shapes, headings, _LEAD, (_SIDE, top, _ROOM, height), gap=_GAP)
        if chapter.footnote:
            self._say(chapter.footnote)
        for section in sections:
            self._section(chapter, section)

    def finish(self) -> None:
        """Footers and notes, now that the slides are counted."""
        subject, whose, state = furniture(self._content, self._words)
        count = len(self._notes)
        for number, (slide, notes) in enumerate(self._notes, start=1):
            left = rich(f"{subject} · {whose}")
            put_text(slide.shapes, [left], _FOOT, (_SIDE, 512, _ROOM * 0.8, 13), name="Footer")
            page = rich(self._words("{number} of {count}", number=number, count=count))
            corner = (_SIDE + _ROOM * 0.8, 512.0, _ROOM * 0.2, 13.0)
            put_text(slide.shapes, [page], _FOOT, corner, right=True, name="Number")
            frame = slide.notes_slide.notes_text_frame
            for place, said in enumerate([*notes, state]):
                paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
                fill_paragraph(paragraph, rich(said), Look(12))

    # Slides

    def _slide(self, title: str) -> Any:
        slide = new_slide(self._deck)
        shape = slide.shapes.title
        shape.left, shape.top, shape.width, shape.height = (Pt(each) for each in (_SIDE, 34.0, _ROOM, 68.0))
        bare(shape.text_frame)
        look = _fitting(title)
        fill_paragraph(shape.text_frame.paragraphs[0], rich(title[:_MOST_LETTERS]), look)
        shape.height = Pt(min(68.0, height_in(rich(title), look, _ROOM)) + 2)
        self._notes.append((slide, []))
        self._top = self._left_off = 34.0 + min(68.0, height_in(rich(title), look, _ROOM)) + 18
        return slide

    def _say(self, text: str) -> None:
        if text:
            self._notes[-1][1].append(text)

    def _section(self, chapter: Chapter, section: Section) -> None:
        notes = [block for block in section.blocks if isinstance(block, Paragraph) and block.note]
        if len(notes) == len(section.blocks) and not section.heading:
            for note in notes:
                self._say(plain(note.text))
            return
        for place, block in enumerate(section.blocks):
            self._block(section.heading or chapter.title, block, goes_on=place > 0)

    def _block(self, heading: str, block: Block, *, goes_on: bool) -> None:
        """The block on slides of its own; text and tables stand below what the section has said where there is room."""
        if isinstance(block, Beside):
            self._beside(block)
        elif isinstance(block, Table):
            self._table(heading, block)
        elif isinstance(block, Picture):
            below = goes_on and _BOTTOM - self._left_off > _LEAST_PICTURE
            slide = self._notes[-1][0] if below else self._slide(heading)
            self._picture(slide, block, self._left_off + 12 if below else self._top)
        elif isinstance(block, Meters):
            self._meters(heading, block)
        elif isinstance(block, Figures):
            slide = self._slide(heading)
            self._figures(slide, block, self._top)
        elif isinstance(block, SignOff):
            slide = self._slide(heading)
            texts = [rich(option) for option in block.options]
            put_text(slide.shapes, texts, _BODY, (_SIDE, self._top, _ROOM, 200), bullet=True, gap=_GAP)
        else:
            self._texts(heading, block, goes_on=goes_on)

    def _table(self, heading: str, table: Table) -> None:
        pages = dealt(table, self._content, _ROOM, _BOTTOM - _TOP + 24)
        for number, part in enumerate(pages):
            slide = self._slide(_numbered(heading, number, len(pages), self._words))
            height = put_table(slide.shapes, part, self._content, (_SIDE, self._top, _ROOM))
            # Programs set rows a little higher than asked.
            self._left_off = self._top + height * _ROWS_GROW + 6
            self._say_table(part)
        self._more(table)

    def _texts(self, heading: str, block: Paragraph | Points | AskBox, *, goes_on: bool) -> None:
        """Paragraphs over as many slides as they need; an ask stands in its tinted box."""
        texts = [block.text] if isinstance(block, Paragraph) else [item.text for item in block.items]
        asked = isinstance(block, AskBox)
        room = _ROOM - 48 if asked else _ROOM - 18
        look = _FINE if isinstance(block, Paragraph) and block.note else _BODY
        left = _BOTTOM - self._left_off - 10
        goes_on = goes_on and not asked and left > 90
        depth = _BOTTOM - _TOP - 32
        pages = list(_dealt(texts, look, room, left if goes_on else depth, depth))
        for number, page in enumerate(pages):
            slide = self._notes[-1][0]
            if number or not goes_on:
                slide = self._slide(_numbered(heading, number, len(pages), self._words))
            top = self._left_off + (_GAP if goes_on and not number else 0.0)
            height = sum(height_in(text, look, room) + _GAP for text in page)
            box = (_SIDE, top, _ROOM, height)
            if asked:
                put_box(slide.shapes, (_SIDE, top, _ROOM, height + 32), mixed(self._content.accent, "#FFFFFF", 0.06))
                put_box(slide.shapes, (_SIDE, top, 4, height + 32), self._content.accent)
                box = (_SIDE + 24, top + 16, room, height)
            put_text(slide.shapes, page, look, box, bullet=isinstance(block, Points), gap=_GAP)
            self._left_off = top + height + (32 if asked else 0)
            for text in page:
                self._say(plain(text))
        if not isinstance(block, Paragraph):
            self._more(block)

    def _more(self, block: Listing) -> None:
        """How much a list leaves out, below it."""
        if block.hidden:
            more = rich(more_text(block, self._words))
            top = min(self._left_off + 4, _BOTTOM - 6)
            put_text(self._notes[-1][0].shapes, [more], _CAPTION, (_SIDE, top, _ROOM, 18))
            self._left_off = top + 18

    def _beside(self, block: Beside) -> None:
        """Two sections in two columns of one slide."""
        headings = [section.heading for section in (block.left, block.right) if section.heading]
        slide = self._slide(" · ".join(headings))
        across = (_ROOM - _COLUMN_GAP) / 2
        for place, section in enumerate((block.left, block.right)):
            left, top = _SIDE + place * (across + _COLUMN_GAP), self._top
            put_text(slide.shapes, [rich(section.heading)], _HEADING, (left, top, across, 22))
            self._say(section.heading)
            top += 30
            for each in section.blocks:
                if isinstance(each, Picture):
                    top += self._picture_in(slide, each, (left, top, across, _BOTTOM - top)) + 12
                    continue
                if not isinstance(each, Paragraph | Points):
                    continue
                texts = [each.text] if isinstance(each, Paragraph) else [item.text for item in each.items]
                kept = next(iter(_dealt(texts, _FINE, across - 16, _BOTTOM - top - 20)), [])
                height = sum(height_in(text, _FINE, across - 16) + _GAP for text in kept)
                bullet = isinstance(each, Points)
                put_text(slide.shapes, kept, _FINE, (left, top, across, height), bullet=bullet, gap=_GAP)
                top += height
                for text in texts:
                    self._say(plain(text))
                left_out = len(texts) - len(kept) + (each.hidden if isinstance(each, Points) else 0)
                if left_out:
                    more = rich(self._words.n("and {count} more", "and {count} more", left_out))
                    put_text(slide.shapes, [more], _CAPTION, (left, top, across, 18))

    def _figures(self, slide: Any, block: Figures, top: float) -> None:
        across = _ROOM / max(1, len(block.items))
        for place, item in enumerate(block.items):
            left = _SIDE + place * across
            put_text(slide.shapes, [rich(item.value)], _FIGURE, (left, top, across - 16, 36))
            caption = rich(item.caption)
            height = height_in(caption, _CAPTION, across - 16)
            put_text(slide.shapes, [caption], _CAPTION, (left, top + 42, across - 16, height))
            self._say(f"{item.value} {item.caption}")

    def _picture(self, slide: Any, block: Picture, top: float) -> None:
        if block.drawing is Drawing.ROADMAP:
            block = replace(block, pixels=_ROADMAP_PIXELS, fills=True)
        scale = _ROOM / block.pixels
        height = max(block.least * scale, _BOTTOM - top if block.fills else 0.0)
        if top + height > _BOTTOM:
            scale *= (_BOTTOM - top) / height
            height = _BOTTOM - top
        scene = scene_of(block, self._content.view, height / scale)
        draw_scene(slide, scene, scale, _SIDE, top)
        self._say(block.alternative)

    def _picture_in(self, slide: Any, block: Picture, place: tuple[float, float, float, float]) -> float:
        """The picture within a place of the slide (left, top, width, height); how high it is, in points."""
        left, top, across, depth = place
        scale = min(across / block.pixels, depth / block.least)
        draw_scene(slide, scene_of(block, self._content.view, block.least), scale, left, top)
        self._say(block.alternative)
        return block.least * scale

    def _meters(self, heading: str, block: Meters) -> None:
        rows = [block.items[place : place + 8] for place in range(0, len(block.items), 8)]
        for number, page in enumerate(rows):
            slide = self._slide(_numbered(heading, number, len(rows), self._words))
            for place, meter in enumerate(page):
                top = self._top + place * 46
                put_text(slide.shapes, [rich(meter.label)], _FINE, (_SIDE, top, 270, 36))
                put_box(slide.shapes, (_SIDE + 290, top + 2, 300, 14), _TRACK)
                filled = 300 * min(1.0, max(0.0, float(meter.part)))
                if filled:
                    put_box(slide.shapes, (_SIDE + 290, top + 2, filled, 14), _RED if meter.met else _GREY)
                put_text(slide.shapes, [rich(meter.said)], _FINE, (_SIDE + 606, top, _ROOM - 606, 36))
                self._say(f"{meter.label}: {meter.said}")

    def _say_table(self, table: Table) -> None:
        for row in table.items:
            cells = [plain(cell) for cell in row.cells]
            said = [
                f"{column.title}: {cell}" for column, cell in zip(table.columns[1:], cells[1:], strict=True) if cell
            ]
            self._say(f"{cells[0]}. {'; '.join(said)}.")


def _fitting(title: str) -> Look:
    """The title's size, a step smaller where two lines would not hold it."""
    for look in (_TITLE, Look(24, bold=True), Look(19, bold=True)):
        if height_in(rich(title), look, _ROOM) <= 2 * _TITLE.size * LEADING:
            return look
    return Look(14, bold=True)


def _numbered(heading: str, place: int, count: int, words: Words) -> str:
    if count == 1:
        return heading
    return words("{heading} ({number} of {count})", heading=heading, number=place + 1, count=count)


def _dealt(
    texts: Sequence[Rich], look: Look, room: float, first: float, depth: float | None = None
) -> Iterator[list[Rich]]:
    """The texts dealt to slides of which the first has another depth; one too long for a slide is cut."""
    page: list[Rich] = []
    used = 0.0
    for text in texts:
        cut = _cut(text)
        height = height_in(cut, look, room) + _GAP
        if page and used + height > first:
            first = depth or first
            yield page
            page, used = [], 0.0
        page.append(cut)
        used += height
    if page:
        yield page


def _cut(text: Rich) -> Rich:
    """At most so many letters of a paragraph."""
    left = _MOST_LETTERS
    kept: list[Any] = []
    for span in text:
        if left <= 0:
            break
        shown = span.text if len(span.text) <= left else span.text[: left - 1].rstrip() + "…"
        kept.append(strong(shown) if span.strong else shown)
        left -= len(shown)
    return rich(*kept)
