"""A brief made beside the window: its content, its real PDF, and the pages of it as pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sciencepm.analysis.brief.content import BriefContent
from sciencepm.analysis.brief.order import Order
from sciencepm.analysis.brief_checks import Fact
from sciencepm.analysis.withheld import Withheld
from sciencepm.analysis.wording_checks.portfolio_wording import WordingFinding
from sciencepm.domain.portfolio import Portfolio
from sciencepm.export.pdf.document import Fit
from sciencepm.export.pdf.raster import Raster
from sciencepm.i18n import Words


@dataclass(frozen=True, slots=True)
class Wish:
    """What to compose, `scale` pixels a point on screen, and the page (from 0) that is in sight."""

    portfolio: Portfolio
    order: Order
    today: date
    words: Words
    own: Words
    """The words of the window, for what is said of the document beside it."""
    scale: float
    in_sight: int = 0


@dataclass(frozen=True, slots=True)
class Composed:
    """The document as it would be written now; pages are measured in points."""

    wish: Wish
    content: BriefContent
    pdf: bytes
    fit: Fit
    sizes: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page (from 0) as a picture."""

    number: int
    raster: Raster


@dataclass(frozen=True, slots=True)
class Checked:
    """What is to be looked at in a document, and what its readers do not see."""

    wording: tuple[WordingFinding, ...]
    facts: tuple[Fact, ...]
    withheld: Withheld


def composing(wish: Wish) -> Iterator[object]:
    """The document, its pages, those in sight first, then its checks; None is only a chance to stop."""
    from sciencepm.analysis.brief.kinds import brief_content
    from sciencepm.analysis.brief_checks import facts_of, wording_of
    from sciencepm.analysis.withheld import withheld
    from sciencepm.export.pdf.document import brief_pages
    from sciencepm.export.pdf.raster import page_sizes

    content = brief_content(wish.portfolio, wish.order, wish.today, wish.words)
    yield None
    pdf, fit = brief_pages(content, wish.words)
    composed = Composed(wish, content, pdf, fit, page_sizes(pdf))
    in_sight = min(wish.in_sight, len(composed.sizes) - 1)
    yield composed
    yield from drawing(pdf, len(composed.sizes), wish.scale, in_sight)
    wording = wording_of(content, wish.today, wish.own)
    yield None
    facts = facts_of(content, wish.portfolio, wording, wish.today, wish.own)
    view = content.view
    yield Checked(wording, facts, withheld(wish.portfolio, view.portfolio, view.sight, wish.today, wish.own))


def drawing(pdf: bytes, pages: int, scale: float, in_sight: int) -> Iterator[Drawn]:
    """The pages of a document as pictures, those nearest to the one in sight first."""
    from sciencepm.export.pdf.raster import page_raster

    order = sorted(range(pages), key=lambda number: (abs(number - in_sight), number))
    for number in order:
        yield Drawn(number, page_raster(pdf, number, scale))
