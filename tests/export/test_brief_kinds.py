"""Is every kind of brief legible, whole and the same every time, in every kind of file, for whoever may read it?"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from tests.export.portfolios import HARD
from tests.export.reading import fonts_of, letters_of, sizes_of, structure_of, text_of

from sciencepm.analysis.brief.content import BriefContent
from sciencepm.analysis.brief.kinds import brief_content
from sciencepm.analysis.brief.order import Order
from sciencepm.domain.documents import Audience, BriefKind
from sciencepm.domain.portfolio import Portfolio
from sciencepm.exchange.sample import SAMPLE_DAY, sample_portfolio
from sciencepm.export.brief import brief_bytes
from sciencepm.export.pdf.document import brief_pages
from sciencepm.i18n import Paper, Words

GOLDEN = Path(__file__).parent / "golden"
BUILD = Path(__file__).parents[2] / "build" / "golden"
MM = 72 / 25.4
KINDS = list(BriefKind)
NEW_KINDS = [kind for kind in BriefKind if kind is not BriefKind.PORTFOLIO]
"""The portfolio brief has a file of tests of its own."""


@cache
def sample() -> Portfolio:
    return sample_portfolio(SAMPLE_DAY)


def content(kind: BriefKind, portfolio: Portfolio | None = None, audience: str = "executive-committee") -> BriefContent:
    base = portfolio if portfolio is not None else sample()
    return brief_content(base, Order(kind, base.find(Audience, audience)), SAMPLE_DAY, Words())


@cache
def sample_pdf(kind: BriefKind) -> bytes:
    return brief_bytes(content(kind), ".pdf", Words())


def hold_to(name: str, text: str) -> None:
    """Compare with the text that was read and approved; keep what differs where it can be read."""
    path = GOLDEN / name
    kept = path.read_text(encoding="utf-8") if path.is_file() else ""
    if text != kept:
        BUILD.mkdir(parents=True, exist_ok=True)
        (BUILD / name).write_text(text, encoding="utf-8")
    assert text == kept, "read build/golden, and keep it if it reads well"


@pytest.mark.parametrize("kind", NEW_KINDS)
def test_the_sample_reads_as_it_was_read_and_approved(kind: BriefKind) -> None:
    hold_to(f"sample-{kind.name.lower().replace('_', '-')}.txt", text_of(sample_pdf(kind)))


@pytest.mark.parametrize("name", ["sample", *HARD])
@pytest.mark.parametrize("kind", NEW_KINDS)
def test_every_letter_stands_inside_the_margins_and_none_is_small(kind: BriefKind, name: str) -> None:
    data = sample_pdf(kind) if name == "sample" else brief_bytes(content(kind, HARD[name]), ".pdf", Words())
    with pypdfium2.PdfDocument(data) as document:
        width, height = document[0].get_size()
        for number, page in enumerate(document, start=1):
            assert f"Page {number} of {len(document)}" in page.get_textpage().get_text_range()
    for letter in letters_of(data):
        assert letter.left >= 18 * MM - 1, letter
        assert letter.right <= width - 18 * MM + 1, letter
        in_text = letter.top <= height - 24 * MM + 1 and letter.bottom >= 20 * MM - 1
        in_furniture = letter.size == 7.5 and letter.bottom >= 10 * MM and letter.top <= height - 10 * MM
        assert in_text or in_furniture, letter
    assert min(sizes_of(data)) >= 7.5
    assert all(file is not None for file in fonts_of(data).values())


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_records_give_the_same_bytes(kind: BriefKind) -> None:
    assert sample_pdf(kind) == brief_bytes(content(kind), ".pdf", Words())


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_a_title_headings_and_words_for_its_pictures(kind: BriefKind) -> None:
    tree = structure_of(sample_pdf(kind))
    assert len(tree.all("H1")) == len(content(kind).chapters)
    assert all(figure.alternative for figure in tree.all("Figure"))
    if kind is not BriefKind.ROADMAP:
        assert tree.all("H2")


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_chapter_of_the_sample_has_more_pages_than_it_may(kind: BriefKind, paper: Paper) -> None:
    words = Words(paper=paper)
    made_of = brief_content(sample(), Order(kind, sample().get(Audience, "executive-committee")), SAMPLE_DAY, words)
    _, fit = brief_pages(made_of, words)
    assert fit.pages <= sum(chapter.most_pages for chapter in made_of.chapters)
    assert 0 < fit.used < 2
    assert fit.longest in {"", *(each.heading for chapter in made_of.chapters for each in chapter.sections())}
    assert all(1 <= place.page <= fit.pages and place.height > 0 for place in fit.places)
