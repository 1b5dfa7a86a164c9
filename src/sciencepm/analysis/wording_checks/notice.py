"""What is remarked on in a text: where, why, and what could be said instead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sciencepm.analysis.wording_checks.terms import Terms, shipped_terms
from sciencepm.domain.value_case import Sheet
from sciencepm.i18n import Words


class Check(StrEnum):
    """What was looked for; the codes stay for ever, scripts go by them."""

    JARGON = "jargon"
    BARE_SCORE = "score-without-meaning"
    PROMISE = "promise-without-range"
    PREVENTED = "prevented-not-measured"
    NO_SOURCE = "figure-without-source"
    LIKELIHOOD = "likelihood-without-number"
    WRONG_LIKELIHOOD = "likelihood-wrong-word"
    ASK = "ask-not-complete"
    SLOPPY_RANGE = "range-without-chance"
    FALSE_PRECISION = "false-precision"


class Place(StrEnum):
    """Where a text stands: in a headline everybody reads, in the text of a brief, or in the team's own notes."""

    HEADLINE = "headline"
    TEXT = "text"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`words` in place of the letters from `start` to `end`; that span may be wider than what was remarked on."""

    start: int
    end: int
    words: str

    def applied_to(self, text: str) -> str:
        """The text with the suggestion followed."""
        return text[: self.start] + self.words + text[self.end :]


@dataclass(frozen=True, slots=True)
class Notice:
    """One remark on the letters from `start` to `end`, `words`; `why` is a plain sentence.

    `must` marks what is to be put right before anybody reads it, such as a term in a headline. `sheet` is the value
    sheet that says in business terms what the words mean.
    """

    check: Check
    start: int
    end: int
    words: str
    why: str
    suggestions: tuple[Suggestion, ...] = ()
    must: bool = False
    sheet: Sheet | None = None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the program itself says of a project: its chance to land (0 to 1) and the 10–50–90% days of landing."""

    chance: Decimal | None = None
    landing: tuple[date, date, date] | None = None


def _no_outlook() -> Outlook:
    return Outlook()


@dataclass(frozen=True, slots=True)
class TextContext:
    """What has to be known of a text to judge it.

    `may_promise`: a single date is fine (engineering mode). `is_measured`: its value was measured in live use.
    `has_source`: its figures say elsewhere where they come from. `explained`: terms the project has agreed on, in small
    letters. `ask_lacks`: for a recorded ask, what is missing in words; None for any other text. `outlook` is asked only
    when a suggestion needs it.
    """

    words: Words = field(default_factory=Words)
    terms: Terms = field(default_factory=shipped_terms)
    place: Place = Place.TEXT
    may_promise: bool = False
    is_measured: bool = False
    has_source: bool = False
    explained: frozenset[str] = frozenset()
    ask_lacks: tuple[str, ...] | None = None
    outlook: Callable[[], Outlook] = _no_outlook
