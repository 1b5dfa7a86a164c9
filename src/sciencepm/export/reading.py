"""A document in the order it is read: what a file of plain text or rich text is written from."""

from __future__ import annotations

from collections.abc import Iterator

from sciencepm.analysis.brief.blocks import Listing, Mark, Meters, Picture, Plain, Point, Points, Section, SignOff, rich
from sciencepm.analysis.brief.content import BriefContent
from sciencepm.i18n import Words
from sciencepm.picture.in_documents import table_of
from sciencepm.picture.safe_text import field

MOST_LETTERS = 2_000
"""So much of one paragraph is written."""


def safe(text: str) -> str:
    """One field as one harmless line, its spaces plain."""
    return field(text, MOST_LETTERS).replace("\N{NO-BREAK SPACE}", " ")


def furniture(content: BriefContent, words: Words) -> tuple[str, ...]:
    """What stands in the margins of a page: subject, day, readers and class, and what it was made from."""
    state = words("Data as of {day}", day=words.day(content.day))
    facts = (words.day(content.day), content.audience, content.classification)
    return (
        content.subject,
        " · ".join(part for part in facts if part),
        " · ".join(part for part in (content.organisation, state, content.number) if part),
    )


def simple_blocks(section: Section, content: BriefContent) -> Iterator[Plain]:
    """The section's blocks as text, figures, lists and tables: bars become points, pictures tables or their words."""
    for block in section.blocks:
        if isinstance(block, Meters):
            yield Points(tuple(Point(rich(f"{meter.label}: {meter.said}")) for meter in block.items))
        elif isinstance(block, Picture):
            table = table_of(block, content.view)
            yield table if table is not None else Points((Point(rich(block.alternative)),))
        elif isinstance(block, SignOff):
            yield Points(tuple(Point(rich(option)) for option in block.options))
        else:
            yield block  # type: ignore[misc]


def kind_of(mark: Mark | None, content: BriefContent) -> str:
    """A drawn mark in words: where most rows are product-focused, those that are not say so."""
    return dict(content.marks)[mark] if mark is Mark.FOUNDATIONAL else ""


def more_text(block: Listing, words: Words) -> str:
    """What a list leaves out; empty where it leaves out nothing."""
    return words.n("and {count} more", "and {count} more", block.hidden) if block.hidden else ""
