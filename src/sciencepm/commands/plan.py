"""Research plans: decision points in order, their criteria, and when a stage begins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sciencepm.analysis.plan import decisions_in_force, stages
from sciencepm.commands.records import (
    add_record,
    added,
    change_record,
    changed,
    live,
    move_record,
    put_in_order,
    remove_record,
    step,
)
from sciencepm.commands.refusals import refuse_order
from sciencepm.domain.decision import Outcome
from sciencepm.domain.edit import Change, Edit
from sciencepm.domain.plan import Criterion, DecisionPoint, Experiment
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.ranges import Weeks
from sciencepm.errors import InvalidInput, UserError
from sciencepm.i18n import Words

_ENGLISH = Words()


def starting_wording(w: Words, *, first: bool) -> dict[str, str]:
    """What a new decision point says until the PM says it better: true of most research as it stands."""
    if first:
        return {
            "stage_title": w("Find a way that works"),
            "question": w("Does one way work well enough to go on?"),
            "go_on_if": w("One experiment meets the criteria."),
            "if_not": w("Reassess, and stop if no other way is in sight."),
        }
    return {
        "stage_title": w("Try it on real cases"),
        "question": w("Does it hold on real cases?"),
        "go_on_if": w("The criteria are met on real cases."),
        "if_not": w("Reassess, and stop if the gap cannot be closed."),
    }


def add_decision_point(
    portfolio: Portfolio, *, project_id: str, after: str | None = None, w: Words = _ENGLISH, **fields: Any
) -> Edit:
    """A decision point with starting wording behind `after`, or at the end; it is the edit's first change."""
    points = portfolio.of(DecisionPoint, project_id)
    given = {**starting_wording(w, first=not points), **fields}
    before = points if after is None else points[: _place(points, live(portfolio, DecisionPoint, after)) + 1]
    return step("Add decision point", *_inserted(portfolio, points, len(before), project_id=project_id, **given))


def change_decision_point(portfolio: Portfolio, *, point_id: str, merge_key: str | None = None, **fields: Any) -> Edit:
    """Any fields of a decision point but its place."""
    return change_record(portfolio, live(portfolio, DecisionPoint, point_id), merge_key=merge_key, **fields)


def split_decision_point(
    portfolio: Portfolio, *, point_id: str, experiment_ids: Sequence[str] = (), w: Words = _ENGLISH
) -> Edit:
    """A second decision point right behind this one, which takes these experiments over."""
    point = _undecided(portfolio, point_id)
    points = portfolio.of(DecisionPoint, point.project_id)
    wording = starting_wording(w, first=False)
    changes = _inserted(portfolio, points, points.index(point) + 1, project_id=point.project_id, **wording)
    for experiment in portfolio.of(Experiment, point_id):
        if experiment.id in experiment_ids:
            changes += (changed(experiment, decision_point_id=changes[0].id),)
    return step("Split decision point", *changes)


def move_decision_point(portfolio: Portfolio, *, point_id: str, to: int) -> Edit:
    """A decision point to place `to` (from 0) in its plan; what was decided stays first."""
    return move_record(portfolio, live(portfolio, DecisionPoint, point_id), to=to)


def plan_decision_for(
    portfolio: Portfolio, *, point_id: str, to: date, today: date, merge_key: str | None = None
) -> Edit:
    """A question that is still open to another day, by more or fewer weeks of work before it.

    The likely weeks are those that lead to the day; early and late keep their proportion to them. Raises `UserError`
    where something else than weeks says when it is asked, and `InvalidInput` (field `to`) for a day it cannot have.
    """
    point = _undecided(portfolio, point_id)
    stage = next(stage for stage in stages(portfolio, point.project_id, today) if stage.point.id == point_id)
    if stage.asked_again_on is not None:
        raise UserError("The day it is asked again was decided.", "Record a decision to change it.")
    if point.fixed_date is not None:
        raise UserError("Its day is fixed by law or season.", "Change the fixed date in the plan.")
    if stage.started_on is None or point.weeks is None:
        raise UserError("Without a start and a number of weeks it has no day yet.")
    if to <= stage.started_on:
        raise InvalidInput({"to": "A question cannot be asked before its stage has begun."})
    if to < today:
        raise InvalidInput({"to": "A question that is still open cannot be planned for a day that is past."})
    weeks = _stretched(point.weeks, (to - stage.started_on).days)
    return step("Move decision", changed(point, weeks=weeks), merge_key=merge_key)


