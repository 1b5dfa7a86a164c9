"""Does every brief become slides, Markdown and rich text that open, say the same, and hold nothing but text?"""

from __future__ import annotations

import io
import re
import time
import zipfile
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

import pptx
import pytest
from pptx.util import Pt
from tests.analysis.said import lines_of
from tests.export.hostile import CORPUS, filled_with
from tests.export.portfolios import HARD
from tests.export.reading import everything_in, text_of
from tests.export.test_brief_kinds import KINDS, content, sample

from sciencepm.analysis.brief.blocks import Beside, Figures, Paragraph, Point, Points, Section, rich
from sciencepm.analysis.brief.kinds import brief_content
from sciencepm.analysis.brief.order import Order
from sciencepm.domain.documents import Audience, BriefKind
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.domain.record import Record
from sciencepm.exchange.sample import SAMPLE_DAY
from sciencepm.export.brief import FORMATS, brief_bytes
from sciencepm.i18n import Words

SUFFIXES = [".pptx", ".md", ".html"]
WORST = ("local image", "script link", "unbalanced", "controls", "bidi override", "marks")


@cache
def made(kind: BriefKind, suffix: str) -> bytes:
    return brief_bytes(content(kind), suffix, Words())


def slides_of(data: bytes) -> list[Any]:
    return list(pptx.Presentation(io.BytesIO(data)).slides)


def frames_of(slide: Any) -> list[Any]:
    """Every text frame of a slide, those of groups and table cells included."""

    def inside(shapes: Any) -> list[Any]:
        found: list[Any] = []
        for shape in shapes:
            if shape.shape_type == 6:  # a group
                found += inside(shape.shapes)
            elif shape.has_text_frame:
                found.append(shape.text_frame)
            elif getattr(shape, "has_table", False):
                found += [cell.text_frame for row in shape.table.rows for cell in row.cells]
        return found

    return inside(slide.shapes)


def words_of(data: bytes, suffix: str) -> str:
    """All words of a file, as its reader would show them."""
    if suffix == ".pptx":
        return "\n".join(frame.text for slide in slides_of(data) for frame in frames_of(slide))
    if suffix == ".md":
        return re.sub(r"\\(.)", r"\1", data.decode()).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    reader = Seen()
    reader.feed(data.decode())
    return "\n".join(reader.said)


