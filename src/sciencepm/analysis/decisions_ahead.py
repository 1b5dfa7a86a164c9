"""Which decisions come up in the next weeks, with a label short enough to stand at a diamond."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from sciencepm.analysis.plan import Stage, StageState, stages
from sciencepm.domain.decision import Outcome
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Kind, Project, ProjectState

LABEL_LETTERS: Final = 16
_LOOSE_ENDS = re.compile(
    r"a|all|an|and|any|are|as|at|before|by|can|for|from|how|in|into|is|it|new|of|on|or|that|the|this|to|what|when|which|who|with"
)
"""Words a label cannot end with."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """A decision to come: its day, where it belongs, its label ("Statements 1"); `overdue`: its day is past.

    `again`: the question was revised or held before.
    """

    on: date
    project_id: str
    point_id: str
    number: int
    label: str
    kind: Kind
    overdue: bool
    again: bool


def decisions_ahead(portfolio: Portfolio, today: date, days: int = 90) -> tuple[Ahead, ...]:
    """Every open decision of active projects whose day is past or within `days`, in order; those on hold that are asked
    again in that time with them.
    """
    found = [
        _ahead(project, stage, stage.asked_on, today)
        for project in portfolio.all(Project)
        if project.state in (ProjectState.ACTIVE, ProjectState.ON_HOLD)
        for stage in stages(portfolio, project.id, today)
        if stage.asked_on is not None and _comes(project, stage) and (stage.asked_on - today).days <= days
    ]
    return tuple(sorted(found, key=lambda each: (each.on, each.label, each.point_id)))


def short_title(title: str) -> str:
    """The beginning of a title in whole words, without a loose end: "Statements into tables" is "Statements"."""
    words = title.split()
    short = ""
    kept = 0
    for count in range(1, len(words) + 1):
        joined = " ".join(words[:count])
        if len(joined) > LABEL_LETTERS:
            break
        short, kept = joined, count
    if kept == len(words):
        return short
    while kept > 1 and _LOOSE_ENDS.fullmatch(words[kept - 1].casefold()):
        kept -= 1
    return " ".join(words[:kept]) if kept else title[: LABEL_LETTERS - 1] + "…"


def _comes(project: Project, stage: Stage) -> bool:
    if stage.state not in (StageState.RUNNING, StageState.TO_COME):
        return False
    return project.state is ProjectState.ACTIVE or stage.asked_again_on is not None


def _ahead(project: Project, stage: Stage, on: date, today: date) -> Ahead:
    last = stage.last_decision
    return Ahead(
        on=on,
        project_id=project.id,
        point_id=stage.point.id,
        number=stage.number,
        label=f"{short_title(project.title)} {stage.number}",
        kind=project.kind,
        overdue=on < today,
        again=last is not None and last.outcome in (Outcome.REVISE, Outcome.HOLD),
    )
