"""What somebody asks for when they ask for a brief."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sciencepm.analysis.balance_past import Noted
from sciencepm.analysis.brief.blocks import SectionKey
from sciencepm.domain.documents import Audience, BriefKind


class Frame(StrEnum):
    """The order a project's story is told in (domain.md, section 6)."""

    SOLVE = "solve"
    """Situation, opportunity, leverage, value, execution."""
    STAR = "star"
    """Situation, task, action, result: for finished work."""
    SCQA = "scqa"
    """Situation, complication, question, answer."""


@dataclass(frozen=True, slots=True)
class Order:
    """A kind of brief, for whom, about what.

    Without an audience nothing confidential is in it. `project_id` is that of a project page (none: a page for every
    active project) or of a decision memo (none: the newest decision that was not go), `stakeholder_id` that of a
    check-in agenda (none: the check-in due next), `since_id` the snapshot it compares with (none: that of the last
    brief to this audience). Without a `frame` the one that fits the project's state is taken. `left_out` is not wanted.
    `noted` is what the journal says of earlier days, for the balance over time.
    """

    kind: BriefKind
    audience: Audience | None = None
    project_id: str | None = None
    stakeholder_id: str | None = None
    since_id: str | None = None
    frame: Frame | None = None
    left_out: frozenset[SectionKey] = frozenset()
    noted: tuple[Noted, ...] = ()
