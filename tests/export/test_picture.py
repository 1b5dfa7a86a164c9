"""Is a picture in a file what the scene says, whatever reads it: PDF, SVG, a slide, pixels?"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pikepdf
import pptx
import pytest
from PIL import Image
from pptx.util import Pt
from tests.export.hostile import CORPUS, filled_with
from tests.export.reading import everything_in, fonts_of, letters_of, structure_of, text_of

from sciencepm.domain.documents import Audience
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.errors import UserError
from sciencepm.exchange.sample import SAMPLE_DAY, sample_portfolio
from sciencepm.export.named import project_named, snapshot_named
from sciencepm.export.picture import Wanted, picture_bytes, write_picture
from sciencepm.i18n import Paper, Words
from sciencepm.picture.views import OF_A_PROJECT, View

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {"svg", "g", "title", "desc", "defs", "rect", "path", "text", "clipPath", "linearGradient", "stop"}
SUFFIXES = (".png", ".svg", ".pdf", ".pptx")
TITLE = "Three to five of ten projects should land by June 2027; eight decisions by 15 February"
SECRET = "Answers for new markets"
"""A confidential project of the sample."""


@cache
def sample() -> Portfolio:
    return sample_portfolio(SAMPLE_DAY)


def wanted(view: View = View.ROADMAP, audience: str | None = "executive-committee") -> Wanted:
    readers = sample().get(Audience, audience) if audience else None
    project = project_named(sample(), readers, "Statements into tables") if view in OF_A_PROJECT else None
    return Wanted(view, readers, project, since_id=snapshot_named(sample(), readers, "brief"))


@cache
def made(suffix: str, view: View = View.ROADMAP, audience: str | None = "executive-committee") -> bytes:
    return picture_bytes(sample(), suffix, wanted(view, audience), words=Words(), today=SAMPLE_DAY)


def slide_of(data: bytes) -> Any:
    """The only slide of a deck."""
    (slide,) = pptx.Presentation(io.BytesIO(data)).slides
    return slide


def shapes_of(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        yield shape
        if shape.shape_type == 6:
            yield from shapes_of(shape.shapes)


def texts_of(data: bytes) -> list[str]:
    return [shape.text_frame.text for shape in shapes_of(slide_of(data).shapes) if shape.has_text_frame]


# PDF


@pytest.mark.parametrize(("paper", "size"), [("a4", (841.9, 595.3)), ("letter", (792.0, 612.0))])
def test_the_pdf_is_one_landscape_page_with_its_title_and_basis(paper: Paper, size: tuple[float, float]) -> None:
    data = picture_bytes(sample(), ".pdf", wanted(), words=Words(paper=paper), today=SAMPLE_DAY)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (page,) = pdf.pages
        assert [round(float(edge), 1) for edge in page.mediabox][2:] == list(size)
        assert str(pdf.docinfo["/Title"]) == TITLE
    text = " ".join(text_of(data).split())
    for said in (
        TITLE,
        "for the Executive committee · Confidential",
        "Statements into tables",
        "11 weeks later",
        "Worked out from the records of 20 November 2026.",
    ):
        assert said in text


def test_no_letter_is_small_and_none_leaves_the_page() -> None:
    for letter in letters_of(made(".pdf")):
        assert letter.size >= 7.49, letter
        assert 50 < letter.left < letter.right < 842 - 50, letter
        assert 35 < letter.bottom < letter.top < 595 - 35, letter


def test_the_pdf_has_a_heading_and_a_text_alternative_for_the_picture() -> None:
    tree = structure_of(made(".pdf"))
    assert len(tree.all("H1")) == 1
    (figure,) = tree.all("Figure")
    assert figure.alternative.startswith(TITLE)
    assert "11 projects in 2 lanes" in figure.alternative


def test_every_face_is_embedded_and_the_same_picture_is_the_same_file() -> None:
    assert all(fonts_of(made(".pdf")).values())
    again = picture_bytes(sample(), ".pdf", wanted(), words=Words(), today=SAMPLE_DAY)
    assert again == made(".pdf")


# SVG


def test_the_svg_is_drawn_with_shapes_text_and_descriptions() -> None:
    root = ET.fromstring(made(".svg"))
    assert root.tag == f"{SVG}svg"
    assert root.findtext(f"{SVG}title") == TITLE
    texts = [element.text for element in root.iter(f"{SVG}text")]
    assert {"Statements into tables", "43%", "Today", "Stop rule"} <= set(texts)
    descriptions = [element.text or "" for element in root.iter(f"{SVG}desc")]
    assert any("Decision 2, “Filled in 20 seconds?”: planned for 26 February" in each for each in descriptions)
    used = {element.get("clip-path") for element in root.iter()} - {None}
    defined = {f"url(#{element.get('id')})" for element in root.iter(f"{SVG}clipPath")}
    assert used == defined


def test_the_svg_fetches_nothing() -> None:
    data = made(".svg").decode()
    assert data.count("http") == data.count("http://www.w3.org/2000/svg") == 1
    assert not any(word in data for word in ("href", "<image", "<script", "@import", "<style"))


# The slide


def test_the_slide_is_made_of_native_shapes_with_its_title_as_title() -> None:
    slide = slide_of(made(".pptx"))
    assert " ".join(slide.shapes.title.text_frame.text.split()) == TITLE
    texts = texts_of(made(".pptx"))
    assert {"Statements into tables", "43%", "Today", "€0.95–1.8M"} <= set(texts)
    kinds = [shape.shape_type for shape in shapes_of(slide.shapes)]
    assert 13 not in kinds  # no picture
    assert len(kinds) > 250
    rows = [shape for shape in slide.shapes if shape.shape_type == 6]
    assert [row.name for row in rows][:2] == ["Stop card fraud before payout", "Statements into tables"]
    assert len(rows) == 11


def test_the_slide_is_wide_and_everything_on_it_is_within_its_edges() -> None:
    deck = pptx.Presentation(io.BytesIO(made(".pptx")))
    assert (deck.slide_width, deck.slide_height) == (Pt(960), Pt(540))
    for shape in shapes_of(deck.slides[0].shapes):
        assert shape.left >= 0, shape.name
        assert shape.left + shape.width <= Pt(960), shape.name
        assert shape.top + shape.height <= Pt(540), shape.name


def test_text_on_the_slide_is_arial_of_a_size_one_can_read() -> None:
    for shape in shapes_of(slide_of(made(".pptx")).shapes):
        if shape.has_text_frame:
            for run in shape.text_frame.paragraphs[0].runs:
                assert run.font.name == "Arial"
                assert run.font.size >= Pt(7.5)


def test_no_shape_takes_a_shadow_and_no_stranger_is_named() -> None:
    data = made(".pptx")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        slide = packed.read("ppt/slides/slide1.xml")
        everything = b"".join(packed.read(name) for name in packed.namelist())
        assert not any("thumbnail" in name for name in packed.namelist())
    assert b"<p:style>" not in slide
    for stranger in (b"Steve Canny", b"Macintosh", b"python-pptx"):
        assert stranger not in everything
    core = pptx.Presentation(io.BytesIO(data)).core_properties
    assert (core.title, core.author, core.last_modified_by) == (TITLE, "Northwater Payments", "")
    assert core.created is not None
    assert core.created.date() == SAMPLE_DAY


def test_the_same_slide_is_the_same_file() -> None:
    assert picture_bytes(sample(), ".pptx", wanted(), words=Words(), today=SAMPLE_DAY) == made(".pptx")


# PNG


def test_the_png_is_as_wide_as_a_slide_on_a_fine_screen() -> None:
    with Image.open(io.BytesIO(made(".png"))) as image:
        assert image.size == (2560, 1440)
        colours = image.convert("RGB").getcolors(2560 * 1440)
    assert colours is not None
    found = {colour for _, colour in colours}
    # Paper, text, product-focused, foundational and the stop rules.
    assert {(255, 255, 255), (27, 34, 48), (11, 107, 168), (224, 138, 30), (140, 17, 39)} <= found


# All kinds


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_view_becomes_every_kind_of_file(view: View, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"picture{suffix}"
    write_picture(sample(), path, wanted(view), words=Words(), today=SAMPLE_DAY)
    assert path.read_bytes() == made(suffix, view)


@pytest.mark.parametrize("name", CORPUS)
def test_hostile_text_stays_text(name: str) -> None:
    hostile = filled_with(sample(), CORPUS[name])
    for view in View:
        project = hostile.all(Project)[1].id if view in OF_A_PROJECT else None
        asked = Wanted(view, None, project)
        root = ET.fromstring(picture_bytes(hostile, ".svg", asked, words=Words(), today=SAMPLE_DAY))
        tags = {element.tag.removeprefix(SVG) for element in root.iter()}
        assert tags <= {
            "svg",
            "g",
            "title",
            "desc",
            "defs",
            "rect",
            "path",
            "text",
            "clipPath",
            "linearGradient",
            "stop",
        }
        slide_of(picture_bytes(hostile, ".pptx", asked, words=Words(), today=SAMPLE_DAY))
        data = picture_bytes(hostile, ".pdf", asked, words=Words(), today=SAMPLE_DAY)
        assert all(letter.right < 842 for letter in letters_of(data))


@pytest.mark.parametrize("suffix", [".svg", ".pdf", ".pptx"])
@pytest.mark.parametrize("view", [View.ROADMAP, View.NOW_NEXT_LATER])
def test_what_an_audience_may_not_see_is_nowhere_in_the_file(view: View, suffix: str) -> None:
    def holds_it(data: bytes) -> bool:
        if suffix == ".pptx":
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                data = b"".join(packed.read(name) for name in packed.namelist())
        if suffix == ".pdf":
            return SECRET in " ".join(text_of(data).split()) or SECRET.encode() in everything_in(data)
        return SECRET.encode() in data

    assert holds_it(made(suffix, view))
    assert not holds_it(made(suffix, view, "board"))
    assert not holds_it(made(suffix, view, None))


def test_a_confidential_project_is_not_there_to_be_named() -> None:
    board = sample().get(Audience, "board")
    with pytest.raises(UserError, match="not one project of this title"):
        project_named(sample(), board, SECRET)


def test_a_project_is_found_by_the_beginning_of_its_title() -> None:
    assert project_named(sample(), None, "statements") == "statements"
    with pytest.raises(UserError, match="not one project"):
        project_named(sample(), None, "stop")  # two titles begin so


def test_a_snapshot_is_found_by_its_day_or_name() -> None:
    for name in ("brief", "2026-10-02", "executive brief"):
        assert snapshot_named(sample(), None, name) == "snapshot-brief-6"
    with pytest.raises(UserError, match="no snapshot"):
        snapshot_named(sample(), None, "yesterday")


def test_a_picture_of_another_kind_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="PNG, SVG, PDF or PowerPoint"):
        write_picture(sample(), tmp_path / "picture.gif", wanted(), words=Words(), today=SAMPLE_DAY)
    assert list(tmp_path.iterdir()) == []


def test_a_tree_of_no_project_is_refused() -> None:
    with pytest.raises(UserError, match="one project"):
        picture_bytes(sample(), ".svg", Wanted(View.TREE), words=Words(), today=SAMPLE_DAY)
