"""A whole document before any page is made: its chapters in order, and what stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from sciencepm.analysis.brief.blocks import Beside, Mark, Rich, Section
from sciencepm.analysis.brief.order import Order
from sciencepm.analysis.brief.view import View, classification
from sciencepm.analysis.wording import role_text
from sciencepm.domain.documents import BriefKind

ACCENT = "#2F4BD6"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part that begins a page, under a title that is a sentence.

    `first` belongs on its first page, `rest` may follow on later ones; it has at most `most_pages`.
    """

    title: str
    bottom_line: Rich
    first: tuple[Section, ...]
    rest: tuple[Section, ...] = ()
    footnote: str = ""
    most_pages: int = 1
    record_id: str | None = None
    """The project, decision or stakeholder it is about."""

    def sections(self) -> Iterator[Section]:
        """Every section in reading order, those in columns one after the other."""
        for section in (*self.first, *self.rest):
            beside = [block for block in section.blocks if isinstance(block, Beside)]
            if not beside:
                yield section
            for block in beside:
                yield from (block.left, block.right)


@dataclass(frozen=True, slots=True)
class BriefContent:
    """A document's words and figures in reading order.

    `view` is what it was made from, for pictures: everything its audience may not see is gone from it.
    """

    kind: BriefKind
    title: str
    subject: str
    audience: str
    classification: str
    day: date
    number: str
    language: str
    organisation: str
    chapters: tuple[Chapter, ...]
    marks: tuple[tuple[Mark, str], ...]
    view: View = field(compare=False, repr=False)
    landscape: bool = False
    accent: str = ACCENT
    """The colour of what stands out, #RRGGBB."""


def content_of(
    view: View,
    order: Order,
    subject: str,
    chapters: tuple[Chapter, ...],
    *,
    title: str = "",
    reader: str = "",
    landscape: bool = False,
) -> BriefContent:
    """The document of these chapters, without the sections that were left out or have nothing to say.

    It has the title of its only chapter, and is for its audience, unless it is given another `title` or `reader`.
    """
    w, settings = view.w, view.portfolio.settings
    reader = reader or (view.audience.name if view.audience else "")
    return BriefContent(
        kind=order.kind,
        title=title or chapters[0].title,
        subject=subject,
        audience=w("for {audience}", audience=role_text(reader, w)) if reader else "",
        classification=classification(view.portfolio, w),
        day=view.today,
        number=_number(view),
        language=w.language,
        organisation=settings.organisation,
        chapters=tuple(_without(chapter, order) for chapter in chapters),
        marks=((Mark.PRODUCT, w("product-focused")), (Mark.FOUNDATIONAL, w("foundational"))),
        view=view,
        landscape=landscape,
        accent=settings.accent or ACCENT,
    )


def _without(chapter: Chapter, order: Order) -> Chapter:
    def kept(sections: tuple[Section, ...]) -> tuple[Section, ...]:
        return tuple(each for each in sections if each.blocks and each.key not in order.left_out)

    return replace(chapter, first=kept(chapter.first), rest=kept(chapter.rest))


def _number(view: View) -> str:
    """A number is given only when a brief is issued; until then it is a draft that follows the last one."""
    if not view.issued:
        return view.w("Draft")
    return view.w("Draft, follows no. {number}", number=view.issued[-1].number)
