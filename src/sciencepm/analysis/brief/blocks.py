"""What a document is made of, whatever it is written as: text, figures, an ask, points, tables."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Literal, TypeVar


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text, said plainly or with emphasis."""

    text: str
    strong: bool = False


Rich = tuple[Span, ...]
"""One paragraph: spans in the order they are read."""


def rich(*parts: str | Span) -> Rich:
    """A paragraph of plain strings and emphasised spans; empty ones are left out."""
    spans = (part if isinstance(part, Span) else Span(part) for part in parts)
    return tuple(span for span in spans if span.text)


def strong(text: str) -> Span:
    return Span(text, strong=True)


def plain(text: Rich) -> str:
    """The paragraph without emphasis."""
    return "".join(span.text for span in text)


class Mark(StrEnum):
    """A drawn mark before a project's title; never a character."""

    PRODUCT = "product"
    FOUNDATIONAL = "foundational"


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Rich
    note: bool = False
    """Set as a note, in the smallest size."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One large figure and what it is."""

    value: str
    caption: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures side by side."""

    items: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One line of a list; the higher its `rank`, the sooner it is left out where there is no room."""

    text: Rich
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Points:
    """A list. Where room is short it gives items down to `keep`, then to `least`; `hidden` counts those left out.

    What page one has no room for follows later under the heading `others`, if there is one.
    """

    items: tuple[Point, ...]
    columns: int = 1
    keep: int = 4
    least: int = 2
    hidden: int = 0
    others: str = ""


@dataclass(frozen=True, slots=True)
class AskBox:
    """The decisions asked, in the one tinted box of the page."""

    items: tuple[Point, ...]
    keep: int = 2
    least: int = 1
    hidden: int = 0
    others: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; one that is to `fit` is as wide as its text, up to `most` of the table; the others share the rest.

    Figures stand `right`.
    """

    title: str
    fit: bool = False
    right: bool = False
    most: float = 0.28


@dataclass(frozen=True, slots=True)
class Row:
    """Cells from left to right; `mark` stands before the first."""

    cells: tuple[Rich, ...]
    mark: Mark | None = None
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table, giving rows as a list gives items.

    Where it is `grouped`, rows that begin alike stand together, and what they share is said once.
    """

    columns: tuple[Column, ...]
    items: tuple[Row, ...]
    keep: int = 6
    least: int = 4
    hidden: int = 0
    others: str = ""
    grouped: bool = False


Item = TypeVar("Item", Point, Row)
Block = Paragraph | Figures | AskBox | Points | Table
Listing = AskBox | Points | Table
Floor = Literal["keep", "least", "one"]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it; without a heading its blocks follow on."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class BriefContent:
    """A document's words and figures in reading order, before any page is made.

    `first` is what belongs on page one, `rest` what may follow on later pages.
    """

    subject: str
    audience: str
    classification: str
    day: date
    number: str
    language: str
    organisation: str
    title: str
    bottom_line: str
    first: tuple[Section, ...]
    rest: tuple[Section, ...]
    footnote: str = ""
    marks: tuple[tuple[Mark, str], ...] = ()
    """The marks used on page one with what they mean."""


def spare(block: Block, floor: Floor) -> int:
    """How many items a list can do without, down to what it should keep, to its least, or to one."""
    if not isinstance(block, AskBox | Points | Table):
        return 0
    return max(0, len(block.items) - {"keep": block.keep, "least": block.least, "one": 1}[floor])


def shorter(block: Listing) -> Listing:
    """The same list without its item of the highest rank (the last of equals), counted as hidden."""
    if isinstance(block, Table):
        return replace(block, items=_without_last(block.items), hidden=block.hidden + 1)
    return replace(block, items=_without_last(block.items), hidden=block.hidden + 1)


def left_out(whole: Listing, kept: Listing, most: int) -> Section | None:
    """What `kept` leaves out of `whole`, as a section of its own with at most so many items; None where nothing is."""
    if not whole.others or len(kept.items) == len(whole.items):
        return None
    stay = {id(item) for item in kept.items}
    if isinstance(whole, Table):
        rows = tuple(item for item in whole.items if id(item) not in stay)
        rest: Listing = replace(whole, items=rows, others="")
    else:
        points = tuple(item for item in whole.items if id(item) not in stay)
        rest = replace(whole, items=points, others="")
    while len(rest.items) > most:
        rest = shorter(rest)
    return Section(whole.others, (rest,))


def _without_last(items: tuple[Item, ...]) -> tuple[Item, ...]:
    place = max(range(len(items)), key=lambda index: (items[index].rank, index))
    return items[:place] + items[place + 1 :]