def remove_decision_point(portfolio: Portfolio, *, point_id: str, now: datetime) -> Edit:
    """A decision point with its experiments to the bin; refused when a decision was taken on it."""
    return remove_record(portfolio, portfolio.get(DecisionPoint, point_id), now=now)


def add_criterion(portfolio: Portfolio, *, point_id: str, **fields: Any) -> Edit:
    """A measurable condition of going on: metric, comparator, threshold, unit, segment."""
    return add_record(portfolio, Criterion, decision_point_id=point_id, **fields)


def change_criterion(portfolio: Portfolio, *, criterion_id: str, merge_key: str | None = None, **fields: Any) -> Edit:
    """Any fields of a criterion."""
    return change_record(portfolio, live(portfolio, Criterion, criterion_id), merge_key=merge_key, **fields)


def remove_criterion(portfolio: Portfolio, *, criterion_id: str, now: datetime) -> Edit:
    """A criterion to the bin."""
    return remove_record(portfolio, portfolio.get(Criterion, criterion_id), now=now)


def start_stage(portfolio: Portfolio, *, point_id: str, on: date) -> Edit:
    """The work before this decision point begins on that day; an idea becomes an active project with it."""
    point = _undecided(portfolio, point_id)
    project = portfolio.get(Project, point.project_id)
    if project.state in (ProjectState.LANDED, ProjectState.STOPPED):
        raise UserError("This project has ended.")
    if project.start is not None and on < project.start:
        raise InvalidInput({"on": "A stage cannot start before its project."})
    changes = [changed(point, started_on=on)]
    if project.state is ProjectState.IDEA:
        changes.append(changed(project, state=ProjectState.ACTIVE, start=project.start or on))
    return step("Start stage", *changes)


def _stretched(weeks: Weeks, days: int) -> Weeks:
    """The same range around another likely time; a tenth of a week is fine enough to name every day."""
    tenth = Decimal("0.1")
    likely = (Decimal(days) / 7).quantize(tenth)
    if not weeks.likely:
        return weeks.evolve(likely=likely, late=max(weeks.late, likely))
    factor = likely / weeks.likely
    early, late = ((each * factor).quantize(tenth) for each in (weeks.early, weeks.late))
    return weeks.evolve(early=min(early, likely), likely=likely, late=max(late, likely))


def _undecided(portfolio: Portfolio, point_id: str) -> DecisionPoint:
    point = live(portfolio, DecisionPoint, point_id)
    taken = decisions_in_force(portfolio, point.project_id).get(point_id)
    if taken is not None and taken.outcome in (Outcome.GO, Outcome.STOP):
        raise UserError("This was decided already.")
    return point


def _place(points: Sequence[DecisionPoint], point: DecisionPoint) -> int:
    if point not in points:
        raise UserError("This decision point belongs to another project.")
    return points.index(point)


def _inserted(portfolio: Portfolio, points: Sequence[DecisionPoint], place: int, **fields: Any) -> tuple[Change, ...]:
    """A new decision point among `points`, and the others moved along; the new one comes first."""
    new = added(portfolio, DecisionPoint, **fields).record
    assert isinstance(new, DecisionPoint)
    ordered = [*points[:place], new, *points[place:]]
    refuse_order(portfolio, ordered)
    moved = {change.id: change for change in put_in_order(ordered)}
    placed = moved.pop(new.id).record if new.id in moved else new
    return (Change(before=None, after=placed.evolve(revision=1)), *moved.values())