class Seen(HTMLParser):
    """The tags, attributes and words of rich text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def plain_words(text: str) -> str:
    """The text without spaces, emphasis and other marks of its kind of file."""
    return re.sub(r"[\s*|>-]+", "", text)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_line_of_the_content_is_in_the_file(kind: BriefKind, suffix: str) -> None:
    shown = plain_words(words_of(made(kind, suffix), suffix))
    for chapter in content(kind).chapters:
        assert plain_words(chapter.title) in shown
        for section in chapter.sections():
            for block in section.blocks:
                if isinstance(block, Points | Paragraph | Figures) and not getattr(block, "note", False):
                    for line in lines_of(block):
                        # Slides and bars cut what is very long; its beginning is there.
                        assert plain_words(line.replace(" | ", " "))[:60].strip() in shown, line


@pytest.mark.parametrize("suffix", list(FORMATS))
@pytest.mark.parametrize("kind", KINDS)
def test_the_same_content_is_the_same_file(kind: BriefKind, suffix: str) -> None:
    assert brief_bytes(content(kind), suffix, Words()) == brief_bytes(content(kind), suffix, Words())


@pytest.mark.parametrize("name", HARD)
@pytest.mark.parametrize("kind", KINDS)
def test_a_hard_portfolio_gives_slides_whose_text_stays_on_them(kind: BriefKind, name: str) -> None:
    deck = pptx.Presentation(io.BytesIO(brief_bytes(content(kind, HARD[name]), ".pptx", Words())))
    assert deck.slides
    for slide in deck.slides:
        assert slide.shapes.title.text_frame.text
        assert slide.notes_slide.notes_text_frame.text
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= Pt(961), shape.name
            assert shape.top + shape.height <= Pt(541), shape.name


@pytest.mark.parametrize("kind", KINDS)
def test_slides_name_arial_and_nothing_on_them_is_small(kind: BriefKind) -> None:
    for slide in slides_of(made(kind, ".pptx")):
        for frame in frames_of(slide):
            for paragraph in frame.paragraphs:
                for run in paragraph.runs:
                    assert run.font.name == "Arial"
                    assert run.font.size >= Pt(7.5), run.text


# What an audience may not see, and text from anybody


def everything(data: bytes, suffix: str) -> bytes:
    if suffix == ".pdf":
        return everything_in(data)
    if suffix != ".pptx":
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return b"\n".join(
            [*(name.encode() for name in packed.namelist()), *(packed.read(n) for n in packed.namelist())]
        )


def marked(token: str) -> Portfolio:
    """The sample with the token in every text of every confidential project and what belongs to it."""
    base = sample()
    hidden = {project.id for project in base.all(Project) if project.confidential}
    assert hidden

    def secret(record: Record) -> bool:
        above: Any = record
        return above.id in hidden or any(
            getattr(above, name, None) in hidden or str(getattr(above, name, "")).split("-")[0] in hidden
            for name in ("project_id", "decision_point_id")
        )

    marked_ones = filled_with(base, token)
    return Portfolio(
        marked_ones.get(type(record), record.id) if secret(record) else record for record in base.records()
    )


@pytest.mark.parametrize("suffix", list(FORMATS))
@pytest.mark.parametrize("kind", KINDS)
def test_a_hidden_project_leaves_no_trace_and_changes_no_byte(kind: BriefKind, suffix: str) -> None:
    token = "Blackbird"
    secret = marked(token)
    plain = brief_bytes(content(kind, audience="board"), suffix, Words())
    data = brief_bytes(content(kind, secret, audience="board"), suffix, Words())
    for form in (token.encode(), token.encode("utf-16-be")):
        assert form not in everything(data, suffix)
    assert data == plain
    assert token in words_of(brief_bytes(content(BriefKind.PORTFOLIO, secret), ".md", Words()), ".md")


@pytest.mark.parametrize("suffix", list(FORMATS))
@pytest.mark.parametrize("kind", KINDS)
def test_money_that_is_hidden_is_in_no_file(kind: BriefKind, suffix: str) -> None:
    blind = Audience.make(id="blind", name="Blind", sees_people=True)
    base = Portfolio([*sample().records(), blind])
    data = brief_bytes(brief_content(base, Order(kind, blind), SAMPLE_DAY, Words()), suffix, Words())
    assert "€" not in (text_of(data) if suffix == ".pdf" else words_of(data, suffix))


TRIED = [(BriefKind.PORTFOLIO, name) for name in CORPUS] + [
    (kind, name) for kind in KINDS for name in WORST if kind is not BriefKind.PORTFOLIO
]
"""Every text in one kind of document, and the worst of them in all."""


@pytest.mark.parametrize(("kind", "name"), TRIED)
def test_hostile_text_in_every_field_is_shown_and_does_nothing(kind: BriefKind, name: str) -> None:
    text = CORPUS[name]
    portfolio = filled_with(sample(), text)
    made_of = content(kind, portfolio)
    letters = [char for char in text[:20] if char.isalnum()]
    # Slides take longest; there the worst texts stand for all.
    for suffix in SUFFIXES if name in WORST else SUFFIXES[1:]:
        data = brief_bytes(made_of, suffix, Words())
        shown = words_of(data, suffix)
        assert all(char in shown for char in letters), suffix
        if suffix == ".pptx":
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                for part in packed.namelist():
                    if part.endswith((".xml", ".rels")):
                        ET.fromstring(packed.read(part))
                    if part.endswith(".rels") and "slides/" in part:
                        assert b"External" not in packed.read(part)
                assert not [part for part in packed.namelist() if "media" in part]
        elif suffix == ".html":
            reader = Seen()
            reader.feed(data.decode())
            assert not reader.tags & {"img", "a", "script", "link", "font", "ondraw", "para", "iframe", "object"}
            assert reader.attributes <= {"style", "lang", "dir", "charset", "scope", "align"}
        else:
            source = data.decode()
            assert not re.search(r"(?<!\\)\]\(|(?<!\\)!\[|<(?!!-- -->)", source)


def test_a_megabyte_takes_no_time_in_any_file() -> None:
    base = content(BriefKind.DECISION_MEMO)
    (chapter,) = base.chapters
    flood = "w" * 1_000_000
    column = Section(flood, (Paragraph(rich("word " * 200_000)), Points((Point(rich(flood)),))))
    flooded = replace(
        chapter,
        title=flood,
        bottom_line=rich("word " * 200_000),
        first=(Section("", (Beside(column, column),)), column),
    )
    for suffix in FORMATS:
        begun = time.perf_counter()
        brief_bytes(replace(base, chapters=(flooded,)), suffix, Words())
        assert time.perf_counter() - begun < 2, suffix
