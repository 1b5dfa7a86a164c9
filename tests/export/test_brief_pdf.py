"""Is the brief's PDF what it promises: legible, whole, the same every time, and nothing but what may be read?"""

from __future__ import annotations

import io
import time
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from tests.export.hostile import CORPUS, filled_with
from tests.export.portfolios import HARD
from tests.export.reading import (
    everything_in,
    fonts_of,
    letters_of,
    operators_of,
    sizes_of,
    structure_of,
    text_of,
)

from sciencepm.analysis.brief.blocks import Paragraph, Section, rich
from sciencepm.analysis.brief.kinds import brief_content
from sciencepm.analysis.brief.order import Order
from sciencepm.domain.documents import Audience, BriefKind
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.portfolio_settings import PortfolioSettings
from sciencepm.domain.project import Project
from sciencepm.exchange.sample import SAMPLE_DAY, sample_portfolio
from sciencepm.export.pdf.document import brief_pdf
from sciencepm.i18n import Paper, Words

GOLDEN = Path(__file__).parent / "golden" / "sample-brief-a4.txt"
MM = 72 / 25.4
SIZES: dict[Paper, tuple[float, float]] = {"a4": (595.3, 841.9), "letter": (612.0, 792.0)}


def made(portfolio: Portfolio, audience: Audience | None = None, paper: Paper = "a4") -> bytes:
    words = Words(paper=paper)
    return brief_pdf(brief_content(portfolio, Order(BriefKind.PORTFOLIO, audience), SAMPLE_DAY, words), words)


@cache
def sample() -> Portfolio:
    return sample_portfolio(SAMPLE_DAY)


@cache
def sample_brief(paper: Paper = "a4") -> bytes:
    return made(sample(), sample().get(Audience, "executive-committee"), paper)


# The sample's brief


def test_the_sample_reads_as_it_was_read_and_approved(tmp_path: Path) -> None:
    text = text_of(sample_brief())
    if text != GOLDEN.read_text(encoding="utf-8"):
        build = Path(__file__).parents[2] / "build" / "golden"
        build.mkdir(parents=True, exist_ok=True)
        (build / GOLDEN.name).write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8"), "read build/golden, and keep it if it reads well"


def test_page_one_holds_everything_an_executive_needs() -> None:
    with pypdfium2.PdfDocument(sample_brief()) as document:
        assert len(document) <= 3
        first = document[0].get_textpage().get_text_range()
    headings = ["We need one decision", "What changed since", "Where each project stands", "Risks we are watching"]
    places = [first.index(heading) for heading in headings]
    assert places == sorted(places)
    for project in sample().all(Project):
        if project.state.value == "active":
            assert project.title in first.replace("\r\n", " ")
    assert "prevented about" in first


def test_the_title_stands_on_two_lines() -> None:
    title = [letter for letter in letters_of(sample_brief()) if letter.page == 0 and letter.size == 18]
    baselines = {round(letter.bottom / 23) for letter in title if letter.char.isalnum() and letter.char not in "gpqyj"}
    assert len(baselines) == 2


# What holds for every brief


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", ["sample", *HARD])
def test_every_letter_stands_inside_the_margins_and_none_is_small(name: str, paper: Paper) -> None:
    data = sample_brief(paper) if name == "sample" else made(HARD[name], paper=paper)
    width, height = SIZES[paper]
    for letter in letters_of(data):
        assert letter.left >= 18 * MM - 1, letter
        assert letter.right <= width - 18 * MM + 1, letter
        # Furniture stands in the margins above and below the text, well inside the sheet.
        in_text = letter.top <= height - 24 * MM + 1 and letter.bottom >= 20 * MM - 1
        in_furniture = letter.size == 7.5 and letter.bottom >= 10 * MM and letter.top <= height - 10 * MM
        assert in_text or in_furniture, letter
    assert min(sizes_of(data)) >= 7.5


