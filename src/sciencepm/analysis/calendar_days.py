"""The days a PM wants in a calendar: decisions, check-ins and promises, each with a name that stays the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from sciencepm.analysis.check_in_days import cadence_text, last_check_in, next_check_in
from sciencepm.analysis.code_words import words_of
from sciencepm.analysis.decisions_ahead import decisions_ahead
from sciencepm.analysis.owed_news import stakeholders_of
from sciencepm.analysis.plan import decisions_in_force
from sciencepm.analysis.wording import capital, decision_name, role_text
from sciencepm.domain.decision import Outcome
from sciencepm.domain.plan import DecisionPoint
from sciencepm.domain.portfolio import Portfolio
from sciencepm.domain.project import Project, ProjectState
from sciencepm.domain.stakeholders import Promise, Stakeholder
from sciencepm.i18n import Words

AHEAD_DAYS: Final = 366
BEHIND_DAYS: Final = 92
"""What was decided or kept this lately is written again, so that a calendar that has it as open learns of it."""


class DayKind(StrEnum):
    DECISION = "decision"
    CHECK_IN = "check-in"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One whole day with its title; `record_id` with the kind names it for ever; `done`: it is a fact, not a plan."""

    kind: DayKind
    record_id: str
    on: date
    title: str
    detail: str
    done: bool = False


def calendar_days(portfolio: Portfolio, today: date, w: Words) -> tuple[CalendarDay, ...]:
    """Decisions, check-ins and promises of the year ahead, what is late, and what was settled in the last months."""
    found = (
        *_decisions(portfolio, today, w),
        *_decided(portfolio, today, w),
        *_check_ins(portfolio, today, w),
        *_promises(portfolio, today, w),
    )
    return tuple(sorted(found, key=lambda each: (each.on, each.kind, each.title, each.record_id)))


def _decisions(portfolio: Portfolio, today: date, w: Words) -> Iterator[CalendarDay]:
    for ahead in decisions_ahead(portfolio, today, AHEAD_DAYS):
        project = portfolio.get(Project, ahead.project_id)
        point = portfolio.get(DecisionPoint, ahead.point_id)
        title = w("Decide: {project}, {decision}", project=project.title, decision=decision_name(ahead.number, w))
        detail = _lines(
            point.question,
            w("Decided by {who}", who=point.decider) if point.decider else "",
            w("The day is the likely one; it moves with the work.") if _is_forecast(point, again=ahead.again) else "",
        )
        yield CalendarDay(DayKind.DECISION, point.id, ahead.on, title, detail)


def _is_forecast(point: DecisionPoint, *, again: bool) -> bool:
    return point.fixed_date is None and not again


def _decided(portfolio: Portfolio, today: date, w: Words) -> Iterator[CalendarDay]:
    for project in portfolio.all(Project):
        in_force = decisions_in_force(portfolio, project.id)
        for number, point in enumerate(portfolio.of(DecisionPoint, project.id), start=1):
            entry = in_force.get(point.id)
            final = entry is not None and entry.outcome in (Outcome.GO, Outcome.STOP)
            if entry is None or not final or not today - timedelta(days=BEHIND_DAYS) <= entry.on <= today:
                continue
            title = w(
                "Decided: {project}, {decision}: {outcome}",
                project=project.title,
                decision=decision_name(number, w),
                outcome=words_of(entry.outcome, w),
            )
            yield CalendarDay(DayKind.DECISION, point.id, entry.on, title, entry.why, done=True)


def _check_ins(portfolio: Portfolio, today: date, w: Words) -> Iterator[CalendarDay]:
    for stakeholder in portfolio.all(Stakeholder):
        projects = [
            each.title
            for each in portfolio.all(Project)
            if each.state in (ProjectState.ACTIVE, ProjectState.ON_HOLD)
            and stakeholder in stakeholders_of(portfolio, each)
        ]
        if not projects:
            continue
        last = last_check_in(portfolio, stakeholder, today)
        due = next_check_in(stakeholder, last) if last is not None else today
        title = w("Check-in with {who}", who=role_text(stakeholder.name, w))
        cares = w("Cares about: {what}", what=stakeholder.values) if stakeholder.values else ""
        detail = _lines(capital(cadence_text(stakeholder, w)), ", ".join(projects), cares)
        yield CalendarDay(DayKind.CHECK_IN, stakeholder.id, max(due, today), title, detail)


def _promises(portfolio: Portfolio, today: date, w: Words) -> Iterator[CalendarDay]:
    for promise in portfolio.all(Promise):
        if promise.due is None or (promise.due - today).days > AHEAD_DAYS:
            continue
        kept = promise.kept_on
        if kept is not None and (today - kept).days > BEHIND_DAYS:
            continue
        title = w("Kept: {what}", what=promise.what) if kept else w("Promised: {what}", what=promise.what)
        to = w("To {whom}", whom=role_text(promise.to, w)) if promise.to else ""
        yield CalendarDay(DayKind.PROMISE, promise.id, promise.due, title, _lines(to, promise.owner), done=bool(kept))


def _lines(*said: str) -> str:
    return "\n".join(each for each in said if each)
