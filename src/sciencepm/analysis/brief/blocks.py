"""What a document is made of, whatever it is written as: text, figures, an ask, points, tables."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
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
    record_id: str | None = field(default=None, compare=False)


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
    record_id: str | None = field(default=None, compare=False)
    """The record it speaks of, where one could go and mend it."""


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
    """Cells from left to right; `mark` stands before the first. A `tinted` row is the one recommended."""

    cells: tuple[Rich, ...]
    mark: Mark | None = None
    rank: int = 0
    tinted: bool = False
    record_id: str | None = field(default=None, compare=False)


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


@dataclass(frozen=True, slots=True)
class Meter:
    """How far something is on its way: `part` of it, 1 and more when it is `met`."""

    label: str
    part: Decimal
    said: str
    met: bool = False


@dataclass(frozen=True, slots=True)
class Meters:
    """Bars below each other, each with what it says."""

    items: tuple[Meter, ...]


class Drawing(StrEnum):
    """The pictures a document can hold; picture/ draws them (picture/in_documents.py)."""

    ROADMAP = "roadmap"
    PLAN = "plan"
    BALANCE = "balance"
    RISK_REWARD = "risk and reward"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the portfolio or of one project; `alternative` says the same in words.

    It is laid out `pixels` wide and at least `least` pixels high; one that `fills` takes what its page has left.
    """

    drawing: Drawing
    alternative: str
    pixels: float
    least: float
    project_id: str | None = None
    fills: bool = False


@dataclass(frozen=True, slots=True)
class SignOff:
    """Where a decision is ticked and signed on paper."""

    options: tuple[str, ...]
    name: str
    day: str


Item = TypeVar("Item", Point, Row)
Plain = Paragraph | Figures | AskBox | Points | Table | Meters | Picture | SignOff
Listing = AskBox | Points | Table
Floor = Literal["keep", "least", "one"]


class SectionKey(StrEnum):
    """What a section is about, whatever its heading says that day; one can leave it out by this."""

    FIGURES = "figures"
    ASKS = "asks"
    CHANGES = "changes"
    STANDING = "standing"
    RISKS = "risks"
    LANDED = "landed"
    BALANCE = "balance"
    RISK_REWARD = "risk and reward"
    STOP_RULES = "stop rules"
    LEARNED = "learned"
    ROADMAP = "roadmap"
    DECISIONS = "decisions"
    ASSUMPTIONS = "assumptions"
    TRACK_RECORD = "track record"
    BASIS = "basis"
    STORY = "story"
    PLAN = "plan"
    HAPPENED = "happened"
    OPTIONS = "options"
    RULES = "rules"
    FREED = "freed"
    SIGN_OFF = "sign off"
    NEWS = "news"
    PROMISES = "promises"
    QUESTIONS = "questions"
    TRADE_OFFS = "trade-offs"
    BLOCKERS = "blockers"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it; without a heading its blocks follow on.

    One that `starts_page` opens a page of its own where its chapter has a page for it.
    """

    heading: str
    blocks: tuple[Block, ...]
    key: SectionKey | None = None
    starts_page: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """Two short sections in two columns."""

    left: Section
    right: Section


Block = Plain | Beside


def keyed(key: SectionKey, section: Section) -> Section:
    """The same section, known by its key."""
    return replace(section, key=key)


def spare(block: Plain | Beside, floor: Floor) -> int:
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