@pytest.mark.parametrize("name", ["sample", *HARD])
def test_every_font_is_ours_embedded_with_its_licence(name: str) -> None:
    fonts = fonts_of(sample_brief() if name == "sample" else made(HARD[name]))
    assert fonts
    for face, file in fonts.items():
        assert face.startswith(("SciencePMSans", "NotoSans", "DroidSansFallback")), face
        assert file is not None, face
        outlines = file
        assert outlines[:4] == b"\x00\x01\x00\x00"
        assert b"glyf" in outlines
        wanted = "Apache" if face.startswith("Droid") else "SIL Open Font License"
        assert wanted.encode("utf-16-be") in outlines or wanted.encode() in outlines, face


@pytest.mark.parametrize("name", ["sample", *HARD])
def test_the_same_data_gives_the_same_bytes(name: str) -> None:
    if name == "sample":
        assert sample_brief() == made(sample(), sample().get(Audience, "executive-committee"))
    else:
        assert made(HARD[name]) == made(HARD[name])


@pytest.mark.parametrize("name", ["sample", *HARD])
def test_at_most_three_pages_and_each_begins_with_something(name: str) -> None:
    data = sample_brief() if name == "sample" else made(HARD[name])
    with pypdfium2.PdfDocument(data) as document:
        assert 1 <= len(document) <= 3
        for number, page in enumerate(document, start=1):
            text = page.get_textpage().get_text_range()
            assert f"Page {number} of {len(document)}" in text
            assert len(text) > 100


def test_lists_say_how_much_they_leave_out() -> None:
    with pypdfium2.PdfDocument(made(HARD["sixty"])) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    assert "more on page 2" in pages[0]
    assert "Where the other projects stand" in pages[1]
    assert "We need 60 decisions" in pages[0]


def test_a_small_portfolio_has_one_page() -> None:
    with pypdfium2.PdfDocument(made(HARD["one"])) as document:
        assert len(document) == 1


# Structure, bookmarks, metadata


def test_headings_lists_and_tables_are_known_as_such() -> None:
    tree = structure_of(sample_brief())
    assert tree.role == "Document"
    assert len(tree.all("H1")) == 1
    assert len(tree.all("H2")) >= 9
    tables = tree.all("Table")
    assert tables
    for table in tables:
        rows = table.all("TR")
        columns = len(rows[0].all("TH"))
        assert columns >= 3
        assert all(len(row.all("TD")) == columns for row in rows[1:])
    told = {figure.alternative for figure in tree.all("Figure")} - {"product-focused", "foundational"}
    assert len(told) == 3
    assert any("Today: 66% product-focused" in said for said in told)
    assert any("projects should land by" in said for said in told)


def test_every_piece_of_marked_content_belongs_to_one_element() -> None:
    with pikepdf.open(io.BytesIO(sample_brief())) as pdf:
        assert pdf.Root.MarkInfo.Marked
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums
        for number, page in enumerate(pdf.pages):
            marked = [int(operands[1].MCID) for operator, operands in operators_of(page) if operator == "BDC"]
            assert marked == list(range(len(marked)))
            owners = parents[2 * number + 1]
            assert len(owners) == len(marked)
            assert all("/S" in owner for owner in owners)


def test_bookmarks_language_and_title_are_there() -> None:
    with pikepdf.open(io.BytesIO(sample_brief())) as pdf:
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_outline() as outline:
            (title,) = outline.root
            assert title.title.startswith("Applied Science is worth")
            assert title.children[0].title == "We need one decision"
        assert set(pdf.docinfo) == {"/Title", "/Subject", "/Author", "/Creator", "/CreationDate"}
        assert str(pdf.docinfo["/Author"]) == "Northwater Payments"
        assert str(pdf.docinfo["/CreationDate"]) == "D:20261120000000Z"


def test_the_author_is_the_organisation_or_nobody() -> None:
    with pikepdf.open(io.BytesIO(made(HARD["one"]))) as pdf:
        assert "/Author" not in pdf.docinfo


def test_the_file_names_no_place_person_or_machine(tmp_path: Path) -> None:
    everything = everything_in(sample_brief())
    for name in (str(Path.home()), str(Path(__file__).parents[2]), "anonymous", "untitled", ".ttf"):
        assert name.encode() not in everything, name


