"""Where a plan stands in time: which stage runs, when each question is asked, how the project stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from sciencepm.analysis.three_points import ThreePoints
from sciencepm.domain.decision import Decision, Outcome
from sciencepm.domain.landing import PathToProduction
from sciencepm.domain.plan import Criterion, DecisionPoint, Experiment, ExperimentOutcome
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Kind, Project, ProjectState
from sciencepm.domain.stop_rule import StopRule

LEFT_WHEN_OUT_OF_DATE = 0.02
"""An estimate is out of date when less than this part of it is left (domain.md, section 4)."""


class StageState(StrEnum):
    PASSED = "passed"
    """Its question has its final answer: go, or stop."""
    RUNNING = "running"
    TO_COME = "to come"
    LEFT = "left"
    """Never reached, because the project ended."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A decision point and the work before it, numbered from 1.

    `started_on` and `asked_on` are facts where the stage is passed, planned days where it is to come, and
    None where nothing tells them or the stage was left. `decisions` are all entries in order, `last_decision`
    the one in force.
    """

    point: DecisionPoint
    number: int
    state: StageState
    started_on: date | None
    asked_on: date | None
    decisions: tuple[Decision, ...]
    last_decision: Decision | None
    criteria: tuple[Criterion, ...]
    experiments: tuple[Experiment, ...]
    weeks_used: Decimal | None

    @property
    def asked_again_on(self) -> date | None:
        """The day a revised or held question is asked again."""
        last = self.last_decision
        return last.ask_again_on if last and last.outcome in (Outcome.REVISE, Outcome.HOLD) else None


class Standing(StrEnum):
    ON_PLAN = "on plan"
    REVISED = "revised"
    ON_HOLD = "on hold"
    BLOCKED = "blocked on data"
    RESULT_NO_PATH = "result without a path to production"
    NOT_READY = "not ready"
    OUT_OF_DATE = "out of date"
    IDEA = "idea"
    STOPPED = "stopped"
    LANDED = "landed"


def stages(portfolio: Portfolio, project_id: str, today: date) -> tuple[Stage, ...]:
    """The plan in order. A stage starts when the one before it was passed, the first with the project."""
    project = portfolio.get(Project, project_id)
    in_force = decisions_in_force(portfolio, project_id)
    ended = project.state in (ProjectState.LANDED, ProjectState.STOPPED)
    open_seen = False
    begins = project.start
    found: list[Stage] = []
    for number, point in enumerate(portfolio.of(DecisionPoint, project_id), start=1):
        last = in_force.get(point.id)
        experiments = portfolio.of(Experiment, point.id)
        final = last is not None and last.outcome in (Outcome.GO, Outcome.STOP)
        started = point.started_on or begins or _first_begun(experiments)
        if final:
            state = StageState.PASSED
        elif ended:
            state = StageState.LEFT
        elif open_seen or project.state is ProjectState.IDEA or not _has_begun(started, last, today):
            state = StageState.TO_COME
        else:
            state = StageState.RUNNING
        started = None if state is StageState.LEFT else started
        asked = None if state is StageState.LEFT else _asked_on(point, last, started)
        found.append(
            Stage(
                point=point,
                number=number,
                state=state,
                started_on=started,
                asked_on=asked,
                decisions=portfolio.of(Decision, point.id),
                last_decision=last,
                criteria=portfolio.of(Criterion, point.id),
                experiments=experiments,
                weeks_used=_weeks_used(state, started, asked, today),
            )
        )
        open_seen = open_seen or not final
        ended = ended or (last is not None and last.outcome is Outcome.STOP)
        begins = asked if final or asked is None else max(asked, today)
    return tuple(found)


def next_stage(portfolio: Portfolio, project_id: str, today: date) -> Stage | None:
    """The stage whose question comes next; None where the project ended or has no question open."""
    return open_stage(stages(portfolio, project_id, today))


def open_stage(plan: tuple[Stage, ...]) -> Stage | None:
    """The first stage of a plan that is running or to come."""
    return next((stage for stage in plan if stage.state in (StageState.RUNNING, StageState.TO_COME)), None)


def decisions_in_force(portfolio: Portfolio, project_id: str) -> dict[str, Decision]:
    """The last decision of each decision point; a correction stands in place of the entry it corrects."""
    entries = [entry for point in portfolio.of(DecisionPoint, project_id) for entry in portfolio.of(Decision, point.id)]
    by_id = {entry.id: entry for entry in entries}
    corrected = {entry.corrects_id for entry in entries}

    def place(entry: Decision) -> tuple[date, str, date, str]:
        first, seen = entry, {entry.id}
        while first.corrects_id in by_id and first.corrects_id not in seen:
            first = by_id[first.corrects_id]
            seen.add(first.id)
        return first.on, first.id, entry.on, entry.id

    standing = sorted((entry for entry in entries if entry.id not in corrected), key=place)
    return {entry.decision_point_id: entry for entry in standing}


def standing(portfolio: Portfolio, project: Project, today: date) -> Standing:
    """How a project stands: what ended or waits comes before what is missing, that before what is late."""
    ended = {
        ProjectState.LANDED: Standing.LANDED,
        ProjectState.STOPPED: Standing.STOPPED,
        ProjectState.IDEA: Standing.IDEA,
        ProjectState.ON_HOLD: Standing.ON_HOLD,
    }
    if project.state in ended:
        return ended[project.state]
    if project.blocked is not None:
        return Standing.BLOCKED
    plan = stages(portfolio, project.id, today)
    if not is_ready(portfolio, project):
        return Standing.NOT_READY
    if result_without_path(portfolio, project.id, today) is not None:
        return Standing.RESULT_NO_PATH
    stage = open_stage(plan)
    if is_late_to_land(portfolio, plan, project.id, today) or (stage and is_out_of_date(stage, today)):
        return Standing.OUT_OF_DATE
    revised = stage and stage.last_decision and stage.last_decision.outcome is Outcome.REVISE
    return Standing.REVISED if revised else Standing.ON_PLAN


def is_ready(portfolio: Portfolio, project: Project) -> bool:
    """Whether it has a decision point and, where it is foundational, a stop rule."""
    has_rule = project.kind is not Kind.FOUNDATIONAL or bool(portfolio.of(StopRule, project.id))
    return has_rule and bool(portfolio.of(DecisionPoint, project.id))


def is_out_of_date(stage: Stage, today: date) -> bool:
    """Whether a running stage has outlived its set day for the question, or 98% of its estimate."""
    if stage.state is not StageState.RUNNING:
        return False
    day = stage.asked_again_on or stage.point.fixed_date
    if day is not None:
        return today > day
    if stage.point.weeks is None or stage.started_on is None:
        return False
    used = (today - stage.started_on).days / 7
    return ThreePoints.of_weeks(stage.point.weeks).left_at(used) < LEFT_WHEN_OUT_OF_DATE


def result_without_path(portfolio: Portfolio, project_id: str, today: date) -> date | None:
    """Since when an active project has a result that worked and nobody took over; None where it has none.

    A result has worked when the last question was answered go, or when an experiment under it worked. It is
    taken over when the path to production names a receiving team and a time to build in.
    """
    project = portfolio.get(Project, project_id)
    plan = stages(portfolio, project_id, today)
    if project.state is not ProjectState.ACTIVE or not plan or _is_taken_over(portfolio, project):
        return None
    last = plan[-1]
    if any(stage.state is not StageState.PASSED for stage in plan[:-1]):
        return None
    if last.last_decision is not None and last.last_decision.outcome is Outcome.GO:
        return last.last_decision.on
    worked = [entry for entry in last.experiments if entry.outcome is ExperimentOutcome.WORKED]
    return min((entry.ended_on for entry in worked if entry.ended_on is not None), default=None)


def last_go(plan: tuple[Stage, ...]) -> date | None:
    """The day of the latest go in a plan."""
    decisions = (stage.last_decision for stage in plan)
    return max((entry.on for entry in decisions if entry and entry.outcome is Outcome.GO), default=None)


def build_days(portfolio: Portfolio, project_id: str) -> int:
    """How long the path to production reserves for building, in days; 0 where it reserves nothing."""
    for path in portfolio.of(PathToProduction, project_id):
        if path.build_from and path.build_to:
            return (path.build_to - path.build_from).days
    return 0


def is_late_to_land(portfolio: Portfolio, plan: tuple[Stage, ...], project_id: str, today: date) -> bool:
    """Whether every question was answered go and the build time since the last one is over."""
    went = last_go(plan)
    reserved = build_days(portfolio, project_id)
    return open_stage(plan) is None and went is not None and 0 < reserved < (today - went).days


def _is_taken_over(portfolio: Portfolio, project: Project) -> bool:
    for path in portfolio.of(PathToProduction, project.id):
        if (path.receiving_team or project.receiving_team) and path.build_from and path.build_to:
            return True
    return False


def day_after_weeks(start: date, weeks: Decimal) -> date:
    """The day so many weeks after `start`, rounded to whole days and never past the last day there is."""
    try:
        return start + timedelta(days=int(weeks * 7 + Decimal("0.5")))
    except OverflowError:
        return date.max


def _first_begun(experiments: tuple[Experiment, ...]) -> date | None:
    return min((entry.started_on for entry in experiments if entry.started_on is not None), default=None)


def _has_begun(started: date | None, last: Decision | None, today: date) -> bool:
    return last is not None or (started is not None and started <= today)


def _asked_on(point: DecisionPoint, last: Decision | None, started: date | None) -> date | None:
    if last is not None:
        if last.outcome in (Outcome.GO, Outcome.STOP):
            return last.on
        if last.ask_again_on is not None or last.outcome is Outcome.HOLD:
            return last.ask_again_on
    if point.fixed_date is not None:
        return point.fixed_date
    if started is None or point.weeks is None:
        return None
    return day_after_weeks(started, point.weeks.likely)


def _weeks_used(state: StageState, started: date | None, asked: date | None, today: date) -> Decimal | None:
    until = {StageState.PASSED: asked, StageState.RUNNING: today}.get(state)
    if until is None or started is None:
        return None
    return (Decimal(max(0, (until - started).days)) / 7).quantize(Decimal("0.1"))
