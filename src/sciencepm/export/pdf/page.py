"""The sheet: its size and margins, and what stands in the margins of every page."""

from __future__ import annotations

from dataclasses import dataclass

from sciencepm.analysis.brief.blocks import rich
from sciencepm.analysis.brief.content import BriefContent
from sciencepm.export.pdf.colours import BORDER, TEXT
from sciencepm.export.pdf.lines import set_lines
from sciencepm.export.pdf.pen import Pen
from sciencepm.export.pdf.type_scale import FURNITURE
from sciencepm.i18n import Paper, Words

_MM = 72 / 25.4
_SIZES: dict[Paper, tuple[float, float]] = {"a4": (210 * _MM, 297 * _MM), "letter": (612.0, 792.0)}


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet with its margins, in points."""

    width: float
    height: float
    side: float = 18 * _MM
    top: float = 24 * _MM
    bottom: float = 20 * _MM

    @classmethod
    def of(cls, paper: Paper, *, landscape: bool = False) -> Page:
        width, height = _SIZES[paper]
        return cls(height, width) if landscape else cls(width, height)

    @property
    def room(self) -> float:
        """How wide the text is."""
        return self.width - 2 * self.side

    @property
    def depth(self) -> float:
        """How high the text may stand."""
        return self.height - self.top - self.bottom


def furnish(pen: Pen, page: Page, content: BriefContent, words: Words, number: int, count: int, footnote: str) -> None:
    """The lines above and below the text of page `number` of `count`; they are no part of the document's structure."""
    half = page.room * 0.56
    above = page.top - 30
    rest = page.room - half - 8
    subject = set_lines(rich(content.subject), rest, FURNITURE, 1)
    facts = " · ".join(part for part in (words.day(content.day), content.audience, content.classification) if part)
    whose = set_lines(rich(facts), half, FURNITURE, 1)
    pen.lines(subject, FURNITURE, page.side, above, rest)
    pen.lines(whose, FURNITURE, page.side + page.room - half, above, half, right=True)
    pen.rule(page.side, above + 15, page.room, TEXT, 1.0)
    below = page.height - page.bottom + 9
    state = words("Data as of {day}", day=words.day(content.day))
    left = set_lines(rich(f"{state} · {content.number}"), page.room * 0.75, FURNITURE, 1)
    note = set_lines(rich(footnote), page.room, FURNITURE, 1)
    place = set_lines(rich(words("Page {number} of {count}", number=number, count=count)), half, FURNITURE, 1)
    pen.rule(page.side, below - 3, page.room, BORDER)
    pen.lines(note, FURNITURE, page.side, below, page.room)
    below += len(note) * FURNITURE.leading
    pen.lines(left, FURNITURE, page.side, below, page.room)
    pen.lines(place, FURNITURE, page.side + page.room - half, below, half, right=True)