# Text from anybody


@pytest.mark.parametrize("text", CORPUS.values(), ids=CORPUS.keys())
def test_hostile_text_in_every_field_is_shown_and_does_nothing(text: str) -> None:
    portfolio = filled_with(sample(), text)
    data = made(portfolio, portfolio.get(Audience, "executive-committee"))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                for key in ("/Annots", "/AA", "/OpenAction", "/JS", "/JavaScript", "/URI", "/EmbeddedFiles", "/F"):
                    assert key not in thing or (key == "/F" and thing.get("/Type") == "/Font")
                assert thing.get("/Subtype") != "/Image"
    shown = text_of(data)
    letters = [char for char in text[:30] if char.isalnum()]
    assert all(char in shown for char in letters)


def test_a_megabyte_in_a_document_takes_no_time() -> None:
    # No record holds so much; whatever else may bring it, one paragraph of it must not stop the program.
    content = brief_content(HARD["one"], Order(BriefKind.PORTFOLIO), SAMPLE_DAY, Words())
    (chapter,) = content.chapters
    flood = Section("w" * 1_000_000, (Paragraph(rich("w" * 1_000_000)), Paragraph(rich("word " * 200_000))))
    begun = time.perf_counter()
    flooded = replace(chapter, title="w" * 1_000_000, bottom_line=rich("word " * 200_000), rest=(flood,))
    brief_pdf(replace(content, chapters=(flooded,)), Words())
    assert time.perf_counter() - begun < 2


def test_copied_text_of_other_scripts_is_whole() -> None:
    for text in (CORPUS["chinese"], CORPUS["japanese"], "family 👨\u200d👩\u200d👧\u200d👦 and 🇩🇪"):
        data = made(Portfolio([PortfolioSettings.make(id="settings"), Project.make(title=text)]))
        shown = text_of(data).replace("\n", "")
        assert text in shown or text.replace(" ", "") in shown.replace(" ", "")


def test_hebrew_runs_from_right_to_left() -> None:
    # Visual order: the first letter of the title stands to the right of the last one.
    data = made(Portfolio([PortfolioSettings.make(id="settings"), Project.make(title="אבג")]))
    places = {letter.char: letter.left for letter in letters_of(data) if letter.char in "אבג" and letter.size == 8.5}
    assert places["א"] > places["ב"] > places["ג"]


def test_arabic_letters_are_joined() -> None:
    # Joined, three times the letter heh is narrower than three letters that stand alone.
    def width(title: str) -> float:
        data = made(Portfolio([PortfolioSettings.make(id="settings"), Project.make(title=title)]))
        boxes = [letter for letter in letters_of(data) if "\u0600" <= letter.char <= "\u06ff" and letter.size == 8.5]
        return max(letter.right for letter in boxes) - min(letter.left for letter in boxes)

    assert width("ههه") < 0.9 * width("ه ه ه")


# What an audience may not see


def test_a_hidden_project_leaves_no_trace_and_changes_no_byte() -> None:
    token = "Blackbird"
    board = sample().get(Audience, "board")
    hidden = {project.id for project in sample().all(Project) if project.confidential}
    assert hidden
    renamed = Portfolio(
        record.evolve(title=token, research_goal=token, owner=token, team=token, revision=record.revision)
        if isinstance(record, Project) and record.id in hidden
        else record
        for record in sample().records()
    )
    data = made(renamed, renamed.get(Audience, "board"))
    assert data == made(sample(), board)
    assert token not in text_of(data)
    for form in (token.encode(), token.encode("utf-16-be")):
        assert form not in everything_in(data)


def test_the_day_moves_the_document_and_nothing_else() -> None:
    later = SAMPLE_DAY + timedelta(days=400)
    moved = sample_portfolio(later)
    audience = moved.get(Audience, "executive-committee")
    data = brief_pdf(brief_content(moved, Order(BriefKind.PORTFOLIO, audience), later, Words()), Words())
    assert f"{later.day} December {later.year}" in text_of(data)
    assert date(2026, 11, 20).strftime("%Y") not in text_of(data).split("\n")[0]
