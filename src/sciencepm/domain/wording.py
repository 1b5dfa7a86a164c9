"""Words that readers of a brief may not know, and places where the portfolio's owner wants them left alone."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from sciencepm.domain.record import Id, Line, Value
from sciencepm.domain.value_case import Sheet

PLURAL_MARK = " | "


class TermLevel(StrEnum):
    """How far a term may go: never into a headline, nowhere unmarked, or anywhere once it is explained."""

    HEADLINE = "fix in headline"
    WARN = "warn"
    FINE = "fine once explained"


class JargonTerm(Value):
    """A term with the plain words to say instead, each as "one" or "one | many", best first.

    `also` are other ways it is written; plurals, hyphens and small letters need none. `not_in` are phrases in which it
    means something that everybody knows.
    """

    term: Annotated[Line, Field(min_length=1, max_length=60)]
    plain: tuple[Line, ...] = ()
    level: TermLevel = TermLevel.WARN
    also: tuple[Line, ...] = ()
    not_in: tuple[Line, ...] = ()
    sheet: Sheet | None = None


class LeftWording(Value):
    """A remark on wording that is not made again.

    With `words` alone: wherever they stand. With `record_id` and `field` too: in that text. Without `words`: nothing is
    remarked on in that text.
    """

    words: Line = ""
    record_id: Id | None = None
    field: Line = ""
