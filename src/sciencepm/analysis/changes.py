"""What changed between two days: from what to what and, where it was written down, why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sciencepm.analysis.change_line import ChangeKind, ChangeLine, verb_line
from sciencepm.analysis.event_changes import (
    data_changes,
    decision_changes,
    experiment_changes,
    new_decisions,
    risk_changes,
    state_changes,
)
from sciencepm.analysis.figure_changes import (
    balance_changes,
    chance_changes,
    landing_changes,
    landing_moved,
    stop_rule_changes,
    value_changes,
)
from sciencepm.analysis.results import Results, results
from sciencepm.domain.decision import Outcome
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project
from sciencepm.i18n import Words

__all__ = ["ChangeKind", "ChangeLine", "changes"]

_WEIGHT = {kind: weight for weight, kind in enumerate(ChangeKind)}


def changes(then: Portfolio, then_day: date, now: Portfolio, today: date, w: Words) -> tuple[ChangeLine, ...]:
    """What is different `now`, on `today`, from `then` as it was on `then_day`; the weightiest lines first.

    Both portfolios show what the reader may see: what is hidden in only one of them would count as added or taken out.
    """
    before, after = results(then, then_day), results(now, today)
    lines = list(balance_changes(then, then_day, now, today, w))
    for project in now.all(Project):
        lines += _of_project(then, before, now, after, project, w)
    still_there = after.projects.keys()
    for project in then.all(Project):
        if project.id not in still_there:
            lines.append(verb_line(ChangeKind.ENDED, project, w("was taken out of the portfolio")))
    return tuple(sorted(lines, key=lambda line: (not line.urgent, _WEIGHT[line.kind], line.on or date.max, line.text)))


def _of_project(
    then: Portfolio, before: Results, now: Portfolio, after: Results, project: Project, w: Words
) -> Iterator[ChangeLine]:
    today = after.today
    was, is_now = before.projects.get(project.id), after.projects[project.id]
    taken = new_decisions(then, now, project, today)
    moved = landing_moved(was, is_now, w) if was else ""
    yield from decision_changes(then, now, project, moved, today, w)
    yield from state_changes(then, now, project, today, w)
    if was is None:
        return
    yield from data_changes(then, project, w)
    yield from experiment_changes(then, now, project, w)
    yield from risk_changes(then, now, project, today, w)
    yield from stop_rule_changes(then, before.today, now, project, today, w)
    yield from value_changes(then, now, was, is_now, today, w)
    revised = any(entry.outcome is Outcome.REVISE and known is None for _, entry, known in taken)
    if not (revised and moved):
        yield from landing_changes(was, is_now, moved, w)
    yield from chance_changes(then, now, was, is_now, taken[-1][0] if taken else None, w)
