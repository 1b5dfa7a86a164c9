"""Options: changes thought through on a copy, kept by name, and made for good in one step."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from sciencepm.analysis.plan import StageState, next_stage, stages
from sciencepm.commands.decisions import record_decision
from sciencepm.commands.plan import change_decision_point, plan_decision_for
from sciencepm.commands.projects import add_project, hold_project, resume_project, set_people, start_project
from sciencepm.commands.records import add_record, change_record, remove_record, step
from sciencepm.domain.decision import Outcome
from sciencepm.domain.documents import WhatIfChange, WhatIfOption
from sciencepm.domain.edit import Change, Edit
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import PeopleFrom, Project, ProjectState
from sciencepm.domain.ranges import Weeks
from sciencepm.domain.record import new_id
from sciencepm.domain.stakeholders import Update
from sciencepm.errors import InvalidInput, UserError

Arguments = dict[str, Any]
_DAYS_A_WEEK: Final = 7
_TENTH: Final = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Because:
    """What is asked once when an option is made for good: why, who decided, and what stopped work taught."""

    reason: str = "What if"
    decided_by: str = "What if"
    learned: str = "What if"


@dataclass(frozen=True, slots=True)
class Unfit:
    """A change of an option that no longer applies, or applies to something else than it was made for, and why."""

    change: WhatIfChange
    sentence: str


@dataclass(frozen=True, slots=True)
class Tried:
    """A portfolio as an option would make it, by one edit; `unfit` are the changes it could not make as meant."""

    portfolio: Portfolio
    edit: Edit
    unfit: tuple[Unfit, ...]


# The changes an option is made of


def try_people(project: Project, people: Decimal, today: date) -> WhatIfChange:
    """So many people on a project from the day it is tried; fewer of them stretch the weeks still to come."""
    return _change("set_people", project_id=project.id, people=people, before=project.people_on(today))


def try_start(project_id: str) -> WhatIfChange:
    return _change("start_project", project_id=project_id)


def try_pause(project_id: str) -> WhatIfChange:
    return _change("hold_project", project_id=project_id)


def try_resume(project_id: str) -> WhatIfChange:
    return _change("resume_project", project_id=project_id)


def try_stop(project_id: str) -> WhatIfChange:
    return _change("stop_project", project_id=project_id)


def try_moving(point_id: str, weeks: int) -> WhatIfChange:
    """The day of an open question, so many weeks later or (below 0) earlier."""
    return _change("move_decision", point_id=point_id, weeks=weeks)


def try_project(title: str, kind: str, people: Decimal, weeks: tuple[int, int, int], chance: Decimal) -> WhatIfChange:
    """One more project with one decision point: its weeks early, likely and late, and its chance (0 to 1)."""
    early, likely, late = weeks
    span = {"early": early, "likely": likely, "late": late}
    return _change("add_project", id=new_id(), title=title, kind=kind, people=people, weeks=span, chance=chance)


def _change(command: str, **arguments: Any) -> WhatIfChange:
    return WhatIfChange.make(command=command, arguments=json.dumps(arguments, default=str))


def arguments_of(change: WhatIfChange) -> Arguments:
    """The input of a change; empty where it is not the JSON of an object."""
    try:
        found = json.loads(change.arguments)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def about(portfolio: Portfolio, change: WhatIfChange) -> str | None:
    """The id of the project a change is about, where it is there or would be."""
    given = arguments_of(change)
    point = portfolio.find(DecisionPoint, given.get("point_id"))
    found = point.project_id if point else given.get("project_id") or given.get("id")
    return str(found) if found else None


# Trying and making


def try_out(portfolio: Portfolio, changes: Sequence[WhatIfChange], today: date, because: Because = Because()) -> Tried:
    """`portfolio` with these changes made one after the other on a copy; it stays as it is."""
    edit = Edit("Apply what-if option", ())
    held, unfit = portfolio, list[Unfit]()
    for change in changes:
        try:
            made = _TRIALS[change.command](held, arguments_of(change), today, because)
            held = held.apply(made)
        except InvalidInput as error:
            unfit.append(Unfit(change, " ".join(dict.fromkeys(error.fields.values()))))
        except UserError as error:
            unfit.append(Unfit(change, str(error)))
        except (KeyError, TypeError, ValueError, ArithmeticError):
            unfit.append(Unfit(change, "This change is not one that can be made."))
        else:
            edit = edit.then(made)
            unfit += _moved_on(portfolio, change, today)
    return Tried(held, Edit("Apply what-if option", edit.changes), tuple(unfit))


def _moved_on(portfolio: Portfolio, change: WhatIfChange, today: date) -> list[Unfit]:
    """Where a change was made from another figure than the present one."""
    given = arguments_of(change)
    project = portfolio.find(Project, given.get("project_id"))
    if change.command != "set_people" or project is None or "before" not in given:
        return []
    now = project.people_on(today)
    if Decimal(given["before"]) == now:
        return []
    return [Unfit(change, f"{project.title}: {now:f} people work on it now, {given['before']} when this was tried.")]


def apply_option(
    portfolio: Portfolio,
    *,
    changes: Sequence[WhatIfChange],
    name: str,
    because: Because,
    today: date,
    now: datetime,
    option_id: str | None = None,
) -> Edit:
    """All changes of an option as one step, with its reason as that day's update; a kept option is done with.

    Raises `UserError` where a change cannot be made any more, and `InvalidInput` without a reason.
    """
    if not because.reason.strip():
        raise InvalidInput({"reason": "Please say why."})
    tried = try_out(portfolio, changes, today, because)
    if refused := [each for each in tried.unfit if each.change.command not in _MADE_ANYWAY]:
        raise UserError(refused[0].sentence, "Take this change out of the option, then apply it.")
    if not tried.edit.changes:
        raise UserError("This option changes nothing.")
    text = f"{name}: {because.reason}" if name else because.reason
    update = Change(before=None, after=Update.make(on=today, text=text))
    edit = tried.edit.then(step("Apply what-if option", update))
    option = portfolio.find(WhatIfOption, option_id)
    if option is not None:
        edit = edit.then(remove_record(portfolio, option, now=now))
    return Edit("Apply what-if option", edit.changes)


def keep_option(portfolio: Portfolio, *, name: str, changes: Iterable[WhatIfChange], reason: str = "") -> Edit:
    """An option under a name; the one of the same name is written over."""
    wanted = tuple(changes)
    if not name.strip():
        raise InvalidInput({"name": "Please give it a name."})
    if not wanted:
        raise UserError("There is no change to keep yet.")
    same = [each for each in portfolio.all(WhatIfOption) if each.name.casefold() == name.strip().casefold()]
    if same:
        return change_record(portfolio, same[0], changes=wanted, reason=reason or same[0].reason)
    return add_record(portfolio, WhatIfOption, name=name, changes=wanted, reason=reason)


def throw_option_away(portfolio: Portfolio, *, option_id: str, now: datetime) -> Edit:
    """A kept option to the bin."""
    return remove_record(portfolio, portfolio.get(WhatIfOption, option_id), now=now)


# One function a kind of change


def _set_people(portfolio: Portfolio, given: Arguments, today: date, _because: Because) -> Edit:
    project = portfolio.get(Project, given["project_id"])
    people = Decimal(given["people"])
    edit = set_people(portfolio, project_id=project.id, since=today, people=people)
    now = project.people_on(today)
    if project.state is ProjectState.ACTIVE and 0 < people < now:
        for point, weeks in _stretched(portfolio, project.id, now / people, today):
            edit = edit.then(change_decision_point(portfolio, point_id=point.id, weeks=weeks))
    return edit


def _stretched(portfolio: Portfolio, project_id: str, by: Decimal, today: date) -> list[tuple[DecisionPoint, Weeks]]:
    """The weeks of every open stage of a project when what is left of them takes `by` times as long."""
    found = []
    for stage in stages(portfolio, project_id, today):
        weeks = stage.point.weeks
        if weeks is None or stage.state not in (StageState.RUNNING, StageState.TO_COME) or stage.asked_again_on:
            continue
        used = stage.weeks_used or Decimal(0)
        points = {
            name: (used + (figure - used) * by if figure > used else figure).quantize(_TENTH)
            for name, figure in (("early", weeks.early), ("likely", weeks.likely), ("late", weeks.late))
        }
        found.append((stage.point, weeks.evolve(**points)))
    return found


def _start(portfolio: Portfolio, given: Arguments, today: date, _because: Because) -> Edit:
    return start_project(portfolio, project_id=given["project_id"], on=today)


def _pause(portfolio: Portfolio, given: Arguments, _today: date, _because: Because) -> Edit:
    if portfolio.get(Project, given["project_id"]).state is ProjectState.ON_HOLD:
        raise UserError("This project is on hold already.")
    return hold_project(portfolio, project_id=given["project_id"])


def _resume(portfolio: Portfolio, given: Arguments, _today: date, _because: Because) -> Edit:
    if portfolio.get(Project, given["project_id"]).state is not ProjectState.ON_HOLD:
        raise UserError("This project is not on hold any more.")
    return resume_project(portfolio, project_id=given["project_id"])


def _stop(portfolio: Portfolio, given: Arguments, today: date, because: Because) -> Edit:
    project = portfolio.get(Project, given["project_id"])
    stage = next_stage(portfolio, project.id, today)
    if stage is None:
        raise UserError("This project has no open decision point at which it could be stopped.")
    return record_decision(
        portfolio,
        point_id=stage.point.id,
        on=today,
        outcome=Outcome.STOP,
        today=today,
        why=because.reason,
        decided_by=because.decided_by,
        override_reason=because.reason,
        learned=because.learned,
    )


def _move_decision(portfolio: Portfolio, given: Arguments, today: date, _because: Because) -> Edit:
    point = portfolio.get(DecisionPoint, given["point_id"])
    plan = stages(portfolio, point.project_id, today)
    stage = next((each for each in plan if each.point.id == point.id), None)
    if stage is None or stage.asked_on is None:
        raise UserError("Without a start and a number of weeks it has no day yet.")
    to = stage.asked_on + timedelta(days=_DAYS_A_WEEK * int(given["weeks"]))
    return plan_decision_for(portfolio, point_id=point.id, to=to, today=today)


def _change_point(portfolio: Portfolio, given: Arguments, _today: date, _because: Because) -> Edit:
    return change_decision_point(portfolio, **given)


def _add_project(portfolio: Portfolio, given: Arguments, today: date, _because: Because) -> Edit:
    edit = add_project(
        portfolio,
        today=today,
        title=str(given["title"]),
        kind=given["kind"],
        id=given["id"],
        people=(PeopleFrom.make(since=today, people=given["people"]),),
    )
    point = edit.changes[1].record
    later = portfolio.apply(edit)
    plan = change_decision_point(
        later, point_id=point.id, weeks=Weeks.make(**given["weeks"]), chance=given["chance"], started_on=today
    )
    return edit.then(plan)


_Trial = Callable[[Portfolio, Arguments, date, Because], Edit]
_TRIALS: Final[dict[str, _Trial]] = {
    "set_people": _set_people,
    "start_project": _start,
    "hold_project": _pause,
    "resume_project": _resume,
    "stop_project": _stop,
    "move_decision": _move_decision,
    "change_decision_point": _change_point,
    "add_project": _add_project,
}
_MADE_ANYWAY: Final = ("set_people",)
"""Changes that are made even where the figure they were made from has changed since."""
